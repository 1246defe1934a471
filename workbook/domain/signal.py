"""The signal: is a goal on its way, standing still, or going down?

Three plain stories are compared by how well each explains all ratings: "on the course", "standing still" and "going
down". A rating wobbles by about one point (SPREAD) and is rounded; the start level is unknown in every story and is
fitted by least squares, so each story has one free number and the comparison is a likelihood ratio in closed form:
the difference of the sums of squared misses, divided by twice the variance of one rating.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import sqrt

from workbook.domain.limits import LOWEST_RATING

SPREAD = 0.9
"""Standard deviation of one rating around what it tells about, in points (0-10)."""
VARIANCE = SPREAD**2 + 1 / 12
"""With the rounding to whole points (a uniform spread of one point has the variance 1/12)."""
USUAL_COURSE_DAYS = 183
"""Length of the course of a goal without a target date."""
FALL_PER_DAY = 2.5 / 182.625
"""How fast "going down" falls, in points: 2.5 in six months."""
CLEARLY = 0.62
"""How much better "standing still" has to explain the ratings than the course (logarithm of the likelihood ratio)."""
FALSE_CALL_Z = 1.76
"""And more than this while few ratings lie on a short way: for somebody on a course that lies d standard deviations
from standing still, the ratio is normal around -d²/2 with deviation d, so FALSE_CALL_Z * d - d²/2 is passed by about
4 in 100 (the likelihood ratio of two normal means; Neyman & Pearson 1933)."""
CLEARLY_DOWN = 1.6
"""The same for "going down" against both others."""
RISE = 1.5
"""How much better any rising line explains six or more ratings than standing still does, so that they are moving."""
FITS = 1.6
"""The course explains the ratings well while the mean squared miss is below FITS times the variance. Somebody ahead of
it is on it too."""


class Signal(StrEnum):
    """What can be said about a goal now."""

    HOLDING = "holding"
    SLIPPED = "slipped"
    REACHED = "reached"
    TOO_EARLY = "too_early"
    ON_COURSE = "on_course"
    BETWEEN = "between"
    NOT_MOVING = "not_moving"
    MOVING_AWAY = "moving_away"


def signal(days: Sequence[int], values: Sequence[int], *, target: int, course_days: int | None) -> Signal | None:
    """Return the signal of counted ratings in order, the baseline first; None without ratings.

    `days` count from the baseline, `values` and `target` are 0-10. `course_days` is the length of the course to the
    target date, None without one; 0 or less when the date is not after the baseline.
    """
    if not values:
        return None
    low_twice = len(values) > 1 and max(values[-2:]) <= target - 2
    if values[0] >= target:
        return Signal.SLIPPED if low_twice else Signal.HOLDING
    past_date = course_days is not None and days[-1] > course_days
    if values[-1] >= target and (past_date or (len(values) > 1 and values[-2] >= target)):
        return Signal.REACHED
    if low_twice and _was_reached(days, values, target, course_days):
        return Signal.SLIPPED
    if len(values) < 3:
        return Signal.TOO_EARLY
    return _most_likely(days, values, target, USUAL_COURSE_DAYS if course_days is None else course_days)


def _was_reached(days: Sequence[int], values: Sequence[int], target: int, course_days: int | None) -> bool:
    return any(
        value >= target and ((index and values[index - 1] >= target) or (course_days is not None and day > course_days))
        for index, (day, value) in enumerate(zip(days, values, strict=True))
    )


def _most_likely(days: Sequence[int], values: Sequence[int], target: int, course_days: int) -> Signal:
    shares = [1.0 if course_days <= 0 else min(day / course_days, 1.0) for day in days]
    on_course = _misses([value - target * share for value, share in zip(values, shares, strict=True)], shares)
    flat = [0.0] * len(values)
    still = _misses(values, flat)
    down = _misses([value + FALL_PER_DAY * day for value, day in zip(values, days, strict=True)], flat)
    still_better = (on_course - still) / (2 * VARIANCE)
    down_better = (min(on_course, still) - down) / (2 * VARIANCE)
    if down_better > CLEARLY_DOWN:
        return Signal.MOVING_AWAY
    clearly = max(CLEARLY, _needed(values, target, shares))
    if still_better > clearly and not _rises(days, values):
        return Signal.NOT_MOVING
    if still_better <= clearly and (on_course / len(values) < FITS * VARIANCE or _is_ahead(values, target, shares)):
        return Signal.ON_COURSE
    return Signal.BETWEEN


def _is_ahead(values: Sequence[int], target: int, shares: Sequence[float]) -> bool:
    """Tell whether the last two ratings lie on or above the straight line from the baseline to the target."""
    line = [values[0] + (target - values[0]) * share for share in shares]
    return values[-1] >= line[-1] and values[-2] >= line[-2]


def _needed(values: Sequence[int], target: int, shares: Sequence[float]) -> float:
    """Return the ratio that somebody truly on this course passes in about 4 of 100 cases."""
    start = _start([value - target * share for value, share in zip(values, shares, strict=True)], shares)
    course = [start * (1 - share) + target * share for share in shares]
    apart = sqrt(_misses(course, [0.0] * len(course)) / VARIANCE)
    return FALSE_CALL_Z * apart - apart * apart / 2


def _start(values: Sequence[float], shares: Sequence[float]) -> float:
    """Return the start level, weighted 1 - share, that fits the values best (least squares); it lies on the scale."""
    weights = [1 - share for share in shares]
    scale = sum(weight * weight for weight in weights)
    best = sum(weight * value for weight, value in zip(weights, values, strict=True)) / scale if scale else 0.0
    return max(best, LOWEST_RATING)


def _misses(values: Sequence[float], shares: Sequence[float]) -> float:
    """Return the sum of squared misses of the story whose start fits the values best."""
    start = _start(values, shares)
    return sum((value - (1 - share) * start) ** 2 for value, share in zip(values, shares, strict=True))


def _rises(days: Sequence[int], values: Sequence[int]) -> bool:
    """Tell whether some rising line explains six or more ratings clearly better than standing still."""
    if len(values) < 6:
        return False
    middle_day, middle = sum(days) / len(days), sum(values) / len(values)
    spread = sum((day - middle_day) ** 2 for day in days)
    together = sum((day - middle_day) * (value - middle) for day, value in zip(days, values, strict=True))
    if not spread or together <= 0:
        return False
    return together * together / spread > RISE * 2 * VARIANCE
