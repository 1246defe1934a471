"""Everything that is in a workbook, as one frozen value."""

from collections.abc import Sequence
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
        goals = _by_id("goals", self.goals)
        check_ins = _by_id("checkins", self.check_ins)
        reassessments = _by_id("reassessments", self.reassessments)
        _by_id("ratings", self.ratings)
        _by_id("events", self.events)
        _by_id("people", self.people)
        for index, rating in enumerate(self.ratings):
            place = f"ratings[{index}]"
            goal = goals.get(rating.goal)
            if goal is None:
                raise InputProblem(f"{place}.goal", "no_such", value=rating.goal, what="goal")
            if goal.numbered(rating.version) is None:
                raise InputProblem(f"{place}.version", "no_such", value=rating.version, what="version")
            if rating.checkin is not None and rating.checkin not in check_ins:
                raise InputProblem(f"{place}.checkin", "no_such", value=rating.checkin, what="checkin")
            if rating.reassessment is not None and rating.reassessment not in reassessments:
                raise InputProblem(f"{place}.reassessment", "no_such", value=rating.reassessment, what="reassessment")
        days: set[date] = set()
        for index, check_in in enumerate(self.check_ins):
            if check_in.on in days:
                raise InputProblem(f"checkins[{index}].on", "second_check_in", value=check_in.on.isoformat())
            days.add(check_in.on)
        for index, reassessment in enumerate(self.reassessments):
            for number, decision in enumerate(reassessment.decisions):
                if decision.goal not in goals:
                    place = f"reassessments[{index}].decisions[{number}].goal"
                    raise InputProblem(place, "no_such", value=decision.goal, what="goal")


def _by_id(place: str, items: Sequence[Item]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for index, item in enumerate(items):
        if item.id in found:
            raise InputProblem(f"{place}[{index}].id", "twice", value=item.id)
        found[item.id] = item
    return found
