"""A chart that is drawn: a matplotlib Figure, and where its points are.

Everything is placed in pixels at 100 % from the top left corner, by arithmetic and not by trying, so that one drawing
serves screen, picture file and paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox, TransformedBbox

from workbook.charts.box import Box, Room
from workbook.charts.fonts import REGULAR, SEMI_BOLD, families_for, outline_of, readable, width_of
from workbook.charts.palette import Look

mpl.rcdefaults()  # a person's own matplotlib settings are for their own figures
mpl.rcParams["text.hinting"] = "no_hinting"  # letters as wide on the screen as in the arithmetic and on paper
INCH = 100
"""Pixels in an inch of the Figure; what is seen depends on the ratio with which it is drawn."""
_POINT = 72 / INCH
CAPTION = 13.0
"""Size of chart text, in pixels at 100 %."""
LINE = 18.0
"""Height of a line of chart text."""
HALO = 2.5
_BASELINE = 0.35
"""From the middle of a line of text down to its baseline, relative to the size of the letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point one can visit: its middle and radius in pixels, and what it says. `rating` is None for check-ins."""

    x: float
    y: float
    radius: float
    on: date
    text: str
    rating: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn chart, `width` × `height` pixels; `spots` in order of time."""

    figure: Figure
    width: float
    height: float
    spots: tuple[Spot, ...]


class Label(Text):
    """Text on a chart: never read as mathematics, with a halo of the background behind it."""

    def __init__(
        self,
        x: float,
        y: float,
        text: str,
        *,
        halo: str,
        halo_width: float,
        size: float,
        colour: str,
        bold: bool,
        **rest: Any,
    ):
        super().__init__(
            x,
            y,
            text,
            parse_math=False,
            color=colour,
            fontsize=size * _POINT,
            fontfamily=list(families_for(text)),
            fontweight=SEMI_BOLD if bold else REGULAR,
            va="baseline",
            **rest,
        )
        self.halo = halo
        self.halo_width = halo_width
        self.bold = bold

    def draw(self, renderer: RendererBase) -> None:
        """Draw halo and letters as outlines; a renderer with `own_halo` gets the text as text instead."""
        if getattr(renderer, "own_halo", False):
            super().draw(renderer)
            return
        text, point = self.get_text(), float(np.asarray(renderer.points_to_pixels(1.0), dtype=float))
        size = float(self.get_fontsize()) * point
        x, y = self.get_transform().transform(self.get_position())
        x -= _SHARES[self.get_horizontalalignment()] * width_of(text, bold=self.bold) * size
        place = Affine2D().scale(size).translate(x, y)
        outline, pen = outline_of(text, bold=self.bold), renderer.new_gc()
        pen.set_joinstyle("round")
        pen.set_foreground(self.halo)
        pen.set_linewidth(self.halo_width * _POINT)
        if self.halo_width:
            renderer.draw_path(pen, outline, place, None)
        pen.set_linewidth(0)
        renderer.draw_path(pen, outline, place, to_rgba(self.get_color()))
        pen.restore()


_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of a text lies left of the point it is placed at."""


class Surface:
    """What a chart is drawn on: lines, dots, areas and labels in pixels, the scale of the text included.

    `room` keeps the places of labels and of what they stay clear of.
    """

    def __init__(self, width: float, height: float, look: Look) -> None:
        self.width, self.height, self.look = width, height, look
        self.room = Room()
        self.spots: list[Spot] = []
        around = look.margin
        size = ((width + 2 * around) / INCH, (height + 2 * around) / INCH)
        self._figure = Figure(figsize=size, dpi=INCH, facecolor=look.behind)
        self._from_top = Affine2D().scale(1 / INCH, -1 / INCH).translate(around / INCH, (height + around) / INCH)
        self._place = self._from_top + self._figure.dpi_scale_trans

    @property
    def all(self) -> Box:
        """The whole surface."""
        return Box(0, 0, self.width, self.height)

    def grow(self, by: float) -> float:
        """Make room for more below, and return the height before."""
        before = self.height
        self.height += by
        self._figure.set_figheight((self.height + 2 * self.look.margin) / INCH)
        self._from_top.translate(0, by / INCH)
        return before

    def px(self, pixels: float) -> float:
        """Return a length that grows with the text."""
        return pixels * self.look.scale

    def line(
        self,
        name: str,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        colour: str,
        width: float,
        dashes: Sequence[float] = (),
        clip: Box | None = None,
        layer: float = 2,
    ) -> None:
        """Draw a line; `width` and `dashes` in pixels at 100 %."""
        line = Line2D(
            xs,
            ys,
            color=colour,
            linewidth=self.px(width) * _POINT,
            linestyle=(0, [each / width for each in dashes]) if dashes else "-",
            solid_capstyle="butt" if width < 2 else "round",
            solid_joinstyle="round",
            dash_capstyle="butt",
            zorder=layer,
        )
        self._add(line, name, clip)

    def dots(
        self,
        name: str,
        xs: Sequence[float],
        ys: Sequence[float],
        *,
        colour: str,
        size: float,
        fill: str | None = None,
        edge: float = 1.75,
        marker: str = "o",
        layer: float = 3,
    ) -> None:
        """Draw markers of a diameter in pixels at 100 %, filled with their colour or with `fill`."""
        shrunk = {"s": 0.9, "D": 0.85, "^": 1.15}.get(marker, 1.0)
        dots = Line2D(
            xs,
            ys,
            linestyle="none",
            marker=marker,
            markersize=(self.px(size) * shrunk - (self.px(edge) if fill else 0)) * _POINT,
            markerfacecolor=fill or colour,
            markeredgecolor=colour,
            markeredgewidth=self.px(edge) * _POINT if fill else 0,
            zorder=layer,
        )
        self._add(dots, name, None)

    def area(self, name: str, corners: Sequence[tuple[float, float]], *, colour: str, clip: Box | None = None) -> None:
        """Fill an area without an outline, behind everything else."""
        self._add(Polygon(corners, closed=True, facecolor=colour, linewidth=0, zorder=0), name, clip)

    def text_width(self, text: str, *, size: float = CAPTION, bold: bool = False) -> float:
        """Return how wide a text is, in pixels."""
        return width_of(readable(text), bold=bold) * self.px(size)

    def text_box(
        self, x: float, y: float, text: str, *, align: str = "left", size: float = CAPTION, bold: bool = False
    ) -> Box:
        """Return the place a text takes when it is written around the middle height `y`."""
        width = self.text_width(text, size=size, bold=bold)
        left = x - _SHARES[align] * width
        half = self.px(size) * 0.66
        return Box(left - 1, y - half, left + width + 1, y + half)

    def write(
        self,
        name: str,
        x: float,
        y: float,
        text: str,
        *,
        colour: str,
        align: str = "left",
        size: float = CAPTION,
        bold: bool = False,
        halo: bool = True,
    ) -> None:
        """Write a text around the middle height `y` and keep its place; without `halo` when text goes on beside it."""
        self.room.take(self.text_box(x, y, text, align=align, size=size, bold=bold))
        label = Label(
            x,
            y + self.px(size) * _BASELINE,
            readable(text),
            halo=self.look.behind,
            halo_width=2 * self.px(HALO) if halo else 0.0,
            size=self.px(size),
            colour=colour,
            bold=bold,
            ha=align,
            zorder=5,
        )
        self._add(label, name, None)

    def write_if_free(
        self,
        name: str,
        places: Sequence[tuple[float, float, str]],
        text: str,
        *,
        colour: str,
        inside: Box | None = None,
        size: float = CAPTION,
        bold: bool = False,
        rather_clear_of: Room | None = None,
    ) -> bool:
        """Write a text at the first of the places (x, middle height, alignment) that is free; tell whether one was.

        Places that are `rather_clear_of` something are tried first.
        """
        found: tuple[float, float, str] | None = None
        for x, y, align in places:
            box = self.text_box(x, y, text, align=align, size=size, bold=bold)
            if box.within(inside or self.all) and self.room.is_free(box):
                found = found or (x, y, align)
                if rather_clear_of is None or rather_clear_of.is_free(box):
                    found = x, y, align
                    break
        if found is not None:
            x, y, align = found
            self.write(name, x, y, text, colour=colour, align=align, size=size, bold=bold)
        return found is not None

    def shortened(self, text: str, width: float, *, size: float = CAPTION, bold: bool = False) -> str:
        """Return a text, cut with "…" where it would be wider than `width` pixels."""
        if self.text_width(text, size=size, bold=bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.text_width(text[:middle].rstrip() + "…", size=size, bold=bold) <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return text[:low].rstrip() + "…"

    def wrapped(
        self, text: str, width: float, *, size: float = CAPTION, bold: bool = False, most: int | None = None
    ) -> list[str]:
        """Return a text as lines that are not wider than `width` pixels; after `most` lines it is cut with "…"."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.text_width(longer, size=size, bold=bold) <= width:
                lines[-1] = longer
            elif most is not None and len(lines) == most:
                lines[-1] = self.shortened(longer, width, size=size, bold=bold)
                break
            else:
                lines.append(self.shortened(word, width, size=size, bold=bold))
        return lines

    def finished(self) -> Drawing:
        """Return the drawing with its margin."""
        around = self.look.margin
        spots = [replace(spot, x=spot.x + around, y=spot.y + around) for spot in self.spots]
        return Drawing(
            figure=self._figure,
            width=self.width + 2 * around,
            height=self.height + 2 * around,
            spots=tuple(sorted(spots, key=lambda spot: (spot.on, spot.x))),
        )

    def _add(self, artist: Line2D | Polygon | Label, name: str, clip: Box | None) -> None:
        artist.set_transform(self._place)
        artist.set_gid(name)
        if clip is not None:
            box = Bbox.from_extents(clip.left, clip.top, clip.right, clip.bottom)
            artist.set_clip_box(TransformedBbox(box, self._place))
        self._figure.add_artist(artist)
