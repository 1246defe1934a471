"""Lock files that are stale, foreign or something else, and programs that hold the workbook: one writer, never none."""

import os
import random
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QSysInfo

from tests.faults.bench import FILE, Bench, answers
from tests.faults.tally import Tally
from workbook.services.problems import StorageProblem
from workbook.storage.key import public_key
from workbook.storage.lock import lock_file

_ANSWERS = 12
_HERE = QSysInfo.machineHostName()
_NEVER = 99_999_999
"""The number of a process that there is none of."""
_STALE: dict[str, bytes] = {
    "empty, after a power cut": b"",
    "of a program that is gone": f"{_NEVER}\nworkbook\n{_HERE}\n\n\n".encode(),
    "of another program's number": f"1\nworkbook\n{_HERE}\n\n\n".encode(),
    "of an earlier start": f"{os.getpid()}\nworkbook\n{_HERE}\n\n{'0' * 8}-0000-0000-0000-{'0' * 12}\n".encode(),
    "cut off": f"{_NEVER}\nwork".encode(),
    "zeros": bytes(4096),
    "noise": random.Random(1).randbytes(4096),
    "a word": b"hello",
    "a number below zero": f"-1\nworkbook\n{_HERE}\n\n\n".encode(),
}
_FOREIGN: dict[str, bytes] = {
    "of another computer": b"4711\nworkbook\nanother-computer\n\n\n",
    "of another computer, with its start": f"4711\nworkbook\n{'n' * 200}\n{'0' * 32}\n{'0' * 36}\n".encode(),
}


def leave_locks(times: int, seed: int, root: Path) -> Tally:
    """Open a workbook beside which a lock stands, `times` times through all kinds of them."""
    del seed
    tally = Tally("locked by others, stale and foreign lock files")
    for number in range(times):
        bench = Bench(root / str(number))
        bench.make(_ANSWERS)
        for what, content in _STALE.items():
            lock_file(bench.path).write_bytes(content)
            _expect(tally, bench, what, None)
            tally.expect([each.name for each in bench.home.iterdir()] == [FILE], f"{what}: something is left")
        for what, content in _FOREIGN.items():
            lock_file(bench.path).write_bytes(content)
            _expect(tally, bench, what, "in_use_elsewhere")
            tally.expect(lock_file(bench.path).read_bytes() == content, f"{what}: the lock was changed")
            lock_file(bench.path).unlink()
        lock_file(bench.path).mkdir()
        _expect(tally, bench, "a folder of that name", "in_use")
        lock_file(bench.path).rmdir()
        _meet_holders(tally, bench)
    return tally


def _meet_holders(tally: Tally, bench: Bench) -> None:
    """Meet programs that hold the workbook: ours, ours without its lock file, and another one with SQLite alone."""
    for what, hold in {"held by this program": _hold, "held, its lock file gone": _hold_without_lock_file}.items():
        child = _start(bench, hold)
        _expect(tally, bench, what, "in_use")
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        _expect(tally, bench, f"{what}, and killed", None)
    child = _start(bench, _hold_by_sqlite)
    _expect(tally, bench, "held by another program", "in_use")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _expect(tally, bench, "held by another program, and killed", None)


def _expect(tally: Tally, bench: Bench, what: str, problem: str | None) -> None:
    """Open the workbook; expect this problem, or all its answers. It stays as it is; a foreign lock lets it be read."""
    tally.injected += 1
    before = bench.path.read_bytes()
    said = _open(tally, bench)
    tally.meet("opened" if said is None else f"said {said}")
    tally.expect(said == problem, f"{what}: said {said}, not {problem}")
    if problem == "in_use_elsewhere":
        tally.expect(_open(tally, bench, read_only=True) is None, f"{what}: cannot be read")
    tally.expect(bench.path.read_bytes() == before, f"{what}: changed")


def _open(tally: Tally, bench: Bench, *, read_only: bool = False) -> str | None:
    """Open the workbook and count its answers; return what is in the way of it."""
    try:
        with closing(bench.shelf().open(bench.path, read_only=read_only)) as opened:
            tally.lost += _ANSWERS - answers(opened)
    except StorageProblem as trouble:
        return trouble.key
    return None


def _start(bench: Bench, hold: Callable[[Bench], object]) -> int:
    """Start a child that holds the workbook until it is killed, and return its number once it does."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            held = hold(bench)
            os.write(tells, b"h" if held else b"?")
            signal.pause()
        finally:
            os._exit(1)
    assert os.read(told, 1) == b"h"
    os.close(told)
    os.close(tells)
    return child


def _hold(bench: Bench) -> object:
    return bench.open()


def _hold_without_lock_file(bench: Bench) -> object:
    opened = bench.open()
    lock_file(bench.path).unlink()
    return opened


def _hold_by_sqlite(bench: Bench) -> object:
    connection = sqlcipher.connect(str(bench.path), isolation_level=None)
    public_key(bench.path.read_bytes()[:16]).unlock(connection)
    connection.execute("BEGIN EXCLUSIVE")
    return connection
