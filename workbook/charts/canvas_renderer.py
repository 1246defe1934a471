"""Draws a chart straight on a canvas of somebody else's, such as a page of the report: vectors and real text.

- `draw_on(drawing, canvas, text_width)` calls the canvas in points with the origin at the chart's bottom left corner.

A pixel of the drawing becomes a point, so make it with the width of its place in points and `Look(palette=PRINT,
scale=PRINT_SCALE)`. The canvas sets the text in its own fonts; matplotlib's are not used.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Transform

from workbook.charts.box import Box
from workbook.charts.drawing import INCH, Drawing, Label
from workbook.charts.fonts import SEMI_BOLD

Step = tuple[str, tuple[float, ...]]
"""A step of a path: ("move", (x, y)), ("line", (x, y)), ("curve", (x1, y1, x2, y2, x3, y3)) or ("close", ())."""
TextWidth = Callable[[str, float, bool], float]
"""Returns the width of a text in points, given the size of its letters in points and whether it is semi-bold."""
_HALF_UP = 0.7
_HALF_DOWN = 0.22


class Canvas(Protocol):
    """What a chart is drawn on. Lengths in points, y upwards; colours are #rrggbb, None is none."""

    def draw_path(
        self,
        steps: Sequence[Step],
        *,
        fill: str | None,
        stroke: str | None,
        width: float,
        dashes: Sequence[float],
        round_ends: bool,
        clip: Box | None,
    ) -> None:
        """Draw a path. `clip` cuts what lies outside; its `top` is below its `bottom`, since y goes upwards."""

    def draw_text(
        self, x: float, y: float, text: str, *, size: float, bold: bool, colour: str, halo: str, halo_width: float
    ) -> None:
        """Write a text from the left end of its baseline; first its outline in the colour `halo`."""


def draw_on(drawing: Drawing, canvas: Canvas, text_width: TextWidth) -> None:
    """Draw a chart on a canvas, whatever is behind it left as it is."""
    figure = drawing.figure
    figure.set_dpi(INCH)
    background = figure.patch.get_visible()
    figure.patch.set_visible(False)
    figure.draw(_CanvasRenderer(drawing, canvas, text_width))
    figure.patch.set_visible(background)


class _CanvasRenderer(RendererBase):
    own_halo = True

    def __init__(self, drawing: Drawing, canvas: Canvas, text_width: TextWidth) -> None:
        super().__init__()
        self._drawing, self._canvas, self._text_width = drawing, canvas, text_width

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Path,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        width = self.points_to_pixels(gc.get_linewidth())
        _offset, dashes = gc.get_dashes()
        clip = gc.get_clip_rectangle()
        self._canvas.draw_path(
            list(_steps(path, transform)),
            fill=None if rgbFace is None else to_hex(rgbFace),
            stroke=to_hex(gc.get_rgb()) if width else None,
            width=width,
            dashes=[self.points_to_pixels(float(each)) for each in np.ravel(dashes)] if dashes is not None else (),
            round_ends=gc.get_capstyle() == "round",
            clip=None if clip is None else Box(clip.x0, clip.y0, clip.x1, clip.y1),
        )

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        assert isinstance(mtext, Label)
        self._canvas.draw_text(
            x,
            y,
            s,
            size=self.points_to_pixels(prop.get_size_in_points()),
            bold=prop.get_weight() == SEMI_BOLD,
            colour=to_hex(gc.get_rgb()),
            halo=to_hex(mtext.halo),
            halo_width=mtext.halo_width,
        )

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> tuple[float, float, float]:
        size = self.points_to_pixels(prop.get_size_in_points())
        width = self._text_width(s, size, prop.get_weight() == SEMI_BOLD)
        return width, size * (_HALF_UP + _HALF_DOWN), size * _HALF_DOWN

    def points_to_pixels(self, points: Any) -> Any:
        return points * INCH / 72

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._drawing.width, self._drawing.height

    def flipy(self) -> bool:
        return False


def _steps(path: Path, transform: Transform) -> Sequence[Step]:
    found: list[Step] = []
    at = (0.0, 0.0)
    for corners, code in path.iter_segments(transform, simplify=False, snap=False):
        numbers = tuple(float(each) for each in corners)
        if code == Path.CLOSEPOLY:
            found.append(("close", ()))
            continue
        if code == Path.CURVE3:
            (x0, y0), (x1, y1, x2, y2) = at, numbers
            curve = (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3, x2 + 2 * (x1 - x2) / 3, y2 + 2 * (y1 - y2) / 3)
            found.append(("curve", (*curve, x2, y2)))
        else:
            found.append((_NAMES[int(code)], numbers))
        at = (numbers[-2], numbers[-1])
    return found


_NAMES = {int(Path.MOVETO): "move", int(Path.LINETO): "line", int(Path.CURVE4): "curve"}
