"""A drawing as a file or a picture for the screen.

- `png(drawing, *, ratio=1.0) -> bytes`: `ratio` is the number of device pixels in a pixel
- `svg(drawing) -> bytes`: vectors, letters as outlines, so that it looks the same everywhere
"""

from io import BytesIO

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from workbook.charts.drawing import INCH, Drawing

_QUICK = 1
"""The least work for the compression: a chart is small in any case."""


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
    file = BytesIO()
    with mpl.rc_context({"svg.hashsalt": "workbook", "svg.fonttype": "path"}):
        FigureCanvasSVG(drawing.figure)
        drawing.figure.savefig(file, format="svg", dpi=72, metadata={"Date": None, "Creator": None})
    return file.getvalue()
