"""The life of a goal: on the list, closed, reopened, put in order, deleted for good."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.goal import CLOSED, EarlierClosing, Goal, GoalStatus
from workbook.domain.limits import check_order
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.changes import Changes, apply
from workbook.services.entries import exchange, found
from workbook.services.goal_writing import page_mark
from workbook.services.half_decisions import half_decision_marks_about
from workbook.services.half_written import half_written_about
from workbook.services.mark import Mark
from workbook.services.ports import Entry, Workbook
from workbook.services.ratings import latest_rating

RECOMMENDED = 3
"""Active goals at a time; more are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """A goal in a list. `latest` is the last rating of its newest wording that counts; `unfinished` a half change."""

    goal: Goal
    latest: Rating | None
    unfinished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalList:
    """All goals in the person's order: those being worked on, drafts, and closed ones."""

    active: tuple[GoalRow, ...]
    drafts: tuple[GoalRow, ...]
    closed: tuple[GoalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRecord:
    """One goal with everything that belongs to it, for its page; ratings by day, oldest first."""

    goal: Goal
    ratings: tuple[Rating, ...]
    unfinished: UnfinishedVersion | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goes:
    """What goes with a goal that is deleted for good: how many of each."""

    versions: int
    ratings: int
    notes: int
    decisions: int


def goal_list(workbook: Workbook) -> GoalList:
    """Return all goals with their last rating; of each goal the newest ratings are read, not all."""
    unfinished = {each.goal for each in workbook.every(UnfinishedVersion)}
    rows = [
        GoalRow(goal=goal, latest=latest_rating(workbook, goal), unfinished=goal.id in unfinished)
        for goal in workbook.every(Goal)
    ]
    return GoalList(
        active=tuple(row for row in rows if row.goal.status is GoalStatus.ACTIVE),
        drafts=tuple(row for row in rows if row.goal.status is GoalStatus.DRAFT),
        closed=tuple(row for row in rows if row.goal.is_closed),
    )


def goal_record(workbook: Workbook, goal: str) -> GoalRecord:
    """Return one goal with all its ratings and the change that is half written."""
    ratings = sorted(workbook.ratings_of(goal), key=lambda rating: rating.on)
    return GoalRecord(
        goal=found(workbook, Goal, goal), ratings=tuple(ratings), unfinished=workbook.find(UnfinishedVersion, goal)
    )


def close_goal(workbook: Workbook, goal: str, status: GoalStatus, on: date, note: str | None = None) -> Changes:
    """Close an active goal as reached, fine as it is or set aside, on a day, with a note."""
    kept = found(workbook, Goal, goal)
    if status not in CLOSED:
        raise InputProblem("status", "not_a_closing", value=status.value)
    if kept.status is not GoalStatus.ACTIVE:
        raise InputProblem("status", "not_one_of", value=kept.status.value, choices=(GoalStatus.ACTIVE.value,))
    check_order("closed_on", kept.created_on, on, "created_on")
    for closing in kept.earlier_closings[-1:]:
        check_order("closed_on", closing.reopened_on, on, "reopened_on")
    closed = replace(kept, status=status, closed_on=on, closing_note=note or None)
    return exchange(workbook, (kept, *_note_mark(workbook, goal)), (closed,))


def keep_closing_note(workbook: Workbook, goal: str, note: str | None) -> Changes:
    """Keep a note that is being written for the closing of a goal; it waits until the goal is closed."""
    after = (Mark(id=_note_of(goal), text=note),) if note else ()
    return exchange(workbook, _note_mark(workbook, goal), after)


def waiting_closing_note(workbook: Workbook, goal: str) -> str | None:
    """Return the note that waits for the closing of a goal, or for the change of it; None where none waits."""
    return next((mark.text for mark in _note_mark(workbook, goal)), None)


def change_closing(workbook: Workbook, goal: str, status: GoalStatus, note: str | None) -> Changes:
    """Change how a closed goal was closed, or the note on it; its day stays."""
    kept = found(workbook, Goal, goal)
    if status not in CLOSED:
        raise InputProblem("status", "not_a_closing", value=status.value)
    changed = replace(kept, status=status, closing_note=note or None)
    return exchange(workbook, (kept, *_note_mark(workbook, goal)), (changed,))


def reopen_goal(workbook: Workbook, goal: str, today: date) -> Changes:
    """Take a closed goal up again; when and how it was closed is kept."""
    kept = found(workbook, Goal, goal)
    if kept.closed_on is None:
        raise InputProblem("closed_on", "missing")
    closing = EarlierClosing(
        status=kept.status, on=kept.closed_on, note=kept.closing_note, reopened_on=max(today, kept.closed_on)
    )
    reopened = replace(
        kept,
        status=GoalStatus.ACTIVE,
        closed_on=None,
        closing_note=None,
        earlier_closings=(*kept.earlier_closings, closing),
    )
    return exchange(workbook, (kept,), (reopened,))


def reorder(workbook: Workbook, identifiers: Sequence[str]) -> Changes:
    """Put some goals, or all, into a new order; they share the places that they had, the others stay where they are."""
    before = tuple(goal.id for goal in workbook.every(Goal))
    moved = iter(identifiers)
    after = tuple(next(moved) if each in identifiers else each for each in before)
    if after == before:
        return Changes()
    return apply(workbook, Changes(goal_order=(before, after)))


def what_goes(workbook: Workbook, goal: str) -> Goes:
    """Return what would go with a goal that is deleted for good, to be said before it is asked."""
    ratings = workbook.ratings_of(goal)
    return Goes(
        versions=len(found(workbook, Goal, goal).versions),
        ratings=len(ratings),
        notes=sum(1 for rating in ratings if rating.note),
        decisions=sum(decision.goal == goal for each in workbook.every(Reassessment) for decision in each.decisions),
    )


def delete_goal(workbook: Workbook, goal: str) -> Changes:
    """Delete a goal for good, with its ratings, the change that is half written, and what was decided about it."""
    kept = found(workbook, Goal, goal)
    unfinished = workbook.find(UnfinishedVersion, goal)
    decided = [
        each for each in workbook.every(Reassessment) if any(decision.goal == goal for decision in each.decisions)
    ]
    undecided = [
        replace(each, decisions=tuple(decision for decision in each.decisions if decision.goal != goal))
        for each in decided
    ]
    order = tuple(each.id for each in workbook.every(Goal))
    ratings = workbook.ratings_of(goal)
    gone: list[Entry] = [kept, *ratings, *decided, *page_mark(workbook, goal)]
    gone += (*_note_mark(workbook, goal), *half_decision_marks_about(workbook, goal))
    gone += half_written_about(workbook, goal, [each.id for each in ratings])
    if unfinished is not None:
        gone.append(unfinished)
    return apply(
        workbook,
        Changes(
            before=tuple(gone),
            after=tuple(undecided),
            goal_order=(order, tuple(each for each in order if each != goal)),
        ),
    )


def _note_of(goal: str) -> str:
    return f"closing note {goal}"


def _note_mark(workbook: Workbook, goal: str) -> tuple[Mark, ...]:
    mark = workbook.find(Mark, _note_of(goal))
    return () if mark is None else (mark,)
