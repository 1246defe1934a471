"""What may be in the way: the words of each item, its question, and what earlier check-ins said beside it."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from workbook.domain.check_in import CheckIn, Pressure, Statement
from workbook.domain.reassessment import InTheWay
from workbook.resources import resource
from workbook.resources import translate as _
from workbook.services.days import months_or_how_many

_PRESSURES: dict[InTheWay, frozenset[Pressure]] = {
    InTheWay.JOB: frozenset({Pressure.WORK}),
    InTheWay.RELATIONSHIP: frozenset({Pressure.RELATIONSHIP, Pressure.FAMILY}),
    InTheWay.MONEY: frozenset({Pressure.MONEY}),
    InTheWay.OWN_STATE: frozenset({Pressure.FEELINGS}),
    InTheWay.HEALTH: frozenset({Pressure.HEALTH}),
    InTheWay.LOSS: frozenset({Pressure.LOSS}),
    InTheWay.CARING: frozenset({Pressure.CARING}),
    InTheWay.HOUSING: frozenset({Pressure.HOUSING}),
    InTheWay.THERAPY_COST: frozenset({Pressure.THERAPY_COST}),
    InTheWay.TOO_LITTLE_SUPPORT: frozenset({Pressure.ALONE}),
}
_STATEMENTS: dict[InTheWay, tuple[Statement, range]] = {
    InTheWay.RELUCTANT_TO_GO: (Statement.DREAD, range(3, 5)),
    InTheWay.NO_CONNECTION: (Statement.CONNECTION, range(2)),
    InTheWay.GOALS_NOT_WORKED_ON: (Statement.NEEDS, range(2)),
}
"""Which answers, 0-4, stand beside an item."""


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resource("preparation", "en.toml").read_text(encoding="utf-8"))


def item_text(item: InTheWay) -> str:
    """Return the words of an item, as ticked and as printed."""
    return str(_words()[item]["text"])


def item_question(item: InTheWay, tool: str | None = None) -> str | None:
    """Return the question an item can become in the session, None where there is none; `tool` names what it is about.

    `NOT_SAFE` has none: nobody is told to take that up with the person it is about.
    """
    words = _words()[item]
    if tool and "question_named" in words:
        return str(words["question_named"]).format(tool=tool)
    return str(words["question"]) if "question" in words else None


def not_safe_page() -> tuple[str, ...]:
    """Return what the page of the item that did not feel safe or right says, a paragraph each."""
    return tuple(_words()[InTheWay.NOT_SAFE]["page"])


def said_on(item: InTheWay, check_ins: Iterable[CheckIn]) -> tuple[date, ...]:
    """Return the days of the check-ins, in order, that said something about an item."""
    ordered = sorted(check_ins, key=lambda each: each.on)
    if item in _PRESSURES:
        return tuple(each.on for each in ordered if _PRESSURES[item] & set(each.pressures))
    if item in _STATEMENTS:
        statement, answers = _STATEMENTS[item]
        return tuple(each.on for each in ordered if each.statements.get(statement) in answers)
    if item is InTheWay.MISSING_SESSIONS:
        return tuple(each.on for each in ordered if each.sessions_missed)
    return ()


def said_before(item: InTheWay, check_ins: Iterable[CheckIn], on: date) -> str | None:
    """Return what earlier check-ins said about an item as a sentence: "Ticked in June and July."."""
    days = said_on(item, check_ins)
    if not days:
        return None
    named = months_or_how_many(days, on)
    if item in _PRESSURES:
        return _("Ticked in {months}.").format(months=named)
    if item is InTheWay.MISSING_SESSIONS:
        return _("Missed sessions noted in {months}.").format(months=named)
    return _("Answers in {months} pointed this way.").format(months=named)
