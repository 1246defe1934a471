"""What the editor begins with: an empty goal, an example, a draft, or a goal that is kept."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.coach import Rules, load_rules
from workbook.domain.goal import Area, Goal, GoalStatus, GoalVersion
from workbook.domain.therapy import Rhythm
from workbook.gui.pages.goal_editor.steps import Step, step_at
from workbook.gui.places import GoalEditorPlace
from workbook.resources import resource
from workbook.services.goal_changes import first_answers
from workbook.services.goal_sentence import answered
from workbook.services.goal_writing import remembered_page, writing
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
    page: int | None
    """Where the writing stopped, None where nothing is half written or it is not remembered."""
    next_reassessment: date | None
    rhythm: Rhythm | None
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Where the person was when they went elsewhere, so that going back leads there."""

    place: GoalEditorPlace
    goal: str
    step: Step


def find(workbook: Workbook, place: GoalEditorPlace, today: date, rules: Rules | None) -> Found:
    """Read what the editor begins with; the rules of the coach are loaded when they are first needed."""
    goal = None if place.goal is None else workbook.find(Goal, place.goal)
    chosen = None if place.starter is None else _starter(place.starter)
    answers = GoalVersion(start=today) if chosen is None else _copied(chosen, today)
    area, start, rewording, page = None if chosen is None else chosen.area, None, None, None
    if goal is not None:
        written = writing(workbook, goal.id)
        answers, area = written.answers, goal.area
        if goal.status is GoalStatus.DRAFT:
            start, page = written.start, remembered_page(workbook, goal.id)
        elif written.rewording is None:
            rewording = place.rewording
            answers = first_answers(goal.newest, rewording=rewording)
        else:
            start = written.start
            rewording = place.rewording if place.page else written.rewording
            page = remembered_page(workbook, goal.id) if rewording is written.rewording else None
    therapy = workbook.therapy()
    return Found(
        goal=goal,
        answers=answers,
        start=start,
        rewording=rewording,
        area=area,
        page=page,
        next_reassessment=therapy.next_reassessment,
        rhythm=therapy.rhythm_on(today),
        rules=rules or load_rules(resource("coach", "en.toml").read_text("utf-8")),
    )


def first_page(place: GoalEditorPlace, found: Found, done: Collection[Step]) -> Step:
    """Return the page to open: where the person stopped, else the one that was asked for."""
    if found.page is not None:
        return Step(found.page)
    if found.goal is not None and found.rewording is None and place.page == 0:
        return max(done, default=Step.MY_WORDS)
    return step_at(place.page)


def _starter(identifier: str) -> Starter:
    starters = load_starters(resource("starters", "en.toml").read_text("utf-8"))
    return next(each for each in starters if each.id == identifier)


def _copied(starter: Starter, today: date) -> GoalVersion:
    """Return the answers of an example: its sentence follows them, and its target is the person's to set."""
    copied = replace(as_version(starter, today), statement=None, target=None)
    return answered(GoalVersion(start=today), copied)
