"""Events on a chart: a numbered ring over the plot, with a dotted line down to its day."""

from workbook.charts.box import Box
from workbook.charts.drawing import Spot, Surface
from workbook.charts.plot import Plot
from workbook.charts.time_axis import TimeAxis
from workbook.resources import translate as _
from workbook.services.course import Course, Happening
from workbook.services.days import full_day, period

RING = 19
"""Diameter in pixels at 100 %."""
_ROW = 23
_MOST_ROWS = 3
_NUMBER = 12.0


class Happenings:
    """The events of a course, each with a row and a place for its ring where the rings stand apart."""

    def __init__(self, surface: Surface, course: Course, axis: TimeAxis) -> None:
        self._surface = surface
        self._places: list[tuple[Happening, float, float, int]] = []
        for happening in course.happenings:
            x = axis.x(max(happening.on, axis.first))
            place = self._closest_place(x)
            if place is not None:
                at, row = place
                self._places.append((happening, x, at, row))

    def _closest_place(self, x: float) -> tuple[float, int] | None:
        """Return the middle and the row of the free place closest to `x`, rather right of it; None when full."""
        apart, half = self._surface.px(RING + 3), self._surface.px(RING) / 2
        found = []
        for row in range(_MOST_ROWS):
            taken = [at for _happening, _x, at, its_row in self._places if its_row == row]
            beside = [at + way * apart for at in taken for way in (-1, 1)]
            for at in (x, *beside):
                inside = half <= at <= self._surface.width - half
                if inside and all(abs(at - other) > apart - 0.01 for other in taken):
                    found.append((at < x, abs(at - x), row, at))
        if not found:
            return None
        _is_left, _distance, row, at = min(found)
        return at, row

    @property
    def height(self) -> float:
        """The height of the rows of rings, in pixels."""
        rows = max((row + 1 for _happening, _x, _at, row in self._places), default=0)
        return self._surface.px(rows * _ROW + 16) if rows else 0

    def draw(self, plot: Plot, top: float) -> None:
        """Draw the rings in the rows from `top` down, and their lines down to the axis."""
        surface, colour = self._surface, self._surface.look.palette.clay
        radius = surface.px(RING) / 2
        for happening, x, at, row in self._places:
            y = top + surface.px(_ROW) * (row + 0.5)
            bend = y + radius + surface.px(4)
            xs, ys = (at, x, x), (y + radius, bend, plot.box.bottom)
            surface.line("event line", xs, ys, colour=colour, width=1.5, dashes=(1.5, 3), layer=1.4)
            if happening.until is not None and happening.until > happening.on:
                end = min(plot.x(happening.until), plot.box.right)
                level = plot.box.top
                surface.line("event length", (x, end), (level, level), colour=colour, width=3, layer=1.45)
            draw_ring(surface, happening.number, at, y)
            text = _("{number}: {what}, {when}").format(
                number=happening.number, what=happening.label, when=when(happening)
            )
            surface.spots.append(Spot(x=at, y=y, radius=radius, on=happening.on, text=text))


def draw_ring(surface: Surface, number: int, x: float, y: float) -> None:
    """Draw the numbered ring of an event around a point."""
    colour, radius = surface.look.palette.clay, surface.px(RING) / 2
    surface.dots("ring", [x], [y], colour=colour, size=RING, fill=surface.look.behind, edge=1.5, layer=4)
    surface.room.take(Box(x - radius, y - radius, x + radius, y + radius))
    room = surface.px(RING - 6) / surface.text_width(str(number), size=_NUMBER, bold=True)
    size = _NUMBER * min(room, 1)
    surface.write("ring number", x, y, str(number), colour=colour, align="center", size=size, bold=True, halo=False)


def when(happening: Happening) -> str:
    """Return the day or the days of an event in words."""
    if happening.until is None or happening.until == happening.on:
        return full_day(happening.on)
    return period(happening.on, happening.until)
