"""Due days over 25 years and at the edges of the calendar."""

import calendar
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.rhythm import (
    answered_by,
    coming_due_days,
    due_days,
    first_baseline,
    is_backup_due,
    is_reassessment_near,
    next_due,
)
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
    assert next_due(MONTHLY, None, [GOAL], [], [pause], day + timedelta(days=1)) is None
    short = Event(id="e", on=date(2026, 3, 1), until=day, kind=EventKind.PAUSE)
    assert next_due(MONTHLY, None, [GOAL], [], [short], day) is None
    assert next_due(MONTHLY, None, [GOAL], [], [short], day + timedelta(days=1)) is not None


def test_on_the_day_a_goal_is_kept_nothing_more_is_asked() -> None:
    day = date(2026, 2, 28)
    kept_today = replace(GOAL, created_on=day, versions=(GoalVersion(start=day, title="x"),))
    assert next_due(MONTHLY, None, [kept_today], [], [], day) is None
    assert next_due(MONTHLY, None, [kept_today], [], [], date(2026, 3, 31)) is not None


def test_a_new_rhythm_counts_from_its_own_start() -> None:
    changed = Rhythm(start=date(2026, 4, 10), weeks=2)
    therapy = Therapy(therapy_start=START, rhythms=(*MONTHLY.rhythms, changed))
    days = [due.on for due in due_days(therapy, None, date(2026, 5, 10))]
    assert days == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 24), date(2026, 5, 8)]


STARTS = st.dates(date(1999, 1, 1), date(2030, 1, 1)) | st.sampled_from(
    [date(2024, 2, 29), date(2023, 12, 31), date(2025, 1, 31), date(2025, 1, 30), date(2025, 8, 31)]
)
RHYTHMS = st.sampled_from([{"months": 1}, {"months": 2}, {"months": 3}, {"weeks": 2}])


@given(STARTS, st.sampled_from([1, 2, 3]))
def test_months_keep_the_day_of_the_anchor_or_the_last_of_the_month(start: date, months: int) -> None:
    therapy = Therapy(therapy_start=start, rhythms=(Rhythm(start=start, months=months),))
    for step, due in enumerate(due_days(therapy, None, start + timedelta(days=25 * 365)), start=1):
        month = start.month - 1 + step * months
        year, month = start.year + month // 12, month % 12 + 1
        assert (due.on.year, due.on.month) == (year, month)
        assert due.on.day == min(start.day, calendar.monthrange(year, month)[1])


@given(STARTS)
def test_two_weeks_are_always_fourteen_days(start: date) -> None:
    therapy = Therapy(therapy_start=start, rhythms=(Rhythm(start=start, weeks=2),))
    found = [due.on for due in due_days(therapy, None, start + timedelta(days=25 * 365))]
    assert found == [start + timedelta(days=14 * step) for step in range(1, len(found) + 1)]


@given(STARTS, RHYTHMS, RHYTHMS, st.integers(1, 2000), st.integers(0, 9000))
def test_a_later_rhythm_leaves_earlier_due_days_as_they_were(
    start: date, first: dict[str, int], second: dict[str, int], changed_after: int, seen_after: int
) -> None:
    before = Therapy(therapy_start=start, rhythms=(Rhythm(start=start, **first),))
    change = start + timedelta(days=changed_after)
    after = replace(before, rhythms=(*before.rhythms, Rhythm(start=change, **second)))
    seen = change + timedelta(days=seen_after)
    old = [due.on for due in due_days(before, None, change)]
    new = due_days(after, None, seen)
    assert [due.on for due in new if due.on <= change] == old
    for earlier, later in pairwise(new):
        assert earlier.on <= earlier.closes == later.opens - timedelta(days=1)


@given(STARTS, RHYTHMS, st.lists(st.integers(0, 9000), max_size=40, unique=True))
def test_every_check_in_answers_at_most_one_due_day(start: date, how_often: dict[str, int], offsets: list[int]) -> None:
    therapy = Therapy(therapy_start=start, rhythms=(Rhythm(start=start, **how_often),))
    done = [check_in(start + timedelta(days=offset)) for offset in offsets]
    answers = [
        answer.id
        for due in due_days(therapy, None, start + timedelta(days=9000))
        if (answer := answered_by(due, done)) is not None
    ]
    assert len(answers) == len(set(answers))


@given(STARTS, RHYTHMS, st.integers(0, 9000), st.integers(1, 24))
def test_coming_due_days_are_those_that_will_be_due(
    start: date, how_often: dict[str, int], offset: int, count: int
) -> None:
    therapy = Therapy(therapy_start=start, rhythms=(Rhythm(start=start, **how_often),))
    today = start + timedelta(days=offset)
    coming = coming_due_days(therapy, None, today, count)
    assert len(coming) == count
    assert coming == tuple(due.on for due in due_days(therapy, None, coming[-1]) if due.on >= today)


def test_nothing_comes_after_the_end_in_a_pause_or_without_a_rhythm() -> None:
    today = date(2026, 2, 1)
    ended = replace(MONTHLY, therapy_end=date(2026, 3, 31))
    assert coming_due_days(ended, None, today, 24) == (date(2026, 2, 28), date(2026, 3, 31))
    pause = Event(id="e", on=date(2026, 2, 15), until=date(2026, 5, 15), kind=EventKind.PAUSE)
    assert coming_due_days(MONTHLY, None, today, 2, [pause]) == (date(2026, 5, 31), date(2026, 6, 30))
    assert coming_due_days(MONTHLY, None, today, 24, [replace(pause, until=None)]) == ()
    without = replace(MONTHLY, rhythms=())
    assert coming_due_days(without, None, today, 24) == due_days(without, None, today) == ()
    assert next_due(without, None, [GOAL], [], [], today) is None


def test_without_a_start_the_first_baseline_is_the_anchor() -> None:
    therapy = replace(MONTHLY, therapy_start=None)
    assert coming_due_days(therapy, date(2026, 2, 10), date(2026, 2, 10), 2) == (date(2026, 3, 10), date(2026, 4, 10))
    draft = replace(GOAL, id="draft", status=GoalStatus.DRAFT)

    def baseline(goal: str, on: date, kind: RatingKind = RatingKind.BASELINE, rater: Rater = Rater.ME) -> Rating:
        return Rating(id=f"{goal}{on}{kind}", goal=goal, version=1, on=on, kind=kind, rater=rater, value=3)

    ratings = [
        baseline("g", date(2026, 2, 10)),
        baseline("g", date(2026, 2, 1), RatingKind.RECALLED),
        baseline("g", date(2026, 2, 2), rater=Rater.THERAPIST),
        baseline("draft", date(2026, 1, 3)),
    ]
    assert first_baseline([GOAL, draft], ratings) == date(2026, 2, 10)
    assert first_baseline([GOAL], ratings[1:]) is None


def test_the_last_days_that_can_be_kept_end_the_due_days() -> None:
    today = date(2199, 11, 15)
    therapy = Therapy(therapy_start=START, rhythms=(Rhythm(start=START, months=1),))
    assert coming_due_days(therapy, None, today, 24) == (date(2199, 11, 30), date(2199, 12, 31))


def test_a_reassessment_comes_up_two_weeks_ahead_and_a_backup_is_due_after_a_month() -> None:
    planned = date(2026, 3, 15)
    assert not is_reassessment_near(planned, date(2026, 2, 28))
    assert is_reassessment_near(planned, date(2026, 3, 1))
    assert is_reassessment_near(planned, date(2026, 5, 1))
    assert not is_backup_due(date(2026, 1, 31), date(2026, 2, 28))
    assert is_backup_due(date(2026, 1, 31), date(2026, 3, 1))
    assert not is_backup_due(date(2026, 3, 1), date(2026, 2, 1))
