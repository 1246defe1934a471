"""The timeline: everything that was entered, newest first, of one goal or of all."""

from dataclasses import replace
from datetime import date, timedelta

from tests.services.kept import DAY, at, keep
from workbook.domain.goal import GoalStatus
from workbook.domain.progress import goal_numbers
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import Decision, GoalDecision, Reassessment
from workbook.domain.therapy import EventKind
from workbook.services.check_ins import finish, rate_goal, start_check_in, write_note
from workbook.services.events import Happened, add_event, change_event
from workbook.services.goal_changes import keep_change, remember_start, start_change
from workbook.services.goal_writing import choose_start, save_answers, start_goal, writing
from workbook.services.goals import close_goal, reopen_goal
from workbook.services.ratings import GoalAnswer, add_extra
from workbook.services.timeline import TimelineKind, timeline
from workbook.storage.file import WorkbookFile

FEBRUARY, MARCH, APRIL = date(2026, 2, 5), date(2026, 3, 5), date(2026, 4, 5)


def live(book: WorkbookFile) -> None:
    keep(book, "a", title="Meet a friend")
    keep(book, "b", title="Sleep")
    start_goal(book, "draft", DAY)
    choose_start(book, "draft", 3, DAY, at(DAY))
    remember_start(book, "a", 1, DAY - timedelta(days=30), DAY, at(DAY))
    start_check_in(book, "f", FEBRUARY, MARCH, at(MARCH))
    rate_goal(book, "f", "a", GoalAnswer(value=4, note="We met"), at(MARCH))
    write_note(book, "f", "A month", at(MARCH))
    finish(book, "f")
    rate_goal(book, "f", "a", GoalAnswer(value=5, note="We met twice"), at(APRIL))
    add_event(book, "e", Happened(kind=EventKind.LIFE, on=FEBRUARY, label="New job"), at(FEBRUARY))
    change_event(book, "e", Happened(kind=EventKind.LIFE, on=FEBRUARY, label="A new job"), at(FEBRUARY))
    add_extra(book, "x", "b", GoalAnswer(value=2), MARCH, MARCH, at(MARCH))
    start_change(book, "a", rewording=False)
    save_answers(book, "a", replace(writing(book, "a").answers, title="Meet two friends"))
    choose_start(book, "a", 2, MARCH, at(MARCH))
    keep_change(book, "a", MARCH, at(MARCH))
    close_goal(book, "b", GoalStatus.CONTENT, MARCH, "It is fine")
    reopen_goal(book, "b", APRIL)
    close_goal(book, "b", GoalStatus.REACHED, APRIL)
    decisions = (GoalDecision(goal="a", decision=Decision.KEEP),)
    book.put(Reassessment(id="r", on=APRIL, complete=True, decisions=decisions))


def test_everything_stands_newest_first(book: WorkbookFile) -> None:
    live(book)
    told = [(entry.on, entry.kind, entry.goal.id if entry.goal else None) for entry in timeline(book)]
    assert told == [
        (APRIL, TimelineKind.CLOSED, "b"),
        (APRIL, TimelineKind.REASSESSMENT, None),
        (APRIL, TimelineKind.REOPENED, "b"),
        (MARCH, TimelineKind.CLOSED, "b"),
        (MARCH, TimelineKind.RATING, "a"),
        (MARCH, TimelineKind.RATING, "b"),
        (MARCH, TimelineKind.NEW_WORDING, "a"),
        (FEBRUARY, TimelineKind.EVENT, None),
        (FEBRUARY, TimelineKind.CHECK_IN, None),
        (DAY, TimelineKind.RATING, "a"),
        (DAY, TimelineKind.RATING, "b"),
        (DAY, TimelineKind.NEW_GOAL, "a"),
        (DAY, TimelineKind.NEW_GOAL, "b"),
        (DAY - timedelta(days=30), TimelineKind.RATING, "a"),
    ]


def test_what_was_entered_or_changed_later_says_so_with_its_notes(book: WorkbookFile) -> None:
    live(book)
    entries = {entry.kind: entry for entry in reversed(timeline(book))}
    check_in = entries[TimelineKind.CHECK_IN]
    assert (check_in.later, check_in.changed) == (True, True)
    assert check_in.check_in is not None
    assert check_in.check_in.note == "A month"
    assert [(each.goal.id, each.version.title, each.rating.note) for each in check_in.ratings] == [
        ("a", "Meet a friend", "We met twice")
    ]
    assert (entries[TimelineKind.EVENT].later, entries[TimelineKind.EVENT].changed) == (False, True)
    assert [entry.note for entry in timeline(book) if entry.kind is TimelineKind.CLOSED] == [None, "It is fine"]


def test_a_start_in_whose_place_a_check_in_counts_says_so(book: WorkbookFile) -> None:
    """Files of other programs can have both; the start that charts and numbers tell is the later one."""
    keep(book, "a")
    start_check_in(book, "c", DAY, DAY, at(DAY, 20))
    given = {"goal": "a", "version": 1, "on": DAY, "value": 5, "entered_at": at(DAY, 20)}
    book.put(Rating(id="r", kind=RatingKind.CHECKIN, checkin="c", **given))  # type: ignore[arg-type]
    finish(book, "c")
    told = {entry.kind: entry for entry in timeline(book)}
    assert told[TimelineKind.RATING].replaced
    assert not told[TimelineKind.CHECK_IN].replaced
    contents = book.contents()
    assert goal_numbers(contents.goals[0], contents.ratings, DAY).baseline == 5


def test_one_goal_shows_what_belongs_to_it_alone(book: WorkbookFile) -> None:
    live(book)
    for_a, for_b = timeline(book, "a"), timeline(book, "b")
    assert {entry.goal.id for entry in for_a if entry.goal} == {"a"}
    assert [entry.kind for entry in for_a if entry.goal is None] == [TimelineKind.REASSESSMENT, TimelineKind.CHECK_IN]
    assert [entry.kind for entry in for_b if entry.goal is None] == []
    assert timeline(book, "draft") == ()
