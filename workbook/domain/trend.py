"""The trend of some ratings: Theil-Sen slope and Kendall's S, for few and uneven points."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import sqrt

DAYS_A_MONTH = 30.4375
FEWEST = 5
"""Under so many counted ratings no trend is told."""
_NORMAL_QUANTILE = -1.9599639845400538
"""Of 0.025; the standard library's own, as its median, comes with fractions and decimals: 5 ms of every start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A line through points: `slope`, its 95 % limits `low` and `high` (y per x), Kendall's `s` and its variance."""

    slope: float
    intercept: float
    low: float
    high: float
    s: int
    variance: float
    z: float


def trend(xs: Sequence[float], ys: Sequence[float]) -> Trend | None:
    """Return the trend of points, or None when no two of them differ in x.

    Slope: median of the pairwise slopes, pairs with the same x left out (Theil 1950; Sen 1968, J. Am. Stat. Assoc.
    63:1379-1389); limits after Sen, ranks rounded half to even. S with the variance corrected for ties (Kendall 1975).
    """
    points = sorted(zip(xs, ys, strict=True))
    # Whole points on whole days have few different slopes: counting them is faster than sorting all.
    counts = Counter(
        (later_y - y) / (later_x - x)
        for index, (x, y) in enumerate(points)
        for later_x, later_y in points[index + 1 :]
        if later_x != x
    )
    if not counts:
        return None
    slopes = sorted(counts)
    up_to = list(accumulate(counts[slope] for slope in slopes))
    pairs = up_to[-1]

    def ranked(rank: int) -> float:
        return slopes[bisect_right(up_to, min(max(rank, 0), pairs - 1))]

    slope = (ranked((pairs - 1) // 2) + ranked(pairs // 2)) / 2
    s, variance = sum(_sign(slope) * count for slope, count in counts.items()), s_variance(xs, ys)
    # Sen's limits look at ties in y and x alike.
    reach = _NORMAL_QUANTILE * sqrt(variance)
    z = 0.0 if s == 0 or variance == 0 else (s - (1 if s > 0 else -1)) / sqrt(variance)
    return Trend(
        slope=slope,
        intercept=_median(ys) - slope * _median(xs),
        low=ranked(round((pairs + reach) / 2) - 1),
        high=ranked(round((pairs - reach) / 2)),
        s=s,
        variance=variance,
        z=z,
    )


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def kendall_s(xs: Sequence[float], ys: Sequence[float]) -> int:
    """Return Kendall's S: pairs that go the same way in x and y, less those that go opposite ways."""
    return sum(
        _sign(x2 - x1) * _sign(y2 - y1) for (x1, y1), (x2, y2) in combinations(list(zip(xs, ys, strict=True)), 2)
    )


def s_variance(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return the variance of S when nothing is going on, corrected for ties in both (Kendall 1975)."""
    n = len(xs)
    tx, ty = _ties(xs), _ties(ys)
    first = (_v0(n) - sum(map(_v0, tx)) - sum(map(_v0, ty))) / 18
    second = sum(t * (t - 1) for t in tx) * sum(t * (t - 1) for t in ty) / (2 * n * (n - 1)) if n > 1 else 0
    third = 0.0
    if n > 2:
        third = (
            sum(t * (t - 1) * (t - 2) for t in tx)
            * sum(t * (t - 1) * (t - 2) for t in ty)
            / (9 * n * (n - 1) * (n - 2))
        )
    return first + second + third


def tau_b(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Kendall's tau-b, -1 to 1 (Kendall 1945); None when one side is all the same."""
    pairs = len(xs) * (len(xs) - 1) / 2
    x_pairs = pairs - sum(t * (t - 1) / 2 for t in _ties(xs))
    y_pairs = pairs - sum(t * (t - 1) / 2 for t in _ties(ys))
    return kendall_s(xs, ys) / sqrt(x_pairs * y_pairs) if x_pairs and y_pairs else None


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _ties(values: Sequence[float]) -> list[int]:
    return [count for count in Counter(values).values() if count > 1]


def _v0(n: int) -> float:
    return n * (n - 1) * (2 * n + 5)
