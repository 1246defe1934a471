"""Starters: example goals by area of life, to browse, to search, and to begin a goal from."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbook.domain.goal import Anchors, Area, GoalVersion, Levels
from workbook.domain.rhythm import step_from
from workbook.domain.therapy import Rhythm

_WORDS = (
    "title own_words statement activity support amount unit every event measure why first_step if_then".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """An example goal, complete but for what is the person's alone: importance, confidence, the first rating.

    It has an amount with a unit and a rhythm, or an event. `months` is the time to its target date, `target` 0-10.
    """

    id: str
    area: Area
    title: str
    own_words: str
    statement: str
    activity: str
    support: str
    amount: str | None = None
    unit: str | None = None
    every: str | None = None
    event: str | None = None
    measure: str
    months: int
    target: int
    anchors: Anchors
    levels: Levels
    why: str
    first_step: str
    if_then: str


def load_starters(text: str) -> tuple[Starter, ...]:
    """Return the starters of a starter file (TOML), in its order."""
    return tuple(_starter(entry) for entry in tomllib.loads(text)["starter"])


def in_area(starters: Iterable[Starter], area: Area) -> tuple[Starter, ...]:
    """Return the starters of one area of life, in order."""
    return tuple(starter for starter in starters if starter.area is area)


def search(starters: Iterable[Starter], text: str) -> tuple[Starter, ...]:
    """Return the starters that have each word of the text in them, those with all of it in the title first."""
    words = text.casefold().split()

    def has(starter: Starter, *names: str) -> bool:
        searched = " ".join(getattr(starter, name) for name in names).casefold()
        return all(word in searched for word in words)

    found = [starter for starter in starters if has(starter, "title", "own_words", "statement", "support", "why")]
    return tuple(sorted(found, key=lambda starter: not has(starter, "title")))


def as_version(starter: Starter, today: date) -> GoalVersion:
    """Return a first version of a goal copied from a starter and marked as its copy, the target date `months` on."""
    return GoalVersion(
        start=today,
        target_date=step_from(today, Rhythm(start=today, months=1), starter.months),
        target=starter.target,
        anchors=starter.anchors,
        levels=starter.levels,
        starter=starter.id,
        **{name: getattr(starter, name) for name in _WORDS},
    )


def _starter(entry: Mapping[str, Any]) -> Starter:
    zero, five, ten = entry["anchors"]
    much_less, less, expected, more, much_more = entry["levels"]
    plain = {name: value for name, value in entry.items() if name not in ("area", "anchors", "levels")}
    return Starter(
        area=Area(entry["area"]),
        anchors=Anchors(zero=zero, five=five, ten=ten),
        levels=Levels(much_less=much_less, less=less, expected=expected, more=more, much_more=much_more),
        **plain,
    )
