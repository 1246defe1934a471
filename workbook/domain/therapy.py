"""The therapy a workbook is about: its dates, its rhythm and what happened on the way."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.domain.limits import (
    check_day,
    check_id,
    check_moment,
    check_number,
    check_order,
    check_rising,
    check_text,
)
from workbook.domain.problems import InputProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often check-ins fall due, from `start` until the next rhythm: every 1, 2 or 3 months, or every 2 weeks.

    `sessions_every_days` is how often sessions take place, in days, 1-366; None when not known.
    """

    start: date
    months: int | None = None
    weeks: int | None = None
    sessions_every_days: int | None = None

    def __post_init__(self) -> None:
        check_day("from", self.start)
        check_number("months", self.months, 1, 3)
        if self.weeks is not None and self.weeks != 2:
            raise InputProblem("weeks", "not_one_of", value=self.weeks, choices=(2,))
        if (self.months is None) == (self.weeks is None):
            raise InputProblem("", "months_or_weeks")
        check_number("sessions_every_days", self.sessions_every_days, 1, 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Therapy:
    """What the person said about themselves and their therapy; everything may be unknown. `id` names the workbook."""

    id: str | None = None
    name: str | None = None
    therapist: str | None = None
    approach: str | None = None
    therapy_start: date | None = None
    therapy_end: date | None = None
    expected_length: str | None = None
    next_reassessment: date | None = None
    rhythms: tuple[Rhythm, ...] = ()

    def __post_init__(self) -> None:
        if self.id is not None:
            check_id("id", self.id)
        for name in ("name", "therapist", "approach", "expected_length"):
            check_text(name, getattr(self, name))
        for name in ("therapy_start", "therapy_end", "next_reassessment"):
            check_day(name, getattr(self, name))
        check_rising("rhythms", [rhythm.start for rhythm in self.rhythms])

    def rhythm_on(self, day: date) -> Rhythm | None:
        """Return the rhythm in force on a day: the last that starts on or before it."""
        return next((rhythm for rhythm in reversed(self.rhythms) if rhythm.start <= day), None)


class EventKind(StrEnum):
    """What kind of thing happened."""

    THERAPIST = "therapist"
    APPROACH = "approach"
    MEDICATION = "medication"
    LIFE = "life"
    PAUSE = "pause"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened on a day, or from `on` to `until`, and may explain a change."""

    id: str
    on: date
    until: date | None = None
    kind: EventKind
    label: str | None = None
    entered_at: str | None = None
    changed_at: str | None = None

    def __post_init__(self) -> None:
        check_id("id", self.id)
        check_day("on", self.on)
        check_day("until", self.until)
        check_order("until", self.on, self.until, "on")
        check_text("label", self.label)
        check_moment("entered_at", self.entered_at)
        check_moment("changed_at", self.changed_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the person can turn to. `when_locked`: the number shows in Get help now while the workbook is locked."""

    id: str
    name: str
    number: str | None = None
    note: str | None = None
    when_locked: bool | None = None

    def __post_init__(self) -> None:
        check_id("id", self.id)
        check_text("name", self.name)
        check_text("number", self.number)
        check_text("note", self.note)
