"""The day of a check-in: moved, joined with another one, and the starts that stand there left alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.kept import DAY, at, keep
from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal
from workbook.domain.problems import InputProblem
from workbook.domain.progress import goal_numbers
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Therapy
from workbook.services.changes import undo
from workbook.services.check_in_days import already_there, move_check_in
from workbook.services.check_ins import (
    finish,
    is_in_therapy,
    rate_goal,
    record_sessions,
    sheet,
    start_check_in,
    write_note,
)
from workbook.services.courses import goal_courses
from workbook.services.entries import found
from workbook.services.goal_changes import correct_baseline
from workbook.services.ratings import GoalAnswer
from workbook.services.timeline import TimelineKind, timeline
from workbook.services.waiting_notes import keep_waiting_note, waiting_marks
from workbook.storage.file import WorkbookFile

LATER = DAY + timedelta(days=4)


def start_of(book: WorkbookFile, goal: str) -> Rating:
    (start,) = (each for each in book.ratings_of(goal) if each.kind is RatingKind.BASELINE)
    return start


def test_on_the_day_of_its_start_a_goal_has_its_rating_already(book: WorkbookFile) -> None:
    keep(book, "new")
    keep(book, "old", DAY - timedelta(days=30))
    start_check_in(book, "f", DAY, DAY, at(DAY))
    new, old = sheet(book, "f").goals
    assert (new.start, new.is_open, old.start, old.is_open) == (start_of(book, "new"), False, None, True)
    assert sheet(book, "f").first_open == 1
    with pytest.raises(InputProblem) as problem:
        rate_goal(book, "f", "new", GoalAnswer(value=5), at(DAY, 19))
    assert problem.value.key == "start_on_day"
    rate_goal(book, "f", "old", GoalAnswer(value=5), at(DAY, 19))
    assert sheet(book, "f").first_open is None
    start_check_in(book, "g", LATER, LATER, at(LATER))
    assert [each.start for each in sheet(book, "g").goals] == [None, None]


def test_rated_again_on_its_day_there_is_one_start_everywhere(book: WorkbookFile) -> None:
    keep(book, "a")
    start_check_in(book, "f", DAY, DAY, at(DAY))
    correct_baseline(book, "a", 5, DAY, at(DAY, 19))
    finish(book, "f")
    start_check_in(book, "g", LATER, LATER, at(LATER))
    rate_goal(book, "g", "a", GoalAnswer(value=6), at(LATER))
    contents = book.contents()
    numbers = goal_numbers(contents.goals[0], contents.ratings, LATER)
    (course,) = goal_courses(contents, first=None, last=LATER, sentences={})
    drawn = course.wordings[0].baseline
    listed = [each.ratings[0].rating.value for each in timeline(book) if each.kind is TimelineKind.RATING]
    assert numbers.baseline == 5
    assert drawn is not None
    assert (drawn.value, drawn.kind) == (5, RatingKind.BASELINE)
    assert listed == [5]
    assert [point.value for point in course.points] == [5, 6]


def test_a_check_in_moved_to_the_day_of_a_start_leaves_it_alone(book: WorkbookFile) -> None:
    keep(book, "a")
    keep(book, "b", DAY - timedelta(days=30))
    start_check_in(book, "f", LATER, LATER, at(LATER))
    rate_goal(book, "f", "a", GoalAnswer(value=6, note="A walk"), at(LATER))
    rate_goal(book, "f", "b", GoalAnswer(value=4), at(LATER))
    write_note(book, "f", "A full week", at(LATER))
    finish(book, "f")
    before = book.contents()
    ((version, start),) = already_there(book, "f", DAY).starts
    assert (version.version, start.value) == (1, 3)
    with pytest.raises(InputProblem) as problem:
        move_check_in(book, "f", DAY, LATER, at(LATER))
    assert problem.value.key == "start_on_day"
    assert book.contents() == before
    moved = move_check_in(book, "f", DAY, LATER, at(LATER), is_asked=True)
    assert [(each.goal, each.value) for each in book.ratings_in("f")] == [("b", 4)]
    assert found(book, CheckIn, "f").note == "A full week\n\nA walk"
    assert start_of(book, "a").value == 3
    undo(book, moved)
    assert {each.id: each for each in book.contents().ratings} == {each.id: each for each in before.ratings}
    assert not already_there(book, "f", LATER)
    assert not already_there(book, "f", DAY + timedelta(days=1))


def test_notes_that_wait_for_a_number_are_put_together_too(book: WorkbookFile) -> None:
    for goal in ("a", "b", "c"):
        keep(book, goal, DAY - timedelta(days=30))
    for check_in, day in (("f", DAY), ("g", LATER)):
        start_check_in(book, check_in, day, LATER, at(LATER))
        for goal in ("a", "b"):
            keep_waiting_note(book, check_in, goal, f"{check_in} {goal}")
    rate_goal(book, "g", "c", GoalAnswer(value=4, note="g c"), at(LATER))
    keep_waiting_note(book, "f", "c", "f c")
    rate_goal(book, "f", "b", GoalAnswer(value=7, note="f b"), at(LATER))
    both = move_check_in(book, "g", DAY, LATER, at(LATER), is_asked=True)
    now = {each.goal.id: each for each in sheet(book, "g").goals}
    assert now["a"].waiting == "f a\n\ng a"
    assert now["b"].rating is not None
    assert now["b"].rating.note == "f b\n\ng b"
    assert now["c"].rating is not None
    assert now["c"].rating.note == "g c\n\nf c"
    assert waiting_marks(book, "f") == ()
    undo(book, both)
    assert len(waiting_marks(book, "f")) == 2


def test_a_rating_keeps_the_wording_it_was_given_for(book: WorkbookFile) -> None:
    keep(book, "a", DAY - timedelta(days=30))
    start_check_in(book, "f", DAY, DAY, at(DAY, 9))
    rate_goal(book, "f", "a", GoalAnswer(value=6), at(DAY, 9))
    goal = found(book, Goal, "a")
    book.put(replace(goal, versions=(*goal.versions, replace(goal.newest, version=2, start=DAY, title="Another"))))
    (question,) = sheet(book, "f").goals
    assert question.version.version == 1


@pytest.mark.parametrize(
    ("start", "end", "day", "is_in"),
    [
        (DAY, None, DAY, True),
        (LATER, None, DAY, False),
        (DAY, LATER, LATER, True),
        (DAY, DAY, LATER, False),
        (None, None, DAY, False),
    ],
)
def test_therapy_is_asked_about_while_it_takes_place(
    book: WorkbookFile, start: date | None, end: date | None, day: date, is_in: bool
) -> None:
    book.put(Therapy(therapy_start=start, therapy_end=end))
    keep(book, "a", DAY - timedelta(days=30))
    start_check_in(book, "f", day, LATER, at(LATER))
    assert sheet(book, "f").asks_about_therapy is is_in


def test_without_a_known_start_therapy_has_begun_once_somebody_tells_of_it(book: WorkbookFile) -> None:
    keep(book, "a", DAY - timedelta(days=30))
    start_check_in(book, "f", DAY, LATER, at(DAY))
    record_sessions(book, "f", 0, 2, at(DAY))
    assert not is_in_therapy(book, LATER)
    record_sessions(book, "f", 1, 1, at(DAY))
    assert is_in_therapy(book, LATER)
    assert not is_in_therapy(book, DAY - timedelta(days=1))
    book.put(Reassessment(id="r", on=DAY - timedelta(days=20), complete=True))
    assert is_in_therapy(book, DAY - timedelta(days=1))
    assert sheet(book, "f").asks_about_therapy
