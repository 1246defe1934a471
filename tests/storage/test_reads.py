"""Reads that fail: called what they are, and got over in the open workbook."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.storage.conftest import NOW, damage, names
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Soundness
from workbook.storage import copies
from workbook.storage import file as file_module
from workbook.storage import shelf as shelf_module
from workbook.storage.connection import Use
from workbook.storage.copies import open_bytes
from workbook.storage.entries import Entries
from workbook.storage.file import WorkbookFile
from workbook.storage.key import Key, public_key, read_salt
from workbook.storage.shelf import FileShelf
from workbook.storage.soundness import check_pages, check_structure, looked_into
from workbook.storage.troubles import SeemsDamagedProblem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the handles of a process are looked up in /proc")
PEOPLE = tuple(Person(id=str(number), name="Anna", note="x" * 900) for number in range(300))


@pytest.fixture
def opened(shelf: FileShelf, path: Path) -> Iterator[WorkbookFile]:
    shelf.create(path, contents=Contents(people=PEOPLE)).close()
    with closing(shelf.open(path)) as opened:
        yield opened


@contextmanager
def failing_reads(path: Path) -> Iterator[None]:
    """Let every read by the handles that are open on a file end in EIO; files opened meanwhile can be read."""
    handles = [int(each.name) for each in Path("/proc/self/fd").iterdir() if _leads_to(each, path)]
    kept = [os.dup(each) for each in handles]
    broken = os.open("/proc/self/mem", os.O_RDONLY)  # there is nothing at the addresses that are asked for
    for each in handles:
        os.dup2(broken, each)
    try:
        yield
    finally:
        for each, good in zip(handles, kept, strict=True):
            os.dup2(good, each)
            os.close(good)
        os.close(broken)


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


def test_a_read_that_fails_in_the_middle_of_a_transaction_takes_all_of_it_back(opened: WorkbookFile) -> None:
    def change() -> None:
        with opened.together(), opened.together():
            opened.put(Person(id="new", name="Ben"))
            with failing_reads(opened.path):
                opened.every(Person)

    with pytest.raises(StorageProblem, match="unreadable"):
        change()
    assert opened.every(Person) == PEOPLE


def test_a_transaction_that_cannot_be_taken_back_is_given_up_with_its_connection(
    opened: WorkbookFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(entries: Entries) -> None:
        raise StorageProblem("unwritable")

    def change(trouble: Exception) -> None:
        with opened.together():
            opened.put(Person(id="new", name="Ben"))
            raise trouble

    for trouble, told in ((ZeroDivisionError(), "Zero"), (SeemsDamagedProblem("damaged"), "unreadable")):
        with monkeypatch.context() as patched:
            patched.setattr(Entries, "_roll_back", broken)
            with pytest.raises((ZeroDivisionError, StorageProblem)) as told_of:
                change(trouble)
        assert told in repr(told_of.value)
        assert opened.every(Person) == PEOPLE
    opened.put(Person(id="new", name="Ben"))
    assert len(opened.every(Person)) == len(PEOPLE) + 1


def test_a_file_that_cannot_be_opened_again_under_its_new_key_is_opened_later(
    opened: WorkbookFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise StorageProblem("unreadable")

    with monkeypatch.context() as patched:
        patched.setattr(file_module, "open_bytes", broken)
        with pytest.raises(StorageProblem, match="unreadable"):
            opened.protect("one", NOW)
    assert opened.every(Person) == PEOPLE
    assert opened.protected
    opened.back_up(NOW)


def test_a_damaged_copy_of_a_sound_workbook_is_a_backup_that_failed(
    opened: WorkbookFile, shelf: FileShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise StorageProblem("damaged")

    with monkeypatch.context() as patched:
        patched.setattr(copies, "check_pages", damaged)
        with pytest.raises(StorageProblem, match="backup_failed"):
            opened.back_up(NOW)
    assert shelf.backups(opened.path) == ()


def test_a_structure_that_could_not_be_read_once_is_looked_at_again_before_a_backup_is_called_damaged(
    opened: WorkbookFile, shelf: FileShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite's own check calls a page that it did not get "not ok", as it does one that is damaged."""
    made = opened.back_up(NOW)
    opened.close()
    looks: list[Path] = []

    def failing_once(path: Path, key: Key, use: Use, *, thorough: bool = False) -> None:
        looks.append(path)
        if len(looks) == 1:
            raise StorageProblem("damaged")
        check_structure(path, key, use, thorough=thorough)

    with monkeypatch.context() as patched:
        patched.setattr(shelf_module, "check_structure", failing_once)
        assert shelf.checked(made).soundness is Soundness.GOOD
        looks.clear()
        shelf.restore(made, opened.path, NOW)
    assert len(looks) == 2


def test_what_seems_damaged_is_looked_into(shelf: FileShelf, path: Path) -> None:
    shelf.create(path, contents=Contents(people=PEOPLE)).close()
    key = public_key(read_salt(path))
    with pytest.raises(StorageProblem, match="unreadable"), looked_into(path, key, Use.READ):
        raise SeemsDamagedProblem("damaged")
    damage(path, 9000)
    with pytest.raises(StorageProblem, match="damaged"), looked_into(path, key, Use.READ):
        raise SeemsDamagedProblem("damaged")
    path.unlink()
    with pytest.raises(StorageProblem, match="unreadable"):
        check_pages(path, key, Use.READ)
    with pytest.raises(StorageProblem, match="unreadable"):
        open_bytes(path)


def test_a_new_file_that_cannot_be_read_again_is_not_called_damaged(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(entries: Entries, contents: Contents) -> None:
        raise SeemsDamagedProblem("damaged")

    monkeypatch.setattr(Entries, "fill", broken)
    with pytest.raises(StorageProblem, match="unreadable"):
        shelf.create(path, contents=Contents(people=PEOPLE))
    assert names(path.parent) == []


def test_a_new_key_counts_where_the_mark_of_the_file_cannot_be_read(
    opened: WorkbookFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> bytes:
        raise StorageProblem("unreadable")

    monkeypatch.setattr(file_module, "read_salt", broken)
    opened.protect("one", NOW)
    assert opened.protected
    assert opened.every(Person) == PEOPLE
