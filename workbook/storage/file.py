"""An open workbook file: its lock, its key, and that it is still the file that was opened."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from workbook.domain.contents import Contents
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Advance, Backup
from workbook.storage import migrations, schema
from workbook.storage.backups import Backups
from workbook.storage.connection import Connection, Use, connect, connected, is_usable
from workbook.storage.copies import Original, copy_checked, encrypt_to, open_bytes, read_through
from workbook.storage.entries import Entries
from workbook.storage.key import Key, is_protected, new_salt, passphrase_key, public_key, read_salt
from workbook.storage.lock import Lock, NoLock
from workbook.storage.new_file import give_name, new_file_beside, take_over
from workbook.storage.protection import recovery_key
from workbook.storage.second_core import meanwhile
from workbook.storage.soundness import (
    check_hash_values,
    check_pages,
    check_structure,
    confirmed,
    looked_into,
    schema_of,
)
from workbook.storage.troubles import SeemsDamagedProblem, named_troubles

CHECKED_WHILE_WAITING = 64 * 1024**2
"""Bytes; a larger file is shown first and checked then."""
_MOVES_OVER_OPEN_FILES = os.name != "nt"


def make_file(path: Path, key: Key, contents: Contents | None = None) -> None:
    """Make a new workbook file, whole or not at all; never over an existing file.

    Raises `InputProblem` when `contents` do not hang together.
    """
    with new_file_beside(path) as beside:
        with _new_file_is_sound(), connected(beside, key, Use.MAKE) as connection:
            with named_troubles(no_file="unwritable"):
                connection.run(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                connection.run(f"PRAGMA user_version = {schema.CURRENT}")
                Entries(connection).make_tables()
            if contents is not None:
                Entries(connection).fill(contents)
        give_name(beside, path)


@contextmanager
def _new_file_is_sound() -> Iterator[None]:
    """Call it "unreadable" when a file that is being made seems damaged: then a read failed."""
    try:
        yield
    except SeemsDamagedProblem as problem:
        raise StorageProblem("unreadable") from problem


def open_file(path: Path, key: Key, backups: Backups, lock: Lock | None) -> "WorkbookFile":
    """Open a workbook file after checking that it is one, is whole and is not newer; without a lock, only for reading.

    One of an older schema is backed up, then brought up to date.
    """
    with looked_into(path, key, Use.READ if lock is None else Use.WRITE), ExitStack() as opened:
        source = _open_original(path, key, lock, opened)
        found = schema_of(source.connection)
        checked = found < schema.CURRENT or os.fstat(source.data.fileno()).st_size <= CHECKED_WHILE_WAITING
        if checked:
            check_pages(path, key, Use.READ if lock is None else Use.LOOK)
        if found < schema.CURRENT:
            _bring_up_to_date(source, path, backups, found, lock)
        opened.pop_all()
    return WorkbookFile(path, source, backups, lock, checked=checked)


@contextmanager
def original(path: Path, key: Key) -> Iterator[Original]:
    """Yield a workbook that is not open, for copying or checking it, after looking whether it is one."""
    with ExitStack() as opened:
        yield _open_original(path, key, None, opened)


def _open_original(path: Path, key: Key, lock: Lock | None, opened: ExitStack) -> Original:
    """Open a workbook, to be closed by `opened`."""
    data = opened.enter_context(open_bytes(path))
    connection = _connect(path, key, lock, data, "wrong_key" if is_protected(key.salt) else "damaged")
    opened.callback(connection.close)
    return Original(connection, data, key)


def _connect(path: Path, key: Key, lock: Lock | None, data: BinaryIO, trouble: str = "damaged") -> Connection:
    """Return a connection to a workbook that is not newer; with a lock, nobody else can open it meanwhile.

    What is called damaged, or not to fit the key, is connected to once more if the disk gives its bytes: a read that
    failed once is no damage.
    """
    try:
        return _connect_once(path, key, lock, trouble)
    except StorageProblem as problem:
        if problem.key not in (trouble, "damaged"):
            raise
    read_through(data)
    return _connect_once(path, key, lock, trouble)


def _connect_once(path: Path, key: Key, lock: Lock | None, trouble: str) -> Connection:
    connection = connect(path, key, Use.READ if lock is None else Use.WRITE)
    try:
        schema_of(connection, trouble)
        if lock is not None:
            _keep_to_itself(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_to_itself(connection: Connection) -> None:
    """Take SQLite's lock on the file, which then stays until the connection is closed.

    The change that changes nothing tells a file that SQLite could open for reading alone: "read_only".
    """
    with named_troubles("damaged", no_file="unwritable"):
        connection.run("BEGIN EXCLUSIVE")
        connection.run("DELETE FROM therapy WHERE 0")
        connection.run("COMMIT")


def _bring_up_to_date(source: Original, path: Path, backups: Backups, found: int, lock: Lock | None) -> None:
    """Back a file of the schema `found` up, as of its last change, then migrate it."""
    if lock is None:
        raise StorageProblem("read_only")
    changed_at = os.fstat(source.data.fileno()).st_mtime
    backups.make(source, path, datetime.fromtimestamp(changed_at).astimezone())
    migrations.migrate(source.connection, found, migrations.STEPS)
    check_pages(path, source.key, Use.LOOK)


class WorkbookFile(Entries):
    """An open workbook file; keeps the promises of `services.shelf.OpenWorkbook`. One thread uses it."""

    def __init__(self, path: Path, source: Original, backups: Backups, lock: Lock | None, *, checked: bool) -> None:
        super().__init__(source.connection)
        self.path = path
        self.read_only = lock is None
        self.checked = checked
        self.closed = False
        self._key = source.key
        self._data = source.data
        self._backups = backups
        self._lock = lock or NoLock()
        self._look = Use.READ if lock is None else Use.LOOK
        self._seen = self._identity()
        self._half_written = False

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
        self._let_go()
        self._lock.unlock()

    def _let_go(self) -> None:
        self._connection.close()
        self._data.close()

    def _rows(self, query: str, *parameters: object) -> Sequence[Any]:
        if not self._depth:
            self._connect_again()
        return super()._rows(query, *parameters)

    @contextmanager
    def _named(self, no_file: str = "unreadable") -> Iterator[None]:
        try:
            with super()._named(no_file):
                yield
        except SeemsDamagedProblem as problem:
            if not self._depth:
                self._look_into(problem)
            raise

    def _roll_back(self) -> None:
        try:
            super()._roll_back()
        except StorageProblem:  # the trouble before it is told; the next connection plays the journal back
            self._half_written = True

    def _look_into(self, problem: SeemsDamagedProblem) -> None:
        """Raise "unreadable" instead of damage that a fresh look at every page does not find."""
        if not self._half_written:
            self.check_pages()
        raise StorageProblem("unreadable") from problem

    def _connect_again(self) -> None:
        """Connect again after a read that failed: SQLCipher takes nothing more from a connection that met one."""
        if is_usable(self._connection) and not self._half_written:
            return
        self._expect_same_file()
        self._connection.close()
        if self._data.closed:
            self._data = open_bytes(self.path)
        self._connection = _connect(self.path, self._key, None if self.read_only else self._lock, self._data)
        self._seen = self._identity()
        self._half_written = False

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or nothing.

        Raises `StorageProblem` "replaced" when another file stands in the place of the one that was opened.
        """
        if not self._depth:
            if self.read_only:
                raise StorageProblem("read_only")
            self._expect_same_file()
            self._connect_again()
        try:
            with super().together():
                yield
        except SeemsDamagedProblem as problem:
            if not self._depth:
                self._look_into(problem)
            raise
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

        place = self.path, self._key, self._look

        def look_at_pages() -> None:
            check_hash_values(*place)
            check_structure(*place, thorough=True)

        def look() -> None:
            with connected(*place) as fresh, meanwhile(look_at_pages):
                rows = Entries(fresh).rows()
                tell(0, rows)
                Entries(fresh).check_entries(lambda done: tell(done, rows))

        confirmed(look)
        self.checked = True

    def check_pages(self) -> None:
        """Look at every page with fresh eyes; raise `StorageProblem` "damaged" when one is not as it was written.

        When another file has taken the name, the one that is open is all there is, and nothing can be said of it.
        """
        if self._identity() == self._seen:
            check_pages(self.path, self._key, self._look)

    def page_check(self) -> Callable[[], None]:
        """Return a look at every page that another thread may take while nothing is written."""
        return partial(check_pages, self.path, self._key, self._look)

    def save_copy(self, target: Path) -> None:
        """Write a checked copy under the same key; never over a file."""
        with self._original() as source:
            copy_checked(source, target)

    def back_up(self, now: datetime, folder: Path | None = None) -> Backup:
        """Make a checked backup, one in `folder` too, then thin the older ones."""
        self._expect_same_file()
        with self._original() as source:
            return self._backups.make(source, self.path, now, folder)

    @contextmanager
    def _original(self) -> Iterator[Original]:
        """Yield this file as what copies are made of; a damaged copy of a sound file is a backup that failed."""
        self._connect_again()
        try:
            yield Original(self._connection, self._data, self._key)
        except StorageProblem as problem:
            if problem.key != "damaged":
                raise
            self.check_pages()
            raise StorageProblem("backup_failed") from problem

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

    def backups_under_other_keys(self, folder: Path | None = None) -> Sequence[Backup]:
        """Return the backups, those in `folder` too, that the key of this workbook does not open."""
        return self._backups.under_other_keys(self.path, self._key, folder)

    def _change_key(self, fresh: Key, now: datetime, folder: Path | None) -> None:
        """Copy the file under a new key, check the copy, move it over the old one: at any moment one whole file stands.

        Both locks stand meanwhile, except that Windows moves nothing over a file that is open.
        """
        if self.read_only:
            raise StorageProblem("read_only")
        self.back_up(now, folder)
        old = self._key
        with new_file_beside(self.path) as beside:
            with self._named("unwritable"):
                encrypt_to(self._connection, fresh, beside)
            if not _MOVES_OVER_OPEN_FILES:
                self._let_go()
            is_taken = False
            try:
                take_over(beside, self.path)
                is_taken = True
            finally:
                self._let_go()
                with suppress(StorageProblem):
                    is_taken = read_salt(self.path) == fresh.salt  # what stands there counts, not what was told
                self._key = fresh if is_taken else old
                self._seen = self._identity()
                self._data = open_bytes(self.path)
                self._connection = _connect(self.path, self._key, self._lock, self._data)
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
