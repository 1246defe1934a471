"""Hints about a goal statement: one kind sentence each, with the person's own sentence put another way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbook.domain.coach.rules import Rules
from workbook.domain.coach.several import two_halves
from workbook.domain.coach.wording import take_apart
from workbook.domain.goal import Clue

LABELS = (
    Clue.MEASURABLE,
    Clue.TIME_BOUND,
    Clue.SPECIFIC,
    Clue.AVOIDANCE,
    Clue.MULTIPLE,
    Clue.ABSOLUTE,
    Clue.OTHERS,
)
WANTED = frozenset({Clue.MEASURABLE, Clue.TIME_BOUND, Clue.SPECIFIC})
"""Labels that are good to find; the others are good to look at twice."""
_LONGEST_EXAMPLE = 160
"""Characters; a longer sentence put another way is hard to take in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One kind sentence about the statement, with an example made from it where there is one."""

    clue: Clue
    message: str
    example: str | None = None


def statement_hints(statement: str, found: frozenset[Clue], rules: Rules, ten: str = "") -> Iterator[Hint]:
    """Yield the hints for a statement with these labels, in the order of the labels; `ten` is what 10 looks like."""
    text = rules.plain(statement)
    if not text:
        return
    for label in LABELS:
        if (label in found) == (label in WANTED):
            continue
        word = _absolute_word(text, rules.plain(ten), rules) if label is Clue.ABSOLUTE else ""
        message = rules.hints[label].format(word=word)
        yield Hint(clue=label, message=message, example=_example(label, statement, found, rules))
    if Clue.SPECIFIC not in found and (vague := rules.sign("vague", text)):
        yield Hint(clue=Clue.VAGUE, message=rules.hints[Clue.VAGUE].format(word=vague[0]))


def _absolute_word(text: str, ten: str, rules: Rules) -> str:
    signs = (rules.sign("absolute", part) for part in (take_apart(text, rules).demand, text, ten))
    return next((sign[0].strip(" ,.") for sign in signs if sign), "")


def _example(label: Clue, statement: str, found: frozenset[Clue], rules: Rules) -> str | None:
    """Return the person's own sentence put another way, or None where that would not read well."""
    short = statement.strip().rstrip(".! ")
    if len(short) > _LONGEST_EXAMPLE or re.search(r"\n|[.!?] ", short):
        return None
    match label:
        case Clue.MEASURABLE if Clue.SPECIFIC in found and Clue.AVOIDANCE not in found:
            return rules.examples[label].format(statement=short)
        case Clue.TIME_BOUND:
            return rules.examples[label].format(statement=short)
        case Clue.SPECIFIC if Clue.MULTIPLE not in found and Clue.OTHERS not in found:
            return rules.examples[label].format(statement=short)
        case Clue.AVOIDANCE if unwanted := rules.pattern("avoidance", "unwanted").match(short):
            return rules.examples[label].format(unwanted=unwanted[1])
        case Clue.MULTIPLE if halves := two_halves(short, rules):
            return rules.examples[label].format(first=halves[0], second=halves[1])
        case Clue.ABSOLUTE:
            softened = _softened(short, rules)
            return softened if softened != short else None
        case Clue.OTHERS if Clue.AVOIDANCE not in found:
            person = rules.pattern("others", "whom").search(short)
            return rules.examples[label].format(person=person[1]) if person else None
    return None


def _softened(text: str, rules: Rules) -> str:
    for word, softer in rules.softer.items():
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", softer, text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]
