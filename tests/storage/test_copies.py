"""Copies, keys and names under awkward conditions."""

import errno
import os
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from tests.storage.conftest import NOW, names
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.services.shelf import FileState
from workbook.storage import copies, new_file
from workbook.storage.key import public_key
from workbook.storage.lock import take_lock
from workbook.storage.protection import key_from_recovery
from workbook.storage.shelf import FileShelf


@pytest.mark.parametrize(("seen", "work"), [("figures", "back_up"), ("digest", "unprotect")])
def test_a_copy_that_differs_is_thrown_away(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch, seen: str, work: str
) -> None:
    opened = shelf.create(path)
    opened.put(Person(id="p", name="Anna"))
    answers = iter(range(9))
    monkeypatch.setattr(copies, seen, lambda connection: next(answers))
    with pytest.raises(StorageProblem, match="backup_failed"):
        getattr(opened, work)(NOW)
    monkeypatch.undo()
    assert opened.every(Person) == (Person(id="p", name="Anna"),)
    opened.close()
    assert names(path.parent) == [path.name]


def test_a_file_whose_newest_pages_stand_beside_it_is_not_copied_without_them(shelf: FileShelf, path: Path) -> None:
    shelf.create(path).close()
    other = sqlcipher.connect(str(path), isolation_level=None)
    public_key(path.read_bytes()[:16]).unlock(other)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.execute("UPDATE people SET id = 'p' WHERE 0")
    with closing(shelf.open(path, read_only=True)) as opened, pytest.raises(StorageProblem, match="backup_failed"):
        opened.save_copy(path.with_name("copy.workbook"))
    other.close()
    assert names(path.parent) == [path.name]


def test_a_damaged_workbook_is_kept_aside_where_there_are_no_hard_links(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = shelf.create(path)
    backup = opened.back_up(NOW)
    opened.close()
    before = path.read_bytes()

    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "as on a FAT stick")

    monkeypatch.setattr(os, "link", no_links)
    aside = shelf.restore(backup, path, NOW)
    assert aside is not None
    assert aside.read_bytes() == before


def test_trouble_with_a_name_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "as on a broken disk")

    monkeypatch.setattr(os, "link", broken)
    path.write_bytes(b"a")
    with pytest.raises(OSError, match="broken disk"):
        new_file.give_name(path, path.with_name("b"))
    with pytest.raises(OSError, match="broken disk"):
        new_file.keep_aside(path, NOW)


def test_a_name_that_is_taken_meanwhile_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"mine")
    beside = path.with_name("new")
    beside.write_bytes(b"new")
    with pytest.raises(StorageProblem, match="exists"):
        new_file.give_name(beside, path)
    assert path.read_bytes() == b"mine"


def test_a_name_that_may_not_last_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise OSError(errno.EIO, "as on a broken disk")

    monkeypatch.setattr(new_file, "sync_folder", broken)
    beside = path.with_name("new")
    beside.write_bytes(b"new")
    with pytest.raises(OSError, match="broken disk"):
        new_file.give_name(beside, path)
    assert names(path.parent) == ["new"]


def test_folders_cannot_be_synced_on_windows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = path.parent
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        windows.setattr(os, "fsync", None)
        new_file.sync_folder(folder)


@pytest.mark.parametrize("key", ["", "1", "A" * 56, "MFRGG-ZDFMY", "é"])
def test_what_is_no_recovery_key_opens_nothing(key: str) -> None:
    with pytest.raises(StorageProblem, match="wrong_key"):
        key_from_recovery(key, bytes(16))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among files there")
def test_a_pipe_is_not_waited_for(shelf: FileShelf, path: Path) -> None:
    os.mkfifo(path)
    assert shelf.look_at(path) is FileState.UNREADABLE


def test_a_backup_that_is_no_workbook_is_listed_all_the_same(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    made = opened.back_up(NOW)
    made.path.write_bytes(b"")
    opened.protect("one", NOW + timedelta(hours=1))
    opened.close()
    assert [each.protected for each in shelf.backups(path)] == [True, False]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder nobody may write to")
def test_a_folder_that_nobody_may_write_to_is_told() -> None:
    with pytest.raises(StorageProblem, match="read_only"):
        take_lock(Path("/sys/kernel/a.workbook"))
