"""Where a check-in begins: today, for an earlier day, or where it was left."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn
from workbook.gui.theme import SECTION, TITLE
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.card import Card, EmptyState
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.check_ins import CheckInSheet
from workbook.services.days import full_day


class StartView(QWidget):
    """Offers what can be begun. `started` tells the day of a new check-in, `resumed` the id of one that is there."""

    started = Signal(object)
    resumed = Signal(str)
    goal_wanted = Signal()
    timeline_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._column = Column()
        self.main: MainButton | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def first_control(self) -> QWidget | None:
        """Return the filled button."""
        return self.main

    def show_no_goals(self) -> None:
        """Say that a goal comes first."""
        self._column.clear()
        self._column.add(Words(_("Check in"), TITLE))
        box = EmptyState(
            _("No goal to look at yet"),
            _("A check-in asks how close you are to each of your goals. Write one first."),
            _("Write a goal"),
        )
        box.button.clicked.connect(self.goal_wanted)
        self.main = box.button
        self._column.add(box, above=8)

    def show_state(self, half_done: CheckIn | None, today_sheet: CheckInSheet | None) -> None:
        """Offer a new check-in, the half-done one, or the one of today that is done."""
        self._column.clear()
        self._column.add(Words(_("Check in"), TITLE))
        done = today_sheet is not None and today_sheet.check_in.complete
        if half_done is not None:
            day = full_day(half_done.on)
            title, action = _("Your check-in of {day} is half done").format(day=day), _("Go on")
            said = _("What you have entered is kept.")
        elif done:
            title, action = _("You have checked in today"), _("Look at it or change it")
            said = _("That is all for today.")
        else:
            title, action = _("Look at your goals"), _("Check in")
            said = _("About 5 minutes. You can stop at any point; what you have entered is kept.")
        card = Card(is_due=half_done is not None or not done)
        card.parts.addWidget(Words(title, SECTION))
        card.parts.addWidget(Words(said))
        self.main = MainButton(action)
        if half_done is not None:
            self.main.clicked.connect(lambda: self.resumed.emit(half_done.id))
        else:
            self.main.clicked.connect(lambda: self.started.emit(self._today()))
        card.parts.addSpacing(8)
        buttons: list[QWidget] = [self.main]
        if half_done is not None and half_done.on < self._today():
            new = PlainButton(_("Begin a new one for today"))
            new.clicked.connect(lambda: self.started.emit(self._today()))
            buttons.append(new)
        card.parts.addLayout(in_a_row(*buttons, gap=16))
        self._column.add(card, above=8)
        self._add_earlier()
        link = LinkButton(_("Everything I have entered, to read or to change"))
        link.clicked.connect(self.timeline_wanted)
        self._column.parts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_earlier(self) -> None:
        self._column.add(Words(_("For an earlier day"), SECTION), above=16)
        day = DateField(
            _("Which day?"),
            self._today,
            latest=self._today(),
            caption=_("A missed month can stay empty; nothing has to be caught up on."),
        )
        self._column.add(day)
        begin = PlainButton(_("Check in for this day"), small=True)

        def start() -> None:
            day.write_back()
            if day.value is not None and day.is_readable:
                self.started.emit(day.value)
            elif day.value is None:
                day.show_problem(_("Type a date, for example 6 December 2026."))

        begin.clicked.connect(start)
        day.field.entered.connect(start)
        self._column.parts.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeft)
