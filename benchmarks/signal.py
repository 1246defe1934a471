"""Prints what the signal and simpler rules say about made-up people: `python -m benchmarks.signal --seed 1`.

Each simple rule gets the cut that suits it best: the one that at most 5 in 100 people on course fall below in that very
month. So do two ideal tests, likelihood ratios that know the course, the spread and the rounding; one also knows where
each person truly starts, the other knows between which levels people start. Our signal knows the course and no cut.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import erf, log, prod, sqrt

from workbook.domain.signal import Signal, signal
from workbook.domain.trend import DAYS_A_MONTH, trend

MONTHS = range(2, 9)
FALSE_CALLS = 0.05
CONCERNS = (Signal.NOT_MOVING, Signal.MOVING_AWAY)
ON_COURSE, STILL, FALLING = "on course", "standing still", "falling 2.5 in 6 months"


IDEAL = {"ideal": True, "ideal but start": False}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How people rate and what their course is. `months`, `late`, `every` and `uneven` are months, `step` points."""

    target: int = 8
    months: float = 6
    sigma: float = 0.88
    starts: tuple[float, float] = (1, 4)
    late: float = 0
    every: float = 1
    uneven: float = 0
    gaps: float = 0
    step: int = 1


@dataclass(frozen=True)
class Person:
    """The true start level of somebody and the ratings they give. `days` count from the first rating."""

    start: float
    days: list[int]
    values: list[int]

    def until(self, month: int) -> "Person":
        """Return what was known at the end of a month."""
        known = sum(day <= (month + 0.5) * DAYS_A_MONTH for day in self.days)
        return Person(self.start, self.days[:known], self.values[:known])


Path = Callable[[Shape, float, float], float]
STORIES: dict[str, Path] = {
    ON_COURSE: lambda shape, start, month: _course(shape, start, month, 1),
    STILL: lambda shape, start, month: start,
    "half the pace": lambda shape, start, month: _course(shape, start, month, 0.5),
    FALLING: lambda shape, start, month: start + 3 - 2.5 * max(month - shape.late, 0) / 6,
}
SHAPES = {
    "every month missing for 1 in 4": Shape(gaps=0.25),
    "uneven dates, up to 10 days off": Shape(uneven=0.33),
    "every two weeks": Shape(every=0.5),
    "target 6": Shape(target=6),
    "target 9": Shape(target=9),
    "nine months": Shape(months=9),
    "twelve months": Shape(months=12),
    "spread 0.6": Shape(sigma=0.6),
    "spread 1.3": Shape(sigma=1.3),
    "late: three months flat first": Shape(late=3),
    "even numbers only": Shape(step=2),
    "start 1": Shape(starts=(1, 1)),
    "start 4": Shape(starts=(4, 4)),
}


def _course(shape: Shape, start: float, month: float, pace: float) -> float:
    return start + (shape.target - start) * min(max(month - shape.late, 0) * pace / shape.months, 1)


def _slope(person: Person) -> float:
    line = trend(person.days, person.values)
    return 0.0 if line is None else line.slope


RULES: dict[str, Callable[[Person], float]] = {
    "last - first": lambda person: person.values[-1] - person.values[0],
    "Theil-Sen slope": _slope,
    "mean of last two - first": lambda person: sum(person.values[-2:]) / 2 - person.values[0],
}


def crowd(path: Path, shape: Shape, chance: random.Random, people: int) -> list[Person]:
    return [_person(path, shape, chance) for _ in range(people)]


def _person(path: Path, shape: Shape, chance: random.Random) -> Person:
    start = chance.uniform(*shape.starts)
    days, values = [], []
    for number in range(round(max(MONTHS) / shape.every) + 1):
        month = number * shape.every
        if number and chance.random() < shape.gaps:
            continue
        if number:
            month += chance.uniform(-shape.uneven, shape.uneven)
        value = shape.step * round(chance.gauss(path(shape, start, month), shape.sigma) / shape.step)
        days.append(round(month * DAYS_A_MONTH))
        values.append(min(10, max(0, value)))
    return Person(start, days, values)


def said(people: Sequence[Person], shape: Shape, month: int) -> list[Signal | None]:
    length = round(shape.months * DAYS_A_MONTH)
    known = (person.until(month) for person in people)
    return [signal(each.days, each.values, target=shape.target, course_days=length) for each in known]


def concerned(people: Sequence[Person], shape: Shape) -> list[float]:
    """Return the share that is called not moving or moving away, for each month."""
    return [sum(word in CONCERNS for word in said(people, shape, month)) / len(people) for month in MONTHS]


def caught(people: Sequence[Person], on_course: Sequence[Person], score: Callable[[Person], float]) -> list[float]:
    """Return the share that scores below the lowest 5 in 100 people on course, for each month."""
    shares = []
    for month in MONTHS:
        usual = sorted(score(person.until(month)) for person in on_course)
        cut = usual[int(FALSE_CALLS * len(usual))]
        shares.append(sum(score(person.until(month)) < cut for person in people) / len(people))
    return shares


def ideal(path: Path, shape: Shape, *, knows_start: bool) -> Callable[[Person], float]:
    """Return the test that knows all, or all but the start: how much better the course explains ratings than `path`."""

    def score(person: Person) -> float:
        low, high = shape.starts
        range_of_starts = [low + (high - low) * step / 6 for step in range(7)]
        starts = [person.start] if knows_start else range_of_starts
        return log(_explains(STORIES[ON_COURSE], starts, person, shape) / _explains(path, starts, person, shape))

    return score


def _explains(path: Path, starts: Sequence[float], person: Person, shape: Shape) -> float:
    rated = list(zip(person.days, person.values, strict=True))
    return sum(
        prod(
            _likelihood(value, path(shape, start, day / DAYS_A_MONTH), shape.sigma, shape.step) for day, value in rated
        )
        for start in starts
    )


@lru_cache(maxsize=100_000)
def _likelihood(value: int, level: float, sigma: float, step: int) -> float:
    below = 0.0 if value == 0 else _below((value - step / 2 - level) / sigma)
    return max((1.0 if value == 10 else _below((value + step / 2 - level) / sigma)) - below, 1e-12)


def _below(z: float) -> float:
    return (1 + erf(z / sqrt(2))) / 2


def _row(name: str, shares: Sequence[float]) -> None:
    print(f"{name:34}" + "".join(f"{100 * share:6.1f}" for share in shares))


def _plain_table(shape: Shape, chance: random.Random, people: int) -> None:
    crowds = {story: crowd(path, shape, chance, people) for story, path in STORIES.items()}
    for story, each in crowds.items():
        print(f"\n{story}, percent of {people}\n{'month':34}" + "".join(f"{month:6}" for month in MONTHS))
        words = {month: said(each, shape, month) for month in MONTHS}
        for word in Signal:
            shares = [words[month].count(word) / people for month in MONTHS]
            if any(shares):
                _row(word.value, shares)
        _row("a concern: our signal", concerned(each, shape))
        shares = [sum(_rise(person.until(month)) < 3 for person in each) / people for month in MONTHS]
        _row("a concern: last - first below 3", shares)
        for rule, score in RULES.items():
            _row(f"a concern: {rule}", caught(each, crowds[ON_COURSE], score))
        if story in (STILL, FALLING):
            for name, knows_start in IDEAL.items():
                test = ideal(STORIES[story], shape, knows_start=knows_start)
                _row(f"a concern: {name}", caught(each, crowds[ON_COURSE], test))


def _rise(person: Person) -> int:
    return person.values[-1] - person.values[0]


def _shapes_table(chance: random.Random, people: int) -> None:
    print(f"\nOther shapes, a concern: percent of {people}\n{'month':34}" + "".join(f"{month:6}" for month in MONTHS))
    for name, shape in SHAPES.items():
        print(name)
        crowds = {story: crowd(path, shape, chance, people) for story, path in STORIES.items()}
        for story, each in crowds.items():
            _row(f"    {story}", concerned(each, shape))
        test = ideal(STORIES[STILL], shape, knows_start=False)
        _row("    standing still: ideal but start", caught(crowds[STILL], crowds[ON_COURSE], test))


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--people", type=int, default=2000)
    chosen = arguments.parse_args()
    chance = random.Random(chosen.seed)
    _plain_table(Shape(), chance, chosen.people)
    _shapes_table(chance, chosen.people)


if __name__ == "__main__":
    main()
