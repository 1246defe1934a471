"""What can be done with a goal, each in a part that unfolds: closing it, correcting its start, deleting it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal

from workbook.domain.goal import Goal, GoalStatus
from workbook.gui.desk import Desk
from workbook.gui.pages.goal.seen import Seen
from workbook.gui.widgets.beside import at_left, in_a_row
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.tab_way import give_keyboard
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.days import listed
from workbook.services.goals import Goes


class ClosingFold(Fold):
    """Close the goal, or change how it was closed; with a note for later, which waits while it is being written."""

    closed = Signal(object, object)
    """`GoalStatus` and the note, None without one."""
    noted = Signal(object)
    """The note so far, None without one."""

    def __init__(self, goal: Goal, desk: Desk, waiting: str | None) -> None:
        is_closed = goal.is_closed
        super().__init__(
            _("Change how it was closed") if is_closed else _("Close this goal"),
            summary="" if is_closed else _("reached, fine as it is, or set aside"),
        )
        self.how = ChoiceRow(
            _("How does it end?"),
            [
                (GoalStatus.REACHED, _("Reached: I am where I wanted to be")),
                (GoalStatus.CONTENT, _("Fine as it is: this is good enough for me")),
                (GoalStatus.SET_ASIDE, _("Set aside: something else matters more now")),
            ],
            in_column=True,
        )
        self.note = TextField(_("A note for later"), optional=True, lines=2)
        self.quiet = QuietLine(desk)
        self.button = PlainButton(_("Keep this") if is_closed else _("Close it"))
        if is_closed:
            self.how.set_value(goal.status)
        self.note.set_text(waiting or goal.closing_note)
        self.note.left.connect(lambda text: self.noted.emit(text or None))
        self.head.setChecked(waiting is not None)
        for part in (self.how, self.note, self.quiet):
            self.content.addWidget(part)
            self.content.addSpacing(8)
        self.content.addLayout(at_left(self.button))
        self.button.clicked.connect(self._close)

    def _close(self) -> None:
        how = self.how.value
        if isinstance(how, GoalStatus):
            self.closed.emit(how, self.note.text or None)
        else:
            self.how.show_problem(_("Choose one of the three; each of them is a good end."))
            give_keyboard(self.how, Qt.FocusReason.OtherFocusReason)


class RememberFold(Fold):
    """A start that is remembered for an earlier day; it is drawn hollow and never counts."""

    remembered = Signal(int, object)
    """The number, 0-10, and its day."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("Add a remembered start"), summary=_("drawn in the chart, never counted"))
        question = _("How close were you to this goal back then?")
        self.day = DateField(_("Which day do you think of?"), today, latest=today())
        self.scale = RatingScale(question)
        self.button = PlainButton(_("Keep the remembered start"))
        for part in (self.day, Words(question), self.scale):
            self.content.addWidget(part)
            self.content.addSpacing(8)
        self.content.addLayout(at_left(self.button))
        self.button.clicked.connect(self._keep)

    def _keep(self) -> None:
        self.day.write_back()
        day, value = self.day.value, self.scale.value
        if day is None or not self.day.is_readable:
            if day is None:
                self.day.show_problem(_("Type a date, for example 6 December 2026."))
            give_keyboard(self.day, Qt.FocusReason.OtherFocusReason)
        elif value is None:
            self.scale.show_problem(_("Choose a number from 0 to 10."))
            give_keyboard(self.scale, Qt.FocusReason.OtherFocusReason)
        else:
            self.remembered.emit(value, day)


class CorrectFold(Fold):
    """Correct the start on the day it was given."""

    corrected = Signal(object)
    """The number, 0-10."""

    def __init__(self, seen: Seen) -> None:
        super().__init__(_("Correct where you start"), summary=_("until the end of this day"))
        start = seen.baseline
        version = seen.goal.newest
        self.scale = RatingScale(_("How close are you to this goal?"), version.anchors)
        if start is not None:
            self.scale.set_answer(start.value, is_answered=start.value is not None)
        self.content.addWidget(self.scale)
        self.scale.chosen.connect(self.corrected)


class DeleteFold(Fold):
    """Says what goes, and asks once."""

    deleted = Signal()

    def __init__(self, goes: Goes) -> None:
        super().__init__(_("Delete this goal for good"), summary=_("says first what goes with it"))
        self.content.addWidget(Words(_("This takes away {parts}.").format(parts=_gone(goes))))
        self.content.addWidget(
            Words(_("Older backups still hold it. Closing a goal keeps everything and takes it off the check-ins."))
        )
        self.content.addSpacing(8)
        self.button = PlainButton(_("Delete it for good"))
        self.keep = PlainButton(_("Keep it"))
        self.content.addLayout(in_a_row(self.button, self.keep))
        self.button.clicked.connect(self.deleted)
        self.keep.clicked.connect(self._close)

    def _close(self) -> None:
        self.head.setChecked(False)
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)


def _gone(goes: Goes) -> str:
    counted = [
        translate_count("{count} rating", "{count} ratings", goes.ratings).format(count=goes.ratings),
        translate_count("{count} note", "{count} notes", goes.notes).format(count=goes.notes),
        translate_count("{count} decision", "{count} decisions", goes.decisions).format(count=goes.decisions),
    ]
    wordings = translate_count("the goal in {count} wording", "the goal in {count} wordings", goes.versions)
    parts = [wordings.format(count=goes.versions)]
    parts += [text for text, count in zip(counted, (goes.ratings, goes.notes, goes.decisions), strict=True) if count]
    return listed(parts)
