"""A check-in: the monthly look at all goals and at therapy itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from workbook.domain.limits import (
    MOST_SESSIONS,
    check_day,
    check_id,
    check_moment,
    check_number,
    check_once,
    check_text,
)


class Statement(StrEnum):
    """The four statements on how therapy itself is going, each answered 0 (not at all) to 4 (very much)."""

    DREAD = "dread"
    """I dread going; lower is easier."""
    CONNECTION = "connection"
    """I feel connected and understood; higher is better."""
    NEEDS = "needs"
    """We work on what matters most to me; higher is better."""
    AFTER = "after"
    """After sessions I feel low or shaken, and it does not settle; lower is easier."""


EASIER_WHEN_LOW = frozenset({Statement.DREAD, Statement.AFTER})


class Practice(StrEnum):
    """Whether what had been agreed between sessions was practised."""

    DONE = "done"
    NONE_SET = "none_set"
    NOT_DONE = "not_done"


class Pressure(StrEnum):
    """What weighed on the person outside therapy this month."""

    WORK = "work"
    RELATIONSHIP = "relationship"
    FAMILY = "family"
    MONEY = "money"
    HOUSING = "housing"
    HEALTH = "health"
    FEELINGS = "feelings"
    LOSS = "loss"
    CARING = "caring"
    ALONE = "alone"
    THERAPY_COST = "therapy_cost"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One check-in. Its ratings are `Rating`s that carry its id.

    `statements` holds the answers 0-4 of those that were answered; None means "not sure", a missing key "skipped".
    `complete` is False while it is half done. Sessions are those since the last check-in, 0-999.
    """

    id: str
    on: date
    complete: bool
    sessions_attended: int | None = None
    sessions_missed: int | None = None
    statements: Mapping[Statement, int | None] = field(default_factory=dict)
    practice: Practice | None = None
    practice_helped: int | None = None
    practice_note: str | None = None
    pressures: tuple[Pressure, ...] = ()
    pressure_note: str | None = None
    note: str | None = None
    entered_at: str | None = None
    changed_at: str | None = None

    def __post_init__(self) -> None:
        check_id("id", self.id)
        check_day("on", self.on)
        check_number("sessions_attended", self.sessions_attended, 0, MOST_SESSIONS)
        check_number("sessions_missed", self.sessions_missed, 0, MOST_SESSIONS)
        object.__setattr__(self, "statements", MappingProxyType(dict(self.statements)))
        for statement, answer in self.statements.items():
            check_number(f"statements.{statement.value}", answer, 0, 4)
        check_number("practice_helped", self.practice_helped, 0, 10)
        check_once("pressures", self.pressures)
        for name in ("practice_note", "pressure_note", "note"):
            check_text(name, getattr(self, name))
        check_moment("entered_at", self.entered_at)
        check_moment("changed_at", self.changed_at)

    @property
    def answered_any_statement(self) -> bool:
        """Whether at least one statement has a number from 0 to 4."""
        return any(answer is not None for answer in self.statements.values())


def on_difficult_side(statement: Statement, answer: int | None) -> bool:
    """Tell whether an answer is on the difficult side: 3-4 for dread and after, 0-1 for connection and needs."""
    if answer is None:
        return False
    return answer >= 3 if statement in EASIER_WHEN_LOW else answer <= 1
