"""All faults by name: how each is injected, how often in every test run and how often in the long run."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from tests.faults.damage import cut_off, flip_bits, foreign_files, misplace_pages
from tests.faults.disks import fill_disk, limit_files, read_only_place, without_rights
from tests.faults.hostile import open_hostile, read_exchanges, use_names, write_texts
from tests.faults.io_errors import PRELOADED, build_failing, fail_calls, kill_at_calls
from tests.faults.kills import kill
from tests.faults.locks import leave_locks
from tests.faults.openings import bad_backups, change_clocks, other_schemas, start_together, try_keys
from tests.faults.power_cuts import cut_power
from tests.faults.size import grow
from tests.faults.surroundings import STEPS, listen_for_the_canary, without_fonts, without_locale, without_network
from tests.faults.tally import Tally
from tests.faults.whole_workbook import live


class Needs(Enum):
    """What a process has to be started with before a fault can be injected into it."""

    NOTHING = ()
    MOUNTS = ("--mount",)
    NO_NETWORK = ("--net",)
    RECORDER = ("record",)
    FAILING_CALLS = ("fail",)
    NO_POWERS = ("-dac_override,-dac_read_search",)


class NotPossibleHereError(Exception):
    """This computer does not allow what a fault needs."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`inject` is told how many times, a seed and an empty folder."""

    inject: Callable[[int, int, Path], Tally]
    few: int
    many: int
    needs: Needs = Needs.NOTHING


FAULTS: Mapping[str, Fault] = {
    "kill-save": Fault(partial(kill, "save"), 40, 10_000),
    "kill-backup": Fault(partial(kill, "backup"), 10, 300),
    "kill-re-key": Fault(partial(kill, "re-key"), 8, 300),
    "kill-restore": Fault(partial(kill, "restore"), 6, 300),
    "kill-import": Fault(partial(kill, "import"), 6, 300),
    "kill-migration": Fault(partial(kill, "migration"), 10, 300),
    "kill-in-save": Fault(partial(kill_at_calls, "save"), 30, 2000, Needs.FAILING_CALLS),
    "kill-in-backup": Fault(partial(kill_at_calls, "backup"), 8, 400, Needs.FAILING_CALLS),
    "kill-in-re-key": Fault(partial(kill_at_calls, "re-key"), 6, 400, Needs.FAILING_CALLS),
    "kill-in-restore": Fault(partial(kill_at_calls, "restore"), 6, 400, Needs.FAILING_CALLS),
    "kill-in-import": Fault(partial(kill_at_calls, "import"), 8, 400, Needs.FAILING_CALLS),
    "kill-in-migration": Fault(partial(kill_at_calls, "migration"), 12, 400, Needs.FAILING_CALLS),
    "power-save": Fault(partial(cut_power, "save"), 200, 100_000, Needs.RECORDER),
    "power-backup": Fault(partial(cut_power, "backup"), 20, 500, Needs.RECORDER),
    "power-re-key": Fault(partial(cut_power, "re-key"), 6, 500, Needs.RECORDER),
    "power-restore": Fault(partial(cut_power, "restore"), 10, 500, Needs.RECORDER),
    "power-import": Fault(partial(cut_power, "import"), 20, 500, Needs.RECORDER),
    "power-migration": Fault(partial(cut_power, "migration"), 20, 500, Needs.RECORDER),
    "calls-save": Fault(partial(fail_calls, "save"), 40, 3_000, Needs.FAILING_CALLS),
    "calls-backup": Fault(partial(fail_calls, "backup"), 15, 600, Needs.FAILING_CALLS),
    "calls-re-key": Fault(partial(fail_calls, "re-key"), 8, 500, Needs.FAILING_CALLS),
    "calls-restore": Fault(partial(fail_calls, "restore"), 8, 500, Needs.FAILING_CALLS),
    "calls-import": Fault(partial(fail_calls, "import"), 10, 600, Needs.FAILING_CALLS),
    "calls-migration": Fault(partial(fail_calls, "migration"), 15, 600, Needs.FAILING_CALLS),
    "disk-save": Fault(partial(fill_disk, "save"), 30, 240, Needs.MOUNTS),
    "disk-backup": Fault(partial(fill_disk, "backup"), 8, 240, Needs.MOUNTS),
    "disk-re-key": Fault(partial(fill_disk, "re-key"), 6, 240, Needs.MOUNTS),
    "disk-restore": Fault(partial(fill_disk, "restore"), 6, 240, Needs.MOUNTS),
    "disk-import": Fault(partial(fill_disk, "import"), 6, 240, Needs.MOUNTS),
    "disk-migration": Fault(partial(fill_disk, "migration"), 30, 240, Needs.MOUNTS),
    "limit-save": Fault(partial(limit_files, "save"), 30, 240),
    "limit-backup": Fault(partial(limit_files, "backup"), 6, 240),
    "limit-re-key": Fault(partial(limit_files, "re-key"), 4, 240),
    "limit-restore": Fault(partial(limit_files, "restore"), 4, 240),
    "limit-import": Fault(partial(limit_files, "import"), 6, 240),
    "limit-migration": Fault(partial(limit_files, "migration"), 6, 240),
    "bits": Fault(flip_bits, 200, 10_000),
    "cut-off": Fault(cut_off, 60, 10_000),
    "pages": Fault(misplace_pages, 60, 2_000),
    "foreign": Fault(foreign_files, 1, 1),
    "keys": Fault(try_keys, 10, 100),
    "starts": Fault(start_together, 10, 500),
    "locks": Fault(leave_locks, 1, 50),
    "schemas": Fault(other_schemas, 2, 50),
    "backups": Fault(bad_backups, 10, 500),
    "clocks": Fault(change_clocks, 40, 1_200),
    "hostile-texts": Fault(write_texts, 4, 22),
    "hostile-exchange": Fault(read_exchanges, 60, 5_000),
    "hostile-inside": Fault(open_hostile, 40, 2_000),
    "hostile-names": Fault(use_names, 8, 25),
    "size": Fault(grow, 4_000, 1_000_000),
    "whole": Fault(live, 8, 1_000),
    "canary": Fault(listen_for_the_canary, 11, STEPS),
    "no-network": Fault(without_network, 3, STEPS, Needs.NO_NETWORK),
    "no-locale": Fault(without_locale, 3, STEPS),
    "no-fonts": Fault(without_fonts, 2, STEPS),
    "read-only": Fault(read_only_place, 1, 1, Needs.MOUNTS),
    "no-rights": Fault(without_rights, 1, 1, Needs.NO_POWERS),
}


def groups() -> Sequence[Sequence[str]]:
    """Return the names of the faults that one process can have injected one after the other."""
    by_start: dict[tuple[str, Needs], list[str]] = {}
    for name, fault in FAULTS.items():
        by_start.setdefault((name.split("-")[0], fault.needs), []).append(name)
    return list(by_start.values())


def inject(times: Mapping[str, int], seed: int = 1) -> list[Tally]:
    """Inject the faults of one group, each so many times, in a process of their own.

    Raises `NotPossibleHereError` where that is not allowed.
    """
    (needs,) = {FAULTS[name].needs for name in times}
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        before, environment = _start_with(needs, Path(folder))
        each = [f"{name}={count}" for name, count in times.items()]
        command = [*before, sys.executable, "-m", "tests.faults", "--here", folder, str(seed), *each]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return [Tally.from_json(line) for line in done.stdout.splitlines() if line.startswith("{")]


def inject_here(name: str, times: int, seed: int, folder: Path) -> Tally:
    """Inject a fault in this process, which was started as the fault needs it."""
    root = folder / name
    root.mkdir()
    return FAULTS[name].inject(times, seed, root)


def _start_with(needs: Needs, folder: Path) -> tuple[list[str], dict[str, str]]:
    if needs is Needs.NOTHING:
        return [], dict(os.environ)
    if needs in (Needs.RECORDER, Needs.FAILING_CALLS):
        if shutil.which("cc") is None:
            raise NotPossibleHereError("there is no C compiler")
        if needs is Needs.RECORDER:
            return [], dict(os.environ)
        library = str(build_failing(folder))
        return [], {**os.environ, "LD_PRELOAD": library, PRELOADED: library}
    if needs is Needs.NO_POWERS:
        return _without_powers(*needs.value), dict(os.environ)
    if shutil.which("unshare") is None:
        raise NotPossibleHereError("there is no unshare")
    for rights in ([], ["--user", "--map-root-user"]):
        command = ["unshare", *rights, *needs.value]
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command, dict(os.environ)
    raise NotPossibleHereError(f"{' '.join(command)} is not allowed here")


def _without_powers(powers: str) -> list[str]:
    """Return what starts a program without powers of root, such as to read what is closed; others have none."""
    if os.getuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        raise NotPossibleHereError("there is no setpriv")
    return ["setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}"]
