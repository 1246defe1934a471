"""The axis of time: where a day stands, and which days get a label."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.resources import translate as _

Measure = Callable[[str], float]
_DAYS_IN_WEEKS = 70
"""Up to so many days a tick may be a day or a week."""
_SHORTEST_IN_MONTHS = 56
"""Longer axes begin with a month."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from `first` at the pixel `left` to `last` at `right`; x is in proportion to time."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day stands, in pixels."""
        span = (self.last - self.first).days or 1
        return self.left + (self.right - self.left) * (day - self.first).days / span


def axis_between(first: date, last: date, left: float, right: float, *, inset: float) -> TimeAxis:
    """Return the axis from the month of `first` on if that costs little room, else from `first`, `inset` pixels in."""
    month, length = first.replace(day=1), (last - first).days
    before = (first - month).days
    width = (right - left) * before / max(length + before, 1)
    if length > _SHORTEST_IN_MONTHS and width < 3 * inset:
        return TimeAxis(month, last, left + max(inset - width, 0), right)
    return TimeAxis(first, last, left + inset, right)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its label."""

    on: date
    text: str


def short_month(month: int) -> str:
    """Return the short name of a month, 1-12."""
    names = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
    return names[month - 1]


def ticks(axis: TimeAxis, measure: Measure, *, apart: float, limit: float, years: bool = True) -> tuple[Tick, ...]:
    """Return the finest ticks, days to years, whose labels stand `apart` pixels apart and left of `limit`.

    Without `years` the first label bears none, and a year that begins stands in place of its January.
    """
    for days in _steps(axis):
        marks = _named(days, years)
        if marks and _stand_apart(marks, axis, measure, apart, limit):
            return marks
    alone = (_named([axis.first], each) for each in (years, False))
    return next((marks for marks in alone if measure(marks[0].text) <= limit - axis.left), ())


def label_middle(axis: TimeAxis, tick: Tick, measure: Measure, limit: float) -> float:
    """Return where the middle of a tick's label stands: under the tick, moved inside at either end."""
    half = measure(tick.text) / 2
    return max(min(axis.x(tick.on), limit - half), axis.left + half)


def _steps(axis: TimeAxis) -> Iterator[list[date]]:
    length = (axis.last - axis.first).days
    if length <= _DAYS_IN_WEEKS:
        for step in (1, 2, 7, 14):
            yield [axis.first + timedelta(days=number) for number in range(0, length + 1, step)]
    months = _months(axis.first, axis.last)
    for step in (1, 2, 3, 6):
        found = [day for day in months if (day.month - 1) % step == 0]
        if len(found) > 1:
            yield found
    years = [day for day in months if day.month == 1]
    for step in (1, 2, 5, 10, 20, 50):
        found = [day for day in years if day.year % step == 0]
        yield found
        yield found[1:]
    yield [axis.first, axis.last]


def _months(first: date, last: date) -> list[date]:
    number = first.year * 12 + first.month - 1 + (first.day > 1)
    until = last.year * 12 + last.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(number, until + 1)]


def _named(days: Sequence[date], years: bool) -> tuple[Tick, ...]:
    """Name days by what tells them apart: year alone, month, or day and month."""
    if len(days) > 1 and all(day.day == day.month == 1 for day in days):
        return tuple(Tick(day, str(day.year)) for day in days)
    by_month = len(days) > 1 and all(day.day == 1 for day in days)
    before: date | None = None
    found = []
    for day in days:
        begins = before is None or before.year != day.year
        text = short_month(day.month) if by_month else _in_month(day)
        if begins and years:
            text = _("{day} {year}").format(day=text, year=day.year)
        elif begins and before is not None and by_month:
            text = str(day.year)
        found.append(Tick(day, text))
        before = day
    return tuple(found)


def _in_month(day: date) -> str:
    return _("{day} {month}").format(day=day.day, month=short_month(day.month))


def _stand_apart(marks: Sequence[Tick], axis: TimeAxis, measure: Measure, apart: float, limit: float) -> bool:
    end = axis.left - 2 * apart
    for mark in marks:
        half = measure(mark.text) / 2
        middle = label_middle(axis, mark, measure, limit)
        if middle - half < end + apart:
            return False
        end = middle + half
    return True
