"""The frame of the window: closing, hiding, going back."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import go, settle
from workbook.domain.contents import Contents
from workbook.gui.places import DoorPlace, GoalsPlace, HelpPlace, HomePlace, Place, SettingsPlace


def test_a_window_without_a_workbook_closes_at_once(open_window: OpenWindow) -> None:
    window = open_window()
    assert isinstance(window.place, DoorPlace)
    assert window.close()
    assert not window.isVisible()


def test_closing_backs_up_what_changed_and_closes(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not window.surroundings.desk.is_open


def test_goes_back_to_where_the_person_was(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    go(qtbot, window, GoalsPlace())
    go(qtbot, window, HelpPlace())
    places: list[Place | None] = []
    for _step in range(2):
        window.go_back()
        settle(qtbot, window)
        places.append(window.place)
    assert places == [GoalsPlace(), HomePlace()]


def test_hiding_takes_everything_off_the_screen_until_the_window_comes_back(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    qtbot.mouseClick(window.navigation.hide_now, Qt.MouseButton.LeftButton)
    assert window.isMinimized()
    assert window.windowTitle() == "Workbook"
    page = window.page
    assert page is not None
    assert not page.isVisible()
    window.showNormal()
    qtbot.waitUntil(page.isVisible)


def test_a_narrow_window_has_the_places_in_a_menu(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    assert window.navigation.isVisible()
    window.surroundings.preferences.change(text_size=200)
    assert not window.navigation.isVisible()
    assert window.top_bar.isVisible()
    window.surroundings.preferences.change(text_size=100)
    go(qtbot, window, SettingsPlace())
    assert window.navigation.isVisible()
