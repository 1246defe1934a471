"""Tells several goals from the steps, the verbs or the examples of one."""

import re
from dataclasses import dataclass

from workbook.domain.coach.rules import Rules
from workbook.domain.coach.subject import others_deed
from workbook.domain.coach.wording import Wording, head_of, stem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A part of a goal between commas and "and"s, and what it has of its own."""

    deed: bool
    """It begins with a verb."""
    step: bool
    """Its verb is one that often begins a step of a routine."""
    once: bool
    """Its deed is done once."""
    lasting: bool
    """It is a change that lasts: to be, to have, to find, to start or to stop something."""
    announced: bool
    """It opens as a goal does: "I'd like to", "learn to"."""
    hanging: bool
    """It takes up what was said before it: "… and read it aloud", "…, sitting by the window"."""
    named: bool
    """It names something beside its rhythm."""
    object: bool
    """It names something beside its verb and rhythm."""
    rhythm: bool
    each_day: bool
    """Its rhythm is one that a whole row of steps may have."""
    clock: bool
    graded: bool
    """It wants more, less or better of something."""
    subject: bool
    """Somebody else is to do it."""


def several_goals(wording: Wording, rules: Rules) -> bool:
    """Whether two or more parts of the goal could each be reached without the other."""
    goal = wording.core
    if rules.pattern("multiple", "pair").search(goal):
        return True
    parts = [_part(text, rules, wished=wording.wished) for text in _clauses(goal, rules)]
    if len(parts) < 2:
        return False
    if sum(part.subject for part in parts) > 1:
        return True
    apart = rules.pattern("multiple", "apart").search(goal.rstrip(" .;")) is not None
    if rules.pattern("multiple", "in_a_row").search(goal) and not apart:
        return False
    if sum(part.graded for part in parts) > 1:
        return True
    row = len(parts) > 2
    return any(_independent(first, later, apart, row) for i, first in enumerate(parts) for later in parts[i + 1 :])


def two_halves(statement: str, rules: Rules) -> tuple[str, str] | None:
    """Return the two goals in a statement that has one break between them, or None where it has none or more."""
    halves = [half.strip(" ,.;") for half in rules.pattern("multiple", "break").split(statement)]
    return (halves[0], halves[1]) if len(halves) == 2 and all(halves) else None


def _clauses(goal: str, rules: Rules) -> list[str]:
    """Return the parts of a goal; one that is a measure and no more belongs to the part before it."""
    clauses: list[str] = []
    for text in rules.pattern("multiple", "break").split(goal):
        rest = rules.pattern("measurable", "bare").sub(" ", rules.pattern("measurable", "rhythm").sub(" ", text))
        if clauses and not set(re.findall(r"[a-z'-]+", rest)) - rules.words["small"]:
            clauses[-1] += f", {text}"
        elif re.search(r"\w", text):
            clauses.append(text)
    return clauses


def _independent(first: _Part, later: _Part, apart: bool, row: bool) -> bool:
    """Whether two parts are goals of their own: each complete by itself, and the second not a step of the first."""
    if not later.named or (later.hanging and not first.hanging and not (apart and later.rhythm)):
        return False
    if (first.rhythm and (later.rhythm or later.clock)) or later.announced:
        return True
    if first.clock and later.rhythm and (not later.each_day or (later.deed and not row)):
        return True
    if not (first.deed and later.deed and first.object and later.object):
        return False
    if apart or (first.rhythm and (later.rhythm or not later.step)) or (later.rhythm and first.once):
        return True
    return not later.rhythm and (not first.step or first.lasting or later.lasting or later.once)


def _part(text: str, rules: Rules, *, wished: bool) -> _Part:
    head = rules.pattern("measurable", "nothing").sub("", head_of(text, rules))
    verb = stem(head.split(" ")[0], rules)
    shown = rules.pattern("measurable", "no").sub(" ", text)
    rest = rules.pattern("measurable", "rhythm").sub(" ", head)
    idle = rules.words["small"] | rules.words["again"]
    named = [word for word in re.findall(r"[\w'-]+", rest) if word not in idle]

    def is_found(table: str, key: str, place: str) -> bool:
        return rules.pattern(table, key).search(place) is not None

    lasting = is_found("multiple", "lasting", text)
    announced = is_found("multiple", "announced", text)
    return _Part(
        deed=lasting or verb in rules.words["act"] | rules.words["state"],
        step=verb in rules.words["step"],
        once=verb in rules.words["event"] and not is_found("multiple", "appointment", head),
        lasting=lasting,
        announced=announced,
        hanging=not announced and is_found("multiple", "hanging", head),
        named=bool(named),
        object=len(named) > (verb not in idle) or lasting,
        rhythm=is_found("measurable", "rhythm", shown),
        each_day=is_found("multiple", "each_day", shown),
        clock=is_found("measurable", "clock", shown),
        graded=bool(rules.words["comparative"] & set(head.split(" "))) or is_found("multiple", "graded", head),
        subject=others_deed(text, rules, wished=wished) is not None,
    )
