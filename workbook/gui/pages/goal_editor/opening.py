"""What the editor begins with: an empty goal, an example, a draft, or a goal that is kept."""

from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.coach import Rules, load_rules
from workbook.domain.goal import Area, Goal, GoalStatus, GoalVersion
from workbook.gui.places import GoalEditorPlace
from workbook.resources import resource
from workbook.services.goal_sentence import answered
from workbook.services.goal_writing import writing
from workbook.services.ports import Workbook
from workbook.services.starters import Starter, as_version, load_starters


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the editor begins with: the goal as it is kept, what was answered, and what the clues need."""

    goal: Goal | None
    answers: GoalVersion
    start: int | None
    rewording: bool | None
    area: Area | None
    next_reassessment: date | None
    rules: Rules


def find(workbook: Workbook, place: GoalEditorPlace, today: date, rules: Rules | None) -> Found:
    """Read what the editor begins with; the rules of the coach are loaded when they are first needed."""
    goal = None if place.goal is None else workbook.find(Goal, place.goal)
    chosen = None if place.starter is None else _starter(place.starter)
    answers = GoalVersion(start=today) if chosen is None else _copied(chosen, today)
    area, start, rewording = None if chosen is None else chosen.area, None, None
    if goal is not None:
        written = writing(workbook, goal.id)
        answers, area = written.answers, goal.area
        is_draft = goal.status is GoalStatus.DRAFT
        start = written.start if is_draft or written.rewording is not None else None
        rewording = None if is_draft else place.rewording
    return Found(
        goal=goal,
        answers=answers,
        start=start,
        rewording=rewording,
        area=area,
        next_reassessment=workbook.therapy().next_reassessment,
        rules=rules or load_rules(resource("coach", "en.toml").read_text("utf-8")),
    )


def _starter(identifier: str) -> Starter:
    starters = load_starters(resource("starters", "en.toml").read_text("utf-8"))
    return next(each for each in starters if each.id == identifier)


def _copied(starter: Starter, today: date) -> GoalVersion:
    """Return the answers of an example: its sentence follows them, and its target is the person's to set."""
    copied = replace(as_version(starter, today), statement=None, target=None)
    return answered(GoalVersion(start=today), copied)
