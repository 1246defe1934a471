"""What follows from an answer: a sentence in a quiet box, with links to what can be done about it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.words import Words


class Remark(QWidget):
    """A suggestion; it never stops anybody."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        Theme.of().space(column, 4, (14, 10, 14, 10))
        column.addWidget(Words(sentence))
        self._links = FlowLayout(24, 4)
        column.addLayout(self._links)

    def add_link(self, words: str) -> LinkButton:
        """Return a new link below the sentence."""
        link = LinkButton(words)
        self._links.addWidget(link)
        return link

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is behind."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("clay_wash"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.px(4), theme.px(4))
        painter.end()
