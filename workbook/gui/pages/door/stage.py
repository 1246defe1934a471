"""What the stages of the door have in common."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.file_errands import FileErrands
from workbook.gui.theme import BODY, QUIET, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.words import Words


class Stage(QWidget):
    """A heading, some sentences, one main button, and quieter ways below a rule."""

    backups_wanted = Signal()
    """The person wants to choose a backup of this file."""
    back_wanted = Signal()
    """Back to the first stage of this file."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path) -> None:
        super().__init__()
        self.surroundings, self.errands, self.path = surroundings, errands, path
        self.first: QWidget | None = None
        self.parts = QVBoxLayout(self)
        Theme.of().space(self.parts, 8)

    def forget(self) -> None:
        """Forget what was typed."""

    def head(self, icon: str, title: str, *, shows_file: bool = True) -> None:
        """Put the icon, the title and the name of the file at the top."""
        self.parts.addWidget(Icon(icon, "accent", size=28, line=36))
        self.parts.addWidget(Words(title, TITLE))
        if shows_file:
            self.parts.addWidget(Words(self.path.name, QUIET))

    def say(self, *sentences: str) -> None:
        """Add a paragraph for each sentence."""
        for sentence in sentences:
            self.parts.addWidget(Words(sentence, BODY))

    def main(self, words: str) -> MainButton:
        """Add the main button and return it; it gets the keyboard when nothing came before."""
        button = MainButton(words)
        self.parts.addSpacing(Theme.of().px(8))
        self.parts.addLayout(at_left(button))
        self.first = self.first or button
        return button

    def other(self, words: str) -> PlainButton:
        """Add another button and return it."""
        button = PlainButton(words)
        self.parts.addLayout(at_left(button))
        return button

    def rule(self) -> None:
        """Part what is above from the quieter ways below."""
        self.parts.addSpacing(Theme.of().px(16))
        self.parts.addWidget(Rule())
        self.parts.addSpacing(Theme.of().px(4))

    def link(self, words: str) -> LinkButton:
        """Add a link and return it."""
        link = LinkButton(words)
        self.parts.addLayout(at_left(link))
        return link
