"""Whoever comes to a page sees the part that has the keyboard, also where large text puts it below what is in sight."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from workbook.gui.theme import Theme

_SETTLED = (50, 200)
"""Milliseconds after which parts that were just put into a page have their heights: mostly, and on a busy computer."""
_SEEN, _BELOW = 60, 12
"""Pixels at 100 % of the part that are brought into sight, and what stays free below them."""


class FirstSight(QObject):
    """Scrolls to the part that has the keyboard when a page was just shown, and nothing of it is in sight.

    It goes no further than it must: the question stays in sight where there is room, and the label always does.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._settled = [QTimer(self) for _after in _SETTLED]
        for timer, after in zip(self._settled, _SETTLED, strict=True):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look once the page that is shown from its top has its heights."""
        for timer in self._settled:
            timer.start()

    def _look(self) -> None:
        inside = self._area.widget()
        part: QWidget | None = self._area.window().focusWidget()
        if part is None or inside is None or not part.isVisible() or not inside.isAncestorOf(part):
            return
        top, room, bar = part.mapTo(inside, QPoint()).y(), self._area.height(), self._area.verticalScrollBar()
        if top >= room:
            px = Theme.of().px
            bar.setValue(max(bar.value(), top + min(part.height(), px(_SEEN)) + px(_BELOW) - room))
