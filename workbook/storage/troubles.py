"""What SQLite says when something goes wrong, as the troubles that a person can do something about."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as sqlcipher

from workbook.services.problems import StorageProblem

_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _CONSTRAINT = 5, 6, 8, 10, 11, 13, 14, 19
_FAILED_READS = {266, 522}
"""SQLITE_IOERR_READ and SQLITE_IOERR_SHORT_READ; see https://sqlite.org/rescode.html."""
_NAMES = {
    _BUSY: "in_use",
    _LOCKED: "in_use",
    _READ_ONLY: "read_only",
    _FULL: "disk_full",
}


class SeemsDamagedProblem(StorageProblem):
    """Trouble "damaged" in the words of SQLite, which says the same when a read failed: worth a fresh look."""


@contextmanager
def named_troubles(otherwise: str = "damaged", *, no_file: str = "unreadable") -> Iterator[None]:
    """Turn what SQLite says into a `StorageProblem`; trouble without a name of its own is called `otherwise`.

    `no_file` is what it is when a file, or the journal beside it, cannot be opened, read or written. A broken
    constraint is a bug of ours and stays what it is.
    """
    try:
        yield
    except sqlcipher.Error as trouble:
        code = getattr(trouble, "sqlite_errorcode", 0)
        if code & 0xFF == _CONSTRAINT:
            raise
        if code & 0xFF == _CORRUPT:
            raise SeemsDamagedProblem("damaged") from None
        names = {**_NAMES, _CANNOT_OPEN: no_file, _IO: no_file}
        raise StorageProblem("unreadable" if code in _FAILED_READS else names.get(code & 0xFF, otherwise)) from None
