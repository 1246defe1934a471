"""How long a workbook with a million ratings takes: `python -m benchmarks.size --ratings 1000000`."""

import argparse
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating, RatingKind
from workbook.exchange.json_file import write_exchange
from workbook.storage.file import WorkbookFile
from workbook.storage.key import public_key, read_salt
from workbook.storage.shelf import FileShelf

Result = TypeVar("Result")
START = date(1990, 1, 1)
GOALS = 100
RATINGS = "SELECT entry FROM ratings ORDER BY position"


def main() -> None:
    """Make a large workbook, then print what each thing a person waits for takes.

    Beside what reads every page stands the least it could take on this computer: SQLCipher's own look at the same
    pages, the same bytes copied, the same rows fetched and parsed as JSON.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--ratings", type=int, default=1_000_000)
    count = parser.parse_args().ratings
    with tempfile.TemporaryDirectory() as folder:
        shelf, path = FileShelf(Path(folder) / "backups"), Path(folder) / "large.workbook"
        timed("make", lambda: shelf.create(path, contents=large(count)).close())
        print(f"{path.stat().st_size / 1e6:.0f} MB")
        opened = timed("open", lambda: shelf.open(path))
        timed("newest of each goal", lambda: [opened.ratings_of(f"g{each}", newest=24) for each in range(GOALS)])
        rating = opened.ratings_of("g1", newest=1)[0]
        timed("save one", lambda: opened.put(replace(rating, id="new")))
        timed("save one again", lambda: opened.put(replace(rating, id="new", value=7)))
        timed("quick check", lambda: quick_check(opened))
        timed("full check", opened.check)
        timed("copy, checked", lambda: opened.save_copy(Path(folder) / "copy.workbook"))
        timed("backup, checked", lambda: opened.back_up(datetime(2026, 8, 6).astimezone()))
        contents = timed("read everything", opened.contents)
        data = timed("exchange file", lambda: write_exchange(contents))
        print(f"{len(data) / 1e6:.0f} MB")
        contents, data = Contents(), b""
        opened.close()
        print("\nthe least it could take here")
        timed("hash values of all pages", lambda: ask(path, "PRAGMA cipher_integrity_check"))
        timed("quick_check", lambda: ask(path, "PRAGMA quick_check"))
        timed("integrity_check", lambda: ask(path, "PRAGMA integrity_check"))
        timed("fetch ratings and parse them", lambda: [json.loads(row[0]) for row in ask(path, RATINGS)])
        timed("copy the bytes and sync them", lambda: copy_bytes(path, Path(folder) / "bytes"))


def ask(path: Path, statement: str) -> list[Any]:
    """Return what the driver itself answers on a connection without any settings of ours."""
    with closing(sqlcipher.connect(str(path))) as connection:
        public_key(read_salt(path)).unlock(connection)
        return list(connection.execute(statement))


def copy_bytes(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("xb") as written:
        shutil.copyfileobj(read, written, 1024 * 1024)
        written.flush()
        os.fsync(written.fileno())


def large(count: int) -> Contents:
    """Return a workbook with so many ratings, spread over a hundred goals."""
    goals = tuple(
        Goal(
            id=f"g{number}",
            status=GoalStatus.ACTIVE,
            created_on=START,
            versions=(GoalVersion(start=START, title=f"Goal {number}"),),
        )
        for number in range(GOALS)
    )
    ratings = tuple(
        Rating(
            id=f"{number:036d}",
            goal=f"g{number % GOALS}",
            version=1,
            on=START + timedelta(days=number // GOALS % 20_000),
            kind=RatingKind.CHECKIN,
            value=number % 11,
            note="A few words about this month" if number % 3 == 0 else None,
            entered_at="2026-01-02T18:03:11+01:00",
        )
        for number in range(count)
    )
    return Contents(goals=goals, ratings=ratings)


def quick_check(opened: WorkbookFile) -> None:
    opened.check_pages()
    opened.counts()


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Print how long a piece of work took, and how long the processor was at it, and return what came of it."""
    before, busy_before = perf_counter(), process_time()
    result = work()
    print(f"{name:<34}{perf_counter() - before:8.3f} s  processor {process_time() - busy_before:8.3f} s", flush=True)
    return result


if __name__ == "__main__":
    main()
