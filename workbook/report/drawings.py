"""Charts on the pages of the report: vectors and real text, with their sentence as what they say."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from workbook.charts.box import Box
from workbook.charts.canvas_renderer import Step, draw_on
from workbook.charts.drawing import Drawing, Surface
from workbook.charts.goal_chart import goal_chart
from workbook.charts.palette import PRINT, PRINT_SCALE, Look
from workbook.charts.ratings import alone_mark, alone_name
from workbook.charts.small_chart import small_chart
from workbook.charts.therapy_chart import statement_chart
from workbook.domain.check_in import Statement
from workbook.report.blocks import MM
from workbook.report.composer import Composer
from workbook.report.flow import Block
from workbook.report.pen import Pen
from workbook.report.tagging import Element
from workbook.report.text import Lines, Style, break_lines
from workbook.resources import translate as _
from workbook.services.course import Course, TherapyCourse
from workbook.services.report import GoalRow, StatementLine
from workbook.services.wordings import changes_marked

_LARGE_HEIGHT = 58 * MM
_LOW_HEIGHT = 44 * MM
_UP, _DOWN = 0.8, 0.12
"""How far the ground behind a label reaches above and below its baseline, relative to the size of the letters."""


class Chart(Block):
    """A chart of a known height that carries its sentence for whoever hears the page; it is made when it is drawn."""

    def __init__(self, element: Element, make: Callable[[], Drawing], height: float, *, gap: float = 0.0) -> None:
        self.gap = gap
        self._element = element
        self._make = make
        self._height = height

    def height(self, width: float) -> float:
        """Return the height of the chart."""
        return self._height

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the chart."""
        drawing = self._make()
        bottom = top - self._height
        self._element.box = (x, bottom, x + drawing.width, top)
        surface = _ChartCanvas(pen)
        with pen.tags.content(self._element):
            pen.canvas.saveState()
            pen.canvas.translate(x, bottom)
            draw_on(drawing, surface, surface.text_width)
            pen.canvas.restoreState()


class _ChartCanvas:
    """What `charts` draws on: the page, in points from the lower left corner of the chart."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def draw_path(
        self,
        steps: Sequence[Step],
        *,
        fill: str | None,
        stroke: str | None,
        width: float,
        dashes: Sequence[float],
        round_ends: bool,
        clip: Box | None,
    ) -> None:
        """Draw a path."""
        canvas = self._pen.canvas
        canvas.saveState()
        if clip is not None:
            border = canvas.beginPath()
            border.rect(clip.left, clip.top, clip.right - clip.left, clip.bottom - clip.top)
            canvas.clipPath(border, stroke=0, fill=0)
        path = canvas.beginPath()
        draw: dict[str, Callable[..., None]] = {
            "move": path.moveTo,
            "line": path.lineTo,
            "curve": path.curveTo,
            "close": path.close,
        }
        for name, numbers in steps:
            draw[name](*numbers)
        if stroke is not None:
            canvas.setStrokeColorRGB(*_rgb(stroke))
            canvas.setLineWidth(width)
            canvas.setLineCap(1 if round_ends else 0)
            canvas.setLineJoin(1)
            canvas.setDash(list(dashes))
        if fill is not None:
            canvas.setFillColorRGB(*_rgb(fill))
        canvas.drawPath(path, stroke=int(stroke is not None), fill=int(fill is not None))
        canvas.restoreState()

    def draw_text(
        self, x: float, y: float, text: str, *, size: float, bold: bool, colour: str, halo: str, halo_width: float
    ) -> None:
        """Write a label; with a halo on a ground of its own, so that lines behind it do not run through the letters."""
        lines = self._set(text, size, bold, _rgb(colour)[0])
        canvas = self._pen.canvas
        if halo_width:
            around = halo_width / 3
            canvas.setFillColorRGB(*_rgb(halo))
            up = _UP * size + around
            canvas.rect(x - around, y - _DOWN * size, lines.width + 2 * around, up + _DOWN * size, stroke=0, fill=1)
        lines.draw(canvas, self._pen.tags, x, y + size + 0.36 * size, lines.width)

    def text_width(self, text: str, size: float, bold: bool) -> float:
        """Return the width of a label in points."""
        return self._set(text, size, bold, 0.0).width

    def _set(self, text: str, size: float, bold: bool, grey: float) -> Lines:
        return break_lines(text, Style(size, 2 * size, bold, grey), 1e6, self._pen.faces)


def _rgb(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _look(make: Composer) -> Look:
    return Look(palette=PRINT, scale=PRINT_SCALE * make.factor)


def small_course(
    make: Composer, parent: Element, course: Course, sentence: str, width: float, height: float, *, has_axes: bool
) -> Chart:
    """Return the small chart of a goal for its row on page one."""
    make_chart = partial(small_chart, course, width=width, height=height, look=_look(make), axes=has_axes)
    return Chart(parent.add("Figure", alt=sentence), make_chart, height)


def large_course(make: Composer, parent: Element, course: Course, sentence: str, *, low: bool = False) -> list[Block]:
    """Return the large chart of a goal, a little lower if `low`; what its numbered events are is said with it."""
    high = (_LOW_HEIGHT if low else _LARGE_HEIGHT) * min(make.factor, 1.25)
    drawing = goal_chart(course, width=make.width, height=high, look=_look(make))
    events = [
        _("Event {number}: {label}.").format(number=event.number, label=event.label) for event in course.happenings
    ]
    figure = parent.add("Figure", alt=" ".join([sentence, *events]))
    return [Chart(figure, lambda: drawing, drawing.height, gap=make.space(6))]


def statement_course(
    make: Composer, parent: Element, course: TherapyCourse, line: StatementLine, width: float, height: float
) -> Chart:
    """Return the chart of the answers to one statement."""
    make_chart = partial(statement_chart, course, Statement(line.key), width=width, height=height, look=_look(make))
    return Chart(parent.add("Figure", alt=f"{line.text}. {line.sentence}"), make_chart, height)


def legend(make: Composer, parent: Element, goals: Sequence[GoalRow]) -> Block:
    """Return what the marks on the small charts mean, those that are there."""
    points = [point for goal in goals for point in goal.course.points]
    newest = {goal.goal: goal.course.wordings[-1].version for goal in goals if goal.course.wordings}
    changes = {wording.keeps_words for goal in goals for wording in goal.course.wordings[1:]}
    items = [(_dot, _("my ratings"))]
    if changes:
        items.append((_ring, _earlier_name(changes)))
    alone = {alone_name(point): point for point in points if not point.counted}
    surface = Surface(1, 1, _look(make))
    items += [(partial(_hollow, alone_mark(surface, point)[1]), name) for name, point in alone.items()]
    if newest:
        items.append((_dashes, _("target")))
    items += [(_nothing, text) for text in _gap_names(goals)]
    if changes:
        items.append((_nothing, _("double line: {change}").format(change=changes_marked(changes))))
    return _Legend(make, parent, items)


def _earlier_name(changes: Collection[bool]) -> str:
    """Return what ratings before a change are called; `changes` tells of each whether the words stayed."""
    if len(changes) > 1:
        return _("ratings of an earlier wording or meaning")
    return _("ratings of an earlier meaning") if True in changes else _("ratings of an earlier wording")


def _gap_names(goals: Sequence[GoalRow]) -> list[str]:
    """Return why lines stop: no check-in took place, or it took place and the goal was not rated."""
    broken = [goal.course for goal in goals if any(point.after_gap for point in goal.course.points)]
    names = [(_("gap: no check-in"), any(course.gaps for course in broken))]
    names.append((_("gap: not rated"), any(not course.gaps for course in broken)))
    return [name for name, is_there in names if is_there]


_CORNERS = {
    "s": ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)),
    "^": ((-1.0, -0.9), (1.0, -0.9), (0.0, 1.1)),
    "D": ((-1.2, 0.0), (0.0, -1.2), (1.2, 0.0), (0.0, 1.2)),
}
"""The shapes of ratings that stand alone, by the names that charts give them; all others are circles."""
_Mark = Callable[[Pen, float, float, float], None]


class _Legend(Block):
    """Marks and their names, one after the other, on as many lines as they need."""

    def __init__(self, make: Composer, parent: Element, items: Sequence[tuple[_Mark, str]]) -> None:
        self.gap = 4
        self._size = make.caption.size
        within = parent.add("L", numbering="None")
        self._leading = make.caption.leading
        self._items = [
            (mark, within.add("LI").add("LBody"), break_lines(text, make.caption, 1e6, make.pen.faces))
            for mark, text in items
        ]

    def _placed(self, width: float) -> list[tuple[float, float]]:
        x = down = 0.0
        places = []
        for mark, _element, lines in self._items:
            wide = self._room(mark) + lines.width
            if x and x + wide > width:
                x, down = 0.0, down + self._leading
            places.append((x, down))
            x += wide + 1.4 * self._size
        return places

    def _room(self, mark: _Mark) -> float:
        return 0.0 if mark is _nothing else 2.6 * self._size if mark is _dashes else 1.2 * self._size

    def height(self, width: float) -> float:
        return self._placed(width)[-1][1] + self._leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for (mark, element, lines), (right, down) in zip(self._items, self._placed(width), strict=True):
            mark(pen, x + right, top - down - self._leading / 2, self._size)
            pen.text(element, lines, x + right + self._room(mark), top - down, lines.width + 1)


def _dot(pen: Pen, x: float, y: float, size: float) -> None:
    with pen.tags.artifact():
        pen.canvas.setFillGray(0)
        pen.canvas.circle(x + 0.4 * size, y, 0.27 * size, stroke=0, fill=1)


def _ring(pen: Pen, x: float, y: float, size: float) -> None:
    with pen.lines(1.1, 0x6B / 255):
        pen.canvas.circle(x + 0.4 * size, y, 0.25 * size)


def _hollow(marker: str, pen: Pen, x: float, y: float, size: float) -> None:
    reach = 0.22 * size
    with pen.lines(0.9, 0.0):
        if marker not in _CORNERS:
            pen.canvas.circle(x + 0.4 * size, y, reach)
            return
        path = pen.canvas.beginPath()
        for number, (right, up) in enumerate(_CORNERS[marker]):
            draw = path.lineTo if number else path.moveTo
            draw(x + 0.4 * size + right * reach, y + up * reach)
        path.close()
        pen.canvas.drawPath(path)


def _dashes(pen: Pen, x: float, y: float, size: float) -> None:
    with pen.lines(1.2, 0x4A / 255):
        pen.canvas.saveState()
        pen.canvas.setDash([4.6, 3.3])
        pen.canvas.line(x, y, x + 2.2 * size, y)
        pen.canvas.restoreState()


def _nothing(pen: Pen, x: float, y: float, size: float) -> None:
    """Mark nothing: the words alone say it."""
