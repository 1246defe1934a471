"""Words over and under a large chart: name and sentence for a picture that stands alone, events and marks below."""

from workbook.charts.drawing import LINE, Surface
from workbook.charts.happenings import RING, draw_ring, when
from workbook.charts.ratings import LARGE, alone_mark, alone_name
from workbook.resources import translate as _
from workbook.services.course import Course, Point

_NAME = 16.0
_SENTENCE = 15.0


def draw_words(surface: Surface, course: Course) -> float:
    """Write the name of the goal and its sentence at the top, make room for them, and return their height."""
    height = write_words(surface, course, 0, 0, surface.width) + surface.px(8)
    surface.grow(height)
    return height


def write_words(surface: Surface, course: Course, left: float, top: float, width: float) -> float:
    """Write name and sentence from a corner down, and return the height they took."""
    palette, y = surface.look.palette, top
    for text, colour, size, bold in (
        (course.name, palette.ink, _NAME, True),
        (course.sentence, palette.print, _SENTENCE, False),
    ):
        for line in surface.wrapped(text, width, size=size, bold=bold):
            y += surface.px(size * 1.5)
            surface.write("words", left, y - surface.px(size * 0.75), line, colour=colour, size=size, bold=bold)
    return y - top


def draw_explanations(surface: Surface, course: Course) -> None:
    """Say below the chart what each event was, and what ratings that stand alone are."""
    left, row = surface.px(4), surface.px(LINE + 6)
    y = surface.height + surface.px(8) - row / 2
    x = surface.width
    for happening in course.happenings:
        indent, most = surface.px(RING + 8), surface.width - left - surface.px(RING + 12)
        day = surface.shortened(", " + when(happening), most * 0.7)
        text = surface.shortened(happening.label, most - surface.text_width(day))
        end = surface.text_width(day) + surface.px(24)
        length = indent + surface.text_width(text) + end
        if x + length - surface.px(24) > surface.width:
            x, y = left, y + row
            surface.grow(row + (surface.px(8) if happening.number == 1 else 0))
        draw_ring(surface, happening.number, x + surface.px(RING / 2), y)
        surface.write("event", x + indent, y, text, colour=surface.look.palette.ink, halo=False)
        after = x + indent + surface.text_width(text)
        surface.write("event day", after, y, day, colour=surface.look.palette.print, halo=False)
        x += length
    _draw_marks(surface, course)


def _draw_marks(surface: Surface, course: Course) -> None:
    kinds = {alone_name(point): point for point in course.points if not point.counted}
    if not kinds:
        return
    row = surface.px(LINE + 6)
    x, y = surface.width, surface.height + surface.px(4) - row / 2
    for name, point in kinds.items():
        name = surface.shortened(name, surface.width - surface.px(4 + 20))
        length = surface.px(20 + 20) + surface.text_width(name)
        if x + length - surface.px(20) > surface.width:
            x, y = surface.px(4), y + row
            surface.grow(row + surface.px(4))
        _draw_mark(surface, point, x + surface.px(8), y)
        surface.write("mark name", x + surface.px(20), y, name, colour=surface.look.palette.quiet)
        x += length


def _draw_mark(surface: Surface, point: Point, x: float, y: float) -> None:
    colour, marker = alone_mark(surface, point)
    behind = surface.look.behind
    surface.dots("mark", [x], [y], colour=colour, size=LARGE.alone, fill=behind, edge=1.5, marker=marker)


def caption() -> str:
    """Return the line that explains small charts to whoever sees them for the first time."""
    return _(
        "All panels use one scale, 0 to 10. Higher is closer to the goal. The double upright line marks a new wording."
    )
