"""Where one can be in the window; a page asks to go to a place without knowing the page that shows it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbook.services.settings import PublicNumber


class Section(StrEnum):
    """The places of the navigation."""

    HOME = "home"
    GOALS = "goals"
    CHECK_IN = "check_in"
    PROGRESS = "progress"
    REASSESSMENT = "reassessment"
    SETTINGS = "settings"
    HELP = "help"
    GET_HELP = "get_help"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Somewhere to be."""

    @property
    def section(self) -> Section:
        """The part of the navigation it belongs to."""
        return Section.HOME


class HomePlace(Place):
    """What is next."""


class SetUpPlace(Place):
    """The first questions, three pages at most."""


@dataclass(frozen=True, kw_only=True)
class TimelinePlace(Place):
    """Everything that was entered, of one goal or of all."""

    goal: str | None = None


@dataclass(frozen=True, kw_only=True)
class EventPlace(Place):
    """One event to write down or to change; `on` is the day suggested for a new one."""

    event: str | None = None
    on: date | None = None


class GoalsPlace(Place):
    """All goals."""

    @property
    def section(self) -> Section:
        """My goals."""
        return Section.GOALS


@dataclass(frozen=True, kw_only=True)
class GoalPlace(GoalsPlace):
    """One goal, to read."""

    goal: str


class StartersPlace(GoalsPlace):
    """Example goals to start from."""


@dataclass(frozen=True, kw_only=True)
class GoalEditorPlace(GoalsPlace):
    """The goal editor. No `goal` starts a new one, from `starter` where one was chosen.

    For a kept goal `rewording` says whether its meaning stays; `page` is the page to open, 0-6 (6: check your answers).
    """

    goal: str | None = None
    starter: str | None = None
    rewording: bool = False
    page: int = 0


@dataclass(frozen=True, kw_only=True)
class CheckInPlace(Place):
    """The check-in: the half-done one, a new one for `on` (today when not given), or an earlier one to change.

    `is_moving` asks at once for the day that the earlier one is about; `was_chosen_here` tells that the person came by
    the page of Check in, to which going back leads.
    """

    check_in: str | None = None
    on: date | None = None
    is_moving: bool = False
    was_chosen_here: bool = False

    @property
    def section(self) -> Section:
        """Check in."""
        return Section.CHECK_IN


@dataclass(frozen=True, kw_only=True)
class ExtraRatingPlace(Place):
    """One extra rating of a goal, between check-ins; `rating` is an earlier one to change."""

    goal: str
    rating: str | None = None

    @property
    def section(self) -> Section:
        """Check in."""
        return Section.CHECK_IN


class ProgressView(StrEnum):
    """The four views of Progress."""

    ALL = "all"
    ONE = "one"
    THERAPY = "therapy"
    TABLE = "table"


@dataclass(frozen=True, kw_only=True)
class ProgressPlace(Place):
    """The charts; `goal` is the one shown large."""

    view: ProgressView = ProgressView.ALL
    goal: str | None = None

    @property
    def section(self) -> Section:
        """Progress."""
        return Section.PROGRESS


class ReassessmentStep(StrEnum):
    """Where one can be in a reassessment."""

    OVERVIEW = "overview"
    PREPARE = "prepare"
    PREVIEW = "preview"
    AFTER = "after"


@dataclass(frozen=True, kw_only=True)
class ReassessmentPlace(Place):
    """A reassessment: prepare, preview, after the session.

    `page` is the page of preparing to open, 0-3; None goes on where the person stopped.
    """

    reassessment: str | None = None
    step: ReassessmentStep = ReassessmentStep.OVERVIEW
    page: int | None = None

    @property
    def section(self) -> Section:
        """Reassessment."""
        return Section.REASSESSMENT


class SettingsPart(StrEnum):
    """The parts of Settings."""

    WORKBOOK = "workbook"
    DETAILS = "details"
    RHYTHM = "rhythm"
    LOOK = "look"
    PROTECTION = "protection"
    BACKUPS = "backups"
    EXPORT = "export"
    PEOPLE = "people"
    DELETE = "delete"


@dataclass(frozen=True, kw_only=True)
class SettingsPlace(Place):
    """Settings: the list of its parts, or one of them."""

    part: SettingsPart | None = None

    @property
    def section(self) -> Section:
        """Settings."""
        return Section.SETTINGS


@dataclass(frozen=True, kw_only=True)
class HelpPlace(Place):
    """Help, open at a topic."""

    topic: str | None = None

    @property
    def section(self) -> Section:
        """Help."""
        return Section.HELP


@dataclass(frozen=True, kw_only=True)
class GetHelpPlace(Place):
    """Get help now; works when no workbook is open, then with the numbers kept outside it."""

    public_numbers: tuple[PublicNumber, ...] = ()

    @property
    def section(self) -> Section:
        """Get help now."""
        return Section.GET_HELP


@dataclass(frozen=True, kw_only=True)
class DoorPlace(Place):
    """Outside any workbook: unlock it, or what to do with a file that cannot be opened.

    `path` is the file, `trouble` the key of the `StorageProblem` that was met, None for a workbook to unlock.
    """

    path: str
    trouble: str | None = None
