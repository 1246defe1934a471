"""A look that every test starts from, and a window to put parts into."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbook.gui.theme import Theme
from workbook.gui.widgets.tab_way import lead_on
from workbook.services.settings import Look

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme, light and at 100 %, whatever the test before left."""
    theme = Theme.of(qapp)
    theme.use(Look.LIGHT, 100)
    theme.show_focus()
    yield theme
    theme.use(Look.LIGHT, 100)


class Window(QWidget):
    """A window in which Tab takes the way it takes in ours."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name is Qt's
        return lead_on(self, forward=next)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Show parts below one another in an active window of a width, and return the window."""
    windows: list[QWidget] = []

    def show_them(*parts: QWidget, width: int = 760, height: int = 600) -> QWidget:
        window = Window()
        windows.append(window)
        window.resize(width, height)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show_them
    for window in windows:
        shiboken6.delete(window)
