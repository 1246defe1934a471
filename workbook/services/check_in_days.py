"""The day of a check-in: moved to another one, joined with the check-in that stands there, starts left alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.check_in import CheckIn, Pressure
from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.services.changes import Changes
from workbook.services.check_ins import check_day_of, check_in_on
from workbook.services.entries import exchange, found
from workbook.services.ports import Entry, Workbook
from workbook.services.ratings import start_on
from workbook.services.waiting_notes import goal_of, waiting_mark_of, waiting_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyThere:
    """What stands on the day a check-in is to be moved to.

    `starts` are the starts that were given on that day for goals the check-in has a rating of, with their wordings.
    """

    check_in: CheckIn | None
    starts: tuple[tuple[GoalVersion, Rating], ...]

    def __bool__(self) -> bool:
        return self.check_in is not None or bool(self.starts)


def already_there(workbook: Workbook, check_in: str, on: date) -> AlreadyThere:
    """Return what a check-in would meet on another day, so that the person can be asked."""
    if found(workbook, CheckIn, check_in).on == on:
        return AlreadyThere(check_in=None, starts=())
    starts = []
    for rating in workbook.ratings_in(check_in):
        goal = found(workbook, Goal, rating.goal)
        version = _wording(goal, on)
        start = start_on(workbook, goal, version, on)
        if start is not None:
            starts.append((version, start))
    return AlreadyThere(check_in=check_in_on(workbook, on), starts=tuple(starts))


def move_check_in(
    workbook: Workbook, check_in: str, on: date, today: date, now: str, *, is_asked: bool = False
) -> Changes:
    """Put a check-in and its ratings on another day; one that is done shows that it was changed.

    Where something is `already_there`, raises `InputProblem` "second_check_in" or "start_on_day" unless the person
    `is_asked`. Then two check-ins become one: the answers of the one that is moved win, the other fills what it leaves
    out, and notes of both are kept. A start given on that day stays what it is: the rating of the same goal is left
    out, its note goes to those of the check-in.
    """
    kept = found(workbook, CheckIn, check_in)
    if on == kept.on:
        return Changes()
    check_day_of(on, today)
    there = already_there(workbook, check_in, on)
    if there and not is_asked:
        raise InputProblem("on", "start_on_day" if there.check_in is None else "second_check_in", value=on.isoformat())
    changed_at = now if kept.complete else None
    lost = workbook.ratings_in(check_in)
    started = {start.goal for _version, start in there.starts}
    moved = replace(
        kept,
        on=on,
        changed_at=changed_at or kept.changed_at,
        note=_joined(kept.note, *(each.note for each in lost if each.goal in started)),
    )
    ratings = [_moved(workbook, each, on, changed_at) for each in lost if each.goal not in started]
    if there.check_in is None:
        return exchange(workbook, (kept, *lost), (moved, *ratings))
    return _put_together(workbook, (kept, *lost), moved, ratings, there.check_in)


def _put_together(
    workbook: Workbook, before: Sequence[Entry], moved: CheckIn, ratings: Sequence[Rating], other: CheckIn
) -> Changes:
    """Make one check-in of the one that was moved and the one that stood on its day."""
    others = {rating.goal: rating for rating in workbook.ratings_in(other.id)}
    both = [_merged_rating(rating, others.pop(rating.goal, None)) for rating in ratings]
    filled = [replace(rating, checkin=moved.id) for rating in others.values()]
    rated = {each.goal: each for each in (*both, *filled)}
    notes: dict[str, str] = {}
    waiting = [(goal_of(mark, each.id), mark) for each in (other, moved) for mark in waiting_marks(workbook, each.id)]
    for goal, mark in waiting:
        if goal in rated:
            rated[goal] = replace(rated[goal], note=_joined(rated[goal].note, mark.text))
        else:
            notes[goal] = _joined(notes.get(goal), mark.text) or ""
    return exchange(
        workbook,
        (*before, other, *workbook.ratings_in(other.id), *(mark for _goal, mark in waiting)),
        (
            _merged(moved, other),
            *rated.values(),
            *(waiting_mark_of(moved.id, goal, text) for goal, text in notes.items()),
        ),
    )


def _wording(goal: Goal, on: date) -> GoalVersion:
    """Return the wording of a day; before the first one came into force, the first."""
    return goal.version_on(on) or goal.versions[0]


def _moved(workbook: Workbook, rating: Rating, on: date, changed_at: str | None) -> Rating:
    version = _wording(found(workbook, Goal, rating.goal), on)
    return replace(rating, on=on, version=version.version, changed_at=changed_at or rating.changed_at)


def _merged(first: CheckIn, second: CheckIn) -> CheckIn:
    """Return two check-ins of one day as one, with the id of the first, whose answers win."""
    return replace(
        first,
        complete=first.complete or second.complete,
        sessions_attended=second.sessions_attended if first.sessions_attended is None else first.sessions_attended,
        sessions_missed=second.sessions_missed if first.sessions_missed is None else first.sessions_missed,
        statements={**second.statements, **first.statements},
        practice=second.practice if first.practice is None else first.practice,
        practice_helped=second.practice_helped if first.practice is None else first.practice_helped,
        practice_note=_joined(second.practice_note, first.practice_note),
        pressures=tuple(each for each in Pressure if each in {*first.pressures, *second.pressures}),
        pressure_note=_joined(second.pressure_note, first.pressure_note),
        note=_joined(second.note, first.note),
    )


def _merged_rating(first: Rating, second: Rating | None) -> Rating:
    if second is None:
        return first
    return replace(
        first,
        value=second.value if first.value is None else first.value,
        level=second.level if first.level is None else first.level,
        worked_on=second.worked_on if first.worked_on is None else first.worked_on,
        note=_joined(second.note, first.note),
    )


def _joined(*texts: str | None) -> str | None:
    return "\n\n".join(dict.fromkeys(text for text in texts if text)) or None
