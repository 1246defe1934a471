"""Reads that fail: called what they are, and got over in the open workbook."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.storage.conftest import NOW, names
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the handles of a process are looked up in /proc")
PEOPLE = tuple(Person(id=str(number), name="Anna", note="x" * 900) for number in range(300))


@pytest.fixture
def opened(shelf: FileShelf, path: Path) -> Iterator[WorkbookFile]:
    shelf.create(path, contents=Contents(people=PEOPLE)).close()
    with closing(shelf.open(path)) as opened:
        yield opened


@contextmanager
def failing_reads(path: Path) -> Iterator[None]:
    """Let every read by the handles that are open on a file fail; files opened meanwhile can be read."""
    handles = [int(each.name) for each in Path("/proc/self/fd").iterdir() if _leads_to(each, path)]
    kept = [os.dup(each) for each in handles]
    writes_alone = os.open(path, os.O_WRONLY)
    for each in handles:
        os.dup2(writes_alone, each)
    try:
        yield
    finally:
        for each, good in zip(handles, kept, strict=True):
            os.dup2(good, each)
            os.close(good)
        os.close(writes_alone)


def _leads_to(handle: Path, path: Path) -> bool:
    try:
        return handle.readlink() == path
    except FileNotFoundError:  # the one that the folder was listed by
        return False


def test_a_failed_read_is_called_so_and_the_next_one_works(opened: WorkbookFile) -> None:
    with failing_reads(opened.path), pytest.raises(StorageProblem, match="unreadable"):
        opened.every(Person)
    assert opened.every(Person) == PEOPLE
    opened.put(Person(id="new", name="Ben"))
    assert len(opened.every(Person)) == len(PEOPLE) + 1


def test_a_read_that_fails_while_saving_keeps_nothing_and_the_next_saving_works(opened: WorkbookFile) -> None:
    fresh = Person(id="new", name="Ben")
    with failing_reads(opened.path), pytest.raises(StorageProblem, match=r"un(read|writ)able"):
        opened.put(*(Person(id=each.id, name="Ben") for each in PEOPLE))
    opened.put(fresh)
    assert opened.every(Person) == (*PEOPLE, fresh)


def test_a_backup_of_what_cannot_be_read_does_not_stay(opened: WorkbookFile, shelf: FileShelf) -> None:
    with failing_reads(opened.path), pytest.raises(StorageProblem, match="unreadable"):
        opened.back_up(NOW)
    assert shelf.backups(opened.path) == ()
    made = opened.back_up(NOW)
    assert names(made.path.parent) == [made.path.name]


def test_a_workbook_that_gives_way_to_another_is_not_connected_to_again(opened: WorkbookFile) -> None:
    with failing_reads(opened.path), pytest.raises(StorageProblem, match="unreadable"):
        opened.every(Person)
    opened.path.rename(opened.path.with_name("elsewhere"))
    opened.path.write_bytes(b"another file")
    with pytest.raises(StorageProblem, match="replaced"):
        opened.every(Person)
    assert opened.path.read_bytes() == b"another file"
