"""A person in front of the window, with a mouse or with the keyboard alone, who goes by what can be read."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.driving import contents, settle
from tests.gui.seen import seen
from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.gui.widgets.buttons import MainButton
from workbook.gui.widgets.navigation import Navigation

Wanted = Callable[[QWidget], bool]
_MOST_TABS, _PLACES = 150, 9


def says(words: str) -> Wanted:
    """Find a button, link, tick or row by its words."""
    return lambda part: (
        isinstance(part, QAbstractButton)
        and words
        in (
            part.text().replace("&&", "&"),
            part.accessibleName(),
        )
    )


def is_main(words: str) -> Wanted:
    """Find the filled button by its words, where the navigation says the same."""
    return lambda part: isinstance(part, MainButton) and part.words == words


def is_place(words: str) -> Wanted:
    """Find a place of the navigation."""
    return lambda part: says(words)(part) and isinstance(part.parentWidget(), Navigation)


def is_field(name: str) -> Wanted:
    """Find a field by its label."""
    return lambda part: isinstance(part, QLineEdit | QPlainTextEdit | QComboBox) and part.accessibleName() == name


def is_option_of(question: str) -> Wanted:
    """Find the options of a question."""
    return lambda part: isinstance(part, QRadioButton) and part.accessibleDescription() == question


class Person:
    """What every person can do: read, and press, write, choose and rate by the words they read."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        settle(qtbot, window)

    @property
    def sees(self) -> str:
        """All words in the window."""
        settle(self.qtbot, self.window)
        return seen(self.window)

    @property
    def kept(self) -> Contents:
        """What is in the workbook file."""
        settle(self.qtbot, self.window)
        return contents(self.qtbot, self.window)

    def press(self, words: str) -> None:
        """Press what says these words."""
        raise NotImplementedError

    def press_main(self, words: str) -> None:
        """Press the filled button, where the navigation says the same."""
        raise NotImplementedError

    def visit(self, words: str) -> None:
        """Choose a place of the navigation."""
        raise NotImplementedError

    def write(self, name: str, text: str) -> None:
        """Write into a field, in the place of what is there."""
        raise NotImplementedError

    def choose(self, question: str, words: str) -> None:
        """Choose one of the answers to a question."""
        raise NotImplementedError

    def rate(self, question: str, value: int) -> None:
        """Rate from 0 to 10."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the window, as its button does, and wait until everything is put away."""
        self.window.close()
        self.qtbot.waitUntil(lambda: not self.window.isVisible())


class WithMouse(Person):
    """Scrolls to things, clicks on them, and types where the click has put the keyboard."""

    def press(self, words: str, number: int | None = None) -> None:
        self._click(self._find(says(words), words, number))

    def press_main(self, words: str) -> None:
        self._click(self._find(is_main(words), words))

    def visit(self, words: str) -> None:
        self._click(self._find(is_place(words), words))

    def write(self, name: str, text: str) -> None:
        field = self._find(is_field(name), name)
        self._click(field)
        _type_over(self.window, text)

    def choose(self, question: str, words: str) -> None:
        self._click(self._find(lambda part: is_option_of(question)(part) and says(words)(part), words))

    def rate(self, question: str, value: int) -> None:
        self.choose(question, str(value))

    def _find(self, is_wanted: Wanted, words: str, number: int | None = None) -> QWidget:
        settle(self.qtbot, self.window)
        QApplication.processEvents()
        found = [each for each in self.window.findChildren(QWidget) if each.isVisible() and is_wanted(each)]
        assert len(found) == 1 or number is not None, f"{len(found)} parts for {words!r} among: {seen(self.window)}"
        return found[number or 0]

    def _click(self, part: QWidget) -> None:
        """Scroll there, and click on what really lies under the pointer."""
        QTest.qWait(0)  # a page that has just been opened takes its sizes first
        above = part.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(part)
            above = above.parentWidget()
        QApplication.processEvents()
        point = part.mapTo(self.window, QPoint(min(part.width() // 2, 12), part.height() // 2))
        under = self.window.childAt(point)
        assert under is not None, f"{part.accessibleName()!r} is out of sight"
        assert under is part or part.isAncestorOf(under), f"{under} covers {part}"
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(self.window, point))
        settle(self.qtbot, self.window)


class WithKeyboard(Person):
    """Presses keys where the keyboard is, and never touches anything else."""

    def press(self, words: str) -> None:
        self._reach(says(words), words)
        self._key(Qt.Key.Key_Return)

    def press_main(self, words: str) -> None:
        self._reach(is_main(words), words)
        self._key(Qt.Key.Key_Return)

    def visit(self, words: str) -> None:
        self._reach(lambda part: isinstance(part.parentWidget(), Navigation), words)
        for _each in range(_PLACES):
            if says(words)(self._here):
                break
            self._key(Qt.Key.Key_Down)
        assert says(words)(self._here), f"the arrow keys do not lead to {words!r}"
        self._key(Qt.Key.Key_Return)

    def write(self, name: str, text: str) -> None:
        self._reach(is_field(name), name)
        _type_over(self.window, text)

    def choose(self, question: str, words: str) -> None:
        self._reach(is_option_of(question), question)
        for _each in range(12):
            here = self._here
            if says(words)(here):
                break
            self._key(Qt.Key.Key_Right)
            if self._here is here:
                self._key(Qt.Key.Key_Down)
        assert says(words)(self._here), f"no {words!r} for {question!r}"
        self._key(Qt.Key.Key_Space)

    def rate(self, question: str, value: int) -> None:
        self._reach(is_option_of(question), question)
        for digit in str(value):
            QTest.keyClicks(self._here, digit)
        settle(self.qtbot, self.window)

    @property
    def _here(self) -> QWidget:
        here = self.window.focusWidget()
        assert self.window.isActiveWindow(), "another window has taken the keyboard"
        assert here is not None, f"the keyboard is nowhere: {seen(self.window)}"
        assert here.isVisible(), f"the keyboard is on something that cannot be seen: {here}"
        return here

    def _reach(self, is_wanted: Wanted, words: str) -> None:
        settle(self.qtbot, self.window)
        QApplication.processEvents()
        passed = []
        for _each in range(_MOST_TABS):
            if is_wanted(self._here):
                return
            passed.append(self._here.accessibleName() or getattr(self._here, "text", str)())
            QTest.keyClick(self._here, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {words!r} but to {passed}; seen: {seen(self.window)}")

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._here, key)
        settle(self.qtbot, self.window)


def _type_over(window: MainWindow, text: str) -> None:
    """Type at the keyboard's place, as a person does who first marks everything."""
    here = window.focusWidget()
    QTest.keyClick(here, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(here, text)
