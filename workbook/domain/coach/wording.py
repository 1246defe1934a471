"""Tells the goal from the story around it, and a deadline from the rest of the goal."""

import re
from dataclasses import dataclass
from functools import lru_cache

from workbook.domain.coach.rules import Rules

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[a-z0-9'\"])|\n+")
_LONGEST_PIECE = 4
"""Words; a longer sentence has a verb of its own."""
_EDGES = " .,;:!?\u00b7-\"'()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A goal taken apart: `goal` without story, `lead` the time before it, `core` the goal without its deadline.

    `wished` tells "I want peace" from "I want to rest". `opening` stands before a deed ("At parties, …"), `head` is the
    core from its first word that carries meaning, `demand` the goal without the circumstances named.
    """

    goal: str
    lead: str
    wished: bool
    timed: bool
    core: str
    opening: str
    head: str
    demand: str


@lru_cache(maxsize=8)
def take_apart(text: str, rules: Rules) -> Wording:
    """Return the wording of a plain text (see `Rules.plain`)."""
    whole, lead, wished = _goal_and_lead(text, rules)
    goal = rules.pattern("goal", "aside").sub("", whole).strip() or whole
    full = f"{lead} \u00b7 {goal}" if lead else goal
    timed = rules.sign("time_bound", full) is not None
    core = (rules.without("time_bound", goal) if timed else goal).strip(_EDGES)
    leading = rules.pattern("goal", "leading").match(core)
    done = head_of(core[leading.end() :], rules) if leading else ""
    return Wording(
        goal=goal,
        lead=lead,
        wished=wished,
        timed=timed,
        core=core,
        opening=leading[0] if leading and is_deed(done, rules) else "",
        head=done if is_deed(done, rules) else head_of(core, rules),
        demand=goal[:1] + rules.pattern("goal", "circumstance").sub(" \u00b7 ", goal[1:]),
    )


def head_of(clause: str, rules: Rules) -> str:
    """Return the clause from its first word that carries meaning."""
    clause = clause.strip(_EDGES)
    return rules.pattern("goal", "opening").sub("", clause).strip(_EDGES) or clause


def is_deed(clause: str, rules: Rules) -> bool:
    """Whether a clause begins with a verb of doing."""
    return stem(clause.split(" ")[0], rules) in rules.words["act"]


def stem(word: str, rules: Rules) -> str:
    """Return the verb of an "-ing" form where it is known ("cycling": "cycle"), else the word."""
    if not word.endswith("ing"):
        return word
    base = word.removesuffix("ing")
    known = rules.words["act"] | rules.words["state"]
    return next((verb for verb in (base, base + "e", base[:-1]) if verb in known), word)


def _goal_and_lead(text: str, rules: Rules) -> tuple[str, str, bool]:
    """Return the goal, what stands before it in the same sentence if that is a time, and whether it is a wish.

    The goal begins where a phrase announces it ("I want to"). Sentences without such a phrase are story where another
    sentence has one; where none has, a sentence that tells how things are is story beside one that does not.
    """
    sentences = [part.strip() for part in _SENTENCE_END.split(text) if part.strip(_EDGES)] or [text]
    marker = rules.pattern("goal", "marker")
    relative = rules.pattern("goal", "relative")
    announced = [
        (part, found)
        for part in sentences
        if (found := next((found for found in marker.finditer(part) if not relative.search(part[: found.end()])), None))
    ]
    if not announced:
        told, aside = rules.pattern("goal", "told"), rules.pattern("goal", "aside")
        return " ; ".join([part for part in sentences if not told.search(aside.sub("", part))] or sentences), "", False
    found_in = dict(announced)
    goals: list[str] = []
    leads: list[str] = []
    goes_on = False
    for part in sentences:
        found = found_in.get(part)
        if _is_goal(part if found is None else part[: found.start()], rules):
            goals.append(part)
            goes_on = True
            continue
        if found is None:
            goes_on = goes_on and _goes_on(part, rules)
            if goes_on:
                goals[-1] += f", {part}"
            continue
        goes_on = True
        before = re.split(r"[;:]|\b(?:and|but|so)\b", part[: found.start()])[-1].strip(_EDGES)
        last = before.split(",")[-1]
        if re.match(r"(?:by|before|in|within|this|next|come|ahead|at|on|until|over|when)\b", before):
            leads.append(before)
        elif rules.sign("time_bound", last) and not rules.pattern("goal", "told").search(last.strip()):
            leads.append(last)
        if found[0].startswith(("and ", "but ", "so ")) and before.endswith("by then"):
            leads.append("by then")
        goals.append(part[found.end() :].strip())
    wished = any(not found[0].endswith((" to", " will", " shall", "'ll")) for _, found in announced)
    return " ; ".join(goals), " \u00b7 ".join(leads), wished


def _is_goal(before: str, rules: Rules) -> bool:
    """Whether what stands before an announced goal is one too: "Swim on Mondays, and I'd like to …"."""
    head = head_of(before, rules)
    return " " in head and is_deed(head, rules) and not rules.pattern("goal", "told").search(before)


def _goes_on(part: str, rules: Rules) -> bool:
    """Whether a sentence is a piece of the goal before it: "… fully. No exceptions. By Christmas."."""
    piece = len(part.split()) <= _LONGEST_PIECE and rules.pattern("goal", "told").search(part) is None
    return piece and any(rules.sign(label, part) for label in ("absolute", "measurable", "time_bound"))
