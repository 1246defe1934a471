"""A field for a day, typed as people type it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.limits import FIRST_DAY, LAST_DAY
from workbook.gui.theme import Theme
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.typed_day import read_day
from workbook.resources import translate as _
from workbook.services.days import full_day

_WIDEST = 240


class DateField(QWidget):
    """A day with its label. What is typed is read on leaving; what cannot be read stays, with a sentence above it.

    `today` gives the day on which a day without a year is read; `is_ahead` says whether the next or the last one is
    meant.
    """

    edited = Signal(str)
    """The person typed: the text as it stands."""
    left = Signal(object)
    """The person leaves after typing a day that can be taken: a `date`, or None for an empty field."""

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        *,
        is_ahead: bool = False,
        earliest: date = FIRST_DAY,
        latest: date = LAST_DAY,
        optional: bool = False,
        caption: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._is_ahead = today, is_ahead
        self._earliest, self._latest = earliest, latest
        self.field = LineField(label, limit=60, optional=optional, caption=caption)
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        Theme.of().changed.connect(self._fit)
        self._fit()
        self.field.edited.connect(self._note_edit)
        self.field.left.connect(self._read)

    @property
    def value(self) -> date | None:
        """The day in the field; None when it is empty or cannot be read."""
        return read_day(self.field.text, self._today(), is_ahead=self._is_ahead)

    @property
    def is_readable(self) -> bool:
        """Whether the field holds nothing, or a day that can be taken."""
        return not self._problem()

    def set_value(self, day: date | None) -> None:
        """Put a day in; that is no edit of the person's."""
        self.field.set_text("" if day is None else full_day(day))
        self.show_problem("")

    def set_typed(self, text: str) -> None:
        """Put back what was typed before, with what the problem with it is."""
        self.field.set_text(text)
        self.show_problem(self._problem())

    def set_range(self, earliest: date, latest: date) -> None:
        """Take days from one to another, both included."""
        self._earliest, self._latest = earliest, latest

    def show_problem(self, sentence: str) -> None:
        """Say what the problem with the day is; an empty sentence takes it away."""
        if bool(sentence) != bool(self.field.problem.sentence):
            tip = _("A date on this page is not kept yet") if sentence else ""
            QCoreApplication.sendEvent(self, QStatusTipEvent(tip))
        self.field.show_problem(sentence)

    def write_back(self) -> None:
        """Tell what the person typed, if they did since it was told last."""
        self.field.write_back()

    def _fit(self) -> None:
        self.field.line.setMaximumWidth(Theme.of().px(_WIDEST))

    def _note_edit(self, text: str) -> None:
        self.show_problem("")
        self.edited.emit(text)

    def _read(self, text: str) -> None:
        problem = self._problem()
        self.show_problem(problem)
        if not problem:
            day = self.value
            self.set_value(day)
            self.left.emit(day)

    def _problem(self) -> str:
        if not self.field.text.strip():
            return ""
        day = self.value
        if day is None:
            return _("Type a date, for example {day}.").format(day=full_day(self._today()))
        if day < self._earliest == self._today() and self._latest == LAST_DAY:
            return _("This day lies in the past. Choose today or a day to come.")
        if day < self._earliest and self._latest == LAST_DAY:
            return _("This is before {day}.").format(day=full_day(self._earliest))
        if day > self._latest == self._today() and self._earliest == FIRST_DAY:
            return _("This day lies ahead. Choose today or a day before it.")
        if day > self._latest and self._earliest == FIRST_DAY:
            return _("Choose a day up to {day}.").format(day=full_day(self._latest))
        if day != self._earliest == self._latest:
            return _("There is one day to choose: {day}.").format(day=full_day(self._latest))
        if not self._earliest <= day <= self._latest:
            return _("Choose a day from {first} to {last}.").format(
                first=full_day(self._earliest), last=full_day(self._latest)
            )
        return ""
