"""After the session: what was decided goes into the workbook, and the next stretch begins."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.limits import check_order
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import Decision, GoalDecision, Reassessment, Step
from workbook.services.changes import Changes, apply
from workbook.services.entries import exchange, found, new_id
from workbook.services.goals import close_goal
from workbook.services.half_decisions import HalfDecision, as_marks, half_decision_marks
from workbook.services.ports import Workbook
from workbook.services.prepared_page import prepared_page_marks

CLOSES = {
    Decision.REACHED: GoalStatus.REACHED,
    Decision.CONTENT: GoalStatus.CONTENT,
    Decision.SET_ASIDE: GoalStatus.SET_ASIDE,
}
"""Decisions that close a goal, and how it stands then."""
REMINDED_FOR = timedelta(days=31)
"""So long after the session a goal that was to be reworded is named."""


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
    "on" for a day that has not come yet or is before a goal that was rated in the session, at "next" for a day before
    the session, and at "closed_on" for a goal that is closed and began after it.
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
    waiting = (*half_decision_marks(workbook, identifier), *prepared_page_marks(workbook, identifier))
    with workbook.together():
        changes = apply(
            workbook,
            Changes(
                before=(reassessment, therapy, *waiting), after=(done, replace(therapy, next_reassessment=next_on))
            ),
        )
        changes += _redate(workbook, identifier, on)
        for each in decisions:
            if each.decision in CLOSES and found(workbook, Goal, each.goal).status is GoalStatus.ACTIVE:
                changes += close_goal(workbook, each.goal, CLOSES[each.decision], on, each.note)
    return changes


def note_down(
    workbook: Workbook,
    identifier: str,
    *,
    on: date | None = None,
    decisions: Sequence[GoalDecision],
    undecided: Sequence[HalfDecision] = (),
    agreed_steps: Sequence[Step],
    note: str | None,
    next_on: date | None,
) -> Changes:
    """Keep what is written down so far about the session; nothing follows from it before it is recorded.

    A day `on` becomes the day of the session, and of the ratings given in it. Raises `InputProblem` at "on" for a day
    before a goal that was rated in the session.
    """
    before = found(workbook, Reassessment, identifier)
    after = replace(
        before,
        on=on or before.on,
        decisions=tuple(decisions),
        agreed_steps=tuple(agreed_steps),
        note=note or None,
        next=next_on,
    )
    waiting = half_decision_marks(workbook, identifier)
    with workbook.together():
        changes = exchange(workbook, (before, *waiting), (after, *as_marks(identifier, undecided)))
        return changes if on is None else changes + _redate(workbook, identifier, on)


def ratings_given(workbook: Workbook, identifier: str) -> tuple[Rating, ...]:
    """Return the ratings that were given in the session of a reassessment."""
    goals = workbook.every(Goal)
    return tuple(each for goal in goals for each in workbook.ratings_of(goal.id) if each.reassessment == identifier)


def _redate(workbook: Workbook, identifier: str, on: date) -> Changes:
    """Put the ratings of the session on its day, each for the wording in force then."""
    given = ratings_given(workbook, identifier)
    dated = [replace(each, on=on, version=_version(workbook, each.goal, on)) for each in given]
    return exchange(workbook, given, tuple(dated))


def _version(workbook: Workbook, goal: str, on: date) -> int:
    """Return the number of the wording in force; raise `InputProblem` at "on" where the goal began later."""
    kept = found(workbook, Goal, goal)
    version = kept.version_on(on)
    if version is None:
        raise InputProblem("on", "before", value=on, other="created_on", limit=kept.versions[0].start)
    return version.version


def to_reword(workbook: Workbook, today: date) -> tuple[Goal, ...]:
    """Return the goals that the last session said to reword and that have no newer wording, for a month after it."""
    done = [each for each in workbook.every(Reassessment) if each.complete and each.on <= today]
    last = max(done, key=lambda each: each.on, default=None)
    if last is None or last.on + REMINDED_FOR < today:
        return ()
    decided = {each.goal for each in last.decisions if each.decision is Decision.REWORD}
    return tuple(
        goal
        for goal in workbook.every(Goal)
        if goal.id in decided
        and goal.status is GoalStatus.ACTIVE
        and not any(each.version > 1 and each.start >= last.on for each in goal.versions)
    )


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
    Raises `InputProblem` at "on" for a day before the goal began.
    """
    version = _version(workbook, goal, on)
    before = next(
        (each for each in workbook.ratings_of(goal) if each.reassessment == identifier and each.rater is rater), None
    )
    if value is None:
        return Changes() if before is None else apply(workbook, Changes(before=(before,)))
    if before is not None:
        after = replace(before, value=value, on=on, version=version, changed_at=now)
        return apply(workbook, Changes(before=(before,), after=(after,)))
    rating = Rating(
        id=new_id(),
        goal=goal,
        version=version,
        on=on,
        kind=RatingKind.SESSION,
        rater=rater,
        value=value,
        reassessment=identifier,
        entered_at=now,
    )
    return apply(workbook, Changes(after=(rating,)))
