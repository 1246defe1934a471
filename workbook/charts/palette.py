"""The colours and strokes of charts: light, dark and print."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A line that is told from others by colour, dash (pixels on, off, …; none is solid) and marker together."""

    colour: str
    dashes: tuple[float, ...]
    marker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Colours as #RRGGBB, named as the window's tokens; `lines` are for several lines in one picture."""

    paper: str
    sheet: str
    edge: str
    print: str
    quiet: str
    ink: str
    wash: str
    clay: str
    line: str
    earlier: str
    grid: str
    lines: tuple[Stroke, Stroke, Stroke, Stroke]


def _strokes(first: str, second: str, third: str, fourth: str) -> tuple[Stroke, Stroke, Stroke, Stroke]:
    return (
        Stroke(colour=first, dashes=(), marker="o"),
        Stroke(colour=second, dashes=(8, 4), marker="s"),
        Stroke(colour=third, dashes=(9, 3, 2, 3), marker="^"),
        Stroke(colour=fourth, dashes=(2, 4), marker="D"),
    )


LIGHT = Palette(
    paper="#FAF7F2",
    sheet="#FFFFFF",
    edge="#837A6C",
    print="#28241E",
    quiet="#5E574B",
    ink="#173F6B",
    wash="#E4EDF5",
    clay="#8A5524",
    line="#1F5A8E",
    earlier="#6F6759",
    grid="#E6DFD3",
    lines=_strokes("#12385F", "#9A5B1F", "#2C80BD", "#5A4272"),
)
DARK = Palette(
    paper="#1F1D1A",
    sheet="#282622",
    edge="#8F8778",
    print="#EDE7DC",
    quiet="#B9B0A1",
    ink="#B4D2F0",
    wash="#23384B",
    clay="#DDA768",
    line="#8CBBE8",
    earlier="#A1988A",
    grid="#36332D",
    lines=_strokes("#CFE3F7", "#D69A55", "#5B9CD3", "#C3AADB"),
)
PRINT = Palette(
    paper="#FFFFFF",
    sheet="#FFFFFF",
    edge="#6B6B6B",
    print="#000000",
    quiet="#4A4A4A",
    ink="#000000",
    wash="#E6E6E6",
    clay="#4A4A4A",
    line="#000000",
    earlier="#6B6B6B",
    grid="#E6E6E6",
    lines=_strokes("#000000", "#4A4A4A", "#6B6B6B", "#000000"),
)
"""Black and three greys, the fourth line told apart by dash and marker: no tint beside those of the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a chart looks: its palette, the size of its text and marks (1 is 100 %), and the colour behind it.

    Without a `ground` it stands on paper; on a card give `palette.sheet`. `margin` is the room around it, in pixels.
    """

    palette: Palette = LIGHT
    scale: float = 1.0
    ground: str | None = None
    margin: float = 0.0

    @property
    def behind(self) -> str:
        """The colour behind the chart."""
        return self.ground or self.palette.paper


PRINT_SCALE = 8.5 / 13
"""The scale with which chart labels are 8.5 points when a pixel is drawn as a point on paper."""
