"""Whether a workbook file is sound: its pages, its structure, and what a copy of it has to hold."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from workbook.services.problems import StorageProblem
from workbook.storage import schema
from workbook.storage.connection import Connection, Use, connected
from workbook.storage.key import Key
from workbook.storage.second_core import meanwhile
from workbook.storage.troubles import SeemsDamagedProblem, named_troubles

_ROOM_TO_CHECK = "PRAGMA cache_size = -1048576"
"""Kibibytes at most; the structure is gone through twice, and deciphering its pages is what takes long."""
_TABLE_NAMES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def schema_of(connection: Connection, trouble: str = "damaged") -> int:
    """Return the schema of a file after checking that it is a workbook and not newer than this program.

    Raises `StorageProblem` `trouble` when nothing can be read.
    """
    with named_troubles(trouble):
        identity = connection.value("PRAGMA application_id")
        number: int = connection.value("PRAGMA user_version")
    if identity != schema.APPLICATION_ID:
        raise StorageProblem("not_a_workbook")
    if number > schema.CURRENT:
        raise StorageProblem("newer")
    if number < 1:
        raise StorageProblem("damaged")
    return number


def confirmed(look: Callable[[], None]) -> None:
    """Look again where a look finds damage, since a read that failed once is none; the second look counts."""
    try:
        look()
    except StorageProblem as problem:
        if problem.key != "damaged":
            raise
        look()


@contextmanager
def looked_into(path: Path, key: Key, use: Use) -> Iterator[None]:
    """Look at every page of a file where something in it seems damaged: if all are sound, it was "unreadable"."""
    try:
        yield
    except SeemsDamagedProblem as problem:
        check_pages(path, key, use)
        raise StorageProblem("unreadable") from problem


def check_pages(path: Path, key: Key, use: Use) -> None:
    """Raise `StorageProblem` "damaged" unless every page is as it was written and the structure holds.

    On connections of its own: one that has read a damaged page already may call it sound.
    """

    def look() -> None:
        with meanwhile(partial(check_structure, path, key, use)):
            check_hash_values(path, key, use)

    confirmed(look)


def check_hash_values(path: Path, key: Key, use: Use) -> None:
    """Raise `StorageProblem` "damaged" unless the hash value of every page is right; "unreadable": one was not got."""
    with connected(path, key, use) as connection, named_troubles("damaged"):
        wrong = connection.value("PRAGMA cipher_integrity_check")
    if wrong:
        raise StorageProblem("unreadable" if wrong.startswith("error reading") else "damaged")


def check_structure(path: Path, key: Key, use: Use, *, thorough: bool = False) -> None:
    """Raise `StorageProblem` "damaged" unless the pages hang together and nothing in the file runs by itself.

    `thorough` compares the indexes with the tables too.
    """
    with connected(path, key, use) as connection, named_troubles("damaged"):
        connection.run(_ROOM_TO_CHECK)
        said = connection.value(f"PRAGMA {'integrity' if thorough else 'quick'}_check")
        others = "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
        if said != "ok" or connection.value(others):
            raise StorageProblem("damaged")


def figures(connection: Connection) -> dict[str, object]:
    """Return how many rows each table has and which rating came last: what a copy is compared by."""
    newest = 'SELECT "on", id FROM ratings ORDER BY position DESC LIMIT 1'
    with named_troubles("damaged"):
        counted: dict[str, object] = {
            name: connection.value(f'SELECT count(*) FROM "{name}"') for name in _table_names(connection)
        }
        return {**counted, "newest rating": connection.rows(newest)}


def digest(connection: Connection) -> str:
    """Return a hash value of all rows of all tables, in hexadecimal."""
    seen = hashlib.sha256()
    with named_troubles("damaged"):
        for name in _table_names(connection):
            seen.update(name.encode())
            for row in connection.run(f'SELECT * FROM "{name}" ORDER BY position'):
                seen.update(repr(row).encode("utf-8", "surrogatepass"))
    return seen.hexdigest()


def _table_names(connection: Connection) -> Sequence[str]:
    return [name for (name,) in connection.rows(_TABLE_NAMES)]
