"""After the session: what was decided goes into the workbook, and the next stretch begins."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.limits import check_order
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import Decision, GoalDecision, Reassessment, Step
from workbook.services.changes import Changes, apply
from workbook.services.entries import found, new_id
from workbook.services.goals import close_goal
from workbook.services.ports import Workbook

CLOSES = {
    Decision.REACHED: GoalStatus.REACHED,
    Decision.CONTENT: GoalStatus.CONTENT,
    Decision.SET_ASIDE: GoalStatus.SET_ASIDE,
}
"""Decisions that close a goal, and how it stands then."""


def record(
    workbook: Workbook,
    identifier: str,
    *,
    on: date,
    decisions: Sequence[GoalDecision],
    agreed_steps: Sequence[Step],
    note: str | None,
    next_on: date | None,
    today: date,
) -> Changes:
    """Keep what was decided in the session on the day `on`; the reassessment is complete and the next stretch begins.

    Goals that are reached, fine as they are or set aside are closed on that day; one that is to be reworded stays
    active and is changed in its editor. `next_on` becomes the day of the next reassessment. Raises `InputProblem` at
    "on" for a day that has not come yet, at "next" for a day before the session, and for a goal that began after it.
    """
    if on > today:
        raise InputProblem("on", "out_of_range", value=on, low="1900-01-01", high=today)
    check_order("next", on, next_on, "on")
    reassessment, therapy = found(workbook, Reassessment, identifier), workbook.therapy()
    done = replace(
        reassessment,
        on=on,
        complete=True,
        decisions=tuple(decisions),
        agreed_steps=tuple(agreed_steps),
        note=note or None,
        next=next_on,
    )
    with workbook.together():
        changes = apply(
            workbook,
            Changes(before=(reassessment, therapy), after=(done, replace(therapy, next_reassessment=next_on))),
        )
        for each in decisions:
            if each.decision in CLOSES and found(workbook, Goal, each.goal).status is GoalStatus.ACTIVE:
                changes += close_goal(workbook, each.goal, CLOSES[each.decision], on, each.note)
    return changes


def note_down(
    workbook: Workbook,
    identifier: str,
    *,
    decisions: Sequence[GoalDecision],
    agreed_steps: Sequence[Step],
    note: str | None,
    next_on: date | None,
) -> Changes:
    """Keep what is written down so far about the session; nothing follows from it before it is recorded."""
    before = found(workbook, Reassessment, identifier)
    after = replace(
        before, decisions=tuple(decisions), agreed_steps=tuple(agreed_steps), note=note or None, next=next_on
    )
    return Changes() if after == before else apply(workbook, Changes(before=(before,), after=(after,)))


def rate_in_session(
    workbook: Workbook,
    identifier: str,
    goal: str,
    value: int | None,
    *,
    now: str,
    rater: Rater = Rater.THERAPIST,
    on: date,
    new_id: Callable[[], str] = new_id,
) -> Changes:
    """Keep a rating given in the session on the day `on`, 0-10, for the wording in force then; None takes it out.

    Each rater has one rating of a goal in a reassessment: another one takes its place and is marked as changed `now`.
    """
    version = found(workbook, Goal, goal).version_on(on)
    if version is None:
        raise LookupError(f"goal {goal} has no wording on {on}")
    before = next(
        (each for each in workbook.ratings_of(goal) if each.reassessment == identifier and each.rater is rater), None
    )
    if value is None:
        return Changes() if before is None else apply(workbook, Changes(before=(before,)))
    if before is not None:
        after = replace(before, value=value, on=on, version=version.version, changed_at=now)
        return apply(workbook, Changes(before=(before,), after=(after,)))
    rating = Rating(
        id=new_id(),
        goal=goal,
        version=version.version,
        on=on,
        kind=RatingKind.SESSION,
        rater=rater,
        value=value,
        reassessment=identifier,
        entered_at=now,
    )
    return apply(workbook, Changes(after=(rating,)))
