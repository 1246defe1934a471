"""The chart of the goal in its card, with the sentence as its heading and the remarks below."""

from PySide6.QtCore import Qt

from workbook.gui.charting import Stop
from workbook.gui.pages.goal.seen import Seen
from workbook.gui.theme import CAPTION, SUBHEADING
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _

PADDING = 20
"""Pixels at 100 % between the border of the card and the chart."""


class ChartCard(Card):
    """Sentence, chart and remarks; a rating that is visited shows its note."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self._course = seen.course
        self.chart = ChartView(" ".join((seen.texts.sentence, *seen.texts.remarks)))
        self._visited = Words(
            _("Point at a rating, or go through them with the left and right arrow keys, to read its note."), CAPTION
        )
        self._note = Passage()
        self._note.hide()
        self.parts.addWidget(Words(seen.texts.sentence, SUBHEADING))
        if self.has_chart:
            self.parts.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignLeft)
            self.parts.addWidget(self._visited)
            self.parts.addWidget(self._note)
        if seen.texts.remarks:
            self.parts.addWidget(Words(" ".join(seen.texts.remarks)))
        self.chart.visited.connect(self._visit)

    @property
    def has_chart(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self._course.points or self._course.gaps)

    def _visit(self, stop: Stop) -> None:
        note = next((point.note for point in self._course.points if point.rating == stop.rating), None)
        self._visited.set_words(stop.text)
        self._note.set_text(note or "")
        self._note.setVisible(bool(note))
