"""A workbook far larger than anybody's: everything a person does with it works, and damage in it is found."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.size import large
from tests.faults.bench import Bench
from tests.faults.tally import Tally
from workbook.domain.rating import Rating
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Soundness


def grow(times: int, seed: int, root: Path) -> Tally:
    """Make a workbook of so many ratings; save, back up, close, damage it, and bring the backup back."""
    del seed
    tally, bench = Tally("so many ratings in one workbook", injected=times), Bench(root)
    bench.shelf().create(bench.path, contents=large(times)).close()
    with closing(bench.open()) as opened:
        newest = opened.ratings_of("g1", newest=1)[0]
        added = replace(newest, id="added", note="one more")
        opened.put(added)
        opened.check()
        opened.back_up(bench.later())
    whole = bench.path.read_bytes()
    at = len(whole) // 2
    bench.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    tally.expect(_notices(bench), "a flipped bit was not noticed")
    shelf = bench.shelf()
    backup = shelf.checked(shelf.backups(bench.path)[0])
    tally.expect(backup.soundness is Soundness.GOOD, f"the backup is {backup.soundness}")
    shelf.restore(backup, bench.path, bench.later())
    with closing(bench.open()) as opened:
        opened.check()
        tally.lost += times + 1 - opened.counts()["ratings"]
        tally.expect(opened.find(Rating, "added") == added, "the last rating is not there")
        tally.meet(f"megabytes: {len(whole) >> 20}")
    return tally


def _notices(bench: Bench) -> bool:
    """Tell whether a damaged file is refused when it is opened, or when it is looked through afterwards."""
    try:
        with closing(bench.open()) as opened:
            opened.page_check()()
    except StorageProblem as problem:
        return problem.key == "damaged"
    return False
