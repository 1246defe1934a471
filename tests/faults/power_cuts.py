"""Power cuts during saving: recorded once, then replayed with every cut somewhere else."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.faults.power_cut import Deed, Kind, build_recorder, cuts, read_deeds
from tests.faults.tally import Tally
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.storage.shelf import FileShelf

FILE, SAID = "mine.workbook", "acknowledged"
Reading = Callable[[Path], int]
"""Returns how many answers a file holds, or raises what is wrong with it."""


def record(folder: Path, count: int, pragmas: Sequence[str] = ()) -> tuple[dict[str, bytes], list[Deed]]:
    """Record a run that saves `count` answers; return the disk before it and what it did."""
    disk = folder / "disk"
    disk.mkdir()
    if pragmas:
        connection = sqlcipher.connect(str(disk / FILE))
        connection.execute("CREATE TABLE people (number INTEGER PRIMARY KEY, note TEXT)")
        connection.commit()
        connection.close()
    else:
        FileShelf(folder / "backups").create(disk / FILE).close()
    before = {FILE: (disk / FILE).read_bytes()}
    command = [sys.executable, "-m", "tests.faults.workload", disk / FILE, disk / SAID, str(count)]
    options = [f"--pragma={pragma}" for pragma in pragmas]
    recorder = build_recorder(folder)
    environment = {"LD_PRELOAD": str(recorder), "RECORD_DIR": str(disk.resolve()), "RECORD_LOG": str(folder / "log")}
    subprocess.run([*command, *options], check=True, env={**os.environ, **environment})
    return before, read_deeds(folder / "log")


def cut_power(
    folder: Path, count: int, seed: int, reading: Reading, pragmas: Sequence[str] = (), saves: int = 40
) -> Tally:
    """Cut the power `count` times during `saves` answers, and look each time at what is there."""
    tally = Tally("power cut while saving" if not pragmas else "power cut under " + ", ".join(pragmas))
    before, deeds = record(folder, saves, pragmas)
    assert len({deed.kind for deed in deeds if deed.name.startswith(FILE)} & {Kind.WRITTEN, Kind.SYNCED}) > 0
    said_after = [0]
    for deed in deeds:
        said_after.append(said_after[-1] + (deed.kind is Kind.WRITTEN and deed.name == SAID))
    after = folder / "after"
    for moment, files in cuts(deeds, before, count, seed):
        tally.injected += 1
        after.mkdir(exist_ok=True)
        for left in after.iterdir():
            left.unlink()
        for name, content in files.items():
            if name != SAID:
                (after / name).write_bytes(content)
        try:
            there = reading(after / FILE)
        except (StorageProblem, sqlcipher.Error) as trouble:
            tally.failures.append(f"after {moment} deeds: {trouble}")
            continue
        tally.lost += max(said_after[moment] - there, 0)
        if there > said_after[moment] + 1:
            tally.failures.append(f"after {moment} deeds: {there} answers, {said_after[moment]} acknowledged")
    return tally


def our_reading(path: Path) -> int:
    """Return how many answers a workbook holds, after checking that they are the first so many, each whole."""
    workbook = FileShelf(path.parent / "backups").open(path)
    try:
        people = workbook.every(Person)
    finally:
        workbook.close()
    for number, person in enumerate(people, start=1):
        if (person.id, person.note) != (str(number), "x" * (number * 37 % 3000)):
            raise StorageProblem("damaged")
    return len(people)


def plain_reading(path: Path) -> int:
    """Return how many answers a plain file holds."""
    connection = sqlcipher.connect(str(path))
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise StorageProblem("damaged")
        return int(connection.execute("SELECT count(*) FROM people").fetchone()[0])
    finally:
        connection.close()
