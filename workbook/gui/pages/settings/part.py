"""What the parts of Settings have in common."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.theme import BODY, QUIET, SECTION, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left, in_a_row
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem


class Part(QWidget):
    """One part, below its title. It reads what it shows when it is made, and again when that changes."""

    go_requested = Signal(object)
    """`Place` to go to."""
    noted = Signal(object)
    """`Note` for the message bar."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__()
        self.surroundings, self.errands = surroundings, errands
        self.desk, self.preferences, self.tools = surroundings.desk, surroundings.preferences, surroundings.tools
        self.dialogs = surroundings.dialogs
        self.parts = QVBoxLayout(self)
        Theme.of().space(self.parts, 8)

    def leave(self) -> None:
        """Write back what stands in a field."""

    def react(self, changes: Changes) -> None:
        """Read again what these changes touch."""

    def say(self, *sentences: str) -> None:
        """Add a paragraph for each sentence."""
        for sentence in sentences:
            self.parts.addWidget(Words(sentence, BODY))

    def say_quietly(self, sentence: str) -> Words:
        """Add a paragraph in second rank and return it."""
        words = Words(sentence, QUIET)
        self.parts.addWidget(words)
        return words

    def section(self, title: str) -> None:
        """Begin a group with a heading."""
        self.parts.addSpacing(Theme.of().px(16))
        self.parts.addWidget(Words(title, SECTION))

    def button(self, words: str, icon: str | None = None) -> PlainButton:
        """Add a button and return it."""
        button = PlainButton(words, icon=icon)
        self.parts.addLayout(at_left(button))
        return button

    def link(self, words: str) -> LinkButton:
        """Add a link and return it."""
        link = LinkButton(words)
        self.parts.addLayout(at_left(link))
        return link

    def row(self, *buttons: QWidget) -> None:
        """Add buttons beside each other, in further lines where they do not fit."""
        self.parts.addLayout(in_a_row(*buttons, gap=12))

    def note_changes(self, text: str, changes: Changes) -> None:
        """Tell what was changed, with the way to take it back."""
        if changes:
            self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

    def tell(self, problem: StorageProblem) -> None:
        """Tell about trouble with a file."""
        self.noted.emit(Note(text=storage_sentence(problem), is_problem=True))
