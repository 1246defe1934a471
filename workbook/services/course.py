"""The course of one goal: everything that its chart, its table and its sentence show."""

from dataclasses import dataclass
from datetime import date

from workbook.domain.check_in import Statement
from workbook.domain.goal import GoalStatus
from workbook.domain.rating import Rater, RatingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One rating as drawn. `counted` ones of one version are joined; others stand alone, small and hollow."""

    rating: str
    on: date
    value: int
    version: int
    kind: RatingKind
    rater: Rater
    counted: bool
    after_gap: bool = False
    """Whether due check-ins passed without a rating since the counted point before it: the line starts again here."""
    note: str | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One version of the goal and what is drawn for it; `target` 0-10."""

    version: int
    start: date
    """The day it came into force, or its first counted rating where that lies before."""
    name: str
    target: int
    target_date: date | None
    baseline: Point | None
    """The counted start of this wording."""
    keeps_words: bool = False
    """Whether it says what the one before it said, and means something else by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event on the chart: `number` stands in its ring, `label` below the chart."""

    event: str
    number: int
    on: date
    until: date | None
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """One goal between two days, both included; points are in order of time.

    `line` holds the corners of the expected course of the newest wording (day, 0-10); it stays level after the last.
    `gaps` are the due days on which nothing was answered. `sentence` says in words what the chart shows.
    """

    goal: str
    name: str
    status: GoalStatus
    first: date
    last: date
    points: tuple[Point, ...]
    wordings: tuple[Wording, ...]
    gaps: tuple[date, ...]
    happenings: tuple[Happening, ...]
    line: tuple[tuple[date, float], ...]
    closed_on: date | None
    sentence: str
    anchors: tuple[str | None, str | None, str | None] = (None, None, None)
    levels: tuple[tuple[date, int], ...] = ()
    """Goal attainment levels by day, where the five levels are written: -2 to +2."""

    def kept_words_since(self, version: int) -> bool:
        """Tell whether the words of a version stayed, so that it is an earlier meaning and no earlier wording."""
        return all(each.keeps_words for each in self.wordings if each.version > version)


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapyCourse:
    """How therapy itself is going between two days, from the check-ins in it, oldest first.

    `statements` has a row for each of the four: (day, 0-4 or None for not sure or skipped). Sessions are (day,
    attended, missed). Practice is (day, word, helped 0-10). Pressures are (day, words). `gaps` are the due days
    without a check-in, where every line stops.
    """

    first: date
    last: date
    statements: dict[str, tuple[tuple[date, int | None], ...]]
    practice: tuple[tuple[date, str, int | None], ...]
    sessions: tuple[tuple[date, int | None, int | None], ...]
    pressures: tuple[tuple[date, tuple[str, ...]], ...]
    gaps: tuple[date, ...] = ()

    def has_answers(self, statement: Statement) -> bool:
        """Tell whether a statement was answered with a number in this time."""
        return any(answer is not None for _day, answer in self.statements.get(statement.value, ()))

    def has_helped(self) -> bool:
        """Tell whether it was said with a number how far practice helped."""
        return any(helped is not None for _day, _word, helped in self.practice)
