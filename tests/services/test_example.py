"""The example workbook: the same story on any day it is opened."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.goal import GoalStatus
from workbook.domain.progress import Verdict
from workbook.domain.rating import Rater, RatingKind
from workbook.domain.reassessment import Decision
from workbook.domain.rhythm import answered_by, due_days, next_due
from workbook.domain.signal import Signal
from workbook.services.example import example_contents
from workbook.services.summary import Raise, summarise

AUGUST = date(2026, 8, 6)
MONTH_ENDS = [date(2026 + n // 12, n % 12 + 1, 1) - timedelta(days=1) for n in range(1, 60)]
AROUND_A_LEAP_DAY = [date(2028, 2, 1) + timedelta(days=n) for n in range(60)]


def check_story(today: date) -> None:
    contents = example_contents(today)
    contents.check()
    summary = summarise(contents, today)
    friend, sleep, meeting = summary.goals
    assert (friend.signal, sleep.signal, meeting.signal) == (Signal.ON_COURSE, Signal.ON_COURSE, Signal.NOT_MOVING)
    assert (friend.version, friend.baseline, friend.latest, friend.ratings) == (2, 2, 5, 3)
    assert (sleep.version, sleep.baseline, sleep.latest, sleep.ratings) == (1, 3, 7, 6)
    assert (meeting.version, meeting.baseline, meeting.latest, meeting.ratings) == (1, 3, 3, 6)
    assert summary.overall_verdict is Verdict.RELIABLE_IMPROVEMENT
    assert summary.raised is Raise.WORTH_RAISING
    assert (summary.sessions_attended, summary.sessions_estimated) == (24, False)
    assert summary.gas_t == pytest.approx(50)
    due = next_due(contents.therapy, None, contents.goals, contents.check_ins, contents.events, today)
    assert due is not None
    assert today - timedelta(days=2) <= due.on <= today


@pytest.mark.parametrize("today", [*MONTH_ENDS, *AROUND_A_LEAP_DAY], ids=str)
def test_the_story_at_month_ends_and_around_a_leap_day(today: date) -> None:
    check_story(today)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_the_story_on_any_day(today: date) -> None:
    check_story(today)


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_nothing_was_entered_in_the_future(today: date) -> None:
    contents = example_contents(today)
    days = [
        *(rating.on for rating in contents.ratings),
        *(check_in.on for check_in in contents.check_ins),
        *(event.on for event in contents.events),
        *(reassessment.on for reassessment in contents.reassessments),
        *(version.start for goal in contents.goals for version in goal.versions),
    ]
    assert max(days) < today
    assert list(contents.ratings) == sorted(contents.ratings, key=lambda rating: rating.on)
    assert contents.therapy.next_reassessment == today + timedelta(days=12)


def test_it_reads_like_the_year_of_a_workbook() -> None:
    contents = example_contents(AUGUST)
    assert contents.therapy.therapy_start == date(2026, 1, 6)
    assert all(goal.status is GoalStatus.ACTIVE for goal in contents.goals)
    assert [goal.newest.name for goal in contents.goals] == [
        "Meet one friend in person for an hour, once a week",
        "Lights off by 23:30 on 5 nights a week",
        "Say what I think once in each Monday meeting",
    ]
    assert [len(goal.versions) for goal in contents.goals] == [2, 1, 1]
    (event,) = contents.events
    assert (event.on, event.label) == (date(2026, 6, 18), "New shifts at work")
    (done,) = contents.reassessments
    assert (done.on, done.complete, done.next) == (date(2026, 4, 14), True, date(2026, 8, 18))
    assert [each.decision for each in done.decisions] == [Decision.REWORD, Decision.KEEP, Decision.KEEP]
    assert contents.goals[0].newest.start == done.on


def test_the_words_for_numbers_and_for_levels_agree() -> None:
    sleep = example_contents(AUGUST).goals[1].newest
    low, middle, high = (str(text).lower() for text in (sleep.anchors.zero, sleep.anchors.five, sleep.anchors.ten))
    assert str(sleep.levels.much_less) in low
    assert str(sleep.levels.less).split()[-2:] == middle.rstrip(".").split()[-2:]
    assert str(sleep.levels.much_more) in high


def test_one_month_is_missed_and_every_check_in_answers_the_statements() -> None:
    contents = example_contents(AUGUST)
    due = due_days(contents.therapy, None, AUGUST)
    missed = [each.on for each in due if answered_by(each, contents.check_ins) is None]
    assert missed == [date(2026, 5, 6), AUGUST]
    assert all(len(check_in.statements) == 4 for check_in in contents.check_ins)


def test_the_person_is_marked_as_example_and_nobody_can_be_called() -> None:
    contents = example_contents(AUGUST)
    assert contents.therapy.name == "Robin (example)"
    assert "(example)" in (contents.therapy.therapist or "")
    assert all("(example)" in person.name for person in contents.people)
    assert all((person.number or "").startswith("01632 960") for person in contents.people)
    assert not any(person.when_locked for person in contents.people)


def test_the_therapist_rated_in_the_session() -> None:
    ratings = [rating for rating in example_contents(AUGUST).ratings if rating.rater is Rater.THERAPIST]
    assert [(rating.goal, rating.value, rating.kind) for rating in ratings] == [
        ("sleep", 5, RatingKind.SESSION),
        ("meeting", 4, RatingKind.SESSION),
    ]
