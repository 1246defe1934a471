"""What a goal's ratings say on a given day: which count, how far they moved, where the course would be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache

from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.limits import instant
from workbook.domain.rating import COUNTED_KINDS, Rater, Rating, RatingKind
from workbook.domain.signal import Signal, signal
from workbook.domain.trend import DAYS_A_MONTH, FEWEST, trend

RELIABLE_CHANGE = 3
"""Points. NHS England mental health statistics, children and young people's outcome tables: threshold for goal-based
outcomes rated 0-10, first to last paired rating."""
_NEVER = datetime.min.replace(tzinfo=UTC)


class Verdict(StrEnum):
    """How far a goal moved from its first to its latest rating."""

    RELIABLE_IMPROVEMENT = "reliable_improvement"
    NO_RELIABLE_CHANGE = "no_reliable_change"
    RELIABLE_DETERIORATION = "reliable_deterioration"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalNumbers:
    """All numbers of one goal on a day. Ratings are 0-10, `trend_per_month` in points per 30.4375 days."""

    id: str
    title: str | None
    status: GoalStatus
    version: int | None
    ratings: int
    baseline: int | None
    baseline_on: date | None
    latest: int | None
    change: int | None
    target: int | None
    verdict: Verdict
    signal: Signal | None
    expected: float | None
    trend_per_month: float | None
    gas_level: int | None
    gas_weight: int
    closed_on: date | None


def verdict(change: int | None) -> Verdict:
    """Return the verdict for a change from baseline to latest rating, in points; None is fewer than two ratings."""
    if change is None:
        return Verdict.UNRATED
    if change >= RELIABLE_CHANGE:
        return Verdict.RELIABLE_IMPROVEMENT
    return Verdict.RELIABLE_DETERIORATION if change <= -RELIABLE_CHANGE else Verdict.NO_RELIABLE_CHANGE


def status_on(goal: Goal, on: date) -> tuple[GoalStatus, date | None]:
    """Return the status of a goal on a day, and the day it was closed on when it is closed then."""
    for closing in goal.earlier_closings:
        if closing.on <= on < closing.reopened_on:
            return closing.status, closing.on
    if goal.closed_on is not None and goal.closed_on <= on:
        return goal.status, goal.closed_on
    return (GoalStatus.ACTIVE if goal.is_closed else goal.status), None


def counted_ratings(ordered: Iterable[Rating]) -> tuple[Rating, ...]:
    """Return those of a version's ratings in order that count; the last one of a day stands for it.

    Ratings before the first one of kind baseline are left out.
    """
    counted = list({rating.on: rating for rating in ordered if rating.counts}.values())
    baseline = next((i for i, each in enumerate(counted) if each.kind is RatingKind.BASELINE), 0)
    return tuple(counted[baseline:])


def in_order(ratings: Iterable[Rating], on: date) -> list[Rating]:
    """Return the ratings up to a day in order: by day, then by when they were entered, then as they came."""
    return sorted(
        (each for each in ratings if each.on <= on), key=lambda each: (each.on, instant(each.entered_at) or _NEVER)
    )


def _in_order(ratings: Iterable[Rating], goal: Goal, version: GoalVersion, on: date) -> list[Rating]:
    return in_order((each for each in ratings if each.goal == goal.id and each.version == version.version), on)


def counted_on(goal: Goal, ratings: Iterable[Rating], on: date) -> tuple[Rating, ...]:
    """Return the ratings behind a goal's numbers on a day, oldest first; for one closed by then, on its closing day."""
    day = status_on(goal, on)[1] or on
    version = goal.version_on(day)
    return () if version is None else counted_ratings(_in_order(ratings, goal, version, day))


def newest_level(ordered: Iterable[Rating]) -> int | None:
    """Return the newest goal attainment level, -2 to +2, that the person gave in a version's ratings in order."""
    levels = [
        each.level
        for each in ordered
        if each.rater is Rater.ME and each.kind in COUNTED_KINDS and each.level is not None
    ]
    return levels[-1] if levels else None


def expected(baseline: int, baseline_on: date, target: int, target_date: date | None, on: date) -> float | None:
    """Return where the straight course from baseline to target is on a day, 0-10; None without a target date."""
    if target_date is None:
        return None
    if on < baseline_on:
        return float(baseline)
    length = (target_date - baseline_on).days
    if length <= 0 or baseline >= target:
        return float(target)
    return baseline + (target - baseline) * min((on - baseline_on).days / length, 1.0)


def goal_numbers(goal: Goal, ratings: Iterable[Rating], on: date) -> GoalNumbers:
    """Return all numbers of a goal as they are on a day; for one closed by then, as they were on its closing day."""
    status, closed_on = status_on(goal, on)
    day = closed_on or on
    version = goal.version_on(day)
    if version is None:
        return _without_ratings(goal, None, status, closed_on)
    ordered = _in_order(ratings, goal, version, day)
    counted = counted_ratings(ordered)
    numbers = _without_ratings(goal, version, status, closed_on, level=newest_level(ordered))
    if not counted:
        return numbers
    days = [(each.on - counted[0].on).days for each in counted]
    values = [each.value or 0 for each in counted]
    target = version.effective_target
    change = values[-1] - values[0] if len(values) > 1 else None
    length = None if version.target_date is None else (version.target_date - counted[0].on).days
    return replace(
        numbers,
        ratings=len(counted),
        baseline=values[0],
        baseline_on=counted[0].on,
        latest=values[-1],
        change=change,
        verdict=verdict(change),
        signal=signal(days, values, target=target, course_days=length),
        expected=expected(values[0], counted[0].on, target, version.target_date, day),
        trend_per_month=_trend_per_month(tuple(days), tuple(values)),
    )


@lru_cache(maxsize=128)
def _trend_per_month(days: tuple[int, ...], values: tuple[int, ...]) -> float | None:
    """Return the trend of enough ratings; the work grows with their square, and every view asks for it again."""
    line = trend(days, values) if len(values) >= FEWEST else None
    return None if line is None else line.slope * DAYS_A_MONTH


def _without_ratings(
    goal: Goal, version: GoalVersion | None, status: GoalStatus, closed_on: date | None, level: int | None = None
) -> GoalNumbers:
    return GoalNumbers(
        id=goal.id,
        title=None if version is None else version.title,
        status=status,
        version=None if version is None else version.version,
        ratings=0,
        baseline=None,
        baseline_on=None,
        latest=None,
        change=None,
        target=None if version is None else version.effective_target,
        verdict=Verdict.UNRATED,
        signal=None,
        expected=None,
        trend_per_month=None,
        gas_level=level,
        gas_weight=1 if version is None else version.gas_weight,
        closed_on=closed_on,
    )
