"""Charts for the window: drawn on the drawing worker, handed over as pictures with the points one can visit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from workbook.domain.check_in import Statement
from workbook.gui.theme import Theme
from workbook.services.course import Course, TherapyCourse

if TYPE_CHECKING:
    from workbook.charts.drawing import Drawing
    from workbook.charts.palette import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How charts look right now; `ratio` is the number of screen dots in a pixel, `margin` the pixels around them."""

    is_dark: bool
    scale: float
    ratio: float
    on_sheet: bool = False
    margin: float = 0

    @classmethod
    def now(cls, ratio: float, *, on_sheet: bool = False) -> "Style":
        """Return the style of the theme in force, for a screen of this ratio."""
        theme = Theme.of()
        return cls(is_dark=theme.is_dark, scale=theme.text_size / 100, ratio=ratio, on_sheet=on_sheet)

    def on_card(self) -> "Style":
        """Return the same for a chart on a card."""
        return replace(self, on_sheet=True)


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
    """A drawn chart, `width` by `height` pixels, with its stops in order of time; `image` is ready for the screen."""

    image: QImage
    width: float
    height: float
    ratio: float
    stops: tuple[Stop, ...] = ()


def load_charts() -> None:
    """Load what draws charts, and its letters, so that the first one is there at once; runs on the drawing worker."""
    from workbook.charts import goal_chart, picture, small_chart, therapy_chart  # noqa: F401 - loading is all it does
    from workbook.charts.fonts import outline_of

    for bold in (False, True):
        outline_of("0123456789", bold=bold)


def small_picture(course: Course, width: float, height: float, style: Style, *, axes: bool = False) -> Picture:
    """Draw the small chart of a goal; runs on the drawing worker."""
    from workbook.charts.small_chart import small_chart  # matplotlib is heavy: loaded on the worker

    look = _look(style)
    return _picture(small_chart(course, width=width, height=height, look=look, axes=axes, name_target=axes), style)


def goal_picture(course: Course, width: float, height: float, style: Style) -> Picture:
    """Draw the large chart of a goal; runs on the drawing worker."""
    from workbook.charts.goal_chart import goal_chart  # matplotlib is heavy: loaded on the worker

    return _picture(goal_chart(course, width=width, height=height, look=_look(style)), style)


def statement_picture(
    course: TherapyCourse, statement: Statement, width: float, height: float, style: Style
) -> Picture:
    """Draw the answers to one statement; runs on the drawing worker."""
    from workbook.charts.therapy_chart import statement_chart  # matplotlib is heavy: loaded on the worker

    return _picture(statement_chart(course, statement, width=width, height=height, look=_look(style)), style)


def practice_picture(course: TherapyCourse, width: float, height: float, style: Style) -> Picture:
    """Draw how far practice helped; runs on the drawing worker."""
    from workbook.charts.therapy_chart import practice_chart  # matplotlib is heavy: loaded on the worker

    return _picture(practice_chart(course, width=width, height=height, look=_look(style)), style)


def sessions_picture(course: TherapyCourse, width: float, height: float, style: Style) -> Picture:
    """Draw the sessions attended and missed; runs on the drawing worker."""
    from workbook.charts.therapy_chart import sessions_chart  # matplotlib is heavy: loaded on the worker

    return _picture(sessions_chart(course, width=width, height=height, look=_look(style)), style)


def pressures_picture(course: TherapyCourse, width: float, style: Style) -> Picture:
    """Draw what weighed on life, as high as it needs; runs on the drawing worker."""
    from workbook.charts.therapy_chart import pressures_chart  # matplotlib is heavy: loaded on the worker

    return _picture(pressures_chart(course, width=width, look=_look(style)), style)


class PictureFormat(StrEnum):
    """What a picture file is made of: dots or vectors."""

    PNG = "png"
    SVG = "svg"


def goals_file(courses: Sequence[Course], made_of: PictureFormat) -> bytes:
    """Draw all goals as a picture that stands alone, dark on white; runs on the drawing worker."""
    from workbook.charts.goals_chart import goals_chart  # matplotlib is heavy: loaded on the worker

    return _file(goals_chart(courses, width=_ALONE_WIDTH, look=_look(_ALONE)), made_of)


def goal_file(course: Course, made_of: PictureFormat) -> bytes:
    """Draw one goal as a picture that stands alone, with its name and sentence; runs on the drawing worker."""
    from workbook.charts.goal_chart import goal_chart  # matplotlib is heavy: loaded on the worker

    drawing = goal_chart(course, width=_ALONE_WIDTH, height=_ALONE_HEIGHT, look=_look(_ALONE), with_words=True)
    return _file(drawing, made_of)


def therapy_file(course: TherapyCourse, made_of: PictureFormat) -> bytes:
    """Draw how therapy itself is going as a picture that stands alone; runs on the drawing worker."""
    from workbook.charts.therapy_chart import therapy_chart  # matplotlib is heavy: loaded on the worker

    return _file(therapy_chart(course, width=_ALONE_WIDTH, look=_look(_ALONE)), made_of)


_ALONE = Style(is_dark=False, scale=1, ratio=2, on_sheet=True, margin=24)
"""A picture that is saved or copied is read elsewhere: dark on white, with two dots for each pixel."""
_ALONE_WIDTH, _ALONE_HEIGHT = 752, 320


def _file(drawing: "Drawing", made_of: PictureFormat) -> bytes:
    from workbook.charts.picture import png, svg  # with the rest of the charts

    return svg(drawing) if made_of is PictureFormat.SVG else png(drawing, ratio=_ALONE.ratio)


def _look(style: Style) -> "Look":
    from workbook.charts.palette import DARK, LIGHT, Look  # with the rest of the charts

    palette = DARK if style.is_dark else LIGHT
    return Look(
        palette=palette, scale=style.scale, ground=palette.sheet if style.on_sheet else None, margin=style.margin
    )


def _picture(drawing: "Drawing", style: Style) -> Picture:
    from workbook.charts.picture import pixels  # with the rest of the charts

    stops = tuple(
        Stop(x=spot.x, y=spot.y, radius=spot.radius, on=spot.on, text=spot.text, rating=spot.rating)
        for spot in drawing.spots
    )
    drawn = pixels(drawing, ratio=style.ratio)
    image = QImage(drawn.data, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBA8888)
    return Picture(
        image=image.convertToFormat(QImage.Format.Format_RGB32),
        width=drawing.width,
        height=drawing.height,
        ratio=style.ratio,
        stops=stops,
    )
