"""What stands around a page of the editor: where one is, and what its buttons say."""

from collections.abc import Sequence

from workbook.domain.goal import GoalVersion
from workbook.gui.pages.goal_editor.achievable import is_to_talk_about
from workbook.gui.pages.goal_editor.steps import BARS, Step, step_names
from workbook.resources import translate as _


def where(here: Step, rewording: bool | None) -> str:
    """Return where one is; `rewording` tells the kinds of change apart, None is a new goal."""
    name = {None: _("New goal"), True: _("Rewording"), False: _("Changing the goal")}[rewording]
    if here >= BARS:
        return _("{name}, {page}").format(name=name, page=step_names()[here].lower())
    return _("{name}, page {number} of {count}").format(name=name, number=here + 1, count=BARS)


def back_name(here: Step, steps: Sequence[Step]) -> str:
    """Return where the link at the top leads."""
    place = steps.index(here)
    return step_names()[steps[place - 1]] if place else _("My goals")


def go_on_name(here: Step, answers: GoalVersion, rewording: bool | None) -> str | None:
    """Return what the filled button says; None for the usual word."""
    if here is not Step.ANSWERS:
        return None
    if rewording is None:
        return _("Save as a draft") if is_to_talk_about(answers) else _("Keep this goal")
    return _("Keep this change")


def stop_name(here: Step, answers: GoalVersion, rewording: bool | None) -> str | None:
    """Return what the button beside it says; None for the usual words."""
    talks_first = here is Step.ANSWERS and rewording is None and is_to_talk_about(answers)
    return _("Keep this goal all the same") if talks_first else None
