"""Preparing a reassessment and bringing the decisions back, on a real workbook file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.services.test_labels import RULED_OUT
from tests.services.test_summary import START, WEEKLY, check_in, goal, rated
from workbook.domain.check_in import Pressure
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import (
    Agreed,
    Decision,
    GoalDecision,
    InTheWay,
    Obstacle,
    OpenTo,
    OwnWords,
    PrivateKind,
    Question,
    Reassessment,
    ReportOptions,
    Step,
)
from workbook.services.changes import Changes, undo
from workbook.services.concerns import concern, is_resting, talked_about
from workbook.services.decisions import note_down, rate_in_session, record, to_reword
from workbook.services.entries import found
from workbook.services.goals import close_goal, delete_goal
from workbook.services.half_decisions import HalfDecision, half_decisions
from workbook.services.home import NextKind, what_is_next
from workbook.services.mark import Mark
from workbook.services.ports import Workbook
from workbook.services.prepared_page import prepared_page, remember_prepared_page
from workbook.services.reassessment import (
    catch_up,
    discard,
    draft,
    is_shown,
    newest,
    open_to,
    plan,
    said_beside,
    set_options,
    set_other,
    set_own_words,
    set_questions,
    set_tool,
    show_item,
    show_step,
    start,
    suggested_questions,
    tick,
)
from workbook.services.summary import stretch_start, summarise
from workbook.storage.shelf import FileShelf

TODAY = date(2026, 5, 20)
CONTENTS = Contents(
    therapy=replace(WEEKLY, next_reassessment=date(2026, 6, 1)),
    goals=(goal("still"), goal("up"), goal("down")),
    ratings=(*rated([3, 3, 3, 3, 3], "still"), *rated([2, 4, 6, 8, 8], "up"), *rated([6, 6, 5, 4, 3], "down")),
    check_ins=(
        replace(check_in(30, 4, dread=1), pressures=(Pressure.WORK,)),
        replace(check_in(60, 4, dread=3), pressures=(Pressure.WORK, Pressure.MONEY)),
    ),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Iterator[Workbook]:
    file = FileShelf(tmp_path / "backups").create(tmp_path / "a.workbook", contents=CONTENTS)
    yield file
    file.close()


@pytest.fixture
def prepared(workbook: Workbook) -> Workbook:
    start(workbook, TODAY, new_id=lambda: "a")
    return workbook


def test_a_draft_begins_at_the_first_rating_for_the_planned_day(workbook: Workbook) -> None:
    assert draft(workbook) is None
    changes = start(workbook, TODAY, new_id=lambda: "a")
    assert changes.touches(Reassessment)
    assert draft(workbook) == Reassessment(id="a", on=date(2026, 6, 1), complete=False, start=START, end=TODAY)
    assert not start(workbook, TODAY, new_id=lambda: "b")
    assert [each.id for each in workbook.every(Reassessment)] == ["a"]


def test_the_next_draft_begins_where_the_last_session_was(prepared: Workbook) -> None:
    options = ReportOptions(include=(PrivateKind.PROMPTS,))
    set_options(prepared, "a", options)
    decide(prepared, [])
    start(prepared, TODAY + timedelta(days=90), new_id=lambda: "b")
    following = found(prepared, Reassessment, "b")
    assert (following.start, following.end) == (TODAY, TODAY + timedelta(days=90))
    assert following.on == date(2026, 8, 20)
    assert following.options == options


def test_a_day_planned_far_ahead_stays_until_another_one_is_chosen(workbook: Workbook) -> None:
    early = date(2026, 4, 1)
    start(workbook, early, new_id=lambda: "a")
    assert found(workbook, Reassessment, "a").on == date(2026, 6, 1)
    coming = [each for each in what_is_next(workbook, early, early) if each.kind is NextKind.REASSESSMENT]
    assert [each.on for each in coming] == [date(2026, 6, 1)]
    plan(workbook, "a", on=date(2026, 4, 8), start=START, end=early)
    assert found(workbook, Reassessment, "a").on == date(2026, 4, 8)
    assert workbook.therapy().next_reassessment == date(2026, 6, 1)


def test_a_day_planned_that_has_gone_by_gives_way_to_today(workbook: Workbook) -> None:
    start(workbook, date(2026, 6, 20), new_id=lambda: "a")
    assert found(workbook, Reassessment, "a").on == date(2026, 6, 20)


def test_ticks_stand_in_the_order_of_the_page(prepared: Workbook) -> None:
    for item in (InTheWay.NO_CONNECTION, InTheWay.JOB, InTheWay.PACE, InTheWay.JOB):
        tick(prepared, "a", item, ticked=True)
    tick(prepared, "a", InTheWay.PACE, ticked=False)
    show_item(prepared, "a", InTheWay.NO_CONNECTION, show=True)
    assert found(prepared, Reassessment, "a").in_the_way == (
        Obstacle(item=InTheWay.JOB),
        Obstacle(item=InTheWay.NO_CONNECTION, show=True),
    )
    assert not show_item(prepared, "a", InTheWay.NO_CONNECTION, show=True)


def test_nothing_in_the_way_excludes_the_rest_and_can_be_taken_back(prepared: Workbook) -> None:
    tick(prepared, "a", InTheWay.JOB, ticked=True)
    changes = tick(prepared, "a", InTheWay.NOTHING_NOW, ticked=True)
    assert [each.item for each in found(prepared, Reassessment, "a").in_the_way] == [InTheWay.NOTHING_NOW]
    undo(prepared, changes)
    assert [each.item for each in found(prepared, Reassessment, "a").in_the_way] == [InTheWay.JOB]
    tick(prepared, "a", InTheWay.NOTHING_NOW, ticked=True)
    tick(prepared, "a", InTheWay.LOSS, ticked=True)
    assert [each.item for each in found(prepared, Reassessment, "a").in_the_way] == [InTheWay.LOSS]


def test_words_questions_steps_and_days_are_kept(prepared: Workbook) -> None:
    set_own_words(prepared, "a", OwnWords(helped="Walks"))
    set_other(prepared, "a", "The bus")
    set_tool(prepared, "a", "The diary")
    set_questions(prepared, "a", [Question(text="Why?"), Question(text=" "), Question(text="How?", show=False)])
    open_to(prepared, "a", Step.THERAPIST, ticked=True)
    open_to(prepared, "a", Step.TALK, ticked=True)
    open_to(prepared, "a", Step.MEDICINE, ticked=True)
    open_to(prepared, "a", Step.MEDICINE, ticked=False)
    show_step(prepared, "a", Step.TALK, show=False)
    plan(prepared, "a", on=TODAY, start=START, end=TODAY)
    assert found(prepared, Reassessment, "a") == Reassessment(
        id="a",
        on=TODAY,
        complete=False,
        start=START,
        end=TODAY,
        own_words=OwnWords(helped="Walks"),
        in_the_way_other="The bus",
        tool="The diary",
        questions=(Question(text="Why?"), Question(text="How?", show=False)),
        open_to=(OpenTo(step=Step.TALK, show=False), OpenTo(step=Step.THERAPIST)),
    )
    discard(prepared, "a")
    assert draft(prepared) is None


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        (Obstacle(item=InTheWay.JOB), True),
        (Obstacle(item=InTheWay.JOB, show=False), False),
        (Obstacle(item=InTheWay.VALUES), False),
        (Obstacle(item=InTheWay.VALUES, show=True), True),
        (Obstacle(item=InTheWay.AVOIDING_TOPICS), False),
        (Obstacle(item=InTheWay.NOT_SAFE, show=True), False),
        (OpenTo(step=Step.TALK), True),
        (OpenTo(step=Step.THERAPIST), False),
        (OpenTo(step=Step.THERAPIST, show=True), True),
        (Question(text="Why?"), True),
        (Question(text="Why?", show=False), False),
    ],
)
def test_what_goes_into_the_report(choice: Obstacle | OpenTo | Question, shown: bool) -> None:
    assert is_shown(choice) is shown


def test_earlier_check_ins_stand_beside() -> None:
    reassessment = Reassessment(id="a", on=TODAY, start=START, end=TODAY)
    assert said_beside(CONTENTS, reassessment, TODAY) == {
        InTheWay.JOB: "Ticked in February and March.",
        InTheWay.MONEY: "Ticked in March.",
        InTheWay.RELUCTANT_TO_GO: "Answers in March pointed this way.",
    }
    later = replace(reassessment, start=date(2026, 3, 1))
    assert said_beside(CONTENTS, later, TODAY)[InTheWay.JOB] == "Ticked in March."


def test_questions_come_from_this_persons_own_answers() -> None:
    reassessment = Reassessment(
        id="a",
        on=TODAY,
        in_the_way=(
            Obstacle(item=InTheWay.TOOL_UNHELPFUL),
            Obstacle(item=InTheWay.FEEL_JUDGED),
            Obstacle(item=InTheWay.NOT_SAFE, show=True),
        ),
        tool="The diary",
        open_to=(OpenTo(step=Step.RHYTHM),),
    )
    suggested = suggested_questions(CONTENTS, reassessment, TODAY)
    assert [(each.text, each.show) for each in suggested] == [
        ("“Meet a friend” has stayed about level. Could we try a smaller or another step?", None),
        ("I am where I wanted to be with “Meet a friend”. Do we close it, or raise it?", None),
        ("My ratings for “Meet a friend” have gone down. What may be behind that?", None),
        ("My answers to “I dread going” stand out. Could we talk about that?", None),
        ("“The diary” does not help me so far. Could we change it or try another?", None),
        ("I feel judged at times. Could we talk about when that happens?", False),
        ("Is how often we meet still right for us?", None),
    ]
    assert not [each for each in suggested if RULED_OUT.search(each.text)]
    asked = replace(reassessment, questions=suggested[:3])
    assert suggested_questions(CONTENTS, asked, TODAY) == suggested[3:]


def test_the_newest_reassessment_within_a_month_is_printed() -> None:
    first, second = Reassessment(id="a", on=date(2026, 4, 1)), Reassessment(id="b", on=date(2026, 6, 20))
    assert newest([second, first], TODAY) is second
    assert newest([second, first], TODAY - timedelta(days=1)) is first
    assert newest([second], date(2026, 1, 1)) is None


def decide(
    workbook: Workbook, decisions: list[GoalDecision], *, on: date = TODAY, next_on: date | None = date(2026, 8, 20)
) -> None:
    record(
        workbook,
        "a",
        on=on,
        decisions=decisions,
        agreed_steps=[Step.TALK],
        note="",
        next_on=next_on,
        today=TODAY,
    )


def test_decisions_come_back_into_the_workbook(prepared: Workbook) -> None:
    decide(
        prepared,
        [
            GoalDecision(goal="still", decision=Decision.REWORD, agreed=Agreed.PARTLY),
            GoalDecision(goal="up", decision=Decision.REACHED, agreed=Agreed.YES, note="We did it"),
            GoalDecision(goal="down", decision=Decision.SET_ASIDE),
        ],
    )
    goals = {each.id: each for each in prepared.every(Goal)}
    assert goals["still"] == goal("still")
    assert (goals["up"].status, goals["up"].closed_on, goals["up"].closing_note) == (
        GoalStatus.REACHED,
        TODAY,
        "We did it",
    )
    assert (goals["down"].status, goals["down"].closed_on) == (GoalStatus.SET_ASIDE, TODAY)
    assert prepared.therapy().next_reassessment == date(2026, 8, 20)
    assert draft(prepared) is None
    done = found(prepared, Reassessment, "a")
    assert (done.complete, done.on, done.agreed_steps, done.note, done.next) == (
        True,
        TODAY,
        (Step.TALK,),
        None,
        date(2026, 8, 20),
    )
    assert stretch_start(prepared.contents(), TODAY) == TODAY
    assert [each.id for each in summarise(prepared.contents(), TODAY).goals if each.closed_on] == ["up", "down"]


def test_recording_can_be_undone(prepared: Workbook) -> None:
    before = prepared.contents()
    changes = record(
        prepared,
        "a",
        on=TODAY,
        decisions=[GoalDecision(goal="up", decision=Decision.CONTENT)],
        agreed_steps=[],
        note="Good talk",
        next_on=None,
        today=TODAY,
    )
    assert prepared.contents() != before
    undo(prepared, changes)
    assert prepared.contents() == before


def test_days_that_cannot_be(prepared: Workbook) -> None:
    before = prepared.contents()
    with pytest.raises(InputProblem) as future:
        decide(prepared, [], on=TODAY + timedelta(days=1))
    assert (future.value.place, future.value.key) == ("on", "out_of_range")
    with pytest.raises(InputProblem) as early:
        decide(prepared, [], next_on=TODAY - timedelta(days=1))
    assert (early.value.place, early.value.key) == ("next", "before")
    assert prepared.contents() == before
    with pytest.raises(InputProblem) as older_than_a_goal:
        decide(prepared, [GoalDecision(goal="up", decision=Decision.REACHED)], on=START - timedelta(days=1))
    assert older_than_a_goal.value.place == "closed_on"
    assert prepared.contents() == before


def test_decisions_about_a_goal_that_is_closed_already_leave_it_alone(prepared: Workbook) -> None:
    close_goal(prepared, "up", GoalStatus.CONTENT, date(2026, 5, 1))
    decide(prepared, [GoalDecision(goal="up", decision=Decision.REACHED)])
    assert found(prepared, Goal, "up").closed_on == date(2026, 5, 1)


def test_the_therapists_rating_stands_beside_mine_and_never_counts(prepared: Workbook) -> None:
    numbers = summarise(prepared.contents(), TODAY)
    rate_in_session(prepared, "a", "up", 5, now="2026-05-20T18:00:00+02:00", on=TODAY, new_id=lambda: "t")
    assert prepared.ratings_of("up")[-1] == Rating(
        id="t",
        goal="up",
        version=1,
        on=TODAY,
        kind=RatingKind.SESSION,
        rater=Rater.THERAPIST,
        value=5,
        reassessment="a",
        entered_at="2026-05-20T18:00:00+02:00",
    )
    assert summarise(prepared.contents(), TODAY) == numbers
    rate_in_session(prepared, "a", "up", 6, now="2026-05-21T18:00:00+02:00", on=TODAY)
    changed = prepared.ratings_of("up")[-1]
    assert (changed.id, changed.value, changed.changed_at) == ("t", 6, "2026-05-21T18:00:00+02:00")
    rate_in_session(prepared, "a", "up", None, now="2026-05-21T18:01:00+02:00", on=TODAY)
    assert prepared.ratings_of("up") == rated([2, 4, 6, 8, 8], "up")
    assert not rate_in_session(prepared, "a", "up", None, now="2026-05-21T18:02:00+02:00", on=TODAY)


def test_what_is_half_said_waits_until_it_is_decided(prepared: Workbook) -> None:
    half = HalfDecision(goal="up", agreed=Agreed.PARTLY, note="Nearly\nthere")
    empty = HalfDecision(goal="still", agreed=None, note=None)

    def noted(decisions: list[GoalDecision], undecided: list[HalfDecision], on: date | None = None) -> Changes:
        return note_down(
            prepared,
            "a",
            on=on,
            decisions=decisions,
            undecided=undecided,
            agreed_steps=[],
            note=None,
            next_on=None,
        )

    before = prepared.contents()
    assert noted([], [half, empty])
    assert half_decisions(prepared, "a") == (half,)
    assert not noted([], [half, empty])
    assert prepared.contents() == before
    noted([GoalDecision(goal="up", decision=Decision.KEEP, agreed=Agreed.PARTLY, note="Nearly\nthere")], [empty])
    assert half_decisions(prepared, "a") == ()
    assert found(prepared, Reassessment, "a").decisions[0].note == "Nearly\nthere"
    noted([], [half])
    undo(prepared, delete_goal(prepared, "up"))
    assert half_decisions(prepared, "a") == (half,)
    delete_goal(prepared, "up")
    assert half_decisions(prepared, "a") == ()
    noted([], [replace(half, goal="still")])
    decide(prepared, [])
    assert half_decisions(prepared, "a") == ()


def test_ratings_of_the_session_move_with_its_day_and_go_with_its_draft(prepared: Workbook) -> None:
    before, waiting = prepared.contents(), HalfDecision(goal="still", agreed=Agreed.YES, note=None)
    rate_in_session(prepared, "a", "up", 5, now="2026-05-20T18:00:00+02:00", on=TODAY, new_id=lambda: "t")
    day = TODAY - timedelta(days=2)
    note_down(prepared, "a", on=day, decisions=[], undecided=[waiting], agreed_steps=[], note=None, next_on=None)
    assert found(prepared, Rating, "t").on == found(prepared, Reassessment, "a").on == day
    with pytest.raises(InputProblem) as too_early:
        note_down(prepared, "a", on=START - timedelta(days=1), decisions=[], agreed_steps=[], note=None, next_on=None)
    assert too_early.value.place == "on"
    assert found(prepared, Rating, "t").on == day
    changes = discard(prepared, "a")
    assert prepared.contents().ratings == before.ratings
    undo(prepared, changes)
    assert half_decisions(prepared, "a") == (waiting,)
    decide(prepared, [], on=TODAY - timedelta(days=1))
    assert found(prepared, Rating, "t").on == TODAY - timedelta(days=1)


def test_goals_to_be_reworded_are_named_until_they_are_or_a_month_is_over(prepared: Workbook) -> None:
    reworded = [GoalDecision(goal=name, decision=Decision.REWORD) for name in ("still", "up")]
    decide(prepared, reworded, next_on=None)
    assert [each.id for each in to_reword(prepared, TODAY)] == ["still", "up"]
    (named,) = (each for each in what_is_next(prepared, TODAY, TODAY) if each.kind is NextKind.REWORD)
    assert (named.on, named.goals) == (TODAY, ("still", "up"))
    still = found(prepared, Goal, "still")
    prepared.put(replace(still, versions=(*still.versions, GoalVersion(version=2, start=TODAY, title="Another"))))
    assert [each.id for each in to_reword(prepared, TODAY)] == ["up"]
    assert to_reword(prepared, TODAY + timedelta(days=32)) == ()
    close_goal(prepared, "up", GoalStatus.CONTENT, TODAY)
    assert to_reword(prepared, TODAY) == ()


def test_the_period_of_a_draft_goes_on_until_the_session(prepared: Workbook) -> None:
    later = TODAY + timedelta(days=5)
    catch_up(prepared, later)
    assert found(prepared, Reassessment, "a").end == later
    catch_up(prepared, date(2026, 7, 1))
    assert found(prepared, Reassessment, "a").end == date(2026, 6, 1)
    assert not catch_up(prepared, date(2026, 7, 2))
    decide(prepared, [])
    assert not catch_up(prepared, date(2026, 7, 2))


def test_what_has_been_talked_about_rests_in_the_file(workbook: Workbook) -> None:
    raised = concern(workbook.contents(), summarise(workbook.contents(), TODAY))
    assert raised is not None
    assert not is_resting(raised, workbook.every(Mark))
    changes = talked_about(workbook, raised)
    assert is_resting(raised, workbook.every(Mark))
    undo(workbook, changes)
    assert not is_resting(raised, workbook.every(Mark))


def test_the_page_of_preparing_is_remembered_and_goes_with_it(prepared: Workbook) -> None:
    assert prepared_page(prepared, "a") == 0
    remember_prepared_page(prepared, "a", 3)
    assert prepared_page(prepared, "a") == 3
    assert not remember_prepared_page(prepared, "a", 3).after
    undone = discard(prepared, "a")
    assert not prepared.every(Mark)
    undo(prepared, undone)
    assert prepared_page(prepared, "a") == 3
    decide(prepared, [])
    assert not prepared.every(Mark)
    assert not remember_prepared_page(prepared, "a", 1).after
