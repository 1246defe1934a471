"""Tells who is to act in a goal: the writer, or somebody else."""

from itertools import pairwise

from workbook.domain.coach.rules import Rules


def others_deed(clause: str, rules: Rules, *, wished: bool) -> str | None:
    """Return what somebody else is to do ("my boss to be kinder" gives "be kinder"), or None where the writer acts.

    Whoever stands before "to" and a verb may act, known as a person or not: "Graham", "the lad". More is taken for
    somebody after "I want" (`wished`), "for" or "that".
    """
    named = rules.pattern("others", "subject").search(clause)
    if named:
        told = rules.pattern("others", "up_to_deed").sub("", named[0] + " ", count=1)
        return told.strip() + clause[named.end() :]
    anybody = rules.pattern("others", "anybody").search(clause)
    if anybody is None:
        return None
    deed = clause[anybody.end() :]
    announced = wished or bool(anybody["lead"])
    return deed if _is_somebody(anybody["who"].split(), deed, rules, announced=announced) else None


def _is_somebody(words: list[str], deed: str, rules: Rules, *, announced: bool) -> bool:
    """Whether words may name who does a deed: "the lad", "all three of our kids", "Graham"; not "the ringing"."""
    definite = words[0] in rules.words["definite"]
    if len(words) > 1 and not (announced or definite or words[0] in rules.words["person"]):
        return False
    head = next((word for word, after in pairwise(words) if after in rules.words["placing"]), words[-1])
    if {words[0], head} & rules.words["person"] or (definite and head in rules.words["rest"]):
        return True
    known = any(head in rules.words[name] for name in ("catenative", "thing", "general", "small", "act"))
    if known or rules.pattern("others", "matter").fullmatch(head):
        return False
    if definite:
        fits = announced or rules.pattern("others", "needed").fullmatch(head) is None
        return fits and rules.pattern("others", "passing").match(deed) is None
    return len(words) == 1 and rules.pattern("others", "many_or_mass").fullmatch(head) is None
