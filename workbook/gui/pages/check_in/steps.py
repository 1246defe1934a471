"""The pages of a check-in, in order."""

from dataclasses import dataclass
from enum import Enum, auto

from workbook.domain.check_in import CheckIn
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


def way_on(sheet: CheckInSheet, left_at: Step | None) -> tuple[list[Step], int]:
    """Return the pages of a check-in and the place, from 0, of the one to go on with.

    That is where it was left for another place, else the first one without an answer; one that is done shows its
    answers.
    """
    more = more_of(sheet)
    has_more = sheet.answered_beyond_goals or sheet.check_in.complete or (left_at is not None and left_at.ask in more)
    steps = steps_of(sheet, with_more=has_more)
    if sheet.check_in.complete:
        return steps, len(steps) - 1
    if left_at in steps:
        return steps, steps.index(left_at)
    if sheet.is_empty:
        return steps, 0
    if sheet.first_open is not None:
        return steps, sheet.first_open
    if not has_more:
        return steps, len(sheet.goals)
    open_one = next((each for each in more if not _is_answered(each, sheet.check_in)), Ask.LIFE)
    return steps, steps.index(Step(open_one))


def _is_answered(ask: Ask, check_in: CheckIn) -> bool:
    return {
        Ask.THERAPY: bool(check_in.statements),
        Ask.SESSIONS: check_in.sessions_attended is not None or check_in.sessions_missed is not None,
        Ask.PRACTICE: check_in.practice is not None,
    }.get(ask, False)
