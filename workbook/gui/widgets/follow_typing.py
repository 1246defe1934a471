"""Whoever types sees what they type: the line with the cursor is scrolled to, wherever the keyboard was put before."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from workbook.gui.theme import Theme

_AROUND = 12
"""Pixels at 100 % that stay in sight above and below the line."""

_SETTLED = 50
"""Milliseconds after a key in which a field grows and the page is laid out anew."""


class FollowTyping(QObject):
    """Watches the part with the keyboard while it is in a scrolling area."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._part: QWidget | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED)
        self._settled.timeout.connect(self._follow)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow once the key has done what it does, and a field has grown for it."""
        if event.type() == QEvent.Type.KeyPress:
            self._settled.start()
        return False

    def _watch(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._part is not None and isValid(self._part):
            self._part.removeEventFilter(self)
        self._part = now if now is not None and self._area.isAncestorOf(now) else None
        if self._part is not None:
            self._part.installEventFilter(self)

    def _follow(self) -> None:
        part, inside = self._part, self._area.widget()
        if part is None or inside is None or not isValid(part) or not part.hasFocus():
            return
        line = _line(part)
        middle = part.mapTo(inside, line.center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, line.height() // 2 + Theme.of().px(_AROUND))


def _line(part: QWidget) -> QRect:
    """Return where the cursor stands in a part; all of a part that has none."""
    cursor = part.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if part.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return cursor.toAlignedRect() if isinstance(cursor, QRectF) else QRect(cursor)
    return part.rect()
