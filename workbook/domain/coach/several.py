"""Tells several goals from the steps, the verbs or the examples of one."""

import re
from dataclasses import dataclass

from workbook.domain.coach.rules import Rules
from workbook.domain.coach.wording import Wording, head_of, stem

_STRONG = r"[;+]|\.(?=\s|$)|\b(?:and also|as well as|but also|plus|also)\b"
_BREAK = re.compile(rf"\s*(?:{_STRONG}|,(?: and)?|\band\b)\s*")
_STRONG_BREAK = re.compile(rf"(?:{_STRONG})(?!\s*$)")
_IN_A_ROW = re.compile(r"\bthen\b|\bmore and more\b|\bless and less\b|:")
_HANGING = re.compile(
    r"^\S+(?: \w+)? (?:it|them|that|there|this)\b"
    r"|^(?:tell|ask|give|show|let|thank|hug) (?:her|him)\b|^\w{3,}ing\b|^take turns"
)
_TIMES = frozenset({"once", "twice", "first", "again", "daily", "better", "more", "less"})
_MORE_SO = re.compile(
    r"(?:be )?(?!(?:never|dinner|supper|after|over|under|other)\b)\w{3,}er (?:with|at|to|in|on|than|and|about)\b"
)
_APPOINTMENT = re.compile(r"^(?:book|buy) (?:a|an|the|my) (?:appointment|table|ticket|slot|place)")
_SMALL_PAIR = re.compile(r"\b(?:more|less|fewer|better) (?!and\b)[\w-]+,? (?:more|less|fewer|better) [\w-]+")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a goal between commas and "and"s, and what it has of its own."""

    head: str
    deed: bool
    """It begins with a verb of doing or of state."""
    named: bool
    """It names something beside its rhythm."""
    object: bool
    """The verb has something to act on."""
    rhythm: bool
    clock: bool
    graded: bool
    """It wants more, less or better of something."""
    subject: bool
    """Somebody else is to do it."""
    announced: bool
    """It opens as a goal does: "to …", "learn to …"."""


def several_goals(wording: Wording, rules: Rules) -> bool:
    """Whether two or more parts of the goal could each be reached without the other."""
    goal = wording.core
    if _SMALL_PAIR.search(goal):
        return True
    parts = [_part(text, rules) for text in _clauses(goal, rules)]
    if len(parts) < 2:
        return False
    if sum(part.subject for part in parts) > 1:
        return True
    strong = _STRONG_BREAK.search(goal.rstrip(" .;")) is not None
    if _IN_A_ROW.search(goal) and not strong:
        return False
    if sum(part.graded for part in parts) > 1:
        return True
    return any(_independent(first, later, strong, rules) for i, first in enumerate(parts) for later in parts[i + 1 :])


def _clauses(goal: str, rules: Rules) -> list[str]:
    """Return the parts of a goal; one that is a measure and no more belongs to the part before it."""
    clauses: list[str] = []
    for text in _BREAK.split(goal):
        rest = re.findall(r"[a-z'-]+", rules.pattern("measurable", "yes").sub(" ", text))
        if clauses and not set(rest) - rules.words["small"]:
            clauses[-1] += f", {text}"
        elif re.search(r"\w", text):
            clauses.append(text)
    return clauses


def _independent(first: _Part, later: _Part, strong: bool, rules: Rules) -> bool:
    """Whether two parts are goals of their own: each complete by itself, and the second not a step of the first."""
    if not later.named or _hangs_on(later, first):
        return False
    if first.rhythm and later.rhythm:
        return True
    if not (first.deed and later.deed and later.object):
        return False
    if later.announced or (later.rhythm and first.head.split(" ")[0] in rules.words["event"]):
        return True
    if not first.object:
        return False
    if strong or first.rhythm or (first.clock and later.rhythm):
        return True
    verb = stem(first.head.split(" ")[0], rules)
    if later.rhythm:
        return False
    if later.head.split(" ")[0] in rules.words["event"] and not _APPOINTMENT.search(later.head):
        return True
    return verb not in rules.words["step"] or re.match(r"(?:stop|quit) \w+ing\b", first.head) is not None


def _hangs_on(later: _Part, first: _Part) -> bool:
    """Whether a part takes up the one before it: "… and read it aloud", "…, sitting by the window"."""
    return not later.announced and _HANGING.search(later.head) is not None and not _HANGING.search(first.head)


def _part(text: str, rules: Rules) -> _Part:
    head = head_of(text, rules)
    words = head.split(" ")
    verb = stem(rules.pattern("measurable", "nothing").sub("", head).split(" ")[0], rules)
    shown = rules.pattern("measurable", "no").sub(" ", text)
    rest = rules.pattern("measurable", "rhythm").sub(" ", head)
    named = [word for word in re.findall(r"[\w'-]+", rest) if word not in rules.words["small"] | _TIMES]
    announced = re.match(r"(?:to|learn|start|never|stop|i want|i'd like) \w", text) is not None
    return _Part(
        head=head,
        deed=verb in rules.words["act"] | rules.words["state"] or verb in {"stop", "quit", "start", "keep"},
        named=bool(named),
        object=len(named) > 1 or announced,
        rhythm=rules.pattern("measurable", "rhythm").search(shown) is not None,
        clock=rules.pattern("measurable", "clock").search(shown) is not None,
        graded=bool(rules.words["comparative"] & set(words)) or _MORE_SO.match(head) is not None,
        subject=rules.pattern("others", "subject").search(text) is not None,
        announced=announced,
    )


def two_halves(statement: str) -> tuple[str, str] | None:
    """Return the two goals in a statement that has one break between them, or None where it has none or more."""
    halves = [half.strip(" ,.;") for half in _BREAK.split(statement) if half.strip(" ,.;")]
    return (halves[0], halves[1]) if len(halves) == 2 else None
