"""What the program is at when a fault strikes: each work says after each step how much counts as kept by now."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import count

from tests.faults.bench import IMPORTED, PASSPHRASE, Bench, Found, answer, answers, cheap_keys, contents, newer_program
from workbook.storage.file import WorkbookFile

START_WITH = 25
"""Answers that are there from the beginning."""


def saving(bench: Bench) -> Iterator[int]:
    with bench.opened() as opened:
        for number in count(bench.attempt(lambda: answers(opened)) + 1):
            yield save(bench, opened, number)


def backing_up(bench: Bench) -> Iterator[int]:
    with bench.opened() as opened:
        for number in count(bench.attempt(lambda: answers(opened)) + 1):
            yield save(bench, opened, number)
            bench.attempt(lambda: opened.back_up(bench.later()))


def changing_the_key(bench: Bench) -> Iterator[int]:
    def change(opened: WorkbookFile) -> None:
        if opened.protected:
            opened.unprotect(bench.later())
        else:
            opened.protect(PASSPHRASE, bench.later())

    with bench.opened() as opened:
        for number in count(bench.attempt(lambda: answers(opened)) + 1):
            yield save(bench, opened, number)
            bench.attempt(lambda: change(opened))


def restoring(bench: Bench) -> Iterator[int]:
    shelf = bench.shelf()
    while True:
        with bench.opened() as opened:
            number = save(bench, opened, bench.attempt(partial(answers, opened)) + 1)
            bench.attempt(partial(opened.back_up, bench.later()))
        yield number
        bench.attempt(lambda: shelf.restore(shelf.backups(bench.path)[0], bench.path, bench.later()))


def importing(bench: Bench) -> Iterator[int]:
    for number in count(bench.imports() + 1):
        make = partial(bench.shelf().create, bench.imported(number), contents=contents(IMPORTED))
        bench.attempt(make).close()
        yield number


def migrating(bench: Bench) -> Iterator[int]:
    with bench.opened() as opened:
        there = bench.attempt(lambda: answers(opened))
        yield there
        for number in count(there + 1):
            yield save(bench, opened, number)


def save(bench: Bench, opened: WorkbookFile, number: int) -> int:
    """Save the answer of this number and return it."""
    bench.attempt(lambda: opened.put(answer(number)))
    return number


@dataclass(frozen=True, slots=True)
class Work:
    """Steps that run in `program`; `look` sees afterwards what is there, of `at_start` in the beginning.

    A kill strikes somewhere in the first `spans` steps, when `kept_first` in those after the first one. After `lasts`
    kills the bench is put back as it was.
    """

    steps: Callable[[Bench], Iterator[int]]
    look: Callable[[Bench], Found] = Bench.look
    program: Callable[[], AbstractContextManager[None]] = nullcontext
    at_start: int = START_WITH
    spans: int = 2
    kept_first: bool = True
    lasts: int = 10


WORKS = {
    "save": Work(saving, Bench.look_at_answers, spans=8, lasts=40),
    "backup": Work(backing_up, spans=2),
    "re-key": Work(changing_the_key, program=cheap_keys),
    "restore": Work(restoring),
    "import": Work(importing, Bench.look_at_imports, at_start=0, spans=2),
    "migration": Work(migrating, program=newer_program, spans=1, kept_first=False, lasts=1),
}
