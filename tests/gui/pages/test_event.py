"""An event as a person writes it down, and what is promised beside the field for its words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import button, click, contents, go, settle
from tests.gui.seen import seen
from workbook.domain.contents import Contents
from workbook.domain.therapy import EventKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.event import EventPage
from workbook.gui.places import EventPlace, GetHelpPlace, HomePlace

PROMISE = "Nobody sees what you write here unless you show it to them."


def opened(qtbot: QtBot, window: MainWindow) -> EventPage:
    go(qtbot, window, EventPlace(on=date(2026, 8, 6)))
    assert isinstance(window.page, EventPage)
    return window.page


def test_an_event_is_kept_and_taken_back(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    click(qtbot, window, page.question.go_on)
    assert "Choose what kind of event it is; “Something else” is fine." in seen(page)
    assert window.focusWidget() is page.kind.radios[0]
    click(qtbot, window, page.kind.radios[list(EventKind).index(EventKind.MEDICATION)])
    qtbot.keyClicks(page.words.box, "A new dose")
    click(qtbot, window, page.question.go_on)
    assert window.place == HomePlace()
    (added,) = [each for each in contents(qtbot, window).events if each not in example.events]
    assert (added.kind, added.on, added.label) == (EventKind.MEDICATION, date(2026, 8, 6), "A new dose")
    click(qtbot, window, button(window, "Undo"))
    assert contents(qtbot, window).events == example.events


def test_kinds_of_event_stand_well_apart(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    kinds = [radio for radio in page.kind.radios if radio.isVisible()]
    beside = [
        other.ring_rect().translated(other.pos()).left() - each.ring_rect().translated(each.pos()).right()
        for each in kinds
        for other in kinds
        if each.y() == other.y() and each.x() < other.x()
    ]
    assert min(beside) >= 16


def test_pressing_twice_keeps_and_removes_one(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    click(qtbot, window, page.kind.radios[0])
    for _press in range(2):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    (added,) = [each for each in contents(qtbot, window).events if each not in example.events]
    go(qtbot, window, EventPlace(event=added.id))
    remove = button(window, "Remove this event")
    for _press in range(2):
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert contents(qtbot, window).events == example.events


def test_a_pause_ends_after_it_begins(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    click(qtbot, window, page.kind.radios[list(EventKind).index(EventKind.PAUSE)])
    qtbot.keyClicks(page.until.field.line, "1 August 2026")
    click(qtbot, window, page.question.go_on)
    assert "This day is before the first one." in seen(page)
    page.until.field.line.selectAll()
    qtbot.keyClicks(page.until.field.line, "1 September 2026")
    click(qtbot, window, page.question.go_on)
    (pause,) = [each for each in contents(qtbot, window).events if each not in example.events]
    assert (pause.on, pause.until) == (date(2026, 8, 6), date(2026, 9, 1))


def test_without_a_passphrase_it_is_not_promised_that_nobody_sees_it(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    assert PROMISE not in seen(page)
    assert "What you write stays on this computer; it is sent to nobody." in seen(page)
    desk = window.surroundings.desk
    desk.ask_file(
        lambda workbook: workbook.protect("cat sat down", desk.moment),
        lambda key: None,
        window,
        lambda trouble: pytest.fail(trouble.key),
    )
    settle(qtbot, window)
    opened(qtbot, window)
    assert PROMISE in seen(window.page or window)
    qtbot.keyClick(button(window, "If you need somebody tonight: Get help now"), Qt.Key.Key_Return)
    assert window.place == GetHelpPlace()


def test_what_is_half_written_waits_wherever_the_person_goes(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    qtbot.keyClicks(page.words.box, "My mother moved in")
    page.on.field.line.selectAll()
    qtbot.keyClicks(page.on.field.line, "31 February")
    go(qtbot, window, HomePlace())
    assert "The event is not kept yet." in seen(window)
    known = example.events[0]
    go(qtbot, window, EventPlace(event=known.id))
    assert page.words.text == (known.label or "")
    go(qtbot, window, HomePlace())
    assert "not kept yet" not in seen(window)
    go(qtbot, window, EventPlace())
    assert (page.words.text, page.on.field.text) == ("My mother moved in", "31 February")
    assert "Type a date" in seen(page)
    page.on.field.line.selectAll()
    qtbot.keyClicks(page.on.field.line, "3 August 2026")
    click(qtbot, window, page.kind.radios[list(EventKind).index(EventKind.OTHER)])
    click(qtbot, window, page.question.go_on)
    (added,) = [each for each in contents(qtbot, window).events if each not in example.events]
    assert (added.kind, added.on, added.label) == (EventKind.OTHER, date(2026, 8, 3), "My mother moved in")
    go(qtbot, window, EventPlace())
    assert (page.words.text, page.kind.value) == ("", None)


def test_what_is_given_up_does_not_come_back(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    qtbot.keyClicks(page.words.box, "Half a thought")
    go(qtbot, window, HomePlace())
    click(qtbot, window, button(window, "Go on"))
    assert page.words.text == "Half a thought"
    click(qtbot, window, button(window, "Leave without keeping it"))
    assert "not kept yet" not in seen(window)
    go(qtbot, window, EventPlace())
    assert page.words.text == ""


def test_a_page_that_is_left_before_it_is_filled_changes_nothing_that_waits(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    page = opened(qtbot, window)
    qtbot.keyClicks(page.words.box, "Half a thought")
    go(qtbot, window, HomePlace())
    window.go(EventPlace())
    window.go(HomePlace())
    settle(qtbot, window)
    go(qtbot, window, EventPlace())
    assert page.words.text == "Half a thought"
