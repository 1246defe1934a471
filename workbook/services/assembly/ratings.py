"""The ratings of a goal in the report: a row for each, or a row for each year where there are many."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.progress import status_on
from workbook.domain.rating import COUNTED_KINDS, Rater, Rating, RatingKind
from workbook.domain.reassessment import PrivateKind
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.due import open_day_of
from workbook.services.course import Course
from workbook.services.days import full_day, near_month
from workbook.services.labels import label
from workbook.services.report import RatingRow, YearRow
from workbook.services.wordings import change_of, keeps_words

_MANY = 18
"""With more ratings and gaps than these, a year takes a row."""
_GAP, _UNRATED, _NOT_SURE, _OPEN = "–", "/", "?", "…"


def level_text(level: int) -> str:
    """Return a goal attainment level with its sign: "+1", "0", "−2"."""
    return f"{level:+d}".replace("-", "−") if level else "0"


def ratings_shown(choice: Choice, goal: Goal, course: Course) -> tuple[tuple[RatingRow, ...], tuple[YearRow, ...]]:
    """Return a row for each rating on the chart and each due day without one, oldest first, and no years.

    Where that would be many, return a row for each year, and beside them only ratings of which there is more to say.
    """
    inside = [each for each in choice.ratings_of(goal) if each.on >= course.first]
    gaps = {day: _GAP for day in course.gaps if course.first <= day <= choice.end}
    gaps |= dict.fromkeys(_unrated(choice, goal, course, [each for each in inside if _is_own(each)]), _UNRATED)
    still_open = open_day_of(choice, goal)
    if still_open is not None and not any(_is_own(each) and each.on >= still_open for each in inside):
        gaps[still_open] = _OPEN
    starts = {each.baseline.rating for each in course.wordings if each.baseline is not None}
    if len(inside) + len(gaps) <= _MANY:
        return tuple(_rows(choice, goal, inside, gaps, starts, _changes(goal, inside, course, starts))), ()
    more = [each for each in inside if not _is_own(each) or _later_days(each) or _note(choice, each)]
    own = [each for each in inside if _is_own(each)]
    return tuple(_rows(choice, goal, more, {}, starts, ())), tuple(_years(goal, own, gaps))


def _changes(goal: Goal, ratings: Sequence[Rating], course: Course, starts: Collection[str]) -> tuple[GoalVersion, ...]:
    """Return the versions of the goal that began on a day of the chart without a start of their own to say so."""
    told = {each.on for each in ratings if each.id in starts}
    return tuple(
        each for each in goal.versions[1:] if course.first < each.start <= course.last and each.start not in told
    )


def _unrated(choice: Choice, goal: Goal, course: Course, own: Sequence[Rating]) -> Iterator[date]:
    """Yield the days of check-ins that took place without an answer for this goal, after its first rating."""
    answered = {each.checkin for each in own} | {each.on for each in own}
    first = min((each.on for each in own), default=choice.end)
    for each in choice.contents.check_ins:
        is_asked = max(first, course.first) < each.on and status_on(goal, each.on)[0] is GoalStatus.ACTIVE
        if is_asked and each.complete and each.id not in answered and each.on not in answered:
            yield each.on


def years_caption(choice: Choice, course: Course, years: Sequence[YearRow]) -> str:
    """Return how the rows of years are read, with the marks that stand in them."""
    found = {text for row in years for month in row.months for text in month.split(", ")}
    marks = [
        text
        for mark, text in (
            (_GAP, _("“–” no check-in")),
            (_UNRATED, _("“/” not rated at that check-in")),
            (_NOT_SURE, _("“?” not sure")),
            (_OPEN, _("“…” check-in still open")),
            ("", _("empty: none due, or another version") if len(course.wordings) > 1 else _("empty: none due")),
        )
        if mark in found
    ]
    caption = _("{caption}.").format(caption="; ".join([_("My own ratings, month by month"), *marks]))
    if course.first >= choice.start:
        return caption
    began = _("The period of this report begins on {day}.").format(day=full_day(choice.start))
    return f"{caption} {began}"


def _is_own(rating: Rating) -> bool:
    return rating.rater is Rater.ME and rating.kind in COUNTED_KINDS


def _note(choice: Choice, rating: Rating) -> str | None:
    """Return the note on a rating of the period where notes go in."""
    return choice.private(PrivateKind.RATING_NOTES, rating.note) if rating.on >= choice.start else None


def _rows(
    choice: Choice,
    goal: Goal,
    ratings: Sequence[Rating],
    gaps: Mapping[date, str],
    starts: Collection[str],
    changes: Sequence[GoalVersion],
) -> Iterator[RatingRow]:
    """Go through ratings, days without one with their marks, and `changes` of the goal without a rating on their day.

    `starts` are the first ratings of the wordings.
    """
    entries: list[tuple[date, Rating | GoalVersion | None]] = [(each.on, each) for each in ratings]
    entries += [(day, None) for day in gaps]
    entries += [(each.start, each) for each in changes]
    words = {_GAP: _("no check-in"), _UNRATED: _("not rated"), _OPEN: _("check-in still open")}
    version = min((each.version for each in ratings), default=1)
    for day, rating in sorted(entries, key=lambda entry: entry[0]):
        if isinstance(rating, GoalVersion):
            yield RatingRow(
                day=full_day(day),
                value="",
                level=None,
                remark=change_of(goal, rating),
                own_note=None,
                starts_wording=rating.version > version,
            )
            version = max(version, rating.version)
            continue
        if rating is None:
            in_force = _version_on(goal, day, version)
            yield RatingRow(
                day=near_month(day, choice.end) if gaps[day] == _GAP else full_day(day),
                value=_GAP,
                level=None,
                remark=words[gaps[day]],
                own_note=None,
                starts_wording=in_force > version,
            )
            version = max(version, in_force)
            continue
        yield RatingRow(
            day=full_day(rating.on),
            value=_("not sure") if rating.value is None else str(rating.value),
            level=None if rating.level is None else level_text(rating.level),
            remark=_remark(
                rating,
                start=_start_words(goal, rating) if rating.id in starts else None,
                is_before=rating.on < choice.start,
            ),
            own_note=_note(choice, rating),
            starts_wording=rating.version > version,
        )
        version = max(version, rating.version)


def _version_on(goal: Goal, day: date, otherwise: int) -> int:
    version = goal.version_on(day)
    return otherwise if version is None else version.version


def _years(goal: Goal, ratings: Sequence[Rating], gaps: Mapping[date, str]) -> Iterator[YearRow]:
    """Go through the years of each wording in turn; a day without a rating belongs to the wording in force then."""
    versions = sorted({each.version for each in ratings})
    for version in versions:
        own = [each for each in ratings if each.version == version]
        missed = [day for day in gaps if _version_on(goal, day, versions[0]) == version]
        start = min([*(each.on for each in own), *missed])
        shown = next(each for each in goal.versions if each.version == version)
        has_levels = any(each.level is not None for each in own)
        for year in range(start.year, max(*(each.on for each in own), *missed, start).year + 1):
            yield YearRow(
                year=str(year),
                remark=change_of(goal, shown) if version > versions[0] and year == start.year else None,
                months=_months(
                    year,
                    [(each.on, _NOT_SURE if each.value is None else str(each.value)) for each in own]
                    + [(day, gaps[day]) for day in missed],
                ),
                levels=_months(year, [(each.on, level_text(each.level)) for each in own if each.level is not None])
                if has_levels
                else None,
            )


def _months(year: int, entries: Sequence[tuple[date, str]]) -> tuple[str, ...]:
    """Return what stands in each month of a year, in order of days."""
    ordered = sorted(entry for entry in entries if entry[0].year == year)
    return tuple(", ".join(text for day, text in ordered if day.month == month) for month in range(1, 13))


def _start_words(goal: Goal, rating: Rating) -> str:
    """Return what the first rating of a version is, so that a later start is not taken for the first one."""
    shown = next(each for each in goal.versions if each.version == rating.version)
    if shown is goal.versions[0]:
        return label(RatingKind.BASELINE)
    return _("start of the new meaning") if keeps_words(goal, shown) else _("start of the new wording")


def _remark(rating: Rating, *, start: str | None, is_before: bool) -> str | None:
    parts = [] if start is None else [start]
    if rating.rater is not Rater.ME:
        parts.append(label(rating.rater))
    if rating.kind is not RatingKind.CHECKIN and (start is None or rating.kind is not RatingKind.BASELINE):
        parts.append(label(rating.kind))
    if is_before:
        parts.append(_("before this period"))
    return ", ".join([*parts, *_later_days(rating)]) or None


def _later_days(rating: Rating) -> list[str]:
    """Return when a rating was entered and changed, where that was later than its day."""
    entered, changed = _later_day(rating.entered_at, rating.on), _later_day(rating.changed_at, rating.on)
    said = [] if entered is None else [_("entered on {day}").format(day=full_day(entered))]
    return said if changed is None else [*said, _("changed on {day}").format(day=full_day(changed))]


def _later_day(moment: str | None, on: date) -> date | None:
    """Return the day of a moment where it is after the day it is about."""
    day = None if moment is None else date.fromisoformat(moment[:10])
    return day if day is not None and day > on else None
