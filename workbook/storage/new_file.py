"""A file made beside its target: it gets its name when it is whole, and nothing of it stays otherwise."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workbook.services.problems import StorageProblem

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What file systems without hard links, such as those of memory sticks, answer."""


@contextmanager
def private_files() -> Iterator[None]:
    """Make files that nobody else can read, from their first byte on."""
    previous = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(previous)


@contextmanager
def new_file_beside(target: Path) -> Iterator[Path]:
    """Yield a free name beside `target`; what still stands there in the end is removed, with its journal.

    Trouble with the folder is raised as `StorageProblem` "unwritable".
    """
    beside = target.with_name(f".{target.name}.{os.urandom(6).hex()}.new")
    try:
        yield beside
    except OSError as trouble:
        raise StorageProblem("unwritable") from trouble
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(beside.name + "-journal").unlink(missing_ok=True)


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
    sync_folder(target.parent)


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
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a file that got its name in a folder stay there after a power cut."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
