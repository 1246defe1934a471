"""How it can be seen: an amount with its unit and rhythm, or an event that happens or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.form import lead_on_with_enter
from workbook.gui.theme import Theme
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.line_field import LineField
from workbook.resources import translate as _

AMOUNT, EVENT = "amount", "event"


class AmountPart(QWidget):
    """One kind is asked for at a time; what was written for the other one comes back with it."""

    answered = Signal(object)
    typed = Signal(object)

    def __init__(self, answers: GoalVersion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = [(AMOUNT, _("An amount")), (EVENT, _("An event that happens or not"))]
        self.kind = ChoiceRow(_("What kind of sign is it?"), kinds, label_shown=False)
        self.amount = LineField(_("How much?"))
        self.unit = LineField(_("Of what?"))
        self.every = LineField(_("How often?"))
        self.happening = LineField(
            _("What will have happened?"), caption=_("Such as: when I have handed in the application.")
        )
        self._across = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._across)
        Theme.of().space(self._row, 8)
        for field, stretch in ((self.amount, 2), (self.unit, 3), (self.every, 3)):
            self._row.addWidget(field, stretch)
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        for part in (self.kind, self._across, self.happening):
            column.addWidget(part)
        self._fields: dict[str, LineField] = {
            "amount": self.amount,
            "unit": self.unit,
            "every": self.every,
            "event": self.happening,
        }
        for name, field in self._fields.items():
            self._bind(name, field, getattr(answers, name))
        is_event = bool(answers.event) and not answers.amount
        self.kind.set_value(EVENT if is_event else AMOUNT)
        self.kind.chosen.connect(lambda _kind: self._choose())
        self.setFocusProxy(self.kind)
        Theme.of().changed.connect(self._arrange)
        self._arrange()

    def write_back(self) -> None:
        """Tell what stands in the fields that can be seen."""
        for field in self._fields.values():
            field.write_back()

    def _bind(self, name: str, field: LineField, value: str | None) -> None:
        field.set_text(value)
        lead_on_with_enter(field)
        field.edited.connect(lambda text: self.typed.emit({name: text or None}))
        field.left.connect(lambda text: self.answered.emit({name: text or None}))

    def _choose(self) -> None:
        """Answer with the kind that was chosen alone."""
        is_event = self.kind.value == EVENT
        self._arrange()
        self.answered.emit(
            {
                name: (field.text or None) if (name == EVENT) == is_event else None
                for name, field in self._fields.items()
            }
        )

    def _arrange(self) -> None:
        is_event = self.kind.value == EVENT
        self._across.setVisible(not is_event)
        self.happening.setVisible(is_event)
        is_large = Theme.of().is_large
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
