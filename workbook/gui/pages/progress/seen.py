"""What Progress shows, read from the workbook at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.check_in import Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.progress import GoalNumbers, Verdict
from workbook.domain.signal import Signal
from workbook.gui.pages.progress.period import Period, first_day, first_day_of
from workbook.gui.places import ProgressView
from workbook.gui.tables.entry_rows import EntryRow, rating_rows, therapy_rows
from workbook.services.concerns import Concern, concern, is_resting, statement_sentence, ticked_often
from workbook.services.course import Course, TherapyCourse
from workbook.services.courses import background, goal_course, goal_courses, therapy_course
from workbook.services.mark import Mark
from workbook.services.ports import Workbook
from workbook.services.summary import Summary, summarise
from workbook.services.texts import goal_sentence, goal_texts, overall_sentence

_CONCERNED = (Signal.NOT_MOVING, Signal.MOVING_AWAY, Signal.SLIPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the person wants to see. `about_therapy`: the table of therapy itself, and not of a goal."""

    view: ProgressView
    goal: str | None
    period: Period
    about_therapy: bool
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is shown for what was asked; fields that the view has no use for are empty.

    `names` are all goals but drafts, by id; `goal` the one in the picker. `concern` is None while it rests.
    """

    asked: Asked
    names: Mapping[str, str]
    has_drafts: bool
    goal: str | None
    courses: tuple[Course, ...] = ()
    overall: str = ""
    remarks: tuple[str, ...] = ()
    concern: Concern | None = None
    is_concerned: bool = False
    """Whether the concern is about the one goal that is shown."""
    therapy: TherapyCourse | None = None
    statements: Mapping[Statement, str] | None = None
    weighed: str = ""
    rows: tuple[EntryRow, ...] = ()


def see(workbook: Workbook, asked: Asked) -> Seen:
    """Read what was asked for."""
    contents = workbook.contents()
    kept = [each for each in contents.goals if each.status is not GoalStatus.DRAFT]
    names = {each.id: each.newest.name for each in kept}
    goal = _picked(kept, asked.goal)
    picked = None if goal is None else goal.id
    has_drafts = len(kept) < len(contents.goals)
    if asked.view is ProgressView.TABLE:
        rows = _rows(contents, asked, goal)
        return Seen(asked=asked, names=names, has_drafts=has_drafts, goal=picked, rows=rows)
    summary = summarise(contents, asked.today)
    raised = concern(contents, summary)
    if raised is not None and (not raised.reasons or is_resting(raised, workbook.every(Mark))):
        raised = None
    seen = Seen(asked=asked, names=names, has_drafts=has_drafts, goal=picked, concern=raised)
    if asked.view is ProgressView.ALL:
        return _all(seen, contents, summary)
    if asked.view is ProgressView.THERAPY:
        return _therapy(seen, contents)
    return seen if goal is None else _one(seen, contents, summary, goal)


def _picked(kept: list[Goal], wanted: str | None) -> Goal | None:
    """Return the goal that is wanted; else the first active one, else the first."""
    ordered = sorted(kept, key=lambda each: (each.id != wanted, each.status is not GoalStatus.ACTIVE))
    return ordered[0] if ordered else None


def _all(seen: Seen, contents: Contents, summary: Summary) -> Seen:
    today = seen.asked.today
    numbers = {each.id: each for each in summary.goals}
    sentences = {
        goal.id: goal_sentence(
            goal, [each for each in contents.ratings if each.goal == goal.id], today, numbers=numbers.get(goal.id)
        )
        for goal in contents.goals
        if goal.id in seen.names
    }
    first = first_day(seen.asked.period, today)
    courses = goal_courses(contents, first=first, last=today, sentences=sentences)
    shown = [each for each in courses if first is None or each.closed_on is None or each.closed_on >= first]
    ordered = sorted(shown, key=lambda course: course.closed_on is not None)
    return replace(seen, courses=tuple(ordered), overall=overall_sentence(summary.goals))


def _one(seen: Seen, contents: Contents, summary: Summary, goal: Goal) -> Seen:
    today = seen.asked.today
    ratings = [each for each in contents.ratings if each.goal == goal.id]
    numbers = {each.id: each for each in summary.goals}.get(goal.id)
    first = first_day_of(seen.asked.period, today, goal, ratings)
    course = goal_course(goal, ratings, background(contents), first=first, last=today, sentence="")
    texts = goal_texts(
        goal,
        ratings,
        today,
        therapy=contents.therapy,
        gaps=[gap for gap in course.gaps if gap >= goal.newest.start],
        numbers=numbers,
    )
    course = replace(course, sentence=texts.sentence)
    return replace(seen, courses=(course,), remarks=texts.remarks, is_concerned=_is_concern(numbers))


def _is_concern(numbers: GoalNumbers | None) -> bool:
    return numbers is not None and (numbers.signal in _CONCERNED or numbers.verdict is Verdict.RELIABLE_DETERIORATION)


def _therapy(seen: Seen, contents: Contents) -> Seen:
    today, check_ins = seen.asked.today, contents.check_ins
    days = [each.on for each in check_ins if each.on <= today]
    first = first_day(seen.asked.period, today) or min(days, default=today)
    return replace(
        seen,
        therapy=therapy_course(background(contents), first=first, last=today),
        statements={each: statement_sentence(each, check_ins, today) for each in Statement},
        weighed=" ".join(ticked_often(check_ins, today)),
    )


def _rows(contents: Contents, asked: Asked, goal: Goal | None) -> tuple[EntryRow, ...]:
    if asked.about_therapy:
        return therapy_rows(contents.check_ins, first_day(asked.period, asked.today))
    if goal is None:
        return ()
    ratings = [each for each in contents.ratings if each.goal == goal.id]
    first = first_day_of(asked.period, asked.today, goal, ratings)
    course = goal_course(goal, ratings, background(contents), first=first, last=asked.today, sentence="")
    return rating_rows(goal, ratings, course, first)
