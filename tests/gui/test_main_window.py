"""The frame of the window: closing, hiding, going back."""

import gc
from contextlib import closing
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpacerItem, QWidgetItem
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import go, settle
from tests.gui.seen import press, seen, shown_page, write
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.gui.desk import Desk
from workbook.gui.pages.event import EventPage
from workbook.gui.places import (
    DoorPlace,
    EventPlace,
    GoalsPlace,
    HelpPlace,
    HomePlace,
    Place,
    SettingsPart,
    SettingsPlace,
)
from workbook.paths import paths
from workbook.services.changes import Changes, apply
from workbook.services.problems import StorageProblem
from workbook.services.shelf import OpenWorkbook
from workbook.storage import key
from workbook.storage.shelf import FileShelf


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


def test_what_is_typed_last_is_in_the_backup(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
) -> None:
    window = open_window(example)
    go(qtbot, window, SettingsPlace(part=SettingsPart.DETAILS))
    write(window, "My therapist", "Dr Lee")
    window.close()
    qtbot.waitUntil(lambda: not window.surroundings.desk.is_open)
    folders = paths(tmp_path)
    shelf = FileShelf(folders.backups)
    (backup,) = shelf.backups(folders.workbook)
    with closing(shelf.open(backup.path, read_only=True)) as opened:
        assert opened.therapy().therapist == "Dr Lee"


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


def test_nothing_is_said_about_what_is_half_written_while_the_content_is_hidden(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    go(qtbot, window, EventPlace())
    assert isinstance(window.page, EventPage)
    qtbot.keyClicks(window.page.words.box, "Half a thought")
    window.hide_content()
    settle(qtbot, window)
    qtbot.wait(20)
    assert window.messages.words == ""
    window.showNormal()
    qtbot.waitUntil(lambda: isinstance(window.page, EventPage) and window.page.words.text == "Half a thought")


@pytest.mark.parametrize("size", [100, 125])
def test_the_words_of_the_navigation_stand_in_one_line(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, size: int
) -> None:
    window = open_window(example)
    window.surroundings.preferences.change(text_size=size)
    settle(qtbot, window)
    navigation = window.navigation
    assert navigation.isVisible()
    for each in (navigation.get_help, navigation.hide_now):
        assert each.height() >= each.heightForWidth(each.width())
        assert each.width() >= each.sizeHint().width()


def test_a_narrow_window_has_the_places_in_a_menu(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    assert window.navigation.isVisible()
    window.surroundings.preferences.change(text_size=200)
    assert not window.navigation.isVisible()
    assert window.top_bar.isVisible()
    window.surroundings.preferences.change(text_size=100)
    go(qtbot, window, SettingsPlace())
    assert window.navigation.isVisible()


def add(desk: Desk, name: str) -> None:
    """Save somebody, so that there is something to back up."""
    desk.do(lambda workbook: apply(workbook, Changes(after=(Person(id=name, name=name),))))


def test_a_backup_that_could_not_be_made_is_seen_on_every_page_until_one_is(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
) -> None:
    window = open_window(example)
    desk = window.surroundings.desk
    desk.back_up()
    settle(qtbot, window)
    folder = paths(tmp_path).backups
    folder.rename(tmp_path / "away")
    folder.write_text("a file stands in the way")
    desk.back_up()
    settle(qtbot, window)
    for place in (HomePlace(), SettingsPlace(), SettingsPlace(part=SettingsPart.BACKUPS)):
        go(qtbot, window, place)
        window.messages.clear()
        assert "Last backup: today, 09:30; a newer one could not be made" in seen(window)
    assert "The backup could not be made; the workbook itself is safe." in seen(shown_page(window))
    assert "The last good backup is of 6 August 2026, 09:30." in seen(shown_page(window))
    folder.unlink()
    (tmp_path / "away").rename(folder)
    press(window, "Back up now")
    settle(qtbot, window)
    assert "could not be made" not in seen(window)


def test_closing_without_a_backup_says_so_once(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
) -> None:
    window = open_window(example)
    desk = window.surroundings.desk
    paths(tmp_path).backups.write_text("a file stands in the way")
    add(desk, "Ann")
    settle(qtbot, window)
    window.close()
    qtbot.waitUntil(lambda: "Close the window once more to leave without a backup." in seen(window))
    settle(qtbot, window)
    assert window.isVisible()
    assert desk.is_open
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not desk.is_open


def test_a_stick_that_is_not_there_keeps_no_window_open_and_hides_no_backup(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
) -> None:
    window = open_window(example)
    window.surroundings.preferences.change(backup_folder=str(tmp_path / "stick"))
    add(window.surroundings.desk, "Ann")
    settle(qtbot, window)
    window.surroundings.desk.back_up()
    settle(qtbot, window)
    assert "Last backup: today, 09:30; not in the second place" in seen(window)
    assert "the one in the folder you chose could not be made" in seen(window)
    add(window.surroundings.desk, "Ben")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_locking_does_not_wait_for_a_backup_that_cannot_be_made(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key, "_MEMORY_KIB", 1024)
    window = open_window(example, passphrase="four words like these")
    write(window, "Passphrase", "four words like these")
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    settle(qtbot, window)
    paths(tmp_path).backups.write_text("a file stands in the way")
    add(window.surroundings.desk, "Ann")
    window.lock()
    qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
    write(window, "Passphrase", "four words like these")
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    settle(qtbot, window)
    assert "No backup yet; it could not be made" in seen(window)


def test_locking_says_that_what_could_not_be_saved_is_not_in_the_workbook(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(workbook: OpenWorkbook) -> Changes:
        raise StorageProblem("disk_full")

    monkeypatch.setattr(key, "_MEMORY_KIB", 1024)
    window = open_window(example, passphrase="four words like these")
    write(window, "Passphrase", "four words like these")
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    settle(qtbot, window)
    with qtbot.waitSignal(window.surroundings.desk.save_failed):
        window.surroundings.desk.do(never)
    window.lock()
    qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
    assert "What could not be saved before the workbook locked is not in it." in seen(window)


def test_settings_that_cannot_be_kept_are_told(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
) -> None:
    window = open_window(example)
    settings = paths(tmp_path).settings
    settings.unlink()
    settings.mkdir()
    (settings / "in the way").touch()
    window.surroundings.preferences.change(idle_minutes=15)
    assert "Your settings are as you chose until you close this window." in seen(window)
    assert window.surroundings.preferences.settings.idle_minutes == 15


def test_going_by_tab_leaves_nothing_of_the_layouts_behind(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    """What PySide keeps of an item that Qt has freed is taken for whatever stands at that address next."""
    window = open_window(example)
    for _step in range(5):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    items = [each for each in gc.get_objects() if type(each) in (QWidgetItem, QSpacerItem)]
    assert not any(shiboken6.isValid(each) for each in items)
