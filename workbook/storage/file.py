"""A workbook file: created, opened with its identity checked, read and written."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Select, Table, create_engine, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person, Therapy
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.mark import Mark
from workbook.services.ports import Entry, Kind
from workbook.services.problems import StorageProblem
from workbook.storage import key as keys
from workbook.storage import tables
from workbook.storage.key import Key
from workbook.storage.new_file import give_name, new_file_beside, private_files
from workbook.storage.records import from_plain, to_plain

OLDEST_SAFE_SQLITE = (3, 51, 3)
"""Before it, SQLite could reset a write-ahead log that was still needed."""

_TABLES: dict[type, Table] = {
    Goal: tables.goals,
    Rating: tables.ratings,
    CheckIn: tables.check_ins,
    Event: tables.events,
    Reassessment: tables.reassessments,
    Person: tables.people,
    UnfinishedVersion: tables.unfinished_versions,
    Mark: tables.marks,
}
_SETTINGS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "locking_mode = EXCLUSIVE",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "cache_size = -65536",
)


def create_workbook(path: Path, *, key: Key | None = None, contents: Contents | None = None) -> "WorkbookFile":
    """Make a new workbook file, whole or not at all, and return it open; never over an existing file."""
    if path.exists():
        raise StorageProblem("exists")
    key = key or keys.public_key()
    with new_file_beside(path) as beside:
        connection = _connect(beside, key)
        try:
            with _named_troubles():
                connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")
                tables.metadata.create_all(connection)
                connection.commit()
            if contents is not None:
                WorkbookFile(path, connection).fill(contents)
        finally:
            connection.close()
            connection.engine.dispose()
        give_name(beside, path)
    return open_workbook(path, key=key)


def open_workbook(path: Path, *, passphrase: str | None = None, key: Key | None = None) -> "WorkbookFile":
    """Open a workbook file after checking that it is one, is whole and is not newer than this program."""
    salt = read_salt(path)
    key = key or keys.key_for(salt, passphrase)
    connection = _connect(path, key)
    try:
        with _named_troubles("wrong_key" if keys.is_protected(salt) else "damaged"):
            identity = connection.exec_driver_sql("PRAGMA application_id").scalar()
            schema = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
        if identity != tables.APPLICATION_ID:
            raise StorageProblem("not_a_workbook")
        if schema > tables.SCHEMA:
            raise StorageProblem("newer")
        if schema < tables.SCHEMA:
            raise StorageProblem("damaged")
        with _named_troubles("damaged"):
            _check_pages(connection)
            connection.exec_driver_sql("BEGIN EXCLUSIVE")
            connection.commit()
    except StorageProblem:
        connection.close()
        connection.engine.dispose()
        raise
    return WorkbookFile(path, connection)


def read_salt(path: Path) -> bytes:
    """Return the salt of a workbook file; raise `StorageProblem` when it is missing, newer or something else."""
    try:
        with path.open("rb") as file:
            salt = file.read(keys.SALT_LENGTH)
    except FileNotFoundError:
        raise StorageProblem("missing") from None
    except OSError as trouble:
        raise StorageProblem("unreadable") from trouble
    if len(salt) < keys.SALT_LENGTH or not salt.startswith(keys.MARK):
        raise StorageProblem("not_a_workbook")
    if salt[4] > keys.FORMAT:
        raise StorageProblem("newer")
    if salt[4] != keys.FORMAT or salt[5:6] not in (keys.OPEN, keys.PROTECTED):
        raise StorageProblem("not_a_workbook")
    return salt


def _connect(path: Path, key: Key) -> Connection:
    assert sqlcipher.sqlite_version_info >= OLDEST_SAFE_SQLITE

    def creator() -> Any:
        raw = sqlcipher.connect(str(path), timeout=0.5, isolation_level=None, check_same_thread=False)
        try:
            key.unlock(raw)
            for each in _SETTINGS:
                raw.execute(f"PRAGMA {each}")
        except sqlcipher.Error:
            raw.close()
            raise
        return raw

    engine = create_engine("sqlite://", creator=creator, module=sqlcipher, poolclass=StaticPool, hide_parameters=True)
    with private_files(), _named_troubles("wrong_key" if key.raw != keys.PUBLIC_KEY else "damaged"):
        return engine.connect()


def _check_pages(connection: Connection) -> None:
    faults = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
    if faults or connection.exec_driver_sql("PRAGMA quick_check").scalar() != "ok":
        raise StorageProblem("damaged")


@contextmanager
def _named_troubles(otherwise: str = "damaged") -> Iterator[None]:
    """Turn what SQLite says into a `StorageProblem`; trouble without a name of its own is called `otherwise`."""
    try:
        yield
    except DBAPIError as trouble:
        _name(trouble.orig, otherwise)
    except sqlcipher.Error as trouble:
        _name(trouble, otherwise)


def _name(trouble: BaseException | None, otherwise: str) -> NoReturn:
    said = str(trouble)
    for words, key in (
        ("locked", "in_use"),
        ("disk is full", "disk_full"),
        ("disk full", "disk_full"),
        ("readonly", "read_only"),
        ("disk I/O", "unwritable"),
        ("unable to open", "unreadable"),
    ):
        if words in said:
            raise StorageProblem(key) from None
    raise StorageProblem(otherwise) from None


class WorkbookFile:
    """An open workbook file; keeps the promises of `services.ports.Workbook`. One thread uses it."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self.path = path
        self._connection = connection
        self._depth = 0

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._connection.close()
        self._connection.engine.dispose()

    def copy_to(self, target: Path, key: Key) -> None:
        """Copy the file page by page to a new one under the same key, while nobody else can save."""
        with private_files(), _named_troubles("backup_failed"):
            copy = sqlcipher.connect(str(target))
            try:
                key.unlock(copy)
                self._connection.connection.dbapi_connection.backup(copy)  # type: ignore[union-attr]
            finally:
                copy.close()

    def encrypt_to(self, target: Path, key: Key) -> None:
        """Copy the file to a new one under another key, while nobody else can save."""
        with private_files(), _named_troubles("unwritable"):
            execute = self._connection.exec_driver_sql
            execute(f"ATTACH DATABASE ? AS fresh KEY {key.literal()}", (str(target),))
            execute("SELECT sqlcipher_export('fresh')")
            execute(f"PRAGMA fresh.application_id = {tables.APPLICATION_ID}")
            execute(f"PRAGMA fresh.user_version = {tables.SCHEMA}")
            self._connection.commit()
            execute("DETACH DATABASE fresh")

    def therapy(self) -> Therapy:
        """Return what is known about the therapy."""
        rows = self._rows(select(tables.therapy.c.entry))
        return self._build(Therapy, rows[0][0]) if rows else Therapy()

    def every(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return all entries of a kind in the order of the file."""
        table = _TABLES[kind]
        return self._read(kind, select(table.c.entry).order_by(table.c.position))

    def find(self, kind: type[Kind], identifier: str) -> Kind | None:
        """Return the entry of this kind with this id, or None."""
        table = _TABLES[kind]
        return next(iter(self._read(kind, select(table.c.entry).where(table.c.id == identifier))), None)

    def ratings_of(self, goal: str, *, newest: int | None = None) -> tuple[Rating, ...]:
        """Return a goal's ratings in file order; with `newest`, only so many of the latest by day."""
        table = tables.ratings
        query = select(table.c.entry, table.c.position).where(table.c.goal == goal)
        if newest is None:
            return self._read(Rating, query.order_by(table.c.position))
        rows = self._rows(query.order_by(table.c.on.desc(), table.c.position.desc()).limit(newest))
        return tuple(self._build(Rating, row[0]) for row in sorted(rows, key=lambda row: row[1]))

    def ratings_in(self, check_in: str) -> tuple[Rating, ...]:
        """Return the ratings that belong to a check-in, in file order."""
        table = tables.ratings
        return self._read(Rating, select(table.c.entry).where(table.c.checkin == check_in).order_by(table.c.position))

    def contents(self) -> Contents:
        """Return everything that the exchange file holds."""
        return Contents(
            therapy=self.therapy(),
            goals=self.every(Goal),
            ratings=self.every(Rating),
            check_ins=self.every(CheckIn),
            events=self.every(Event),
            reassessments=self.every(Reassessment),
            people=self.every(Person),
        )

    def put(self, *entries: Entry) -> None:
        """Add entries at the end of their list, or replace those with the same id where they stand."""
        with self.together():
            for entry in entries:
                self._put(entry)

    def remove(self, *entries: Entry) -> None:
        """Remove entries, by kind and id."""
        with self.together():
            for entry in entries:
                if isinstance(entry, Therapy):
                    self._connection.execute(tables.therapy.delete())
                else:
                    table = _TABLES[type(entry)]
                    self._connection.execute(table.delete().where(table.c.id == entry.id))

    def put_goal_order(self, identifiers: Sequence[str]) -> None:
        """Put the goals into this order; `identifiers` names every goal once."""
        table = tables.goals
        with self.together():
            for sign in (-1, 1):  # through numbers that are free, since no two rows may share a position
                for position, identifier in enumerate(identifiers, start=1):
                    self._connection.execute(
                        update(table).where(table.c.id == identifier).values(position=sign * position)
                    )

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or nothing."""
        if self._depth:
            yield
            return
        with _named_troubles("damaged"):
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            with _named_troubles("damaged"):
                yield
                self._connection.exec_driver_sql("COMMIT")
        except BaseException:
            with _named_troubles("damaged"):
                if self._connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]
                    self._connection.exec_driver_sql("ROLLBACK")
            raise
        finally:
            self._depth = 0
            self._connection.rollback()

    def fill(self, contents: Contents) -> None:
        """Put a whole workbook into an empty file, in one transaction."""
        lists: Iterable[tuple[type, Sequence[Any]]] = (
            (Goal, contents.goals),
            (Rating, contents.ratings),
            (CheckIn, contents.check_ins),
            (Event, contents.events),
            (Reassessment, contents.reassessments),
            (Person, contents.people),
        )
        with self.together():
            self._put(contents.therapy)
            for kind, entries in lists:
                if entries:
                    self._connection.execute(insert(_TABLES[kind]), [self._row(entry) for entry in entries])

    def _put(self, entry: Entry) -> None:
        if isinstance(entry, Therapy):
            self._connection.execute(tables.therapy.delete())
            self._connection.execute(insert(tables.therapy).values(position=1, entry=_json(entry)))
            return
        table, row = _TABLES[type(entry)], self._row(entry)
        replaced = self._connection.execute(update(table).where(table.c.id == entry.id).values(row))
        if replaced.rowcount == 0:
            self._connection.execute(insert(table).values(row))

    @staticmethod
    def _row(entry: Any) -> dict[str, object]:
        names = _TABLES[type(entry)].c.keys()
        row = {name: to_plain(getattr(entry, name)) for name in names if name not in ("position", "entry")}
        return {**row, "entry": _json(entry)}

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with _named_troubles("damaged"):
            rows = self._connection.execute(query).fetchall()
            if not self._depth:
                self._connection.rollback()
            return rows

    def _read(self, kind: type[Kind], query: Select[Any]) -> tuple[Kind, ...]:
        return tuple(self._build(kind, row[0]) for row in self._rows(query))

    @staticmethod
    def _build(kind: type[Any], text: str) -> Any:
        """Return the entry a row holds; anything that is no such entry is damage."""
        try:
            return from_plain(kind, json.loads(text))
        except (InputProblem, ValueError, KeyError, TypeError, AttributeError):
            raise StorageProblem("damaged") from None


def _json(entry: object) -> str:
    return json.dumps(to_plain(entry), ensure_ascii=False, separators=(",", ":"))
