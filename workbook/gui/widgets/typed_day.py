"""Reads a day as people type it: 6 December 2026, 6 Dec, December 6 2026, 6/12/26, 2026-12-06."""

import re
from datetime import date

from workbook.services.days import month_name

_NUMBERS = re.compile(r"(\d{1,4})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([^\W\d_]+)\.?,?\s*(\d{4}|\d{2})?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4}|\d{2})?")


def read_day(text: str, today: date, *, is_ahead: bool) -> date | None:
    """Return the day that `text` names, None when it names none.

    Numbers are read day first, unless the second one can be no month. Without a year it is the next such day when
    `is_ahead`, else the last one.
    """
    words = " ".join(text.split()).casefold()
    if match := _NUMBERS.fullmatch(words):
        return _day_of_numbers(*match.groups())
    if match := _DAY_FIRST.fullmatch(words):
        day, name, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(words):
        name, day, year = match.groups()
    else:
        return None
    month = _month(name)
    if month is None:
        return None
    if year is not None:
        return _day(_full_year(year), month, int(day))
    return _nearest(month, int(day), today, is_ahead=is_ahead)


def _day_of_numbers(first: str, second: str, third: str) -> date | None:
    if len(first) == 4:
        return _day(int(first), int(second), int(third))
    if len(first) > 2 or len(third) not in (2, 4):
        return None
    day, month = int(first), int(second)
    if month > 12:
        day, month = month, day
    return _day(_full_year(third), month, day)


def _nearest(month: int, day: int, today: date, *, is_ahead: bool) -> date | None:
    """Return the next or the last such day, today included; 29 February may be up to eight years away."""
    step = 1 if is_ahead else -1
    for years in range(9):
        found = _day(today.year + step * years, month, day)
        if found is not None and (found - today).days * step >= 0:
            return found
    return None


def _month(name: str) -> int | None:
    """Return the month whose name begins like this, at least three letters of it."""
    if len(name) < 3:
        return None
    return next((month for month in range(1, 13) if month_name(month).casefold().startswith(name)), None)


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
