"""Every place of the window with texts by somebody who means ill: shown as text, within the page, and nowhere else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.faults.canary import contents_saying
from tests.faults.hostile import TEXTS
from tests.gui.conftest import OpenWindow
from tests.gui.driving import go
from tests.gui.seen import seen
from tests.gui.test_every_place import cut_off, places
from workbook.gui.frame import NEUTRAL_TITLE

_PLAIN = Qt.TextFormat.PlainText
_ENDLESS = "a word without end"


@pytest.mark.parametrize("what", ["mark-up of Qt", "bidi overrides", "controls", "10,000 characters", _ENDLESS])
def test_every_place_shows_it_as_text_and_keeps_its_shape(qtbot: QtBot, open_window: OpenWindow, what: str) -> None:
    text = TEXTS[what][:1_000] if what == _ENDLESS else TEXTS[what]  # Qt breaks it letter by letter, at length
    contents = contents_saying(lambda name: text)
    window = open_window(contents)
    for place in places(contents):
        go(qtbot, window, place)
        qtbot.waitUntil(lambda: not cut_off(window), timeout=5000)
        read_as_marked_up = [each.text() for each in window.findChildren(QLabel) if each.textFormat() is not _PLAIN]
        assert read_as_marked_up == [], place
        assert {each.title() for each in QGuiApplication.allWindows() if each.isVisible()} <= {NEUTRAL_TITLE}
    assert text[:20] in seen(window)
