"""A reassessment: preparing for it, what was decided in it, and when to look again."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workbook.domain.limits import check_day, check_id, check_once, check_order, check_text


class InTheWay(StrEnum):
    """What may be in the way. The order of groups and items is neutral and is the order on screen."""

    JOB = "job"
    RELATIONSHIP = "relationship"
    MONEY = "money"
    OWN_STATE = "own_state"
    HEALTH = "health"
    LOSS = "loss"
    CARING = "caring"
    HOUSING = "housing"
    THERAPY_COST = "therapy_cost"
    TOO_LITTLE_SUPPORT = "too_little_support"
    MISSING_SESSIONS = "missing_sessions"
    HOLDING_BACK = "holding_back"
    AVOIDING_TOPICS = "avoiding_topics"
    TASKS_LEFT = "tasks_left"
    WORRIED_ABOUT_THERAPY = "worried_about_therapy"
    CONTENT_AS_IS = "content_as_is"
    APPROACH_UNSUITED = "approach_unsuited"
    TOOL_UNHELPFUL = "tool_unhelpful"
    PACE = "pace"
    HOW_OFTEN = "how_often"
    LENGTH = "length"
    GOALS_UNCLEAR = "goals_unclear"
    GOALS_NOT_WORKED_ON = "goals_not_worked_on"
    CANCELLED_SESSIONS = "cancelled_sessions"
    VALUES = "values"
    COMMUNICATION = "communication"
    PERSONALITY = "personality"
    NO_CONNECTION = "no_connection"
    FEEL_JUDGED = "feel_judged"
    MISUNDERSTOOD = "misunderstood"
    RELUCTANT_TO_GO = "reluctant_to_go"
    EXPERIENCE_NOT_MATCHING = "experience_not_matching"
    NOT_SAFE = "not_safe"
    """Something happened with my therapist that did not feel safe or right. Never printed."""
    NOTHING_NOW = "nothing_now"
    """Nothing in the way right now; belongs to no group."""


class Group(StrEnum):
    """The four groups of what may be in the way, in the order in which they are shown."""

    LIFE_OUTSIDE = "life_outside"
    MY_SIDE = "my_side"
    HOW_WE_WORK = "how_we_work"
    WORKING_TOGETHER = "working_together"


_ITEMS = tuple(InTheWay)
GROUPS: dict[Group, tuple[InTheWay, ...]] = {
    Group.LIFE_OUTSIDE: _ITEMS[0:10],
    Group.MY_SIDE: _ITEMS[10:16],
    Group.HOW_WE_WORK: _ITEMS[16:24],
    Group.WORKING_TOGETHER: _ITEMS[24:33],
}


class Step(StrEnum):
    """What the person is open to, or what was agreed."""

    TALK = "talk"
    REASSESS = "reassess"
    RHYTHM = "rhythm"
    LENGTH = "length"
    APPROACH = "approach"
    THERAPIST = "therapist"
    EXTRA_SUPPORT = "extra_support"
    MEDICINE = "medicine"
    SPACE_OUT = "space_out"
    """Fewer sessions, or plan an ending."""


KEPT_AT_FIRST: frozenset[InTheWay | Step] = frozenset(
    {*GROUPS[Group.WORKING_TOGETHER], InTheWay.AVOIDING_TOPICS, Step.THERAPIST}
)
"""Ticks that start as "keep for me" rather than "show in the report"."""


class Decision(StrEnum):
    """What was decided about a goal in the session."""

    KEEP = "keep"
    REWORD = "reword"
    REACHED = "reached"
    CONTENT = "content"
    SET_ASIDE = "set_aside"


class Agreed(StrEnum):
    """Whether person and therapist agree on a goal."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class PrivateKind(StrEnum):
    """Kinds of private text that stay out of the report unless chosen."""

    OWN_WORDS = "own_words"
    RATING_NOTES = "rating_notes"
    CHECKIN_NOTES = "checkin_notes"
    PRACTICE_NOTES = "practice_notes"
    PRESSURE_NOTES = "pressure_notes"
    CLOSING_NOTES = "closing_notes"
    PROMPTS = "prompts"


class Page(StrEnum):
    """The size of the paper."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing that may be in the way; `show` None leaves it to the item's own default."""

    item: InTheWay
    show: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something the person wants to ask, in their words."""

    text: str
    show: bool | None = None

    def __post_init__(self) -> None:
        check_text("text", self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTo:
    """A step the person is open to."""

    step: Step
    show: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """The open prompts: what has helped, why it may not be helping, what if things may stay as they are."""

    helped: str | None = None
    why: str | None = None
    as_is: str | None = None

    def __post_init__(self) -> None:
        for name in ("helped", "why", "as_is"):
            check_text(name, getattr(self, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """How the report is printed; None where nothing was chosen."""

    page: Page | None = None
    large_print: bool | None = None
    include: tuple[PrivateKind, ...] = ()

    def __post_init__(self) -> None:
        check_once("include", self.include)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDecision:
    """What was decided about one goal, and whether both agree on it."""

    goal: str
    decision: Decision
    agreed: Agreed | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_id("goal", self.goal)
        check_text("note", self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessment:
    """One reassessment, for the session on the day `on`; the report covers `start` to `end`.

    It is a draft until `complete`; then the next stretch of therapy begins on the day `on`.
    """

    id: str
    on: date
    complete: bool | None = None
    start: date | None = None
    end: date | None = None
    in_the_way: tuple[Obstacle, ...] = ()
    in_the_way_other: str | None = None
    tool: str | None = None
    own_words: OwnWords = field(default_factory=OwnWords)
    questions: tuple[Question, ...] = ()
    open_to: tuple[OpenTo, ...] = ()
    options: ReportOptions = field(default_factory=ReportOptions)
    decisions: tuple[GoalDecision, ...] = ()
    agreed_steps: tuple[Step, ...] = ()
    note: str | None = None
    next: date | None = None

    def __post_init__(self) -> None:
        check_id("id", self.id)
        check_day("on", self.on)
        check_day("from", self.start)
        check_day("to", self.end)
        check_order("to", self.start, self.end, "from")
        check_once("in_the_way", [obstacle.item for obstacle in self.in_the_way])
        check_text("in_the_way_other", self.in_the_way_other)
        check_text("tool", self.tool)
        check_once("open_to", [open_to.step for open_to in self.open_to])
        check_once("decisions", [decision.goal for decision in self.decisions])
        check_once("agreed_steps", self.agreed_steps)
        check_text("note", self.note)
        check_day("next", self.next)
