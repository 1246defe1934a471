"""kill -9 in the middle of a work: the process that does it is forked, so that one more costs no start."""

import gc
import os
import random
import signal
import time
import traceback
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from tests.faults.bench import Bench
from tests.faults.tally import Tally
from tests.faults.works import WORKS, Work
from workbook.storage.new_file import journal_of

_JOURNAL_MARK = bytes.fromhex("d9d505f920a163d7")


def kill(name: str, times: int, seed: int, root: Path) -> Tally:
    """Kill a process `times` times at a random moment of a work, and look each time at what is there."""
    work, tally, chance = WORKS[name], Tally(f"kill -9 during {name}"), random.Random(seed)
    bench = Bench(root)
    bench.make(work.at_start or 1)
    start = bench.photo()
    gc.freeze()
    with work.program():
        work.look(bench)  # loads what the children would else load each anew
        bench.put_back(start)
        span = _time_of(bench, work)
        for each in range(times):
            if each % work.lasts == 0:
                bench.put_back(start)
                before = work.at_start
            bench.now += timedelta(days=1)
            said, wrong = _killed(bench, work, before, chance.uniform(0, span))
            tally.injected += 1
            if _is_hot(journal_of(bench.path)):
                tally.meet("in a transaction")
            tally.meet(f"after {min(said - before, 9)} steps")
            if any(part.name.endswith(".new") for part in bench.root.rglob(".*")):
                tally.meet("with a copy half made")
            found = work.look(bench)
            tally.lost += max(said - found.there, 0)
            tally.failures += [f"kill {each}: {what}" for what in (*wrong, *found.wrong)]
            tally.expect(found.there <= said + 1, f"kill {each}: {found.there} there, {said} acknowledged")
            before = found.there
    return tally


def _time_of(bench: Bench, work: Work) -> float:
    """Return the seconds that the steps take in which the kills are to strike."""
    child, told = _start(bench, work)
    with told:
        if work.kept_first:
            told.readline()
        started = time.monotonic()
        for _step in range(work.spans):
            told.readline()
        span = time.monotonic() - started
        _kill(child)
    return span


def _killed(bench: Bench, work: Work, before: int, seconds: float) -> tuple[int, list[str]]:
    """Let a child work for some time and kill it; return what it had acknowledged, and what went wrong in it."""
    child, told = _start(bench, work)
    with told:
        first = told.readline() if work.kept_first else ""
        time.sleep(seconds)
        _kill(child)
        lines = (first + told.read()).splitlines()
    said = [int(line) for line in lines if line.isdigit()]
    return max(said, default=before), [line for line in lines if not line.isdigit()]


def _start(bench: Bench, work: Work) -> tuple[int, TextIO]:
    """Start a child that works; return its number and what it tells."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_tell(bench, work, tells)
    os.close(tells)
    return child, os.fdopen(told, "r", encoding="utf-8")


def _kill(child: int) -> None:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _is_hot(journal: Path) -> bool:
    """Tell whether a journal is of a transaction that had begun to be written: between two its head is blank."""
    return journal.exists() and journal.read_bytes()[:8] == _JOURNAL_MARK


def _work_and_tell(bench: Bench, work: Work, tells: int) -> None:
    """Work until killed; never return."""
    try:
        for kept in work.steps(bench):
            os.write(tells, b"%d\n" % kept)
    except BaseException:
        os.write(tells, traceback.format_exc().replace("\n", " / ").encode() + b"\n")
    finally:
        os.write(tells, b"came to an end before it was killed\n")
        os._exit(1)
