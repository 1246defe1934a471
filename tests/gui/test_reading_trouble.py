"""A workbook that opens and then cannot be read: damage leads to the backups, a disk that fails can be tried again."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import press, seen, shown_page
from workbook.domain.contents import Contents
from workbook.gui.places import DoorPlace, GoalsPlace, HomePlace
from workbook.paths import paths
from workbook.services.problems import StorageProblem
from workbook.storage.connection import Use, connected
from workbook.storage.entries import Entries
from workbook.storage.key import public_key, read_salt
from workbook.storage.shelf import FileShelf


def test_an_entry_that_makes_no_sense_is_damage_and_a_backup_takes_its_place(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock, tmp_path: Path
) -> None:
    folders = paths(tmp_path)
    workbook = FileShelf(folders.backups).create(folders.workbook, contents=example)
    workbook.back_up(clock() - timedelta(days=1))
    workbook.close()
    with connected(folders.workbook, public_key(read_salt(folders.workbook)), Use.WRITE) as connection:
        connection.run("UPDATE goals SET entry = 'x'")
    spoilt = folders.workbook.read_bytes()
    window = open_window()
    qtbot.waitUntil(lambda: window.place == DoorPlace(path=str(folders.workbook), trouble="damaged"))
    settle(qtbot, window)
    assert "not saved" not in seen(window)
    press(window, "Bring this backup back")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    settle(qtbot, window)
    assert example.goals[0].newest.name in seen(window)
    (kept,) = folders.workbook.parent.glob("*-kept-*")
    assert kept.read_bytes() == spoilt


def test_what_cannot_be_read_is_told_and_read_again(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_asked: object) -> object:
        raise StorageProblem("unreadable")

    window = open_window(example)
    settle(qtbot, window)
    with monkeypatch.context() as patched:
        patched.setattr(Entries, "every", broken)
        window.go(GoalsPlace())
        settle(qtbot, window)
    assert "The file cannot be read." in seen(window)
    assert "not saved" not in seen(window).lower()
    assert "All changes saved" in seen(window)
    press(window, "Try again")
    settle(qtbot, window)
    assert example.goals[0].newest.name in seen(shown_page(window))


def test_a_file_that_is_gone_when_it_is_read_again_leads_to_a_copy(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_asked: object) -> object:
        raise StorageProblem("replaced")

    window = open_window(example)
    settle(qtbot, window)
    with monkeypatch.context() as patched:
        patched.setattr(Entries, "every", gone)
        window.go(GoalsPlace())
        settle(qtbot, window)
    press(window, "Next step")
    assert "The file was moved, deleted or replaced" in seen(shown_page(window))
