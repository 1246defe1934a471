"""A process that does some steps of a work on a bench and writes down after each how much counts as kept.

`python -m tests.faults.workload ROOT WORK STEPS`; for the work `plain`, pragmas may follow.
"""

import os
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from tests.faults.bench import START, Bench
from tests.faults.works import WORKS


def main(root: str, name: str, steps: str, *pragmas: str) -> None:
    bench = Bench(Path(root))
    bench.now = START.replace(year=START.year + 1)
    said = os.open(bench.root / "acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    if name == "plain":
        _tell(said, _plain_saves(bench.home / "plain", pragmas), int(steps))
    else:
        with WORKS[name].program():
            _tell(said, WORKS[name].steps(bench), int(steps))


def _tell(said: int, kept: Iterator[int], steps: int) -> None:
    for number in islice(kept, steps):
        os.write(said, b"%d\n" % number)


def _plain_saves(file: Path, pragmas: tuple[str, ...]) -> Iterator[int]:
    """Save to a table of two columns under other settings."""
    import sqlcipher3.dbapi2 as sqlcipher

    connection = sqlcipher.connect(str(file), isolation_level=None)
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")
    for number in count(1):
        connection.execute("INSERT INTO answers VALUES (?, ?)", (number, "x" * (number * 37 % 3000)))
        yield number


if __name__ == "__main__":
    main(*sys.argv[1:])
