"""Work on a second core: nothing is left undone, and nothing that went wrong is lost."""

from collections.abc import Iterator
from threading import Event, get_ident

import pytest

from workbook.storage.second_core import meanwhile, one_ahead


class Outer(Exception): ...


class Inner(Exception): ...


def stumble() -> None:
    raise Inner


def test_both_are_done_side_by_side() -> None:
    begun, go_on, done = Event(), Event(), Event()

    def work() -> None:
        begun.set()
        go_on.wait()
        done.set()

    with meanwhile(work):
        begun.wait()
        go_on.set()
    assert done.is_set()


def test_what_the_work_raised_is_raised_at_the_end() -> None:
    reached = Event()
    with pytest.raises(Inner), meanwhile(stumble):
        reached.set()
    assert reached.is_set()


def test_what_the_block_raised_comes_first_and_waits_for_the_work() -> None:
    with pytest.raises(Outer), meanwhile(stumble):
        raise Outer


def test_items_come_in_order_from_another_thread() -> None:
    def items() -> Iterator[tuple[int, int]]:
        for number in range(3):
            yield number, get_ident()

    numbers, threads = zip(*one_ahead(items()), strict=True)
    assert numbers == (0, 1, 2)
    assert get_ident() not in threads


def test_what_getting_an_item_raised_is_raised_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise Inner

    ahead = one_ahead(items())
    assert next(ahead) == 1
    with pytest.raises(Inner):
        next(ahead)
