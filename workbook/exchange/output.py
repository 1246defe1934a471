"""Writes a file beside its target and moves it over, so that the target is whole at any moment."""

import os
import re
from contextlib import suppress
from pathlib import Path

from workbook.services.problems import StorageProblem


def write_beside(path: Path, data: bytes) -> None:
    """Write `data` to `path`, replacing what is there in one go; raise `StorageProblem` when it cannot be written.

    What a program that was killed while it wrote the same file left beside it is removed.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
    try:
        _clear_leftovers(path)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as trouble:
        raise StorageProblem("unwritable") from trouble
    finally:
        with suppress(OSError):  # what hinders writing hinders this too
            beside.unlink()


def _clear_leftovers(path: Path) -> None:
    left = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{12}}\.new")
    with suppress(OSError):  # they go another time
        for each in path.parent.iterdir():
            if left.fullmatch(each.name):
                each.unlink()
