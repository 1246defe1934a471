"""One window at a time: locks that are held, left behind, foreign, or cannot be taken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QSysInfo

from tests.storage.conftest import NOW, names
from workbook.services.problems import StorageProblem
from workbook.services.shelf import FileState
from workbook.storage.key import public_key
from workbook.storage.lock import NoLock, lock_file, take_lock
from workbook.storage.shelf import FileShelf

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from workbook.storage.shelf import FileShelf
opened = FileShelf(Path(sys.argv[2])).open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


def other_process(path: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", OPEN_AND_WAIT, str(path), str(path.parent.parent / "backups")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_lock_is_held_while_open_and_gone_afterwards(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    assert lock_file(path).exists()
    with pytest.raises(StorageProblem, match="in_use"):
        shelf.open(path)
    opened.close()
    opened.close()
    assert names(path.parent) == [path.name]


def test_another_program_that_was_killed_leaves_no_lock(shelf: FileShelf, path: Path) -> None:
    shelf.create(path).close()
    with other_process(path) as process:
        with pytest.raises(StorageProblem) as problem:
            shelf.open(path)
        assert problem.value.key == "in_use"
        with pytest.raises(StorageProblem) as problem:
            shelf.open(path, read_only=True)
        assert problem.value.key == "in_use"
        process.kill()
    assert lock_file(path).exists()
    shelf.open(path).close()
    assert names(path.parent) == [path.name]


def test_a_lock_from_another_computer_asks_and_lets_read(shelf: FileShelf, path: Path) -> None:
    shelf.create(path).close()
    lock_file(path).write_text("4711\nworkbook\nanother-computer\n\n\n")
    with pytest.raises(StorageProblem) as problem:
        shelf.open(path)
    assert problem.value.key == "in_use_elsewhere"
    opened = shelf.open(path, read_only=True)
    assert opened.read_only
    assert opened.contents().goals == ()
    opened.close()
    assert lock_file(path).exists()


@pytest.mark.parametrize("content", ["", f"99999999\npython\n{QSysInfo.machineHostName()}\n\n\n"])
def test_a_stale_lock_is_taken_over(shelf: FileShelf, path: Path, content: str) -> None:
    shelf.create(path).close()
    lock_file(path).write_text(content)
    shelf.open(path).close()
    assert names(path.parent) == [path.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("make", ["mkfifo", "mkdir"])
def test_what_is_no_file_in_the_place_of_a_lock_is_left_alone(shelf: FileShelf, path: Path, make: str) -> None:
    shelf.create(path).close()
    getattr(os, make)(lock_file(path))
    with pytest.raises(StorageProblem, match="in_use"):
        shelf.open(path)
    assert lock_file(path).exists()
    shelf.open(path, read_only=True).close()


@pytest.fixture
def own_lock_left(shelf: FileShelf, path: Path) -> Path:
    """What stands there when a lock file of this very process could not be removed."""
    opened = shelf.create(path)
    content = lock_file(path).read_bytes()
    opened.close()
    lock_file(path).write_bytes(content)
    return lock_file(path)


def test_a_lock_of_our_own_that_could_not_be_removed_is_taken_again(
    shelf: FileShelf, path: Path, own_lock_left: Path
) -> None:
    opened = shelf.open(path)
    with pytest.raises(StorageProblem, match="in_use"):
        shelf.open(path)
    opened.close()
    assert names(path.parent) == [path.name]


def test_a_lock_of_our_own_that_cannot_be_removed_now_either_keeps_the_workbook_in_use(
    shelf: FileShelf, path: Path, own_lock_left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        with pytest.raises(StorageProblem, match="in_use"):
            shelf.open(path)
    shelf.open(path).close()


def test_another_sqlite_program_is_told_too(shelf: FileShelf, path: Path) -> None:
    shelf.create(path).close()
    other = sqlcipher.connect(str(path), isolation_level=None)
    public_key(path.read_bytes()[:16]).unlock(other)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageProblem) as problem:
        shelf.open(path)
    assert problem.value.key == "in_use"
    other.close()


def test_looking_at_an_open_file_keeps_its_lock(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    assert shelf.look_at(path) is FileState.OPEN
    opened.check()
    opened.back_up(NOW)
    read = (
        "import sys, sqlcipher3.dbapi2 as s; from pathlib import Path; from workbook.storage.connection import *; "
        "from workbook.storage.key import public_key; p = Path(sys.argv[1]); "
        "connect(p, public_key(p.read_bytes()[:16]), Use.WRITE).run('SELECT count(*) FROM goals')"
    )
    said = subprocess.run([sys.executable, "-c", read, str(path)], capture_output=True, text=True, check=False)
    assert "in_use" in said.stderr
    opened.close()


def test_without_qt_sqlite_keeps_others_away(shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.create(path).close()
    with other_process(path) as process:
        lock_file(path).unlink()
        monkeypatch.setitem(sys.modules, "PySide6.QtCore", None)
        with pytest.raises(StorageProblem) as problem:
            shelf.open(path)
        assert problem.value.key == "in_use"
        process.kill()
    opened = shelf.open(path)
    opened.close()
    assert names(path.parent) == [path.name]


def test_a_folder_without_room_for_a_lock_is_told_by_the_file(shelf: FileShelf, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageProblem, match="unwritable"):
        shelf.create(tmp_path / "file" / "a.workbook")


def test_where_there_is_no_room_for_a_lock_the_file_is_opened_all_the_same(tmp_path: Path) -> None:
    long_name = tmp_path / ("n" * 252)  # the name of its lock is longer than names may be
    assert isinstance(take_lock(long_name), NoLock)
