"""What was agreed last time, and what came of it."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from workbook.domain.goal import Goal
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Agreed, Decision, GoalDecision, PrivateKind, Step
from workbook.domain.therapy import EventKind
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.numbers import named
from workbook.services.assembly.shorten import LONGEST_NAME, shorten
from workbook.services.days import full_day, in_month_or_on_day, listed, near_day
from workbook.services.labels import label, session_rhythm
from workbook.services.report import Outcome
from workbook.services.texts import rating_of
from workbook.services.wordings import keeps_words

_WOBBLE = 1
"""Points by which a rating moves by itself, as the small print says."""
_EVENTS = {
    Step.APPROACH: EventKind.APPROACH,
    Step.THERAPIST: EventKind.THERAPIST,
    Step.MEDICINE: EventKind.MEDICATION,
}
"""Steps that show as an event on the charts once they are taken."""


def agreed_heading(choice: Choice) -> str | None:
    """Return the heading with the day of the last reassessment, None when there was none."""
    if choice.previous is None:
        return None
    return _("What we agreed on {day}, and what came of it").format(day=full_day(choice.previous.on))


def outcomes(choice: Choice, *, brief: bool = False) -> tuple[Outcome, ...]:
    """Return each decision and step of the last reassessment with what came of it; `brief`: like decisions in one."""
    previous = choice.previous
    if previous is None:
        return ()
    goals = {goal.id: goal for goal in choice.contents.goals}
    told = [
        each
        for each in previous.decisions
        if each.goal in goals and not _is_told_as_closed(choice, goals[each.goal], each, previous.on)
    ]
    alike = _alike(choice, told) if brief else ()
    found = [_of_goals(choice, group) for group in alike]
    grouped = {each.goal for group in alike for each in group}
    found += [_of_goal(choice, goals[each.goal], each, previous.on) for each in told if each.goal not in grouped]
    steps = [(label(step), _came_of_step(choice, step, previous.on)) for step in previous.agreed_steps]
    found += [
        Outcome(agreed=_("{step}.").format(step=name), came_of_it=came_of_it, own_note=None)
        for name, came_of_it in steps
        if came_of_it is not None
    ]
    open_steps = [name for name, came_of_it in steps if came_of_it is None]
    if open_steps:
        agreed = _("Also agreed: {steps}.").format(steps="; ".join(open_steps))
        nothing = _("Nothing is written about what came of it.")
        found.append(Outcome(agreed=agreed, came_of_it=nothing, own_note=None))
    note = choice.private(PrivateKind.CLOSING_NOTES, previous.note)
    if note is not None:
        found.append(Outcome(agreed=None, came_of_it=None, own_note=note))
    return tuple(found)


def _of_goal(choice: Choice, goal: Goal, decision: GoalDecision, then: date) -> Outcome:
    has_page = any(goal.id == each.id for each, _numbers in (*choice.active, *choice.closed))
    return Outcome(
        agreed=_agreed_words(decision).format(goal=_called(choice, goal, then), decision=label(decision.decision)),
        came_of_it=_came_of_goal(choice, goal, decision.decision, then),
        own_note=None if has_page else choice.private(PrivateKind.CLOSING_NOTES, decision.note),
    )


def _agreed_words(decision: GoalDecision) -> str:
    return {
        Agreed.PARTLY: _("{goal}: {decision}; we agreed in part on having this goal."),
        Agreed.NOT_YET: _("{goal}: {decision}; we did not agree on having this goal yet."),
    }.get(decision.agreed or Agreed.YES, _("{goal}: {decision}."))


def _alike(choice: Choice, decisions: Sequence[GoalDecision]) -> tuple[list[GoalDecision], ...]:
    """Return the decisions about goals with a row, those that say the same together; where one stands alone, not."""
    rows = {goal.id for goal, _numbers in choice.active}
    groups: dict[tuple[Decision, Agreed | None], list[GoalDecision]] = {}
    for each in decisions:
        if each.goal in rows:
            agreed = None if each.agreed is Agreed.YES else each.agreed
            groups.setdefault((each.decision, agreed), []).append(each)
    return tuple(group for group in groups.values() if len(group) > 1)


def _of_goals(choice: Choice, decisions: Sequence[GoalDecision]) -> Outcome:
    """Return one decision about several goals, and which moved up or down; their rows say from what to what."""
    numbers = {goal.id: number for number, (goal, _numbers) in enumerate(choice.active, start=1)}
    goals = named(sorted(numbers[each.goal] for each in decisions))
    agreed = _agreed_words(decisions[0]).format(goal=goals, decision=label(decisions[0].decision))
    came_of_it = _moved_since(choice, {numbers[each.goal] for each in decisions})
    return Outcome(agreed=agreed, came_of_it=came_of_it, own_note=None)


def _moved_since(choice: Choice, chosen: Collection[int]) -> str:
    """Return which of the goals with these numbers are rated higher or lower than at the last reassessment."""
    found: dict[str, list[int]] = {}
    for number, (goal, _numbers) in enumerate(choice.active, start=1):
        if number in chosen:
            found.setdefault(_way_since(choice, goal), []).append(number)
    return " ".join(text.format(goals=named(numbers)) for text, numbers in found.items())


def _way_since(choice: Choice, goal: Goal) -> str:
    then = date.min if choice.previous is None else choice.previous.on
    before = [each.value or 0 for each in choice.counted(goal) if each.on <= then]
    after = [each.value or 0 for each in choice.counted(goal) if each.on > then]
    if goal.newest.version > 1 and goal.newest.start >= then:
        if keeps_words(goal, goal.newest):
            return _("New meaning since then: {goals}.")
        return _("Worded again since then: {goals}.")
    if not before or not after:
        return _("Not rated since then: {goals}.")
    moved = after[-1] - before[-1]
    if moved == 0:
        return _("The same since then: {goals}.")
    if abs(moved) <= _WOBBLE:
        return _("Within a point of then: {goals}.")
    return _("Higher since then: {goals}.") if moved > 0 else _("Lower since then: {goals}.")


def _is_told_as_closed(choice: Choice, goal: Goal, decision: GoalDecision, then: date) -> bool:
    """Tell whether a goal stands under the goals closed in the period, and nothing more is to be said about it."""
    listed_there = any(goal.id == each.id for each, _numbers in choice.closed)
    return listed_there and goal.closed_on == then and decision.agreed not in (Agreed.PARTLY, Agreed.NOT_YET)


def _called(choice: Choice, goal: Goal, then: date) -> str:
    """Return what a goal is called: by its number where it has a row below, and by its name then where that changed."""
    version = goal.version_on(then - timedelta(days=1)) or goal.versions[0]
    name = shorten(version.name, LONGEST_NAME)
    numbered = _numbered(choice, goal)
    if numbered is None:
        return _("“{goal}”").format(goal=name)
    if version.name == goal.newest.name:
        return numbered
    return _("{number}, “{goal}” then").format(number=numbered, goal=name)


def _short(goal: Goal) -> str:
    return shorten(goal.newest.name, LONGEST_NAME)


def _numbered(choice: Choice, goal: Goal) -> str | None:
    """Return "Goal 2" for a goal that has a row on page one."""
    number = next((n for n, (each, _numbers) in enumerate(choice.active, start=1) if each.id == goal.id), None)
    return None if number is None else _("Goal {number}").format(number=number)


def _came_of_goal(choice: Choice, goal: Goal, decision: Decision, then: date) -> str | None:
    if goal.closed_on is not None:
        closed_then = goal.closed_on == then and decision in (Decision.REACHED, Decision.CONTENT, Decision.SET_ASIDE)
        return None if closed_then else choice.sentence_of(goal)
    newer = [each for each in goal.versions if each.version > 1 and each.start >= then]
    counted = choice.counted(goal)
    if newer:
        day = near_day(newer[-1].start, choice.end)
        new = _("New wording since {day}.")
        if keeps_words(goal, newer[-1]):
            new = _("Meaning changed on {day}, wording the same.")
        moved = f" {_from_to(choice, counted[0], counted[-1])}" if len(counted) > 1 else ""
        return f"{new.format(day=day)}{moved}"
    before = [each for each in counted if each.on <= then]
    after = [each for each in counted if each.on > then]
    if not after:
        return _("Not rated since then.")
    if not before:
        return choice.sentence_of(goal)
    return _from_to(choice, before[-1], after[-1])


def _from_to(choice: Choice, first: Rating, last: Rating) -> str:
    return _("Since then: from {start} {first} to {now} {last}.").format(
        start=rating_of(first.value or 0),
        first=in_month_or_on_day(first.on, last.on, choice.end),
        now=last.value,
        last=in_month_or_on_day(last.on, first.on, choice.end),
    )


def _came_of_step(choice: Choice, step: Step, then: date) -> str | None:
    if step in (Step.RHYTHM, Step.SPACE_OUT):
        return _new_rhythm(choice, then)
    if step is Step.REASSESS:
        changed = [goal for goal in choice.contents.goals if goal.newest.start >= then]
        older = [goal for goal in changed if goal.created_on < then]
        groups = (
            (_("Worded again: {goals}."), [goal for goal in older if not keeps_words(goal, goal.newest)]),
            (_("New meaning: {goals}."), [goal for goal in older if keeps_words(goal, goal.newest)]),
            (_("New: {goals}."), [goal for goal in changed if goal.created_on >= then]),
        )
        return " ".join(text.format(goals=_all_called(choice, goals)) for text, goals in groups if goals) or None
    if step not in _EVENTS:
        return None
    day = min(
        (each.on for each in choice.contents.events if each.kind is _EVENTS[step] and each.on >= then), default=None
    )
    if day is None:
        return None
    return _("{event}, since {day}.").format(event=label(_EVENTS[step]), day=near_day(day, choice.end))


def _all_called(choice: Choice, goals: Sequence[Goal]) -> str:
    return listed([_numbered(choice, goal) or _("“{goal}”").format(goal=_short(goal)) for goal in goals])


def _new_rhythm(choice: Choice, then: date) -> str | None:
    before, now = (choice.contents.therapy.rhythm_on(day) for day in (then, choice.end))
    if before is None or now is None or now.sessions_every_days in (None, before.sessions_every_days):
        return None
    return _("We have met {rhythm} since {day}.").format(
        rhythm=session_rhythm(now.sessions_every_days or 0), day=near_day(now.start, choice.end)
    )
