"""Somebody who presses, types and clicks at random in the real window: nothing of it is a bug.

`python -m tests.journeys.test_random_hands 500 7` does 500 things from seed 7 on in this process and says what they
were when one of them raises an error.
"""

import faulthandler
import os
import random
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from workbook.app import make_window
from workbook.gui.main_window import MainWindow
from workbook.paths import WindowRequest, paths
from workbook.services.example import example_contents
from workbook.storage.shelf import FileShelf

MOMENT = datetime.fromisoformat("2026-08-06T09:30:00+02:00")
PAUSE = 3
"""Milliseconds between two things."""
_Key = Qt.Key
KEYS = (
    *[_Key.Key_Tab] * 6,
    *(_Key.Key_Backtab, _Key.Key_Return, _Key.Key_Space, _Key.Key_Escape, _Key.Key_Backspace),
    *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_1, _Key.Key_5, _Key.Key_A),
)
TEXTS = ("walk twice a week", "6", "20 June 2027", "مرحبا", "x" * 60, "a, b and c by June", "🙂")


class Hands:
    """Does one thing after the other, each once the window has had time for the last."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._chance = random.Random(seed)
        self.done: list[str] = []

    def go_on(self, deeds: int) -> None:
        """Do one thing after the other until so many are done, also while a dialog waits for its answer."""
        if len(self.done) < deeds:
            QTimer.singleShot(PAUSE, self._window, lambda: self.go_on(deeds))
            self._do_something()

    def _do_something(self) -> None:
        modal, popup = QApplication.activeModalWidget(), QApplication.activePopupWidget()
        if popup is not None:
            self.done.append(self._answer_popup(popup))
        elif modal is not None:
            self.done.append(self._answer(modal))
        elif self._window.isMinimized() or not self._window.isVisible():
            self._window.showNormal()
            self._window.activateWindow()
            self.done.append("bring back")
        elif self._window.surroundings.desk.is_idle or self._chance.random() < 0.3:
            deeds = (self._press, self._click, self._type, self._resize)
            (deed,) = self._chance.choices(deeds, weights=(45, 45, 7, 3))
            self.done.append(deed())

    def _answer_popup(self, popup: QWidget) -> str:
        if self._chance.random() < 0.5:
            popup.close()
            return "close a list"
        QTest.keyClick(popup, self._chance.choice((_Key.Key_Down, _Key.Key_Return, _Key.Key_Escape)))
        return "press a key in a list"

    def _answer(self, modal: QWidget) -> str:
        buttons = self._seen(modal, QAbstractButton)
        if isinstance(modal, QDialog) and (
            isinstance(modal, QFileDialog) or not buttons or self._chance.random() < 0.5
        ):
            modal.reject()
            return f"leave {type(modal).__name__}"
        chosen = self._chance.choice(buttons)
        said = f"click {_told(chosen)} in a dialog"
        QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
        return said

    def _press(self) -> str:
        focused: QWidget | None = self._window.focusWidget()
        part = self._window if focused is None else focused
        key = self._chance.choice(KEYS)
        said = f"press {key.name} at {_told(part)}"
        QTest.keyClick(part, key)
        return said

    def _click(self) -> str:
        buttons = self._seen(self._window, QAbstractButton)
        if not buttons:
            return "look for a button"
        chosen = self._chance.choice(buttons)
        said = f"click {_told(chosen)}"
        QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
        return said

    def _type(self) -> str:
        fields = self._seen(self._window, QLineEdit, QPlainTextEdit)
        if not fields:
            return "look for a field"
        chosen = self._chance.choice(fields)
        chosen.setFocus()
        text = self._chance.choice(TEXTS)
        said = f"type {text!r} into {_told(chosen)}"
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(chosen, commit)
        return said

    def _resize(self) -> str:
        if self._chance.random() < 0.5:
            size = self._chance.choice((100, 150, 200))
            self._window.surroundings.preferences.change(text_size=size)
            return f"text at {size} %"
        self._window.resize(self._chance.choice((500, 800, 1000, 1400)), self._chance.choice((600, 700, 900)))
        return "resize"

    def _seen(self, within: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
        found = [each for kind in kinds for each in within.findChildren(kind)]
        return [each for each in found if each.isVisible() and each.isEnabled()]


def _told(part: QWidget) -> str:
    words = part.text() if isinstance(part, QAbstractButton) else part.accessibleName()
    return f"{type(part).__name__} {words[:40]!r}"


def at_work(folder: Path, application: QApplication, seed: int) -> tuple[MainWindow, Hands]:
    """Return the real window on an example workbook, and hands at it that have not begun yet."""
    folders = paths(folder)
    FileShelf(folders.backups).create(folders.workbook, contents=example_contents(MOMENT.date())).close()
    window = make_window(folders, WindowRequest(data_dir=folder), application, lambda: MOMENT)
    window.show()
    window.activateWindow()
    return window, Hands(window, seed)


@pytest.mark.parametrize("seed", [1, 6])
def test_nothing_done_at_random_is_a_bug(qtbot: QtBot, qapp: QApplication, tmp_path: Path, seed: int) -> None:
    window, hands = at_work(tmp_path, qapp, seed)
    hands.go_on(100)
    try:
        qtbot.waitUntil(lambda: len(hands.done) >= 100, timeout=240_000)
    finally:
        window.surroundings.desk.end()
        window.hide()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        shiboken6.delete(window)


def main() -> None:
    deeds, seed = int(sys.argv[1]), int(sys.argv[2])
    faulthandler.enable()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        _window, hands = at_work(Path(folder), application, seed)

        def end(code: int) -> None:
            sys.stdout.flush()
            os._exit(code)

        def bug(kind: type[BaseException], trouble: BaseException, tracks: TracebackType | None) -> None:
            traceback.print_exception(kind, trouble, tracks)
            print(f"seed {seed}, after {len(hands.done)}:", *hands.done[-8:], sep="\n  ")
            end(1)

        def look() -> None:
            if len(hands.done) >= deeds:
                end(0)

        sys.excepthook = bug
        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(PAUSE)
        hands.go_on(deeds)
        application.exec()


if __name__ == "__main__":
    main()
