"""A goal reworded, changed after three months, its start corrected or remembered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.services.kept import DAY, at, keep
from workbook.domain.goal import Anchors, Clue, Goal, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.changes import undo
from workbook.services.entries import found
from workbook.services.goal_changes import (
    FieldChange,
    correct_baseline,
    discard_change,
    first_answers,
    keep_change,
    remember_start,
    start_change,
    what_changed,
)
from workbook.services.goal_writing import (
    choose_start,
    dismiss_hint,
    remember_page,
    remembered_page,
    save_answers,
    writing,
)
from workbook.services.mark import Mark
from workbook.storage.file import WorkbookFile

LATER = DAY + timedelta(days=90)


def test_rewording_keeps_the_version_and_needs_no_start(book: WorkbookFile) -> None:
    keep(book, "g", title="Meat a friend")
    start_change(book, "g", rewording=True)
    save_answers(book, "g", replace(writing(book, "g").answers, title="Meet a friend"))
    assert found(book, Goal, "g").newest.title == "Meat a friend"
    keep_change(book, "g", LATER, at(LATER))
    goal = found(book, Goal, "g")
    assert [(version.version, version.start, version.title) for version in goal.versions] == [(1, DAY, "Meet a friend")]
    assert len(book.ratings_of("g")) == 1
    assert book.every(UnfinishedVersion) == ()


def test_rewording_keeps_the_target_whatever_was_half_written_before(book: WorkbookFile) -> None:
    keep(book, "g")
    newest = found(book, Goal, "g").newest
    asked_again = first_answers(newest, rewording=False)
    assert (newest.target, asked_again.target) == (8, None)
    assert first_answers(newest, rewording=True) == newest
    start_change(book, "g", rewording=False, answers=asked_again)
    assert writing(book, "g").answers.target is None
    start_change(book, "g", rewording=True)
    keep_change(book, "g", LATER, at(LATER))
    assert found(book, Goal, "g").newest.target == 8


def test_a_new_meaning_is_not_kept_without_a_target_of_its_own(book: WorkbookFile) -> None:
    keep(book, "g")
    start_change(book, "g", rewording=False, answers=first_answers(found(book, Goal, "g").newest, rewording=False))
    choose_start(book, "g", 9, LATER, at(LATER))
    with pytest.raises(InputProblem) as problem:
        keep_change(book, "g", LATER, at(LATER))
    assert problem.value.place == "target"


def test_the_page_of_a_change_is_remembered_until_it_is_kept_or_given_up(book: WorkbookFile) -> None:
    keep(book, "g")
    assert not remember_page(book, "g", 2)
    start_change(book, "g", rewording=True)
    remember_page(book, "g", 2)
    remember_page(book, "g", 4)
    assert remembered_page(book, "g") == 4
    given_up = discard_change(book, "g")
    assert remembered_page(book, "g") is None
    undo(book, given_up)
    assert remembered_page(book, "g") == 4
    keep_change(book, "g", LATER, at(LATER))
    assert book.every(Mark) == ()


def test_a_changed_goal_is_a_new_version_with_its_own_start(book: WorkbookFile) -> None:
    keep(book, "g")
    dismiss_hint(book, "g", Clue.VAGUE)
    start_change(book, "g", rewording=False)
    save_answers(book, "g", replace(writing(book, "g").answers, title="Meet two friends", target=9))
    with pytest.raises(InputProblem) as problem:
        keep_change(book, "g", LATER, at(LATER))
    assert problem.value.place == "baseline"
    choose_start(book, "g", 2, LATER, at(LATER))
    before = book.contents()
    kept = keep_change(book, "g", LATER, at(LATER))
    goal = found(book, Goal, "g")
    assert [(version.version, version.start, version.title) for version in goal.versions] == [
        (1, DAY, "Meet a friend"),
        (2, LATER, "Meet two friends"),
    ]
    assert goal.newest.dismissed_hints == (Clue.VAGUE,)
    assert [(each.version, each.on, each.value, each.kind) for each in book.ratings_of("g")] == [
        (1, DAY, 3, RatingKind.BASELINE),
        (2, LATER, 2, RatingKind.BASELINE),
    ]
    undo(book, kept)
    assert book.contents() == before
    assert writing(book, "g").start == 2


def test_a_change_on_the_day_of_a_version_takes_its_place(book: WorkbookFile) -> None:
    keep(book, "g")
    start_change(book, "g", rewording=False)
    save_answers(book, "g", replace(writing(book, "g").answers, title="Meet two friends"))
    choose_start(book, "g", 1, DAY, at(DAY))
    keep_change(book, "g", DAY, at(DAY, 20))
    assert [version.title for version in found(book, Goal, "g").versions] == ["Meet two friends"]
    (baseline,) = book.ratings_of("g")
    assert (baseline.value, baseline.changed_at) == (1, at(DAY, 20))


def test_a_clock_that_went_back_does_not_break_the_order_of_versions(book: WorkbookFile) -> None:
    keep(book, "g")
    yesterday = DAY - timedelta(days=1)
    start_change(book, "g", rewording=False)
    choose_start(book, "g", 1, yesterday, at(yesterday))
    keep_change(book, "g", yesterday, at(yesterday))
    assert [version.start for version in found(book, Goal, "g").versions] == [DAY]


def test_an_imported_goal_without_a_baseline_gets_one_on_its_day(book: WorkbookFile) -> None:
    keep(book, "g")
    book.remove(*book.ratings_of("g"))
    with pytest.raises(InputProblem):
        correct_baseline(book, "g", 3, DAY, at(DAY))
    start_change(book, "g", rewording=False)
    choose_start(book, "g", 6, DAY, at(DAY))
    keep_change(book, "g", DAY, at(DAY))
    assert [(each.on, each.value) for each in book.ratings_of("g")] == [(DAY, 6)]


def test_going_on_with_a_change_keeps_what_is_written(book: WorkbookFile) -> None:
    keep(book, "g")
    start_change(book, "g", rewording=True)
    save_answers(book, "g", replace(writing(book, "g").answers, why="It matters"))
    start_change(book, "g", rewording=False)
    half = writing(book, "g")
    assert (half.rewording, half.answers.why) == (False, "It matters")
    dismiss_hint(book, "g", Clue.OTHERS)
    assert writing(book, "g").answers.dismissed_hints == (Clue.OTHERS,)
    discard_change(book, "g")
    assert (writing(book, "g").rewording, writing(book, "g").answers.why) == (None, None)
    assert found(book, Goal, "g").newest.dismissed_hints == (Clue.OTHERS,)
    assert not discard_change(book, "g")


def test_a_baseline_is_corrected_on_its_day_alone(book: WorkbookFile) -> None:
    keep(book, "g")
    assert not correct_baseline(book, "g", 3, DAY, at(DAY))
    correct_baseline(book, "g", 4, DAY, at(DAY, 21))
    assert [(each.value, each.changed_at) for each in book.ratings_of("g")] == [(4, at(DAY, 21))]
    with pytest.raises(InputProblem) as problem:
        correct_baseline(book, "g", 5, DAY + timedelta(days=1), at(DAY))
    assert problem.value.key == "day_has_passed"


def test_a_remembered_start_is_one_for_each_wording_and_never_counts(book: WorkbookFile) -> None:
    keep(book, "g")
    earlier = DAY - timedelta(days=60)
    remember_start(book, "g", 1, earlier, DAY, at(DAY))
    remember_start(book, "g", 2, earlier, DAY, at(DAY, 20))
    recalled = [each for each in book.ratings_of("g") if each.kind is RatingKind.RECALLED]
    assert [(each.value, each.on, each.counts, each.changed_at) for each in recalled] == [
        (2, earlier, False, at(DAY, 20))
    ]
    assert not remember_start(book, "g", 2, earlier, DAY, at(DAY, 21))
    with pytest.raises(InputProblem):
        remember_start(book, "g", 2, DAY + timedelta(days=1), DAY, at(DAY))
    assert len(book.every(Rating)) == 2


def test_what_changed_between_two_wordings() -> None:
    earlier = GoalVersion(start=DAY, title="Meet a friend", target=8, anchors=Anchors(five="every second week"))
    later = GoalVersion(version=2, start=LATER, title="Meet two friends", target=8, anchors=Anchors(ten="each week"))
    assert what_changed(earlier, later) == (
        FieldChange(field="title", before="Meet a friend", after="Meet two friends"),
        FieldChange(field="anchors.five", before="every second week", after=None),
        FieldChange(field="anchors.ten", before=None, after="each week"),
    )
    assert what_changed(later, later) == ()
