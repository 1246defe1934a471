"""The ring around the part that has the keyboard: 2 px with a gap of 2 px."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

REACH = 12
"""How far a ring can reach beyond its part, in pixels: a gap of 2 and a line of 2, further around a row of a list."""


@runtime_checkable
class Ringed(Protocol):
    """A part that wants a ring when it gets the keyboard."""

    def ring_rect(self) -> QRect:
        """Return what the ring goes around, within the part."""
        ...

    def ring_radius(self) -> float:
        """Return the radius of the corners of that, in pixels."""
        ...


class FocusRing(QObject):
    """Puts the ring around the part that has the keyboard, unless the mouse was used last.

    Whoever clicks their way sees no ring on a part that a new page merely starts at, where it looks like a choice; the
    first key that is pressed brings it.
    """

    def __init__(self, application: QApplication, colour: Callable[[], QColor]) -> None:
        super().__init__(application)
        self._colour = colour
        self._frame: _Frame | None = None
        self._by_mouse = False
        self._window: QWidget | None = None
        self._style = _RingStyle()
        self._style.setParent(self)
        application.focusChanged.connect(self._move)

    def begin(self) -> None:
        """Go where the keyboard is already."""
        self._move(None, QApplication.focusWidget())

    def _move(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is not self._window:
            self._window, self._by_mouse = now.window(), False
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_mouse = True
        if old is not None:
            old.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)
        self._show(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See whether the part that has the keyboard gets a key, the mouse or another look."""
        if event.type() == QEvent.Type.KeyPress and self._by_mouse and isinstance(watched, QWidget):
            self._by_mouse = False
            self._show(watched)
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_mouse = True
        elif event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self._show_again(watched)
        return False

    def _show(self, now: QWidget | None) -> None:
        if self._frame is not None and shiboken6.isValid(self._frame):
            self._frame.deleteLater()
        self._frame = None
        if now is not None and hasattr(now, "ring_rect") and not self._by_mouse:
            self._frame = _Frame(now, self._style, self._colour)

    def _show_again(self, part: QWidget) -> None:
        """Show the ring around a part that took another look, on which Qt hides it for good."""
        if self._frame is not None and shiboken6.isValid(self._frame) and self._frame.widget() is part:
            self._frame.setVisible(part.isVisible())


class _Frame(QFocusFrame):
    def __init__(self, part: QWidget, style: QStyle, colour: Callable[[], QColor]) -> None:
        super().__init__(part.parentWidget())
        self._colour = colour
        self.setStyle(style)
        self.setWidget(part)
        self.setVisible(part.isVisible())  # Qt hides it around what is still to be scrolled into sight, for good

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring."""
        part = self.widget()
        if not isinstance(part, Ringed):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(), 2))
        around = QRectF(part.ring_rect().translated(REACH, REACH)).adjusted(-3, -3, 3, 3)
        radius = part.ring_radius() + 3
        painter.drawRoundedRect(around, radius, radius)
        painter.end()


class _RingStyle(QProxyStyle):
    """Leaves room for the ring around the part, and lets it be painted there."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return how far the frame reaches beyond the part."""
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return REACH
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt names it
    ) -> int:
        """Return no mask: the frame is painted, not cut out. It stands above all parts, so that none cuts it off."""
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)
