"""A goal whose start was written on the day of the check-in: that is its rating, and is left alone unless changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.rating import Rating
from workbook.gui.theme import CAPTION, QUOTE, SUBHEADING, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.check_ins import GoalQuestion
from workbook.services.days import full_day


class StartedGoalForm(QWidget):
    """Says what the start is. On its own day it can be rated again, which corrects it; later it stays as it is."""

    corrected = Signal(int)
    """The person chose another start, 0-10."""
    confirmed = Signal()

    def __init__(self, question: str, asked: GoalQuestion, start: Rating, *, is_today: bool) -> None:
        super().__init__()
        self._start, self._is_today = start, is_today
        self._said = Words("", SUBHEADING)
        self.again = LinkButton(_("Rate it again"))
        self.scale = RatingScale(question, asked.version.anchors)
        self._warning = Words("", SUBHEADING)
        self._tell(start.value)
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        column.addWidget(Passage(asked.version.name, QUOTE))
        column.addWidget(self._said)
        column.addWidget(Words(_("It counts as the rating of this day, so you can go straight on."), CAPTION))
        column.addLayout(at_left(self.again))
        column.addWidget(self._warning)
        column.addWidget(self.scale)
        self.again.setVisible(is_today)
        self._show_scale(False)
        self.again.clicked.connect(self._rate_again)
        self.scale.chosen.connect(self._chosen)
        self.scale.confirmed.connect(self.confirmed)

    def refuse(self) -> None:
        """Say that the day has passed meanwhile."""
        self._tell(self._start.value)
        self.scale.set_answer(None, is_answered=False)
        self.scale.show_answer_note("")
        self.scale.show_problem(_("The day of this start has passed, so it stays as it was."))

    def _rate_again(self) -> None:
        self.again.hide()
        self._show_scale(True)
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_scale(self, is_shown: bool) -> None:
        self._warning.setVisible(is_shown)
        self.scale.setVisible(is_shown)

    def _tell(self, value: int | None) -> None:
        """Say what the start is as it stands now."""
        if self._is_today:
            said = _("You wrote your start today: {value}.").format(value=value)
        else:
            said = _("You wrote your start on {day}: {value}.").format(day=full_day(self._start.on), value=value)
        self._said.setText(said)
        warning = _("The number you choose now takes the place of today's start, {value}.")
        self._warning.setText(warning.format(value=value))

    def _chosen(self, value: int) -> None:
        self._tell(value)
        self._warning.hide()
        self.scale.show_answer_note(_("Your start of today is {value} now.").format(value=value))
        self.corrected.emit(value)
