"""The ratings of a goal as drawn: lines that stop at gaps and new wordings, circles, and ratings that stand alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from workbook.charts.box import Box
from workbook.charts.drawing import Spot, Surface
from workbook.charts.plot import Plot
from workbook.domain.rating import Rater, RatingKind
from workbook.resources import translate as _
from workbook.services.course import Course, Point
from workbook.services.days import full_day
from workbook.services.labels import label

SMALLEST_DOT, THINNEST_LINE = 3.0, 1.0
"""Pixels at 100 %."""
ASIDE = ((-1, "left"), (1, "right"))
"""For a label above or below a circle that reaches to one side: the edge it starts from, and its alignment."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths and diameters in pixels at 100 %; `beside` is from the middle of a version break to the next circle."""

    line: float
    earlier_line: float
    dot: float
    alone: float
    break_apart: float
    beside: float


LARGE = Sizes(line=2.5, earlier_line=1.75, dot=9, alone=7, break_apart=4, beside=8)
SMALL = Sizes(line=2.25, earlier_line=1.75, dot=6, alone=6, break_apart=3, beside=6)


@dataclass(frozen=True, slots=True)
class Placed:
    """A rating and where it is drawn, in pixels."""

    point: Point
    x: float
    y: float


class Ratings:
    """The ratings of a course placed on a plot; `joined` are those that count, in order of time."""

    def __init__(self, surface: Surface, course: Course, plot: Plot, sizes: Sizes) -> None:
        self.surface, self.course, self.plot, self.sizes = surface, course, plot, sizes
        self.newest = course.wordings[-1].version if course.wordings else 0
        self.breaks = tuple(
            (wording, plot.x(wording.start) - surface.px(sizes.beside))
            for wording in course.wordings[1:]
            if course.first < wording.start
        )
        self.joined = tuple(self._place(point) for point in course.points if point.counted)
        self.alone = tuple(self._place(point) for point in course.points if not point.counted)

    @property
    def latest(self) -> Placed | None:
        """The newest rating that counts."""
        return self.joined[-1] if self.joined else None

    @property
    def start(self) -> Placed | None:
        """The first rating shown of the newest wording, or of any when it has none."""
        newest = (placed for placed in self.joined if placed.point.version == self.newest)
        return next(newest, self.joined[0] if self.joined else None)

    @cached_property
    def _apart(self) -> float:
        """How far ratings stand apart on average, in pixels at 100 %."""
        if len(self.joined) < 2:
            return self.surface.width
        return (self.joined[-1].x - self.joined[0].x) / (len(self.joined) - 1) / self.surface.look.scale

    @cached_property
    def radius(self) -> float:
        """The radius of the circles in pixels: smaller where ratings stand close, at last no wider than the line."""
        smallest = SMALLEST_DOT if self._apart > SMALLEST_DOT / 2 else THINNEST_LINE
        return self.surface.px(max(min(self.sizes.dot, self._apart * 0.9), smallest)) / 2

    def _line_width(self, usual: float) -> float:
        """Return the width of a line in pixels at 100 %: thinner where it would become a wall."""
        return max(min(usual, self._apart * 0.6), THINNEST_LINE)

    def is_earlier(self, placed: Placed) -> bool:
        """Tell whether a rating belongs to an earlier wording."""
        return placed.point.version != self.newest

    def stretches(self) -> Iterator[tuple[Placed, ...]]:
        """Return the ratings that are joined to each other, one stretch after the other."""
        by_version = sorted(self.joined, key=lambda placed: placed.point.version)
        for _version, group in groupby(by_version, key=lambda placed: placed.point.version):
            stretch: list[Placed] = []
            for placed in group:
                if placed.point.after_gap and stretch:
                    yield tuple(stretch)
                    stretch = []
                stretch.append(placed)
            yield tuple(stretch)

    def draw(self) -> None:
        """Draw lines, circles and the places one can visit."""
        self._draw_breaks()
        self._draw_lines()
        self._draw_dots()
        self._draw_alone()
        for placed in (*self.joined, *self.alone):
            self.surface.spots.append(self._spot(placed))

    @cached_property
    def line_boxes(self) -> tuple[Box, ...]:
        """What the lines between ratings cover, in small boxes."""
        reach, step = self.surface.px(2), self.surface.px(10)
        boxes = []
        for stretch in self.stretches():
            for before, after in pairwise(stretch):
                pieces = int((after.x - before.x) / step) + 1
                right, down = (after.x - before.x) / pieces, (after.y - before.y) / pieces
                for piece in range(pieces):
                    x, y = before.x + right * piece, before.y + down * piece
                    top, bottom = (y, y + down) if down > 0 else (y + down, y)
                    boxes.append(Box(x - reach, top - reach, x + right + reach, bottom + reach))
        return tuple(boxes)

    def dot_boxes(self) -> Iterator[Box]:
        """Return what the circles cover."""
        radius, alone = self.radius, self.surface.px(self.sizes.alone) / 2
        for placed in self.joined:
            yield Box(placed.x, placed.y, placed.x, placed.y).grown(radius)
        for placed in self.alone:
            yield Box(placed.x, placed.y, placed.x, placed.y).grown(alone)

    def break_boxes(self) -> Iterator[Box]:
        """Return what the double lines of new wordings cover."""
        for _wording, at in self.breaks:
            yield Box(at, self.plot.box.top, at, self.plot.box.bottom).grown(self.surface.px(3))

    def _place(self, point: Point) -> Placed:
        """Place a rating; one that counts keeps clear of the double line of a new wording."""
        x, beside = self.plot.x(point.on), self.surface.px(self.sizes.beside)
        if point.counted:
            for wording, at in self.breaks:
                x = max(x, at + beside) if point.version >= wording.version else min(x, at - beside)
        return Placed(point, x, self.plot.y(point.value))

    def _draw_breaks(self) -> None:
        half = self.surface.px(self.sizes.break_apart) / 2
        top, bottom = self.plot.box.top - self.surface.px(4), self.plot.box.bottom
        for _wording, at in self.breaks:
            for x in (at - half, at + half):
                self.surface.line("break", (x, x), (top, bottom), colour=self.surface.look.palette.edge, width=1.25)

    def _draw_lines(self) -> None:
        palette = self.surface.look.palette
        for stretch in self.stretches():
            earlier = self.is_earlier(stretch[0])
            if len(stretch) > 1:
                self.surface.line(
                    "earlier" if earlier else "ratings",
                    [placed.x for placed in stretch],
                    [placed.y for placed in stretch],
                    colour=palette.earlier if earlier else palette.line,
                    width=self._line_width(self.sizes.earlier_line if earlier else self.sizes.line),
                )

    def _draw_dots(self) -> None:
        palette, size = self.surface.look.palette, 2 * self.radius / self.surface.look.scale
        for earlier in (True, False):
            dots = [placed for placed in self.joined if self.is_earlier(placed) is earlier]
            if dots:
                self.surface.dots(
                    "earlier dots" if earlier else "rating dots",
                    [placed.x for placed in dots],
                    [placed.y for placed in dots],
                    colour=palette.earlier if earlier else palette.line,
                    size=size,
                    fill=self.surface.look.behind if earlier else None,
                    edge=min(self.sizes.earlier_line, size * 0.22),
                )

    def _draw_alone(self) -> None:
        for placed in self.alone:
            colour, marker = alone_mark(self.surface, placed.point)
            self.surface.dots(
                "alone",
                [placed.x],
                [placed.y],
                colour=colour,
                size=self.sizes.alone,
                fill=self.surface.look.behind,
                edge=min(1.5, self.sizes.alone * 0.22),
                marker=marker,
                layer=3.5,
            )

    def _spot(self, placed: Placed) -> Spot:
        text = spoken(placed.point)
        if placed.point.counted and self.is_earlier(placed):
            is_meaning = self.course.kept_words_since(placed.point.version)
            named = _("{rating}, earlier meaning") if is_meaning else _("{rating}, earlier wording")
            text = named.format(rating=text)
        return Spot(
            x=placed.x,
            y=placed.y,
            radius=self.radius if placed.point.counted else self.surface.px(self.sizes.alone) / 2,
            on=placed.point.on,
            text=text,
            rating=placed.point.rating,
        )


def alone_mark(surface: Surface, point: Point) -> tuple[str, str]:
    """Return the colour and marker of a rating that stands alone: by who gave it, and for mine by its occasion."""
    lines = surface.look.palette.lines
    if point.rater is Rater.THERAPIST:
        return lines[1].colour, lines[1].marker
    if point.rater is Rater.OTHER:
        return lines[3].colour, lines[3].marker
    if point.kind is RatingKind.RECALLED:
        return lines[2].colour, lines[2].marker
    return surface.look.palette.line, "o"


def alone_name(point: Point) -> str:
    """Return what a rating that stands alone is called."""
    if point.rater is not Rater.ME:
        return label(point.rater)
    return label(point.kind) if point.kind in (RatingKind.EXTRA, RatingKind.RECALLED) else _("not counted")


def spoken(point: Point) -> str:
    """Return a rating in words: "6 July 2026: 5"."""
    text = _("{day}: {value}").format(day=full_day(point.on), value=point.value)
    return text if point.counted else _("{rating}, {kind}").format(rating=text, kind=alone_name(point))
