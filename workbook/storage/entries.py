"""The entries of an open workbook file: read, written, and checked one by one."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Select, Table, func, insert, select, text, update

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
from workbook.storage import tables
from workbook.storage.connection import driver
from workbook.storage.records import from_plain, to_plain
from workbook.storage.troubles import named_troubles

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
_IN_CONTENTS: dict[type, str] = {
    Goal: "goals",
    Rating: "ratings",
    CheckIn: "check_ins",
    Event: "events",
    Reassessment: "reassessments",
    Person: "people",
}
_CHUNK = 10_000
"""Entries read at a time when all of them are checked."""


class Entries:
    """What is in an open workbook file; keeps the promises of `services.ports.Workbook`. One thread uses it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._depth = 0

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

    def oldest_ratings_of(self, goal: str, number: int) -> tuple[Rating, ...]:
        """Return so many of a goal's ratings, the earliest by day, in file order."""
        table = tables.ratings
        query = select(table.c.entry, table.c.position).where(table.c.goal == goal)
        rows = self._rows(query.order_by(table.c.on, table.c.position).limit(number))
        return tuple(self._build(Rating, row[0]) for row in sorted(rows, key=lambda row: row[1]))

    def ratings_in(self, check_in: str) -> tuple[Rating, ...]:
        """Return the ratings that belong to a check-in, in file order."""
        table = tables.ratings
        return self._read(Rating, select(table.c.entry).where(table.c.checkin == check_in).order_by(table.c.position))

    def contents(self) -> Contents:
        """Return everything that the exchange file holds."""
        with _collecting_later():
            return _contents(self.therapy(), {kind: self.every(kind) for kind in _IN_CONTENTS})

    def counts(self) -> dict[str, int]:
        """Return how many entries there are of each kind that the exchange file holds, by the name of their list."""
        return {name: self._count(kind) for kind, name in _IN_CONTENTS.items()}

    def rows(self) -> int:
        """Return how many entries there are in all, those of the workbook file alone too."""
        return sum(map(self._count, _TABLES))

    def _count(self, kind: type) -> int:
        rows = self._rows(select(func.count()).select_from(_TABLES[kind]))
        return int(rows[0][0])

    def check_entries(self, advance: Callable[[int], None]) -> None:
        """Read and build every entry; raise `StorageProblem` "damaged" for the first one that is not in order.

        `advance` is told how many entries are done.
        """
        done = 0
        found: dict[type, list[Any]] = {kind: [] for kind in _TABLES}
        with _collecting_later():
            for kind, table in _TABLES.items():
                names = [column.name for column in table.c if column.name not in ("position", "entry")]
                last = -1
                while rows := self._rows(
                    select(table).where(table.c.position > last).order_by(table.c.position).limit(_CHUNK)
                ):
                    found[kind] += [self._build(kind, row[-1], zip(names, row[1:-1], strict=True)) for row in rows]
                    last = rows[-1].position
                    done += len(rows)
                    advance(done)
            try:
                _contents(self.therapy(), found).check()
            except InputProblem:
                raise StorageProblem("damaged") from None

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
                    self._do(tables.therapy.delete())
                else:
                    table = _TABLES[type(entry)]
                    self._do(table.delete().where(table.c.id == entry.id))

    def put_goal_order(self, identifiers: Sequence[str]) -> None:
        """Put the goals into this order; `identifiers` names every goal once."""
        table = tables.goals
        with self.together():
            for sign in (-1, 1):  # through numbers that are free, since no two rows may share a position
                for position, identifier in enumerate(identifiers, start=1):
                    self._do(update(table).where(table.c.id == identifier).values(position=sign * position))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or nothing."""
        if self._depth:
            yield
            return
        self._do(text("BEGIN IMMEDIATE"))
        self._depth = 1
        try:
            yield
            self._do(text("COMMIT"))
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0
            self._connection.rollback()

    def _roll_back(self) -> None:
        with named_troubles():
            if driver(self._connection).in_transaction:  # a full disk has ended it already
                self._connection.exec_driver_sql("ROLLBACK")

    def fill(self, contents: Contents) -> None:
        """Put a whole workbook into an empty file, in one transaction."""
        contents.check()
        with self.together():
            self._put(contents.therapy)
            for kind, name in _IN_CONTENTS.items():
                if entries := getattr(contents, name):
                    self._do(insert(_TABLES[kind]), [self._row(entry) for entry in entries])

    def _put(self, entry: Entry) -> None:
        if isinstance(entry, Therapy):
            self._do(tables.therapy.delete())
            self._do(insert(tables.therapy).values(position=1, entry=_json(entry)))
            return
        table, row = _TABLES[type(entry)], self._row(entry)
        replaced = self._do(update(table).where(table.c.id == entry.id).values(row))
        if replaced.rowcount == 0:
            self._do(insert(table).values(row))

    @staticmethod
    def _row(entry: Any) -> dict[str, object]:
        names = _TABLES[type(entry)].c.keys()
        row = {name: to_plain(getattr(entry, name)) for name in names if name not in ("position", "entry")}
        return {**row, "entry": _json(entry)}

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with self._named():
            rows = self._connection.execute(query).fetchall()
            if not self._depth:
                self._connection.rollback()
            return rows

    def _do(self, statement: Executable, rows: Sequence[Mapping[str, object]] | None = None) -> CursorResult[Any]:
        with self._named("unwritable"):
            return self._connection.execute(statement, rows)

    def _named(self, no_file: str = "unreadable") -> AbstractContextManager[None]:
        """Return what names the troubles of one statement."""
        return named_troubles(no_file=no_file)

    def _read(self, kind: type[Kind], query: Select[Any]) -> tuple[Kind, ...]:
        return tuple(self._build(kind, row[0]) for row in self._rows(query))

    @staticmethod
    def _build(kind: type[Any], text: str, looked_up_by: Iterable[tuple[str, object]] = ()) -> Any:
        """Return the entry a row holds; what is no such entry, or differs from its other columns, is damage."""
        try:
            plain = json.loads(text)
            if any(plain.get(name) != value for name, value in looked_up_by):
                raise StorageProblem("damaged")
            return from_plain(kind, plain)
        except (InputProblem, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise StorageProblem("damaged") from None


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Let Python look for circles of garbage later: among many entries that takes long, and they form none."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


def _contents(therapy: Therapy, found: Mapping[type, Sequence[Any]]) -> Contents:
    return Contents(therapy=therapy, **{name: tuple(found[kind]) for kind, name in _IN_CONTENTS.items()})


def _json(entry: object) -> str:
    return json.dumps(to_plain(entry), ensure_ascii=False, separators=(",", ":"))
