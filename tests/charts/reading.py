"""Reads from a drawing what is on it."""

from itertools import combinations
from typing import cast

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D

from workbook.charts.box import Box
from workbook.charts.drawing import INCH, Drawing, Label
from workbook.charts.fonts import a_box_is_enough


def lines(drawing: Drawing, name: str) -> list[Line2D]:
    """Return the lines and groups of markers with this name."""
    return [each for each in drawing.figure.findobj(Line2D) if each.get_gid() == name]


def labels(drawing: Drawing, name: str | None = None) -> list[Label]:
    """Return the labels with this name, or all."""
    found = cast(list[Label], drawing.figure.findobj(Label))
    return [each for each in found if name is None or each.get_gid() == name]


def texts(drawing: Drawing, name: str | None = None) -> list[str]:
    return [each.get_text() for each in labels(drawing, name)]


def corners(line: Line2D) -> list[tuple[float, float]]:
    points = np.asarray(line.get_xydata(), dtype=float)
    return [(float(x), float(y)) for x, y in points]


def boxes(drawing: Drawing) -> list[tuple[str, Box]]:
    """Return each label with its true bounding box."""
    return [(each.get_text(), box_of(each, drawing)) for each in labels(drawing)]


def box_of(label: Label, drawing: Drawing) -> Box:
    """Return the bounding box of a label as matplotlib measures it, in pixels from the top left corner."""
    with a_box_is_enough():
        box = label.get_window_extent(RendererAgg(1, 1, drawing.figure.dpi))
    return Box(box.x0, drawing.height - box.y1, box.x1, drawing.height - box.y0)


def ring_boxes(drawing: Drawing) -> list[Box]:
    """Return what each ring of an event covers, its edge included."""
    found = []
    for ring in lines(drawing, "ring"):
        radius = (float(ring.get_markersize()) + float(ring.get_markeredgewidth())) * INCH / 72 / 2
        x, y = ring.get_transform().transform(corners(ring)[0])
        middle = float(x), drawing.height - float(y)
        found.append(Box(*middle, *middle).grown(radius))
    return found


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the pairs of labels whose boxes meet by more than the edges of their letters."""
    return [
        (one, other)
        for (one, first), (other, second) in combinations(boxes(drawing), 2)
        if first.grown(-1).meets(second.grown(-1))
    ]


def outside(drawing: Drawing) -> list[str]:
    """Return the labels that reach out of the picture."""
    whole = Box(-1, -1, drawing.width + 1, drawing.height + 1)
    return [text for text, box in boxes(drawing) if not box.within(whole)]
