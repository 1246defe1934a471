"""The rhythm: when check-ins, reassessments and backups are due, and which check-in answers which due day.

Days are local calendar days, so clocks that change and people who travel move nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.limits import LAST_DAY
from workbook.domain.progress import status_on
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy

EARLY_DAYS, EARLY_DAYS_FORTNIGHTLY = 7, 3
"""A check-in so many days before a due day answers it already."""
REASSESSMENT_AHEAD = timedelta(days=14)
"""A reassessment comes up so long before its day: time enough to prepare it between two sessions."""
_MONTHLY = Rhythm(start=date(1900, 1, 1), months=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """A day on which a check-in is due; check-ins from `opens` to `closes`, both included, answer it."""

    on: date
    opens: date
    closes: date


def step_from(anchor: date, rhythm: Rhythm, steps: int) -> date:
    """Return the day `steps` steps after `anchor`, clipped to the month: 31 January, 28 February, 31 March."""
    if rhythm.months is None:
        return anchor + timedelta(weeks=(rhythm.weeks or 2) * steps)
    months = anchor.year * 12 + anchor.month - 1 + rhythm.months * steps
    next_year, next_month = divmod(months + 1, 12)
    last = date(next_year, next_month + 1, 1) - timedelta(days=1)
    return last.replace(day=min(anchor.day, last.day))


def due_days(therapy: Therapy, first_baseline: date | None, until: date) -> tuple[DueDay, ...]:
    """Return the due days up to `until`, oldest first, whatever goals, pauses and the end of therapy say.

    Each rhythm counts from its `start`, the first one from the start of therapy, else from the first baseline, else
    from its `start`; its due days end where the next rhythm starts.
    """
    found: list[tuple[date, int]] = []
    for index, rhythm in enumerate(therapy.rhythms):
        following = therapy.rhythms[index + 1].start if index + 1 < len(therapy.rhythms) else LAST_DAY
        anchor = (therapy.therapy_start or first_baseline or rhythm.start) if index == 0 else rhythm.start
        early = EARLY_DAYS if rhythm.months else EARLY_DAYS_FORTNIGHTLY
        for day in _steps(anchor, rhythm):
            if day > LAST_DAY or day > following or (found and day > until and found[-1][0] > until):
                break
            if not found or day > found[-1][0]:
                found.append((day, early))
    if not found:
        return ()
    opens = [day - timedelta(days=early) for day, early in found]
    closes = [*(following - timedelta(days=1) for following in opens[1:]), LAST_DAY]
    return tuple(
        DueDay(on=day, opens=first, closes=last)
        for (day, _), first, last in zip(found, opens, closes, strict=True)
        if day <= until
    )


def _steps(anchor: date, rhythm: Rhythm) -> Iterator[date]:
    steps = 1
    while True:
        day = step_from(anchor, rhythm, steps)
        yield day
        steps += 1


def answered_by(due: DueDay, check_ins: Sequence[CheckIn]) -> CheckIn | None:
    """Return the first complete check-in in the window of a due day, or None."""
    inside = [each for each in check_ins if each.complete and due.opens <= each.on <= due.closes]
    return min(inside, key=lambda each: each.on, default=None)


def first_baseline(goals: Iterable[Goal], ratings: Iterable[Rating]) -> date | None:
    """Return the day of the person's earliest baseline of a goal that is kept, or None; drafts do not count."""
    kept = {goal.id for goal in goals if goal.status is not GoalStatus.DRAFT}
    baselines = (
        rating.on
        for rating in ratings
        if rating.kind is RatingKind.BASELINE and rating.rater is Rater.ME and rating.goal in kept
    )
    return min(baselines, default=None)


def is_asked(day: date, therapy: Therapy, goals: Sequence[Goal], events: Sequence[Event]) -> bool:
    """Tell whether anything can be due on a day: a goal active since an earlier day, therapy not ended, no pause.

    On the day a goal is kept its baseline has been rated, so nothing more is asked.
    """
    if therapy.therapy_end is not None and day > therapy.therapy_end:
        return False
    if is_paused(day, events):
        return False
    return any(goal.created_on < day and status_on(goal, day)[0] is GoalStatus.ACTIVE for goal in goals)


def is_paused(day: date, events: Iterable[Event]) -> bool:
    """Tell whether a day lies in a pause, its first and last day included; one without an end goes on."""
    pauses = (event for event in events if event.kind is EventKind.PAUSE)
    return any(pause.on <= day and (pause.until is None or day <= pause.until) for pause in pauses)


def next_due(
    therapy: Therapy,
    first_baseline: date | None,
    goals: Sequence[Goal],
    check_ins: Sequence[CheckIn],
    events: Sequence[Event],
    today: date,
) -> DueDay | None:
    """Return the check-in that is due today and not done yet, or None; one that was missed is a gap, not a debt.

    Its due day and today are both days on which something can be due.
    """
    due = next((each for each in reversed(due_days(therapy, first_baseline, today)) if today <= each.closes), None)
    if due is None or answered_by(due, check_ins) is not None:
        return None
    return due if all(is_asked(day, therapy, goals, events) for day in (due.on, today)) else None


def coming_due_days(
    therapy: Therapy, first_baseline: date | None, today: date, count: int, events: Sequence[Event] = ()
) -> tuple[date, ...]:
    """Return the next `count` due days from today on, today included; none after the end of therapy or in a pause."""
    if not therapy.rhythms:
        return ()
    ends = [event.until for event in events if event.kind is EventKind.PAUSE and event.until is not None]
    anchor = therapy.therapy_start or first_baseline or today
    last = therapy.rhythms[-1]
    until = step_from(max(today, anchor, last.start, *ends), last, count + 1)
    days = (due.on for due in due_days(therapy, first_baseline, min(until, LAST_DAY)) if due.on >= today)
    end = therapy.therapy_end or LAST_DAY
    return tuple(day for day in days if day <= end and not is_paused(day, events))[:count]


def coming_reassessment(therapy: Therapy, reassessments: Iterable[Reassessment]) -> date | None:
    """Return the day of the next reassessment: the one that is being prepared, else the one that is planned.

    One that was done on that day or later has answered it; after the end of therapy there is none.
    """
    every = tuple(reassessments)
    prepared = max((each.on for each in every if not each.complete), default=None)
    last_done = max((each.on for each in every if each.complete), default=None)
    is_open = prepared is not None and (last_done is None or last_done < prepared)
    day = prepared if is_open else therapy.next_reassessment
    if day is None or (last_done is not None and day <= last_done):
        return None
    return None if therapy.therapy_end is not None and day > therapy.therapy_end else day


def is_reassessment_near(planned: date, today: date) -> bool:
    """Tell whether a planned reassessment has come up: from two weeks before its day on."""
    return today >= planned - REASSESSMENT_AHEAD


def is_backup_due(last_backup: date, today: date) -> bool:
    """Tell whether the last backup is more than a calendar month old."""
    return today > step_from(last_backup, _MONTHLY, 1)
