"""All goals as small charts on one scale, with their names and sentences: the picture that is saved or copied.

- `goals_chart(courses, *, width, look=Look(), columns=2) -> Drawing`
"""

from collections.abc import Sequence

from workbook.charts.box import Box
from workbook.charts.drawing import CAPTION, LINE, Drawing, Surface
from workbook.charts.goal_words import caption, write_words
from workbook.charts.palette import Look
from workbook.charts.small_chart import draw_small
from workbook.services.course import Course

_PANEL = 130
"""Height of a small chart in pixels at 100 %."""
_BETWEEN = 36


def goals_chart(courses: Sequence[Course], *, width: float, look: Look | None = None, columns: int = 2) -> Drawing:
    """Return all goals in rows of `columns` small charts, `width` pixels wide and as high as they need."""
    surface = Surface(width, 1, look or Look())
    px = surface.px
    between = px(_BETWEEN)
    column = (width - between * (columns - 1)) / columns
    for start in range(0, len(courses), columns):
        row = courses[start : start + columns]
        top = surface.grow(0)
        heights = [
            write_words(surface, course, number * (column + between), top, column) for number, course in enumerate(row)
        ]
        surface.grow(max(heights) + px(_PANEL + 28))
        for number, course in enumerate(row):
            left, panel_top = number * (column + between), top + max(heights) + px(6)
            box = Box(left, panel_top, left + column, panel_top + px(_PANEL))
            draw_small(surface, box, course, axes=True, name_target=True)
    for line in surface.wrapped(caption(courses), width, size=CAPTION):
        y = surface.grow(px(LINE)) + px(LINE / 2)
        surface.write("caption", 0, y, line, colour=surface.look.palette.quiet)
    return surface.finished()
