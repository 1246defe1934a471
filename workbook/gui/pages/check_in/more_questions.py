"""The forms of the four more short pages: therapy itself, sessions, practice, and what life brought."""

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.limits import MOST_SESSIONS
from workbook.gui.theme import CAPTION, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.labels import label

NOT_SURE, SKIPPED = "not sure", "skipped"


class TherapyForm(QWidget):
    """The four statements; `answered` tells one of them and its answer: 0-4, None for not sure, or `SKIPPED`."""

    answered = Signal(object, object)

    def __init__(self, check_in: CheckIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        column.addWidget(Words(_("0 is not at all, 4 is very much. You can leave out any of them."), CAPTION))
        self.rows: dict[Statement, ChoiceRow] = {}
        for statement in Statement:
            options = [
                (0, _("0 not at all")),
                (1, "1"),
                (2, "2"),
                (3, "3"),
                (4, _("4 very much")),
                (NOT_SURE, _("Not sure")),
                (SKIPPED, _("Leave it out")),
            ]
            row = self.rows[statement] = ChoiceRow(label(statement), options)
            if statement in check_in.statements:
                answer = check_in.statements[statement]
                row.set_value(NOT_SURE if answer is None else answer)
            row.chosen.connect(lambda value, of=statement: self._tell(of, value))
            column.addWidget(row)

    def _tell(self, statement: Statement, value: object) -> None:
        self.answered.emit(statement, None if value == NOT_SURE else value)


class CountField(LineField):
    """A number of sessions; empty until somebody types, and takes digits alone."""

    def __init__(self, question: str, value: int | None) -> None:
        super().__init__(question, optional=True)
        digits = len(str(MOST_SESSIONS))
        self.line.setValidator(QRegularExpressionValidator(QRegularExpression(rf"[0-9]{{0,{digits}}}"), self))
        self.line.setMaximumWidth(Theme.of().px(140))
        self.set_text("" if value is None else str(value))
        self.line.selectAll()  # so that what is typed takes its place

    @property
    def value(self) -> int | None:
        """The number, 0-999, or None."""
        return int(self.text) if self.text else None


class SessionsForm(QWidget):
    """How many sessions took place, and how many did not; `since` says from which day on."""

    answered = Signal(object, object)
    entered = Signal()
    """The person pressed Enter in the last field."""

    def __init__(self, check_in: CheckIn, since: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attended = CountField(_("How many sessions did you go to?"), check_in.sessions_attended)
        self.missed = CountField(_("How many did not take place, or did you miss?"), check_in.sessions_missed)
        row = QVBoxLayout(self)
        Theme.of().space(row, 16)
        row.addWidget(Words(since, CAPTION))
        for field in (self.attended, self.missed):
            row.addWidget(field)
            field.edited.connect(lambda _text: self.answered.emit(self.attended.value, self.missed.value))
        self.attended.entered.connect(self.missed.setFocus)
        self.missed.entered.connect(self.entered)


class PracticeForm(QWidget):
    """Whether something was practised between sessions, and whether it helped."""

    answered = Signal(object, object, object)
    confirmed = Signal()
    """The person pressed Enter on a number that is chosen already."""

    def __init__(self, check_in: CheckIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = _("Did you practise what you had agreed on?")
        self.practice = ChoiceRow(question, [(each, label(each)) for each in Practice], label_shown=False)
        self.practice.set_value(check_in.practice)
        self.helped = RatingScale(_("How much did it help?"), names={0: _("not at all"), 10: _("very much")})
        self.helped.set_answer(check_in.practice_helped, is_answered=check_in.practice_helped is not None)
        self._helped_label = Words(_("How much did it help? 0 is not at all, 10 is very much."))
        self.note = TextField(_("Anything about it you want to remember?"), optional=True, lines=2)
        self.note.set_text(check_in.practice_note)
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        for part in (self.practice, self._helped_label, self.helped, self.note):
            column.addWidget(part)
        self.practice.chosen.connect(lambda value: self._tell())
        self.helped.chosen.connect(lambda value: self._tell())
        self.helped.confirmed.connect(self.confirmed)
        self.note.left.connect(lambda text: self._tell())
        self._show_helped()

    def write_back(self) -> None:
        """Tell the note if it was edited."""
        self.note.write_back()

    def _show_helped(self) -> None:
        for part in (self._helped_label, self.helped):
            part.setVisible(self.practice.value is Practice.DONE)

    def _tell(self) -> None:
        self._show_helped()
        self.answered.emit(self.practice.value, self.helped.value, self.note.text or None)


class LifeForm(QWidget):
    """What weighed on the person outside therapy, and a free note."""

    pressures_chosen = Signal(object, object)
    note_written = Signal(object)
    event_wanted = Signal()
    """The person wants to write down something with a date."""

    def __init__(self, check_in: CheckIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[Pressure, Tick] = {}
        ticks = QWidget()
        flow = FlowLayout(16, 0, even=True)
        ticks.setLayout(flow)
        for pressure in Pressure:
            tick = self.ticks[pressure] = Tick(label(pressure))
            tick.setChecked(pressure in check_in.pressures)
            tick.toggled.connect(lambda _on: self._tell())
            flow.addWidget(tick)
        self.own = TextField(_("In your own words"), optional=True, lines=2)
        self.own.set_text(check_in.pressure_note)
        self.own.left.connect(lambda text: self._tell())
        self.note = TextField(_("Anything else about this time?"), optional=True, lines=2)
        self.note.set_text(check_in.note)
        self.note.left.connect(lambda text: self.note_written.emit(text or None))
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        for part in (Words(_("Tick what applies, or nothing.")), ticks, self.own, self.note):
            column.addWidget(part)
        event = LinkButton(_("Note an event with a date, such as a pause or another therapist"))
        event.clicked.connect(self.event_wanted)
        column.addLayout(at_left(event))

    def write_back(self) -> None:
        """Tell the texts that were edited."""
        self.own.write_back()
        self.note.write_back()

    def _tell(self) -> None:
        chosen = tuple(pressure for pressure, tick in self.ticks.items() if tick.isChecked())
        self.pressures_chosen.emit(chosen, self.own.text or None)
