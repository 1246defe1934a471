"""Starts that meet something unexpected: other keys, other programs, other schemas, bad backups, clocks and zones."""

import os
import random
import unicodedata
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from tests.faults.bench import START, Bench, answers, cheap_keys, contents, newer_program
from tests.faults.tally import Tally
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Soundness

_ANSWERS = 12
_PASSPHRASES = (
    "a",
    "é as one sign, ü too",
    "🙂👩‍👩‍👧",
    "مرحبا يا صديقي",
    "\u202eright to left",
    "'; DROP TABLE people; --\"",
    "\x00 in the middle \x00",
    "a lone \ud800 surrogate",
    " spaces around ",
    "x" * 10_000,
)


def try_keys(times: int, seed: int, root: Path) -> Tally:
    """Open workbooks of awkward passphrases with the right one, composed and decomposed, and with ones like it."""
    tally, chance = Tally("awkward and wrong passphrases"), random.Random(seed)
    with cheap_keys():
        for number in range(times):
            passphrase = _PASSPHRASES[number % len(_PASSPHRASES)] + "x" * (number // len(_PASSPHRASES))
            bench = Bench(root / str(number))
            bench.make(_ANSWERS)
            with closing(bench.open()) as opened:
                recovery = opened.protect(passphrase, bench.later())
            for form in ("NFC", "NFD"):
                right = unicodedata.normalize(form, passphrase)
                _expect(tally, bench, None, f"{right!r:.40}", passphrase=right)
            _expect(tally, bench, None, "the recovery key", recovery_key=recovery.lower().replace("-", " "))
            at = chance.randrange(len(recovery))
            slip = recovery[:at] + ("A" if recovery[at] != "A" else "B") + recovery[at + 1 :]
            _expect(tally, bench, "wrong_key", "a slip in the recovery key", recovery_key=slip)
            for wrong in (passphrase + "y", passphrase.upper() + "Y", passphrase[:-1], ""):
                _expect(tally, bench, "wrong_key", f"{wrong!r:.40} for {passphrase!r:.40}", passphrase=wrong)
            _expect(tally, bench, "needs_passphrase", "no passphrase")
    return tally


def _expect(tally: Tally, bench: Bench, problem: str | None, what: str, **secret: str) -> None:
    """Open a workbook; expect this problem, or all its answers."""
    tally.injected += 1
    before = bench.path.read_bytes()
    said, there = None, _ANSWERS
    try:
        with closing(bench.shelf().open(bench.path, **secret)) as opened:  # type: ignore[arg-type]
            there = answers(opened)
    except StorageProblem as trouble:
        said = trouble.key
    tally.meet("opened" if said is None else f"said {said}")
    tally.lost += _ANSWERS - there
    tally.expect(said == problem, f"{what}: said {said}, not {problem}")
    tally.expect(bench.path.read_bytes() == before, f"{what}: changed")


def start_together(times: int, seed: int, root: Path) -> Tally:
    """Start four programs on one workbook at the same moment: one opens it, the others are told."""
    del seed
    tally, bench = Tally("four starts at once"), Bench(root)
    bench.make(_ANSWERS)
    for each in range(times):
        go, goes = os.pipe()
        told, tells = os.pipe()
        wait, ends = os.pipe()
        children = [_fork(lambda: _start(bench, go, tells, wait)) for _child in range(4)]  # noqa: B023
        os.write(goes, b"gggg")
        said = b""
        while len(said) < 4:
            said += os.read(told, 4)
        os.write(ends, b"eeee")
        for child in children:
            os.waitpid(child, 0)
        for pipe in (go, goes, told, tells, wait, ends):
            os.close(pipe)
        tally.injected += 1
        words = said.decode()
        tally.meet(f"said in_use {words.count('u')} times")
        tally.expect(sorted(words) == sorted("ouuu"), f"start {each}: {words}")
    found = bench.look_at_answers()
    tally.lost += _ANSWERS - found.there
    tally.failures += found.wrong
    return tally


def _fork(deed: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            deed()
        finally:
            os._exit(0)
    return child


def _start(bench: Bench, go: int, tells: int, wait: int) -> None:
    """Open the workbook when told to, say how it went in one letter, and hold it until told to end."""
    os.read(go, 1)
    try:
        opened = bench.open()
        os.write(tells, b"o")
        os.read(wait, 1)
        opened.close()
    except StorageProblem as problem:
        os.write(tells, b"u" if problem.key == "in_use" else b"x")
        os.read(wait, 1)
    except BaseException:
        os.write(tells, b"!")
        raise


def other_schemas(times: int, seed: int, root: Path) -> Tally:
    """Open a workbook of a newer program, which is refused and left alone, and one of an older, which is migrated."""
    del seed
    tally = Tally("newer and older schema")
    for number in range(times):
        bench = Bench(root / str(number))
        bench.make(_ANSWERS)
        with newer_program():
            _expect_migrated(tally, bench)
        _expect(tally, bench, "newer", "a newer schema")
    return tally


def _expect_migrated(tally: Tally, bench: Bench) -> None:
    tally.injected += 1
    found = bench.look()
    tally.lost += _ANSWERS - found.there
    tally.failures += found.wrong


def bad_backups(times: int, seed: int, root: Path) -> Tally:
    """Damage or remove the workbook and its newest backups: the newest good one is found, and brings all back."""
    tally, chance = Tally("newest backups bad or missing"), random.Random(seed)
    for number in range(times):
        bench = Bench(root / str(number))
        bench.make(1)
        with closing(bench.open()) as opened:
            opened.put(*contents(_ANSWERS).people)
            opened.back_up(bench.later())
            for _more in range(3):
                opened.back_up(bench.later())
        shelf = bench.shelf()
        bad = chance.randrange(4)
        for backup in shelf.backups(bench.path)[:bad]:
            _spoil(backup.path, chance)
        _spoil(bench.path, chance)
        spoilt = bench.path.read_bytes() if bench.path.exists() else None
        good = next(backup for backup in shelf.backups(bench.path) if shelf.checked(backup).soundness is Soundness.GOOD)
        aside = shelf.restore(good, bench.path, bench.later())
        tally.injected += bad + 1
        tally.expect((aside.read_bytes() if aside else None) == spoilt, f"{number}: the damaged file was changed")
        with closing(bench.open()) as opened:
            tally.lost += _ANSWERS - answers(opened)
    return tally


def _spoil(path: Path, chance: random.Random) -> None:
    """Remove a file, empty it, cut it off, flip a bit, or put something else in its place."""
    whole = path.read_bytes()
    match chance.randrange(5):
        case 0:
            path.unlink()
        case 1:
            path.write_bytes(b"")
        case 2:
            path.write_bytes(whole[: chance.randrange(len(whole))])
        case 3:
            at = chance.randrange(len(whole))
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 16]) + whole[at + 1 :])
        case _:
            path.write_bytes(b"%PDF-1.7\n")


def change_clocks(times: int, seed: int, root: Path) -> Tally:
    """Back up in every time zone, on leap days and when clocks change, with a clock that jumps: the newest stays."""
    tally, chance = Tally("time zones and clock jumps in backups"), random.Random(seed)
    zones = sorted(available_timezones())
    bench = Bench(root)
    bench.make(_ANSWERS)
    days = [START, datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)]
    with closing(bench.open()) as opened:
        for number in range(times):
            jump = timedelta(days=chance.choice([0, 0, 0, 1, -1, 400, -400, 9000]))
            now = (chance.choice(days) + jump).astimezone(ZoneInfo(zones[number % len(zones)]))
            ahead = {each.path for each in bench.shelf().backups(bench.path) if each.made_at > now}
            made = opened.back_up(now)
            listed = bench.shelf().backups(bench.path)
            tally.injected += 1
            tally.expect(made.path in {each.path for each in listed}, f"{now}: the new backup is gone")
            tally.expect(made.made_at.utcoffset() == now.utcoffset(), f"{now}: kept as {made.made_at}")
            tally.expect(ahead <= {each.path for each in listed}, f"{now}: a backup from ahead is gone")
            moments = [each.made_at for each in listed]
            tally.expect(moments == sorted(moments, reverse=True), f"{now}: not newest first")
    shelf = bench.shelf()
    for backup in shelf.backups(bench.path):
        tally.expect(shelf.checked(backup).soundness is Soundness.GOOD, f"{backup.path.name} is not good")
    return tally
