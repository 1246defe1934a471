"""Which form belongs to which page of the editor."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbook.domain.goal import Area, GoalVersion
from workbook.domain.therapy import Rhythm
from workbook.gui.pages.goal_editor.achievable import AchievableForm
from workbook.gui.pages.goal_editor.answers import AnswersForm
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.measurable import MeasurableForm
from workbook.gui.pages.goal_editor.my_words import MyWordsForm
from workbook.gui.pages.goal_editor.relevant import RelevantForm
from workbook.gui.pages.goal_editor.specific import SpecificForm
from workbook.gui.pages.goal_editor.start import StartForm
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.pages.goal_editor.timing import TimeForm
from workbook.resources import translate as _
from workbook.services.looking_back import looking_back


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the forms begin with; `rewording` tells the kinds of change apart, None is a new goal."""

    answers: GoalVersion
    start: int | None
    area: Area | None
    rewording: bool | None
    next_reassessment: date | None
    rhythm: Rhythm | None
    today: Callable[[], date]


def form_of(step: Step, known: Known) -> Form:
    """Return the form of a page with its answers in it."""
    answers = known.answers
    match step:
        case Step.MY_WORDS:
            return MyWordsForm(answers)
        case Step.SPECIFIC:
            return SpecificForm(answers)
        case Step.MEASURABLE:
            return MeasurableForm(answers)
        case Step.ACHIEVABLE:
            return AchievableForm(answers)
        case Step.RELEVANT:
            return RelevantForm(answers, known.area)
        case Step.TIME:
            return TimeForm(answers, known.today, known.next_reassessment)
        case Step.START:
            return StartForm(answers, known.start, looking_back(known.rhythm))
        case Step.ANSWERS:
            give_up = _("Remove this draft") if known.rewording is None else _("Give up this change")
            return AnswersForm(answers, known.start, known.area, rewording=known.rewording, give_up=give_up)
