"""The rhythm: on which days a check-in is due, which check-in answers it, and which due days stay gaps.

Days are local calendar days, so clocks that change and people who travel move nothing.
"""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.limits import LAST_DAY
from workbook.domain.progress import status_on
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy

EARLY_DAYS, EARLY_DAYS_FORTNIGHTLY = 7, 3
"""A check-in so many days before a due day answers it already."""


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
    year, month = divmod(months, 12)
    return date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))


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


def is_asked(day: date, therapy: Therapy, goals: Sequence[Goal], events: Sequence[Event]) -> bool:
    """Tell whether anything can be due on a day: an active goal, therapy not ended, no pause."""
    if therapy.therapy_end is not None and day > therapy.therapy_end:
        return False
    pauses = (event for event in events if event.kind is EventKind.PAUSE)
    if any(pause.on <= day and (pause.until is None or day <= pause.until) for pause in pauses):
        return False
    return any(goal.created_on <= day and status_on(goal, day)[0] is GoalStatus.ACTIVE for goal in goals)


def next_due(
    therapy: Therapy,
    first_baseline: date | None,
    goals: Sequence[Goal],
    check_ins: Sequence[CheckIn],
    events: Sequence[Event],
    today: date,
) -> DueDay | None:
    """Return the check-in that is due today and not done yet, or None; one that was missed is a gap, not a debt."""
    due = next((each for each in reversed(due_days(therapy, first_baseline, today)) if today <= each.closes), None)
    if due is None or not is_asked(today, therapy, goals, events) or answered_by(due, check_ins) is not None:
        return None
    return due
