"""The numbers of whole workbooks: verdict for all, sessions, and what is raised."""

from datetime import date, timedelta

import pytest

from workbook.domain.check_in import CheckIn, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import EarlierClosing, Goal, GoalStatus, GoalVersion
from workbook.domain.progress import Verdict, goal_numbers, verdict
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy
from workbook.services.summary import Raise, summarise

START = date(2026, 1, 5)
TODAY = date(2026, 6, 1)
WEEKLY = Therapy(therapy_start=START, rhythms=(Rhythm(start=START, months=1, sessions_every_days=7),))


def goal(identifier: str = "g", *, status: GoalStatus = GoalStatus.ACTIVE, closed_on: date | None = None) -> Goal:
    version = GoalVersion(start=START, title="Meet a friend", target_date=date(2026, 7, 6))
    return Goal(id=identifier, status=status, created_on=START, closed_on=closed_on, versions=(version,))


def rated(values: list[int], identifier: str = "g") -> tuple[Rating, ...]:
    return tuple(
        Rating(
            id=f"{identifier}{index}",
            goal=identifier,
            version=1,
            on=START + timedelta(days=30 * index),
            kind=RatingKind.CHECKIN,
            value=value,
        )
        for index, value in enumerate(values)
    )


def check_in(day: int, sessions: int | None = None, **answers: int | None) -> CheckIn:
    statements = {Statement(name): answer for name, answer in answers.items()}
    on = START + timedelta(days=day)
    return CheckIn(id=str(day), on=on, complete=True, sessions_attended=sessions, statements=statements)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (3, Verdict.RELIABLE_IMPROVEMENT),
        (2, Verdict.NO_RELIABLE_CHANGE),
        (-3, Verdict.RELIABLE_DETERIORATION),
        (0, Verdict.NO_RELIABLE_CHANGE),
        (None, Verdict.UNRATED),
    ],
)
def test_verdict(change: int | None, word: Verdict) -> None:
    assert verdict(change) is word


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ((4, 0, 0), Verdict.RELIABLE_IMPROVEMENT),
        ((4, -3, 0), Verdict.RELIABLE_DETERIORATION),
        ((2, 2, 2), Verdict.NO_RELIABLE_CHANGE),
        ((-2, 3, 0), Verdict.RELIABLE_IMPROVEMENT),
        ((3, None, None), Verdict.RELIABLE_IMPROVEMENT),
        ((None,), Verdict.UNRATED),
    ],
)
def test_verdict_for_all(changes: tuple[int | None, ...], word: Verdict) -> None:
    goals = tuple(goal(f"g{index}") for index in range(len(changes)))
    ratings = [
        rating
        for index, change in enumerate(changes)
        for rating in rated([4] if change is None else [4, 4 + change], f"g{index}")
    ]
    assert summarise(Contents(goals=goals, ratings=tuple(ratings)), TODAY).overall_verdict is word


def test_extra_recalled_and_other_peoples_ratings_never_count() -> None:
    strays = (
        Rating(id="x", goal="g", version=1, on=START, kind=RatingKind.EXTRA, value=0),
        Rating(id="y", goal="g", version=1, on=START, kind=RatingKind.RECALLED, value=0),
        Rating(id="z", goal="g", version=1, on=TODAY, kind=RatingKind.SESSION, rater=Rater.THERAPIST, value=10),
    )
    numbers = goal_numbers(goal(), (*rated([3, 4]), *strays), TODAY)
    assert (numbers.ratings, numbers.baseline, numbers.latest, numbers.change) == (2, 3, 4, 1)


def test_of_several_ratings_on_a_day_the_last_entered_counts() -> None:
    def entered(value: int, at: str | None) -> Rating:
        return Rating(id=str(value), goal="g", version=1, on=START, kind=RatingKind.CHECKIN, value=value, entered_at=at)

    ratings = (
        entered(7, "2026-01-05T10:00:00+05:00"),
        entered(6, "2026-01-05T08:00:00+01:00"),
        entered(5, None),
    )
    assert goal_numbers(goal(), ratings, TODAY).latest == 6


def test_a_closed_goal_keeps_the_numbers_of_its_closing_day() -> None:
    closed_on = START + timedelta(days=35)
    closed = goal(status=GoalStatus.REACHED, closed_on=closed_on)
    numbers = goal_numbers(closed, rated([2, 5, 9]), TODAY)
    assert (numbers.status, numbers.latest) == (GoalStatus.REACHED, 5)
    assert goal_numbers(closed, rated([2, 5, 9]), closed_on - timedelta(days=1)).status is GoalStatus.ACTIVE


def test_between_a_closing_and_its_reopening_the_goal_has_that_status() -> None:
    closing = EarlierClosing(
        status=GoalStatus.SET_ASIDE, on=START + timedelta(days=10), reopened_on=START + timedelta(days=20)
    )
    version = GoalVersion(start=START, title="x")
    reopened = Goal(
        id="g", status=GoalStatus.ACTIVE, created_on=START, versions=(version,), earlier_closings=(closing,)
    )
    seen = [goal_numbers(reopened, (), START + timedelta(days=day)).status for day in (9, 10, 19, 20)]
    assert seen == [GoalStatus.ACTIVE, GoalStatus.SET_ASIDE, GoalStatus.SET_ASIDE, GoalStatus.ACTIVE]


def test_sessions_are_summed_or_estimated_without_pauses() -> None:
    pause = Event(id="e", on=START + timedelta(days=8), until=START + timedelta(days=21), kind=EventKind.PAUSE)
    recorded = Contents(therapy=WEEKLY, check_ins=(check_in(30, 4), check_in(60, 3)))
    on = START + timedelta(days=70)
    assert summarise(recorded, on).sessions_attended == 7
    assert summarise(Contents(therapy=WEEKLY), on).sessions_attended == 11
    assert summarise(Contents(therapy=WEEKLY, events=(pause,)), on).sessions_attended == 9
    assert summarise(Contents(), on).sessions_attended is None


@pytest.mark.parametrize(
    ("values", "check_ins", "word"),
    [
        ([6, 5, 3], (), Raise.NEXT_SESSION),
        ([3, 5, 6], (check_in(60, after=4),), Raise.NEXT_SESSION),
        ([3, 5, 6], (check_in(30, after=3), check_in(60, after=3)), Raise.NEXT_SESSION),
        ([3, 3, 3, 3], (check_in(60, 13),), Raise.REASSESS),
        ([3, 5, 6], (check_in(30, dread=3), check_in(60, dread=4)), Raise.REASSESS),
        ([3, 3, 3, 3], (check_in(60, 9),), Raise.WORTH_RAISING),
        ([3, 5, 6], (check_in(60, connection=1),), Raise.WORTH_RAISING),
        ([3, 3, 3, 3], (check_in(60, 5),), Raise.EARLY),
        ([3, 5, 6], (check_in(60, 5, connection=4),), Raise.NONE),
    ],
)
def test_raise(values: list[int], check_ins: tuple[CheckIn, ...], word: Raise) -> None:
    contents = Contents(therapy=WEEKLY, goals=(goal(),), ratings=rated(values), check_ins=check_ins)
    assert summarise(contents, TODAY).raised is word


def test_a_newer_check_in_without_statements_does_not_hide_the_older_one() -> None:
    contents = Contents(goals=(goal(),), check_ins=(check_in(30, after=4), check_in(60)))
    assert summarise(contents, TODAY).raised is Raise.NEXT_SESSION
