"""A quoted passage of the person's own words: ink, with a line of ink at its left."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.gui.theme import INK, Lettering, Theme
from workbook.gui.widgets.words import Words

_LINE, _GAP = 3, 12


class Passage(QWidget):
    """What the person wrote. The line belongs to this alone."""

    def __init__(self, text: str = "", lettering: Lettering = INK, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words(text, lettering)
        row = QHBoxLayout(self)
        Theme.of().space(row, 0, (_LINE + _GAP, 2, 0, 2))
        row.addWidget(self._words, 1)

    @property
    def text(self) -> str:
        """The words."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._words.set_words(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.fillRect(0, 0, theme.px(_LINE), self.height(), theme.colour("ink"))
        painter.end()
