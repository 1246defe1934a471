"""The limits that every single value keeps: lengths, ranges, dates and times."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise

from workbook.domain.problems import InputProblem

LONGEST_TEXT = 20_000
"""Code points in one text field."""
LONGEST_ID = 64
"""Code points in an id."""
FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)
MOST_SESSIONS = 999
"""Sessions in one check-in."""
LOWEST_RATING, HIGHEST_RATING = 0, 10
LOWEST_LEVEL, HIGHEST_LEVEL = -2, 2

_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)", re.ASCII
)


def check_text(place: str, text: str | None, *, empty_ok: bool = True) -> None:
    """Raise `InputProblem` unless `text` is None or text that can be kept exactly (no NUL, no lone surrogate)."""
    if text is None:
        return
    if not text and not empty_ok:
        raise InputProblem(place, "empty")
    if len(text) > LONGEST_TEXT:
        raise InputProblem(place, "too_long", length=len(text), most=LONGEST_TEXT)
    if "\0" in text:
        raise InputProblem(place, "nul")
    if not text.isascii() and _HALF_A_CHARACTER.search(text):
        raise InputProblem(place, "surrogate")


def check_id(place: str, identifier: str) -> None:
    """Raise `InputProblem` unless `identifier` is non-empty text of at most 64 code points."""
    check_text(place, identifier, empty_ok=False)
    if len(identifier) > LONGEST_ID:
        raise InputProblem(place, "too_long", length=len(identifier), most=LONGEST_ID)


def check_number(place: str, number: int | None, low: int, high: int) -> None:
    """Raise `InputProblem` unless `number` is None or within `low` to `high`, both included."""
    if number is not None and not low <= number <= high:
        raise InputProblem(place, "out_of_range", value=number, low=low, high=high)


def check_day(place: str, day: date | None) -> None:
    """Raise `InputProblem` unless `day` is None or lies between 1900-01-01 and 2199-12-31."""
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise InputProblem(place, "day_out_of_range", value=day.isoformat(), low=FIRST_DAY, high=LAST_DAY)


def check_order(place: str, first: date | None, second: date | None, other: str) -> None:
    """Raise `InputProblem` at `place` when `second` lies before `first`; `other` names the field of `first`."""
    if first is not None and second is not None and second < first:
        raise InputProblem(place, "before", value=second.isoformat(), other=other, limit=first.isoformat())


def check_moment(place: str, moment: str | None) -> None:
    """Raise `InputProblem` unless `moment` is None or an RFC 3339 time with T, seconds and an offset."""
    if moment is None:
        return
    match = _MOMENT.fullmatch(moment)
    if match is None:
        raise InputProblem(place, "not_a_time", value=moment)
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        raise InputProblem(place, "not_a_time", value=moment) from None
    check_day(place, day)


def check_once(place: str, items: Iterable[object]) -> None:
    """Raise `InputProblem` at the first item of the list `place` that stood there before."""
    seen: set[object] = set()
    for index, item in enumerate(items):
        if item in seen:
            raise InputProblem(f"{place}[{index}]", "twice", value=item)
        seen.add(item)


def check_rising(place: str, days: Sequence[date]) -> None:
    """Raise `InputProblem` at the first entry of the list `place` whose `from` is not after the one before it."""
    for index, (earlier, later) in enumerate(pairwise(days), start=1):
        if later <= earlier:
            raise InputProblem(
                f"{place}[{index}].from", "not_rising", value=later.isoformat(), limit=earlier.isoformat()
            )


def instant(moment: str | None) -> datetime | None:
    """Return the instant that an RFC 3339 text names, for comparing; None stays None.

    Years at the edge of the calendar are safe: days are limited to 1900-2199. Fractions beyond microseconds are cut.
    """
    if moment is None:
        return None
    head, fraction, offset = moment[:19], "", moment[19:]
    if offset.startswith("."):
        end = next(index for index, character in enumerate(offset) if character in "Z+-")
        fraction, offset = offset[:end][:7], offset[end:]
    return datetime.fromisoformat(head + fraction.ljust(7, "0") * bool(fraction) + offset.replace("Z", "+00:00"))
