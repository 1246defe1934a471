"""What is written to a workbook file: its tables, and entries into them, through SQLAlchemy."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, delete, insert, update

from workbook.domain.goal import Goal
from workbook.domain.rating import Rating
from workbook.domain.therapy import Therapy
from workbook.services.ports import Entry
from workbook.storage.connection import Connection
from workbook.storage.records import to_plain
from workbook.storage.schema import TABLES, EntryTable

_MAY_BE_EMPTY = {"checkin"}
_METADATA = MetaData()


def _table(name: str, *columns: Column[str]) -> Table:
    return Table(
        name, _METADATA, Column("position", Integer, primary_key=True), *columns, Column("entry", Text, nullable=False)
    )


def _entry_table(table: EntryTable) -> Table:
    columns = [
        Column(name, Text, nullable=name in _MAY_BE_EMPTY, unique=name == "id" or None) for name in table.looked_up_by
    ]
    return _table(table.name, *columns)


_THERAPY = _table("therapy")
_ENTRIES: dict[type, Table] = {kind: _entry_table(table) for kind, table in TABLES.items()}
_RATINGS = _ENTRIES[Rating].c
Index("ratings_by_goal_and_day", _RATINGS.goal, _RATINGS.on)
Index("ratings_by_check_in", _RATINGS.checkin)


def make_tables(connection: Connection) -> None:
    """Make all tables."""
    with connection.alchemy() as alchemy:
        _METADATA.create_all(alchemy)


def put(connection: Connection, entry: Entry) -> None:
    """Add an entry at the end of its list, or replace the one with its id where it stands."""
    with connection.alchemy() as alchemy:
        if isinstance(entry, Therapy):
            alchemy.execute(delete(_THERAPY))
            alchemy.execute(insert(_THERAPY).values(position=1, entry=_json(entry)))
            return
        table, row = _ENTRIES[type(entry)], _row(entry)
        replaced = alchemy.execute(update(table).where(table.c.id == entry.id).values(row))
        if replaced.rowcount == 0:
            alchemy.execute(insert(table).values(row))


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    """Add new entries of one kind, in this order."""
    if entries:
        with connection.alchemy() as alchemy:
            alchemy.execute(insert(_ENTRIES[type(entries[0])]), [_row(entry) for entry in entries])


def remove(connection: Connection, entry: Entry) -> None:
    """Remove an entry, by kind and id."""
    with connection.alchemy() as alchemy:
        if isinstance(entry, Therapy):
            alchemy.execute(delete(_THERAPY))
        else:
            table = _ENTRIES[type(entry)]
            alchemy.execute(delete(table).where(table.c.id == entry.id))


def put_goal_order(connection: Connection, identifiers: Sequence[str]) -> None:
    """Put the goals into this order; `identifiers` names every goal once."""
    table = _ENTRIES[Goal]
    with connection.alchemy() as alchemy:
        for sign in (-1, 1):  # through numbers that are free, since no two rows may share a position
            for position, identifier in enumerate(identifiers, start=1):
                alchemy.execute(update(table).where(table.c.id == identifier).values(position=sign * position))


def _row(entry: Any) -> dict[str, object]:
    row = {name: to_plain(getattr(entry, name)) for name in TABLES[type(entry)].looked_up_by}
    return {**row, "entry": _json(entry)}


def _json(entry: object) -> str:
    return json.dumps(to_plain(entry), ensure_ascii=False, separators=(",", ":"))
