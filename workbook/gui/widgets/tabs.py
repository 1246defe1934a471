"""Tabs: a few views of the same thing, one of them shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from workbook.gui.theme import BODY, STRONG, Lettering, Theme
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.text_block import TextBlock

_HEIGHT, _BAR, _GAP = 36, 3, 24
_QUIET = Lettering(size=BODY.size, line=BODY.line, colour="quiet")


class _Tab(QRadioButton):
    """One view: semi-bold over a bar of the accent when it is shown."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def ring_rect(self) -> QRect:
        """Return the words, and a little beside them."""
        theme = Theme.of()
        beside = theme.px(3)
        return self.rect().adjusted(-beside, theme.px(4), beside, -theme.px(_BAR + 4))

    def ring_radius(self) -> float:
        """Return the radius of the ring's corners."""
        return 2

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether the pointer is on the tab."""
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the words in semi-bold, so that nothing moves when another tab is chosen."""
        return QSize(TextBlock(self._words, STRONG).width, Theme.of().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same room."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the bar."""
        theme, is_shown = Theme.of(), self.isChecked()
        painter = QPainter(self)
        block = TextBlock(self._words, STRONG if is_shown else _QUIET)
        colour = "print" if is_shown else "accent" if self.underMouse() else "quiet"
        block.paint(painter, 0, (self.height() - theme.px(_BAR) - block.height) / 2, theme.colour(colour))
        if is_shown:
            bar = theme.px(_BAR)
            painter.fillRect(0, self.height() - bar, self.width(), bar, theme.colour("accent"))
        painter.end()


class Tabs(QWidget):
    """Tabs beside each other, in further lines when they do not fit. Left and right go from one to the next."""

    chosen = Signal(object)
    """The person went to a view: its value."""

    def __init__(self, name: str, views: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for value, _words in views]
        self._group = QButtonGroup(self)
        self.tabs = [_Tab(words, self) for _value, words in views]
        row = FlowLayout(_GAP, 0)
        self.setLayout(row)
        for number, tab in enumerate(self.tabs):
            tab.setAccessibleDescription(name)
            self._group.addButton(tab, number)
            row.addWidget(tab)
        self.tabs[0].setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    @property
    def value(self) -> object:
        """The view that is shown."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Show a view; that is no choice of the person's."""
        self.tabs[self._values.index(value)].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below the tabs."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, Theme.of().colour("rule"))
        painter.end()
