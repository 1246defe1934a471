"""From a vague idea to a kept goal, on a real file that is opened again in between."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.kept import DAY, at, keep
from workbook.domain.contents import Contents
from workbook.domain.goal import Area, Clue, Goal, GoalStatus, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.services.changes import undo
from workbook.services.entries import found
from workbook.services.goal_sentence import answered
from workbook.services.goal_writing import (
    choose_area,
    choose_start,
    dismiss_hint,
    is_close_already,
    is_to_hold_on_to,
    keep_goal,
    missing,
    remember_page,
    remembered_page,
    save_answers,
    start_goal,
    writing,
)
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

LATER = DAY + timedelta(days=9)


def test_a_vague_idea_becomes_a_kept_goal(book: WorkbookFile, shelf: FileShelf) -> None:
    start_goal(book, "g", DAY, answers=GoalVersion(start=DAY, own_words="I want to stop hiding"))
    choose_area(book, "g", Area.RELATIONSHIPS)
    before = writing(book, "g").answers
    save_answers(book, "g", answered(before, replace(before, activity="meet a friend", every="week")))
    choose_start(book, "g", 2, DAY, at(DAY))
    choose_start(book, "g", 3, DAY, at(DAY, 19))
    remember_page(book, "g", 3)
    book.close()
    again = shelf.open(book.path)
    half = writing(again, "g")
    assert (half.start, half.answers.statement, half.rewording) == (3, "Meet a friend every week.", None)
    save_answers(again, "g", replace(half.answers, target=8))
    assert remembered_page(again, "g") == 3
    keep_goal(again, "g", LATER, at(LATER))
    assert remembered_page(again, "g") is None
    kept = found(again, Goal, "g")
    assert (kept.status, kept.created_on, kept.newest.start, kept.area) == (
        GoalStatus.ACTIVE,
        LATER,
        LATER,
        Area.RELATIONSHIPS,
    )
    assert (kept.newest.title, kept.newest.own_words) == ("Meet a friend every week", "I want to stop hiding")
    (baseline,) = again.ratings_of("g")
    assert (baseline.kind, baseline.on, baseline.value, baseline.version) == (RatingKind.BASELINE, LATER, 3, 1)
    again.contents().check()
    again.close()


def test_what_is_missing_is_named_in_the_order_of_the_pages(book: WorkbookFile) -> None:
    start_goal(book, "g", DAY)
    assert [problem.place for problem in missing(writing(book, "g").answers, None)] == ["title", "baseline", "target"]
    for answers, place in (
        (GoalVersion(start=DAY), "title"),
        (GoalVersion(start=DAY, title="Meet a friend"), "baseline"),
    ):
        save_answers(book, "g", answers)
        with pytest.raises(InputProblem) as problem:
            keep_goal(book, "g", DAY, at(DAY))
        assert problem.value.place == place
    choose_start(book, "g", 0, DAY, at(DAY))
    with pytest.raises(InputProblem) as problem:
        keep_goal(book, "g", DAY, at(DAY))
    assert problem.value.place == "target"
    assert found(book, Goal, "g").status is GoalStatus.DRAFT


def test_a_kept_goal_is_not_kept_again(book: WorkbookFile) -> None:
    keep(book, "g")
    with pytest.raises(InputProblem, match="status"):
        keep_goal(book, "g", LATER, at(LATER))


def test_a_start_can_be_taken_away_again(book: WorkbookFile) -> None:
    start_goal(book, "g", DAY)
    assert not choose_start(book, "g", None, DAY, at(DAY))
    choose_start(book, "g", 4, DAY, at(DAY))
    taken = choose_start(book, "g", None, DAY, at(DAY))
    assert book.every(Rating) == ()
    undo(book, taken)
    assert writing(book, "g").start == 4


def test_an_imported_draft_without_a_version_takes_answers(book: WorkbookFile) -> None:
    book.put(Goal(id="g", status=GoalStatus.DRAFT, created_on=DAY))
    choose_start(book, "g", 4, DAY, at(DAY))
    Contents.check(book.contents())
    save_answers(book, "g", replace(writing(book, "g").answers, title="x", target=7))
    keep_goal(book, "g", LATER, at(LATER))
    assert found(book, Goal, "g").newest.name == "x"


def test_keeping_can_be_undone_to_the_draft(book: WorkbookFile) -> None:
    start_goal(book, "g", DAY, answers=GoalVersion(start=DAY, title="x", target=8))
    choose_start(book, "g", 4, DAY, at(DAY))
    draft = book.contents()
    kept = keep_goal(book, "g", LATER, at(LATER))
    undo(book, kept)
    assert book.contents() == draft


def test_answers_do_not_bring_a_dismissed_hint_back(book: WorkbookFile) -> None:
    start_goal(book, "g", DAY)
    stale = writing(book, "g").answers
    dismiss_hint(book, "g", Clue.VAGUE)
    save_answers(book, "g", replace(stale, title="x"))
    assert writing(book, "g").answers.dismissed_hints == (Clue.VAGUE,)
    assert not dismiss_hint(book, "g", Clue.VAGUE)


@pytest.mark.parametrize(("start", "close"), [(7, False), (8, True), (10, True)])
def test_a_high_start_asks_for_another_look(start: int, *, close: bool) -> None:
    assert is_close_already(start) is close


def test_a_goal_at_its_target_is_one_to_hold_on_to() -> None:
    assert is_to_hold_on_to(8, 8)
    assert not is_to_hold_on_to(7, 8)


def test_texts_of_any_script_and_length_are_kept_exactly(book: WorkbookFile) -> None:
    text = "אני רוצה 🙂 我想 أريد\r\n\u00a0e\u0301 " * 600
    start_goal(book, "g", DAY, answers=GoalVersion(start=DAY, own_words=text, statement=text))
    assert writing(book, "g").answers.statement == text
    assert date(2026, 1, 5) == found(book, Goal, "g").created_on
