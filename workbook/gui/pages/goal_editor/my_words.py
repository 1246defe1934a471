"""The first page: what the person wants, before any form."""

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class MyWordsForm(Form):
    """Own words, kept unchanged beside the sentence."""

    def __init__(self, answers: GoalVersion) -> None:
        super().__init__(answers)
        self.column.addWidget(
            Words(_("Write it the way you would tell a friend. It does not have to be a goal yet; that comes next."))
        )
        self.words = TextField(
            _("My words"), lines=5, caption=_("These words are kept as they are, beside the goal they grow into.")
        )
        self.ask("own_words", self.words)
        self.setFocusProxy(self.words)
