"""What tests do with the window: wait until it has settled, look into the workbook, press and type."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QWidget
from pytestqt.qtbot import QtBot

from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.gui.places import Place


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until everything is saved, read and drawn."""
    desk = window.surroundings.desk
    qtbot.waitUntil(lambda: desk.is_saved and desk.is_idle, timeout=20_000)
    QCoreApplication.processEvents()  # what was just put into a layout is shown by the next turn of the event loop


def go(qtbot: QtBot, window: MainWindow, place: Place) -> None:
    """Go to a place and wait until it is shown."""
    window.go(place)
    settle(qtbot, window)


def contents(qtbot: QtBot, window: MainWindow) -> Contents:
    """Return everything that is in the workbook file."""
    kept: list[Contents] = []
    window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, window)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys, one after the other, where the keyboard is."""
    for key in keys:
        qtbot.keyClick(window.focusWidget(), key)
        settle(qtbot, window)


def click(qtbot: QtBot, window: MainWindow, button: QWidget) -> None:
    """Click with the mouse."""
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def button(window: MainWindow, words: str) -> QAbstractButton:
    """Return the one button, link, tick or radio in sight that says these words."""
    found = [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and each.text().replace("&&", "&") == words
    ]
    assert len(found) == 1, f"{len(found)} parts say {words!r}"
    return found[0]


def has_ring(window: MainWindow) -> bool:
    """Tell whether the ring is seen around the part that has the keyboard."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was let go of takes the keyboard along
    here = QApplication.focusWidget()
    return here is not None and any(
        ring.isVisible() and ring.widget() is here for ring in window.findChildren(QFocusFrame)
    )
