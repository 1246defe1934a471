"""The pages of a check-in, in order."""

from dataclasses import dataclass
from enum import Enum, auto

from workbook.services.check_ins import CheckInSheet


class Ask(Enum):
    """What a page of the check-in asks."""

    GOAL = auto()
    ENOUGH = auto()
    """Whether that is enough for today."""
    THERAPY = auto()
    SESSIONS = auto()
    PRACTICE = auto()
    LIFE = auto()
    ANSWERS = auto()
    """Check your answers."""
    DAY = auto()
    """Which day it is about; asked when the person wants to change it."""


ABOUT_THERAPY = (Ask.THERAPY, Ask.SESSIONS, Ask.PRACTICE)


@dataclass(frozen=True, slots=True)
class Step:
    """One page; `goal` is the place of the goal it asks about."""

    ask: Ask
    goal: int = 0


def more_of(sheet: CheckInSheet) -> tuple[Ask, ...]:
    """Return the more short questions: four, or what life brought alone while no therapy takes place."""
    return (*ABOUT_THERAPY, Ask.LIFE) if sheet.asks_about_therapy else (Ask.LIFE,)


def steps_of(sheet: CheckInSheet, *, with_more: bool) -> list[Step]:
    """Return the pages of a check-in, with or without the more short questions."""
    goals = [Step(Ask.GOAL, place) for place in range(len(sheet.goals))]
    between = [] if with_more else [Step(Ask.ENOUGH)]
    more = [Step(each) for each in more_of(sheet)] if with_more else []
    return [*goals, *between, *more, Step(Ask.ANSWERS)]
