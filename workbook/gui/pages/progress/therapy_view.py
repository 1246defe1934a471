"""How therapy itself is going: the four statements, practice, sessions and what weighed on life, over time."""

from collections.abc import Callable
from functools import partial

from workbook.domain.check_in import Statement
from workbook.gui.charting import (
    Picture,
    Style,
    practice_picture,
    pressures_picture,
    sessions_picture,
    statement_picture,
)
from workbook.gui.pages.progress.panels import Panel, Panels
from workbook.gui.pages.progress.seen import Seen
from workbook.gui.pages.progress.view import View, Wanted
from workbook.gui.theme import BODY, STRONG, Theme
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.course import TherapyCourse
from workbook.services.labels import label

_HEIGHT = 120
_Draw = Callable[[float, float, Style], Picture]


class TherapyView(View):
    """A small chart for each statement, with what it says in words."""

    def __init__(self, seen: Seen, therapy: TherapyCourse) -> None:
        super().__init__()
        self._therapy = therapy
        self._draws: list[tuple[ChartView, _Draw]] = []
        panels = [
            self._panel(label(each), sentence, partial(statement_picture, therapy, each))
            for each, sentence in (seen.statements or {}).items()
            if therapy.has_answers(each)
        ]
        if therapy.has_helped():
            heading = _("Did practice between sessions help? 0 not at all, 10 a lot")
            panels.append(self._panel(heading, "", partial(practice_picture, therapy)))
        if therapy.sessions:
            heading = _("Sessions: filled attended, hollow missed")
            panels.append(self._panel(heading, "", partial(sessions_picture, therapy)))
        self._panels = Panels(panels)
        self.column.addWidget(self._panels)
        self._weighing = ChartView(_("What weighed on life outside. {months}").format(months=seen.weighed).strip())
        if therapy.pressures:
            self.column.addWidget(Rule())
            self.column.addWidget(Words(_("What weighed on life outside"), STRONG))
            self.column.addWidget(self._weighing)
            if seen.weighed:
                self.column.addWidget(Words(seen.weighed, BODY))
        if seen.concern is not None:
            self.add_concern(seen.concern)

    def arrange(self, room: int, style: Style) -> list[Wanted]:
        """Arrange the panels and return all charts."""
        width, height = self._panels.arrange(room), Theme.of().px(_HEIGHT)
        wanted = []
        for chart, draw in self._draws:
            chart.reserve(width, height)
            wanted.append(Wanted(view=chart, draw=partial(draw, width, height, style)))
        if self._therapy.pressures:
            draw_pressures = partial(pressures_picture, self._therapy, room, style)
            wanted.append(Wanted(view=self._weighing, draw=draw_pressures))
        return wanted

    def _panel(self, heading: str, sentence: str, draw: _Draw) -> Panel:
        chart = ChartView(sentence or heading)
        self._draws.append((chart, draw))
        return Panel(heading=Words(heading, STRONG), chart=chart, words=Words(sentence, BODY) if sentence else None)


def is_empty(therapy: TherapyCourse) -> bool:
    """Tell whether nothing about therapy itself was answered in the time that is shown."""
    answered = any(therapy.has_answers(each) for each in Statement)
    return not (answered or therapy.practice or therapy.sessions or therapy.pressures)
