"""Everything that is in a workbook, as one frozen value."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person, Therapy


class _WithId(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_WithId)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A whole workbook. Lists stand in the order of the exchange file."""

    therapy: Therapy = field(default_factory=Therapy)
    goals: tuple[Goal, ...] = ()
    ratings: tuple[Rating, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    events: tuple[Event, ...] = ()
    reassessments: tuple[Reassessment, ...] = ()
    people: tuple[Person, ...] = ()

    def check(self) -> None:
        """Raise `InputProblem` for ids that stand twice, references that lead nowhere, and two check-ins on a day.

        Kept apart from construction because a million ratings are checked once, on import, and not at every reading.
        """
        references = References(self)
        _by_id("ratings", self.ratings)
        _by_id("events", self.events)
        _by_id("people", self.people)
        references.check(self.ratings)
        days: set[date] = set()
        for index, check_in in enumerate(self.check_ins):
            if check_in.on in days:
                raise InputProblem(f"checkins[{index}].on", "second_check_in", value=check_in.on.isoformat())
            days.add(check_in.on)
        for index, reassessment in enumerate(self.reassessments):
            for number, decision in enumerate(reassessment.decisions):
                if decision.goal not in references.goals:
                    place = f"reassessments[{index}].decisions[{number}].goal"
                    raise InputProblem(place, "no_such", value=decision.goal, what="goal")


class References:
    """What the ratings of a workbook may refer to: its goals with their versions, its check-ins and reassessments.

    Raises `InputProblem` for goals, check-ins or reassessments whose ids stand twice.
    """

    def __init__(self, contents: Contents) -> None:
        self.goals = _by_id("goals", contents.goals)
        self._check_ins = _by_id("checkins", contents.check_ins)
        self._reassessments = _by_id("reassessments", contents.reassessments)

    def check(self, ratings: Iterable[Rating]) -> None:
        """Raise `InputProblem` for the first rating that refers to something that is not there."""
        for index, rating in enumerate(ratings):
            goal = self.goals.get(rating.goal)
            if goal is None:
                raise _no_such(index, "goal", rating.goal)
            if goal.numbered(rating.version) is None:
                raise _no_such(index, "version", rating.version)
            if rating.checkin is not None and rating.checkin not in self._check_ins:
                raise _no_such(index, "checkin", rating.checkin)
            if rating.reassessment is not None and rating.reassessment not in self._reassessments:
                raise _no_such(index, "reassessment", rating.reassessment)


def _no_such(index: int, what: str, value: object) -> InputProblem:
    return InputProblem(f"ratings[{index}].{what}", "no_such", value=value, what=what)


def _by_id(place: str, items: Sequence[Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for index, item in enumerate(items):
        if item.id in found:
            raise InputProblem(f"{place}[{index}].id", "twice", value=item.id)
        found[item.id] = item
    return found
