"""Get help now: the right numbers for the region, large; own people and what has helped; links on a click alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.pages.conftest import Answers
from tests.gui.seen import button, press, seen, shown_page
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.get_help import ELSEWHERE, GetHelpPage
from workbook.gui.places import GetHelpPlace, HomePlace, Place, SettingsPart, SettingsPlace
from workbook.gui.widgets.words import Words
from workbook.services.changes import Changes, apply
from workbook.services.help_now import region_help


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> GetHelpPage:
    window = open_window(example)
    window.surroundings.preferences.change(region="GB")
    window.go(GetHelpPlace())
    settle(qtbot, window)
    shown = shown_page(window)
    assert isinstance(shown, GetHelpPage)
    return shown


def on_the_page(qtbot: QtBot, window: MainWindow, locale: str) -> GetHelpPage:
    window.surroundings = replace(window.surroundings, locale=locale)
    window.go(GetHelpPlace())
    settle(qtbot, window)
    shown = shown_page(window)
    assert isinstance(shown, GetHelpPage)
    return shown


def test_shows_the_numbers_of_the_region_and_what_the_workbook_knows(page: GetHelpPage, example: Contents) -> None:
    text = seen(page)
    assert text.index("call now") < text.index("999") < text.index("I need help to stay safe")
    for line in region_help("GB").lines:
        assert line.name in text
    for person in example.people:
        assert person.name in text
        assert person.number is None or person.number in text
    assert str(example.reassessments[0].own_words.helped) in text


def test_sets_numbers_in_large_letters(page: GetHelpPage, example: Contents) -> None:
    sizes = {label.text(): label.sizeHint().height() for label in page.findChildren(Words)}
    assert sizes["999"] == sizes["116 123"] == sizes[str(example.people[0].number)] == 32


def test_another_region_is_kept_and_shown_at_once(page: GetHelpPage) -> None:
    page.regions.setFocus()
    patience = QApplication.keyboardInputInterval()
    QApplication.setKeyboardInputInterval(10_000)  # a busy machine types slowly
    QTest.keyClicks(page.regions, "austria")
    QApplication.setKeyboardInputInterval(patience)
    page.regions.activated.emit(page.regions.currentIndex())
    assert page.preferences.settings.region == "AT"
    assert "142" in seen(page)
    assert "999" not in seen(page)


def test_a_region_that_is_not_in_the_list_says_so(page: GetHelpPage) -> None:
    page.regions.activated.emit(page.regions.findData(ELSEWHERE))
    assert "Call your local emergency number." in seen(page)
    assert page.regions.currentText() == "Somewhere else"


def test_an_unknown_country_is_asked_for_beside_what_to_do_now(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    page = on_the_page(qtbot, open_window(example), locale="en")
    text = seen(page)
    assert text.index("call now") < text.index("Call your local emergency number.") < text.index("Choose your country")
    assert (page.regions.currentIndex(), page.preferences.settings.region) == (-1, None)
    page.regions.setFocus()
    QTest.keyClick(page.regions, Qt.Key.Key_Down)
    assert page.preferences.settings.region == "AL"
    assert "127 (ambulance)" in seen(page)


def test_a_country_that_is_guessed_is_told_as_a_guess(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    page = on_the_page(qtbot, open_window(example), locale="de_AT")
    text = seen(page)
    assert "Call your local emergency number. In Austria it is:\n112\n" in text
    assert "Austria is a guess from how this computer is set up" in text
    assert (page.regions.currentText(), page.preferences.settings.region) == ("Austria", None)
    page.regions.activated.emit(page.regions.currentIndex())
    assert page.preferences.settings.region == "AT"
    assert "guess" not in seen(page)


def test_opens_a_page_when_its_link_is_clicked_and_not_before(page: GetHelpPage, answers: Answers) -> None:
    link = region_help("GB").lines[0].website
    words = f"Open {link}"
    assert answers.links == []
    button(page, words).setFocus()
    QTest.keyClick(button(page, words), Qt.Key.Key_Return)
    assert answers.links == [link]


def test_leads_to_the_people_and_shows_a_change(qtbot: QtBot, page: GetHelpPage) -> None:
    page.desk.do(lambda workbook: apply(workbook, Changes(after=(Person(id="new", name="Aunt Joy", number="555 1"),))))
    qtbot.waitUntil(lambda: "Aunt Joy" in seen(page))
    asked: list[Place] = []
    page.go_requested.disconnect()
    page.go_requested.connect(asked.append)
    press(page, "Change my people and numbers")
    assert asked == [SettingsPlace(part=SettingsPart.PEOPLE)]


def test_goes_back_to_where_one_was(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    assert window.place == HomePlace()
    window.go(GetHelpPlace())
    settle(qtbot, window)
    press(shown_page(window), "Back")
    assert window.place == HomePlace()


def test_says_what_is_empty_and_how_to_fill_it(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(replace(example, people=(), reassessments=(), goals=(), ratings=(), check_ins=()))
    window.go(GetHelpPlace())
    settle(qtbot, window)
    text = seen(shown_page(window))
    assert "Add somebody I can call" in text
    assert "What has helped me before" not in text
