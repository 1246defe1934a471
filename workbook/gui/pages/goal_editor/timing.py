"""Time: by when, and one plan of the kind "If …, then I will …"."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from workbook.domain.goal import GoalVersion
from workbook.domain.rhythm import step_from
from workbook.domain.therapy import Rhythm
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.sentence import SentencePart
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.text_field import TextField
from workbook.resources import translate as _
from workbook.services.days import full_day


class TimeForm(Form):
    """The target date with quick choices, and the plan."""

    def __init__(self, answers: GoalVersion, today: Callable[[], date], next_reassessment: date | None) -> None:
        super().__init__(answers)
        self.day = DateField(_("By when would you like to be there?"), today, is_ahead=True)
        self.day.set_value(answers.target_date)
        self.day.left.connect(lambda day: self.answered.emit({"target_date": day}))
        self._fields.append(self.day)
        self.column.addWidget(self.day)
        quick = [
            (_("In 3 months"), _months_after(today(), 3)),
            (_("In 6 months"), _months_after(today(), 6)),
        ]
        if next_reassessment is not None and next_reassessment > today():
            quick.append((_("At the next reassessment"), next_reassessment))
        self.quick = [self._quick(words, day) for words, day in quick]
        self.column.addLayout(in_a_row(*self.quick, gap=8))
        self.if_then = TextField(
            _("A plan: If …, then I will …"),
            lines=2,
            caption=_("Such as: If it is Wednesday evening, then I will write to one friend about the weekend."),
        )
        self.column.addSpacing(8)
        self.ask("if_then", self.if_then)
        self.sentence = SentencePart(answers)
        self.sentence.answered.connect(self.answered)
        self.sentence.typed.connect(self.typed)
        self.column.addSpacing(8)
        self.column.addWidget(self.sentence)
        self.setFocusProxy(self.day)

    @property
    def unread(self) -> str:
        """What stands in the field of the day and cannot be taken; empty where it can."""
        return "" if self.day.is_readable else self.day.field.text

    @property
    def is_in_order(self) -> bool:
        """Whether the day can be read; else the keyboard goes there."""
        if not self.day.is_readable:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.day.is_readable

    def show_answers(self, answers: GoalVersion) -> None:
        """Show the sentence that the answers make."""
        super().show_answers(answers)
        self.sentence.show_answers(answers)

    def write_back(self) -> None:
        """Tell what stands in the fields and in the sentence."""
        super().write_back()
        self.sentence.write_back()

    def _quick(self, words: str, day: date) -> PlainButton:
        button = PlainButton(words, small=True)
        button.setAccessibleDescription(full_day(day))

        def choose() -> None:
            self.day.set_value(day)
            self.answered.emit({"target_date": day})

        button.clicked.connect(choose)
        return button


def _months_after(day: date, months: int) -> date:
    return step_from(day, Rhythm(start=day, months=1), months)
