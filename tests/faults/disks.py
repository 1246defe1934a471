"""Disks that fill up, files that may not grow, and places that can be read alone.

Mounts are made in a name space that ends with the process (`unshare --mount`).
"""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from tests.faults.bench import Bench
from tests.faults.tally import Tally
from tests.faults.works import WORKS, Work
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem

BLOCK = 4096
_ROOM = 2 * 1024**2
_STEPS = 4
_NEEDED = 240
"""Blocks of room with which a few steps of any work get through."""


def fill_disk(name: str, times: int, seed: int, root: Path) -> Tally:
    """Give a work 0, 1, 2 … blocks of 4 KiB of room on a disk of its own; at most `times` different ones."""
    del seed
    work, tally = WORKS[name], Tally(f"disk full at every 4 KiB during {name}")
    with _mounted("-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", on=root):
        bench = Bench(root / "bench")
        bench.make(work.at_start or 1)
        start = bench.photo()
        with work.program():
            for blocks in range(0, _NEEDED, max(_NEEDED // times, 1)):
                bench.put_back(start)
                with _room_for(root, blocks):
                    _strike(tally, bench, work, f"{blocks} blocks free")
                _judge(tally, bench, work, f"{blocks} blocks free")
        tally.expect("got through" in tally.met, "the disk was always full")
    tally.expect(any(key.startswith("said") for key in tally.met), "the disk was never full")
    return tally


def limit_files(name: str, times: int, seed: int, root: Path) -> Tally:
    """Let no file grow beyond 1, 2, 3 … blocks during a work (RLIMIT_FSIZE)."""
    del seed
    work, tally = WORKS[name], Tally(f"file size limit at every 4 KiB during {name}")
    bench = Bench(root)
    bench.make(work.at_start or 1)
    start = bench.photo()
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    with work.program():
        for blocks in range(1, _NEEDED, max(_NEEDED // times, 1)):
            bench.put_back(start)
            resource.setrlimit(resource.RLIMIT_FSIZE, (blocks * BLOCK, former[1]))
            try:
                _strike(tally, bench, work, f"limit of {blocks} blocks")
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, former)
            _judge(tally, bench, work, f"limit of {blocks} blocks")
    tally.expect(any(key.startswith("said") for key in tally.met), "the limit was never met")
    return tally


def read_only_place(times: int, seed: int, root: Path) -> Tally:
    """Work in a folder, or on a file, that is mounted for reading alone."""
    del times, seed
    tally = Tally("place that can be read alone")
    for name, work in WORKS.items():
        for what in (".", "home", "home/mine.workbook"):
            bench = Bench(root / f"{name} {what.replace('/', ' ')}")
            bench.make(work.at_start or 1)
            before = bench.photo()
            place = str(bench.root / what)
            with work.program(), _mounted("--bind", place, on=Path(place), options="remount,bind,ro"):
                _strike(tally, bench, work, f"{name}, {what} read-only")
                _expect_readable(tally, bench, work, f"{name}, {what} read-only")
                same = {key: bench.photo().get(key) == content for key, content in before.items()}
                tally.expect(all(same.values()), f"{name}, {what} read-only: changed {same}")
            _judge(tally, bench, work, f"{name}, {what} read-only")
    return tally


_RIGHTS = {
    "a closed folder": ("home", 0o000),
    "a folder for reading": ("home", 0o500),
    "a closed file": ("home/mine.workbook", 0o000),
    "a file for reading": ("home/mine.workbook", 0o400),
    "a closed folder of backups": ("backups", 0o000),
}


def without_rights(times: int, seed: int, root: Path) -> Tally:
    """Work where this program has no right to read or to write, as a person without root's powers meets it."""
    del times, seed
    tally = Tally("no right to read or to write")
    for name, work in WORKS.items():
        for what, (place, mode) in _RIGHTS.items():
            bench = Bench(root / f"{name} {what}")
            bench.make(work.at_start or 1)
            before, closed = bench.photo(), bench.root / place
            with work.program():
                usual = closed.stat().st_mode
                closed.chmod(mode)
                _strike(tally, bench, work, f"{name}, {what}")
                closed.chmod(usual)
                same = all(bench.photo().get(key) == content for key, content in before.items())
                tally.expect(same or place == "backups", f"{name}, {what}: changed something")
            _judge(tally, bench, work, f"{name}, {what}")
    tally.expect(any(key.startswith("said") for key in tally.met), "it had all rights")
    return tally


def _expect_readable(tally: Tally, bench: Bench, work: Work, what: str) -> None:
    if work is WORKS["migration"]:
        return
    try:
        opened = bench.shelf().open(bench.path, read_only=True)
        tally.expect(len(opened.every(Person)) >= work.at_start, f"{what}: answers are missing")
        opened.close()
    except StorageProblem as problem:
        tally.failures.append(f"{what}: cannot be read, {problem.key}")


def _strike(tally: Tally, bench: Bench, work: Work, what: str) -> None:
    """Do some steps of a work under a fault."""
    bench.problems.clear()
    tally.injected += 1
    bench.said = work.at_start
    try:
        for kept in islice(work.steps(bench), _STEPS):
            bench.said = kept
        tally.meet("got through")
    except StorageProblem as problem:
        bench.problems.append(problem.key)
    except OSError as trouble:
        tally.failures.append(f"{what}: {trouble!r} instead of a sentence")
    for key in set(bench.problems):
        tally.meet(f"said {key}")


def _judge(tally: Tally, bench: Bench, work: Work, what: str) -> None:
    """Look at what is there now that the fault is over."""
    found = work.look(bench)
    tally.lost += max(bench.said - found.there, 0)
    tally.failures += [f"{what}: {trouble}" for trouble in found.wrong]
    tally.expect(found.there <= bench.said + 1, f"{what}: {found.there} there, {bench.said} acknowledged")


@contextmanager
def _mounted(*arguments: str, on: Path, options: str | None = None) -> Iterator[None]:
    subprocess.run(["mount", *arguments, str(on)], check=True)
    try:
        if options:
            subprocess.run(["mount", "-o", options, str(on)], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(on)], check=True)


@contextmanager
def _room_for(disk: Path, blocks: int) -> Iterator[None]:
    """Leave so many blocks free, by a file that takes the rest."""
    filler = disk / "filler"
    seen = os.statvfs(disk)
    taken = seen.f_bavail * seen.f_bsize - blocks * BLOCK
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(taken, 1))
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            filler.unlink()
