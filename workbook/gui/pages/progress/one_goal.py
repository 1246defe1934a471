"""One goal in the large chart, with its sentence and what can be done from here."""

from functools import partial

from PySide6.QtCore import Qt

from workbook.gui.charting import Stop, Style, goal_picture
from workbook.gui.pages.progress.seen import Seen
from workbook.gui.pages.progress.view import WHAT_IS_IN_THE_WAY, View, Wanted
from workbook.gui.places import (
    EventPlace,
    ExtraRatingPlace,
    GoalPlace,
    Place,
    ProgressPlace,
    ProgressView,
    TimelinePlace,
)
from workbook.gui.theme import BODY, CAPTION, SUBHEADING, Theme
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.course import Course

_HEIGHT = 240
_PADDING = 20


class OneGoal(View):
    """The chart in a card under its sentence; a visited point shows its note below."""

    def __init__(self, seen: Seen, course: Course) -> None:
        super().__init__()
        self._course = course
        self.chart = ChartView(" ".join((course.sentence, *seen.remarks)))
        self._visited = Words(_hint(), CAPTION)
        self._note = Passage()
        self._note.hide()
        card = Card()
        card.parts.addWidget(Words(course.sentence, SUBHEADING))
        if course.points or course.gaps:
            card.parts.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignLeft)
            card.parts.addWidget(self._visited)
            card.parts.addWidget(self._note)
        self.column.addWidget(card)
        if seen.remarks:
            self.column.addWidget(Words(" ".join(seen.remarks), BODY))
        if seen.concern is not None and seen.is_concerned:
            self.add_concern(seen.concern)
        self._add_links(course, seen, to_what_is_in_the_way=seen.concern is None and seen.is_concerned)
        self.chart.visited.connect(self._visit)

    def arrange(self, room: int, style: Style) -> list[Wanted]:
        """Return the chart in the width of its card."""
        if not self._course.points and not self._course.gaps:
            return []
        theme = Theme.of()
        width, height = room - 2 * theme.px(_PADDING), theme.px(_HEIGHT)
        if self.chart.picture is None:
            self.chart.reserve(width, height)
        draw = partial(goal_picture, self._course, width, height, style.on_card())
        return [Wanted(view=self.chart, draw=draw)]

    def _add_links(self, course: Course, seen: Seen, *, to_what_is_in_the_way: bool) -> None:
        """Say where one can go from here; a goal that stands still or falls leads on, early days or not."""
        places: list[tuple[str, Place]] = [
            (_("As a table"), ProgressPlace(view=ProgressView.TABLE, goal=course.goal)),
            (_("All notes"), TimelinePlace(goal=course.goal)),
            (_("Open this goal"), GoalPlace(goal=course.goal)),
            (_("Note an event"), EventPlace(on=seen.asked.today)),
        ]
        if course.closed_on is None:
            places.insert(2, (_("Rate between check-ins"), ExtraRatingPlace(goal=course.goal)))
        if to_what_is_in_the_way:
            places.insert(0, (_("Look at what may be in the way"), WHAT_IS_IN_THE_WAY))
        links = []
        for words, place in places:
            link = LinkButton(words)
            link.clicked.connect(lambda _checked=False, to=place: self.go_requested.emit(to))
            links.append(link)
        self.column.addLayout(in_a_row(*links, gap=24))

    def _visit(self, stop: Stop) -> None:
        note = next((point.note for point in self._course.points if point.rating == stop.rating), None)
        self._visited.set_words(stop.text)
        self._note.set_text(note or "")
        self._note.setVisible(bool(note))


def _hint() -> str:
    return _("Point at a rating, or go from one to the next with the left and right arrow keys, to read its note.")
