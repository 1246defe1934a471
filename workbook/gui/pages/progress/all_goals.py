"""All goals at a glance: small charts on one scale."""

from collections.abc import Iterable
from functools import partial

from workbook.gui.charting import Style, small_picture
from workbook.gui.pages.progress.goal_name import GoalName
from workbook.gui.pages.progress.panels import Panel, Panels
from workbook.gui.pages.progress.seen import Seen
from workbook.gui.pages.progress.view import Glance, View, Wanted
from workbook.gui.places import ProgressPlace, ProgressView
from workbook.gui.theme import BODY, CAPTION, Theme
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.course import Course
from workbook.services.wordings import double_lines

_HEIGHT = 128


class AllGoals(View):
    """A panel for each goal, closed ones last; a goal opens in the large chart."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self._courses = seen.courses
        self._charts: dict[str, ChartView] = {}
        panels = [self._panel(course) for course in seen.courses]
        self._panels = Panels(panels)
        self.column.addWidget(Words(seen.overall, BODY))
        self.column.addSpacing(Theme.of().px(8))
        self.column.addWidget(self._panels)
        self.column.addWidget(Rule())
        self.column.addWidget(Words(_how_to_read(seen.courses), CAPTION))
        if seen.concern is not None:
            self.add_concern(seen.concern)

    def arrange(self, room: int, style: Style) -> list[Wanted]:
        """Arrange the panels and return their charts."""
        width, height = self._panels.arrange(room), Theme.of().px(_HEIGHT)
        wanted = []
        for course in self._courses:
            chart = self._charts.get(course.goal)
            if chart is not None:
                chart.reserve(width, height)
                wanted.append(Wanted(view=chart, draw=partial(small_picture, course, width, height, style, axes=True)))
        return wanted

    def _panel(self, course: Course) -> Panel:
        place = ProgressPlace(view=ProgressView.ONE, goal=course.goal)
        name = GoalName(course.name)
        name.setAccessibleDescription(course.sentence)
        name.clicked.connect(lambda: self.go_requested.emit(place))
        chart = None
        if any(point.counted for point in course.points):
            chart = self._charts[course.goal] = Glance(course.sentence)
            chart.clicked.connect(lambda: self.go_requested.emit(place))
        return Panel(heading=name, chart=chart, words=Words(course.sentence, BODY))


def _how_to_read(courses: Iterable[Course]) -> str:
    """Return what the marks mean that are there."""
    said = [_("All panels use one scale, 0 to 10. Higher is closer to the goal.")]
    said.append(double_lines({wording.keeps_words for course in courses for wording in course.wordings[1:]}))
    if any(point.after_gap for course in courses for point in course.points):
        said.append(_("A gap is a time without a rating."))
    return " ".join(filter(None, said))
