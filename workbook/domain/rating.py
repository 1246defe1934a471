"""A rating: how close somebody says the person is to a goal, on one day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.domain.limits import (
    HIGHEST_LEVEL,
    HIGHEST_RATING,
    LOWEST_LEVEL,
    LOWEST_RATING,
    check_day,
    check_id,
    check_moment,
    check_number,
    check_text,
)


class RatingKind(StrEnum):
    """On what occasion a rating was given."""

    BASELINE = "baseline"
    CHECKIN = "checkin"
    EXTRA = "extra"
    """Between check-ins: drawn, never counted."""
    SESSION = "session"
    """In the reassessment session."""
    RECALLED = "recalled"
    """A remembered start: drawn, never counted."""


COUNTED_KINDS = frozenset({RatingKind.BASELINE, RatingKind.CHECKIN, RatingKind.SESSION})


class Rater(StrEnum):
    """Who gave a rating."""

    ME = "me"
    THERAPIST = "therapist"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One rating of one version of a goal, 0 (not at all) to 10 (fully there).

    `value` None means "not sure". `level` is the goal attainment level, -2 to +2. `checkin` and `reassessment` are the
    ids of what it belongs to. `entered_at` and `changed_at` are RFC 3339 texts with the local offset at entry.
    """

    id: str
    goal: str
    version: int
    on: date
    kind: RatingKind
    rater: Rater = Rater.ME
    value: int | None = None
    level: int | None = None
    worked_on: bool | None = None
    note: str | None = None
    checkin: str | None = None
    reassessment: str | None = None
    entered_at: str | None = None
    changed_at: str | None = None

    def __post_init__(self) -> None:
        check_id("id", self.id)
        check_id("goal", self.goal)
        check_number("version", self.version, 1, 9999)
        check_day("on", self.on)
        check_number("value", self.value, LOWEST_RATING, HIGHEST_RATING)
        check_number("level", self.level, LOWEST_LEVEL, HIGHEST_LEVEL)
        check_text("note", self.note)
        check_moment("entered_at", self.entered_at)
        check_moment("changed_at", self.changed_at)

    @property
    def counts(self) -> bool:
        """Whether this rating enters the numbers: mine, given on a counted occasion, and not "not sure"."""
        return self.rater is Rater.ME and self.kind in COUNTED_KINDS and self.value is not None
