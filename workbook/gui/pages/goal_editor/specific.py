"""Specific: what, where, with whom, and with what support."""

from PySide6.QtCore import Qt

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.sentence import SentencePart
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.long_text import at_length
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class SpecificForm(Form):
    """The activity and its support, with the sentence that they make."""

    def __init__(self, answers: GoalVersion) -> None:
        super().__init__(answers)
        if answers.own_words:
            is_own = answers.starter is None
            self.column.addWidget(at_length(answers.own_words, Passage if is_own else Words))
        self.activity = TextField(
            _("What will you be doing, where, and with whom?"),
            lines=2,
            caption=_("Begin with what you do, such as: Meet one friend in person, at a café or for a walk."),
        )
        self.ask("activity", self.activity)
        self.take_words = LinkButton(_("Start from my own words"))
        self.take_words.clicked.connect(self._take_words)
        self.column.addLayout(at_left(self.take_words))
        self.take_words.setVisible(bool(answers.own_words) and not answers.activity)
        self.support = TextField(
            _("With what help or support?"),
            optional=True,
            lines=1,
            caption=_("Somebody, a tool or a place, such as: with my sister, or using a timer."),
        )
        self.ask("support", self.support)
        self.sentence = SentencePart(answers)
        self.sentence.answered.connect(self.answered)
        self.sentence.typed.connect(self.typed)
        self.column.addSpacing(8)
        self.column.addWidget(self.sentence)
        self.setFocusProxy(self.activity)

    @property
    def is_in_order(self) -> bool:
        """Whether it is said what will be done or happen; else the field says so and gets the keyboard."""
        if self.answers.activity or self.answers.statement:
            return True
        self.activity.show_problem(_("Write what you will be doing. A few words are enough for now."))
        self.activity.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def show_answers(self, answers: GoalVersion) -> None:
        """Show the sentence that the answers make."""
        super().show_answers(answers)
        self.sentence.show_answers(answers)
        self.take_words.setVisible(bool(answers.own_words) and not self.activity.text)

    def write_back(self) -> None:
        """Tell what stands in the fields and in the sentence."""
        super().write_back()
        self.sentence.write_back()

    def _take_words(self) -> None:
        words = self.answers.own_words
        self.activity.set_text(words)
        self.answered.emit({"activity": words})
        self.activity.setFocus()
