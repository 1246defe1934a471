"""Days and months in words, as the language in use writes them: 6 August 2026."""

from collections.abc import Sequence
from datetime import date

from workbook.resources import translate as _

_HALF_A_YEAR = 6
"""Months that are named one by one."""


def month_name(month: int) -> str:
    """Return the name of a month, 1-12."""
    names = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return names[month - 1]


def full_day(day: date) -> str:
    """Return a day with its year: 6 August 2026."""
    return _("{day} {month} {year}").format(day=day.day, month=month_name(day.month), year=day.year)


def near_day(day: date, on: date) -> str:
    """Return a day, with its year unless it is the year of the day `on`: 6 August."""
    if day.year != on.year:
        return full_day(day)
    return _("{day} {month}").format(day=day.day, month=month_name(day.month))


def near_month(day: date, on: date) -> str:
    """Return the month of a day, with its year unless it is the year of the day `on`: August, August 2025."""
    if day.year == on.year:
        return month_name(day.month)
    return _("{month} {year}").format(month=month_name(day.month), year=day.year)


def in_month_or_on_day(day: date, other: date, on: date) -> str:
    """Return "in July", or "on 3 July" when the other day told with it lies in the same month."""
    if (day.year, day.month) == (other.year, other.month):
        return _("on {day}").format(day=near_day(day, on))
    return _("in {month}").format(month=near_month(day, on))


def period(first: date, last: date) -> str:
    """Return two days as a period: 6 January to 17 August 2026; one day alone where they are the same."""
    if first == last:
        return full_day(last)
    return _("{first} to {last}").format(first=near_day(first, last), last=full_day(last))


def months(days: Sequence[date], on: date) -> str:
    """Return the months of days in order, each once, as a list: June, July and August."""
    return listed(list(dict.fromkeys(near_month(day, on) for day in days)))


def months_or_how_many(days: Sequence[date], on: date) -> str:
    """Return the months of days in order as a list, and of more than half a year how many they are, and the last."""
    named = {(day.year, day.month) for day in days}
    if len(named) <= _HALF_A_YEAR:
        return months(days, on)
    return _("{count} months, the last of them {month}").format(count=len(named), month=near_month(max(days), on))


def listed(texts: Sequence[str]) -> str:
    """Return texts as a list in words: "June", "June and July", "June, July and August"."""
    if len(texts) < 2:
        return "".join(texts)
    return _("{first} and {last}").format(first=", ".join(texts[:-1]), last=texts[-1])
