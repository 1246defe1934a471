"""The column of a reading page: at most 720 wide, anchored left, scrolling up and down and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.follow_typing import FollowTyping

WIDEST = 720
"""Pixels, whatever the size of text."""


class Column(QScrollArea):
    """Parts below one another."""

    def __init__(self, gap: int = 8, margins: tuple[int, int, int, int] = (40, 24, 40, 24)) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outside = QWidget()
        outside.setObjectName("column")
        self._margins = margins
        self._scrolled = self.width()
        self._around = QVBoxLayout(outside)
        self.parts = QVBoxLayout()
        Theme.of().space(self.parts, gap)
        self._around.setSpacing(0)
        self._around.addLayout(self.parts)
        self._around.addStretch(1)
        self.setWidget(outside)
        FollowTyping(self)
        Theme.of().changed.connect(self._fit)

    def add(self, part: QWidget, above: int = 0) -> None:
        """Put a part at the end, `above` pixels (at 100 %) further down than the gap."""
        if not above:
            self.parts.addWidget(part)
            return
        lower = QVBoxLayout()
        lower.addWidget(part)
        self._add_lower(lower, above)

    def add_layout(self, layout: QLayout, above: int = 0) -> None:
        """Put parts that are laid out already at the end."""
        lower = QVBoxLayout()
        lower.addLayout(layout)
        self._add_lower(lower, above)

    @property
    def room(self) -> int:
        """The width of the parts, in pixels."""
        margins = self._around.contentsMargins()
        return self._scrolled - margins.left() - margins.right()

    def clear(self) -> None:
        """Take every part away."""
        empty(self.parts)

    def to_top(self) -> None:
        """Show the beginning."""
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column as wide as can be read; `event` tells of what scrolls, not of this with its scroll bar.

        PySide loads the lists of names of every widget there is when it is asked for the viewport, which takes longer
        than all else here.
        """
        super().resizeEvent(event)
        self._scrolled = event.size().width()
        self._fit()

    def _fit(self) -> None:
        """Leave at the right what the column does not take; a widest width would set heights for a wider one.

        In a narrow place the margins give way: at most a sixteenth of it on each side. A scroll bar stands in the
        right one, so that what scrolls is as wide as what does not.
        """
        left, top, right, bottom = (Theme.of().px(margin) for margin in self._margins)
        room = self._scrolled
        taken = self.width() - room
        left, right = min(left, self.width() // 16), max(min(right, self.width() // 16) - taken, Theme.of().px(8))
        spare = room - left - WIDEST
        self._around.setContentsMargins(left, top, max(right, spare), bottom)

    def _add_lower(self, layout: QVBoxLayout, above: int) -> None:
        """Put a layout at the end with room above it, which is not taken while all that is in it is hidden."""
        Theme.of().space(layout, 0, (0, above, 0, 0))
        self.parts.addLayout(layout)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go.

    A part that leads the keyboard elsewhere would take it away from there when Qt deletes it.
    """
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setFocusProxy(None)  # type: ignore[arg-type]
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
            inner.deleteLater()
