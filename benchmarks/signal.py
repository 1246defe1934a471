"""Prints what the signal and simpler rules say about made-up people: `python -m benchmarks.signal --seed 1`."""

import argparse
import random
from collections.abc import Callable

from workbook.domain.signal import Signal, signal
from workbook.domain.trend import trend

MONTHS = range(2, 9)
SIGMA = 0.88
Path = Callable[[float, int], float]
PEOPLE: dict[str, Path] = {
    "on course": lambda start, month: start + (8 - start) * min(month / 6, 1),
    "standing still": lambda start, month: start,
    "half the pace": lambda start, month: start + (8 - start) * min(month / 12, 1),
    "falling 2.5 in 6 months": lambda start, month: start + 3 - 2.5 * month / 6,
}


def ratings(path: Path, chance: random.Random, sigma: float) -> list[int]:
    start = chance.uniform(1, 4)
    return [min(10, max(0, round(chance.gauss(path(start, month), sigma)))) for month in range(9)]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--people", type=int, default=4000)
    arguments.add_argument("--sigma", type=float, default=SIGMA)
    chosen = arguments.parse_args()
    chance = random.Random(chosen.seed)
    for name, path in PEOPLE.items():
        everybody = [ratings(path, chance, chosen.sigma) for _ in range(chosen.people)]
        print(f"\n{name}, percent of {chosen.people}\n{'month':36}" + "".join(f"{month:6}" for month in MONTHS))
        said = {
            month: [
                signal([round(30.4375 * k) for k in range(month + 1)], each[: month + 1], target=8, course_days=183)
                for each in everybody
            ]
            for month in MONTHS
        }
        for word in Signal:
            row = [100 * said[month].count(word) / chosen.people for month in MONTHS]
            if any(row):
                print(f"{word.value:36}" + "".join(f"{share:6.1f}" for share in row))
        concern = [
            100 * sum(word in (Signal.NOT_MOVING, Signal.MOVING_AWAY) for word in said[month]) / chosen.people
            for month in MONTHS
        ]
        print(f"{'a concern (ours)':36}" + "".join(f"{share:6.1f}" for share in concern))
        for rule, says in RULES.items():
            row = [100 * sum(says(each[: month + 1]) for each in everybody) / chosen.people for month in MONTHS]
            print(f"{'a concern (' + rule + ')':36}" + "".join(f"{share:6.1f}" for share in row))


def _slope_too_small(values: list[int]) -> bool:
    line = trend(range(len(values)), values)
    return line is not None and line.slope < 0.25


RULES: dict[str, Callable[[list[int]], bool]] = {
    "last - first < 1": lambda values: values[-1] - values[0] < 1,
    "slope < 0.25 a month": _slope_too_small,
    "last two - first < 1": lambda values: sum(values[-2:]) / 2 - values[0] < 1,
}


if __name__ == "__main__":
    main()
