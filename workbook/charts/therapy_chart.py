"""How therapy itself is going, over time: the four statements, practice, sessions and what weighed on life.

- `statement_chart(therapy, statement, *, width, height, look=Look()) -> Drawing`: one of the four, 0-4
- `practice_chart(therapy, *, width, height, look=Look()) -> Drawing`: how far practice helped, 0-10
- `sessions_chart(therapy, *, width, height, look=Look()) -> Drawing`: sessions attended and missed
- `pressures_chart(therapy, *, width, look=Look()) -> Drawing`: a row for each, as high as it needs
- `therapy_chart(therapy, *, width, look=Look(), columns=2) -> Drawing`: all of them with headings, as one picture

All of one course stand on the same axis of time.
"""

from collections.abc import Callable, Sequence

from workbook.charts.box import Box
from workbook.charts.check_in_marks import (
    draw_pressures,
    draw_sessions,
    draw_statement,
    draw_values_of_practice,
    pressures_height,
)
from workbook.charts.drawing import LINE, Drawing, Surface
from workbook.charts.palette import Look
from workbook.domain.check_in import Statement
from workbook.resources import translate as _
from workbook.services.course import TherapyCourse
from workbook.services.labels import label

_PANEL = 128
_BETWEEN = 36
_HEADING = 15.0
_Draw = Callable[[Surface, Box, TherapyCourse], None]


def statement_chart(
    therapy: TherapyCourse, statement: Statement, *, width: float, height: float, look: Look | None = None
) -> Drawing:
    """Return the answers to one statement over time, its ends named; a line stops where there is no answer."""
    surface = Surface(width, height, look or Look())
    draw_statement(surface, surface.all, therapy, statement)
    return surface.finished()


def practice_chart(therapy: TherapyCourse, *, width: float, height: float, look: Look | None = None) -> Drawing:
    """Return how far practice between sessions helped, 0-10; a short upright mark is a month without a number."""
    surface = Surface(width, height, look or Look())
    draw_values_of_practice(surface, surface.all, therapy)
    return surface.finished()


def sessions_chart(therapy: TherapyCourse, *, width: float, height: float, look: Look | None = None) -> Drawing:
    """Return sessions as upright bars, attended filled and missed hollow on top, with their numbers."""
    surface = Surface(width, height, look or Look())
    draw_sessions(surface, surface.all, therapy)
    return surface.finished()


def pressures_chart(therapy: TherapyCourse, *, width: float, look: Look | None = None) -> Drawing:
    """Return what weighed on life, most often first: a row for each, with a square on the days it was ticked."""
    surface = Surface(width, 1, look or Look())
    surface.grow(pressures_height(surface, therapy) - 1)
    draw_pressures(surface, surface.all, therapy)
    return surface.finished()


def therapy_chart(therapy: TherapyCourse, *, width: float, look: Look | None = None, columns: int = 2) -> Drawing:
    """Return all answers about therapy itself as one picture, `width` pixels wide and as high as it needs."""
    surface = Surface(width, 1, look or Look())
    panels: list[tuple[str, _Draw]] = [
        (label(statement), _drawing(statement)) for statement in Statement if therapy.has_answers(statement)
    ]
    if therapy.has_helped():
        panels.append((_("Did practice between sessions help? 0 not at all, 10 a lot"), draw_values_of_practice))
    if therapy.sessions:
        panels.append((_("Sessions: filled attended, hollow missed"), draw_sessions))
    px, between = surface.px, surface.px(_BETWEEN)
    column = (width - between * (columns - 1)) / columns
    for start in range(0, len(panels), columns):
        row = panels[start : start + columns]
        lefts = [number * (column + between) for number in range(len(row))]
        top = surface.grow(0)
        heading = max(
            _write_heading(surface, text, left, top, column) for (text, _draw), left in zip(row, lefts, strict=True)
        )
        surface.grow(heading + px(_PANEL + 28))
        for (_text, draw), left in zip(row, lefts, strict=True):
            draw(surface, Box(left, top + heading, left + column, top + heading + px(_PANEL)), therapy)
    if therapy.pressures:
        top = surface.grow(px(LINE + 12) + pressures_height(surface, therapy))
        heading = _write_heading(surface, _("What weighed on life outside"), 0, top, width)
        draw_pressures(surface, Box(0, top + heading, width, surface.height), therapy)
    return surface.finished()


def _drawing(statement: Statement) -> _Draw:
    def draw(surface: Surface, box: Box, therapy: TherapyCourse) -> None:
        draw_statement(surface, box, therapy, statement)

    return draw


def _write_heading(surface: Surface, text: str, left: float, top: float, width: float) -> float:
    lines: Sequence[str] = surface.wrapped(text, width, size=_HEADING, bold=True)
    for number, line in enumerate(lines):
        y = top + surface.px(_HEADING * 1.5) * (number + 0.5)
        surface.write("words", left, y, line, colour=surface.look.palette.print, size=_HEADING, bold=True)
    return surface.px(_HEADING * 1.5) * len(lines) + surface.px(6)
