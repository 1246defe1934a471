"""The numbers of one goal: which ratings count, how far they moved, where the course is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbook.domain.goal import EarlierClosing, Goal, GoalStatus, GoalVersion
from workbook.domain.progress import GoalNumbers, Verdict, expected, goal_numbers
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.signal import Signal

START = date(2026, 1, 5)
TODAY = START + timedelta(days=200)
FIRST = GoalVersion(start=START, title="Meet a friend", target_date=START + timedelta(days=100))
GOAL = Goal(id="g", status=GoalStatus.ACTIVE, created_on=START, versions=(FIRST,))


def rating(day: int, value: int | None, kind: str = "checkin", **more: object) -> Rating:
    made = Rating(id="r", goal="g", version=1, on=START + timedelta(days=day), kind=RatingKind(kind), value=value)
    return replace(made, **more)  # type: ignore[arg-type]  # the fields named by the cases below


def numbers(*ratings: Rating, goal: Goal = GOAL, on: date = TODAY) -> GoalNumbers:
    return goal_numbers(goal, ratings, on)


@pytest.mark.parametrize(
    ("values", "change", "verdict"),
    [
        ([2, 5], 3, Verdict.RELIABLE_IMPROVEMENT),
        ([2, 4], 2, Verdict.NO_RELIABLE_CHANGE),
        ([7, 4], -3, Verdict.RELIABLE_DETERIORATION),
        ([7, 5], -2, Verdict.NO_RELIABLE_CHANGE),
        ([5, 5], 0, Verdict.NO_RELIABLE_CHANGE),
        ([2, 9, 4], 2, Verdict.NO_RELIABLE_CHANGE),
        ([5], None, Verdict.UNRATED),
        ([], None, Verdict.UNRATED),
    ],
)
def test_change_from_the_baseline_to_the_latest(values: list[int], change: int | None, verdict: Verdict) -> None:
    seen = numbers(*(rating(30 * index, value) for index, value in enumerate(values)))
    assert (seen.change, seen.verdict, seen.ratings) == (change, verdict, len(values))
    assert (seen.baseline, seen.latest) == ((values[0], values[-1]) if values else (None, None))


EARLY, LATE = "2026-01-05T08:00:00+00:00", "2026-01-05T09:00:00+00:00"


@pytest.mark.parametrize(
    ("ratings", "counted"),
    [
        pytest.param([rating(0, 3, "baseline"), rating(30, 4)], (2, 3, 4), id="a baseline and a check-in"),
        pytest.param([rating(0, 3), rating(30, 4, "session")], (2, 3, 4), id="a session"),
        pytest.param([rating(0, 3), rating(30, 4, checkin="half done")], (2, 3, 4), id="a half-done check-in"),
        pytest.param([rating(30, 4), rating(0, 3)], (2, 3, 4), id="by day, not as they stand in the file"),
        pytest.param([rating(0, 3), rating(30, 0, "extra")], (1, 3, 3), id="extra"),
        pytest.param([rating(0, 3), rating(-30, 0, "recalled")], (1, 3, 3), id="recalled"),
        pytest.param([rating(0, 3), rating(30, 9, rater=Rater.THERAPIST)], (1, 3, 3), id="of the therapist"),
        pytest.param([rating(0, 3), rating(30, 9, rater=Rater.OTHER)], (1, 3, 3), id="of somebody else"),
        pytest.param([rating(0, 3), rating(30, None)], (1, 3, 3), id="not sure"),
        pytest.param([rating(0, 3), rating(30, 9, version=2)], (1, 3, 3), id="of another version"),
        pytest.param([rating(0, 3), rating(30, 9, goal="h")], (1, 3, 3), id="of another goal"),
        pytest.param([rating(0, 3), rating(200, 4), rating(201, 9)], (2, 3, 4), id="later than the day"),
        pytest.param([rating(0, 3), rating(0, 4)], (1, 4, 4), id="two on a day: file order"),
        pytest.param([rating(0, 3, entered_at=EARLY), rating(0, 4)], (1, 3, 3), id="two on a day: unknown before any"),
        pytest.param(
            [rating(0, 3, entered_at=LATE), rating(0, 4, entered_at=EARLY)], (1, 3, 3), id="two on a day: last entered"
        ),
        pytest.param(
            [rating(0, 3, entered_at="2026-01-05T07:30:00-02:00"), rating(0, 4, entered_at=LATE)],
            (1, 3, 3),
            id="two on a day: as instants",
        ),
        pytest.param([rating(0, 3), rating(0, None)], (1, 3, 3), id="not sure never stands for a day"),
        pytest.param(
            [rating(0, 1), rating(30, 3, "baseline"), rating(60, 4)], (2, 3, 4), id="nothing before the baseline"
        ),
        pytest.param(
            [rating(0, 3, "baseline"), rating(30, 5, "baseline"), rating(60, 4)], (3, 3, 4), id="the first baseline"
        ),
        pytest.param(
            [rating(0, 1), rating(30, 3, "baseline", rater=Rater.OTHER), rating(60, 4)], (2, 1, 4), id="mine alone"
        ),
        pytest.param([], (0, None, None), id="none"),
    ],
)
def test_which_ratings_count(ratings: list[Rating], counted: tuple[int, int | None, int | None]) -> None:
    seen = numbers(*ratings)
    assert (seen.ratings, seen.baseline, seen.latest) == counted


def test_without_ratings_everything_is_unknown() -> None:
    seen = numbers()
    assert (seen.verdict, seen.target, seen.version) == (Verdict.UNRATED, 8, 1)
    assert {seen.baseline, seen.latest, seen.change, seen.signal, seen.expected, seen.trend_per_month} == {None}


def test_the_version_in_force_counts() -> None:
    second = replace(FIRST, version=2, start=START + timedelta(days=60), title="Meet two", target=6)
    goal = replace(GOAL, versions=(FIRST, second))
    ratings = (rating(0, 3), rating(30, 7), rating(60, 2, "baseline", version=2), rating(90, 4, version=2))
    seen = [
        (each.version, each.title, each.target, each.ratings, each.change)
        for day in (59, 60, 90)
        for each in [numbers(*ratings, goal=goal, on=START + timedelta(days=day))]
    ]
    assert seen == [(1, "Meet a friend", 8, 2, 4), (2, "Meet two", 6, 1, None), (2, "Meet two", 6, 2, 2)]


def test_before_its_first_version_a_goal_has_no_numbers() -> None:
    goal = replace(GOAL, created_on=START - timedelta(days=9))
    seen = numbers(rating(-5, 3), goal=goal, on=START - timedelta(days=1))
    assert (seen.version, seen.title, seen.target, seen.baseline, seen.verdict) == (None, None, None, None, "unrated")
    assert seen.ratings == 0


def test_a_closed_goal_has_the_numbers_of_its_closing_day() -> None:
    ratings = (rating(0, 2), rating(30, 5), rating(60, 9))
    closed = replace(GOAL, status=GoalStatus.CONTENT, closed_on=START + timedelta(days=30))
    seen = numbers(*ratings, goal=closed)
    assert (seen.status, seen.latest, seen.closed_on) == (GoalStatus.CONTENT, 5, closed.closed_on)
    assert seen.expected == pytest.approx(2 + 6 * 0.3)
    before = numbers(*ratings, goal=closed, on=START + timedelta(days=29))
    assert (before.status, before.latest, before.closed_on) == (GoalStatus.ACTIVE, 2, None)


@pytest.mark.parametrize(
    ("day", "status", "latest"),
    [(39, "active", 5), (40, "reached", 5), (79, "reached", 5), (80, "active", 9), (100, "set_aside", 9)],
)
def test_between_a_closing_and_its_reopening(day: int, status: str, latest: int) -> None:
    closing = EarlierClosing(
        status=GoalStatus.REACHED, on=START + timedelta(days=40), reopened_on=START + timedelta(days=80)
    )
    goal = replace(GOAL, status=GoalStatus.SET_ASIDE, closed_on=START + timedelta(days=90), earlier_closings=(closing,))
    ratings = (rating(0, 2), rating(30, 5), rating(60, 9), rating(95, 1))
    seen = numbers(*ratings, goal=goal, on=START + timedelta(days=day))
    assert (seen.status, seen.latest) == (status, latest)


@pytest.mark.parametrize(
    ("day", "baseline", "target_day", "level"),
    [
        (-10, 2, 100, 2),
        (0, 2, 100, 2),
        (50, 2, 100, 5),
        (100, 2, 100, 8),
        (150, 2, 100, 8),
        (50, 2, None, None),
        (0, 2, 0, 8),
        (50, 2, -1, 8),
        (50, 8, 100, 8),
        (50, 9, 100, 8),
    ],
)
def test_where_the_course_is(day: int, baseline: int, target_day: int | None, level: float | None) -> None:
    target_date = None if target_day is None else START + timedelta(days=target_day)
    assert expected(baseline, START, 8, target_date, START + timedelta(days=day)) == level


@pytest.mark.parametrize(
    ("target_day", "signal"),
    [(None, Signal.ON_COURSE), (183, Signal.ON_COURSE), (60, Signal.NOT_MOVING), (0, Signal.NOT_MOVING)],
)
def test_the_signal_uses_the_course_to_the_date(target_day: int | None, signal: Signal) -> None:
    target_date = None if target_day is None else START + timedelta(days=target_day)
    goal = replace(GOAL, versions=(replace(FIRST, target_date=target_date),))
    ratings = [rating(30 * index, value) for index, value in enumerate([3, 4, 4])]
    assert numbers(*ratings, goal=goal).signal is signal


def test_the_trend_needs_five_ratings_and_counts_by_calendar_days() -> None:
    ratings = [rating(10 * index, value) for index, value in enumerate([1, 2, 3, 4, 5])]
    assert numbers(*ratings[:4]).trend_per_month is None
    assert numbers(*ratings).trend_per_month == pytest.approx(3.04375)
    assert numbers(*ratings[:4], rating(40, 9, "extra")).trend_per_month is None


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ([], None),
        ([rating(0, 3, level=-1)], -1),
        ([rating(0, 3, level=-1), rating(30, 4)], -1),
        ([rating(0, 3, level=-1), rating(30, None, level=1)], 1),
        ([rating(0, 3, level=-1), rating(30, 4, "extra", level=2)], -1),
        ([rating(0, 3, level=-1), rating(30, 4, "session", level=2, rater=Rater.THERAPIST)], -1),
        ([rating(0, 3, level=-1), rating(30, 4, level=2, version=2)], -1),
        ([rating(0, 3, level=-1), rating(201, 4, level=2)], -1),
    ],
)
def test_the_newest_level_of_mine(ratings: list[Rating], level: int | None) -> None:
    assert numbers(*ratings).gas_level == level
