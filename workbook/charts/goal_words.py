"""Words over and under a large chart: name and sentence for a picture that stands alone, events and marks below."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from workbook.charts.drawing import LINE, Surface
from workbook.charts.fonts import reads_from_right
from workbook.charts.happenings import RING, draw_ring, when
from workbook.charts.ratings import LARGE, alone_mark, alone_name
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.course import Course, Happening, Point
from workbook.services.wordings import double_lines

_NAME = 16.0
_SENTENCE = 15.0
_MOST_LINES = 3
"""So many lines of an event are written; all of its words stand in the timeline."""
_MOST_OF_WIDTH = 0.9
"""Events below the chart take at most so much height, in widths of the chart, more with large text on the screen."""
_STEP, _BETWEEN = LINE + 2, 24
"""From line to line of an event, and from one event to the next, in pixels at 100 %."""
_MARK, _STROKE = 12.0, 26.0
"""How wide a marker and a piece of a line are in the explanations, in pixels at 100 %."""
_Line = list[tuple[str, str]]
"""Labels one after the other: name and text of each."""
_Row = list[tuple[Happening, list[_Line]]]
"""Events beside each other, with their lines."""


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
    """Say below the chart what each event was, of very many the newest, and what the other marks are that are there."""
    left, indent = surface.px(4), surface.px(RING + 8)
    rows = _rows_with_room(surface, _rows(surface, course.happenings, surface.width - left, indent))
    if rows:
        surface.grow(surface.px(8))
        _say_how_many_are_left_out(surface, len(course.happenings) - sum(map(len, rows)), left)
    for row in rows:
        top = surface.grow(_height(surface, row))
        x = left
        for happening, lines in row:
            y = top + surface.px(LINE + 6) / 2
            draw_ring(surface, happening.number, x + surface.px(RING / 2), y)
            for number, line in enumerate(lines):
                _write_line(surface, line, x + indent, y + number * surface.px(_STEP))
            x += indent + max(_width(surface, line) for line in lines) + surface.px(_BETWEEN)
    _draw_marks(surface, course)


def _write_line(surface: Surface, line: _Line, x: float, y: float) -> None:
    for name, text in line:
        colour = surface.look.palette.ink if name == "event" else surface.look.palette.print
        surface.write(name, x, y, text, colour=colour, halo=False)
        x += surface.text_width(text)


def _rows(surface: Surface, happenings: Sequence[Happening], width: float, indent: float) -> list[_Row]:
    """Return events beside each other where they have room in a width, those with several lines alone."""
    rows: list[_Row] = []
    room = 0.0
    for happening in happenings:
        lines = _event_lines(surface, happening, width - indent - surface.px(4))
        length = indent + max(_width(surface, line) for line in lines)
        if len(lines) > 1 or length > room:
            rows.append([])
            room = width
        rows[-1].append((happening, lines))
        room = 0 if len(lines) > 1 else room - length - surface.px(_BETWEEN)
    return rows


def _rows_with_room(surface: Surface, rows: Sequence[_Row]) -> list[_Row]:
    """Return the last rows that fit on a page with the chart, in order of time."""
    room, found = surface.width * _MOST_OF_WIDTH * max(surface.look.scale, 1), []
    for row in reversed(rows):
        room -= _height(surface, row)
        if room < 0:
            break
        found.append(row)
    return found[::-1]


def _height(surface: Surface, row: _Row) -> float:
    return surface.px(LINE + 6) + (max(len(lines) for _happening, lines in row) - 1) * surface.px(_STEP)


def _say_how_many_are_left_out(surface: Surface, count: int, left: float) -> None:
    if not count:
        return
    text = translate_count(
        "{count} earlier event is not named here.", "{count} earlier events are not named here.", count
    ).format(count=count)
    for line in surface.wrapped(text, surface.width - left):
        y = surface.grow(surface.px(LINE + 2)) + surface.px(LINE / 2)
        surface.write("left out", left, y, line, colour=surface.look.palette.quiet)


def _event_lines(surface: Surface, happening: Happening, width: float) -> list[_Line]:
    """Return what an event was and when, in as many lines as it needs: names of labels with their texts."""
    words = surface.wrapped(happening.label, width, most=_MOST_LINES)
    lines: list[_Line] = [[("event", line)] for line in words]
    day = ", " + when(happening)
    if surface.text_width(words[-1]) + surface.text_width(day) <= width:
        lines[-1].append(("event day", day))
    else:
        lines += [[("event day", line)] for line in surface.wrapped(when(happening), width)]
    return lines


def _width(surface: Surface, line: _Line) -> float:
    return sum(surface.text_width(text) for _name, text in line)


def _draw_marks(surface: Surface, course: Course) -> None:
    row, px = surface.px(LINE + 4), surface.px
    x, y = surface.width, surface.height + px(2) - row / 2
    for name, draw, wide in _marks(surface, course):
        beside = px(wide + 8)
        name = surface.shortened(name, surface.width - px(4) - beside)
        length = beside + surface.text_width(name)
        if x + length > surface.width:
            x, y = px(4), y + row
            surface.grow(row)
        draw(x, y)
        surface.write("mark name", x + beside, y, name, colour=surface.look.palette.quiet)
        x += length + px(20)


_Draw = Callable[[float, float], None]
"""Draws a mark from its left end on, around a middle height."""


def _marks(surface: Surface, course: Course) -> Iterator[tuple[str, _Draw, float]]:
    """Go through the marks that are on a chart: what each is called, how it is drawn, and how wide at 100 %."""
    kinds = {alone_name(point): point for point in course.points if not point.counted}
    for name, point in kinds.items():
        yield name, partial(_draw_mark, surface, point), _MARK
    if any(each.until is not None and each.until > each.on for each in course.happenings):
        yield _("how long it lasted"), partial(_draw_length, surface), _STROKE
    if len(course.line) > 1:
        yield _("the line from start to target, give or take 1"), partial(_draw_band, surface, (9, 3, 2, 3)), _STROKE
    elif course.line:
        yield _("the target, give or take 1"), partial(_draw_band, surface, ()), _STROKE


def _draw_mark(surface: Surface, point: Point, x: float, y: float) -> None:
    colour, marker = alone_mark(surface, point)
    behind, middle = surface.look.behind, x + surface.px(_MARK / 2)
    surface.dots("mark", [middle], [y], colour=colour, size=LARGE.alone, fill=behind, edge=1.5, marker=marker)


def _draw_length(surface: Surface, x: float, y: float) -> None:
    surface.line("mark", (x, x + surface.px(_STROKE)), (y, y), colour=surface.look.palette.clay, width=3)


def _draw_band(surface: Surface, dashes: Sequence[float], x: float, y: float) -> None:
    half, right = surface.px(_MARK / 2), x + surface.px(_STROKE)
    corners = ((x, y - half), (right, y - half), (right, y + half), (x, y + half))
    surface.area("mark", corners, colour=surface.look.palette.wash)
    if dashes:
        surface.line("mark", (x, right), (y, y), colour=surface.look.palette.line, width=1.25, dashes=dashes)


def caption(courses: Sequence[Course]) -> str:
    """Return the line that explains small charts to whoever sees them for the first time, with the marks on them."""
    said = _("All panels use one scale, 0 to 10. Higher is closer to the goal.")
    lines = double_lines({each.keeps_words for course in courses for each in course.wordings[1:]})
    return f"{said} {lines}".rstrip()
