"""Home: the short list of what is next, with one thing to do first, and the goals with their last rating."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.reassessment import Reassessment
from workbook.domain.rhythm import coming_due_days, is_backup_due, is_reassessment_near, next_due
from workbook.domain.therapy import Event, Therapy
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.check_ins import half_done_among
from workbook.services.decisions import to_reword
from workbook.services.example import EXAMPLE
from workbook.services.goals import GoalRow, goal_list
from workbook.services.ports import Workbook
from workbook.services.ratings import first_baseline
from workbook.services.therapy import has_ended, is_set_up


class NextKind(StrEnum):
    """What can be next, in the order of the list."""

    SET_UP = "set_up"
    """Finish setting up."""
    FIRST_GOAL = "first_goal"
    """Write the first goal."""
    GO_ON = "go_on"
    """Go on with a half-done check-in; `on` is its day."""
    CHECK_IN = "check_in"
    """A check-in is due; `on` is its due day."""
    DRAFTS = "drafts"
    """Drafts wait: `goals`, newest last."""
    CHANGES = "changes"
    """Changes of kept goals are half written: `goals`."""
    REASSESSMENT = "reassessment"
    """A reassessment comes up, or its day has gone by; `on` is its day, `entry` the one that is being prepared."""
    AFTER_SESSION = "after_session"
    """The session of `entry`, on the day `on`, has been: what was decided?"""
    REWORD = "reword"
    """The session of the day `on` decided to reword `goals`, and none of them has a new wording yet."""
    BACKUP = "backup"
    """The last backup, of the day `on`, is older than a month; None: there is none."""
    NEW_GOAL = "new_goal"
    """All goals are closed: perhaps there is another one."""
    NOTHING = "nothing"
    """Nothing is due; `on` is the next due day, None when nothing will be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThing:
    """One line of the list. `main` stands on the first: the one thing to do first. `entry` is the id of what it is."""

    kind: NextKind
    main: bool = False
    on: date | None = None
    entry: str | None = None
    goals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """All that Home shows; the active goals stand in the person's order."""

    next: tuple[NextThing, ...]
    goals: tuple[GoalRow, ...]


def is_first_run(workbook: Workbook) -> bool:
    """Tell whether nothing has been entered yet, so that the first questions come first."""
    return not is_set_up(workbook.therapy()) and not workbook.every(Goal)


def home(workbook: Workbook, today: date, last_backup: date | None) -> Home:
    """Return what Home shows today; `last_backup` is the day of the last good backup."""
    return Home(next=what_is_next(workbook, today, last_backup), goals=goal_list(workbook).active)


def what_is_next(workbook: Workbook, today: date, last_backup: date | None) -> tuple[NextThing, ...]:
    """Return what is next today, never empty, the first one as the main one; the example asks for no backup."""
    therapy, goals = workbook.therapy(), workbook.every(Goal)
    ended = has_ended(therapy, today)
    things = [] if ended else [*_beginning(therapy, goals), *_check_ins(workbook, therapy, goals, today)]
    if not ended:
        things += [*_waiting(workbook, goals), *_reassessments(workbook, therapy, today)]
    if therapy.id != EXAMPLE:
        things += _backup(goals, last_backup, today)
    if not ended and goals and all(goal.is_closed for goal in goals):
        things.append(NextThing(kind=NextKind.NEW_GOAL))
    if not things:
        things = [NextThing(kind=NextKind.NOTHING, on=None if ended else _next_day(workbook, therapy, today))]
    return (replace(things[0], main=True), *things[1:])


def _beginning(therapy: Therapy, goals: tuple[Goal, ...]) -> Iterator[NextThing]:
    if not is_set_up(therapy):
        yield NextThing(kind=NextKind.SET_UP)
    if not goals:
        yield NextThing(kind=NextKind.FIRST_GOAL)


def _check_ins(workbook: Workbook, therapy: Therapy, goals: tuple[Goal, ...], today: date) -> Iterator[NextThing]:
    """Yield the half-done check-in and the one that is due; the half-done one comes first when it would answer it."""
    check_ins = workbook.every(CheckIn)
    half = half_done_among(check_ins, today)
    due = next_due(therapy, _anchor(workbook, therapy), goals, check_ins, workbook.every(Event), today)
    answers = half is not None and due is not None and half.on >= due.opens
    if due is not None and not answers:
        yield NextThing(kind=NextKind.CHECK_IN, on=due.on)
    if half is not None:
        yield NextThing(kind=NextKind.GO_ON, on=half.on, entry=half.id)


def _waiting(workbook: Workbook, goals: tuple[Goal, ...]) -> Iterator[NextThing]:
    drafts = tuple(goal.id for goal in goals if goal.status is GoalStatus.DRAFT)
    if drafts:
        yield NextThing(kind=NextKind.DRAFTS, goals=drafts)
    half_written = {each.goal for each in workbook.every(UnfinishedVersion)}
    changing = tuple(goal.id for goal in goals if goal.status is GoalStatus.ACTIVE and goal.id in half_written)
    if changing:
        yield NextThing(kind=NextKind.CHANGES, goals=changing)


def _reassessments(workbook: Workbook, therapy: Therapy, today: date) -> Iterator[NextThing]:
    """Yield the reassessment that is prepared or planned, and the one whose decisions are still to come."""
    every = workbook.every(Reassessment)
    prepared = max((each for each in every if not each.complete), key=lambda each: each.on, default=None)
    last_done = max((each.on for each in every if each.complete), default=None)
    half_written = {each.goal for each in workbook.every(UnfinishedVersion)}
    goals = tuple(goal.id for goal in to_reword(workbook, today) if goal.id not in half_written)
    if goals:
        yield NextThing(kind=NextKind.REWORD, on=last_done, goals=goals)
    if prepared is not None and (last_done is None or last_done < prepared.on):
        if today <= prepared.on:
            yield NextThing(kind=NextKind.REASSESSMENT, on=prepared.on, entry=prepared.id)
        if prepared.on <= today:
            yield NextThing(kind=NextKind.AFTER_SESSION, on=prepared.on, entry=prepared.id)
        return
    planned = therapy.next_reassessment
    if planned is not None and is_reassessment_near(planned, today) and (last_done is None or last_done < planned):
        yield NextThing(kind=NextKind.REASSESSMENT, on=planned)


def _backup(goals: tuple[Goal, ...], last_backup: date | None, today: date) -> list[NextThing]:
    """Return the backup when it is due; without any, it is once the oldest goal is older than a month."""
    since = last_backup or min((goal.created_on for goal in goals), default=None)
    if since is None or not is_backup_due(since, today):
        return []
    return [NextThing(kind=NextKind.BACKUP, on=last_backup)]


def _next_day(workbook: Workbook, therapy: Therapy, today: date) -> date | None:
    coming = coming_due_days(therapy, _anchor(workbook, therapy), today, 2, workbook.every(Event))
    return next((day for day in coming if day > today), None)


def _anchor(workbook: Workbook, therapy: Therapy) -> date | None:
    """Return the first baseline, which due days count from where no start of therapy is known; else it is not read."""
    return first_baseline(workbook) if therapy.therapy_start is None else None
