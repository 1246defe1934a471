"""A connection to one workbook file, with the settings that keep what it was told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher

from workbook.storage.key import PUBLIC_KEY, Key
from workbook.storage.new_file import private_files
from workbook.storage.troubles import named_troubles

if TYPE_CHECKING:
    import sqlalchemy

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


class Connection:
    """An open file as the driver reads it, and as SQLAlchemy writes it; outside BEGIN each statement stands alone.

    SQLAlchemy takes longer to load than everything else that Home needs before it can show the goals, so it is loaded
    when something is written. Both raise the driver's errors, which `named_troubles` names.
    """

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._alchemy: sqlalchemy.Connection | None = None
        self.closed = False

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction was begun and has not ended."""
        return bool(self._driver.in_transaction)

    def run(self, statement: str, parameters: Sequence[object] = ()) -> Any:
        """Run a statement and return its rows, one tuple after the other as they are read."""
        return self._driver.execute(statement, parameters)

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> Sequence[Any]:
        """Return all rows."""
        return self.run(statement, parameters).fetchall()  # type: ignore[no-any-return]

    def value(self, statement: str, parameters: Sequence[object] = ()) -> Any:
        """Return the first value of the first row, None when there is no row."""
        row = self.run(statement, parameters).fetchone()
        return None if row is None else row[0]

    def begin(self) -> None:
        """Begin a transaction in which something may be written."""
        with self.alchemy():  # a fresh engine rolls back what it finds begun
            self.run("BEGIN IMMEDIATE")

    def roll_back(self) -> None:
        """Take back the transaction, unless a trouble such as a full disk has ended it already."""
        if self.in_transaction:
            self.run("ROLLBACK")

    @contextmanager
    def alchemy(self) -> Iterator["sqlalchemy.Connection"]:
        """Yield SQLAlchemy's connection to the same open file."""
        from sqlalchemy.exc import DBAPIError  # heavy, as said above

        if self._alchemy is None:
            self._alchemy = _alchemy_on(self._driver)
        try:
            yield self._alchemy
        except DBAPIError as trouble:
            raise (trouble.orig or trouble) from None

    def close(self) -> None:
        """Close the file for good and let go of its lock; doing it twice does nothing."""
        if not self.closed:
            self.closed = True
            if self._alchemy is not None:
                self._alchemy.close()
                self._alchemy.engine.dispose()
            self._driver.close()


def _alchemy_on(driver: Any) -> "sqlalchemy.Connection":
    from sqlalchemy import create_engine  # heavy, as said above
    from sqlalchemy.pool import StaticPool

    engine = create_engine(
        "sqlite://",
        creator=lambda: driver,
        module=sqlcipher,
        poolclass=StaticPool,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
    )
    return engine.connect()


def connect(path: Path, key: Key, use: Use) -> Connection:
    """Return a connection; raise `StorageProblem` when there is no such file or the key does not fit."""
    assert sqlcipher.sqlite_version_info >= OLDEST_SAFE_SQLITE
    settings = (*_ALONE, *_SAFE) if use in (Use.MAKE, Use.WRITE) else _SAFE
    address = f"{path.absolute().as_uri()}?{use.value}"
    with private_files(), named_troubles("wrong_key" if key.raw != PUBLIC_KEY else "damaged"):
        driver = sqlcipher.connect(address, uri=True, timeout=0.5, isolation_level=None, check_same_thread=False)
        try:
            key.unlock(driver)
            for each in settings:
                driver.execute(f"PRAGMA {each}")
        except sqlcipher.Error:
            driver.close()
            raise
    return Connection(driver)


@contextmanager
def connected(path: Path, key: Key, use: Use) -> Iterator[Connection]:
    """Yield a connection that is closed afterwards."""
    connection = connect(path, key, use)
    try:
        yield connection
    finally:
        connection.close()


def is_usable(connection: Connection) -> bool:
    """Tell whether a connection is open, and has met no page that it could not read or decipher."""
    return not connection.closed and connection.value("PRAGMA cipher_status") == "1"
