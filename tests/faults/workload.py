"""A process that saves one answer after the other and says so after each; faults are injected into it.

`python -m tests.faults.workload FILE ACKNOWLEDGED COUNT` adds people named 1, 2, 3 … and writes each number, on a line of
its own, once it counts as saved. With `--pragma` it saves with SQLCipher alone under other settings, which checks the
checker.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from workbook.domain.therapy import Person
from workbook.storage.shelf import FileShelf

Save = Callable[[int], None]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("acknowledged", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--pragma", action="append", default=[])
    chosen = parser.parse_args()
    said = os.open(chosen.acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    there, save = plain_saves(chosen.file, chosen.pragma) if chosen.pragma else our_saves(chosen.file)
    for number in range(there + 1, there + 1 + chosen.count):
        save(number)
        os.write(said, b"%d\n" % number)


def our_saves(file: Path) -> tuple[int, Save]:
    """Return how many answers are there, and how to save one with the program's own storage."""
    workbook = FileShelf(file.parent / "backups").open(file)
    return len(workbook.every(Person)), lambda number: workbook.put(
        Person(id=str(number), name=str(number), note="x" * (number * 37 % 3000))
    )


def plain_saves(file: Path, pragmas: list[str]) -> tuple[int, Save]:
    """Return the same for a table of two columns under other settings."""
    import sqlcipher3.dbapi2 as sqlcipher

    connection = sqlcipher.connect(str(file), isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")

    def save(number: int) -> None:
        connection.execute("INSERT INTO people VALUES (?, ?)", (number, "x" * (number * 37 % 3000)))

    return connection.execute("SELECT count(*) FROM people").fetchone()[0], save


if __name__ == "__main__":
    main()
