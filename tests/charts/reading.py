"""Reads from a drawing what is on it."""

from itertools import combinations
from typing import cast

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.lines import Line2D

from workbook.charts.box import Box
from workbook.charts.drawing import Drawing, Label
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
    """Return each label with its true bounding box as matplotlib measures it, in pixels from the top left corner."""
    renderer = RendererAgg(drawing.width, drawing.height, drawing.figure.dpi)
    found = []
    for each in labels(drawing):
        with a_box_is_enough():
            box = each.get_window_extent(renderer)
        found.append((each.get_text(), Box(box.x0, drawing.height - box.y1, box.x1, drawing.height - box.y0)))
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
