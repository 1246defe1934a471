"""Injects faults and prints what came of them: `python -m tests.faults --all`, or the names of some."""

import argparse
import sys
import time
from pathlib import Path

from tests.faults.registry import FAULTS, NotPossibleHereError, inject, inject_here
from tests.faults.tally import HEAD


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("names", nargs="*", metavar="FAULT", help=f"some of: {', '.join(FAULTS)}")
    parser.add_argument("--all", action="store_true", help="every fault, as often as the long run does")
    parser.add_argument("--times", type=int, help="inject each so many times instead")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if not chosen.all and not chosen.names:
        parser.error("name a fault, or --all")
    print(HEAD, flush=True)
    sound = True
    for name in chosen.names or FAULTS:
        started = time.monotonic()
        try:
            (tally,) = inject({name: chosen.times or FAULTS[name].many}, chosen.seed)
        except NotPossibleHereError as reason:
            print(f"{name}: not run, {reason}", flush=True)
            continue
        sound = sound and not tally.lost and not tally.failures
        met = ", ".join(f"{what} {count:,}" for what, count in sorted(tally.met.items()))
        print(f"{tally}\n    {time.monotonic() - started:.0f} s; {met or 'nothing said'}", flush=True)
        for failure, count in tally.kinds_of_failure().items():
            print(f"    {count:,} like: {failure}", flush=True)
    return 0 if sound else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        folder, seed, *each = sys.argv[2:]
        for name, times in (one.split("=") for one in each):
            print(inject_here(name, int(times), int(seed), Path(folder)).to_json(), flush=True)
    else:
        sys.exit(main())
