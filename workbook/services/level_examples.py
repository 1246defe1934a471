"""Examples for the five levels of goal attainment scaling, made by changing one part of the goal's sentence.

Changing one part (how much, by when, with how much help) and leaving the others keeps the levels in order and apart:
Bovend'Eerdt, Botell & Wade, Clin Rehabil 2009;23:352-61.
"""

import math
from dataclasses import replace
from datetime import date

from workbook.domain.goal import GoalVersion
from workbook.domain.rhythm import step_from
from workbook.domain.therapy import Rhythm
from workbook.resources import translate as _
from workbook.services.goal_sentence import goal_sentence

SMALLEST_AMOUNT, LARGEST_AMOUNT = 2, 1_000_000
"""Amounts from which and up to which the levels change the amount."""


def level_examples(version: GoalVersion) -> dict[int, str]:
    """Return a sentence for each level, -2 to +2; empty while the answers make no sentence to change."""
    changed = _by_amount(version) or _by_time(version) or _by_help(version)
    sentences = {level: goal_sentence(replace(version, **parts)) for level, parts in changed.items()}
    if any(sentence is None for sentence in sentences.values()):
        return {}
    return {level: sentence for level, sentence in sentences.items() if sentence is not None}


def _by_amount(version: GoalVersion) -> dict[int, dict[str, str]]:
    """Change a whole amount in equal steps of about a third, so that the lowest level is not below 0."""
    text = (version.amount or "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_AMOUNT))):
        return {}
    amount = int(text)
    if amount < SMALLEST_AMOUNT:
        return {}
    step = max(1, math.floor(amount / 3))
    return {level: {"amount": str(max(0, amount + level * step))} for level in range(-2, 3)}


def _by_time(version: GoalVersion) -> dict[int, dict[str, date]]:
    """Be there a month or two later or earlier, where there is a date with room before it."""
    day = version.target_date
    if day is None or _months_after(day, -2) <= version.start:
        return {}
    return {level: {"target_date": _months_after(day, -level)} for level in range(-2, 3)}


def _by_help(version: GoalVersion) -> dict[int, dict[str, str | None]]:
    return {
        -2: {"support": _("with much more help than I hope to need")},
        -1: {"support": _("with more help than I hope to need")},
        0: {"support": version.support},
        1: {"support": _("with less help than I expect")},
        2: {"support": _("by myself")},
    }


def _months_after(day: date, months: int) -> date:
    return step_from(day, Rhythm(start=day, months=1), months)
