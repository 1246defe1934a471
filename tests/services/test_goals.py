"""Goals closed, reopened, put in order and deleted, on a real file."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.kept import DAY, at, keep
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.problems import InputProblem
from workbook.domain.progress import status_on
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import Decision, GoalDecision, Reassessment
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.changes import undo
from workbook.services.entries import found
from workbook.services.goal_changes import start_change
from workbook.services.goal_writing import start_goal
from workbook.services.goals import (
    Goes,
    change_closing,
    close_goal,
    delete_goal,
    goal_list,
    goal_record,
    keep_closing_note,
    reopen_goal,
    reorder,
    waiting_closing_note,
    what_goes,
)
from workbook.services.mark import Mark
from workbook.services.ratings import GoalAnswer, add_extra, change_rating, latest_rating, remove_rating
from workbook.storage.file import WorkbookFile

LATER = DAY + timedelta(days=90)


def order(book: WorkbookFile) -> list[str]:
    return [goal.id for goal in book.every(Goal)]


def test_a_goal_is_closed_as_content_and_taken_up_again(book: WorkbookFile) -> None:
    keep(book, "g")
    close_goal(book, "g", GoalStatus.CONTENT, LATER, "Two friends are enough")
    change_closing(book, "g", GoalStatus.REACHED, "Two friends are plenty")
    closed = found(book, Goal, "g")
    assert (closed.status, closed.closed_on, closed.closing_note) == (
        GoalStatus.REACHED,
        LATER,
        "Two friends are plenty",
    )
    assert goal_list(book).closed[0].goal == closed
    reopen_goal(book, "g", LATER + timedelta(days=5))
    goal = found(book, Goal, "g")
    assert (goal.status, goal.closed_on, goal.closing_note) == (GoalStatus.ACTIVE, None, None)
    assert goal.earlier_closings[0].note == "Two friends are plenty"
    assert status_on(goal, LATER + timedelta(days=4))[0] is GoalStatus.REACHED
    with pytest.raises(InputProblem) as problem:
        close_goal(book, "g", GoalStatus.CONTENT, LATER)
    assert problem.value.place == "closed_on"


def test_a_note_waits_for_the_closing_it_is_written_for(book: WorkbookFile) -> None:
    keep(book, "g")
    keep_closing_note(book, "g", "Good en")
    keep_closing_note(book, "g", "Good enough")
    assert waiting_closing_note(book, "g") == "Good enough"
    assert found(book, Goal, "g").closing_note is None
    closed = close_goal(book, "g", GoalStatus.CONTENT, DAY, "Good enough")
    assert waiting_closing_note(book, "g") is None
    undo(book, closed)
    assert waiting_closing_note(book, "g") == "Good enough"
    deleted = delete_goal(book, "g")
    assert book.every(Mark) == ()
    undo(book, deleted)
    keep_closing_note(book, "g", "")
    assert waiting_closing_note(book, "g") is None


def test_what_cannot_be_closed_or_reopened_is_named(book: WorkbookFile) -> None:
    keep(book, "g")
    start_goal(book, "d", DAY)
    for goal, status, on in (
        ("g", GoalStatus.DRAFT, LATER),
        ("d", GoalStatus.REACHED, LATER),
        ("g", GoalStatus.REACHED, DAY - timedelta(days=1)),
    ):
        with pytest.raises(InputProblem):
            close_goal(book, goal, status, on)
    with pytest.raises(InputProblem):
        reopen_goal(book, "g", LATER)
    with pytest.raises(InputProblem):
        change_closing(book, "g", GoalStatus.ACTIVE, None)


def test_some_goals_are_put_in_another_order(book: WorkbookFile) -> None:
    for goal in "abcd":
        keep(book, goal)
    moved = reorder(book, ["d", "b"])
    assert order(book) == ["a", "d", "c", "b"]
    undo(book, moved)
    assert order(book) == ["a", "b", "c", "d"]
    assert not reorder(book, ["a", "c"])


def test_deleting_for_good_says_what_goes_and_can_be_undone(book: WorkbookFile) -> None:
    for goal in "abc":
        keep(book, goal)
    change_rating(book, book.ratings_of("b")[0].id, GoalAnswer(value=3, note="A hard month"), LATER, at(LATER))
    start_change(book, "b", rewording=True)
    decisions = tuple(GoalDecision(goal=goal, decision=Decision.KEEP) for goal in "ab")
    book.put(Reassessment(id="r", on=LATER, complete=True, decisions=decisions))
    before = book.contents()
    assert what_goes(book, "b") == Goes(versions=1, ratings=1, notes=1, decisions=1)
    deleted = delete_goal(book, "b")
    book.contents().check()
    assert order(book) == ["a", "c"]
    assert book.ratings_of("b") == ()
    assert [decision.goal for decision in found(book, Reassessment, "r").decisions] == ["a"]
    assert book.every(UnfinishedVersion) == ()
    redo = undo(book, deleted)
    assert book.contents().goals == before.goals
    assert {rating.id for rating in book.every(Rating)} == {rating.id for rating in before.ratings}
    assert book.contents().reassessments == before.reassessments
    assert len(book.every(UnfinishedVersion)) == 1
    undo(book, redo)
    assert order(book) == ["a", "c"]


def test_an_extra_rating_is_kept_and_is_not_the_last_that_counts(book: WorkbookFile) -> None:
    keep(book, "g")
    night = LATER + timedelta(days=3)
    add_extra(book, "x", "g", GoalAnswer(value=0, note="A bad night"), LATER, night, at(night))
    goal = found(book, Goal, "g")
    latest = latest_rating(book, goal)
    assert latest is not None
    assert latest.kind is RatingKind.BASELINE
    assert goal_list(book).active[0].latest == latest
    assert [rating.id for rating in goal_record(book, "g").ratings] == [latest.id, "x"]
    for day in (night + timedelta(days=1), DAY - timedelta(days=1)):
        with pytest.raises(InputProblem):
            add_extra(book, "y", "g", GoalAnswer(value=0), day, night, at(night))
    remove_rating(book, "x")
    assert len(book.every(Rating)) == 1


def test_an_earlier_rating_shows_that_it_was_changed(book: WorkbookFile) -> None:
    keep(book, "g")
    add_extra(book, "x", "g", GoalAnswer(value=4), DAY, LATER, at(DAY))
    assert not change_rating(book, "x", GoalAnswer(value=4), LATER, at(LATER))
    change_rating(book, "x", GoalAnswer(value=None, note="I cannot say"), LATER, at(LATER))
    changed = found(book, Rating, "x")
    assert (changed.value, changed.note, changed.changed_at) == (None, "I cannot say", at(LATER))


def test_a_baseline_cannot_be_taken_away_nor_changed_later(book: WorkbookFile) -> None:
    keep(book, "g")
    (baseline,) = book.ratings_of("g")
    with pytest.raises(InputProblem):
        remove_rating(book, baseline.id)
    with pytest.raises(InputProblem):
        change_rating(book, baseline.id, GoalAnswer(value=9), LATER, at(LATER))
    change_rating(book, baseline.id, GoalAnswer(value=9), DAY, at(DAY))
    assert found(book, Rating, baseline.id).value == 9


def test_the_last_rating_is_found_behind_many_that_do_not_count(book: WorkbookFile) -> None:
    keep(book, "g")
    (baseline,) = book.ratings_of("g")
    book.put(
        *(
            replace(baseline, id=f"x{number}", kind=RatingKind.EXTRA, on=DAY + timedelta(days=number))
            for number in range(1, 40)
        )
    )
    assert latest_rating(book, found(book, Goal, "g")) == baseline
    assert latest_rating(book, found(book, Goal, "g"), before=DAY) is None
