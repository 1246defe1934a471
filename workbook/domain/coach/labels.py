"""Finds the seven labels of a goal statement."""

import re

from workbook.domain.coach.rules import Rules
from workbook.domain.coach.several import several_goals
from workbook.domain.coach.subject import others_deed
from workbook.domain.coach.wording import Wording, head_of, is_deed, stem, take_apart
from workbook.domain.goal import Clue

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CONJUNCTION = re.compile(r"[;,]|\b(?:and|or|but|plus)\b")


def labels_of(statement: str, rules: Rules) -> frozenset[Clue]:
    """Return the labels that hold, from the wording alone. An empty statement has none."""
    text = rules.pattern("goal", "unfinished").sub("", rules.plain(statement))
    if not _WORD.search(text):
        return frozenset()
    wording = take_apart(text, rules)
    theirs = others_deed(wording.core, rules, wished=wording.wished)
    acting = rules.pattern("others", "acting").search(wording.core)
    found = {Clue.TIME_BOUND} if wording.timed else set()
    if theirs is not None or acting or rules.sign("others", wording.demand):
        found.add(Clue.OTHERS)
    deed = wording.head if theirs is None else head_of(theirs, rules)
    avoided = _avoids(wording, deed, rules)
    if avoided:
        found.add(Clue.AVOIDANCE)
    if rules.sign("absolute", wording.demand):
        found.add(Clue.ABSOLUTE)
    none = avoided and _is_none_of_a_deed(deed, wording, rules)
    begun = " " not in wording.core and wording.goal.rstrip(" .,!").endswith(wording.core)
    concrete = none or (not begun and any(_is_concrete(clause, rules) for clause in (deed, wording.opening)))
    counted = _is_counted(wording.core, deed, rules)
    timed = rules.pattern("measurable", "clock").search(deed) is not None
    if concrete or (counted and (timed or _is_telling_deed(deed, rules))):
        found.add(Clue.SPECIFIC)
    if counted or none or (concrete and not avoided and _is_event(wording, deed, rules)):
        found.add(Clue.MEASURABLE)
    if several_goals(wording, rules):
        found.add(Clue.MULTIPLE)
    return frozenset(found)


def _avoids(wording: Wording, deed: str, rules: Rules) -> bool:
    """Whether the goal is put as less, or none, of something unwanted."""
    head = rules.pattern("avoidance", "head")
    if rules.pattern("avoidance", "limit").search(wording.goal):
        return True
    if head.search(deed) or head.search(wording.core):
        return not re.match(r"(?:stop|quit|not) .*\b(?:and|but) (?:start|do|instead)\b", deed)
    wanted = rules.pattern("goal", "instead").sub(" \u00b7 ", wording.demand)
    wanted = wanted[:1] + rules.pattern("goal", "subordinate").sub(" \u00b7 ", wanted[1:])
    return rules.sign("avoidance", wanted) is not None


def _is_counted(core: str, deed: str, rules: Rules) -> bool:
    """Whether there is a measure; "on Sundays" is none where the goal is to be more or less so then."""
    if _is_graded(deed, rules) or rules.pattern("specific", "quality").search(deed):
        core = rules.pattern("measurable", "occasion").sub(" \u00b7 ", core)
    return rules.sign("measurable", core) is not None


def _is_graded(clause: str, rules: Rules) -> bool:
    """Whether the first part of a clause wants more, less or better."""
    return bool(rules.words["comparative"] & set(_CONJUNCTION.split(clause)[0].split(" ")))


def _is_concrete(deed: str, rules: Rules) -> bool:
    """Whether a concrete behaviour, situation or skill is named, in any of the clauses.

    A quality ("be calmer") is concrete where a situation narrows it; a deed, where it has a word that is not general.
    """
    if rules.sign("specific", deed):
        return True
    deed = rules.pattern("specific", "graded").sub("be", deed)
    if rules.pattern("specific", "quality").search(deed):
        narrowed = rules.pattern("specific", "narrowed").search(deed)
        return narrowed is not None and bool(_told(narrowed[1], rules))
    return bool(_told(rules.pattern("specific", "amount").sub("", deed), rules))


def _told(text: str, rules: Rules) -> list[str]:
    """Return the words that name something of their own."""
    general = frozenset().union(*(rules.words[name] for name in ("general", "small", "person", "comparative", "light")))
    text = rules.pattern("measurable", "bare").sub(" ", text)
    words = (word.removesuffix("'s").strip("'-") for word in _WORD.findall(text))
    named = (word for word in words if len(word) > 1 and not {word, word.removesuffix("s")} & general)
    return [word for word in named if not _is_abstract(word, rules)]


def _is_abstract(word: str, rules: Rules) -> bool:
    """Whether the ending of a word says that it names a quality ("tidiness", "hopeful")."""
    if word in rules.words["act"]:
        return False
    visible = rules.pattern("specific", "visible").fullmatch(word)
    return visible is None and rules.pattern("specific", "abstract").fullmatch(word) is not None


def _is_none_of_a_deed(deed: str, wording: Wording, rules: Rules) -> bool:
    """Whether the goal is a flat zero of something one can count ("never smoke indoors again")."""
    if not rules.sign("absolute", wording.goal) or rules.pattern("measurable", "uncountable").search(deed):
        return False
    return rules.pattern("measurable", "none").search(deed) is not None and (
        _is_telling_deed(rules.pattern("measurable", "nothing").sub("", deed), rules) or _is_concrete(deed, rules)
    )


def _is_telling_deed(clause: str, rules: Rules) -> bool:
    """Whether a clause begins with a verb of doing that says something by itself: "swim", but not "have"."""
    return is_deed(clause, rules) and stem(clause.split(" ")[0], rules) not in rules.words["light"]


def _is_event(wording: Wording, deed: str, rules: Rules) -> bool:
    """Whether the goal is a deed that happens or does not: one with a deadline, or one that is done once."""
    words = deed.split(" ")
    if _is_graded(deed, rules) or _is_graded(wording.core, rules):
        return False
    if not is_deed(deed, rules) or rules.pattern("specific", "quality").search(deed):
        return False
    if rules.pattern("goal", "subordinate").search(deed) and not wording.timed:
        return False
    once = words[0] in rules.words["event"] or rules.pattern("measurable", "once").search(deed) is not None
    return wording.timed or once
