"""The goal in one sentence: made from the answers, until the person writes it in their own way."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import GoalVersion
from workbook.gui.theme import QUIET, QUOTE, STRONG, Lettering, Theme
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.long_text import shortened
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.goal_sentence import goal_sentence, is_rewritten

_PROPOSED = Lettering(size=17, line=26)


class SentencePart(QWidget):
    """Shows the sentence. One that was made from the answers is print; one the person wrote is theirs, in ink."""

    answered = Signal(object)
    typed = Signal(object)

    def __init__(self, answers: GoalVersion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers = answers
        self._proposed = Words("", _PROPOSED)
        self._own = Passage("", QUOTE)
        self._empty = Words(_("It grows as you answer."), QUIET)
        self.field = TextField(_("Your goal in one sentence"), lines=2, label_shown=False)
        self.rewrite = LinkButton(_("Write it in my own way"), icon="pencil")
        self.follow = LinkButton(_("Make it from my answers again"))
        column = QVBoxLayout(self)
        Theme.of().space(column, 4)
        column.addWidget(Words(_("Your goal in one sentence"), STRONG))
        for part in (self._empty, self._proposed, self._own, self.field):
            column.addWidget(part)
        column.addLayout(in_a_row(self.rewrite, self.follow))
        self.field.hide()
        self.rewrite.clicked.connect(self._edit)
        self.follow.clicked.connect(self._follow)
        self.field.edited.connect(lambda text: self.typed.emit({"statement": text or None}))
        self.field.left.connect(lambda text: self.answered.emit({"statement": text or None}))
        self.show_answers(answers)

    def show_answers(self, answers: GoalVersion) -> None:
        """Show the sentence of these answers; while it is being written, it stays as it is typed."""
        self._answers = answers
        is_edited = not self.field.isHidden()
        is_own = is_rewritten(answers)
        statement = answers.statement or ""
        self._proposed.set_words(shortened(statement))
        self._own.set_text(shortened(statement))
        self._empty.setVisible(not statement and not is_edited)
        self._proposed.setVisible(bool(statement) and not is_own and not is_edited)
        self._own.setVisible(is_own and not is_edited)
        self.rewrite.setVisible(not is_edited)
        self.follow.setVisible(is_own and goal_sentence(answers) is not None)

    def write_back(self) -> None:
        """Tell what was written."""
        self.field.write_back()

    def _edit(self) -> None:
        self.field.set_text(self._answers.statement)
        self.field.show()
        self.show_answers(self._answers)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.field.hide()
        self.answered.emit({"statement": None})
        self.rewrite.setFocus(Qt.FocusReason.OtherFocusReason)
