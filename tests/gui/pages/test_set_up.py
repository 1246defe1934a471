"""The first questions: three pages, each of which can be left empty, with the keyboard or the mouse."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import button, click, contents, go, press
from tests.gui.seen import seen
from workbook.domain.contents import Contents
from workbook.domain.therapy import Rhythm
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.set_up import SetUpPage
from workbook.gui.places import GetHelpPlace, GoalEditorPlace, HomePlace, SettingsPart, SettingsPlace, SetUpPlace
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.status_bar import StatusBar

TODAY = date(2026, 8, 6)


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow) -> MainWindow:
    window = open_window(Contents())
    go(qtbot, window, SetUpPlace())
    return window


def page_of(window: MainWindow) -> SetUpPage:
    assert isinstance(window.page, SetUpPage)
    return window.page


def typed(qtbot: QtBot, window: MainWindow, words: str) -> None:
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, words)


def test_enter_in_a_field_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "12 January 2026")
    press(qtbot, window, Qt.Key.Key_Tab)
    typed(qtbot, window, "Talking")
    press(qtbot, window, Qt.Key.Key_Return)
    assert "How often do you have sessions?" in seen(page_of(window))
    assert contents(qtbot, window).therapy.therapy_start == date(2026, 1, 12)
    assert contents(qtbot, window).therapy.approach == "Talking"


def test_every_page_can_be_left_empty(qtbot: QtBot, window: MainWindow) -> None:
    for _page in range(3):
        click(qtbot, window, page_of(window).question.go_on)
    assert window.place == GoalEditorPlace()
    therapy = contents(qtbot, window).therapy
    assert (therapy.therapy_start, therapy.next_reassessment) == (None, date(2026, 11, 6))
    assert therapy.rhythms == (Rhythm(start=TODAY, months=1),)


def test_a_day_that_cannot_be_read_stays_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "some time in spring")
    press(qtbot, window, Qt.Key.Key_Return)
    assert "Type a date, for example 6 August 2026." in seen(page_of(window))
    assert "When does therapy start, or when did it?" in seen(page_of(window))
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "some time in spring"
    status = window.findChild(StatusBar)
    assert status is not None
    assert status.words == "A date on this page is not kept yet"
    field.selectAll()
    typed(qtbot, window, "1 May 2026")
    press(qtbot, window, Qt.Key.Key_Return)
    assert status.words == "All changes saved"
    assert contents(qtbot, window).therapy.therapy_start == date(2026, 5, 1)


def test_a_day_that_was_left_unread_is_told_on_its_page_alone(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "some time")
    press(qtbot, window, Qt.Key.Key_Tab)
    status = window.findChild(StatusBar)
    assert status is not None
    assert status.words == "A date on this page is not kept yet"
    go(qtbot, window, HomePlace())
    assert status.words == "All changes saved"


def test_a_reassessment_in_the_past_is_not_taken(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, page_of(window).question.go_on)
    field = next(each for each in page_of(window)._fields if isinstance(each, DateField))
    field.field.line.setFocus()
    field.field.line.selectAll()
    typed(qtbot, window, "1 January 2020")
    click(qtbot, window, page_of(window).question.go_on)
    assert "This day lies in the past. Choose today or a day to come." in seen(page_of(window))
    assert "How often do you have sessions?" in seen(page_of(window))
    field.field.line.selectAll()
    typed(qtbot, window, "6 August 2026")
    click(qtbot, window, page_of(window).question.go_on)
    assert contents(qtbot, window).therapy.next_reassessment == TODAY


def test_what_was_answered_is_kept_when_the_rest_is_for_later(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "5 September 2026")
    click(qtbot, window, page_of(window).question.go_on)
    click(qtbot, window, page_of(window).question.stop)
    assert window.place == HomePlace()
    therapy = contents(qtbot, window).therapy
    assert (therapy.therapy_start, therapy.next_reassessment) == (date(2026, 9, 5), date(2026, 12, 5))


def test_who_shares_the_computer_is_led_to_a_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    for _page in range(2):
        click(qtbot, window, page_of(window).question.go_on)
    assert "A passphrase keeps this workbook closed to others." not in seen(page_of(window))
    click(qtbot, window, button(window, "Yes, or I am not sure"))
    assert "A passphrase keeps this workbook closed to others." in seen(page_of(window))
    click(qtbot, window, button(window, "Set a passphrase"))
    assert window.place == SettingsPlace(part=SettingsPart.PROTECTION)


def look_for_help_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    go(qtbot, window, GetHelpPlace())
    click(qtbot, window, button(window, "Back"))


def test_who_asked_for_help_comes_back_to_the_same_page(qtbot: QtBot, window: MainWindow) -> None:
    for _page in range(2):
        click(qtbot, window, page_of(window).question.go_on)
    click(qtbot, window, button(window, "Yes, or I am not sure"))
    look_for_help_and_come_back(qtbot, window)
    assert "Setting up, page 3 of 3" in seen(page_of(window))
    click(qtbot, window, button(window, "Set a passphrase"))
    assert window.place == SettingsPlace(part=SettingsPart.PROTECTION)


def test_what_was_answered_before_asking_for_help_is_still_there(qtbot: QtBot, window: MainWindow) -> None:
    typed(qtbot, window, "12 January 2026")
    look_for_help_and_come_back(qtbot, window)
    click(qtbot, window, page_of(window).question.go_on)
    click(qtbot, window, button(window, "I do not know yet"))
    look_for_help_and_come_back(qtbot, window)
    assert "Setting up, page 2 of 3" in seen(page_of(window))
    click(qtbot, window, page_of(window).question.go_on)
    therapy = contents(qtbot, window).therapy
    assert therapy.therapy_start == date(2026, 1, 12)
    assert [rhythm.sessions_every_days for rhythm in therapy.rhythms] == [None]


def test_who_sets_up_anew_begins_at_the_first_page(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, page_of(window).question.go_on)
    click(qtbot, window, page_of(window).question.stop)
    go(qtbot, window, SetUpPlace())
    assert "Setting up, page 1 of 3" in seen(page_of(window))
