"""A chart as a picture, with its sentence for those who do not see it, and points to visit by mouse and keyboard."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget  # noqa: TID251 - escapes what it shows

from workbook.gui.charting import Picture, Stop
from workbook.gui.theme import Theme
from workbook.resources import translate as _

_NEAR = 12
"""Pixels from a point within which the pointer visits it."""


class ChartView(QWidget):
    """Shows a `Picture`. With stops it takes the keyboard: left and right go from point to point, Home and End too."""

    visited = Signal(object)
    """`Stop` that the person went to."""

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap: QPixmap | None = None
        self._picture: Picture | None = None
        self._at: int | None = None
        self._row: QAbstractButton | None = None
        self._washed: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(sentence)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    @property
    def stop(self) -> Stop | None:
        """The point that is visited."""
        return None if self._picture is None or self._at is None else self._picture.stops[self._at]

    def stand_in(self, row: QAbstractButton) -> None:
        """Take the colour of the row while the pointer is on it; the row does what is clicked."""
        self._row = row
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def reserve(self, width: float, height: float) -> None:
        """Keep room for a chart of this size while it is drawn."""
        self.setFixedSize(round(width), round(height))

    def show_picture(self, picture: Picture) -> None:
        """Show a chart in the place of the one that is there."""
        pixmap = QPixmap.fromImage(picture.image)
        pixmap.setDevicePixelRatio(picture.ratio)
        self._pixmap, self._picture, self._at, self._washed = pixmap, picture, None, None
        self.setFixedSize(round(picture.width), round(picture.height))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if picture.stops else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(_("Left and right go from point to point.") if picture.stops else "")
        self.update()

    def ring_rect(self) -> QRect:
        """Return what the focus ring goes around."""
        return self.rect()

    def ring_radius(self) -> float:
        """Return the radius of its corners."""
        return Theme.of().px(4)

    def sizeHint(self) -> QSize:
        """Return the size of the chart."""
        return QSize() if self._picture is None else QSize(round(self._picture.width), round(self._picture.height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point."""
        count = 0 if self._picture is None else len(self._picture.stops)
        at = self._at
        steps = {
            Qt.Key.Key_Left: (count if at is None else at) - 1,
            Qt.Key.Key_Right: 0 if at is None else at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        to = steps.get(Qt.Key(event.key()))
        if to is None or not count:
            super().keyPressEvent(event)
        else:
            self._visit(min(max(to, 0), count - 1))

    def event(self, event: QEvent) -> bool:
        """Say what the point under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if not self._visit_near(event.pos()):
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Visit the point under the pointer at once."""
        super().mousePressEvent(event)
        self._visit_near(event.position().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chart, and a ring around the point that is visited."""
        if self._pixmap is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_touched = self._row is not None and (self._row.underMouse() or self._row.isDown())
        painter.drawPixmap(0, 0, self._on_wash(self._pixmap) if is_touched else self._pixmap)
        stop = self.stop
        if stop is not None and (self.hasFocus() or self.underMouse()):
            reach = stop.radius + 4
            painter.setPen(QPen(Theme.of().colour("accent"), 2))
            painter.drawEllipse(QRectF(stop.x - reach, stop.y - reach, 2 * reach, 2 * reach))
        painter.end()

    def _on_wash(self, pixmap: QPixmap) -> QPixmap:
        """Return the chart on the colour of a row under the pointer, in the place of the page's."""
        if self._washed is None:
            theme = Theme.of()
            ground, wash = theme.colour("paper"), theme.colour("wash")
            self._washed = QPixmap(pixmap)
            painter = QPainter(self._washed)
            if theme.is_dark:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
                tint = [1 - (1 - there) / (1 - here) for here, there in zip(_rgb(ground), _rgb(wash), strict=True)]
            else:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                tint = [there / here for here, there in zip(_rgb(ground), _rgb(wash), strict=True)]
            painter.fillRect(self.rect(), QColor.fromRgbF(*(min(max(each, 0), 1) for each in tint)))
            painter.end()
        return self._washed

    def _visit(self, at: int) -> None:
        self._at = at
        stop = self.stop
        if stop is not None:
            self.setAccessibleDescription(stop.text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, stop.text))
            _show_tip(self.mapToGlobal(QPoint(round(stop.x), round(stop.y))), stop.text, self)
            self.visited.emit(stop)
        self.update()

    def _visit_near(self, pos: QPoint) -> bool:
        """Visit the point closest to a place, if one is near; tell whether one was."""
        stops = () if self._picture is None else self._picture.stops
        distances = [max(abs(stop.x - pos.x()), abs(stop.y - pos.y())) for stop in stops]
        if not distances or min(distances) > _NEAR:
            return False
        self._visit(distances.index(min(distances)))
        return True


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _show_tip(where: QPoint, text: str, chart: QWidget) -> None:
    """Show a text as it was written: left alone, a tool tip takes angle brackets for mark-up."""
    from html import escape  # knows thousands of names, and no tip is shown at the start

    QToolTip.showText(where, f'<p style="white-space: pre-wrap">{escape(text)}</p>', chart)
