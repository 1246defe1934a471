"""The coach: a goal statement in, clues out. It shows and suggests; it never scores and never blocks.

What it knows of a language is data (`resources/coach/`); here is only how that is used. A statement is first cut down
to the goal itself: story around it ("after 12 years of this") says nothing about how well the goal is put. Then each
label looks for its own signs, after wording that merely looks like a sign has been taken out.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbook.domain.goal import Clue, GoalVersion

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
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One kind sentence about the statement, with an example made from it where there is one."""

    clue: Clue
    message: str
    example: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the coach sees: the labels that hold, and hints in the order in which they are shown."""

    found: frozenset[Clue]
    hints: tuple[Hint, ...]

    def labels(self) -> dict[str, bool]:
        """Return each of the seven labels and whether it holds."""
        return {label.value: label in self.found for label in LABELS}


class Rules:
    """The rules of one language, compiled."""

    def __init__(self, data: Mapping[str, Mapping[str, object]]) -> None:
        words = {name: _strings(value) for name, value in data["words"].items()}
        self._classes = {name: "(?:" + "|".join(entries) + ")" for name, entries in words.items()}
        self._data = data
        self.general = re.compile("|".join(words["general"] + words["small"] + words["number"] + words["person"]))
        self.states = frozenset(words["state"])
        self.acts = frozenset(words["act"])
        self.sequence = frozenset(words["sequence"])
        self.comparatives = frozenset(words["comparative"])
        self.spelling = [(re.compile(rf"\b(?:{slip})(?!\w)"), str(meant)) for slip, meant in data["spelling"].items()]
        self.marker = self._pattern("goal", "marker")
        self.opening = self._pattern("goal", "opening")
        self.story = self._pattern("goal", "story")
        self.hints = {key: str(value) for key, value in data["hints"].items()}
        self.examples = {key: str(value) for key, value in data["examples"].items()}
        self.softer = {key: str(value) for key, value in data["softer"].items()}
        self._sets: dict[tuple[str, str], re.Pattern[str]] = {}
        for label in ("measurable", "time_bound", "specific", "absolute", "others", "vague"):
            self._sets[label, "yes"] = self._joined(label, "yes")
        for label in ("measurable", "time_bound", "absolute", "others", "avoidance"):
            self._sets[label, "no"] = self._joined(label, "no")
        self._sets["avoidance", "yes"] = self._joined("avoidance", "anywhere")
        self.avoidance_head = self._pattern("avoidance", "head")
        self.zero = self._pattern("measurable", "zero")
        self.thing = re.compile(rf"\b(?:for|my|the) {self._classes['thing']} to\b")

    def _fill(self, pattern: str) -> str:
        return re.sub(r"\{([a-z_]+)\}", lambda match: self._classes[match[1]], pattern)

    def _pattern(self, table: str, key: str) -> re.Pattern[str]:
        return re.compile(self._fill(str(self._data[table][key])))

    def _joined(self, table: str, key: str) -> re.Pattern[str]:
        return re.compile("|".join(self._fill(pattern) for pattern in _strings(self._data[table][key])))

    def sign(self, label: str, text: str) -> re.Match[str] | None:
        """Return the first sign of a label in a text, wording that merely looks like one left out."""
        if (label, "no") in self._sets:
            text = self._sets[label, "no"].sub(" \u00b7 ", text)
        return self._sets[label, "yes"].search(text)

    def without(self, label: str, text: str) -> str:
        """Return the text without the signs of a label."""
        return self._sets[label, "yes"].sub(" \u00b7 ", text)


def load_rules(text: str) -> Rules:
    """Return the rules that a rule file (TOML) holds."""
    return Rules(tomllib.loads(text))


def review(statement: str, rules: Rules) -> Review:
    """Judge a statement from its wording alone. An empty one shows nothing and gets no hint."""
    found = _labels(statement, rules)
    return Review(found=found, hints=_statement_hints(statement, found, rules))


def review_version(version: GoalVersion, rules: Rules, today: date, next_reassessment: date | None = None) -> Review:
    """Judge a goal as it is being written: its sentence, dates, amount, levels and words for 0, 5 and 10.

    Hints that were dismissed for the goal are left out. "All or nothing" looks at the sentence and the words for 10.
    """
    statement = version.statement or version.activity or version.own_words or ""
    found = set(_labels(statement, rules))
    if version.target_date is not None:
        found.add(Clue.TIME_BOUND)
    if (version.amount and version.unit) or version.event or version.measure:
        found.add(Clue.MEASURABLE)
    if version.anchors.ten and rules.sign("absolute", _plain(version.anchors.ten, rules)):
        found.add(Clue.ABSOLUTE)
    hints = [
        *_statement_hints(statement, frozenset(found), rules),
        *_form_hints(version, rules, today, next_reassessment),
    ]
    kept = tuple(hint for hint in hints if hint.clue not in version.dismissed_hints)
    return Review(found=frozenset(found), hints=kept)


def _strings(value: object) -> list[str]:
    return [str(entry) for entry in value] if isinstance(value, list) else []


def _plain(text: str, rules: Rules) -> str:
    text = re.sub(r"\s+", " ", text.translate(_QUOTES).lower()).strip()
    for slip, meant in rules.spelling:
        text = slip.sub(meant, text)
    return text


def _goal_part(text: str, rules: Rules) -> tuple[str, str]:
    """Return the goal without its story, and what stands before it in the same sentence.

    The goal begins at the last phrase that announces one ("I want to"); a time that stands just before it ("by then I
    want …") belongs to it. Sentences without such a phrase are story where another sentence has one.
    """
    sentences = [part.strip() for part in re.split(r"(?<=[.!?])\s+(?=[a-z0-9'\"])|\n+", text) if part.strip()]
    announced = [part for part in sentences if rules.marker.search(part)]
    if not announced:
        told = [part for part in sentences if not re.match(r"(?:i|my|we|he|she|they|it)\b(?!'d)", part)]
        return " ".join(told or sentences), ""
    goals, before = [], []
    for part in announced:
        first = rules.marker.search(part)
        assert first is not None  # the sentence was chosen because it has one
        lead = re.split(r"[,;:]|\b(?:and|but|so)\b", part[: first.start()])[-1]
        whole_lead = part[: first.start()]
        before.append(lead if rules.sign("time_bound", lead) else "")
        if re.search(r"\bby\b[^,]*,?\s*$", whole_lead):
            before.append(whole_lead[whole_lead.rfind("by ") :])
        goals.append(part[first.end() :])
    return " ; ".join(goals), " ".join(before)


def _labels(statement: str, rules: Rules) -> frozenset[Clue]:
    text = _plain(statement, rules)
    if not text:
        return frozenset()
    whole, lead = _goal_part(text, rules)
    goal = rules.story.sub("", " " + whole).strip() or whole.strip()
    full = f"{lead} {goal}".strip()
    timed = rules.sign("time_bound", full)
    bare = rules.without("time_bound", full) if timed else full
    head = _head(bare, rules)
    found: set[Clue] = set()
    if rules.sign("others", text if rules.marker.search(text) else goal) and not rules.thing.search(text):
        found.add(Clue.OTHERS)
    if timed:
        found.add(Clue.TIME_BOUND)
    if _avoids(goal, head, rules):
        found.add(Clue.AVOIDANCE)
    if rules.sign("absolute", goal):
        found.add(Clue.ABSOLUTE)
    concrete = _concrete(head, rules)
    if concrete:
        found.add(Clue.SPECIFIC)
    if _is_measured(bare, head, concrete=concrete, rules=rules):
        found.add(Clue.MEASURABLE)
        if rules.sign("measurable", bare) and head.split(" ")[0] not in {"feel", "be", "become"}:
            found.add(Clue.SPECIFIC)
    if _several(goal, rules):
        found.add(Clue.MULTIPLE)
    return frozenset(found)


def _head(text: str, rules: Rules) -> str:
    """Return the text from its first word that carries meaning."""
    text = text.strip(" .,;:!\u00b7-\"'")
    return rules.opening.sub("", text).strip(" .,;:!\u00b7-") or text


def _avoids(goal: str, head: str, rules: Rules) -> bool:
    if rules.avoidance_head.search(_head(goal, rules)) or rules.avoidance_head.search(head):
        return not re.match(r"(?:stop|quit|not) .*\b(?:and|but) (?:start|do|instead)\b", head)
    return bool(rules.sign("avoidance", goal))


def _content_words(text: str, rules: Rules) -> list[str]:
    words = [word.strip("'-") for word in re.findall(r"[^\W\d_][\w'-]*", text)]
    return [word for word in words if word and not rules.general.fullmatch(word.removesuffix("'s"))]


def _concrete(head: str, rules: Rules) -> bool:
    """Whether the goal names a concrete behaviour, situation or skill."""
    if rules.sign("specific", head):
        return True
    told = _content_words(head, rules)
    if not told:
        return False
    first = head.split(" ")[0]
    if first in {"feel", "be", "being", "become", "feeling", "have", "get", "more", "less", "fewer", "no", "a", "some"}:
        narrow = re.search(r"\b(?:in|at|on|during|when|while|about|with|before|after|around|to|by|of|for)\b(.*)", head)
        if narrow and _content_words(narrow[1], rules):
            return True
        return len(told) > 1 or first in {"have", "get", "no", "fewer", "less"}
    return True


def _is_measured(text: str, head: str, *, concrete: bool, rules: Rules) -> bool:
    if rules.sign("measurable", text):
        return True
    if not concrete:
        return False
    words = head.split(" ")
    if rules.zero.search(head) and rules.sign("absolute", head) and words[0] not in {"be", "feel", "have"}:
        return not re.search(r"\b(?:feel|think|worry|afraid|anxious|thoughts?|urges?)\b", head)
    if any(word in rules.comparatives for word in words) or rules.avoidance_head.search(head):
        return False
    starts = {words[0], " ".join(words[:2])}
    if starts & rules.states or not starts & rules.acts:
        return False
    return bool(re.search(r"\b(?:an?|the|my|our|to|up|for|in)\b", head))


def _several(goal: str, rules: Rules) -> bool:
    """Whether two or more parts of the goal could each be reached alone."""
    if re.search(r"\b(?:as well as|plus)\b", goal) and len(_compared(goal, rules)) > 1:
        return True
    parts = [
        part.strip()
        for part in re.split(r"[;,.]|\b(?:and|plus|also|as well as|but also)\b", goal)
        if part.strip(" .\u00b7")
    ]
    if len(parts) < 2:
        return False
    heads = [_head(part, rules) for part in parts]
    compared = [part for part in parts if _compared(part, rules)]
    if len(compared) > 1:
        return True
    measured = [
        part
        for part, head in zip(parts, heads, strict=True)
        if rules.sign("measurable", part) and (_acts(head, rules) or _content_words(head.split(" ")[0], rules))
    ]
    if len(measured) > 1 and not re.search(r":|\bthen\b", goal):
        return True
    acting = [head for head in heads if _acts(head, rules)]
    if ";" in goal or re.search(r"\balso\b", goal):
        return len(acting) > 1
    if len(acting) > 1 and len(measured) == 0:
        first = acting[0].split(" ")[0]
        if first in {"stop", "quit"} and len(acting[0].split(" ")) > 1:
            return True
        objects = [
            head for head in acting if re.search(r"\w+ (?:\w+ )?(?:my|a|an|the|our|some|more|to|with|in|up)\b", head)
        ]
        return first not in rules.sequence and len(objects) > 1
    return False


def _compared(part: str, rules: Rules) -> list[str]:
    return [word for word in re.findall(r"[\w'-]+", part) if word in rules.comparatives]


def _acts(head: str, rules: Rules) -> bool:
    words = head.split(" ")
    starts = {words[0], " ".join(words[:2])}
    return bool(starts & (rules.acts | rules.states | rules.sequence)) or words[0] in {
        "stop",
        "quit",
        "start",
        "keep",
        "learn",
        "find",
        "lose",
        "pace",
        "apologise",
        "apologize",
    }


def _statement_hints(statement: str, found: frozenset[Clue], rules: Rules) -> tuple[Hint, ...]:
    text = _plain(statement, rules)
    if not text:
        return ()
    hints: list[Hint] = []
    for label in LABELS:
        if (label in found) == (label in WANTED):
            continue
        sign = rules.sign(label.value, text) if label is Clue.ABSOLUTE else None
        message = rules.hints[label.value].format(word=sign[0].strip() if sign else "always")
        hints.append(Hint(clue=label, message=message, example=_example(label, statement, rules)))
    if Clue.SPECIFIC not in found and (vague := rules.sign("vague", text)):
        hints.append(Hint(clue=Clue.VAGUE, message=rules.hints["vague"].format(word=vague[0])))
    return tuple(hints)


def _example(label: Clue, statement: str, rules: Rules) -> str | None:
    """Return the person's own sentence with one thing changed, or None where that would not read well."""
    short = statement.strip().rstrip(".!")
    if len(short) > 160 or "\n" in short:
        return None
    if label is Clue.MEASURABLE:
        return rules.examples["measurable"].format(statement=short)
    if label is Clue.ABSOLUTE:
        softened = short
        for word, softer in rules.softer.items():
            softened = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", softer, softened, flags=re.IGNORECASE)
        return softened if softened != short else None
    return None


def _form_hints(version: GoalVersion, rules: Rules, today: date, next_reassessment: date | None) -> list[Hint]:
    hints = []
    if version.target_date is not None and version.target_date < today:
        hints.append(Hint(clue=Clue.DATE_PAST, message=rules.hints["date_past"]))
    elif version.target_date and next_reassessment and version.target_date > next_reassessment:
        hints.append(Hint(clue=Clue.DATE_AFTER_REASSESSMENT, message=rules.hints["date_after_reassessment"]))
    if version.amount and not version.unit and not re.search(r"[^\W\d_]", version.amount):
        hints.append(Hint(clue=Clue.UNIT_MISSING, message=rules.hints["unit_missing"].format(word=version.amount)))
    anchors = [
        _plain(text, rules) for text in (version.anchors.zero, version.anchors.five, version.anchors.ten) if text
    ]
    if len(set(anchors)) < len(anchors):
        hints.append(Hint(clue=Clue.ANCHORS_SAME, message=rules.hints["anchors_same"]))
    levels = [(level, _plain(text, rules)) for level, text in version.levels.by_level().items() if text]
    texts = [text for _, text in levels]
    same = [str(level) for level, text in levels if texts.count(text) > 1]
    if same:
        message = rules.hints["levels_overlap"].format(levels=", ".join(same))
        hints.append(Hint(clue=Clue.LEVELS_OVERLAP, message=message))
    amounts = [float(number[0]) for text in texts if (number := re.search(r"\d+(?:\.\d+)?", text))]
    if len(amounts) == len(texts) > 2 and amounts not in (sorted(amounts), sorted(amounts, reverse=True)):
        hints.append(Hint(clue=Clue.LEVELS_ORDER, message=rules.hints["levels_order"]))
    return hints
