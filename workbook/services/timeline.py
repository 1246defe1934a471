"""The timeline: everything that was entered, newest first, with all notes, of one goal or of all."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event
from workbook.services.ports import Workbook
from workbook.services.ratings import entered_later, out_of_place


class TimelineKind(StrEnum):
    """What an entry is; of one day, the later in this list stands above."""

    NEW_GOAL = "new_goal"
    """A goal was kept."""
    NEW_WORDING = "new_wording"
    """A goal was changed: a new version began."""
    REOPENED = "reopened"
    RATING = "rating"
    """A rating outside check-ins: a start, an extra one, a remembered one, one from a session."""
    CHECK_IN = "check_in"
    EVENT = "event"
    REASSESSMENT = "reassessment"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedGoal:
    """A rating with the goal and the wording it is about."""

    goal: Goal
    version: GoalVersion
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One thing that was entered for the day `on`; which of the fields are filled follows from its kind.

    `ratings` are those of a check-in, or the one rating. `status` and `note` say how and why a goal was closed.
    `later` means entered on a later day, `changed` that it was changed after it was done, `replaced` that a later
    rating of the day counts in its place.
    """

    kind: TimelineKind
    on: date
    goal: Goal | None = None
    version: GoalVersion | None = None
    ratings: tuple[RatedGoal, ...] = ()
    check_in: CheckIn | None = None
    event: Event | None = None
    reassessment: Reassessment | None = None
    status: GoalStatus | None = None
    note: str | None = None
    later: bool = False
    changed: bool = False
    replaced: bool = False


def timeline(workbook: Workbook, goal: str | None = None) -> tuple[TimelineEntry, ...]:
    """Return everything that was entered, newest first; with `goal`, what belongs to that goal alone.

    Drafts are left out: nothing of them counts yet.
    """
    goals = {each.id: each for each in workbook.every(Goal) if each.status is not GoalStatus.DRAFT}
    shown = {goal: goals[goal]} if goal in goals else {} if goal is not None else goals
    in_check_in: dict[str, list[RatedGoal]] = defaultdict(list)
    entries: list[TimelineEntry] = []
    for kept in shown.values():
        entries += _life(kept)
        ratings = workbook.ratings_of(kept.id)
        replaced = out_of_place(ratings)
        for rating in ratings:
            version = kept.numbered(rating.version)
            assert version is not None  # references lead somewhere
            rated = RatedGoal(goal=kept, version=version, rating=rating)
            if rating.checkin is not None:
                in_check_in[rating.checkin].append(rated)
            else:
                entries.append(_of_rating(rated, replaced=rating.id in replaced))
    for check_in in workbook.every(CheckIn):
        if goal is None or check_in.id in in_check_in:
            entries.append(_of_check_in(check_in, in_check_in[check_in.id]))
    if goal is None:
        entries += [
            TimelineEntry(
                kind=TimelineKind.EVENT,
                on=event.on,
                event=event,
                changed=event.changed_at is not None,
            )
            for event in workbook.every(Event)
        ]
    entries += [
        TimelineEntry(kind=TimelineKind.REASSESSMENT, on=each.on, reassessment=each)
        for each in workbook.every(Reassessment)
        if goal is None or any(decision.goal == goal for decision in each.decisions)
    ]
    order = list(TimelineKind)
    return tuple(sorted(entries, key=lambda each: (each.on, order.index(each.kind)), reverse=True))


def _of_rating(rated: RatedGoal, *, replaced: bool) -> TimelineEntry:
    rating = rated.rating
    return TimelineEntry(
        kind=TimelineKind.RATING,
        on=rating.on,
        goal=rated.goal,
        version=rated.version,
        ratings=(rated,),
        later=entered_later(rating.on, rating.entered_at),
        changed=rating.changed_at is not None,
        replaced=replaced,
    )


def _of_check_in(check_in: CheckIn, ratings: list[RatedGoal]) -> TimelineEntry:
    return TimelineEntry(
        kind=TimelineKind.CHECK_IN,
        on=check_in.on,
        check_in=check_in,
        ratings=tuple(ratings),
        later=entered_later(check_in.on, check_in.entered_at),
        changed=check_in.changed_at is not None or any(each.rating.changed_at is not None for each in ratings),
    )


def _life(goal: Goal) -> Iterator[TimelineEntry]:
    for version in goal.versions:
        kind = TimelineKind.NEW_GOAL if version.version == 1 else TimelineKind.NEW_WORDING
        yield TimelineEntry(kind=kind, on=version.start, goal=goal, version=version)
    for closing in goal.earlier_closings:
        yield TimelineEntry(
            kind=TimelineKind.CLOSED, on=closing.on, goal=goal, status=closing.status, note=closing.note
        )
        yield TimelineEntry(kind=TimelineKind.REOPENED, on=closing.reopened_on, goal=goal)
    if goal.closed_on is not None:
        yield TimelineEntry(
            kind=TimelineKind.CLOSED, on=goal.closed_on, goal=goal, status=goal.status, note=goal.closing_note
        )
