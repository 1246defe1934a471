"""Tells who is to act in a goal: the writer, or somebody else."""

import re
from itertools import pairwise

from workbook.domain.coach.rules import Rules

_PLACING = frozenset({"in", "on", "at", "from", "with", "around"})


def others_deed(clause: str, rules: Rules, *, wished: bool) -> str | None:
    """Return what somebody else is to do ("my boss to be kinder" gives "be kinder"), or None where the writer acts.

    After "I want" (`wished`), "for" or "that", whoever stands before "to" or "should" acts, known as a person or not.
    """
    named = rules.pattern("others", "subject").search(clause)
    if named:
        told = re.sub(r"^.*\b(?:(?:to|would|could|will|should|must) |(?=\w+ (?:me|us) $))", "", named[0] + " ", count=1)
        return told.strip() + clause[named.end() :]
    anybody = rules.pattern("others", "anybody").search(clause)
    if anybody is None:
        return None
    deed = clause[anybody.end() :]
    who = anybody["who"].split()
    if len(who) > 1 and who[0] not in rules.words["person"] and not (wished or anybody["lead"]):
        return None
    return deed if _is_somebody(who, deed, rules) else None


def _is_somebody(words: list[str], deed: str, rules: Rules) -> bool:
    """Whether words may name who does a deed: "the lad", "all three of our kids", "Graham"; not "the ringing"."""
    definite = words[0] in rules.words["definite"]
    head = next((word for word, after in pairwise(words) if after in _PLACING), words[-1])
    if {words[0], head} & rules.words["person"] or (definite and head in rules.words["rest"]):
        return True
    known = (
        rules.words["catenative"]
        | rules.words["thing"]
        | rules.words["general"]
        | rules.words["small"]
        | rules.words["act"]
    )
    if head in known or rules.pattern("others", "matter").fullmatch(head):
        return False
    if definite:
        return rules.pattern("others", "passing").match(deed) is None
    return len(words) == 1 and rules.pattern("others", "many_or_mass").fullmatch(head) is None
