"""The pages of a check-in, in order, and the way through them."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Self

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
    """Return the more short pages: four, or what life brought alone while no therapy takes place."""
    return (*ABOUT_THERAPY, Ask.LIFE) if sheet.asks_about_therapy else (Ask.LIFE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """All pages that can come, so that their number stays, and the one where the person is."""

    steps: tuple[Step, ...]
    here: int = 0
    came_by: tuple[int, ...] = ()
    """The pages gone through to this one, to which going back leads."""
    is_changing: bool = False
    """Whether this page was opened from the answers, to which it leads back."""

    @classmethod
    def through(cls, sheet: CheckInSheet) -> Self:
        """Return the way through a check-in, from its first page."""
        goals = [Step(Ask.GOAL, place) for place in range(len(sheet.goals))]
        more = [Step(each) for each in more_of(sheet)]
        return cls(steps=(*goals, Step(Ask.ENOUGH), *more, Step(Ask.ANSWERS)))

    @property
    def step(self) -> Step:
        """The page where the person is."""
        return self.steps[self.here]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page to go back to."""
        return self.is_changing or bool(self.came_by)

    def opened_at(self, step: Step) -> Self:
        """Return the way when it is entered at a page: going back leads through those before it."""
        here = self.steps.index(step)
        return replace(self, here=here, came_by=tuple(range(here)))

    def on(self) -> Self:
        """Return the way one page on, or back at the answers."""
        return self.at_answers() if self.is_changing else self._to(self.here + 1)

    def at_answers(self) -> Self:
        """Return the way at its last page."""
        return replace(self, here=len(self.steps) - 1, is_changing=False) if self.is_changing else self._to(-1)

    def back(self) -> Self:
        """Return the way one page back: to the answers, or to the page the person came by."""
        if self.is_changing:
            return self.at_answers()
        return replace(self, here=self.came_by[-1], came_by=self.came_by[:-1])

    def to_change(self, step: Step) -> Self:
        """Return the way at a page whose answer is to be changed."""
        return replace(self, here=self.steps.index(step), is_changing=True)

    def _to(self, here: int) -> Self:
        return replace(self, here=here % len(self.steps), came_by=(*self.came_by, self.here))


def way_on(sheet: CheckInSheet, left: Way | None) -> Way:
    """Return the way through a check-in at the page to go on with.

    That is where it was `left` for another place, else the first page without an answer; one that is done shows its
    answers, and going back leaves it.
    """
    way = Way.through(sheet)
    if sheet.check_in.complete:
        return replace(way, here=len(way.steps) - 1)
    if left is not None and left.steps == way.steps:
        return left
    if sheet.is_empty:
        return way
    if sheet.first_open is not None:
        return way.opened_at(Step(Ask.GOAL, sheet.first_open))
    if not sheet.answered_beyond_goals:
        return way.opened_at(Step(Ask.ENOUGH))
    return way.opened_at(Step(_first_open(sheet)))


def _first_open(sheet: CheckInSheet) -> Ask:
    return next((each for each in more_of(sheet) if not _is_answered(each, sheet.check_in)), Ask.LIFE)


def _is_answered(ask: Ask, check_in: CheckIn) -> bool:
    return {
        Ask.THERAPY: bool(check_in.statements),
        Ask.SESSIONS: check_in.sessions_attended is not None or check_in.sessions_missed is not None,
        Ask.PRACTICE: check_in.practice is not None,
    }.get(ask, False)
