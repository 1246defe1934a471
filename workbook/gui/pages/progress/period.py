"""The stretches of time that Progress can show."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from workbook.domain.goal import Goal
from workbook.domain.rating import Rating
from workbook.domain.rhythm import step_from
from workbook.domain.therapy import Rhythm
from workbook.gui.places import ProgressView
from workbook.resources import translate as _


class Period(StrEnum):
    """From when on things are shown; the last day is always today."""

    START = "start"
    HALF_YEAR = "half_year"
    YEAR = "year"
    WORDING = "wording"


def periods_of(view: ProgressView) -> tuple[Period, ...]:
    """Return the periods a view offers; goals together have no wording in common."""
    if view in (ProgressView.ONE, ProgressView.TABLE):
        return tuple(Period)
    return Period.START, Period.HALF_YEAR, Period.YEAR


def period_words(period: Period) -> str:
    """Return what a period is called."""
    return {
        Period.START: _("Since the start"),
        Period.HALF_YEAR: _("Last 6 months"),
        Period.YEAR: _("Last 12 months"),
        Period.WORDING: _("This wording"),
    }[period]


def first_day(period: Period, today: date) -> date | None:
    """Return the first day of a period that does not depend on a goal; None for one from the start."""
    months = {Period.HALF_YEAR: 6, Period.YEAR: 12}.get(period)
    return None if months is None else step_from(today, Rhythm(start=today, months=1), -months)


def first_day_of(period: Period, today: date, goal: Goal, ratings: Iterable[Rating]) -> date | None:
    """Return the first day of a period for a goal: of its wording, or of the first rating that counts for it."""
    if period is not Period.WORDING:
        return first_day(period, today)
    newest = goal.newest
    counted = (each.on for each in ratings if each.goal == goal.id and each.version == newest.version and each.counts)
    return min([newest.start, *counted])
