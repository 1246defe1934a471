"""What stands out, and whether it is worth bringing up: each with its reasons, and resting once talked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from workbook.domain.check_in import CheckIn, Statement, on_difficult_side
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.progress import GoalNumbers, Verdict
from workbook.domain.signal import Signal
from workbook.resources import translate as _
from workbook.services.changes import Changes, apply
from workbook.services.days import in_month_or_on_day, listed, months, near_month
from workbook.services.labels import label
from workbook.services.mark import Mark
from workbook.services.ports import Workbook
from workbook.services.summary import Raise, Summary, anything_helped, is_helped, most_sessions, sessions, stretch_start
from workbook.services.texts import goal_fact

TALKED_ABOUT = "talked_about"
"""Id of the mark that holds what was worth raising when the person said "We have talked about this"."""
_SESSIONS_ENOUGH = 8
"""From so many sessions on, no progress is a reason to raise something."""
_STANDS_OUT = 2
"""Points of 0-4 by which a statement has to move to stand out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """What is worth bringing up, and how soon: a `sentence`, and the `reasons` for it as sentences of their own.

    `facts` names the state it was made from; it changes when anything that is told changes. `sessions` is the reason
    that many sessions went by without a goal on its way, where it is one of them.
    """

    raised: Raise
    sentence: str
    reasons: tuple[str, ...]
    facts: str
    sessions: str | None


def raise_sentence(raised: Raise) -> str | None:
    """Return how soon something is worth bringing up, as a sentence; None when there is nothing."""
    return {
        Raise.NONE: None,
        Raise.EARLY: _("These are early days."),
        Raise.WORTH_RAISING: _("This is worth raising."),
        Raise.REASSESS: _("It is time to look at it together."),
        Raise.NEXT_SESSION: _("Bring it to the next session, or get in touch before then."),
    }[raised]


def concern(contents: Contents, summary: Summary) -> Concern | None:
    """Return what is worth bringing up on the day of a summary, with its reasons; None when there is nothing."""
    sentence = raise_sentence(summary.raised)
    if sentence is None:
        return None
    goals = {goal.id: goal for goal in contents.goals}
    named = [each for each in summary.goals if each.status is GoalStatus.ACTIVE and _is_named(each, summary)]
    statements = _named_statements(contents.check_ins, summary)
    reasons = [
        *(_goal_reason(goals[each.id], each, contents, summary.on) for each in named),
        *(statement_sentence(each, contents.check_ins, summary.on) for each in statements),
    ]
    slow = _sessions_reason(contents, summary)
    facts = [
        summary.raised.value,
        *(f"{each.id} {each.signal} {each.baseline} {each.latest}" for each in named),
        *(f"{each} {_answers(each, contents.check_ins, summary.on)[-1][1]}" for each in statements),
        *(["sessions"] if slow else []),
    ]
    return Concern(
        raised=summary.raised,
        sentence=sentence,
        reasons=tuple(reason for reason in (*reasons, slow) if reason),
        facts="\n".join(facts),
        sessions=slow,
    )


def is_resting(concern: Concern, marks: Iterable[Mark]) -> bool:
    """Tell whether the person has said "We have talked about this" and nothing has changed since."""
    return any(mark.id == TALKED_ABOUT and mark.text == concern.facts for mark in marks)


def talked_about(workbook: Workbook, concern: Concern) -> Changes:
    """Let a concern rest until a further change."""
    before = workbook.find(Mark, TALKED_ABOUT)
    after = Mark(id=TALKED_ABOUT, text=concern.facts)
    return apply(workbook, Changes(before=() if before is None else (before,), after=(after,)))


def _is_named(numbers: GoalNumbers, summary: Summary) -> bool:
    """Tell whether a goal is a reason for what is raised."""
    if summary.raised is Raise.NEXT_SESSION:
        falling = numbers.signal in (Signal.MOVING_AWAY, Signal.SLIPPED)
        return falling or numbers.verdict is Verdict.RELIABLE_DETERIORATION
    return summary.raised in (Raise.WORTH_RAISING, Raise.REASSESS) and numbers.signal is Signal.NOT_MOVING


def _goal_reason(goal: Goal, numbers: GoalNumbers, contents: Contents, on: date) -> str:
    version = goal.version_on(on)
    name = goal.newest.name if version is None else version.name
    return _("“{goal}”: {fact}").format(goal=name, fact=goal_fact(goal, contents.ratings, on, numbers=numbers))


def _named_statements(check_ins: Iterable[CheckIn], summary: Summary) -> list[Statement]:
    """Return the statements on their difficult side at the latest check-in that answered any."""
    if summary.raised is Raise.EARLY:
        return []
    return [each for each in Statement if _is_difficult_now(each, check_ins, summary.on)]


def _latest_answered(check_ins: Iterable[CheckIn], on: date) -> CheckIn | None:
    answered = [each for each in check_ins if each.on <= on and each.answered_any_statement]
    return max(answered, key=lambda each: each.on, default=None)


def _is_difficult_now(statement: Statement, check_ins: Iterable[CheckIn], on: date) -> bool:
    latest = _latest_answered(check_ins, on)
    return latest is not None and on_difficult_side(statement, latest.statements.get(statement))


def _sessions_reason(contents: Contents, summary: Summary) -> str | None:
    count = most_sessions(contents, summary.goals, summary.on)
    if summary.raised not in (Raise.WORTH_RAISING, Raise.REASSESS) or count is None or count < _SESSIONS_ENOUGH:
        return None
    if anything_helped(contents, summary.goals, summary.on):
        return None
    if sessions(contents, stretch_start(contents, summary.on), summary.on)[1]:
        text = _("After about {count} sessions, no goal is on its way yet.")
    else:
        text = _("After {count} sessions, no goal is on its way yet.")
    return text.format(count=count)


def _answers(statement: Statement, check_ins: Iterable[CheckIn], on: date) -> list[tuple[date, int]]:
    found = [(each.on, each.statements.get(statement)) for each in check_ins if each.on <= on]
    return sorted((day, answer) for day, answer in found if answer is not None)


def stands_out(statement: Statement, check_ins: Sequence[CheckIn], on: date) -> bool:
    """Tell whether a statement is on its difficult side now, or moved by 2 or more of 0-4."""
    answers = [answer for _day, answer in _answers(statement, check_ins, on)]
    if _is_difficult_now(statement, check_ins, on):
        return True
    return len(answers) > 1 and max(abs(answers[-1] - answers[0]), abs(answers[-1] - answers[-2])) >= _STANDS_OUT


def statement_sentence(statement: Statement, check_ins: Sequence[CheckIn], on: date) -> str:
    """Return what the answers to a statement up to a day say, after its words."""
    fact = _statement_fact(statement, check_ins, on)
    return _("“{words}”: {fact}").format(words=label(statement), fact=fact)


def statement_fact(statement: Statement, check_ins: Sequence[CheckIn], on: date) -> str:
    """Return what the answers to a statement up to a day say, to stand under its words."""
    fact = _statement_fact(statement, check_ins, on)
    return fact[:1].upper() + fact[1:]


def _statement_fact(statement: Statement, check_ins: Sequence[CheckIn], on: date) -> str:
    """Return from what to what a statement moved, or where it is."""
    answers = _answers(statement, check_ins, on)
    if not answers:
        return _("not answered yet.")
    last_day, last = answers[-1]
    (first_day, first), (day, before) = answers[0], answers[-2:][0]
    if abs(last - first) < _STANDS_OUT <= abs(last - before) or first == last != before:
        first_day, first = day, before
    if first != last:
        return _("from {start} {first} to {now} {last}, on a scale of 0 to 4.").format(
            start=first,
            first=in_month_or_on_day(first_day, last_day, on),
            now=last,
            last=in_month_or_on_day(last_day, first_day, on),
        )
    lasting = list(takewhile(lambda each: each[1] == last, reversed(answers)))
    since, earlier = lasting[-1][0], answers[: -len(lasting)]
    fact = _("{now} on a scale of 0 to 4, since {month}")
    if (since.year, since.month) == (last_day.year, last_day.month):
        fact = _("{now} on a scale of 0 to 4, in {month}")
    fact = fact.format(now=last, month=near_month(since, on))
    if not earlier:
        return _("{fact}.").format(fact=fact)
    return _("{fact}; {earlier} before.").format(fact=fact, earlier=earlier[-1][1])


def statements_that_stand_out(check_ins: Sequence[CheckIn], on: date) -> tuple[str, ...]:
    """Return a sentence for each statement that stands out on a day."""
    return tuple(statement_sentence(each, check_ins, on) for each in Statement if stands_out(each, check_ins, on))


def helped_all(summary: Summary) -> bool:
    """Tell whether every active goal is helped, so that "why it may not be helping" stays folded."""
    active = [each for each in summary.goals if each.status is GoalStatus.ACTIVE]
    return bool(active) and all(is_helped(each) for each in active)


def ticked_often(check_ins: Sequence[CheckIn], on: date) -> tuple[str, ...]:
    """Return what was ticked at two or more of the latest three check-ins, a sentence for those of the same months."""
    latest = sorted((each for each in check_ins if each.on <= on), key=lambda each: each.on)[-3:]
    ticked = dict.fromkeys(pressure for each in latest for pressure in each.pressures)
    found: dict[tuple[date, ...], list[str]] = {}
    for pressure in ticked:
        days = tuple(each.on for each in latest if pressure in each.pressures)
        if len(days) > 1:
            found.setdefault(days, []).append(_("“{pressure}”").format(pressure=label(pressure)))
    return tuple(
        _("What life brought in {months}: {pressures}.").format(months=months(days, on), pressures=listed(names))
        for days, names in found.items()
    )
