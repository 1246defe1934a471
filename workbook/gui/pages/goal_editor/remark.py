"""What follows from an answer: a sentence in a quiet box, with links to what can be done about it."""

from PySide6.QtWidgets import QWidget

from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.suggestion_box import SuggestionBox
from workbook.gui.widgets.words import Words


class Remark(SuggestionBox):
    """A suggestion; it never stops anybody."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=4, foot=10, parent=parent)
        self.parts.addWidget(Words(sentence))
        self._links = FlowLayout(24, 4)
        self.parts.addLayout(self._links)

    def add_link(self, words: str) -> LinkButton:
        """Return a new link below the sentence."""
        link = LinkButton(words)
        self._links.addWidget(link)
        return link
