"""Writes a file beside its target and moves it over, so that the target is whole at any moment."""

import os
from contextlib import suppress
from pathlib import Path

from workbook.services.problems import StorageProblem


def write_beside(path: Path, data: bytes) -> None:
    """Write `data` to `path`, replacing what is there in one go; raise `StorageProblem` when it cannot be written."""
    beside = path.with_name(f".{path.name}.{os.urandom(6).hex()}.new")
    try:
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
