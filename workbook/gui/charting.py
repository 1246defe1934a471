"""Charts for the window: drawn on the drawing worker, handed over as pictures with the points one can visit."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbook.gui.theme import Theme
from workbook.services.course import Course

if TYPE_CHECKING:
    from workbook.charts.drawing import Drawing
    from workbook.charts.palette import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How charts look right now; `ratio` is the number of screen dots in a pixel."""

    is_dark: bool
    scale: float
    ratio: float
    on_sheet: bool = False

    @classmethod
    def now(cls, ratio: float, *, on_sheet: bool = False) -> "Style":
        """Return the style of the theme in force, for a screen of this ratio."""
        theme = Theme.of()
        return cls(is_dark=theme.is_dark, scale=theme.text_size / 100, ratio=ratio, on_sheet=on_sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A point of a chart one can visit: where it is in pixels, and what it says. `rating` None: a check-in."""

    x: float
    y: float
    radius: float
    on: date
    text: str
    rating: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawn chart as PNG, `width` by `height` pixels, with its stops in order of time."""

    data: bytes
    width: float
    height: float
    ratio: float
    stops: tuple[Stop, ...] = ()


def small_picture(course: Course, width: float, height: float, style: Style, *, axes: bool = False) -> Picture:
    """Draw the small chart of a goal; runs on the drawing worker."""
    from workbook.charts.small_chart import small_chart  # matplotlib is heavy: loaded on the worker

    look = _look(style)
    return _picture(small_chart(course, width=width, height=height, look=look, axes=axes, name_target=axes), style)


def goal_picture(course: Course, width: float, height: float, style: Style) -> Picture:
    """Draw the large chart of a goal; runs on the drawing worker."""
    from workbook.charts.goal_chart import goal_chart  # matplotlib is heavy: loaded on the worker

    return _picture(goal_chart(course, width=width, height=height, look=_look(style)), style)


def _look(style: Style) -> "Look":
    from workbook.charts.palette import DARK, LIGHT, Look  # with the rest of the charts

    palette = DARK if style.is_dark else LIGHT
    return Look(palette=palette, scale=style.scale, ground=palette.sheet if style.on_sheet else None)


def _picture(drawing: "Drawing", style: Style) -> Picture:
    from workbook.charts.picture import png  # with the rest of the charts

    stops = tuple(
        Stop(x=spot.x, y=spot.y, radius=spot.radius, on=spot.on, text=spot.text, rating=spot.rating)
        for spot in drawing.spots
    )
    data = png(drawing, ratio=style.ratio)
    return Picture(data=data, width=drawing.width, height=drawing.height, ratio=style.ratio, stops=stops)
