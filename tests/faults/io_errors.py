"""Calls that fail: each write, sync, read and change of a name of a work once, or every one from some moment on.

The same library kills a process between two such calls.
"""

import ctypes
import errno
import gc
import os
import random
import subprocess
import traceback
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from tests.faults.bench import Bench
from tests.faults.tally import Tally
from tests.faults.works import WORKS, Work
from workbook.services.problems import StorageProblem

KINDS = ("open", "read", "write", "sync", "truncate", "rename", "link", "unlink")
"""In the order of failing.c."""
_STEPS = 3
_KILL = -1
PRELOADED = "FAILING_LIBRARY"
"""The variable that names the library to a process it was preloaded into."""


def build_failing(folder: Path) -> Path:
    """Compile the preloaded library into a folder and return it."""
    library = folder / "failing.so"
    source = Path(__file__).with_name("failing.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, source, "-ldl"], check=True)
    return library


def fail_calls(name: str, times: int, seed: int, root: Path) -> Tally:
    """Make one call of a work fail, each in turn, `times` in all; with EIO or ENOSPC, once or from then on."""
    chance = random.Random(seed)
    tally = Tally(f"one call fails, or all from one on, during {name}")
    for number, run in _each_call(tally, name, times, chance, root):
        code, for_good = chance.choice([errno.EIO, errno.ENOSPC]), chance.random() < 0.3
        told = run(code, for_good)
        what = f"call {number}, {errno.errorcode[code]}{' and all after it' if for_good else ''}"
        what += f", in {', '.join(sorted(set(told.failed)))}"
        tally.injected += bool(told.failed)
        tally.expect("damaged" not in told.problems, f"{what}: called damaged what could not be read or written")
        for met in (*set(told.failed), *(f"said {key}" for key in told.problems)):
            tally.meet(met)
        if told.failed == ["unlink"] and set(told.problems) == {"in_use"}:
            tally.meet("left its own lock, went on after starting again")
        elif not for_good:
            helped = f"{what}: neither trying again nor opening again helped, it said {told.problems}"
            tally.expect(told.finished, helped)
            if told.reopened:
                tally.meet("went on after opening again")
    return tally


def kill_at_calls(name: str, times: int, seed: int, root: Path) -> Tally:
    """Kill a process just before one of the calls of a work, each in turn, `times` in all."""
    tally = Tally(f"kill -9 before one call, during {name}")
    for number, run in _each_call(tally, name, times, random.Random(seed), root):
        told = run(_KILL, False)
        tally.injected += not told.calls
        tally.expect(told.calls < number, f"call {number}: was not killed")  # threads make one more or less
    return tally


def _each_call(
    tally: Tally, name: str, times: int, chance: random.Random, root: Path
) -> Iterator[tuple[int, Callable[[int, bool], "_Told"]]]:
    """Yield the number of a call and a way to do the work with a fault at it; judge afterwards what is there."""
    library, work, bench = ctypes.CDLL(os.environ[PRELOADED]), WORKS[name], Bench(root)
    bench.make(work.at_start or 1)
    start = bench.photo()
    gc.freeze()
    with work.program():
        calls = _run(bench, work, library, (0, 0, 0)).calls
        for each in range(times):
            number = 1 + each % calls if times >= calls else chance.randint(1, calls)
            bench.put_back(start)
            runs: list[_Told] = []

            def run(code: int, for_good: bool, number: int = number, runs: list[_Told] = runs) -> _Told:
                runs.append(_run(bench, work, library, (number, code, int(for_good))))
                return runs[0]

            yield number, run
            found, said = work.look(bench), max(runs[0].said, work.at_start)
            tally.lost += max(said - found.there, 0)
            tally.failures += [f"call {number} of {calls}: {trouble}" for trouble in (*runs[0].wrong, *found.wrong)]
            tally.expect(found.there <= said + 1, f"call {number}: {found.there} there, {said} acknowledged")


class _Told:
    """What a child told of its run."""

    def __init__(self, text: str) -> None:
        self.said, self.calls, self.finished, self.reopened = 0, 0, False, False
        self.failed: list[str] = []
        self.problems: list[str] = []
        self.wrong: list[str] = []
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            match word:
                case "kept":
                    self.said = int(rest)
                case "calls":
                    self.calls = int(rest)
                case "finished" | "reopened":
                    self.finished = True
                    self.reopened = word == "reopened"
                case "failed":
                    self.failed.append(rest)
                case "problem":
                    self.problems.append(rest)
                case _:
                    self.wrong.append(rest)


def _run(bench: Bench, work: Work, library: ctypes.CDLL, fault: tuple[int, int, int]) -> _Told:
    """Do some steps of a work in a child with a fault: a call by its number, what it fails with, whether for good."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_tell(bench, work, library, fault, tells)
    os.close(tells)
    with os.fdopen(told, "r", encoding="utf-8") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return _Told(text)


def _work_and_tell(bench: Bench, work: Work, library: ctypes.CDLL, fault: tuple[int, int, int], tells: int) -> None:
    """Work with the fault; never return."""

    def tell(line: str) -> None:
        os.write(tells, line.encode() + b"\n")

    try:
        library.arm(os.fsencode(bench.root.resolve()), *map(ctypes.c_long, fault))
        for how in ("finished", "reopened"):
            try:
                for kept in islice(work.steps(bench), _STEPS):
                    tell(f"kept {kept}")
                tell(how)
                break
            except StorageProblem as problem:
                bench.problems.append(problem.key)
        for key in bench.problems:
            tell(f"problem {key}")
    except BaseException:
        tell("wrong " + traceback.format_exc().replace("\n", " / "))
    finally:
        for number, kind in enumerate(KINDS):
            if library.calls_failed(number):
                tell(f"failed {kind}")
        tell(f"calls {library.calls_made()}")
        os._exit(0)
