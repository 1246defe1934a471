"""A note on a goal that was written before its number: it waits in the workbook until there is a rating for it.

It lives in the workbook file alone: the exchange file has no note without a rating.
"""

from workbook.services.changes import Changes
from workbook.services.entries import exchange
from workbook.services.mark import Mark
from workbook.services.ports import Workbook


def waiting_mark(workbook: Workbook, check_in: str, goal: str) -> Mark | None:
    """Return the note that waits in a check-in for the rating of a goal, or None."""
    return workbook.find(Mark, _name(check_in, goal))


def waiting_mark_of(check_in: str, goal: str, text: str) -> Mark:
    """Return a note as it waits in a check-in for the rating of a goal."""
    return Mark(id=_name(check_in, goal), text=text)


def goal_of(mark: Mark, check_in: str) -> str:
    """Return the goal that a note which waits in a check-in is about."""
    return mark.id.removeprefix(_name(check_in, ""))


def keep_waiting_note(workbook: Workbook, check_in: str, goal: str, text: str | None) -> Changes:
    """Keep a note while its goal has no rating in the check-in; an empty one takes it away."""
    before = waiting_mark(workbook, check_in, goal)
    after = waiting_mark_of(check_in, goal, text) if text else None
    return exchange(workbook, () if before is None else (before,), () if after is None else (after,))


def waiting_marks(workbook: Workbook, check_in: str) -> tuple[Mark, ...]:
    """Return all notes that wait in a check-in."""
    return tuple(mark for mark in workbook.every(Mark) if mark.id.startswith(_name(check_in, "")))


def _name(check_in: str, goal: str) -> str:
    return f"note {check_in} {goal}"
