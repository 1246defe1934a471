"""A goal: what the person wants from therapy, in one or more dated versions."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from workbook.domain.limits import (
    HIGHEST_RATING,
    LOWEST_RATING,
    check_day,
    check_id,
    check_number,
    check_once,
    check_order,
    check_rising,
    check_text,
)
from workbook.domain.problems import InputProblem

USUAL_TARGET = 8
"""The target that counts when none was given."""


class GoalStatus(StrEnum):
    """Where a goal stands. Everything but draft and active is closed."""

    DRAFT = "draft"
    ACTIVE = "active"
    REACHED = "reached"
    CONTENT = "content"
    """Fine as it is."""
    SET_ASIDE = "set_aside"


CLOSED = frozenset({GoalStatus.REACHED, GoalStatus.CONTENT, GoalStatus.SET_ASIDE})


class Area(StrEnum):
    """The area of life a goal belongs to."""

    COPING = "coping"
    GROWTH = "growth"
    FEELINGS = "feelings"
    CONFIDENCE = "confidence"
    RELATIONSHIPS = "relationships"
    HEALTH = "health"
    WORK = "work"
    OTHER = "other"


class CouldHurt(StrEnum):
    """The answer to "Could working on this hurt you or somebody else?"."""

    NO = "no"
    PERHAPS = "perhaps"
    NOT_SURE = "not_sure"


class Clue(StrEnum):
    """What the coach can say something about; also the words of `dismissed_hints`."""

    MEASURABLE = "measurable"
    TIME_BOUND = "time_bound"
    SPECIFIC = "specific"
    AVOIDANCE = "avoidance"
    MULTIPLE = "multiple"
    ABSOLUTE = "absolute"
    OTHERS = "others"
    VAGUE = "vague"
    LEVELS_OVERLAP = "levels_overlap"
    LEVELS_ORDER = "levels_order"
    DATE_PAST = "date_past"
    DATE_AFTER_REASSESSMENT = "date_after_reassessment"
    UNIT_MISSING = "unit_missing"
    ANCHORS_SAME = "anchors_same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The person's own words for the ratings 0, 5 and 10."""

    zero: str | None = None
    five: str | None = None
    ten: str | None = None

    def __post_init__(self) -> None:
        for key, text in zip(("0", "5", "10"), (self.zero, self.five, self.ten), strict=True):
            check_text(key, text)

    def __bool__(self) -> bool:
        return any((self.zero, self.five, self.ten))


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The five levels of goal attainment scaling, in words, from much less (-2) to much more (+2) than hoped for."""

    much_less: str | None = None
    less: str | None = None
    expected: str | None = None
    more: str | None = None
    much_more: str | None = None

    def __post_init__(self) -> None:
        for key, text in self.by_level().items():
            check_text(str(key), text)

    def by_level(self) -> dict[int, str | None]:
        """Return the words by their level, -2 to +2."""
        return {-2: self.much_less, -1: self.less, 0: self.expected, 1: self.more, 2: self.much_more}

    def __bool__(self) -> bool:
        return any(self.by_level().values())


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalVersion:
    """One wording of a goal, in force from `start` until the next version.

    Ratings (target, importance, confidence) are 0-10, `gas_importance` and `gas_difficulty` 1-3. `own_words` is what
    the person wanted before any form was filled in; `statement` the finished SMART sentence. `starter` is the id of
    the example the goal was copied from, while it is unchanged.
    """

    version: int = 1
    start: date
    title: str | None = None
    own_words: str | None = None
    statement: str | None = None
    activity: str | None = None
    support: str | None = None
    amount: str | None = None
    unit: str | None = None
    every: str | None = None
    event: str | None = None
    measure: str | None = None
    target_date: date | None = None
    target: int | None = None
    importance: int | None = None
    confidence: int | None = None
    in_my_hands: bool | None = None
    could_hurt: CouldHurt | None = None
    why: str | None = None
    first_step: str | None = None
    if_then: str | None = None
    anchors: Anchors = field(default_factory=Anchors)
    levels: Levels = field(default_factory=Levels)
    gas_importance: int | None = None
    gas_difficulty: int | None = None
    starter: str | None = None
    dismissed_hints: tuple[Clue, ...] = ()

    def __post_init__(self) -> None:
        check_number("version", self.version, 1, 9999)
        check_day("from", self.start)
        check_text("title", self.title, empty_ok=False)
        check_text("statement", self.statement, empty_ok=False)
        for name in _PLAIN_TEXTS:
            check_text(name, getattr(self, name))
        check_day("target_date", self.target_date)
        for name in ("target", "importance", "confidence"):
            check_number(name, getattr(self, name), LOWEST_RATING, HIGHEST_RATING)
        check_number("gas_importance", self.gas_importance, 1, 3)
        check_number("gas_difficulty", self.gas_difficulty, 1, 3)
        check_once("dismissed_hints", self.dismissed_hints)

    @property
    def name(self) -> str:
        """What the goal is called on screen and paper: its title, else its statement, else the person's own words."""
        return self.title or self.statement or self.own_words or ""

    @property
    def effective_target(self) -> int:
        """The target that counts, 0-10."""
        return USUAL_TARGET if self.target is None else self.target

    @property
    def gas_weight(self) -> int:
        """Importance times difficulty, 1-9; each 1 when not given."""
        return (self.gas_importance or 1) * (self.gas_difficulty or 1)


_PLAIN_TEXTS = (
    "own_words activity support amount unit every event measure why first_step if_then starter".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierClosing:
    """A closing that was taken back: `status` from `on` until the goal was reopened."""

    status: GoalStatus
    on: date
    note: str | None = None
    reopened_on: date

    def __post_init__(self) -> None:
        if self.status not in CLOSED:
            raise InputProblem("status", "not_a_closing", value=self.status.value)
        check_day("on", self.on)
        check_text("note", self.note)
        check_day("reopened_on", self.reopened_on)
        check_order("reopened_on", self.on, self.reopened_on, "on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal with all its versions, oldest first. A draft may have none."""

    id: str
    status: GoalStatus
    created_on: date
    closed_on: date | None = None
    closing_note: str | None = None
    earlier_closings: tuple[EarlierClosing, ...] = ()
    area: Area | None = None
    versions: tuple[GoalVersion, ...] = ()

    def __post_init__(self) -> None:
        check_id("id", self.id)
        check_day("created_on", self.created_on)
        check_day("closed_on", self.closed_on)
        check_text("closing_note", self.closing_note)
        if self.status in CLOSED and self.closed_on is None:
            raise InputProblem("closed_on", "missing_for_closed", status=self.status.value)
        if self.status not in CLOSED and self.closed_on is not None:
            raise InputProblem("closed_on", "only_for_closed", status=self.status.value)
        if self.status is not GoalStatus.DRAFT:
            if not self.versions:
                raise InputProblem("versions", "needs_version")
            for index, version in enumerate(self.versions):
                if version.title is None and version.statement is None:
                    raise InputProblem(f"versions[{index}]", "needs_name")
        for index, version in enumerate(self.versions):
            if version.version != index + 1:
                raise InputProblem(f"versions[{index}].version", "not_next", value=version.version, limit=index + 1)
        check_rising("versions", [version.start for version in self.versions])

    @property
    def is_closed(self) -> bool:
        """Whether the goal is reached, fine as it is, or set aside."""
        return self.status in CLOSED

    @property
    def newest(self) -> GoalVersion:
        """The newest version; an empty first one for a draft that has none yet."""
        return self.versions[-1] if self.versions else GoalVersion(start=self.created_on)

    def version_on(self, day: date) -> GoalVersion | None:
        """Return the version in force on a day: the one with the greatest start not after it, or None."""
        return next((version for version in reversed(self.versions) if version.start <= day), None)

    def numbered(self, number: int) -> GoalVersion | None:
        """Return the version with this number, counted from 1, or None."""
        return self.versions[number - 1] if 1 <= number <= len(self.versions) else None

    def with_newest(self, version: GoalVersion) -> "Goal":
        """Return the goal with its newest version replaced (or its first one set)."""
        return replace(self, versions=(*self.versions[:-1], version))
