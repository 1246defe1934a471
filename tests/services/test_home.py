"""What Home says is next: always something, one thing first, and the right one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.kept import DAY, at, keep
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, EventKind, Rhythm
from workbook.services.check_ins import finish, start_check_in
from workbook.services.goal_changes import start_change
from workbook.services.goal_writing import choose_start, start_goal
from workbook.services.goals import close_goal
from workbook.services.home import NextKind, home, is_first_run, what_is_next
from workbook.services.ratings import first_baseline
from workbook.services.therapy import Details, end_therapy, set_up
from workbook.storage.file import WorkbookFile

DUE = date(2026, 2, 5)


@pytest.fixture
def started(book: WorkbookFile) -> WorkbookFile:
    details = Details(therapy_start=DAY, next_reassessment=date(2026, 4, 5))
    set_up(book, details, Rhythm(start=DAY, months=1, sessions_every_days=7), DAY)
    keep(book, "g", title="Meet a friend")
    return book


def kinds(book: WorkbookFile, today: date, last_backup: date | None = None) -> list[NextKind]:
    things = what_is_next(book, today, last_backup or today)
    assert [thing.main for thing in things] == [True] + [False] * (len(things) - 1)
    return [thing.kind for thing in things]


def test_the_first_run_sets_up_then_writes_the_first_goal(book: WorkbookFile) -> None:
    assert is_first_run(book)
    assert kinds(book, DAY) == [NextKind.SET_UP, NextKind.FIRST_GOAL]
    set_up(book, Details(), Rhythm(start=DAY, months=1), DAY)
    assert not is_first_run(book)
    assert kinds(book, DAY) == [NextKind.FIRST_GOAL]
    start_goal(book, "g", DAY, answers=GoalVersion(start=DAY, own_words="x"))
    choose_start(book, "g", 3, DAY, at(DAY))
    assert kinds(book, DAY) == [NextKind.DRAFTS]
    assert first_baseline(book) is None
    assert what_is_next(book, DAY, DAY)[0].goals == ("g",)


def test_a_check_in_is_due_from_its_day_until_it_is_done(started: WorkbookFile) -> None:
    (quiet,) = what_is_next(started, DUE - timedelta(days=1), DUE)
    assert (quiet.kind, quiet.on) == (NextKind.NOTHING, DUE)
    (due,) = what_is_next(started, DUE, DUE)
    assert (due.kind, due.on) == (NextKind.CHECK_IN, DUE)
    start_check_in(started, "c", DUE, DUE, at(DUE))
    (half,) = what_is_next(started, DUE, DUE)
    assert (half.kind, half.on, half.entry) == (NextKind.GO_ON, DUE, "c")
    finish(started, "c")
    assert kinds(started, DUE) == [NextKind.NOTHING]


def test_a_half_done_check_in_of_an_earlier_month_comes_after_the_due_one(started: WorkbookFile) -> None:
    start_check_in(started, "c", DUE, DUE, at(DUE))
    assert kinds(started, date(2026, 3, 4)) == [NextKind.GO_ON]
    assert kinds(started, date(2026, 3, 5)) == [NextKind.CHECK_IN, NextKind.GO_ON]
    start_check_in(started, "d", date(2026, 3, 6), date(2026, 3, 6), at(DUE))
    finish(started, "d")
    assert kinds(started, date(2026, 3, 6)) == [NextKind.NOTHING]


def test_everything_at_once_stands_in_order(started: WorkbookFile) -> None:
    today = date(2026, 4, 5)
    start_goal(started, "draft", today)
    start_change(started, "g", rewording=True)
    started.put(Reassessment(id="r", on=today, complete=False))
    start_check_in(started, "c", date(2026, 2, 10), today, at(today))
    assert kinds(started, today, date(2026, 3, 1)) == [
        NextKind.CHECK_IN,
        NextKind.GO_ON,
        NextKind.DRAFTS,
        NextKind.CHANGES,
        NextKind.REASSESSMENT,
        NextKind.AFTER_SESSION,
        NextKind.BACKUP,
    ]


def test_a_reassessment_comes_up_is_prepared_and_its_decisions_wait(started: WorkbookFile) -> None:
    start_check_in(started, "c", date(2026, 4, 1), date(2026, 4, 1), at(DUE))
    finish(started, "c")
    assert NextKind.REASSESSMENT not in kinds(started, date(2026, 3, 21))
    assert NextKind.REASSESSMENT in kinds(started, date(2026, 3, 22))
    prepared = Reassessment(id="r", on=date(2026, 4, 8), complete=False)
    started.put(prepared)
    assert NextKind.AFTER_SESSION not in kinds(started, date(2026, 4, 7))
    waiting = what_is_next(started, date(2026, 4, 9), date(2026, 4, 9))
    assert [(thing.kind, thing.on, thing.entry) for thing in waiting] == [
        (NextKind.AFTER_SESSION, date(2026, 4, 8), "r")
    ]
    started.put(replace(prepared, complete=True))
    assert kinds(started, date(2026, 4, 9)) == [NextKind.NOTHING]
    started.put(Reassessment(id="old", on=date(2026, 3, 1), complete=False))
    assert kinds(started, date(2026, 4, 9)) == [NextKind.NOTHING]


@pytest.mark.parametrize(
    ("last_backup", "today", "due"),
    [
        (date(2026, 1, 31), date(2026, 2, 4), False),
        (date(2025, 12, 31), date(2026, 2, 1), True),
        (None, date(2026, 2, 4), False),
        (None, date(2026, 2, 6), True),
        (date(2027, 1, 1), date(2026, 2, 4), False),
    ],
)
def test_a_backup_is_due_after_a_month(
    started: WorkbookFile, last_backup: date | None, today: date, *, due: bool
) -> None:
    things = what_is_next(started, today, last_backup)
    assert any(thing.kind is NextKind.BACKUP for thing in things) is due
    assert all(thing.on == last_backup for thing in things if thing.kind is NextKind.BACKUP)


def test_nothing_is_due_in_a_pause_after_the_end_or_without_an_active_goal(started: WorkbookFile) -> None:
    started.put(Event(id="p", kind=EventKind.PAUSE, on=DUE, until=date(2026, 3, 20)))
    (quiet,) = what_is_next(started, DUE, DUE)
    assert (quiet.kind, quiet.on) == (NextKind.NOTHING, date(2026, 4, 5))
    started.remove(*started.every(Event))
    close_goal(started, "g", GoalStatus.CONTENT, DUE)
    assert kinds(started, DUE) == [NextKind.NEW_GOAL]
    end_therapy(started, DUE)
    (ended,) = what_is_next(started, DUE, DUE)
    assert (ended.kind, ended.on) == (NextKind.NOTHING, None)
    assert kinds(started, date(2026, 5, 1), DUE) == [NextKind.BACKUP]


def test_a_draft_alone_gives_no_next_day(book: WorkbookFile) -> None:
    set_up(book, Details(therapy_start=DAY), Rhythm(start=DAY, months=1), DAY)
    keep(book, "g")
    close_goal(book, "g", GoalStatus.CONTENT, DAY)
    start_goal(book, "d", DAY)
    assert kinds(book, DUE) == [NextKind.DRAFTS]


def test_the_goals_stand_with_their_last_rating(started: WorkbookFile) -> None:
    keep(started, "h", title="Sleep", start=6)
    start_goal(started, "d", DAY)
    shown = home(started, DAY, DAY)
    assert [(row.goal.id, row.latest and row.latest.value, row.unfinished) for row in shown.goals] == [
        ("g", 3, False),
        ("h", 6, False),
    ]


def test_a_baseline_behind_many_earlier_ratings_is_found(book: WorkbookFile) -> None:
    keep(book, "g", DUE)
    book.put(
        *(
            Rating(
                id=f"x{number}", goal="g", version=1, on=DAY + timedelta(days=number), kind=RatingKind.EXTRA, value=1
            )
            for number in range(30)
        )
    )
    assert first_baseline(book) == DUE
    assert len(book.every(Goal)) == 1
