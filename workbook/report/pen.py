"""What draws on the pages: one reportlab canvas, the tags of what is drawn, and the fonts."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from workbook.report.fonts import Faces
from workbook.report.tagging import Element, Tags, finish
from workbook.report.text import Lines

# Nothing is fetched for a page, from this computer or from anywhere else.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []

LINE_GREY = 0x6B / 255
"""Lines, and ratings of an earlier wording."""


class Pen:
    """Draws tagged content on pages of `width` × `height` points, measured from the lower left corner."""

    def __init__(self, faces: Faces, width: float, height: float) -> None:
        self.faces = faces
        self._data = BytesIO()
        self.canvas = Canvas(
            self._data, (width, height), initialFontName=faces.main(bold=False).fontName, pageCompression=0, invariant=1
        )
        self.tags = Tags(self.canvas)
        self._bookmarks = 0

    def text(self, element: Element, lines: Lines, x: float, top: float, width: float, align: str = "start") -> None:
        """Draw lines of text below `top` as a part of `element`."""
        if lines.spoken is not None and element.actual_text is None:
            element.actual_text = lines.spoken
        with self.tags.content(element):
            lines.draw(self.canvas, self.tags, x, top, width, align)

    def running_text(self, lines: Lines, x: float, top: float, width: float, align: str = "start") -> None:
        """Draw text that stands on every page and is not read aloud there."""
        with self.tags.artifact(running=True):
            lines.draw(self.canvas, self.tags, x, top, width, align)

    def rule(self, x: float, y: float, width: float, weight: float = 0.5, grey: float = LINE_GREY) -> None:
        """Draw a level line."""
        with self.lines(weight, grey):
            self.canvas.line(x, y, x + width, y)

    def upright(self, x: float, top: float, bottom: float, weight: float, grey: float = 0.0) -> None:
        """Draw an upright line."""
        with self.lines(weight, grey):
            self.canvas.line(x, top, x, bottom)

    def box(self, x: float, y: float, side: float, weight: float = 1.0) -> None:
        """Draw an empty box to tick, from its lower left corner."""
        with self.lines(weight, 0.0):
            self.canvas.rect(x, y, side, side)

    @contextmanager
    def lines(self, weight: float, grey: float) -> Iterator[None]:
        """Draw lines that carry no meaning of their own for a reader who hears the page."""
        with self.tags.artifact():
            self.canvas.setLineWidth(weight)
            self.canvas.setStrokeGray(grey)
            yield

    def bookmark(self, title: str, top: float, level: int) -> None:
        """Add an entry to the list of bookmarks that leads to this place on this page."""
        self._bookmarks += 1
        key = f"place-{self._bookmarks}"
        self.canvas.bookmarkHorizontal(key, 0, top)
        self.canvas.addOutlineEntry(title, key, level)

    def next_page(self) -> None:
        """End this page."""
        self.canvas.showPage()

    def finish(self, *, title: str, language: str, day: date) -> bytes:
        """Return the finished file."""
        self.canvas.save()
        return finish(self._data.getvalue(), self.tags, title=title, language=language, day=day)
