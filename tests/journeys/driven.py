"""The real program in a process of its own, with somebody at it who says on stdout what the window called saved.

Run as `python -m tests.journeys.driven FOLDER ROUND`. Each round is a month later than the one before; a line of
stdout is a JSON list, such as `["own_words", "words of round 2"]`, written after "All changes saved" was seen.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QRadioButton, QWidget

from tests.gui.seen import field, press, seen, shown_page, write
from workbook import __main__, app
from workbook.gui.main_window import MainWindow
from workbook.gui.places import CheckInPlace, DoorPlace, GoalEditorPlace, HomePlace, SetUpPlace
from workbook.gui.widgets.buttons import MainButton
from workbook.gui.widgets.status_bar import StatusBar
from workbook.paths import Paths, WindowRequest

PAUSE = 5
"""Milliseconds between two looks at whether the next thing can be done."""
CLOSE = "Looking back over the last four weeks, how close are you to this goal?"
ENOUGH = "Which number would be good enough for you?"
Told = list[object]
Clock = Callable[[], datetime]


def main() -> None:
    folder, number = sys.argv[1], int(sys.argv[2])
    moment = datetime(2026 + number // 12, number % 12 + 1, 5, 9, 30, tzinfo=UTC)
    make_window = app.make_window

    def make(folders: Paths, request: WindowRequest, application: QApplication, clock: Clock) -> MainWindow:
        window = make_window(folders, request, application, lambda: moment)
        _Driver(window, number)
        return window

    app.make_window = make
    sys.argv = ["workbook", "--data-dir", folder]
    sys.exit(__main__.main())


class _Driver(QObject):
    """Does one thing after the other, each once the window has settled."""

    def __init__(self, window: MainWindow, number: int) -> None:
        super().__init__(window)
        self._window = window
        self._story = _story(window, number)
        self._told: Told | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on_or_end)
        self._timer.start(PAUSE)

    def _go_on_or_end(self) -> None:
        """Go on; what the story does not find ends the program, instead of a dialog that nobody answers."""
        try:
            self._go_on()
        except BaseException:
            traceback.print_exc()
            os._exit(1)

    def _go_on(self) -> None:
        desk = self._window.surroundings.desk
        if self._window.place is None or not desk.is_idle:
            return
        if self._told is not None:
            (status,) = self._window.findChildren(StatusBar)
            if status.words != "All changes saved":
                return
            print(json.dumps(self._told), flush=True)
        self._told = next(self._story)


def _story(window: MainWindow, number: int) -> Iterator[Told | None]:
    """Yield, after each deed, what is to be told once it is saved; without an end."""
    if isinstance(window.place, DoorPlace):
        press(window, "Start my workbook")
        yield ["started"]
    for part in count():
        word = f"{number}.{part}"
        yield from _set_up(window, f"Approach {word}")
        yield from _write_a_goal(window, word)
        if part == 0:
            yield from _check_in(window, word)


def _set_up(window: MainWindow, approach: str) -> Iterator[Told | None]:
    window.go(SetUpPlace())
    yield None
    write(window, "What kind of therapy is it?", approach)
    press(window, "Continue")
    yield ["approach", approach]


def _write_a_goal(window: MainWindow, word: str) -> Iterator[Told | None]:
    window.go(GoalEditorPlace())
    yield None
    for name, label in (("own_words", "My words"), ("activity", "What will you be doing, where, and with whom?")):
        _say(window, label, f"{name} {word}")
        press(window, "Continue")
        yield [name, f"{name} {word}"]
    _say(window, "10, fully there", f"ten {word}")
    press(window, "Continue")
    yield ["ten", f"ten {word}"]
    for _page in range(3):
        press(window, "Continue")
        yield None
    _rate(window, CLOSE, 2)
    yield ["baseline", f"own_words {word}", 2]
    _rate(window, ENOUGH, 8)
    yield ["target", f"own_words {word}", 8]
    press(window, "Continue")
    yield None
    press(window, "Keep this goal")
    yield ["kept", f"own_words {word}"]


def _check_in(window: MainWindow, word: str) -> Iterator[Told | None]:
    window.go(CheckInPlace())
    yield None
    assert "For an earlier day" in seen(window)
    next(each for each in shown_page(window).findChildren(MainButton) if each.isVisible()).click()
    yield None
    for goal in count():
        if "Your goals are rated" in seen(window):
            break
        if "This goal has its rating" in seen(window):  # its start was written on that day
            press(window, "Continue")
            yield None
            continue
        _rate(window, CLOSE, goal % 11)
        yield ["rated"]
        note = f"note {word}.{goal}"
        _say(window, "What helped, or got in the way?", note)
        press(window, "Continue")
        yield ["note", note]
    press(window, "That is enough for today")
    yield None
    press(window, "Done")
    yield ["done"]
    window.go(HomePlace())
    yield None


def _say(part: QWidget, name: str, text: str) -> None:
    box = field(part, name, QPlainTextEdit)
    box.setFocus()
    QTest.keyClicks(box, text)


def _rate(part: QWidget, question: str, value: int) -> None:
    circle = next(
        each
        for each in part.findChildren(QRadioButton)
        if each.isVisible() and each.accessibleDescription() == question and each.text() == str(value)
    )
    QTest.mouseClick(circle, Qt.MouseButton.LeftButton)


if __name__ == "__main__":
    main()
