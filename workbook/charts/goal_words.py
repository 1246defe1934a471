"""Words over and under a large chart: name and sentence for a picture that stands alone, events and marks below."""

from workbook.charts.drawing import LINE, Surface
from workbook.charts.fonts import reads_from_right
from workbook.charts.happenings import RING, draw_ring, when
from workbook.charts.ratings import LARGE, alone_mark, alone_name
from workbook.resources import translate as _
from workbook.services.course import Course, Happening, Point

_NAME = 16.0
_SENTENCE = 15.0
_MOST_LINES = 3
"""So many lines of an event are written; all of its words stand in the table."""


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
        at, align = (left + width, "right") if reads_from_right(text) else (left, "left")
        for line in surface.wrapped(text, width, size=size, bold=bold):
            y += surface.px(size * 1.5)
            middle = y - surface.px(size * 0.75)
            surface.write("words", at, middle, line, colour=colour, align=align, size=size, bold=bold)
    return y - top


def draw_explanations(surface: Surface, course: Course) -> None:
    """Say below the chart what each event was, and what ratings that stand alone are."""
    left, row, step = surface.px(4), surface.px(LINE + 6), surface.px(LINE + 2)
    indent, gap = surface.px(RING + 8), surface.px(24)
    x, y = surface.width, surface.height + surface.px(8) - row / 2
    for happening in course.happenings:
        lines = _event_lines(surface, happening, surface.width - left - indent - surface.px(4))
        length = indent + max(_width(surface, line) for line in lines) + gap
        if len(lines) > 1 or x + length - gap > surface.width:
            x, y = left, y + row
            surface.grow(row + (surface.px(8) if happening.number == 1 else 0))
        draw_ring(surface, happening.number, x + surface.px(RING / 2), y)
        for number, line in enumerate(lines):
            at = x + indent
            if number:
                y += step
                surface.grow(step)
            for name, text in line:
                colour = surface.look.palette.ink if name == "event" else surface.look.palette.print
                surface.write(name, at, y, text, colour=colour, halo=False)
                at += surface.text_width(text)
        x = surface.width if len(lines) > 1 else x + length
    _draw_marks(surface, course)


def _event_lines(surface: Surface, happening: Happening, width: float) -> list[list[tuple[str, str]]]:
    """Return what an event was and when, in as many lines as it needs: names of labels with their texts."""
    words = surface.wrapped(happening.label, width, most=_MOST_LINES)
    lines = [[("event", line)] for line in words]
    day = ", " + when(happening)
    if surface.text_width(words[-1]) + surface.text_width(day) <= width:
        lines[-1].append(("event day", day))
    else:
        lines += [[("event day", line)] for line in surface.wrapped(when(happening), width)]
    return lines


def _width(surface: Surface, line: list[tuple[str, str]]) -> float:
    return sum(surface.text_width(text) for _name, text in line)


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
