"""The sentence about a problem, between a field and its label."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.gui.theme import Lettering, Theme
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.words import Words

_CLAY = Lettering(size=15, line=22, colour="clay")


class ProblemLine(QWidget):
    """An icon and a sentence in clay; hidden while there is none. Assistive technology reads it out when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", _CLAY)
        line = QHBoxLayout(self)
        Theme.of().space(line, 8)
        icon = Icon("info", "clay")
        line.addWidget(icon)
        line.setAlignment(icon, line.alignment())
        line.addWidget(self._words, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while there is no problem."""
        return self._words.text()

    def show_problem(self, sentence: str) -> None:
        """Say what the problem is; nothing takes the line away."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
