"""The lock file beside an open workbook: one window on this computer, and a word to other computers.

Qt's lock file knows a lock whose program has died. It is the one thing of Qt in storage. SQLite's own lock on the file
stands behind it.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from workbook.services.problems import StorageProblem
from workbook.storage.new_file import stands

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

_held: set[Path] = set()
"""The lock files of this process that are in use."""


class Lock(Protocol):
    """A lock that is held."""

    def unlock(self) -> None:
        """Let go of it; doing it twice does nothing."""


class NoLock:
    """Stands for a lock where none can be taken, or none is needed."""

    def unlock(self) -> None:
        """Do nothing."""


class _HeldLock:
    """A lock file of this process."""

    def __init__(self, lock: "QLockFile", file: Path) -> None:
        self._lock = lock
        self._file = file
        _held.add(file)

    def unlock(self) -> None:
        """Let go of it; a file that cannot be removed now is taken again when it is wanted."""
        self._lock.unlock()
        _held.discard(self._file)


def lock_file(path: Path) -> Path:
    """Return where the lock of a workbook stands."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path) -> Lock:
    """Lock a workbook; raise `StorageProblem` "in_use", "in_use_elsewhere" or "read_only" (of its folder)."""
    try:
        from PySide6.QtCore import QLockFile  # the command line works without Qt's system libraries
    except ImportError:
        return NoLock()  # then no window runs here either, and SQLite's lock keeps other commands away
    file = lock_file(path.absolute())
    if stands(file) and not file.is_file():
        raise StorageProblem("in_use")  # Qt would wait for ever for what a pipe says
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # a lock grows stale by the death of its program, not by age
    if lock.tryLock(0):
        return _HeldLock(lock, file)
    match lock.error():
        case QLockFile.LockError.PermissionError:
            raise StorageProblem("read_only")
        case QLockFile.LockError.LockFailedError:
            process, host, _program = lock.getLockInfo()
            from PySide6.QtCore import QSysInfo  # loading its lists takes longer than taking the lock

            here = host == QSysInfo.machineHostName()
            if not host and lock.removeStaleLockFile() and lock.tryLock(0):
                return _HeldLock(lock, file)  # an empty file that a power cut left
            if here and process == os.getpid() and file not in _held and _removed(file) and lock.tryLock(0):
                return _HeldLock(lock, file)  # our own, which could not be removed when it was let go of
            raise StorageProblem("in_use" if here or not host else "in_use_elsewhere")
        case _:
            return NoLock()  # no folder or no room for one; opening the file says which, or works


def _removed(file: Path) -> bool:
    try:
        file.unlink()
    except OSError:
        return False
    return True
