"""Forms that are not kept yet: what is in them waits, belongs to them alone, and says nothing that is not so."""

from collections.abc import Iterator
from datetime import date
from threading import Event as Gate

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import click, contents, go, settle
from tests.gui.seen import press, write
from workbook.domain.contents import Contents
from workbook.domain.therapy import EventKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.event import EventPage
from workbook.gui.pages.extra_rating import ExtraRatingPage
from workbook.gui.places import CheckInPlace, EventPlace, ExtraRatingPlace, HomePlace
from workbook.services.goals import delete_goal
from workbook.services.half_written import is_half_written
from workbook.services.mark import Mark
from workbook.services.problems import StorageProblem
from workbook.services.ratings import GoalAnswer, add_extra, remove_rating
from workbook.storage import key
from workbook.storage.file import WorkbookFile

DAY = date(2026, 8, 6)
NOT_KEPT = "The event is not kept yet. It waits for you."


@pytest.fixture
def window(open_window: OpenWindow, example: Contents) -> MainWindow:
    return open_window(example)


def event_page(window: MainWindow) -> EventPage:
    assert isinstance(window.page, EventPage)
    return window.page


def waiting(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Return what waits in forms."""
    found: list[list[str]] = []
    window.surroundings.desk.ask(
        lambda workbook: [mark.text for mark in workbook.every(Mark) if is_half_written(mark)], found.append, window
    )
    settle(qtbot, window)
    return found[0]


def no_backup(workbook: WorkbookFile, *_given: object) -> None:
    raise StorageProblem("unwritable")


def test_a_window_that_stays_open_goes_on_with_the_form(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(qtbot, window, EventPlace(on=date(2026, 7, 20)))
    qtbot.keyClicks(event_page(window).words.box, "first ")
    window.surroundings.desk._backing_up.soon()
    monkeypatch.setattr(WorkbookFile, "back_up", no_backup)
    window.close()
    settle(qtbot, window)
    assert "Close the window once more" in window.messages.words
    page = event_page(window)
    assert (page.words.text, page.on.field.text) == ("first ", "20 July 2026")
    page.words.box.setPlainText("first and second")
    go(qtbot, window, HomePlace())
    go(qtbot, window, EventPlace())
    assert page.words.text == "first and second"
    click(qtbot, window, page.kind.radios[list(EventKind).index(EventKind.OTHER)])
    click(qtbot, window, page.question.go_on)
    assert waiting(qtbot, window) == []


def test_a_window_that_stays_open_shows_a_rating_that_was_kept_no_more(
    qtbot: QtBot, window: MainWindow, example: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    go(qtbot, window, ExtraRatingPlace(goal=example.goals[0].id))
    page = window.page
    assert isinstance(page, ExtraRatingPage)
    assert page.scale is not None
    page.scale.circles[7].click()
    window.surroundings.desk._backing_up.soon()
    monkeypatch.setattr(WorkbookFile, "back_up", no_backup)
    window.close()
    settle(qtbot, window)
    assert page.scale.value is None
    assert len(contents(qtbot, window).ratings) == len(example.ratings) + 1


def test_nothing_can_be_written_before_it_is_known_what_waits(
    qtbot: QtBot, window: MainWindow, example: Contents
) -> None:
    """While a backup is being made the answer takes seconds; what came of an earlier question is dropped."""
    go(qtbot, window, EventPlace())
    qtbot.keyClicks(event_page(window).words.box, "half a thought")
    go(qtbot, window, HomePlace())
    gate = Gate()
    window.surroundings.desk.ask(lambda workbook: gate.wait(20), lambda _told: None, window)
    window.go(EventPlace(event=example.events[0].id))
    page = event_page(window)
    assert page.first_control() is None
    assert page.question.body.count() == 0
    click_at = page.question.go_on
    qtbot.mouseClick(click_at, Qt.MouseButton.LeftButton)
    window.go(HomePlace())
    window.go(EventPlace())
    gate.set()
    settle(qtbot, window)
    assert page.words.text == "half a thought"
    page.words.set_text("another")
    go(qtbot, window, HomePlace())
    assert len(waiting(qtbot, window)) == 1


def test_nothing_false_is_said_while_saving_is_impossible(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(workbook: WorkbookFile, *_entries: object) -> None:
        raise StorageProblem("disk_full")

    go(qtbot, window, EventPlace())
    qtbot.keyClicks(event_page(window).words.box, "half")
    monkeypatch.setattr(WorkbookFile, "put", full)
    window.go(HomePlace())
    qtbot.waitUntil(lambda: window.surroundings.desk.is_stuck)
    qtbot.wait(20)
    assert NOT_KEPT not in window.messages.words
    assert window.messages.is_problem
    monkeypatch.undo()
    window.surroundings.desk.save_again()
    settle(qtbot, window)
    assert len(waiting(qtbot, window)) == 1


def test_deleting_a_goal_leaves_nothing_that_was_written_about_it(
    qtbot: QtBot, window: MainWindow, example: Contents
) -> None:
    desk, goal = window.surroundings.desk, example.goals[0].id
    desk.do(lambda workbook: delete_goal(workbook, goal))
    settle(qtbot, window)
    window._history.undo()
    settle(qtbot, window)
    go(qtbot, window, ExtraRatingPlace(goal=goal))
    page = window.page
    assert isinstance(page, ExtraRatingPage)
    qtbot.keyClicks(page.note.box, "very private")
    go(qtbot, window, HomePlace())
    window._history.redo()
    settle(qtbot, window)
    assert goal in [each.id for each in contents(qtbot, window).goals]  # redo would not take along what came since
    desk.do(lambda workbook: delete_goal(workbook, goal))
    assert waiting(qtbot, window) == []


def test_removing_a_rating_or_an_event_takes_along_what_waits_about_it(
    qtbot: QtBot, window: MainWindow, example: Contents
) -> None:
    desk, goal = window.surroundings.desk, example.goals[0].id
    desk.do(lambda workbook: add_extra(workbook, "r", goal, GoalAnswer(value=4), DAY, DAY, desk.now))
    go(qtbot, window, ExtraRatingPlace(goal=goal, rating="r"))
    page = window.page
    assert isinstance(page, ExtraRatingPage)
    qtbot.keyClicks(page.note.box, "private")
    page.note.write_back()
    go(qtbot, window, EventPlace(event=example.events[0].id))
    qtbot.keyClicks(event_page(window).words.box, "private")
    go(qtbot, window, HomePlace())
    desk.do(lambda workbook: remove_rating(workbook, "r"))
    assert len(waiting(qtbot, window)) == 1
    go(qtbot, window, EventPlace(event=example.events[0].id))
    press(window, "Remove this event")
    assert waiting(qtbot, window) == []


def test_what_was_put_right_again_waits_no_more(qtbot: QtBot, window: MainWindow, example: Contents) -> None:
    desk, goal = window.surroundings.desk, example.goals[0].id
    desk.do(lambda workbook: add_extra(workbook, "r", goal, GoalAnswer(value=4, note="old"), DAY, DAY, desk.now))
    go(qtbot, window, ExtraRatingPlace(goal=goal, rating="r"))
    page = window.page
    assert isinstance(page, ExtraRatingPage)
    qtbot.keyClicks(page.note.box, "X")
    page.note.write_back()
    assert len(waiting(qtbot, window)) == 1
    page.note.box.setPlainText("old")
    go(qtbot, window, HomePlace())
    assert waiting(qtbot, window) == []


def test_the_day_of_a_form_stays_the_day_it_was_written_about(
    qtbot: QtBot, window: MainWindow, example: Contents, clock: Clock
) -> None:
    go(qtbot, window, EventPlace(on=date(2026, 7, 20)))
    qtbot.keyClicks(event_page(window).words.box, "of the 20th")
    go(qtbot, window, ExtraRatingPlace(goal=example.goals[0].id))
    page = window.page
    assert isinstance(page, ExtraRatingPage)
    qtbot.keyClicks(page.note.box, "today")
    go(qtbot, window, HomePlace())
    clock.set("2026-08-09")
    go(qtbot, window, EventPlace())
    assert event_page(window).on.field.text == "20 July 2026"
    go(qtbot, window, ExtraRatingPlace(goal=example.goals[0].id))
    assert page.on.field.text == "6 August 2026"


@pytest.fixture
def locked_backup(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """A backup that takes until the gate is opened."""
    gate, back_up = Gate(), WorkbookFile.back_up

    def slow(workbook: WorkbookFile, *given: object) -> object:
        gate.wait(20)
        return back_up(workbook, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(key, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(WorkbookFile, "back_up", slow)
    yield gate
    gate.set()


def test_nothing_is_said_about_a_form_while_the_workbook_locks(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, locked_backup: Gate
) -> None:
    window = open_window(example, passphrase="three words here")
    write(window, "Passphrase", "three words here")
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    go(qtbot, window, EventPlace())
    qtbot.keyClicks(event_page(window).words.box, "half")
    window.surroundings.desk._backing_up.soon()
    window.lock()
    qtbot.wait(50)
    assert window.messages.words == ""
    locked_backup.set()
    qtbot.waitUntil(lambda: not window.surroundings.desk.is_open)
    settle(qtbot, window)
    assert NOT_KEPT not in window.messages.words


def test_undoing_a_kept_event_fills_no_later_form(qtbot: QtBot, window: MainWindow, example: Contents) -> None:
    go(qtbot, window, EventPlace())
    page = event_page(window)
    qtbot.keyClicks(page.words.box, "A new flat")
    page.words.write_back()
    click(qtbot, window, page.kind.radios[0])
    click(qtbot, window, page.question.go_on)
    press(window, "Undo")
    settle(qtbot, window)
    assert contents(qtbot, window).events == example.events
    assert waiting(qtbot, window) == []


def test_the_offer_to_take_an_event_back_stays_on_an_empty_check_in(qtbot: QtBot, window: MainWindow) -> None:
    go(qtbot, window, CheckInPlace(on=DAY))
    go(qtbot, window, EventPlace(on=DAY))
    page = event_page(window)
    click(qtbot, window, page.kind.radios[0])
    click(qtbot, window, page.question.go_on)
    settle(qtbot, window)
    assert "The event is kept." in window.messages.words
