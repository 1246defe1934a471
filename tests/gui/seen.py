"""What a person sees in the window, and what they do with it: reading, pressing, typing."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from workbook.gui.main_window import MainWindow
from workbook.gui.page import Page

Kind = TypeVar("Kind", bound=QWidget)


def shown_page(window: MainWindow) -> Page:
    """Return the page the person looks at."""
    assert window.page is not None
    return window.page


def seen(part: QWidget) -> str:
    """Return all words that can be seen in a part, a line each; what dots stand for is not seen."""
    QCoreApplication.processEvents()  # what was just put into a page that is shown is seen from then on
    return "\n".join(_texts(part))


def _texts(part: QWidget) -> Iterator[str]:
    for each in part.findChildren(QWidget):
        if not each.isVisibleTo(part):
            continue
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text().replace("&&", "&")
        elif isinstance(each, QLineEdit):
            yield each.displayText()
        elif isinstance(each, QPlainTextEdit):
            yield each.toPlainText()
        elif isinstance(each, QComboBox):
            yield each.currentText()


def button(part: QWidget, words: str) -> QAbstractButton:
    """Return the one button that can be seen and says so."""
    QCoreApplication.processEvents()
    found = [
        each
        for each in part.findChildren(QAbstractButton)
        if each.text().replace("&&", "&") == words and each.isVisibleTo(part)
    ]
    assert len(found) == 1, f"{len(found)} buttons say {words!r} among: {seen(part)}"
    return found[0]


def press(part: QWidget, words: str) -> None:
    """Press a button with the mouse."""
    QTest.mouseClick(button(part, words), Qt.MouseButton.LeftButton)


def field(part: QWidget, name: str, kind: type[Kind]) -> Kind:
    """Return the one field of this name that can be seen."""
    QCoreApplication.processEvents()
    found = [each for each in part.findChildren(kind) if each.accessibleName() == name and each.isVisibleTo(part)]
    assert len(found) == 1, f"{len(found)} fields are called {name!r} among: {seen(part)}"
    return found[0]


def write(part: QWidget, name: str, text: str) -> None:
    """Type a text into the line of this name, in the place of what is there."""
    line = field(part, name, QLineEdit)
    line.window().activateWindow()
    QTest.qWaitForWindowActive(line.window())
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Delete)
