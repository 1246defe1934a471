"""The window's frame: what it shows before there is anything in it, and what it passes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock
from workbook import start
from workbook.app import make_window
from workbook.domain.contents import Contents
from workbook.gui.frame import Frame
from workbook.gui.main_window import MainWindow
from workbook.gui.tokens import DARK, LIGHT, Tokens
from workbook.paths import WindowRequest, paths
from workbook.services.settings import Look, Settings
from workbook.start import furnish
from workbook.storage.shelf import FileShelf


@pytest.fixture
def frames() -> Iterator[list[Frame]]:
    """Frames that are gone after the test."""
    made: list[Frame] = []
    yield made
    for each in made:
        shiboken6.delete(each)


def colour(frame: Frame, x: int) -> QColor:
    return frame.grab().toImage().pixelColor(x, 300)


@pytest.mark.parametrize(("look", "tokens"), [(Look.LIGHT, LIGHT), (Look.DARK, DARK)])
def test_an_empty_frame_has_the_colours_of_the_look(
    qtbot: QtBot, frames: list[Frame], look: Look, tokens: Tokens
) -> None:
    frame = Frame(Settings(look=look))
    frames.append(frame)
    with qtbot.waitSignal(frame.painted):
        frame.show()
    assert (colour(frame, 100), colour(frame, 600)) == (QColor(tokens.margin), QColor(tokens.paper))


def test_the_column_at_the_left_is_as_wide_as_the_navigation_will_be(qtbot: QtBot, frames: list[Frame]) -> None:
    frame = Frame(Settings(look=Look.LIGHT, text_size=125))
    frames.append(frame)
    with qtbot.waitSignal(frame.painted):
        frame.show()
    assert (colour(frame, 245), colour(frame, 255)) == (QColor(LIGHT.margin), QColor(LIGHT.paper))


def test_large_text_has_no_column_at_the_left(qtbot: QtBot, frames: list[Frame]) -> None:
    frame = Frame(Settings(look=Look.LIGHT, text_size=200))
    frames.append(frame)
    with qtbot.waitSignal(frame.painted):
        frame.show()
    assert colour(frame, 100) == colour(frame, 600) == QColor(LIGHT.paper)


def test_a_frame_is_closed_once_its_content_agrees(qtbot: QtBot, frames: list[Frame]) -> None:
    frame = Frame(Settings())
    frames.append(frame)
    asked: list[QCloseEvent] = []
    frame.close_asked.connect(lambda event: event.setAccepted(len(asked) > 0))
    frame.close_asked.connect(asked.append)
    frame.hold(QWidget())
    frame.show()
    assert not frame.close()
    assert frame.isVisible()
    assert frame.close()
    assert len(asked) == 2


def test_the_main_window_hides_comes_back_and_closes_within_it(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock, example: Contents, frames: list[Frame]
) -> None:
    folders = paths(tmp_path)
    FileShelf(folders.backups).create(folders.workbook, contents=example).close()
    frame = Frame(Settings())
    frames.append(frame)
    window = make_window(folders, WindowRequest(data_dir=tmp_path), qapp, clock)
    furnish(frame, window)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(lambda: window.page is not None and window.surroundings.desk.is_idle and frame.isActiveWindow())
    page = window.page
    assert page is not None
    qtbot.keyClick(frame, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert frame.isMinimized()
    assert not page.isVisible()
    frame.showNormal()
    frame.activateWindow()
    qtbot.waitUntil(lambda: page.isVisible() and frame.isActiveWindow())
    qtbot.keyClick(frame, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not frame.isVisible())
    assert not window.surroundings.desk.is_open
    window.surroundings.desk.end()


class _Paints(QObject):
    """Notes each time that a window is painted whether something to press is there."""

    def __init__(self, window: MainWindow, awaited: str) -> None:
        super().__init__(window)
        self.seen: list[bool] = []
        self._window, self._awaited = window, awaited
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.seen.append(any(each.text() == self._awaited for each in self._window.findChildren(QAbstractButton)))
        return False


@pytest.mark.parametrize("is_silent", [False, True])
def test_the_window_is_painted_with_its_first_page_or_without_when_that_takes_long(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    clock: Clock,
    example: Contents,
    frames: list[Frame],
    monkeypatch: pytest.MonkeyPatch,
    is_silent: bool,
) -> None:
    if not is_silent:
        monkeypatch.setattr(start, "_LONG", 60_000)
    folders = paths(tmp_path)
    FileShelf(folders.backups).create(folders.workbook, contents=example).close()
    frame = Frame(Settings())
    frames.append(frame)
    frame.show()
    window = make_window(folders, WindowRequest(data_dir=tmp_path), qapp, clock)
    paints = _Paints(window, example.goals[0].versions[-1].name)
    desk = window.surroundings.desk
    desk.blockSignals(is_silent)
    furnish(frame, window)
    qtbot.waitUntil(lambda: len(paints.seen) > 0)
    assert paints.seen[0]
    desk.blockSignals(False)
    frame.close()
    desk.end()
