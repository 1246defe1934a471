"""Checked copies of a workbook file, under its own key or a fresh one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from workbook.services.problems import StorageProblem
from workbook.storage import schema
from workbook.storage.connection import Connection, Use, connected
from workbook.storage.key import Key
from workbook.storage.new_file import give_name, new_file_beside, private_files, stands
from workbook.storage.second_core import meanwhile
from workbook.storage.soundness import check_pages, digest, figures, schema_of
from workbook.storage.troubles import named_troubles

_CHUNK = 1024 * 1024
"""Bytes copied at a time."""


@dataclass(frozen=True, slots=True)
class Original:
    """A workbook file to copy: what SQLite sees of it, its bytes as they stand on the disk, and its key."""

    connection: Connection
    data: BinaryIO
    key: Key


def open_bytes(path: Path) -> BinaryIO:
    """Return the bytes of a file; they are closed after every connection to it, whose locks that undoes on POSIX."""
    try:
        return path.open("rb", buffering=0)
    except OSError as trouble:
        raise StorageProblem("unreadable") from trouble


def copy_checked(source: Original, target: Path) -> None:
    """Copy a workbook to a new file, check the copy, then give it its name; never over a file."""
    if stands(target):
        raise StorageProblem("exists")
    with new_file_beside(target) as beside:
        copy_pages(source, beside)
        give_name(beside, target)


def copy_pages(source: Original, target: Path) -> None:
    """Copy a workbook byte for byte, and check the copy: right hash values there tell that every page was read well.

    Raises `StorageProblem` "damaged" when the copy is, mostly because the source is.
    """
    with private_files(), target.open("xb") as copy:
        with _unchanged(source):
            for chunk in _chunks(source.data):
                copy.write(chunk)
            copy.flush()
        with meanwhile(partial(check_pages, target, source.key, Use.READ)):
            os.fsync(copy.fileno())  # a full disk told by this is the reason, whatever the check then finds
    with connected(target, source.key, Use.READ) as copied:
        if figures(copied) != figures(source.connection):
            raise StorageProblem("backup_failed")


@contextmanager
def _unchanged(source: Original) -> Iterator[None]:
    """See to it that nobody writes to a workbook meanwhile."""
    with named_troubles("backup_failed"):
        source.connection.run("BEGIN")
        source.connection.value("SELECT count(*) FROM sqlite_schema")
        mode = source.connection.value("PRAGMA journal_mode")
    try:
        if mode == "wal":  # another program has changed it, and the newest may stand in a file beside
            raise StorageProblem("backup_failed")
        yield
    finally:
        source.connection.roll_back()


def read_through(data: BinaryIO) -> None:
    """Read a whole file; raise `StorageProblem` "unreadable" when the disk does not give all of it."""
    for _chunk in _chunks(data):
        pass


def _chunks(data: BinaryIO) -> Iterator[bytes]:
    try:
        data.seek(0)
        while chunk := data.read(_CHUNK):
            yield chunk
    except OSError as trouble:
        raise StorageProblem("unreadable") from trouble


def encrypt_to(source: Connection, key: Key, target: Path) -> None:
    """Copy a workbook to a new file under a fresh key, and check every row of the copy."""
    number = schema_of(source)
    with private_files(), named_troubles("unwritable", no_file="unwritable"):
        source.run(f"ATTACH DATABASE ? AS fresh KEY {key.literal()}", (str(target),))
        try:
            source.value("SELECT sqlcipher_export('fresh')")
            source.run(f"PRAGMA fresh.application_id = {schema.APPLICATION_ID}")
            source.run(f"PRAGMA fresh.user_version = {number}")
        finally:
            source.run("DETACH DATABASE fresh")
    check_pages(target, key, Use.READ)
    with connected(target, key, Use.READ) as copied:
        if schema_of(copied) != number or digest(copied) != digest(source):
            raise StorageProblem("backup_failed")
