"""Wherever a person chooses where to save something, their own documents are suggested, not the program's folder."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.pages.conftest import Answers
from tests.gui.seen import seen
from workbook.domain.contents import Contents
from workbook.gui.places import Place, ProgressPlace, ProgressView, SettingsPart, SettingsPlace
from workbook.gui.widgets.buttons import PlainButton

PRIVATE = "Choose a place that is private."


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (SettingsPlace(part=SettingsPart.WORKBOOK), ["Save a copy", "Start a new workbook"]),
        (SettingsPlace(part=SettingsPart.BACKUPS), ["Choose a folder"]),
        (SettingsPlace(part=SettingsPart.EXPORT), ["Save this file", "Choose an exchange file"]),
        (SettingsPlace(part=SettingsPart.RHYTHM), ["Save a calendar file"]),
        (ProgressPlace(), ["Save as picture"]),
        (ProgressPlace(view=ProgressView.TABLE), ["Save for a spreadsheet"]),
    ],
)
def test_documents_are_suggested(
    qtbot: QtBot,
    open_window: OpenWindow,
    example: Contents,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: Place,
    words: list[str],
) -> None:
    home = tmp_path / "home"
    documents = home / "Documents"
    documents.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    window = open_window(example)
    window.go(place)
    settle(qtbot, window)
    page = window.page
    assert page is not None
    buttons = [each for each in page.findChildren(PlainButton) if each.isVisible() and each.words in words]
    assert {each.words for each in buttons} == set(words)
    for button in buttons:
        answers.paths.append(None)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(qtbot, window)
        suggested = answers.suggested.pop()
        assert documents in (suggested, suggested.parent), button.words


@pytest.mark.parametrize("view", [ProgressView.ALL, ProgressView.ONE, ProgressView.THERAPY, ProgressView.TABLE])
def test_of_a_protected_workbook_it_is_said_before_saving_that_the_place_be_private(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, view: ProgressView
) -> None:
    window = open_window(example)
    window.go(ProgressPlace(view=view))
    settle(qtbot, window)
    assert PRIVATE not in seen(window)
    window.surroundings.desk._protected = True
    window.go(ProgressPlace(view=view))
    settle(qtbot, window)
    assert "are not protected by your passphrase. " + PRIVATE in seen(window)
