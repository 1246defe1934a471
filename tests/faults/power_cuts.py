"""Power cuts during a work: recorded once, then replayed with every cut somewhere else."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from tests.faults.bench import Bench, Found, Photo
from tests.faults.power_cut import Deed, Kind, build_recorder, cuts, read_deeds
from tests.faults.tally import Tally
from tests.faults.works import WORKS

SAID = "acknowledged"
_THIS_START = Path("/proc/sys/kernel/random/boot_id").read_bytes().strip()
PLAIN = "home/plain"
"""A file of SQLCipher alone: under worse settings it has to lose answers, which checks the checker."""


def cut_power(name: str, times: int, seed: int, root: Path) -> Tally:
    """Cut the power `times` times during some steps of a work, and look each time at what is there."""
    work, bench = WORKS[name], Bench(root / "disk")
    bench.make(work.at_start or 1)
    start = bench.photo()
    deeds = _record(root, [name, "40" if name == "save" else "6"])
    tally = Tally(f"power cut during {name}")
    after = Bench(root / "after")
    with work.program():
        _cut(tally, start, deeds, (times, seed), after, lambda: work.look(after), work.at_start)
    return tally


def cut_power_under(pragmas: Sequence[str], times: int, seed: int, root: Path) -> Tally:
    """Do the same to a plain file under other settings."""
    disk = root / "disk"
    (disk / PLAIN).parent.mkdir(parents=True)
    connection = sqlcipher.connect(str(disk / PLAIN))
    connection.execute("CREATE TABLE answers (number INTEGER PRIMARY KEY, note TEXT)")
    connection.commit()
    connection.close()
    start = {PLAIN: (disk / PLAIN).read_bytes()}
    deeds = _record(root, ["plain", "40", *pragmas])
    tally = Tally("power cut under " + ", ".join(pragmas))
    after = Bench(root / "after")
    _cut(tally, start, deeds, (times, seed), after, lambda: _plain_answers(after.root / PLAIN), 0)
    return tally


def _record(root: Path, arguments: Sequence[str]) -> list[Deed]:
    """Record what a process does to the disk."""
    disk = (root / "disk").resolve()
    environment = {
        "LD_PRELOAD": str(build_recorder(root)),
        "RECORD_DIR": str(disk),
        "RECORD_LOG": str(root / "log"),
    }
    command = [sys.executable, "-m", "tests.faults.workload", str(disk), *arguments]
    subprocess.run(command, check=True, env={**os.environ, **environment})
    deeds = read_deeds(root / "log")
    assert any(deed.kind is Kind.WRITTEN and deed.name != SAID for deed in deeds)
    return deeds


def _cut(
    tally: Tally,
    start: Photo,
    deeds: Sequence[Deed],
    how: tuple[int, int],
    after: Bench,
    look: Callable[[], Found],
    at_start: int,
) -> None:
    said_after = [at_start]
    for deed in deeds:
        says = deed.kind is Kind.WRITTEN and deed.name == SAID
        said_after.append(int(deed.data) if says else said_after[-1])
    for moment, files in cuts(deeds, start, *how):
        tally.injected += 1
        after.put_back({name: _after_a_start(content) for name, content in files.items() if name != SAID})
        found, said = look(), said_after[moment]
        tally.lost += max(said - found.there, 0)
        tally.failures += [f"after {moment} deeds: {what}" for what in found.wrong]
        tally.expect(found.there <= said + 1, f"after {moment} deeds: {found.there} answers, {said} acknowledged")
        if any(name.endswith(".new") for name in files):
            tally.meet("with a copy half made")
        if any(name.endswith("-journal") for name in files):
            tally.meet("with a journal")


def _after_a_start(content: bytes) -> bytes:
    """Return a file as a computer that was started again sees it.

    A lock file names the start it was made in. No computer starts again here, so that name is changed instead: else a
    lock would count as held once another program has been given the number of the process that is gone.
    """
    return content.replace(_THIS_START, b"0" * len(_THIS_START))


def _plain_answers(path: Path) -> Found:
    """Return how many answers a plain file holds."""
    connection = sqlcipher.connect(str(path))
    try:
        if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return Found(0, ["damaged"])
        return Found(int(connection.execute("SELECT count(*) FROM answers").fetchone()[0]))
    except sqlcipher.Error as trouble:
        return Found(0, [str(trouble)])
    finally:
        connection.close()
