"""Single ratings: the last one of a goal, an extra one between check-ins, changing and removing earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from workbook.domain import rhythm
from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.limits import FIRST_DAY, instant
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.services.changes import Changes
from workbook.services.entries import exchange, found, marked
from workbook.services.half_written import rating_form, waiting_in
from workbook.services.ports import Workbook

NEWEST, OLDEST = 24, 6
"""So many of a goal's newest, or oldest, ratings are read to find its last one, or its baseline, before all are."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAnswer:
    """What a person says about one goal: `value` 0-10, None for not sure; `level` -2 to +2."""

    value: int | None
    worked_on: bool | None = None
    level: int | None = None
    note: str | None = None


def latest_rating(workbook: Workbook, goal: Goal, *, before: date | None = None) -> Rating | None:
    """Return the last rating with a number of the wording in force that counts, or None.

    With `before`, the last one before that day, of the wording in force then.
    """
    version = goal.newest if before is None else goal.version_on(before)
    if version is None:
        return None

    def fits(rating: Rating) -> bool:
        return rating.counts and rating.version == version.version and (before is None or rating.on < before)

    newest = workbook.ratings_of(goal.id, newest=NEWEST)
    if len(newest) == NEWEST and not any(fits(each) for each in newest):
        newest = workbook.ratings_of(goal.id)
    fitting = sorted((each for each in newest if fits(each)), key=_when)
    return fitting[-1] if fitting else None


def start_on(workbook: Workbook, goal: Goal, version: GoalVersion, day: date) -> Rating | None:
    """Return the baseline of a wording when it was given on this day, else None."""
    newest = workbook.ratings_of(goal.id, newest=NEWEST)
    if len(newest) == NEWEST and min(each.on for each in newest) >= day:
        newest = workbook.ratings_of(goal.id)
    return next((each for each in newest if _is_start(each, version, day)), None)


def out_of_place(ratings: Iterable[Rating]) -> frozenset[str]:
    """Return the ids of those of a goal's ratings in whose place a later one of the same day and wording counts."""
    last: dict[tuple[int, date], str] = {}
    counted = sorted((each for each in ratings if each.counts), key=_when)
    for rating in counted:
        last[rating.version, rating.on] = rating.id
    return frozenset(each.id for each in counted) - frozenset(last.values())


def first_baseline(workbook: Workbook) -> date | None:
    """Return the day of the earliest baseline of a kept goal; of each goal the oldest ratings are read, not all."""
    found_days = []
    for goal in workbook.every(Goal):
        ratings = workbook.oldest_ratings_of(goal.id, OLDEST)
        day = rhythm.first_baseline([goal], ratings)
        if day is None and len(ratings) == OLDEST:
            day = rhythm.first_baseline([goal], workbook.ratings_of(goal.id))
        if day is not None:
            found_days.append(day)
    return min(found_days, default=None)


def add_extra(
    workbook: Workbook, rating: str, goal: str, answer: GoalAnswer, on: date, today: date, now: str
) -> Changes:
    """Add an extra rating, with the new id `rating`, of the wording in force on its day; it is drawn, never counted."""
    kept = found(workbook, Goal, goal)
    version = kept.version_on(on)
    if on > today or version is None:
        low = kept.versions[0].start if kept.versions else FIRST_DAY
        raise InputProblem("on", "day_out_of_range", value=on, low=low, high=today)
    extra = Rating(
        id=rating,
        goal=goal,
        version=version.version,
        on=on,
        kind=RatingKind.EXTRA,
        value=answer.value,
        level=answer.level,
        worked_on=answer.worked_on,
        note=answer.note,
        entered_at=now,
    )
    return exchange(workbook, (), (extra,))


def change_rating(workbook: Workbook, rating: str, answer: GoalAnswer, today: date, now: str) -> Changes:
    """Change an earlier rating, which then shows that it was; the number of a baseline changes on its day alone."""
    before = found(workbook, Rating, rating)
    if before.kind is RatingKind.BASELINE and answer.value != before.value and before.on < today:
        raise InputProblem("baseline", "day_has_passed", value=before.on)
    return exchange(workbook, (before,), (marked(before, with_answer(before, answer), now),))


def remove_rating(workbook: Workbook, rating: str) -> Changes:
    """Remove an earlier rating; a baseline stays as long as its wording does."""
    before = found(workbook, Rating, rating)
    if before.kind is RatingKind.BASELINE:
        raise InputProblem("baseline", "first_rating_stays")
    return exchange(workbook, (before, *waiting_in(workbook, rating_form(rating))), ())


def with_answer(rating: Rating, answer: GoalAnswer) -> Rating:
    """Return a rating with another answer in it."""
    return replace(rating, value=answer.value, level=answer.level, worked_on=answer.worked_on, note=answer.note or None)


def entered_later(on: date, entered_at: str | None) -> bool:
    """Tell whether something was entered on a later local day than the one it is about."""
    return entered_at is not None and entered_at[:10] > on.isoformat()


def _is_start(rating: Rating, version: GoalVersion, day: date) -> bool:
    is_baseline = rating.kind is RatingKind.BASELINE and rating.counts
    return is_baseline and rating.version == version.version and rating.on == day


def _when(rating: Rating) -> tuple[date, datetime]:
    return rating.on, instant(rating.entered_at) or _NEVER
