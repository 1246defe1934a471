"""What stands around a page of the editor: where one is, and what its buttons say."""

from collections.abc import Collection, Sequence

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.achievable import is_to_talk_about
from workbook.gui.pages.goal_editor.steps import BARS, Step, question_of, step_names
from workbook.gui.widgets.question_page import QuestionPage
from workbook.resources import translate as _


def show_around(
    question: QuestionPage,
    here: Step,
    answers: GoalVersion,
    *,
    steps: Sequence[Step],
    done: Collection[Step],
    rewording: bool | None,
    has_clues: bool,
) -> None:
    """Begin a page; `rewording` tells the kinds of change apart, None is a new goal."""
    question.show_question(
        question_of(here),
        where=_where(here, rewording),
        back=_back_name(here, steps),
        here=min(here, BARS),
        count=BARS,
        names=step_names()[:BARS],
        done=done,
        go_on=_go_on_name(here, answers, rewording),
        stop=_stop_name(here, answers, rewording),
        has_aside=has_clues,
    )
    if here >= BARS:
        question.bars.setAccessibleName(_("All six pages are behind you"))


def _where(here: Step, rewording: bool | None) -> str:
    name = {None: _("New goal"), True: _("Rewording"), False: _("Changing the goal")}[rewording]
    if here >= BARS:
        return _("{name}, {page}").format(name=name, page=step_names()[here].lower())
    return _("{name}, page {number} of {count}").format(name=name, number=here + 1, count=BARS)


def _back_name(here: Step, steps: Sequence[Step]) -> str:
    place = steps.index(here)
    return step_names()[steps[place - 1]] if place else _("My goals")


def _go_on_name(here: Step, answers: GoalVersion, rewording: bool | None) -> str | None:
    if here is not Step.ANSWERS:
        return None
    if rewording is None:
        return _("Save as a draft") if is_to_talk_about(answers) else _("Keep this goal")
    return _("Keep this change")


def _stop_name(here: Step, answers: GoalVersion, rewording: bool | None) -> str | None:
    talks_first = here is Step.ANSWERS and rewording is None and is_to_talk_about(answers)
    return _("Start this goal now") if talks_first else None
