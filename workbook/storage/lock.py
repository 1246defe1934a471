"""The lock file beside an open workbook: one window on this computer, and a word to other computers.

Qt's lock file knows a lock whose program has died. It is the one thing of Qt in storage. SQLite's own lock on the file
stands behind it.
"""

from pathlib import Path
from typing import Protocol

from workbook.services.problems import StorageProblem


class Lock(Protocol):
    """A lock that is held."""

    def unlock(self) -> None:
        """Let go of it; doing it twice does nothing."""


class NoLock:
    """Stands for a lock where none can be taken, or none is needed."""

    def unlock(self) -> None:
        """Do nothing."""


def lock_file(path: Path) -> Path:
    """Return where the lock of a workbook stands."""
    return path.with_name(f".{path.name}.lock")


def take_lock(path: Path) -> Lock:
    """Lock a workbook; raise `StorageProblem` "in_use", "in_use_elsewhere" or "read_only" (of its folder)."""
    try:
        from PySide6.QtCore import QLockFile  # the command line works without Qt's system libraries
    except ImportError:
        return NoLock()  # then no window runs here either, and SQLite's lock keeps other commands away
    lock = QLockFile(str(lock_file(path)))
    lock.setStaleLockTime(0)  # a lock grows stale by the death of its program, not by age
    if lock.tryLock(0):
        return lock
    match lock.error():
        case QLockFile.LockError.PermissionError:
            raise StorageProblem("read_only")
        case QLockFile.LockError.LockFailedError:
            _process, host, _program = lock.getLockInfo()
            if not host and lock.removeStaleLockFile() and lock.tryLock(0):
                return lock  # an empty file that a power cut left
            from PySide6.QtCore import QSysInfo  # loading its lists takes longer than taking the lock

            raise StorageProblem("in_use" if host in ("", QSysInfo.machineHostName()) else "in_use_elsewhere")
        case _:
            return NoLock()  # no folder or no room for one; opening the file says which, or works
