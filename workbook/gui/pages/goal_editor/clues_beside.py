"""The clues beside a page: they follow what is typed once it is a few words long, or once the person pauses."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy

from workbook.domain.coach import Rules
from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.clues import clues_for
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.widgets.clue_panel import CluePanel

FEW_WORDS = 4
"""From so many words on, what is typed is more than the beginning of a sentence."""
BRIEFLY, LONGER = 600, 1800
"""Milliseconds without typing after which the clues follow a few words, and fewer."""


class CluesBeside(CluePanel):
    """What is typed is looked at in peace: half a sentence ticks nothing and is no reason for a hint."""

    def __init__(self, step: Step, rules: Rules, today: date, next_reassessment: date | None) -> None:
        super().__init__()
        self._step, self._rules, self._today, self._next_reassessment = step, rules, today, next_reassessment
        self._answers: GoalVersion | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_waiting)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def is_waiting(self) -> bool:
        """Whether something was typed that the clues do not follow yet."""
        return self._patience.isActive()

    def show_answers(self, answers: GoalVersion) -> None:
        """Show the clues of these answers at once."""
        self._patience.stop()
        self.show_clues(clues_for(answers, self._step, self._rules, self._today, self._next_reassessment))

    def await_answers(self, answers: GoalVersion, words: int) -> None:
        """Show the clues of answers that are being typed, in so many words, once the typing pauses."""
        self._answers = answers
        self._patience.start(BRIEFLY if words >= FEW_WORDS else LONGER)

    def hold(self) -> None:
        """Wait on: the person types."""
        if self.is_waiting:
            self._patience.start()

    def _show_waiting(self) -> None:
        if self._answers is not None:
            self.show_answers(self._answers)
