"""One entry of the timeline, with the links that change it."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn
from workbook.domain.rating import RatingKind
from workbook.gui.pages.timeline.entry_words import Line, lines_of, marks_of, title_of
from workbook.gui.places import (
    CheckInPlace,
    EventPlace,
    ExtraRatingPlace,
    GoalPlace,
    Place,
    ReassessmentPlace,
    ReassessmentStep,
)
from workbook.gui.theme import BODY, Theme
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.text_block import Span
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.timeline import TimelineEntry

_REMOVABLE = (RatingKind.EXTRA, RatingKind.RECALLED)


class EntryView(QWidget):
    """A day, what was entered, its notes, and where it can be changed."""

    go_requested = Signal(object)
    """`Place` to go to."""
    remove_requested = Signal(str)
    """Id of the rating to remove."""

    def __init__(self, entry: TimelineEntry, names: Mapping[str, str]) -> None:
        super().__init__()
        self._day = full_day(entry.on)
        column = QVBoxLayout(self)
        Theme.of().space(column, 4, (0, 12, 0, 0))
        column.addWidget(self._head(entry))
        for part in _parts(lines_of(entry, names)):
            column.addWidget(part)
        links = self._links(entry)
        if links:
            column.addLayout(in_a_row(*links, gap=24))
        column.addSpacing(Theme.of().px(8))
        column.addWidget(Rule())

    def _head(self, entry: TimelineEntry) -> Words:
        spans = [Span(text=title_of(entry), bold=True), Span(text=f"  {self._day}", colour="quiet")]
        marks = marks_of(entry)
        if marks:
            spans.append(Span(text=f", {marks}", colour="quiet"))
        return Words(spans, BODY)

    def _links(self, entry: TimelineEntry) -> list[LinkButton]:
        place = _place_of(entry)
        links = []
        if place is not None:
            words, to = place
            change = LinkButton(words)
            change.setAccessibleDescription(self._day)
            change.clicked.connect(lambda: self.go_requested.emit(to))
            links.append(change)
        if entry.check_in is not None:
            links.append(self._mover(entry.check_in))
        rating = entry.ratings[0].rating if entry.check_in is None and entry.ratings else None
        if rating is not None and rating.kind in _REMOVABLE:
            remove = LinkButton(_("Remove"))
            remove.setAccessibleName(_("Remove the rating of {day}").format(day=self._day))
            remove.clicked.connect(lambda: self._remove(remove, rating.id))
            links.append(remove)
        return links

    def _remove(self, link: LinkButton, rating: str) -> None:
        link.setEnabled(False)  # a second press would find nothing to remove
        self.remove_requested.emit(rating)

    def _mover(self, check_in: CheckIn) -> LinkButton:
        mover = LinkButton(_("Move it to another day"))
        mover.setAccessibleDescription(self._day)
        to = CheckInPlace(check_in=check_in.id, is_moving=True)
        mover.clicked.connect(lambda: self.go_requested.emit(to))
        return mover


def _parts(lines: Sequence[Line]) -> Iterator[QWidget]:
    """Set lines together until one has a note, so that a long check-in stays few parts."""
    spans: list[Span] = []
    for line in lines:
        spans += [Span(text="\n"), *line.spans] if spans else line.spans
        if line.note:
            yield Words(spans, BODY)
            yield Passage(line.note)
            spans = []
    if spans:
        yield Words(spans, BODY)


def _place_of(entry: TimelineEntry) -> tuple[str, Place] | None:
    """Return where an entry can be changed, with the words of the link; None where it cannot."""
    if entry.check_in is not None:
        words = _("Change this check-in") if entry.check_in.complete else _("Go on with this check-in")
        return words, CheckInPlace(check_in=entry.check_in.id)
    if entry.event is not None:
        return _("Change this event"), EventPlace(event=entry.event.id)
    if entry.reassessment is not None:
        step = ReassessmentStep.AFTER if entry.reassessment.complete else ReassessmentStep.PREPARE
        return _("Look at this reassessment"), ReassessmentPlace(reassessment=entry.reassessment.id, step=step)
    if entry.ratings:
        return _place_of_rating(entry)
    return None if entry.goal is None else (_("Open this goal"), GoalPlace(goal=entry.goal.id))


def _place_of_rating(entry: TimelineEntry) -> tuple[str, Place]:
    rated = entry.ratings[0]
    rating = rated.rating
    if rating.kind is RatingKind.EXTRA:
        return _("Change"), ExtraRatingPlace(goal=rated.goal.id, rating=rating.id)
    if rating.reassessment is not None:
        place = ReassessmentPlace(reassessment=rating.reassessment, step=ReassessmentStep.AFTER)
        return _("Look at this reassessment"), place
    return _("Open this goal"), GoalPlace(goal=rated.goal.id)
