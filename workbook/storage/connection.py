"""A connection to one workbook file, with the settings that keep what it was told."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from workbook.storage.key import PUBLIC_KEY, Key
from workbook.storage.new_file import private_files
from workbook.storage.troubles import named_troubles

OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Before it, SQLite could reset a write-ahead log that was still needed."""
_SAFE = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "cache_size = -65536")
_ALONE = (
    "journal_mode = PERSIST",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "locking_mode = EXCLUSIVE",
    "secure_delete = ON",
)
"""Leaving PERSIST plays back or removes the journal of a killed program, which SQLite would else leave where it is."""


class Use(StrEnum):
    """What a connection is for, as SQLite's file address says it."""

    MAKE = "mode=rwc"
    WRITE = "mode=rw"
    READ = "mode=ro"
    LOOK = "immutable=1"
    """Reads past the lock that this same program holds; nothing may be written meanwhile."""


def connect(path: Path, key: Key, use: Use) -> Connection:
    """Return a connection; raise `StorageProblem` when there is no such file or the key does not fit."""
    assert sqlcipher.sqlite_version_info >= OLDEST_SAFE_SQLITE
    settings = (*_ALONE, *_SAFE) if use in (Use.MAKE, Use.WRITE) else _SAFE

    def creator() -> Any:
        address = f"{path.absolute().as_uri()}?{use.value}"
        raw = sqlcipher.connect(address, uri=True, timeout=0.5, isolation_level=None, check_same_thread=False)
        try:
            key.unlock(raw)
            for each in settings:
                raw.execute(f"PRAGMA {each}")
        except sqlcipher.Error:
            raw.close()
            raise
        return raw

    engine = create_engine("sqlite://", creator=creator, module=sqlcipher, poolclass=StaticPool, hide_parameters=True)
    with private_files(), named_troubles("wrong_key" if key.raw != PUBLIC_KEY else "damaged"):
        return engine.connect()


@contextmanager
def connected(path: Path, key: Key, use: Use) -> Iterator[Connection]:
    """Yield a connection that is closed afterwards."""
    connection = connect(path, key, use)
    try:
        yield connection
    finally:
        disconnect(connection)


def disconnect(connection: Connection) -> None:
    """Close a connection for good and let go of its lock; doing it twice does nothing."""
    connection.close()
    connection.engine.dispose()


def is_usable(connection: Connection) -> bool:
    """Tell whether a connection is open, and has met no page that it could not read or decipher."""
    return not connection.closed and driver(connection).execute("PRAGMA cipher_status").fetchone() == ("1",)


def driver(connection: Connection) -> Any:
    """Return the driver's own connection, for what SQLAlchemy does not offer."""
    return connection.connection.dbapi_connection
