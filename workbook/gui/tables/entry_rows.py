"""Ratings of a goal, and answers on therapy itself, as rows to read, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal
from workbook.domain.progress import in_order
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.gui.widgets.table_view import Cell
from workbook.resources import translate as _
from workbook.services.course import Course
from workbook.services.days import full_day, listed
from workbook.services.labels import label, level_label
from workbook.services.ratings import entered_later
from workbook.services.wordings import change_of


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One entry: its day, the answer, what was answered, and the person's note. `is_gap`: nothing was entered."""

    on: date
    answer: str
    about: str
    note: str = ""
    is_gap: bool = False

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells of the row: day, answer, what was answered, note."""
        colour = "quiet" if self.is_gap else "print"
        return (
            Cell(text=full_day(self.on)),
            Cell(text=self.answer, bold=not self.is_gap, colour=colour),
            Cell(text=self.about, colour="quiet"),
            Cell(text=self.note, colour="ink"),
        )


def rating_rows(goal: Goal, ratings: Iterable[Rating], course: Course, first: date | None) -> tuple[EntryRow, ...]:
    """Return the ratings of a goal from a day on, its new wordings and meanings, and days without an answer.

    What is the start, and what does not count, is said as in the chart of the same `course`.
    """
    rows = [
        EntryRow(
            on=each.on,
            answer=_("not sure") if each.value is None else str(each.value),
            about=_occasion(each, course),
            note=each.note or "",
        )
        for each in reversed(in_order(ratings, course.last))
    ]
    rows += [EntryRow(on=day, answer="–", about=_("No check-in"), is_gap=True) for day in course.gaps]
    rows += [
        EntryRow(on=version.start, answer="", about=change_of(goal, version), note=version.name)
        for version in goal.versions[1:]
    ]
    shown = [row for row in rows if first is None or first <= row.on]
    return tuple(sorted(shown, key=lambda row: row.on, reverse=True))


def therapy_rows(check_ins: Iterable[CheckIn], first: date | None) -> tuple[EntryRow, ...]:
    """Return what check-ins from a day on say about therapy itself, a row for each answer."""
    shown = [each for each in check_ins if first is None or first <= each.on]
    return tuple(row for each in sorted(shown, key=lambda each: each.on, reverse=True) for row in _answers(each))


def therapy_answers(check_in: CheckIn) -> tuple[EntryRow, ...]:
    """Return what one check-in says about therapy itself and life outside."""
    return tuple(_answers(check_in))


def _answers(check_in: CheckIn) -> Iterator[EntryRow]:
    on = check_in.on
    for statement, answer in check_in.statements.items():
        said = _("not sure") if answer is None else _("{answer} of 4").format(answer=answer)
        yield EntryRow(on=on, answer=said, about=label(statement))
    sessions = [
        words.format(count=count)
        for words, count in (
            (_("{count} attended"), check_in.sessions_attended),
            (_("{count} missed"), check_in.sessions_missed),
        )
        if count is not None
    ]
    if sessions:
        yield EntryRow(on=on, answer=", ".join(sessions), about=_("Sessions"))
    if check_in.practice is not None or check_in.practice_note:
        said = "" if check_in.practice is None else label(check_in.practice)
        if check_in.practice_helped is not None:
            said = _("{practice}; it helped {value} of 10").format(practice=said, value=check_in.practice_helped)
        yield EntryRow(on=on, answer=said, about=_("Practice between sessions"), note=check_in.practice_note or "")
    if check_in.pressures or check_in.pressure_note:
        weighed = listed([label(pressure) for pressure in check_in.pressures])
        yield EntryRow(on=on, answer=weighed, about=_("What weighed on life"), note=check_in.pressure_note or "")
    if check_in.note:
        yield EntryRow(on=on, answer="", about=_("Note on the check-in"), note=check_in.note)


def _occasion(rating: Rating, course: Course) -> str:
    words = []
    if any(wording.baseline is not None and wording.baseline.rating == rating.id for wording in course.wordings):
        words.append(label(RatingKind.BASELINE))
    if rating.kind is not RatingKind.BASELINE:
        words.append(label(rating.kind))
    if rating.counts and not any(point.counted and point.rating == rating.id for point in course.points):
        words.append(_("not counted"))
    if rating.rater is not Rater.ME:
        words.append(label(rating.rater))
    if rating.level is not None:
        words.append(_("level: {level}").format(level=level_label(rating.level)))
    if rating.kind is not RatingKind.RECALLED and entered_later(rating.on, rating.entered_at):
        words.append(_("entered later"))
    if rating.changed_at is not None:
        words.append(_("changed later"))
    return ", ".join(words or [label(rating.kind)])
