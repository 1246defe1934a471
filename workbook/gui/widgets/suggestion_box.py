"""What a suggestion stands on: a quiet tint with round corners."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import CORNER


class SuggestionBox(QWidget):
    """Put what is suggested into `parts`; `gap` and `foot` are pixels at 100 %."""

    def __init__(self, *, gap: int, foot: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = QVBoxLayout(self)
        Theme.of().space(self.parts, gap, (14, 10, 14, foot))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is behind."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("clay_wash"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(CORNER), theme.px(CORNER))
        painter.end()
