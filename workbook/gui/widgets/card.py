"""Boxes: a card for a chart or for what is due, a dashed one where nothing is yet, a thin line between parts."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbook.gui.theme import BODY, STRONG, Theme
from workbook.gui.widgets.buttons import MainButton
from workbook.gui.widgets.words import Words


class Card(QWidget):
    """A sheet with a thin border; one that is due has a stronger one. Never a card in a card."""

    def __init__(self, *, is_due: bool = False, is_dashed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_due, self._is_dashed = is_due, is_dashed
        self.parts = QVBoxLayout(self)
        Theme.of().space(self.parts, 4, (20, 16, 20, 16))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and its border."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("edge" if self._is_due or self._is_dashed else "rule"), theme.border)
        if self._is_dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._is_dashed else theme.colour("sheet"))
        half = pen.widthF() / 2
        corner = theme.px(4)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)
        painter.end()


class EmptyState(Card):
    """What belongs here, one sentence, one button."""

    def __init__(self, title: str, sentence: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(is_dashed=True, parent=parent)
        self.button = MainButton(action)
        self.parts.addWidget(Words(title, STRONG))
        self.parts.addWidget(Words(sentence, BODY))
        self.parts.addSpacing(Theme.of().px(8))
        self.parts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class Rule(QWidget):
    """A thin line; `strong` ones carry a heading."""

    def __init__(self, *, strong: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = "edge" if strong else "rule"
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Theme.of().colour(self._token))
        painter.end()
