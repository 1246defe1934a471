"""An open workbook file: its lock, its key, and that it is still the file that was opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from workbook.domain.contents import Contents
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Advance, Backup
from workbook.storage import migrations, tables
from workbook.storage.backups import Backups
from workbook.storage.connection import Use, connect, connected, disconnect
from workbook.storage.copies import copy_checked, encrypt_to
from workbook.storage.entries import Entries
from workbook.storage.key import Key, is_protected, new_salt, passphrase_key, public_key, read_salt
from workbook.storage.lock import Lock, NoLock
from workbook.storage.new_file import give_name, new_file_beside, take_over
from workbook.storage.protection import recovery_key
from workbook.storage.soundness import check_hash_values, check_pages, check_structure, schema_of
from workbook.storage.troubles import named_troubles

CHECKED_WHILE_WAITING = 64 * 1024**2
"""Bytes; a larger file is shown first and checked then."""
_MOVES_OVER_OPEN_FILES = os.name != "nt"


def make_file(path: Path, key: Key, contents: Contents | None = None) -> None:
    """Make a new workbook file, whole or not at all; never over an existing file.

    Raises `InputProblem` when `contents` do not hang together.
    """
    with new_file_beside(path) as beside:
        with connected(beside, key, Use.MAKE) as connection:
            with named_troubles(no_file="unwritable"):
                connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")
                tables.metadata.create_all(connection)
                connection.commit()
            if contents is not None:
                Entries(connection).fill(contents)
        give_name(beside, path)


def open_file(path: Path, key: Key, backups: Backups, lock: Lock | None) -> "WorkbookFile":
    """Open a workbook file after checking that it is one, is whole and is not newer; without a lock, only for reading.

    One of an older schema is backed up, then brought up to date.
    """
    connection = connect(path, key, Use.READ if lock is None else Use.WRITE)
    try:
        schema = schema_of(connection, "wrong_key" if is_protected(key.salt) else "damaged")
        if lock is not None:
            _keep_to_itself(connection)
        look = Use.READ if lock is None else Use.LOOK
        checked = schema < tables.SCHEMA or path.stat().st_size <= CHECKED_WHILE_WAITING
        if checked:
            check_pages(path, key, look)
        if schema < tables.SCHEMA:
            _bring_up_to_date(connection, path, key, backups, schema, lock)
    except BaseException:
        disconnect(connection)
        raise
    return WorkbookFile(path, key, connection, backups, lock, checked=checked)


def _keep_to_itself(connection: Connection) -> None:
    """Take SQLite's lock on the file, which then stays until the connection is closed.

    The change that changes nothing tells a file that SQLite could open for reading alone: "read_only".
    """
    with named_troubles("damaged", no_file="unwritable"):
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        connection.exec_driver_sql("DELETE FROM therapy WHERE 0")
        connection.exec_driver_sql("COMMIT")
        connection.rollback()


def _bring_up_to_date(
    connection: Connection, path: Path, key: Key, backups: Backups, schema: int, lock: Lock | None
) -> None:
    """Back a file up, as of its last change, then migrate it."""
    if lock is None:
        raise StorageProblem("read_only")
    backups.make(connection, path, key, datetime.fromtimestamp(path.stat().st_mtime).astimezone())
    migrations.migrate(connection, schema, migrations.STEPS)
    check_pages(path, key, Use.LOOK)


class WorkbookFile(Entries):
    """An open workbook file; keeps the promises of `services.shelf.OpenWorkbook`. One thread uses it."""

    def __init__(
        self, path: Path, key: Key, connection: Connection, backups: Backups, lock: Lock | None, *, checked: bool
    ) -> None:
        super().__init__(connection)
        self.path = path
        self.read_only = lock is None
        self.checked = checked
        self.closed = False
        self._key = key
        self._backups = backups
        self._lock = lock or NoLock()
        self._look = Use.READ if lock is None else Use.LOOK
        self._seen = self._identity()

    @property
    def protected(self) -> bool:
        """Whether the file has a passphrase."""
        return is_protected(self._key.salt)

    def key_for(self, salt: bytes) -> Key | None:
        """Return the key, for a file of the same salt."""
        return self._key if self._key.salt == salt else None

    def close(self) -> None:
        """Close the file and let go of its lock; doing it twice does nothing."""
        self.closed = True
        disconnect(self._connection)
        self._lock.unlock()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or nothing.

        Raises `StorageProblem` "replaced" when another file stands in the place of the one that was opened.
        """
        if not self._depth:
            if self.read_only:
                raise StorageProblem("read_only")
            self._expect_same_file()
        try:
            with super().together():
                yield
        finally:
            if not self._depth:
                self._seen = self._identity() or self._seen

    def contents(self) -> Contents:
        """Return everything that the exchange file holds, after a look at every page."""
        self.check_pages()
        return super().contents()

    def check(self, advance: Advance | None = None) -> None:
        """Check every page and entry; raise `StorageProblem` "damaged" when something is not sound."""
        self._expect_same_file()
        tell = advance or (lambda done, total: None)
        with connected(self.path, self._key, self._look) as fresh:
            rows = Entries(fresh).rows()
            tell(0, 2 * rows)
            check_hash_values(fresh)
            tell(rows // 2, 2 * rows)
            check_structure(fresh, thorough=True)
            tell(rows, 2 * rows)
            Entries(fresh).check_entries(lambda done: tell(rows + done, 2 * rows))
        self.checked = True

    def check_pages(self) -> None:
        """Look at every page with fresh eyes; raise `StorageProblem` "damaged" when one is not as it was written.

        When another file has taken the name, the one that is open is all there is, and nothing can be said of it.
        """
        if self._identity() == self._seen:
            check_pages(self.path, self._key, self._look)

    def save_copy(self, target: Path) -> None:
        """Write a checked copy under the same key; never over a file."""
        self.check_pages()
        copy_checked(self._connection, self._key, target)

    def back_up(self, now: datetime, folder: Path | None = None) -> Backup:
        """Make a checked backup, one in `folder` too, then thin the older ones."""
        self._expect_same_file()
        self.check_pages()
        return self._backups.make(self._connection, self.path, self._key, now, folder)

    def protect(self, passphrase: str, now: datetime, folder: Path | None = None) -> str:
        """Set or change the passphrase, after a backup, and return the new recovery key; the workbook stays open."""
        if not passphrase:
            raise StorageProblem("no_passphrase_given")
        fresh = passphrase_key(passphrase, new_salt(protected=True))
        self._change_key(fresh, now, folder)
        return recovery_key(fresh)

    def unprotect(self, now: datetime, folder: Path | None = None) -> None:
        """Take the passphrase off, after a backup; the workbook stays open."""
        self._change_key(public_key(), now, folder)

    def _change_key(self, fresh: Key, now: datetime, folder: Path | None) -> None:
        """Copy the file under a new key, check the copy, move it over the old one: at any moment one whole file stands.

        Both locks stand meanwhile, except that Windows moves nothing over a file that is open.
        """
        if self.read_only:
            raise StorageProblem("read_only")
        self.back_up(now, folder)
        old = self._key
        with new_file_beside(self.path) as beside:
            encrypt_to(self._connection, fresh, beside)
            if not _MOVES_OVER_OPEN_FILES:
                disconnect(self._connection)
            try:
                take_over(beside, self.path)
            finally:
                disconnect(self._connection)
                self._key = fresh if read_salt(self.path) == fresh.salt else old
                self._connection = connect(self.path, self._key, Use.WRITE)
                _keep_to_itself(self._connection)
                self._seen = self._identity()
        self._backups.encrypt_again(self.path, old, fresh, folder)

    def _identity(self) -> tuple[int, ...] | None:
        try:
            seen = self.path.stat()
        except OSError:
            return None
        return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns

    def _expect_same_file(self) -> None:
        if self._identity() != self._seen:
            raise StorageProblem("replaced")
