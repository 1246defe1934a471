"""One goal in a small chart, for Home, for all goals at a glance, and for the rows of the report.

- `small_chart(course, *, width, height, look=Look(), axes=False, name_target=False) -> Drawing`
- `draw_small(surface, box, course, *, axes, name_target)` draws it as a part of a larger picture.
"""

from collections.abc import Sequence

from workbook.charts.box import Box, Room
from workbook.charts.drawing import LINE, Drawing, Surface
from workbook.charts.palette import Look
from workbook.charts.plot import Plot, draw_days, draw_grid, draw_values
from workbook.charts.ratings import ASIDE, SMALL, Placed, Ratings
from workbook.charts.time_axis import axis_between
from workbook.resources import translate as _
from workbook.services.course import Course

_DIGIT = 11.0
"""Height of a digit with a little room, in pixels at 100 %."""


def small_chart(
    course: Course,
    *,
    width: float,
    height: float,
    look: Look | None = None,
    axes: bool = False,
    name_target: bool = False,
) -> Drawing:
    """Return the small chart of a goal, `width` × `height` pixels; `axes` adds 0, 5, 10 and months."""
    surface = Surface(width, height, look or Look())
    draw_small(surface, surface.all, course, axes=axes, name_target=name_target)
    return surface.finished()


def draw_small(surface: Surface, box: Box, course: Course, *, axes: bool, name_target: bool) -> None:
    """Draw the small chart of a goal into a box of the surface."""
    px = surface.px
    plot = _plot(surface, box, course, axes, name_target)
    grid = (0, 5, 10) if axes else (0, 10)
    draw_grid(surface, plot, grid)
    if axes:
        draw_values(surface, plot, ((10, "10"), (0, "0"), (5, "5")))
        draw_days(surface, plot, years=False, limit=min(plot.box.right + px(4), box.right))
    level_lines = list(grid)
    if course.wordings and course.closed_on is None:
        _draw_target(surface, plot, course, named=name_target)
        level_lines.append(course.wordings[-1].target)
    ratings = Ratings(surface, course, plot, SMALL)
    ratings.draw()
    inside = Box(box.left, box.top, box.right, plot.box.bottom + px(8))
    latest, start = ratings.latest, ratings.start
    marks, lines = [*ratings.dot_boxes(), *ratings.break_boxes()], ratings.line_boxes
    if latest is not None:
        surface.write_if_free(
            "latest",
            _beside_lines(surface, plot, level_lines, _places(surface, latest, ratings.radius, right_first=True)),
            _latest_text(course, latest),
            colour=surface.look.palette.print,
            bold=True,
            inside=inside,
            rather_clear_of=Room([*marks, *lines]),
        )
    for taken in marks:
        surface.room.take(taken)
    if start is not None and start is not latest:
        surface.write_if_free(
            "start",
            _beside_lines(
                surface, plot, level_lines, _places(surface, start, ratings.radius, right_first=bool(ratings.breaks))
            ),
            str(start.point.value),
            colour=surface.look.palette.quiet,
            inside=inside,
            rather_clear_of=Room([*lines]),
        )


def _plot(surface: Surface, box: Box, course: Course, axes: bool, name_target: bool) -> Plot:
    """Place the plot so that the latest value has room at its right."""
    px = surface.px
    left = box.left + (surface.text_width("10") + px(10) if axes else 0)
    named = surface.text_width(_target_name(course)) + px(8) if name_target and course.wordings else 0
    right = box.right - max(named, px(2))
    top = box.top + px(10 if axes else 8)
    bottom = box.bottom - (px(LINE + 6) if axes else px(6))
    inset = px(SMALL.dot / 2 + 3)
    end = right - inset
    joined = [point for point in course.points if point.counted]
    if joined:
        start = axis_between(course.first, course.last, left, end, inset=inset)
        text, value = _latest_text(course, Placed(joined[-1], 0, 0)), joined[-1].value
        apart = abs(value - course.wordings[-1].target) * (bottom - top) / 10
        limit = (box.right if named and apart > px(LINE) else right) - surface.text_width(text, bold=True)
        reached = start.x(joined[-1].on) - start.left
        share = reached / (start.right - start.left)
        if share > 0:
            end = max(min(end, start.left + (limit - px(SMALL.dot / 2 + 7) - start.left) / share), start.left + 1)
    return Plot(Box(left, top, right, bottom), axis_between(course.first, course.last, left, end, inset=inset))


def _target_name(course: Course) -> str:
    return _("target {value}").format(value=course.wordings[-1].target)


def _draw_target(surface: Surface, plot: Plot, course: Course, *, named: bool) -> None:
    y, colour = plot.y(course.wordings[-1].target), surface.look.palette.clay
    surface.line("target", (plot.box.left, plot.box.right), (y, y), colour=colour, width=1.75, dashes=(7, 5), layer=1.5)
    if named:
        surface.write("target name", plot.box.right + surface.px(6), y, _target_name(course), colour=colour)


def _latest_text(course: Course, latest: Placed) -> str:
    if course.closed_on is not None:
        return _("{value}, closed").format(value=latest.point.value)
    return str(latest.point.value)


_Place = tuple[float, float, str]


def _beside_lines(surface: Surface, plot: Plot, values: Sequence[int], places: Sequence[_Place]) -> list[_Place]:
    """Return the places for a label, those first where no level line at one of the values runs through its digits."""
    half = surface.px(_DIGIT / 2)
    return sorted(places, key=lambda place: any(abs(place[1] - plot.y(value)) < half for value in values))


def _places(surface: Surface, placed: Placed, radius: float, *, right_first: bool) -> list[_Place]:
    beside, above = radius + surface.px(5), radius + surface.px(10)
    right = (placed.x + beside, placed.y, "left")
    vertical = [(placed.x, placed.y - above, "center"), (placed.x, placed.y + above, "center")]
    left = (placed.x - beside, placed.y, "right")
    aside = [(placed.x + side * radius, placed.y + level * above, align) for level in (-1, 1) for side, align in ASIDE]
    return [right, *vertical, left, *aside] if right_first else [*vertical, right, left, *aside]
