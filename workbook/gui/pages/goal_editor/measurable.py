"""Measurable: what can be counted or seen, and the person's own words for 10, 5 and 0; the rest is folded away."""

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.amount import AmountPart
from workbook.gui.pages.goal_editor.beside_field import BesideField
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.levels import LevelsPart
from workbook.gui.pages.goal_editor.sentence import SentencePart
from workbook.gui.theme import SUBHEADING, Theme
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class MeasurableForm(Form):
    """Amount or event, and the words for 10, 5 and 0. What a friend would see and five levels unfold."""

    def __init__(self, answers: GoalVersion) -> None:
        super().__init__(answers)
        self.sentence = SentencePart(answers)
        self.amount = AmountPart(answers)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.amount)
        self.column.addSpacing(Theme.of().px(8))
        self.column.addWidget(Words(_("What would 10, 5 and 0 look like?"), SUBHEADING))
        self.ten = self._anchor("ten", 10, _("fully there"))
        self.five = self._anchor("five", 5, _("half way"))
        self.zero = self._anchor(
            "zero", 0, _("not at all"), _("Leave room below today, so that a harder month can show too.")
        )
        self.column.addSpacing(Theme.of().px(8))
        self.measure = TextField(_("What would a friend see or hear?"), lines=1, label_shown=False)
        self.bind("measure", self.measure)
        self.measure_fold = Fold(
            _("What would a friend see or hear?"), summary=_("optional"), is_open=bool(answers.measure)
        )
        self.measure_fold.content.addWidget(self.measure)
        self.column.addWidget(self.measure_fold)
        self.levels: LevelsPart | None = None
        self.levels_fold = Fold(_("Describe five levels"), summary=_("optional"))
        self.levels_fold.head.toggled.connect(lambda _is_open: self._unfold())
        self.column.addWidget(self.levels_fold)
        for part in (self.sentence, self.amount):
            part.answered.connect(self.answered)
            part.typed.connect(self.typed)
        self.setFocusProxy(self.amount)
        self._count_levels(answers)

    def show_answers(self, answers: GoalVersion) -> None:
        """Show the sentence and the examples that the answers make."""
        super().show_answers(answers)
        self.sentence.show_answers(answers)
        self._count_levels(answers)
        if self.levels is not None:
            self.levels.show_answers(answers)

    def write_back(self) -> None:
        """Tell what stands in any field of the page."""
        super().write_back()
        for part in (self.sentence, self.amount, self.levels):
            if part is not None:
                part.write_back()

    def _count_levels(self, answers: GoalVersion) -> None:
        """Say at the fold how many levels are written, so that none has to be opened to know."""
        count = sum(bool(text) for text in answers.levels.by_level().values())
        self.levels_fold.set_count(_("{count} of 5 written").format(count=count) if count else "")

    def _unfold(self) -> None:
        """Make the levels when somebody first wants to see them."""
        if self.levels is None:
            levels = self.levels = LevelsPart(self.answers)
            levels.answered.connect(self.answered)
            levels.typed.connect(self.typed)
            levels.fill.pressed.connect(self.write_back)
            self.levels_fold.content.addWidget(levels)

    def _anchor(self, part: str, value: int, name: str, caption: str = "") -> TextField:
        """Ask for the words of a number; the field says both, since its label stands beside it."""
        field = TextField(
            _("{value}, {name}").format(value=value, name=name), lines=1, caption=caption, label_shown=False
        )
        self.bind(f"anchors.{part}", field)
        self.column.addWidget(BesideField(value, name, field))
        return field
