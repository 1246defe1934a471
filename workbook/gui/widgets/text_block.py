"""Words set in lines: wrapped between words, or within one that is too long, with the height of line that is wanted."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QTextCharFormat, QTextLayout, QTextOption

from workbook.gui.theme import BODY, Lettering, Theme

UNLIMITED = 100_000.0
"""A width, in pixels, that no line of words reaches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Some words with a colour or weight of their own; None takes that of the letters around them."""

    text: str
    colour: str | None = None
    bold: bool | None = None


def plain(words: str | Sequence[Span]) -> str:
    """Return the words alone."""
    return words if isinstance(words, str) else "".join(span.text for span in words)


class TextBlock:
    """Words in lines of a width in pixels; `height` and `width` are what they take, white space at the end nothing."""

    def __init__(
        self,
        words: str | Sequence[Span],
        lettering: Lettering = BODY,
        width: float = UNLIMITED,
        *,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        underline: bool = False,
    ) -> None:
        theme = Theme.of()
        spans = [Span(text=words)] if isinstance(words, str) else words
        text = plain(spans).rstrip().replace("\r\n", " \u2028").replace("\n", "\u2028").replace("\t", " ")
        self._layout = QTextLayout(text, theme.font(lettering))
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(_direction(lettering))
        self._layout.setTextOption(option)
        self._layout.setFormats(_formats(spans, lettering, theme, underline))
        self._layout.setCacheEnabled(True)
        self.height = 0
        self.first_line = theme.px(lettering.line)
        natural = self._set_lines(math.floor(max(width, 1)), theme.px(lettering.line))
        self.width = math.ceil(natural)

    def paint(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Paint the words from their upper left corner, those without a colour of their own in `colour`."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(left, top))

    def _set_lines(self, width: float, line_height: int) -> float:
        natural = 0.0
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            height = max(line_height, math.ceil(line.height()) if line.height() > line_height + 4 else line_height)
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
            natural = max(natural, line.naturalTextWidth())
        self._layout.endLayout()
        self.height = round(top) or line_height
        return natural


def _direction(lettering: Lettering) -> Qt.LayoutDirection:
    """Return how to read: the person's own words as they begin, the program's as the program, whatever it quotes."""
    return Qt.LayoutDirection.LayoutDirectionAuto if lettering.colour == "ink" else QGuiApplication.layoutDirection()


def _formats(
    spans: Sequence[Span], lettering: Lettering, theme: Theme, underline: bool
) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for span in spans:
        form = QTextCharFormat()
        if span.colour is not None:
            form.setForeground(theme.colour(span.colour))
        if span.bold is not None and span.bold != lettering.bold:
            form.setFontWeight(QFont.Weight.DemiBold if span.bold else QFont.Weight.Normal)
        form.setFontUnderline(underline)
        each = QTextLayout.FormatRange()
        each.start, each.length, each.format = start, _length(span.text), form
        ranges.append(each)
        start += each.length
    return ranges


def _length(text: str) -> int:
    """Return the length in UTF-16 code units, as Qt counts."""
    return len(text.encode("utf-16-le")) // 2
