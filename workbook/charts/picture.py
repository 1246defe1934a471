"""A drawing as a file or a picture for the screen.

- `pixels(drawing, *, ratio=1.0) -> Pixels`: what a screen shows
- `png(drawing, *, ratio=1.0) -> bytes`: `ratio` is the number of device pixels in a pixel
- `svg(drawing) -> bytes`: vectors, letters as outlines, so that it looks the same everywhere
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg

from workbook.charts.drawing import INCH, Drawing

_QUICK = 1
"""The least work for the compression: a chart is small in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """A drawn picture: red, green, blue and opacity of each dot, a byte each, row by row from the top."""

    data: bytes
    width: int
    height: int


def pixels(drawing: Drawing, *, ratio: float = 1.0) -> Pixels:
    """Return a drawing as dots; `ratio` is the number of them in a pixel."""
    drawing.figure.set_dpi(INCH * ratio)
    canvas: Any = FigureCanvasAgg(drawing.figure)  # some of its functions say no types
    canvas.draw()
    width, height = canvas.get_width_height(physical=True)
    return Pixels(data=bytes(canvas.buffer_rgba()), width=width, height=height)


def png(drawing: Drawing, *, ratio: float = 1.0) -> bytes:
    """Return a drawing as PNG without any word on when and where it was made."""
    file = BytesIO()
    FigureCanvasAgg(drawing.figure)
    drawing.figure.savefig(
        file, format="png", dpi=INCH * ratio, metadata={"Software": None}, pil_kwargs={"compress_level": _QUICK}
    )
    return file.getvalue()


def svg(drawing: Drawing) -> bytes:
    """Return a drawing as SVG without any word on when and where it was made."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # takes as long to load as a quarter of the rest

    file = BytesIO()
    with mpl.rc_context({"svg.hashsalt": "workbook", "svg.fonttype": "path"}):
        FigureCanvasSVG(drawing.figure)
        drawing.figure.savefig(file, format="svg", dpi=72, metadata={"Date": None, "Creator": None})
    return file.getvalue()
