"""A check-in answered one question at a time, left, gone on with, changed, moved, merged, on a real file."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.kept import DAY, at, keep
from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.services.changes import undo
from workbook.services.check_in_days import move_check_in
from workbook.services.check_ins import (
    answer_statement,
    check_in_on,
    finish,
    half_done,
    rate_goal,
    record_practice,
    record_pressures,
    record_sessions,
    remove_check_in,
    sheet,
    skip_statement,
    start_check_in,
    write_note,
)
from workbook.services.entries import found
from workbook.services.goal_changes import keep_change, start_change
from workbook.services.goal_writing import choose_start
from workbook.services.goals import close_goal
from workbook.services.ratings import GoalAnswer
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

FEBRUARY = date(2026, 2, 5)
MARCH = date(2026, 3, 5)
NOW = at(FEBRUARY)


@pytest.fixture
def begun(book: WorkbookFile) -> WorkbookFile:
    for goal in ("a", "b", "c"):
        keep(book, goal, title=goal)
    start_check_in(book, "f", FEBRUARY, FEBRUARY, NOW)
    return book


def test_a_half_done_check_in_comes_back_as_it_was_left(begun: WorkbookFile, shelf: FileShelf) -> None:
    rate_goal(begun, "f", "a", GoalAnswer(value=5, worked_on=True, note="We met tw"), NOW)
    rate_goal(begun, "f", "b", GoalAnswer(value=None), NOW)
    begun.close()
    again = shelf.open(begun.path)
    assert half_done(again, FEBRUARY) == CheckIn(id="f", on=FEBRUARY, complete=False, entered_at=NOW)
    now = sheet(again, "f")
    assert [question.goal.id for question in now.goals] == ["a", "b", "c"]
    assert [None if each.rating is None else each.rating.value for each in now.goals] == [5, None, None]
    assert (now.rated, now.first_open, now.answered_beyond_goals) == (2, 2, False)
    assert now.goals[0].rating is not None
    assert now.goals[0].rating.note == "We met tw"
    assert now.goals[0].last is not None
    assert now.goals[0].last.value == 3
    again.close()


def test_skipped_and_not_sure_are_different_answers(begun: WorkbookFile) -> None:
    rate_goal(begun, "f", "a", GoalAnswer(value=None), NOW)
    rate_goal(begun, "f", "b", GoalAnswer(value=4), NOW)
    skipped = rate_goal(begun, "f", "b", None, NOW)
    assert not rate_goal(begun, "f", "c", None, NOW)
    assert {rating.goal: rating.value for rating in begun.ratings_in("f")} == {"a": None}
    undo(begun, skipped)
    assert {rating.goal: rating.value for rating in begun.ratings_in("f")} == {"a": None, "b": 4}
    answer_statement(begun, "f", Statement.DREAD, 3, NOW)
    answer_statement(begun, "f", Statement.AFTER, None, NOW)
    answer_statement(begun, "f", Statement.NEEDS, 2, NOW)
    skip_statement(begun, "f", Statement.NEEDS, NOW)
    assert dict(found(begun, CheckIn, "f").statements) == {Statement.DREAD: 3, Statement.AFTER: None}


def test_everything_else_is_kept_and_that_is_enough_at_any_point(begun: WorkbookFile) -> None:
    record_sessions(begun, "f", 3, 1, NOW)
    record_practice(begun, "f", Practice.DONE, 6, "The breathing", NOW)
    record_pressures(begun, "f", [Pressure.MONEY, Pressure.WORK], "The move", NOW)
    write_note(begun, "f", "A full month", NOW)
    assert sheet(begun, "f").answered_beyond_goals
    finish(begun, "f")
    done = found(begun, CheckIn, "f")
    assert done == CheckIn(
        id="f",
        on=FEBRUARY,
        complete=True,
        sessions_attended=3,
        sessions_missed=1,
        practice=Practice.DONE,
        practice_helped=6,
        practice_note="The breathing",
        pressures=(Pressure.WORK, Pressure.MONEY),
        pressure_note="The move",
        note="A full month",
        entered_at=NOW,
    )
    assert half_done(begun, FEBRUARY) is None
    record_practice(begun, "f", Practice.NONE_SET, 6, None, NOW)
    assert found(begun, CheckIn, "f").practice_helped is None


def test_answers_to_a_done_check_in_show_that_they_were_changed(begun: WorkbookFile) -> None:
    rate_goal(begun, "f", "a", GoalAnswer(value=5), NOW)
    rate_goal(begun, "f", "a", GoalAnswer(value=6), at(FEBRUARY, 19))
    finish(begun, "f")
    assert begun.ratings_in("f")[0].changed_at is None
    assert not rate_goal(begun, "f", "a", GoalAnswer(value=6), at(MARCH))
    assert not write_note(begun, "f", "", at(MARCH))
    rate_goal(begun, "f", "a", GoalAnswer(value=7), at(MARCH))
    write_note(begun, "f", "Looking back", at(MARCH))
    assert begun.ratings_in("f")[0].changed_at == at(MARCH)
    assert found(begun, CheckIn, "f").changed_at == at(MARCH)


def test_a_day_has_one_check_in_and_it_is_not_in_the_future(begun: WorkbookFile) -> None:
    with pytest.raises(InputProblem) as problem:
        start_check_in(begun, "g", FEBRUARY, FEBRUARY, NOW)
    assert problem.value.key == "second_check_in"
    assert check_in_on(begun, FEBRUARY) == found(begun, CheckIn, "f")
    with pytest.raises(InputProblem):
        start_check_in(begun, "g", MARCH, FEBRUARY, NOW)


def test_a_later_check_in_lets_a_half_done_one_rest(begun: WorkbookFile) -> None:
    start_check_in(begun, "m", MARCH, MARCH, at(MARCH))
    finish(begun, "m")
    assert half_done(begun, MARCH) is None
    assert half_done(begun, FEBRUARY) == found(begun, CheckIn, "f")


def test_a_late_check_in_asks_about_the_goals_and_wordings_of_its_day(book: WorkbookFile) -> None:
    keep(book, "a")
    keep(book, "closed")
    close_goal(book, "closed", GoalStatus.REACHED, FEBRUARY + timedelta(days=2))
    start_change(book, "a", rewording=False)
    choose_start(book, "a", 2, MARCH, at(MARCH))
    keep_change(book, "a", MARCH, at(MARCH))
    keep(book, "new", MARCH)
    start_check_in(book, "f", FEBRUARY, MARCH, at(MARCH))
    late = sheet(book, "f")
    assert [(question.goal.id, question.version.version) for question in late.goals] == [("a", 1), ("closed", 1)]
    rate_goal(book, "f", "a", GoalAnswer(value=4), at(MARCH))
    (rating,) = book.ratings_in("f")
    assert (rating.version, rating.on, rating.entered_at) == (1, FEBRUARY, at(MARCH))
    with pytest.raises(InputProblem):
        rate_goal(book, "f", "new", GoalAnswer(value=4), at(MARCH))
    start_check_in(book, "m", MARCH + timedelta(days=1), MARCH + timedelta(days=1), at(MARCH))
    assert [(each.goal.id, each.version.version) for each in sheet(book, "m").goals] == [("a", 2), ("new", 1)]


def test_a_check_in_moves_with_its_ratings(begun: WorkbookFile) -> None:
    rate_goal(begun, "f", "a", GoalAnswer(value=5), NOW)
    finish(begun, "f")
    earlier = FEBRUARY - timedelta(days=4)
    assert not move_check_in(begun, "f", FEBRUARY, MARCH, at(MARCH))
    moved = move_check_in(begun, "f", earlier, MARCH, at(MARCH))
    assert found(begun, CheckIn, "f").on == earlier
    assert [(rating.on, rating.changed_at) for rating in begun.ratings_in("f")] == [(earlier, at(MARCH))]
    undo(begun, moved)
    assert begun.ratings_in("f")[0].on == FEBRUARY
    before_all = move_check_in(begun, "f", DAY - timedelta(days=30), MARCH, at(MARCH))
    assert begun.ratings_in("f")[0].version == 1
    undo(begun, before_all)
    with pytest.raises(InputProblem):
        move_check_in(begun, "f", MARCH + timedelta(days=1), MARCH, at(MARCH))


def test_two_check_ins_on_one_day_ask_first_and_merge_without_loss(begun: WorkbookFile) -> None:
    rate_goal(begun, "f", "a", GoalAnswer(value=5, note="first"), NOW)
    rate_goal(begun, "f", "b", GoalAnswer(value=2), NOW)
    answer_statement(begun, "f", Statement.DREAD, 1, NOW)
    record_pressures(begun, "f", [Pressure.WORK], None, NOW)
    record_practice(begun, "f", Practice.DONE, 4, None, NOW)
    write_note(begun, "f", "of the first", NOW)
    start_check_in(begun, "m", MARCH, MARCH, at(MARCH))
    rate_goal(begun, "m", "a", GoalAnswer(value=None, worked_on=True, note="second"), at(MARCH))
    rate_goal(begun, "m", "c", GoalAnswer(value=9), at(MARCH))
    answer_statement(begun, "m", Statement.DREAD, 2, at(MARCH))
    record_pressures(begun, "m", [Pressure.MONEY], None, at(MARCH))
    record_sessions(begun, "m", 4, 0, at(MARCH))
    write_note(begun, "m", "of the second", at(MARCH))
    finish(begun, "m")
    with pytest.raises(InputProblem) as problem:
        move_check_in(begun, "m", FEBRUARY, MARCH, at(MARCH))
    assert problem.value.key == "second_check_in"
    before = begun.contents()
    merged = move_check_in(begun, "m", FEBRUARY, MARCH, at(MARCH), is_asked=True)
    begun.contents().check()
    (one,) = begun.every(CheckIn)
    assert (one.id, one.on, one.complete, one.sessions_attended) == ("m", FEBRUARY, True, 4)
    assert dict(one.statements) == {Statement.DREAD: 2}
    assert one.pressures == (Pressure.WORK, Pressure.MONEY)
    assert (one.practice, one.practice_helped) == (Practice.DONE, 4)
    assert one.note == "of the first\n\nof the second"
    assert {rating.goal: (rating.value, rating.note) for rating in begun.ratings_in("m")} == {
        "a": (5, "first\n\nsecond"),
        "b": (2, None),
        "c": (9, None),
    }
    undo(begun, merged)
    again = begun.contents()
    assert {each.id: each for each in again.check_ins} == {each.id: each for each in before.check_ins}
    assert {each.id: each for each in again.ratings} == {each.id: each for each in before.ratings}


def test_removing_a_check_in_takes_its_ratings_and_can_be_undone(begun: WorkbookFile) -> None:
    rate_goal(begun, "f", "a", GoalAnswer(value=5), NOW)
    before = begun.contents()
    removed = remove_check_in(begun, "f")
    assert begun.every(CheckIn) == ()
    assert all(rating.kind is RatingKind.BASELINE for rating in begun.every(Rating))
    undo(begun, removed)
    assert begun.contents() == before


def test_a_goal_closed_meanwhile_still_shows_its_answer(begun: WorkbookFile) -> None:
    rate_goal(begun, "f", "b", GoalAnswer(value=9), NOW)
    close_goal(begun, "b", GoalStatus.REACHED, FEBRUARY)
    assert [question.goal.id for question in sheet(begun, "f").goals] == ["a", "b", "c"]
    goal = found(begun, Goal, "c")
    begun.put(replace(goal, created_on=MARCH))
    assert [question.goal.id for question in sheet(begun, "f").goals] == ["a", "b"]
