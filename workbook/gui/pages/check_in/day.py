"""The day a check-in is about: another one can be given, and what stands there is told before anything moves."""

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import BODY, Theme
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.check_in_days import AlreadyThere
from workbook.services.days import full_day


class DayForm(QWidget):
    """A field for the day, and below it what the check-in meets there."""

    changed = Signal()
    """Another day is being typed: what was told about the one before is gone."""
    entered = Signal()
    """The person pressed Enter."""

    def __init__(self, on: date, today: Callable[[], date]) -> None:
        super().__init__()
        self.asked_for: date | None = None
        """The day for which the person was told what stands there."""
        self.day = DateField(
            _("Which day is this check-in about?"),
            today,
            latest=today(),
            caption=_("Its ratings, answers and notes go with it."),
        )
        self.day.set_value(on)
        self._there = QVBoxLayout()
        Theme.of().space(self._there)
        column = QVBoxLayout(self)
        Theme.of().space(column, 16)
        column.addWidget(self.day)
        column.addLayout(self._there)
        self.setFocusProxy(self.day)
        self.day.edited.connect(self._forget)
        self.day.field.entered.connect(self.entered)

    def write_back(self) -> None:
        """Read the day."""
        self.day.write_back()

    def show_there(self, on: date, there: AlreadyThere) -> QWidget:
        """Say what stands on the day, and what becomes of it; return the part that says so."""
        self._empty()
        self.asked_for = on
        card = Card(is_due=True)
        for sentence in _sentences(on, there):
            card.parts.addWidget(Words(sentence, BODY))
        self._there.addWidget(card)
        return card

    def _forget(self) -> None:
        self._empty()
        self.changed.emit()

    def _empty(self) -> None:
        self.asked_for = None
        empty(self._there)


def _sentences(on: date, there: AlreadyThere) -> Iterator[str]:
    if there.check_in is not None:
        yield _(
            "There is a check-in on {day} already. The two become one: where both have an answer, that of the one you "
            "move counts, and the notes of both are kept."
        ).format(day=full_day(on))
    for version, start in there.starts:
        yield _(
            "You wrote your start for “{goal}” that day: {value}. It stays, and the number of this check-in is left "
            "out. A note on it is kept with the check-in."
        ).format(goal=version.name, value=start.value)
