"""The frame of a chart: the place for ratings, its lines at round values, and its axis of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbook.charts.box import Box
from workbook.charts.drawing import CAPTION, LINE, Surface
from workbook.charts.time_axis import TimeAxis, label_middle, ticks


@dataclass(frozen=True, slots=True)
class Plot:
    """Where values stand: `box` is the place from the value 0 at its bottom to `highest` at its top."""

    box: Box
    axis: TimeAxis
    highest: int = 10

    def x(self, day: date) -> float:
        """Return where a day stands, in pixels."""
        return self.axis.x(day)

    def y(self, value: float) -> float:
        """Return where a value stands, in pixels from the top."""
        return self.box.bottom - (self.box.bottom - self.box.top) * value / self.highest


def draw_grid(surface: Surface, plot: Plot, values: Sequence[int]) -> None:
    """Draw thin level lines at these values."""
    for value in values:
        y = plot.y(value)
        xs = (plot.box.left, plot.box.right)
        surface.line("grid", xs, (y, y), colour=surface.look.palette.grid, width=1, layer=1)


def draw_values(surface: Surface, plot: Plot, names: Sequence[tuple[int, str]]) -> None:
    """Write what values are called, left of the plot; in a low one the first of them alone."""
    for value, name in names:
        x, y = plot.box.left - surface.px(8), plot.y(value)
        surface.write_if_free("axis value", [(x, y, "right")], name, colour=surface.look.palette.quiet)


def draw_days(surface: Surface, plot: Plot, *, years: bool, limit: float) -> None:
    """Draw the marks of time below the plot and name them, left of `limit`; where there is no room, without a name."""

    def measure(text: str) -> float:
        return surface.text_width(text, size=CAPTION)

    colour, bottom = surface.look.palette, plot.box.bottom
    for tick in ticks(plot.axis, measure, apart=surface.px(14), limit=limit, years=years):
        x = plot.x(tick.on)
        surface.line("tick", (x, x), (bottom, bottom + surface.px(4)), colour=colour.edge, width=1, layer=1)
        middle = label_middle(plot.axis, tick, measure, limit)
        if middle + measure(tick.text) / 2 > limit + surface.px(4):
            continue
        surface.write("day", middle, bottom + surface.px(4 + LINE / 2), tick.text, colour=colour.quiet, align="center")
