"""Start and target: how close the person is, and which number above it would be good enough."""

from PySide6.QtCore import Qt, Signal

from workbook.domain.goal import GoalVersion
from workbook.domain.limits import HIGHEST_RATING
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.remark import Remark
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.theme import QUOTE, SUBHEADING, Lettering
from workbook.gui.widgets.long_text import shortened
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.goal_sentence import is_rewritten
from workbook.services.goal_writing import is_close_already

_PROPOSED = Lettering(size=17, line=26)


class StartForm(Form):
    """Nothing is chosen at first. The target is asked for once there is a start, and lies above it."""

    start_chosen = Signal(int)
    other_wanted = Signal()
    """The person would rather choose another goal."""

    def __init__(self, answers: GoalVersion, start: int | None, question: str) -> None:
        super().__init__(answers)
        self.start = start
        if answers.statement:
            own, sentence = is_rewritten(answers), shortened(answers.statement)
            self.column.addWidget(Passage(sentence, QUOTE) if own else Words(sentence, _PROPOSED))
        self.column.addWidget(Words(question, SUBHEADING))
        self.start_scale = RatingScale(question, answers.anchors)
        self.start_scale.set_answer(start, is_answered=start is not None)
        self.column.addWidget(self.start_scale)
        self._add_remarks()
        self.target_question = _("Which number would be good enough for you?")
        self._target_heading = Words(self.target_question, SUBHEADING)
        self.column.addWidget(self._target_heading)
        self.target_scale: RatingScale | None = None
        self.start_scale.chosen.connect(self._choose_start)
        self.setFocusProxy(self.start_scale)
        self._show_rest()

    def _add_remarks(self) -> None:
        self.at_zero = Remark(_("Can it get any harder than today? If so, describe that as 0."))
        self.describe_zero = self.at_zero.add_link(_("Describe 0"))
        self.describe_zero.clicked.connect(lambda: self.step_wanted.emit(Step.MEASURABLE))
        self.close_already = Remark(
            _("You are close already. Raise what 10 means, keep it as a goal to hold on to, or choose another.")
        )
        self.raise_ten = self.close_already.add_link(_("Raise what 10 means"))
        self.hold_on = self.close_already.add_link(_("Keep it as a goal to hold on to"))
        self.choose_other = self.close_already.add_link(_("Choose another goal"))
        self.raise_ten.clicked.connect(lambda: self.step_wanted.emit(Step.MEASURABLE))
        self.hold_on.clicked.connect(self._hold_on)
        self.choose_other.clicked.connect(self.other_wanted)
        self.column.addWidget(self.at_zero)
        self.column.addWidget(self.close_already)

    @property
    def is_in_order(self) -> bool:
        """Whether both numbers are chosen; else the first that is not says so and gets the keyboard."""
        if self.start is None:
            return _ask_for(self.start_scale, _("Choose a number from 0 to 10: where you are now."))
        if self.answers.target is None and self.target_scale is not None:
            return _ask_for(self.target_scale, _("Choose the number that would be good enough for you."))
        return True

    @property
    def lowest_target(self) -> int:
        """The lowest number that can be the target: above the start, or the start itself of one close already."""
        start = self.start or 0
        return start if is_close_already(start) else start + 1

    def _choose_start(self, value: int) -> None:
        self.start = value
        self.start_chosen.emit(value)
        if self.answers.target is not None and self.answers.target < self.lowest_target:
            self.answered.emit({"target": None})
        self._show_rest()

    def _hold_on(self) -> None:
        self._choose_target(self.start)
        self._show_rest()

    def _choose_target(self, value: int | None) -> None:
        self.answered.emit({"target": value})

    def _show_rest(self) -> None:
        """Show what follows from the start."""
        start = self.start
        self.show_what_follows(self._target_heading, is_shown=start is not None)
        self.show_what_follows(self.at_zero, is_shown=start == 0)
        self.show_what_follows(self.close_already, is_shown=start is not None and is_close_already(start))
        if self.target_scale is not None:
            self.target_scale.hide()
            self.target_scale.deleteLater()
            self.target_scale = None
        if start is None:
            return
        lowest = min(self.lowest_target, HIGHEST_RATING)
        self.target_scale = RatingScale(self.target_question, lowest=lowest)
        target = self.answers.target
        self.target_scale.set_answer(target, is_answered=target is not None)
        self.target_scale.chosen.connect(self._choose_target)
        self.column.addWidget(self.target_scale)


def _ask_for(scale: RatingScale, sentence: str) -> bool:
    scale.show_problem(sentence)
    scale.setFocus(Qt.FocusReason.OtherFocusReason)
    return False
