"""Relevant: why it matters, how much, and which part of life it belongs to."""

from PySide6.QtCore import Signal

from workbook.domain.goal import Area, GoalVersion
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.ratings import NumberQuestion
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.text_field import TextField
from workbook.resources import translate as _
from workbook.services.labels import label


class RelevantForm(Form):
    """Why, how much, and the area of life."""

    area_chosen = Signal(object)
    """`Area` of the goal."""

    def __init__(self, answers: GoalVersion, area: Area | None) -> None:
        super().__init__(answers)
        self.why = TextField(_("Why does it matter to you?"), lines=3, label_shown=False)
        self.ask("why", self.why)
        self.importance = NumberQuestion(
            _("How much does it matter?"), _("not at all"), _("more than anything"), answers.importance
        )
        self.importance.scale.chosen.connect(lambda value: self.answered.emit({"importance": value}))
        self.area = ChoiceRow(
            _("Which part of life is it about?"), [(each, label(each)) for each in Area], in_columns=True
        )
        self.area.set_value(area)
        self.area.chosen.connect(self.area_chosen)
        self.column.addWidget(self.importance)
        self.column.addWidget(self.area)
        self.setFocusProxy(self.why)
