"""The numbers of whole workbooks: verdict for all, sessions, and what is raised."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbook.domain.check_in import CheckIn, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.progress import Verdict
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy
from workbook.services.summary import Raise, summarise

START = date(2026, 1, 5)
TODAY = date(2026, 6, 1)
WEEKLY = Therapy(therapy_start=START, rhythms=(Rhythm(start=START, months=1, sessions_every_days=7),))


def goal(identifier: str = "g", *, status: GoalStatus = GoalStatus.ACTIVE, closed_on: date | None = None) -> Goal:
    version = GoalVersion(start=START, title="Meet a friend", target_date=date(2026, 7, 6))
    return Goal(id=identifier, status=status, created_on=START, closed_on=closed_on, versions=(version,))


def rated(values: list[int], identifier: str = "g", first: int = 0) -> tuple[Rating, ...]:
    return tuple(
        Rating(
            id=f"{identifier}{index}",
            goal=identifier,
            version=1,
            on=START + timedelta(days=first + 30 * index),
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


def on_day(number: int) -> date:
    return START + timedelta(days=number)


def pause(first: int, last: int | None) -> Event:
    until = None if last is None else on_day(last)
    return Event(id=f"e{first}", on=on_day(first), until=until, kind=EventKind.PAUSE)


def reassessed(day: int, *, complete: bool = True) -> Reassessment:
    return Reassessment(id=f"r{day}", on=on_day(day), complete=complete)


BIWEEKLY_LATER = replace(WEEKLY, rhythms=(*WEEKLY.rhythms, Rhythm(start=on_day(40), months=1, sessions_every_days=14)))
UNKNOWN_RHYTHM = replace(WEEKLY, rhythms=(Rhythm(start=START, months=1),))


@pytest.mark.parametrize(
    ("contents", "attended", "estimated"),
    [
        pytest.param(Contents(therapy=WEEKLY, check_ins=(check_in(30, 4), check_in(60, 3))), 7, False, id="summed"),
        pytest.param(Contents(therapy=WEEKLY, check_ins=(check_in(30, 0),)), 0, False, id="0 is recorded"),
        pytest.param(Contents(therapy=WEEKLY, check_ins=(check_in(0, 9), check_in(30, 4))), 4, False, id="after start"),
        pytest.param(Contents(therapy=WEEKLY, check_ins=(check_in(70, 4), check_in(71, 9))), 4, False, id="to the day"),
        pytest.param(
            Contents(therapy=WEEKLY, check_ins=(replace(check_in(30, 4), complete=False),)), 11, True, id="half done"
        ),
        pytest.param(Contents(therapy=WEEKLY, check_ins=(check_in(30),)), 11, True, id="none recorded"),
        pytest.param(Contents(therapy=WEEKLY, events=(pause(8, 21),)), 9, True, id="pause"),
        pytest.param(Contents(therapy=WEEKLY, events=(pause(8, 21), pause(15, 21))), 9, True, id="pauses overlap"),
        pytest.param(Contents(therapy=WEEKLY, events=(pause(36, None),)), 6, True, id="open pause"),
        pytest.param(Contents(therapy=WEEKLY, events=(pause(-20, -1),)), 11, True, id="pause before"),
        pytest.param(
            Contents(therapy=WEEKLY, events=(replace(pause(8, 21), kind=EventKind.LIFE),)), 11, True, id="no pause"
        ),
        pytest.param(Contents(therapy=replace(WEEKLY, therapy_end=on_day(35))), 6, True, id="therapy ended"),
        pytest.param(Contents(therapy=BIWEEKLY_LATER), 6, True, id="the rhythm of the day"),
        pytest.param(Contents(therapy=UNKNOWN_RHYTHM), None, False, id="no rhythm"),
        pytest.param(Contents(therapy=replace(WEEKLY, therapy_start=on_day(71))), None, False, id="not begun"),
        pytest.param(Contents(check_ins=(check_in(0, 9), check_in(30, 4))), 13, False, id="no start: all recorded"),
        pytest.param(Contents(therapy=Therapy(rhythms=WEEKLY.rhythms)), None, False, id="no start, none recorded"),
    ],
)
def test_sessions(contents: Contents, attended: int | None, *, estimated: bool) -> None:
    seen = summarise(contents, on_day(70))
    assert (seen.sessions_attended, seen.sessions_estimated) == (attended, estimated)


STUCK, RISING, FALLING = [3, 3, 3, 3], [3, 5, 6], [6, 5, 3]
SLIPPED = [3, 8, 8, 5, 5]
DRIFTING_DOWN = [6, 6, 5, 4, 4]


@pytest.mark.parametrize(
    ("values", "check_ins", "word"),
    [
        (FALLING, (), Raise.NEXT_SESSION),
        (DRIFTING_DOWN, (), Raise.NEXT_SESSION),
        (SLIPPED, (), Raise.NEXT_SESSION),
        (RISING, (check_in(60, after=4),), Raise.NEXT_SESSION),
        (RISING, (check_in(30, after=3), check_in(60, after=3)), Raise.NEXT_SESSION),
        (RISING, (check_in(30, after=4), check_in(60, after=3)), Raise.NEXT_SESSION),
        (RISING, (check_in(0, after=3), check_in(30, after=1), check_in(60, after=3)), Raise.WORTH_RAISING),
        (STUCK, (check_in(60, 13, after=4),), Raise.NEXT_SESSION),
        (RISING, (check_in(30, after=4), check_in(60, dread=0)), Raise.NONE),
        (STUCK, (check_in(60, 13),), Raise.REASSESS),
        (RISING, (check_in(30, dread=3), check_in(60, dread=4)), Raise.REASSESS),
        (RISING, (check_in(30, connection=0), check_in(60, connection=1)), Raise.REASSESS),
        (RISING, (check_in(30, needs=1), check_in(60, needs=0)), Raise.REASSESS),
        (RISING, (check_in(30, needs=1), check_in(60, connection=0)), Raise.WORTH_RAISING),
        (RISING, (check_in(30, needs=1), check_in(60, needs=None, dread=0)), Raise.NONE),
        (RISING, (check_in(60, 13),), Raise.NONE),
        ([3, 3], (check_in(60, 13),), Raise.EARLY),
        (STUCK, (check_in(60, 12),), Raise.WORTH_RAISING),
        (STUCK, (check_in(60, 8),), Raise.WORTH_RAISING),
        (STUCK, (check_in(60, 7),), Raise.EARLY),
        (STUCK, (check_in(30, 4), check_in(60, 4)), Raise.WORTH_RAISING),
        (RISING, (check_in(60, connection=1),), Raise.WORTH_RAISING),
        (RISING, (check_in(60, needs=1),), Raise.WORTH_RAISING),
        (RISING, (check_in(60, dread=3),), Raise.WORTH_RAISING),
        (RISING, (check_in(60, dread=2, connection=2, needs=2, after=2),), Raise.NONE),
        (RISING, (check_in(60, 5, connection=4),), Raise.NONE),
        (RISING, (check_in(60, 9),), Raise.NONE),
        (RISING, (check_in(148, connection=0),), Raise.NONE),
    ],
)
def test_raise(values: list[int], check_ins: tuple[CheckIn, ...], word: Raise) -> None:
    contents = Contents(therapy=WEEKLY, goals=(goal(),), ratings=rated(values), check_ins=check_ins)
    assert summarise(contents, TODAY).raised is word


@pytest.mark.parametrize(
    ("contents", "word"),
    [
        pytest.param(Contents(), Raise.NONE, id="nothing yet"),
        pytest.param(Contents(therapy=WEEKLY, goals=(goal(),)), Raise.EARLY, id="no ratings"),
        pytest.param(
            Contents(goals=(goal(),), ratings=rated(STUCK)), Raise.EARLY, id="no start and no sessions recorded"
        ),
        pytest.param(
            Contents(goals=(goal(),), ratings=rated(STUCK), check_ins=(check_in(-9, 9), check_in(60, 5))),
            Raise.REASSESS,
            id="without a start the stretch holds everything: 14",
        ),
        pytest.param(
            Contents(therapy=WEEKLY, goals=(goal(),), ratings=rated(STUCK)), Raise.REASSESS, id="22 sessions estimated"
        ),
        pytest.param(
            Contents(therapy=WEEKLY, goals=(goal(),), ratings=rated(STUCK), reassessments=(reassessed(90),)),
            Raise.WORTH_RAISING,
            id="9 since the reassessment",
        ),
        pytest.param(
            Contents(
                therapy=WEEKLY, goals=(goal(),), ratings=rated(STUCK), reassessments=(reassessed(90, complete=False),)
            ),
            Raise.REASSESS,
            id="a reassessment still being prepared begins no stretch",
        ),
        pytest.param(
            Contents(therapy=WEEKLY, goals=(goal(),), ratings=rated(STUCK), reassessments=(reassessed(150),)),
            Raise.REASSESS,
            id="a later reassessment begins no stretch yet",
        ),
        pytest.param(
            Contents(
                therapy=replace(WEEKLY, therapy_start=on_day(-70)),
                goals=(goal(),),
                ratings=rated(STUCK),
                check_ins=(check_in(-30, 9), check_in(60, 7)),
            ),
            Raise.EARLY,
            id="sessions before the baseline are left out",
        ),
        pytest.param(
            Contents(
                therapy=WEEKLY,
                goals=(goal("a"), goal("b")),
                ratings=(*rated(STUCK, "a"), *rated([3, 3, 3], "b", first=60)),
                check_ins=(check_in(50, 7), check_in(140, 6)),
            ),
            Raise.REASSESS,
            id="the goal with the most sessions",
        ),
        pytest.param(
            Contents(
                therapy=WEEKLY,
                goals=(goal("a"), goal("b")),
                ratings=(*rated(STUCK, "a"), *rated(RISING, "b")),
                check_ins=(check_in(60, 13),),
            ),
            Raise.WORTH_RAISING,
            id="one not moving while another is helped",
        ),
        pytest.param(
            Contents(
                therapy=WEEKLY,
                goals=(goal("a"), goal("b")),
                ratings=(*rated(STUCK, "a"), *rated(RISING, "b")),
                check_ins=(check_in(60, 12),),
            ),
            Raise.NONE,
            id="the same after 12 sessions",
        ),
        pytest.param(
            Contents(
                therapy=WEEKLY,
                goals=(goal("a"), goal("b")),
                ratings=(*rated(FALLING, "a"), *rated(RISING, "b")),
            ),
            Raise.NEXT_SESSION,
            id="one falls while another rises",
        ),
        *(
            pytest.param(
                Contents(
                    therapy=WEEKLY,
                    goals=(goal("a"), goal("b", status=status, closed_on=on_day(closed_day))),
                    ratings=rated(STUCK, "a"),
                    check_ins=(check_in(60, 9),),
                    reassessments=(reassessed(30),),
                ),
                word,
                id=f"{status.value} on day {closed_day}",
            )
            for status, closed_day, word in (
                (GoalStatus.REACHED, 40, Raise.NONE),
                (GoalStatus.CONTENT, 30, Raise.NONE),
                (GoalStatus.REACHED, 29, Raise.WORTH_RAISING),
                (GoalStatus.SET_ASIDE, 40, Raise.WORTH_RAISING),
            )
        ),
        pytest.param(
            Contents(
                therapy=WEEKLY,
                goals=(goal("a", status=GoalStatus.SET_ASIDE, closed_on=on_day(90)), goal("b")),
                ratings=(*rated(FALLING, "a"), *rated(RISING, "b")),
            ),
            Raise.NONE,
            id="a fall of a goal set aside",
        ),
        pytest.param(
            Contents(
                goals=(goal(),),
                ratings=rated(RISING),
                check_ins=(replace(check_in(60, after=4), complete=False),),
            ),
            Raise.NEXT_SESSION,
            id="a half-done check-in speaks",
        ),
        pytest.param(
            Contents(goals=(goal(),), check_ins=(check_in(30, after=4), check_in(60))),
            Raise.NEXT_SESSION,
            id="a newer check-in without statements does not hide the older one",
        ),
        pytest.param(
            Contents(goals=(goal(),), check_ins=(check_in(30, after=4), check_in(60, after=None))),
            Raise.NEXT_SESSION,
            id="nor does one that was not sure",
        ),
        pytest.param(
            Contents(goals=(replace(goal(), status=GoalStatus.DRAFT),), ratings=rated(FALLING)),
            Raise.NONE,
            id="a draft",
        ),
    ],
)
def test_raise_in_whole_workbooks(contents: Contents, word: Raise) -> None:
    assert summarise(contents, TODAY).raised is word


@pytest.mark.parametrize(
    ("status", "closed_day", "word"),
    [
        (GoalStatus.REACHED, 40, Verdict.RELIABLE_IMPROVEMENT),
        (GoalStatus.CONTENT, 40, Verdict.RELIABLE_IMPROVEMENT),
        (GoalStatus.SET_ASIDE, 40, Verdict.NO_RELIABLE_CHANGE),
        (GoalStatus.REACHED, 33, Verdict.NO_RELIABLE_CHANGE),
    ],
)
def test_the_verdict_for_all_takes_in_what_was_closed_well_in_this_stretch(
    status: GoalStatus, closed_day: int, word: Verdict
) -> None:
    contents = Contents(
        goals=(goal("a"), goal("b", status=status, closed_on=on_day(closed_day))),
        ratings=(*rated([4, 4], "a"), *rated([4, 8], "b")),
        reassessments=(reassessed(35),),
    )
    assert summarise(contents, TODAY).overall_verdict is word


def test_the_t_score_is_of_active_goals_with_a_level_weighted() -> None:
    def levelled(identifier: str, level: int | None, **more: object) -> tuple[Goal, Rating]:
        version = replace(goal().versions[0], **more)  # type: ignore[arg-type]  # the weights named below
        (rating,) = rated([4], identifier)
        return replace(goal(identifier), versions=(version,)), replace(rating, level=level)

    six, two, three, none, closed = (
        levelled("six", -1, gas_importance=3, gas_difficulty=2),
        levelled("two", -1, gas_difficulty=2),
        levelled("three", -2, gas_importance=3),
        levelled("none", None, gas_importance=3),
        levelled("closed", 2),
    )
    gone = replace(closed[0], status=GoalStatus.REACHED, closed_on=on_day(9))
    contents = Contents(
        goals=(six[0], two[0], three[0], none[0], gone),
        ratings=tuple(each[1] for each in (six, two, three, none, closed)),
    )
    assert summarise(contents, TODAY).gas_t == pytest.approx(33.33806, abs=0.00001)
    assert summarise(Contents(goals=(none[0],), ratings=(none[1],)), TODAY).gas_t is None


def test_drafts_and_goals_made_later_are_not_told() -> None:
    later = replace(goal("later"), created_on=TODAY + timedelta(days=1))
    contents = Contents(goals=(goal(), replace(goal("draft"), status=GoalStatus.DRAFT), later))
    assert [each.id for each in summarise(contents, TODAY).goals] == ["g"]
