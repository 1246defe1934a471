"""One goal in a large chart: ratings, start, target, the line between them, gaps, events and new wordings.

- `goal_chart(course, *, width, height, look=Look(), explained=True, with_words=False) -> Drawing`

`height` is that of the chart itself; what is explained below it, and the words above it, make the drawing higher.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from workbook.charts.box import Box
from workbook.charts.drawing import LINE, Drawing, Surface
from workbook.charts.goal_labels import write_labels
from workbook.charts.goal_words import draw_explanations, draw_words
from workbook.charts.happenings import Happenings
from workbook.charts.palette import Look
from workbook.charts.plot import Plot, draw_days, draw_grid, draw_values
from workbook.charts.ratings import LARGE, Ratings
from workbook.charts.time_axis import TimeAxis, axis_between
from workbook.resources import translate as _
from workbook.services.course import Course

_FEWEST_DAYS = 28
"""The axis of time is at least so long."""
_LOWEST = 90
"""Height of the plot at least, in pixels at 100 %."""
_USUAL_COURSE = 400
"""Days to come that are shown at most, or twice the days that have gone by where that is more."""


def goal_chart(
    course: Course,
    *,
    width: float,
    height: float,
    look: Look | None = None,
    explained: bool = True,
    with_words: bool = False,
) -> Drawing:
    """Return the large chart of a goal, `width` pixels wide.

    `explained` lists events and other people's ratings below it; `with_words` puts name and sentence above it, for a
    picture that stands alone.
    """
    surface = Surface(width, height, look or Look())
    top = draw_words(surface, course) if with_words else 0.0
    names = _value_names(surface)
    named = [name for _value, name in names] + ([_("level")] if course.levels else [])
    left = max(surface.text_width(name) for name in named) + surface.px(10)
    axis = _axis(surface, course, left, width - _right_margin(surface, course))
    happenings = Happenings(surface, course, axis)
    captions = surface.px(LINE + 4) if len(course.wordings) > 1 else 0
    plot_top = top + captions + max(happenings.height, surface.px(20))
    below = surface.px(LINE + 6) + (surface.px(LINE) if course.levels else 0)
    surface.grow(max(plot_top + surface.px(_LOWEST) + below - surface.height, 0))
    plot = Plot(Box(left, plot_top, width - _right_margin(surface, course), surface.height - below), axis)
    _draw_course(surface, plot, course)
    draw_grid(surface, plot, (0, 5, 10))
    draw_values(surface, plot, names)
    draw_days(surface, plot, years=True, limit=plot.box.right + surface.px(4))
    _draw_start_and_target(surface, plot, course)
    ratings = Ratings(surface, course, plot, LARGE)
    ratings.draw()
    happenings.draw(plot, top + captions)
    write_labels(surface, plot, course, ratings, caption_y=top + captions / 2)
    if course.levels:
        _write_levels(surface, plot, course.levels)
    if explained:
        draw_explanations(surface, course)
    return surface.finished()


def _value_names(surface: Surface) -> tuple[tuple[int, str], ...]:
    """Return the names of 0, 5 and 10: in words where they leave most of the width to the ratings."""
    words = ((10, _("10 fully there")), (0, _("0 not at all")), (5, _("5 half way")))
    longest = max(surface.text_width(name) for _value, name in words)
    return words if longest < surface.width * 0.2 else ((10, "10"), (0, "0"), (5, "5"))


def _right_names(course: Course) -> list[str]:
    if not course.wordings:
        return []
    newest = course.wordings[-1]
    names = [_("target {value}").format(value=newest.target)]
    if newest.baseline is not None:
        names.append(_("start {value}").format(value=newest.baseline.value))
    return names


def _right_margin(surface: Surface, course: Course) -> float:
    names = _right_names(course)
    return max((surface.text_width(name, bold=True) + surface.px(12) for name in names), default=surface.px(8))


def _axis(surface: Surface, course: Course, left: float, right: float) -> TimeAxis:
    """Return the axis from just before the first day to the last, or on to the target date where that is not far."""
    last = course.last
    if course.line and course.closed_on is None:
        ahead = max(2 * (course.last - course.first).days, _USUAL_COURSE)
        last = max(last, min(course.line[-1][0], last + timedelta(days=ahead)))
    last = max(last, course.first + timedelta(days=_FEWEST_DAYS))
    return axis_between(course.first, last, left, right - surface.px(10), inset=surface.px(8))


def _corners(plot: Plot, course: Course) -> list[tuple[float, float]]:
    """Return the corners of the expected line in pixels and values, level up to the end of the plot."""
    corners = [(plot.x(day), value) for day, value in course.line]
    return [*corners, (max(plot.box.right, corners[-1][0]), corners[-1][1])] if corners else []


def _draw_course(surface: Surface, plot: Plot, course: Course) -> None:
    corners = _corners(plot, course)
    if not corners:
        return
    palette = surface.look.palette
    upper = [(x, plot.y(value + 1)) for x, value in corners]
    lower = [(x, plot.y(value - 1)) for x, value in reversed(corners)]
    surface.area("band", (*upper, *lower), colour=palette.wash, clip=plot.box)
    sloped = [(x, value) for x, value in corners[:-1]]
    if len(sloped) > 1:
        surface.line(
            "course",
            [x for x, _value in sloped],
            [plot.y(value) for _x, value in sloped],
            colour=palette.line,
            width=1.25,
            dashes=(9, 3, 2, 3),
            clip=plot.box,
            layer=1.6,
        )


def _draw_start_and_target(surface: Surface, plot: Plot, course: Course) -> None:
    if not course.wordings:
        return
    palette, newest, right = surface.look.palette, course.wordings[-1], plot.box.right
    first = newest.start if newest.baseline is None else newest.baseline.on
    left = plot.box.left if len(course.wordings) == 1 else max(plot.box.left, plot.x(first))
    y = plot.y(newest.target)
    surface.line("target", (left, right), (y, y), colour=palette.clay, width=1.75, dashes=(7, 5), layer=1.5)
    names, at = _right_names(course), right + surface.px(8)
    surface.write("target name", at, y, names[0], colour=palette.clay, bold=True)
    if newest.baseline is not None:
        start = plot.y(newest.baseline.value)
        if newest.baseline.value != newest.target:
            xs = (max(plot.x(newest.baseline.on), plot.box.left), right)
            surface.line("start", xs, (start, start), colour=palette.edge, width=1.5, dashes=(1.5, 4), layer=1.5)
        step = surface.px(LINE)
        below = start >= y and y + step <= plot.box.bottom + 1
        clear = start if abs(start - y) >= step else (y + step if below else y - step)
        surface.write("start name", at, clear, names[1], colour=palette.quiet)


def _write_levels(surface: Surface, plot: Plot, levels: Sequence[tuple[date, int]]) -> None:
    """Write goal attainment levels in a row of their own under the months, the newest first."""
    y, palette = plot.box.bottom + surface.px(4 + LINE * 1.5), surface.look.palette
    surface.write("levels", plot.box.left - surface.px(8), y, _("level"), colour=palette.quiet, align="right")
    for day, level in reversed(levels):
        text = f"{level:+d}".replace("-", "\N{MINUS SIGN}") if level else "0"
        surface.write_if_free("level", [(plot.x(day), y, "center")], text, colour=palette.print)
