"""The course of a goal and of therapy: what is joined, what stands alone, and where a line stops."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.progress import counted_on, expected
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy
from workbook.services.course import Course
from workbook.services.courses import background, goal_courses, therapy_course

START = date(2026, 1, 6)
MONTHLY = Therapy(therapy_start=START, rhythms=(Rhythm(start=START, months=1),))
FIRST = GoalVersion(start=START, title="Meet a friend", target_date=date(2026, 12, 6), target=8)
SECOND = GoalVersion(version=2, start=date(2026, 4, 14), title="Meet a friend once a week", target=7)


def goal(*versions: GoalVersion, status: GoalStatus = GoalStatus.ACTIVE, closed_on: date | None = None) -> Goal:
    return Goal(id="g", status=status, created_on=START, closed_on=closed_on, versions=versions or (FIRST,))


def rating(
    on: date,
    value: int | None,
    *,
    version: int = 1,
    kind: RatingKind = RatingKind.CHECKIN,
    rater: Rater = Rater.ME,
    level: int | None = None,
) -> Rating:
    name = f"{on}-{version}-{kind}-{rater}"
    return Rating(id=name, goal="g", version=version, on=on, kind=kind, rater=rater, value=value, level=level)


def sixth(month: int) -> date:
    return date(2026, month, 6)


def course(contents: Contents, *, first: date | None = None, last: date = date(2026, 8, 6)) -> Course:
    return goal_courses(contents, first=first, last=last, sentences={"g": "From 2 to 5."})[0]


def test_due_days_without_a_rating_interrupt_the_line() -> None:
    ratings = tuple(rating(sixth(month), 3) for month in (1, 2, 3, 6, 7))
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=ratings))
    assert [point.on for point in found.points if point.after_gap] == [sixth(6)]
    assert found.gaps == (sixth(4), sixth(5))
    assert found.sentence == "From 2 to 5."


def test_a_check_in_that_is_still_open_is_no_gap() -> None:
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=(rating(START, 3),)), last=date(2026, 3, 1))
    assert found.gaps == (sixth(2),)


def test_without_a_rhythm_a_month_is_a_gap() -> None:
    ratings = tuple(rating(sixth(month), 3) for month in (1, 2, 5))
    found = course(Contents(goals=(goal(),), ratings=ratings), last=sixth(5))
    assert found.gaps == (sixth(3), sixth(4))


def test_not_sure_stops_the_line_but_is_an_answer() -> None:
    ratings = tuple(rating(sixth(month), value) for month, value in ((1, 3), (2, None), (3, 4)))
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=ratings), last=date(2026, 3, 20))
    assert [point.value for point in found.points] == [3, 4]
    assert found.points[1].after_gap
    assert found.gaps == ()


def test_a_pause_stops_the_line_and_is_no_missed_check_in() -> None:
    pause = Event(id="p", on=date(2026, 2, 1), until=date(2026, 3, 1), kind=EventKind.PAUSE)
    ratings = tuple(rating(sixth(month), 3) for month in (1, 3))
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=ratings, events=(pause,)), last=date(2026, 3, 20))
    assert found.points[1].after_gap
    assert found.gaps == ()
    assert [(each.number, each.label) for each in found.happenings] == [(1, "A pause in therapy")]


def test_extra_recalled_and_other_peoples_ratings_stand_alone() -> None:
    mine = rating(sixth(2), 4)
    ratings = (
        rating(START, 3, kind=RatingKind.BASELINE),
        rating(date(2026, 1, 20), 1, kind=RatingKind.EXTRA),
        rating(date(2025, 12, 20), 5, kind=RatingKind.RECALLED),
        rating(sixth(2), 6, rater=Rater.THERAPIST),
        mine,
    )
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=ratings), last=date(2026, 2, 20))
    assert [point.value for point in found.points if point.counted] == [3, 4]
    assert [point.value for point in found.points if not point.counted] == [5, 1, 6]
    assert found.first == date(2025, 12, 20)


def test_the_last_of_two_ratings_on_a_day_counts_and_the_first_is_kept_apart() -> None:
    early = replace(rating(START, 2), id="early", entered_at="2026-01-06T08:00:00+01:00")
    late = replace(rating(START, 4), id="late", entered_at="2026-01-06T09:00:00+01:00")
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=(late, early)), last=START)
    assert [(point.rating, point.counted) for point in found.points] == [("early", False), ("late", True)]


def test_a_new_wording_has_its_own_start_and_line() -> None:
    ratings = (
        rating(sixth(3), 3),
        rating(sixth(4), 4),
        rating(SECOND.start, 2, version=2, kind=RatingKind.BASELINE),
        rating(sixth(5), 5, version=2),
    )
    contents = Contents(therapy=MONTHLY, goals=(goal(FIRST, SECOND),), ratings=ratings)
    found = course(contents, last=date(2026, 5, 20))
    assert [each.version for each in found.wordings] == [1, 2]
    assert [each.baseline and each.baseline.value for each in found.wordings] == [3, 2]
    assert found.line == ()
    later = course(contents, first=date(2026, 5, 1), last=date(2026, 5, 20))
    assert [each.version for each in later.wordings] == [2]
    assert [point.value for point in later.points] == [5]


def test_expected_line_agrees_with_the_expected_value() -> None:
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=(rating(START, 2),)))
    assert found.line == ((START, 2.0), (date(2026, 12, 6), 8.0))
    assert expected(2, START, 8, FIRST.target_date, date(2026, 12, 6)) == found.line[-1][1]
    near = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=(rating(START, 9),)))
    assert near.line == ((START, 8.0),)


def test_after_closing_nothing_counts() -> None:
    closed = goal(status=GoalStatus.CONTENT, closed_on=sixth(3))
    ratings = tuple(rating(sixth(month), 5, level=0) for month in (1, 2, 3, 4))
    found = course(Contents(therapy=MONTHLY, goals=(closed,), ratings=ratings))
    assert found.closed_on == sixth(3)
    assert [point.counted for point in found.points] == [True, True, True, False]
    assert found.gaps == ()
    assert found.levels == tuple((sixth(month), 0) for month in (1, 2, 3, 4))


def test_therapy_in_its_own_course() -> None:
    check_ins = (
        CheckIn(id="2", on=sixth(4), complete=False, statements={Statement.DREAD: 3}),
        CheckIn(
            id="1",
            on=sixth(2),
            complete=True,
            statements={Statement.DREAD: 1, Statement.AFTER: None},
            sessions_attended=3,
            sessions_missed=1,
            practice=Practice.DONE,
            practice_helped=6,
            pressures=(Pressure.WORK, Pressure.MONEY),
        ),
    )
    around = background(Contents(therapy=MONTHLY, check_ins=check_ins))
    found = therapy_course(around, first=START, last=date(2026, 5, 5))
    assert found.statements["dread"] == ((sixth(2), 1), (sixth(4), 3))
    assert found.statements["after"] == ((sixth(2), None), (sixth(4), None))
    assert found.sessions == ((sixth(2), 3, 1),)
    assert found.practice == ((sixth(2), "I tried it", 6),)
    assert found.pressures == ((sixth(2), ("Work or study", "Money")),)
    assert found.gaps == (sixth(3), sixth(4))


@given(
    days=st.lists(st.integers(0, 500), max_size=30),
    values=st.lists(st.integers(0, 10), min_size=30, max_size=30),
    versions=st.lists(st.integers(1, 2), min_size=30, max_size=30),
    last=st.integers(0, 600),
)
def test_newest_wording_is_joined_as_it_is_counted(
    days: list[int], values: list[int], versions: list[int], last: int
) -> None:
    ratings = tuple(
        replace(rating(START + timedelta(days=day), value, version=version), id=str(index))
        for index, (day, value, version) in enumerate(zip(days, values, versions, strict=False))
    )
    shown, until = goal(FIRST, SECOND), START + timedelta(days=last)
    found = course(Contents(therapy=MONTHLY, goals=(shown,), ratings=ratings), last=until)
    newest = found.wordings[-1]
    joined = [point.rating for point in found.points if point.counted and point.version == newest.version]
    assert joined == [each.id for each in counted_on(shown, ratings, until)]
    assert all(point.on <= newest.start for point in found.points if point.counted and point.version < newest.version)
    assert [point.on for point in found.points] == sorted(point.on for point in found.points)


def test_an_event_named_with_blanks_is_called_by_its_kind() -> None:
    blank = Event(id="p", on=date(2026, 2, 1), kind=EventKind.PAUSE, label=" \n ")
    found = course(Contents(therapy=MONTHLY, goals=(goal(),), ratings=(rating(START, 3),), events=(blank,)))
    assert [each.label for each in found.happenings] == ["A pause in therapy"]
