"""Five levels in words, as in goal attainment scaling, for those who want them."""

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.labels import level_label
from workbook.services.level_examples import level_examples

LEVELS = {2: "much_more", 1: "more", 0: "expected", -1: "less", -2: "much_less"}
"""The names of the levels in `domain.goal.Levels`, best first."""


class LevelsPart(Form):
    """The five levels with an example for each, and how important and how difficult the goal is."""

    def __init__(self, answers: GoalVersion) -> None:
        super().__init__(answers)
        self.column.addWidget(
            Words(
                _(
                    "Change one part of your sentence from level to level: how much, by when, or with how much help. "
                    "0 is what you hope for."
                )
            )
        )
        self.fill = LinkButton(_("Put the examples into the empty levels"))
        self.fill.clicked.connect(self._fill)
        self.column.addLayout(at_left(self.fill))
        self.levels: dict[int, TextField] = {}
        for level, name in LEVELS.items():
            field = self.levels[level] = TextField(f"{_signed(level)} {level_label(level)}", lines=1)
            self.ask(f"levels.{name}", field)
        self.importance = self._weight("gas_importance", _("How important is it, beside your other goals?"))
        self.difficulty = self._weight("gas_difficulty", _("How difficult is it?"))
        self.show_answers(answers)

    def show_answers(self, answers: GoalVersion) -> None:
        """Make the examples from the sentence as it is."""
        super().show_answers(answers)
        self._examples = level_examples(answers)
        self.fill.setVisible(bool(self._examples))
        for level, field in self.levels.items():
            example = self._examples.get(level)
            field.set_caption(_("For example: {example}").format(example=example) if example else "")

    def _fill(self) -> None:
        found = {
            f"levels.{LEVELS[level]}": example
            for level, example in self._examples.items()
            if not self.levels[level].text
        }
        for level, example in self._examples.items():
            if not self.levels[level].text:
                self.levels[level].set_text(example)
        if found:
            self.answered.emit(found)
        self.levels[2].setFocus()

    def _weight(self, name: str, question: str) -> ChoiceRow:
        row = ChoiceRow(question, [(1, _("1 a little")), (2, _("2 quite")), (3, _("3 very"))])
        row.set_value(getattr(self.answers, name))
        row.chosen.connect(lambda value: self.answered.emit({name: value}))
        self.column.addWidget(row)
        return row


def _signed(level: int) -> str:
    return f"{level:+d}".replace("-", "−") if level else "0"
