"""Whoever comes to a page sees the part that has the keyboard, also where large text puts it below what is in sight."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from workbook.gui.theme import Theme

_SETTLED = 50
"""Milliseconds after which parts that were just put into a page have their heights."""
_SEEN, _BELOW = 60, 12
"""Pixels at 100 % of the part that are brought into sight, and what stays free below them."""


class FirstSight(QObject):
    """Scrolls once to the part that has the keyboard, when nothing of it is in sight and nobody has scrolled.

    It goes no further than it must: the question stays in sight where there is room, and the label always does.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._was_scrolled = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self._look)
        area.verticalScrollBar().actionTriggered.connect(self._note_scrolling)
        area.verticalScrollBar().rangeChanged.connect(self._note_height)

    def begin(self) -> None:
        """Look once the page that is shown from its top has its heights."""
        self._was_scrolled = False
        self._settled.start()

    def _look(self) -> None:
        inside = self._area.widget()
        part: QWidget | None = self._area.window().focusWidget()
        if self._was_scrolled or part is None or inside is None:
            return
        if not part.isVisible() or not inside.isAncestorOf(part):
            return
        top, room, bar = part.mapTo(inside, QPoint()).y(), self._area.height(), self._area.verticalScrollBar()
        if top >= room:
            px = Theme.of().px
            bar.setValue(max(bar.value(), top + min(part.height(), px(_SEEN)) + px(_BELOW) - room))

    def _note_scrolling(self) -> None:
        self._was_scrolled = True

    def _note_height(self) -> None:
        """Look again where the heights come later than expected."""
        self._settled.start()
