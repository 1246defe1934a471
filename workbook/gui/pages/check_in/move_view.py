"""Moves a check-in to another day; what it meets there is told before anything happens."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn
from workbook.gui.desk import Desk
from workbook.gui.theme import BODY, Theme
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.check_in_days import AlreadyThere, already_there, move_check_in
from workbook.services.days import full_day


class MoveView(QWidget):
    """Asks for the day. `moved` tells the new one and what was changed, `left` that it stays where it is."""

    moved = Signal(object, object)
    """The day and the `Changes`."""
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._check_in = ""
        self._on: date | None = None
        self._is_moving = False
        self._told: date | None = None
        """The day for which the person was told what stands there."""
        self.question = QuestionPage()
        self._there = QVBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.question)
        self.question.back_clicked.connect(self.left)
        self.question.stop_clicked.connect(self.left)
        self.question.continue_clicked.connect(self._go_on)

    def ask(self, check_in: CheckIn) -> None:
        """Ask for another day for this check-in."""
        self._check_in, self._on, self._told = check_in.id, check_in.on, None
        self._is_moving = False
        self.question.show_question(
            _("Move this check-in to another day"),
            where=_("Check-in of {day}").format(day=full_day(check_in.on)),
            back=_("Back"),
            here=0,
            count=1,
            go_on=_("Move it to this day"),
            stop=_("Leave it where it is"),
        )
        self.day = DateField(
            _("Which day is this check-in about?"),
            lambda: self._desk.today,
            latest=self._desk.today,
            caption=_("Its ratings, answers and notes go with it."),
        )
        self.day.set_value(check_in.on)
        self.day.edited.connect(lambda _text: self._forget())
        self.day.field.entered.connect(self._go_on)
        self._there = QVBoxLayout()
        Theme.of().space(self._there, 0, (0, 8, 0, 0))
        self.question.body.addWidget(self.day)
        self.question.body.addLayout(self._there)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.field.line.selectAll()

    def _forget(self) -> None:
        """Another day is being typed: what was told holds no longer."""
        self._told = None
        empty(self._there)
        self.question.go_on.setText(_("Move it to this day"))

    def _go_on(self) -> None:
        """Move the check-in, once the person knows what it meets there."""
        self.day.write_back()
        on, check_in = self.day.value, self._check_in
        if on is None or not self.day.is_readable:
            if on is None:
                self.day.show_problem(_("Type a date, for example 6 December 2026."))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif on == self._on:
            self.left.emit()
        elif on == self._told:
            self._move(on)
        else:
            self._desk.ask(
                lambda workbook: already_there(workbook, check_in, on),
                lambda there: self._meet(on, there),
                owner=self.day,
            )

    def _meet(self, on: date, there: AlreadyThere) -> None:
        if not there:
            self._move(on)
            return
        self._told = on
        card = Card(is_due=True)
        for sentence in _sentences(on, there):
            card.parts.addWidget(Words(sentence, BODY))
        empty(self._there)
        self._there.addWidget(card)
        self.question.bring_into_sight(card)
        self.question.go_on.setText(_("Put the two together") if there.check_in else _("Move it, and keep the start"))
        self.question.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, on: date) -> None:
        check_in, today, now = self._check_in, self._desk.today, self._desk.now
        if self._is_moving:
            return
        self._is_moving = True

        def moved(changes: Changes) -> None:
            self.moved.emit(on, changes)

        self._desk.do(
            lambda workbook: move_check_in(workbook, check_in, on, today, now, is_asked=True), moved, owner=self
        )


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
