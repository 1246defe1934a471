"""Which page shows which place; a page is loaded when somebody first goes there, or behind Home before that."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from workbook.gui.page import Page
from workbook.gui.places import (
    CheckInPlace,
    DoorPlace,
    EventPlace,
    ExtraRatingPlace,
    GetHelpPlace,
    GoalEditorPlace,
    GoalPlace,
    GoalsPlace,
    HelpPlace,
    HomePlace,
    Place,
    ProgressPlace,
    ReassessmentPlace,
    SettingsPlace,
    SetUpPlace,
    StartersPlace,
    TimelinePlace,
)

if TYPE_CHECKING:
    from workbook.gui.tools import Surroundings


def make_page(place: Place, surroundings: Surroundings) -> Page:
    """Return a new page that shows places of this kind."""
    return _ROOMS[type(place)](surroundings)


def load_page(name: str) -> None:
    """Load one of the `LOADED_BEHIND`; runs on a worker, so that the first page gone to is not held up by it."""
    import_module(f"workbook.gui.pages.{name}")


def _home(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.home import HomePage  # pages load when they are gone to

    return HomePage(surroundings)


def _set_up(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.set_up import SetUpPage  # pages load when they are gone to

    return SetUpPage(surroundings)


def _timeline(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.timeline import TimelinePage  # pages load when they are gone to

    return TimelinePage(surroundings)


def _event(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.event import EventPage  # pages load when they are gone to

    return EventPage(surroundings)


def _goals(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.goals import GoalsPage  # pages load when they are gone to

    return GoalsPage(surroundings)


def _goal(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.goal import GoalPage  # pages load when they are gone to

    return GoalPage(surroundings)


def _starters(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.starters import StartersPage  # pages load when they are gone to

    return StartersPage(surroundings)


def _goal_editor(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.goal_editor import GoalEditorPage  # pages load when they are gone to

    return GoalEditorPage(surroundings)


def _check_in(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.check_in import CheckInPage  # pages load when they are gone to

    return CheckInPage(surroundings)


def _extra_rating(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.extra_rating import ExtraRatingPage  # pages load when they are gone to

    return ExtraRatingPage(surroundings)


def _progress(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.progress import ProgressPage  # pages load when they are gone to

    return ProgressPage(surroundings)


def _reassessment(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.reassessment import ReassessmentPage  # pages load when they are gone to

    return ReassessmentPage(surroundings)


def _settings(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.settings import SettingsPage  # pages load when they are gone to

    return SettingsPage(surroundings)


def _help(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.help import HelpPage  # pages load when they are gone to

    return HelpPage(surroundings)


def _get_help(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.get_help import GetHelpPage  # pages load when they are gone to

    return GetHelpPage(surroundings)


def _door(surroundings: Surroundings) -> Page:
    from workbook.gui.pages.door import DoorPage  # pages load when they are gone to

    return DoorPage(surroundings)


LOADED_BEHIND = ("check_in", "goals", "goal", "goal_editor", "progress", "reassessment", "settings", "timeline")
"""The pages that take longest to load, in the order in which people go to them."""
_ROOMS = {
    HomePlace: _home,
    SetUpPlace: _set_up,
    TimelinePlace: _timeline,
    EventPlace: _event,
    GoalsPlace: _goals,
    GoalPlace: _goal,
    StartersPlace: _starters,
    GoalEditorPlace: _goal_editor,
    CheckInPlace: _check_in,
    ExtraRatingPlace: _extra_rating,
    ProgressPlace: _progress,
    ReassessmentPlace: _reassessment,
    SettingsPlace: _settings,
    HelpPlace: _help,
    GetHelpPlace: _get_help,
    DoorPlace: _door,
}
