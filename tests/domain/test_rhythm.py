"""Due days over 25 years and at the edges of the calendar."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rhythm import answered_by, due_days, next_due
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy

GOAL = Goal(
    id="g",
    status=GoalStatus.ACTIVE,
    created_on=date(2026, 1, 1),
    versions=(GoalVersion(start=date(2026, 1, 1), title="Meet a friend"),),
)
START = date(2026, 1, 31)
MONTHLY = Therapy(therapy_start=START, rhythms=(Rhythm(start=START, months=1),))


def check_in(on: date, *, complete: bool = True) -> CheckIn:
    return CheckIn(id=on.isoformat(), on=on, complete=complete)


def test_the_end_of_the_month_is_counted_from_the_anchor() -> None:
    days = [due.on for due in due_days(MONTHLY, None, date(2026, 5, 1))]
    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


@given(
    st.dates(date(1999, 1, 1), date(2030, 1, 1)),
    st.sampled_from([{"months": 1}, {"months": 2}, {"months": 3}, {"weeks": 2}]),
)
def test_windows_follow_each_other_for_25_years(start: date, how_often: dict[str, int]) -> None:
    therapy = Therapy(therapy_start=start, rhythms=(Rhythm(start=start, **how_often),))
    found = due_days(therapy, None, start + timedelta(days=25 * 365))
    assert len(found) >= 25 * 365 // 93
    assert start < found[0].on
    for earlier, later in pairwise(found):
        assert earlier.opens <= earlier.on <= earlier.closes
        assert earlier.closes + timedelta(days=1) == later.opens


@pytest.mark.parametrize(
    ("on", "answers"),
    [
        (date(2026, 2, 20), False),
        (date(2026, 2, 21), True),
        (date(2026, 3, 23), True),
        (date(2026, 3, 24), False),
    ],
)
def test_a_window_is_open_from_a_week_before(on: date, *, answers: bool) -> None:
    due = due_days(MONTHLY, None, date(2026, 2, 28))[0]
    assert (answered_by(due, [check_in(on)]) is not None) is answers
    assert answered_by(due, [check_in(on, complete=False)]) is None


def test_due_is_shown_from_its_day_until_the_next_window() -> None:
    def due_on(day: date, *done: CheckIn) -> bool:
        return next_due(MONTHLY, None, [GOAL], done, [], day) is not None

    assert not due_on(date(2026, 2, 27))
    assert due_on(date(2026, 2, 28))
    assert due_on(date(2026, 3, 23))
    assert not due_on(date(2026, 3, 24))
    assert not due_on(date(2026, 3, 1), check_in(date(2026, 2, 25)))


def test_nothing_is_due_without_a_goal_after_the_end_or_in_a_pause() -> None:
    day = date(2026, 3, 1)
    ended = Therapy(therapy_start=START, therapy_end=date(2026, 2, 20), rhythms=MONTHLY.rhythms)
    pause = Event(id="e", on=date(2026, 2, 1), until=day, kind=EventKind.PAUSE)
    assert next_due(MONTHLY, None, [], [], [], day) is None
    assert next_due(ended, None, [GOAL], [], [], day) is None
    assert next_due(MONTHLY, None, [GOAL], [], [pause], day) is None
    assert next_due(MONTHLY, None, [GOAL], [], [pause], day + timedelta(days=1)) is not None


def test_a_new_rhythm_counts_from_its_own_start() -> None:
    changed = Rhythm(start=date(2026, 4, 10), weeks=2)
    therapy = Therapy(therapy_start=START, rhythms=(*MONTHLY.rhythms, changed))
    days = [due.on for due in due_days(therapy, None, date(2026, 5, 10))]
    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 24), date(2026, 5, 8)]
