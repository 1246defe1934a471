"""A file made beside its target: it gets its name when it is whole, and nothing of it stays otherwise."""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from workbook.services.problems import StorageProblem

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What file systems without hard links, such as those of memory sticks, answer."""
_KEPT_FORMAT = "%Y-%m-%dT%H%M%S%z"
_OS_TROUBLES = {errno.ENOSPC: "disk_full", errno.EDQUOT: "disk_full", errno.EROFS: "read_only"}


@contextmanager
def private_files() -> Iterator[None]:
    """Make files that nobody else can read, from their first byte on."""
    previous = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(previous)


def stands(path: Path) -> bool:
    """Tell whether something stands at a place; where nobody can look, nothing does, and writing there says why."""
    try:
        return path.exists()
    except OSError:
        return False


def clear_leftovers(folder: Path, name: str) -> None:
    """Remove what programs that were killed left beside files whose name matches the pattern `name`.

    Whoever calls this holds the lock of those files.
    """
    left = re.compile(rf"\.{name}\.[0-9a-f]{{12}}\.new(-journal)?")
    for each in folder.iterdir():
        if left.fullmatch(each.name):
            each.unlink(missing_ok=True)


@contextmanager
def new_file_beside(target: Path) -> Iterator[Path]:
    """Yield a free name beside `target`; what still stands there in the end is removed, with its journal.

    Trouble with the folder is raised as `StorageProblem` "unwritable", "disk_full" or "read_only".
    """
    beside = target.with_name(f".{target.name}.{os.urandom(6).hex()}.new")
    try:
        yield beside
    except OSError as trouble:
        raise StorageProblem(_OS_TROUBLES.get(trouble.errno or 0, "unwritable")) from trouble
    finally:
        for left in (beside, journal_of(beside)):
            with suppress(OSError):  # `clear_leftovers` finds it another time
                left.unlink(missing_ok=True)


def give_name(beside: Path, target: Path) -> None:
    """Give a whole new file the name `target`; raise `StorageProblem` "exists" rather than replace a file."""
    beside.chmod(0o600)
    try:
        os.link(beside, target)
    except FileExistsError:
        raise StorageProblem("exists") from None
    except OSError as trouble:
        if trouble.errno not in _NO_HARD_LINKS:
            raise
        _claim_name(target)
        beside.replace(target)
    try:
        sync_folder(target.parent)
    except OSError:
        target.unlink()
        raise


def _claim_name(target: Path) -> None:
    """Make an empty file of our own under the name, which moving the new one over it cannot take from anybody else."""
    try:
        target.touch(0o600, exist_ok=False)
    except FileExistsError:
        raise StorageProblem("exists") from None


def take_over(beside: Path, target: Path) -> None:
    """Put a whole new file in the place of `target`."""
    beside.chmod(0o600)
    beside.replace(target)
    with suppress(OSError):  # it is done, and whichever of the two a power cut would leave is whole
        sync_folder(target.parent)


def keep_aside(path: Path, now: datetime) -> Path:
    """Give a file a second name beside its own, with a journal that belongs to it, and return that name.

    The journal goes: beside another file of the same name SQLite would play it back into that one.
    """
    while (aside := path.with_name(f"{path.stem}-kept-{now.strftime(_KEPT_FORMAT)}{path.suffix}")).exists():
        now += timedelta(seconds=1)
    journal = journal_of(path)
    if journal.exists():
        _name_too(journal, journal_of(aside))
    _name_too(path, aside)
    sync_folder(path.parent)
    journal.unlink(missing_ok=True)
    return aside


def kept_aside(path: Path) -> list[Path]:
    """Return what `keep_aside` left of a workbook, journals too."""
    kept = re.compile(rf"{re.escape(path.stem)}-kept-[-+T\d]+{re.escape(path.suffix)}(-journal)?", re.ASCII)
    return [each for each in path.parent.iterdir() if kept.fullmatch(each.name)]


def _name_too(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError as trouble:
        if trouble.errno not in _NO_HARD_LINKS:
            raise
        shutil.copy2(path, other)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the journal of a file."""
    return path.with_name(path.name + "-journal")


def sync_folder(folder: Path) -> None:
    """Make a file that got its name in a folder stay there after a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
