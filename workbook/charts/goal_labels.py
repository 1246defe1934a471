"""The labels inside a large chart: values first, the latest before all others, then gaps and wordings.

Whoever comes later gives way: a label without a free place is left out, its value stands in the table.
"""

from collections.abc import Iterator

from workbook.charts.box import Box, Room
from workbook.charts.drawing import Surface
from workbook.charts.plot import Plot
from workbook.charts.ratings import ASIDE, Placed, Ratings
from workbook.resources import translate as _
from workbook.services.course import Course
from workbook.services.days import near_day

_DIGITS = 15
"""Pixels at 100 % that a value takes beside others; with less for each, ends and extremes alone are written."""


def write_labels(surface: Surface, plot: Plot, course: Course, ratings: Ratings, *, caption_y: float) -> None:
    """Write the values of ratings, "no check-in" in gaps, and the names of wordings at the height `caption_y`."""
    _name_wordings(surface, plot, course, ratings, caption_y)
    marks, lines = [*ratings.dot_boxes(), *ratings.break_boxes()], ratings.line_boxes
    latest = ratings.latest
    if latest is not None:
        _write_value(surface, plot, course, ratings, latest, Room([*marks, *lines]))
    for taken in marks:
        surface.room.take(taken)
    for placed in _by_weight(surface, plot, ratings):
        if placed is not latest:
            _write_value(surface, plot, course, ratings, placed, Room([*lines]))
    _name_gaps(surface, plot, course, ratings)


def _write_value(
    surface: Surface, plot: Plot, course: Course, ratings: Ratings, placed: Placed, rather_clear_of: Room
) -> None:
    palette, text = surface.look.palette, str(placed.point.value)
    if placed is ratings.latest and course.closed_on is not None:
        text = _("{value}, closed").format(value=text)
    mine = placed.point.counted and not ratings.is_earlier(placed)
    surface.write_if_free(
        "value",
        _around(surface, placed, ratings.radius),
        text,
        colour=palette.print if mine else palette.quiet,
        bold=mine,
        inside=Box(plot.box.left - surface.px(4), 0, surface.width, plot.box.bottom + surface.px(4)),
        rather_clear_of=rather_clear_of,
    )


def _by_weight(surface: Surface, plot: Plot, ratings: Ratings) -> Iterator[Placed]:
    """Return ratings in the order in which they get their label: latest, start, highest, lowest, first, the rest."""
    joined = ratings.joined
    newest = [placed for placed in joined if not ratings.is_earlier(placed)]
    first = [ratings.latest, ratings.start]
    for some in (newest, [placed for placed in joined if ratings.is_earlier(placed)]):
        if some:
            first += [max(some, key=_value), min(some, key=_value), some[0], some[-1]]
    chosen = {placed.point.rating: placed for placed in first if placed is not None}
    if len(joined) * surface.px(_DIGITS) < (plot.box.right - plot.box.left) * 1.5:
        chosen |= {placed.point.rating: placed for placed in reversed(joined) if placed.point.rating not in chosen}
    yield from chosen.values()
    if len(ratings.alone) * surface.px(_DIGITS) < plot.box.right - plot.box.left:
        yield from reversed(ratings.alone)


def _value(placed: Placed) -> int:
    return placed.point.value


def _around(surface: Surface, placed: Placed, radius: float) -> list[tuple[float, float, str]]:
    above, beside = radius + surface.px(11), radius + surface.px(5)
    return [
        (placed.x, placed.y - above, "center"),
        (placed.x, placed.y + above, "center"),
        (placed.x + beside, placed.y, "left"),
        (placed.x - beside, placed.y, "right"),
        *((placed.x + side * radius, placed.y + level * above, align) for level in (-1, 1) for side, align in ASIDE),
    ]


def _name_wordings(surface: Surface, plot: Plot, course: Course, ratings: Ratings, y: float) -> None:
    """Name the newest wordings first, so that a crowd of changes keeps its latest."""
    colour, gap = surface.look.palette.quiet, surface.px(6)
    for wording, at in reversed(ratings.breaks):
        name = _("new meaning, {day}") if wording.keeps_words else _("new wording, {day}")
        text = name.format(day=near_day(wording.start, course.last))
        places = [(at + gap, y, "left")]
        if at + gap + surface.text_width(text) > surface.width - 1:
            places = [(surface.width - 2, y, "right")]
        surface.write_if_free("wording", places, text, colour=colour)
    if ratings.breaks and ratings.breaks[0][1] > plot.box.left:
        room = Box(plot.box.left - 2, 0, ratings.breaks[0][1], plot.box.bottom)
        is_meaning = course.kept_words_since(course.wordings[0].version)
        text = _("earlier meaning") if is_meaning else _("earlier wording")
        surface.write_if_free("wording", [(plot.box.left, y, "left")], text, colour=colour, inside=room)


def _name_gaps(surface: Surface, plot: Plot, course: Course, ratings: Ratings) -> None:
    """Write "no check-in" above the axis, once for each stretch without ratings that is wide enough."""
    text, y = _("no check-in"), plot.box.bottom - surface.px(13)
    free = Room([*surface.room.taken, *ratings.line_boxes])
    ends = [*(placed.x for placed in ratings.joined), plot.x(course.last)]
    named: set[tuple[float, float]] = set()
    for day in course.gaps:
        x = plot.x(day)
        between = (
            max((end for end in ends[:-1] if end < x), default=x),
            min((end for end in ends if end >= x), default=x),
        )
        if between in named:
            continue
        named.add(between)
        middle = sum(between) / 2
        width = surface.text_width(text)
        box = surface.text_box(middle, y, text, align="center")
        if width <= between[1] - between[0] + surface.px(24) and box.within(plot.box) and free.is_free(box):
            surface.write("gap", middle, y, text, colour=surface.look.palette.quiet, align="center")
            free.take(box)
