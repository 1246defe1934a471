"""What an entry of the timeline says: its title, a line for each answer, and the person's notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbook.domain.reassessment import Reassessment
from workbook.gui.tables.entry_rows import EntryRow, therapy_answers
from workbook.gui.widgets.text_block import Span
from workbook.resources import translate as _
from workbook.services.days import full_day, listed
from workbook.services.labels import label, level_label
from workbook.services.timeline import RatedGoal, TimelineEntry, TimelineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer, and the note that belongs to it; the person's words are in ink."""

    spans: tuple[Span, ...]
    note: str = ""


def title_of(entry: TimelineEntry) -> str:
    """Return what kind of entry it is."""
    if entry.kind is TimelineKind.RATING:
        return _("Rating: {occasion}").format(occasion=label(entry.ratings[0].rating.kind))
    if entry.kind is TimelineKind.EVENT and entry.event is not None:
        return _("Event: {kind}").format(kind=label(entry.event.kind))
    if entry.kind is TimelineKind.CLOSED and entry.status is not None:
        return _("Goal closed: {how}").format(how=label(entry.status))
    return {
        TimelineKind.NEW_GOAL: _("New goal"),
        TimelineKind.NEW_WORDING: _("New wording of a goal"),
        TimelineKind.REOPENED: _("Goal taken up again"),
        TimelineKind.CHECK_IN: _("Check-in"),
        TimelineKind.REASSESSMENT: _("Reassessment"),
    }[entry.kind]


def marks_of(entry: TimelineEntry) -> str:
    """Return whether the entry is half done, and whether it was entered or changed later."""
    marks = []
    if entry.check_in is not None and not entry.check_in.complete:
        marks.append(_("half done"))
    if entry.later:
        marks.append(_("entered later"))
    if entry.changed:
        marks.append(_("changed later"))
    if entry.replaced:
        marks.append(_("a later rating of this day counts"))
    return ", ".join(marks)


def lines_of(entry: TimelineEntry, names: Mapping[str, str]) -> tuple[Line, ...]:
    """Return what was entered; `names` are the goals that are told of, by id."""
    return tuple(_lines(entry, names))


def _lines(entry: TimelineEntry, names: Mapping[str, str]) -> Iterator[Line]:
    if entry.goal is not None and entry.kind is not TimelineKind.RATING:
        wording = entry.goal.newest if entry.version is None else entry.version
        yield Line(spans=(_own(wording.name),), note=entry.note or "")
    for rated in entry.ratings:
        yield _rated(rated)
    if entry.check_in is not None:
        for row in therapy_answers(entry.check_in):
            yield _answered(row)
    if entry.event is not None:
        if entry.event.label:
            yield Line(spans=(_own(entry.event.label),))
        if entry.event.until is not None:
            yield Line(spans=(Span(text=_("until {day}").format(day=full_day(entry.event.until))),))
    if entry.reassessment is not None:
        yield from _decided(entry.reassessment, names)
        yield from _prepared(entry.reassessment)


def _rated(rated: RatedGoal) -> Line:
    rating = rated.rating
    value = _("not sure") if rating.value is None else str(rating.value)
    more = []
    if rating.level is not None:
        more.append(_("level: {level}").format(level=level_label(rating.level)))
    if rating.worked_on is not None:
        more.append(_("worked on in sessions") if rating.worked_on else _("not worked on in sessions"))
    spans = [_own(rated.version.name), Span(text=": "), Span(text=value, bold=True)]
    if more:
        spans.append(Span(text=", " + ", ".join(more), colour="quiet"))
    return Line(spans=tuple(spans), note=rating.note or "")


def _answered(row: EntryRow) -> Line:
    text = _("{about}: {answer}").format(about=row.about, answer=row.answer) if row.answer else row.about
    return Line(spans=(Span(text=text),), note=row.note)


def _decided(reassessment: Reassessment, names: Mapping[str, str]) -> Iterator[Line]:
    if not reassessment.complete:
        yield Line(spans=(Span(text=_("being prepared"), colour="quiet"),))
    for decision in reassessment.decisions:
        if decision.goal in names:
            words = Span(text=": " + label(decision.decision))
            yield Line(spans=(_own(names[decision.goal]), words), note=decision.note or "")
    if reassessment.agreed_steps:
        steps = listed([label(step) for step in reassessment.agreed_steps])
        yield Line(spans=(Span(text=_("Agreed: {steps}").format(steps=steps)),))
    if reassessment.note:
        yield Line(spans=(Span(text=_("Note on the session")),), note=reassessment.note)


def _prepared(reassessment: Reassessment) -> Iterator[Line]:
    """Yield what the person wrote for the session, in their own words."""
    words = reassessment.own_words
    written = (
        (_("What has helped"), words.helped),
        (_("Why it may not be helping"), words.why),
        (_("What may stay as it is"), words.as_is),
        (_("What may be in the way"), reassessment.in_the_way_other),
        (_("A tool or an exercise that does not help"), reassessment.tool),
        *((_("A question to ask"), question.text) for question in reassessment.questions),
    )
    for about, text in written:
        if text:
            yield Line(spans=(Span(text=about),), note=text)


def _own(text: str) -> Span:
    return Span(text=text, colour="ink")
