"""The entries of an open workbook file: read, written, and checked one by one."""

import gc
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from operator import attrgetter
from types import ModuleType
from typing import Any

from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents, References
from workbook.domain.goal import Goal
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person, Therapy
from workbook.services.ports import Entry, Kind
from workbook.services.problems import StorageProblem
from workbook.storage.connection import Connection
from workbook.storage.records import Record, builder
from workbook.storage.schema import TABLES, EntryTable
from workbook.storage.second_core import one_ahead
from workbook.storage.troubles import named_troubles

_IN_CONTENTS: dict[type, str] = {
    Goal: "goals",
    Rating: "ratings",
    CheckIn: "check_ins",
    Event: "events",
    Reassessment: "reassessments",
    Person: "people",
}
_TOGETHER = 2000
"""Entries parsed at a time, which takes half as long as one by one, and 3 ms in which no other thread has its turn."""


class Entries:
    """What is in an open workbook file; keeps the promises of `services.ports.Workbook`. One thread uses it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._depth = 0

    def therapy(self) -> Therapy:
        """Return what is known about the therapy."""
        rows = self._rows("SELECT entry FROM therapy")
        return _built(Therapy, 1, rows[0][0])[0] if rows else Therapy()

    def every(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return all entries of a kind in the order of the file."""
        return self._read(kind, f"SELECT entry FROM {TABLES[kind].name} ORDER BY position")

    def find(self, kind: type[Kind], identifier: str) -> Kind | None:
        """Return the entry of this kind with this id, or None."""
        return next(iter(self._read(kind, f"SELECT entry FROM {TABLES[kind].name} WHERE id = ?", identifier)), None)

    def ratings_of(self, goal: str, *, newest: int | None = None) -> tuple[Rating, ...]:
        """Return a goal's ratings in file order; with `newest`, only so many of the latest by day."""
        if newest is None:
            return self._read(Rating, "SELECT entry FROM ratings WHERE goal = ? ORDER BY position", goal)
        return self._ratings_at_an_end(goal, '"on" DESC, position DESC', newest)

    def oldest_ratings_of(self, goal: str, number: int) -> tuple[Rating, ...]:
        """Return so many of a goal's ratings, the earliest by day, in file order."""
        return self._ratings_at_an_end(goal, '"on", position', number)

    def _ratings_at_an_end(self, goal: str, order: str, number: int) -> tuple[Rating, ...]:
        found = f"SELECT * FROM ratings WHERE goal = ? ORDER BY {order} LIMIT ?"
        return self._read(Rating, f"SELECT entry FROM ({found}) ORDER BY position", goal, number)

    def ratings_in(self, check_in: str) -> tuple[Rating, ...]:
        """Return the ratings that belong to a check-in, in file order."""
        return self._read(Rating, "SELECT entry FROM ratings WHERE checkin = ? ORDER BY position", check_in)

    def contents(self) -> Contents:
        """Return everything that the exchange file holds."""
        with _collecting_later():
            return _contents(self.therapy(), {kind: self.every(kind) for kind in _IN_CONTENTS})

    def counts(self) -> dict[str, int]:
        """Return how many entries there are of each kind that the exchange file holds, by the name of their list."""
        return {name: self._count(kind) for kind, name in _IN_CONTENTS.items()}

    def rows(self) -> int:
        """Return how many entries there are in all, those of the workbook file alone too."""
        return sum(map(self._count, TABLES))

    def _count(self, kind: type) -> int:
        return int(self._rows(f"SELECT count(*) FROM {TABLES[kind].name}")[0][0])

    def check_entries(self, advance: Callable[[int], None]) -> None:
        """Read and build every entry; raise `StorageProblem` "damaged" for the first one that is not in order.

        `advance` is told how many entries are done.
        """
        done = 0

        def checked(kind: type[Kind]) -> Iterator[Sequence[Kind]]:
            nonlocal done
            before, names = done, TABLES[kind].looked_up_by
            self._expect_one_row_for_each_id(kind)
            for number, texts, *columns in one_ahead(self._in_order(TABLES[kind])):
                entries = _built(kind, number, texts)
                if any(_column(entries, name) != json.loads(found) for name, found in zip(names, columns, strict=True)):
                    raise StorageProblem("damaged")  # it is looked up by what it does not say
                yield entries
                done += number
                advance(done)
            if done - before != self._count(kind):
                raise StorageProblem("damaged")  # rows stand where none of ours would

        found = {kind: list(chain.from_iterable(checked(kind))) for kind in TABLES if kind is not Rating}
        try:
            contents = _contents(self.therapy(), {**found, Rating: ()})
            contents.check()
            references = References(contents)
            for ratings in checked(Rating):  # a million of them are not kept: making room would take 1.5 s
                references.check(ratings)
        except InputProblem:
            raise StorageProblem("damaged") from None

    def _expect_one_row_for_each_id(self, kind: type) -> None:
        """Raise `StorageProblem` "damaged" without the index that lets no second row have an id."""
        query = """
            SELECT 1 FROM pragma_index_list(?) AS list JOIN pragma_index_info(list.name) AS columns
            WHERE list."unique" AND NOT list.partial GROUP BY list.name HAVING group_concat(columns.name) = 'id'
            """
        if not self._rows(query, TABLES[kind].name):
            raise StorageProblem("damaged")

    def _in_order(self, table: EntryTable) -> Iterator[Sequence[Any]]:
        """Yield how many entries come next in a table, their texts in one, and each of their columns as a JSON list."""
        columns = ", ".join(f'json_group_array("{name}")' for name in table.looked_up_by)
        query = f"""
            SELECT max(position), min(json_valid(entry) AND typeof(entry) = 'text'),
                count(*), group_concat(entry), {columns}
            FROM (SELECT * FROM {table.name} WHERE position > ? ORDER BY position LIMIT {_TOGETHER})
            """
        last = -1
        while True:
            last, is_sound, *found = self._rows(query, last)[0]
            if last is None:
                return
            if not is_sound:
                raise StorageProblem("damaged")
            yield found

    def put(self, *entries: Entry) -> None:
        """Add entries at the end of their list, or replace those with the same id where they stand."""
        with self._written():
            for entry in entries:
                self._writing.put(self._connection, entry)

    def remove(self, *entries: Entry) -> None:
        """Remove entries, by kind and id."""
        with self._written():
            for entry in entries:
                self._writing.remove(self._connection, entry)

    def put_goal_order(self, identifiers: Sequence[str]) -> None:
        """Put the goals into this order; `identifiers` names every goal once."""
        with self._written():
            self._writing.put_goal_order(self._connection, identifiers)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is kept, or nothing."""
        if self._depth:
            yield
            return
        with self._named("unwritable"):
            self._connection.begin()
        self._depth = 1
        try:
            yield
            with self._named("unwritable"):
                self._connection.run("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def _roll_back(self) -> None:
        with named_troubles():
            self._connection.roll_back()

    def make_tables(self) -> None:
        """Make all tables in a file that has none."""
        with named_troubles(no_file="unwritable"):
            self._writing.make_tables(self._connection)

    def fill(self, contents: Contents) -> None:
        """Put a whole workbook into an empty file, in one transaction."""
        contents.check()
        with self._written():
            self._writing.put(self._connection, contents.therapy)
            for name in _IN_CONTENTS.values():
                self._writing.add(self._connection, getattr(contents, name))

    @contextmanager
    def _written(self) -> Iterator[None]:
        with self.together(), self._named("unwritable"):
            yield

    @property
    def _writing(self) -> ModuleType:
        from workbook.storage import writing  # SQLAlchemy comes with it, which Home does without

        return writing

    def _rows(self, query: str, *parameters: object) -> Sequence[Any]:
        with self._named():
            return self._connection.rows(query, parameters)

    def _named(self, no_file: str = "unreadable") -> AbstractContextManager[None]:
        """Return what names the troubles of one statement."""
        return named_troubles(no_file=no_file)

    def _read(self, kind: type[Kind], query: str, *parameters: object) -> tuple[Kind, ...]:
        rows = self._rows(query, *parameters)
        parts = (rows[start : start + _TOGETHER] for start in range(0, len(rows), _TOGETHER))
        return tuple(
            chain.from_iterable(_built(kind, len(part), ",".join(str(text) for (text,) in part)) for part in parts)
        )


def _column(entries: Sequence[Any], name: str) -> Sequence[str | None]:
    """Return what a column has to hold of these entries."""
    values = map(attrgetter(name), entries)
    return [value.isoformat() for value in values] if name == "on" else list(values)


def _built(kind: type[Record], number: int, texts: str) -> Sequence[Record]:
    """Return so many entries from their texts, commas between; what is no such entry is damage."""
    try:
        plain = json.loads(f"[{texts}]")
        if len(plain) != number:
            raise StorageProblem("damaged")
        return list(map(builder(kind, many=number == _TOGETHER), plain))
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
