"""The printed report as plain data: every sentence that depends on the workbook is decided here, in `services`.

Fixed headings and the words beside empty form fields belong to whoever sets the type. A field called `own_*`, and every
text said to be the person's own, is set as their words (ink, with a line on its left); everything else is print.
A text that is None, or an empty tuple, leaves its part of the page out.
"""

from dataclasses import dataclass
from datetime import date

from workbook.domain.reassessment import Page
from workbook.services.course import Course, TherapyCourse


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A small label and what it says: "Check-ins", "6 of 7 due". `own` marks the person's own words."""

    label: str
    text: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingShown:
    """A rating beside its day in a few words: 6, "August"."""

    value: int
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """One active goal in a row on page one. `number` counts from 1 through the whole report; `short_name` is one line.

    `course` draws the small chart and `sentence` says what it shows; `remarks` are further short sentences. `then` is
    the rating at the last reassessment, where what came of a goal is not told in words.
    """

    number: int
    goal: str
    name: str
    short_name: str
    start: RatingShown | None
    now: RatingShown | None
    course: Course
    sentence: str
    remarks: tuple[str, ...]
    then: RatingShown | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedGoal:
    """A goal closed in the period: its name, and one sentence on how."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something agreed last time, and what came of it, each a sentence; `own_note` is what was written then.

    What was written about a goal that has a page stands there. `agreed` None: the note is all there is to say.
    """

    agreed: str | None
    came_of_it: str | None
    own_note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The page that stands alone: `occasion` over the `title`, `facts` in one row below.

    `own_helped` is the person's answer to "What has helped?", `own_questions` what they would like to talk about.
    `agreed_heading` names the day of the last reassessment. `rating_caption` explains the scale beside "My goals".
    `written_for` says for which session these two were written where that is over.
    `no_questions` says that nothing is written for a session that follows, before any that were for an earlier one.
    `in_this_session` says what is asked of the session: "{pages}" for what to read, "{page}" for the page of its sheet;
    None where none follows.
    """

    occasion: str
    title: str
    facts: tuple[Fact, ...]
    agreed_heading: str | None
    agreed: tuple[Outcome, ...]
    rating_caption: str
    goals: tuple[GoalRow, ...]
    no_goals: str | None
    """A sentence in the place of the goal rows when there is no active goal."""
    closed: tuple[ClosedGoal, ...]
    own_helped: str | None
    stands_out: tuple[str, ...]
    own_questions: tuple[str, ...]
    no_questions: str | None
    written_for: str | None
    in_this_session: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingShown:
    """One version of a goal: `since` "Wording since 14 April 2026", its finished sentence, and the first own words.

    `target` is what was aimed at with an earlier wording, None for the newest. `same` says that what came after meant
    something else in the same words; `own_statement` is then None.
    """

    since: str
    own_statement: str | None
    own_words: str | None
    target: str | None = None
    same: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingRow:
    """A row of the ratings table, oldest first. A check-in without a rating is a row too: `value` "–", `remark` why.

    `value` is a number as text or "not sure"; `level` the attainment level as text, None where levels are not used;
    `remark` says who gave it or on what occasion where it is not the person's own check-in, and what was changed
    since; `starts_wording` is True for the first row of a newer wording.
    """

    day: str
    value: str
    level: str | None
    remark: str | None
    own_note: str | None
    starts_wording: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """The person's own ratings of one wording in one year, from January to December, as texts.

    "–" stands for a month without a check-in, "/" for a check-in without a rating of this goal, "?" for "not sure";
    `levels` likewise, None where there are none. `remark` says that the row begins a newer wording.
    """

    year: str
    remark: str | None
    months: tuple[str, ...]
    levels: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRow:
    """One of the five levels: "+1", "more than hoped for", the person's own description, and whether it is now."""

    level: str
    meaning: str
    own_text: str | None
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelsTable:
    """The five written levels, +2 first; `caption` says where the goal is, `t_score` what all say together."""

    rows: tuple[LevelRow, ...]
    caption: str
    t_score: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedText:
    """Own words written on a day; `about` says to what they belong ("practice", "what life brought")."""

    day: str
    about: str
    own_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """Everything about one goal. `wordings` newest first; `plan` holds target, measure, first step, support and plan.

    `anchors` are the person's own words for 0, 5 and 10, as facts "0", "5", "10". `notes` are what was written when the
    goal was decided about or closed. `has_notes` and `has_levels` say which columns the ratings table needs.
    Many ratings stand in `years`, and `years_caption` says how they are read; `ratings` are then those alone of which
    there is more to say.
    """

    number: int
    goal: str
    name: str
    wordings: tuple[WordingShown, ...]
    course: Course
    sentence: str
    remarks: tuple[str, ...]
    years: tuple[YearRow, ...]
    years_caption: str
    ratings: tuple[RatingRow, ...]
    has_notes: bool
    has_levels: bool
    plan: tuple[Fact, ...]
    anchors: tuple[Fact, ...]
    notes: tuple[DatedText, ...]
    levels: LevelsTable | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One of the four statements: its `key` in `TherapyCourse.statements`, its words, its ends, and a sentence."""

    key: str
    text: str
    ends: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TherapyPage:
    """How therapy itself is going. `sessions` and `practice` are sentences; `pressures` name each and its months."""

    course: TherapyCourse
    statements: tuple[StatementLine, ...]
    sessions: str | None
    practice: str | None
    pressures: tuple[Fact, ...]
    notes: tuple[DatedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One thing that may be in the way: what it is, what earlier check-ins said beside it, a question to raise."""

    text: str
    beside: str | None
    question: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemGroup:
    """One of the four groups, with what was ticked in it and may be shown."""

    title: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWayPage:
    """What may be in the way, and what we could do. `intro` says that this is not about blame.

    `is_past` says that the session it was written for has been recorded; steps are then no questions.
    `nothing_now` is a sentence when the person ticked "nothing in the way right now". `own_other`, `own_why` and
    `own_as_is` are own words. `steps` are the steps the person is open to.
    """

    intro: str
    nothing_now: str | None
    groups: tuple[ItemGroup, ...]
    own_other: str | None
    own_why: str | None
    own_as_is: str | None
    steps: tuple[str, ...]
    is_past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGoal:
    """One goal on the sheet for the session; `my_rating` says from what to what; own words under 0, 5 and 10."""

    number: int
    goal: str
    name: str
    my_rating: str
    own_anchors: tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetStep:
    """A next step to tick; `open_to` steps are bold, and `text` says so in words too."""

    text: str
    open_to: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSheet:
    """The sheet that is filled in together: choices as words beside empty boxes; `day` None leaves room to write it.

    `own_questions` are those for this session. `therapist_rating` is the sentence that goes with the blank 0-10 lines;
    `open_to_caption` is None when the person marked no step.
    """

    day: str | None
    own_questions: tuple[str, ...]
    goals: tuple[SheetGoal, ...]
    decisions: tuple[str, ...]
    agreed: tuple[str, ...]
    therapist_rating: str
    steps: tuple[SheetStep, ...]
    open_to_caption: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report. `document_title` is for the metadata and holds no name; `language` is a BCP 47 tag.

    `brief` is page one in fewer words, for when `first` takes more than a page.
    `private_mark` stands on every page, `foot` beside the page number, `sheet_foot` on the sheet for the session.
    `file_name` is a neutral suggestion with its ".pdf". `small_print` are paragraphs, `sources` a list.
    """

    document_title: str
    language: str
    file_name: str
    printed_on: date
    page: Page
    large_print: bool
    private_mark: str
    foot: str
    sheet_foot: str
    first: FirstPage
    brief: FirstPage
    goals: tuple[GoalPage, ...]
    therapy: TherapyPage | None
    in_the_way: InTheWayPage | None
    sheet: SessionSheet | None
    small_print: tuple[str, ...]
    sources: tuple[str, ...]
