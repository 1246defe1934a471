"""What check-ins say about therapy itself, drawn into a box: statements, practice, sessions, pressures."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from workbook.charts.box import Box
from workbook.charts.drawing import LINE, Spot, Surface
from workbook.charts.plot import Plot, draw_days, draw_grid, draw_values
from workbook.charts.time_axis import axis_between
from workbook.domain.check_in import EASIER_WHEN_LOW, Statement
from workbook.resources import translate as _
from workbook.services.course import TherapyCourse
from workbook.services.days import full_day

_DOT = 7.0
_LINE = 2.25
_BAR = 10.0
_FEWEST_DAYS = 28
_ROW = 24
_UNDER_WORDS = 6.0
"""So far below its upper edge begins the room of a chart with words in it, in pixels at 100 %."""


def draw_statement(surface: Surface, box: Box, therapy: TherapyCourse, statement: Statement) -> None:
    """Draw one statement with its own colour, dash and marker, its scale named, "lower is easier" where it is."""
    px = surface.px
    names = ((4, _("4 very much")), (0, _("0 not at all")), (2, "2"), (3, "3"), (1, "1"))
    easier = _("lower is easier") if statement in EASIER_WHEN_LOW else _("higher is easier")
    left = box.left + max(surface.text_width(name) for _value, name in names) + px(10)
    surface.write("easier", left, box.top + px(LINE / 2), easier, colour=surface.look.palette.quiet)
    inner = Box(box.left, box.top + px(_UNDER_WORDS), box.right, box.bottom)
    plot = _plot(surface, inner, therapy, left, highest=4)
    draw_grid(surface, plot, (0, 2, 4))
    draw_values(surface, plot, names)
    draw_days(surface, plot, years=False, limit=box.right)
    stroke = surface.look.palette.lines[list(Statement).index(statement)]
    answers = therapy.statements.get(statement.value, ())
    for stretch in _stretches(answers, therapy.gaps):
        xs, ys = [plot.x(day) for day, _value in stretch], [plot.y(value) for _day, value in stretch]
        if len(stretch) > 1:
            surface.line("statement", xs, ys, colour=stroke.colour, width=_LINE, dashes=stroke.dashes)
        surface.dots("statement dots", xs, ys, colour=stroke.colour, size=_size(surface, xs), marker=stroke.marker)
    known = [(day, value) for day, value in answers if value is not None]
    _write_ends(surface, plot, known)
    for day, value in known:
        _visit(surface, plot, day, plot.y(value), _("{day}: {value} of 4").format(day=full_day(day), value=value))


def draw_values_of_practice(surface: Surface, box: Box, therapy: TherapyCourse) -> None:
    """Draw how far practice helped; on days without a number a short upright mark stands on the axis."""
    plot = _plot(surface, box, therapy, box.left + surface.text_width("10") + surface.px(10), highest=10)
    draw_grid(surface, plot, (0, 5, 10))
    draw_values(surface, plot, ((10, "10"), (0, "0"), (5, "5")))
    draw_days(surface, plot, years=False, limit=box.right)
    palette = surface.look.palette
    answers = [(day, helped) for day, _word, helped in therapy.practice]
    for stretch in _stretches(answers, therapy.gaps):
        xs, ys = [plot.x(day) for day, _value in stretch], [plot.y(value) for _day, value in stretch]
        if len(stretch) > 1:
            surface.line("practice", xs, ys, colour=palette.line, width=_LINE)
        surface.dots("practice dots", xs, ys, colour=palette.line, size=_size(surface, xs))
    _write_ends(surface, plot, [(day, value) for day, value in answers if value is not None])
    for day, word, helped in therapy.practice:
        text = _("{day}: {value}").format(day=full_day(day), value=word)
        if helped is None:
            x, base = plot.x(day), plot.box.bottom
            surface.line("no number", (x, x), (base, base - surface.px(7)), colour=palette.edge, width=1.75)
            _visit(surface, plot, day, base - surface.px(4), text)
        else:
            text = _("{text}; it helped {helped} of 10").format(text=text, helped=helped)
            _visit(surface, plot, day, plot.y(helped), text)


def draw_sessions(surface: Surface, box: Box, therapy: TherapyCourse) -> None:
    """Draw attended sessions as filled bars and missed ones hollow on top of them."""
    most = max(((attended or 0) + (missed or 0) for _day, attended, missed in therapy.sessions), default=0)
    highest = max(most, 4)
    left = box.left + surface.text_width(str(highest)) + surface.px(10)
    plot = _plot(surface, box, therapy, left, highest=highest)
    draw_grid(surface, plot, (0, highest))
    draw_values(surface, plot, ((highest, str(highest)), (0, "0")))
    draw_days(surface, plot, years=False, limit=box.right)
    palette = surface.look.palette
    days = [day for day, _attended, _missed in therapy.sessions]
    half = min(surface.px(_BAR), _closest(plot, days) * 0.7) / 2
    for day, attended, missed in therapy.sessions:
        x, base = plot.x(day), plot.box.bottom
        middle, top = plot.y(attended or 0), plot.y((attended or 0) + (missed or 0))
        if attended:
            surface.area("attended", _corners(x, half, middle, base), colour=palette.line)
        if missed:
            inset = surface.px(1.5)
            surface.area("missed", _corners(x, half, top, middle), colour=palette.line)
            inner = _corners(x, half - inset, top + inset, middle)
            surface.area("missed inside", inner, colour=surface.look.behind)
        if not attended and not missed:
            surface.line("none", (x - half, x + half), (base, base), colour=palette.line, width=_LINE)
        surface.room.take(Box(x - half, top, x + half, base))
        text = _("{day}: {attended} attended, {missed} missed").format(
            day=full_day(day), attended=_or_dash(attended), missed=_or_dash(missed)
        )
        _visit(surface, plot, day, (top + base) / 2, text)
    for day, attended, missed in reversed(therapy.sessions):
        text = _or_dash(attended) if not missed else f"{_or_dash(attended)}+{missed}"
        y = plot.y((attended or 0) + (missed or 0)) - surface.px(10)
        surface.write_if_free("sessions", [(plot.x(day), y, "center")], text, colour=palette.print)


def pressures_height(surface: Surface, therapy: TherapyCourse) -> float:
    """Return how high the rows of pressures and their months are, in pixels."""
    return surface.px(_ROW * len(_words(therapy)) + LINE + 8)


def draw_pressures(surface: Surface, box: Box, therapy: TherapyCourse) -> None:
    """Draw a row for each pressure, the most frequent first, with a square for each check-in that named it."""
    palette, px, words = surface.look.palette, surface.px, _words(therapy)
    widest = (box.right - box.left) * 0.4
    left = box.left + min(max((surface.text_width(word) for word in words), default=0), widest) + px(12)
    inner = Box(left, box.top, box.right - px(4), box.top + px(_ROW) * len(words))
    axis = axis_between(therapy.first, _last(therapy), inner.left, inner.right - px(8), inset=px(8))
    plot = Plot(inner, axis, highest=1)
    days = [day for day, _words_of_day in therapy.pressures]
    size = min(9.0, max(_closest(plot, days) / surface.look.scale * 0.8, 3.0))
    for number, word in enumerate(words):
        y = inner.top + px(_ROW) * (number + 0.5)
        surface.line("grid", (inner.left, inner.right), (y, y), colour=palette.grid, width=1, layer=1)
        name = surface.shortened(word, widest)
        surface.write("pressure", box.left, y, name, colour=palette.print)
        ticked = [day for day, on_day in therapy.pressures if word in on_day]
        xs = [plot.x(day) for day in ticked]
        surface.dots("ticked", xs, [y] * len(xs), colour=palette.line, size=size, marker="s")
        for day in ticked:
            _visit(surface, plot, day, y, _("{day}: {value}").format(day=full_day(day), value=word))
    draw_days(surface, plot, years=False, limit=box.right)


def _words(therapy: TherapyCourse) -> list[str]:
    counted = Counter(word for _day, words in therapy.pressures for word in words)
    return [word for word, _times in counted.most_common()]


def _last(therapy: TherapyCourse) -> date:
    return max(therapy.last, therapy.first + timedelta(days=_FEWEST_DAYS))


def _plot(surface: Surface, box: Box, therapy: TherapyCourse, left: float, *, highest: int) -> Plot:
    px = surface.px
    inner = Box(left, box.top + px(20), box.right - px(4), box.bottom - px(LINE + 6))
    axis = axis_between(therapy.first, _last(therapy), inner.left, inner.right - px(18), inset=px(8))
    return Plot(inner, axis, highest)


def _stretches(answers: Sequence[tuple[date, int | None]], gaps: Sequence[date]) -> list[list[tuple[date, int]]]:
    """Return the answers that are joined: those between which nothing is missing."""
    found: list[list[tuple[date, int]]] = []
    before: date | None = None
    for day, value in answers:
        if value is None:
            before = None
            continue
        if before is None or bisect_right(gaps, before) < bisect_left(gaps, day):
            found.append([])
        found[-1].append((day, value))
        before = day
    return found


def _write_ends(surface: Surface, plot: Plot, known: Sequence[tuple[date, int]]) -> None:
    """Write the latest and the first value beside their marks."""
    for day, value in known:
        x, y = plot.x(day), plot.y(value)
        surface.room.take(Box(x, y, x, y).grown(surface.px(_DOT / 2)))
    for (day, value), bold in ([(known[-1], True)] if known else []) + ([(known[0], False)] if len(known) > 1 else []):
        x, y, away = plot.x(day), plot.y(value), surface.px(_DOT / 2 + 10)
        beside = (x + surface.px(_DOT / 2 + 5), y, "left")
        above, below = (x, y - away, "center"), (x, y + away, "center")
        places = [beside, above, below] if bold else [above, below]
        palette = surface.look.palette
        surface.write_if_free("value", places, str(value), colour=palette.print if bold else palette.quiet, bold=bold)


def _visit(surface: Surface, plot: Plot, day: date, y: float, text: str) -> None:
    surface.spots.append(Spot(x=plot.x(day), y=y, radius=surface.px(_DOT / 2), on=day, text=text))


def _size(surface: Surface, xs: Sequence[float]) -> float:
    if len(xs) < 2:
        return _DOT
    return max(min(_DOT, (xs[-1] - xs[0]) / (len(xs) - 1) / surface.look.scale * 0.9), 3.0)


def _closest(plot: Plot, days: Sequence[date]) -> float:
    """Return how far the closest two days are apart, in pixels."""
    xs = sorted({plot.x(day) for day in days})
    return min((right - left for left, right in pairwise(xs)), default=plot.box.right - plot.box.left)


def _corners(x: float, half: float, top: float, bottom: float) -> list[tuple[float, float]]:
    return [(x - half, bottom), (x - half, top), (x + half, top), (x + half, bottom)]


def _or_dash(number: int | None) -> str:
    return "–" if number is None else str(number)
