"""What the pages are made of: texts, rules, boxes to tick, lines to write on, and a line from 0 to 10 to mark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbook.report.flow import LEAST_LINES, Block
from workbook.report.pen import LINE_GREY, Pen
from workbook.report.tagging import Element
from workbook.report.text import Lines, Style, break_lines

MM = 72 / 25.4
_QUOTE_LINE = 2.0
_QUOTE_INSET = 9.0
_LARGE = 12.0
"""From this size of the numbers on, in points, the line from 0 to 10 takes the whole width."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry in the list of bookmarks: its title and how deep it lies, from 0."""

    title: str
    level: int


class Words(Block):
    """A text that flows over pages; `quote` marks the person's own words with a line where they begin.

    Without an `element` it repeats what was read aloud before, such as the head of a table on its next page.
    `base` 0 is for a sentence of the program around words of the person, which may run right to left.
    """

    def __init__(
        self,
        pen: Pen,
        element: Element | None,
        text: str,
        style: Style,
        *,
        gap: float = 0.0,
        align: str = "start",
        quote: bool = False,
        keeps_with_next: bool = False,
        place: Place | None = None,
        base: int | None = None,
    ) -> None:
        self._pen = pen
        self._element = element
        self._base = base
        self._text = text
        self._style = style
        self._align = align
        self._quote = quote
        self._place = place
        self._broken: dict[float, Lines] = {}
        self._heights: dict[float, float] = {}
        self.gap = gap
        self.keeps_with_next = keeps_with_next

    def _lines(self, width: float) -> Lines:
        if width not in self._broken:
            inner = width - (_QUOTE_INSET if self._quote else 0.0)
            self._broken[width] = break_lines(self._text, self._style, inner, self._pen.faces, self._base)
        return self._broken[width]

    def height(self, width: float) -> float:
        """Return the height of its lines."""
        if width not in self._heights:
            self._heights[width] = self._lines(width).height
        return self._heights[width]

    def least(self, width: float) -> float:
        """Return the height of as many lines as may stand alone."""
        lines = self._lines(width)
        few = len(lines.lines) < 2 * LEAST_LINES
        return lines.height if few else lines.part(0, LEAST_LINES).height

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Split between two lines."""
        lines = self._lines(width)
        count, used = 0, 0.0
        while count < len(lines.lines) and used + lines.leading(lines.lines[count]) <= room:
            used += lines.leading(lines.lines[count])
            count += 1
        count = min(count, len(lines.lines) - LEAST_LINES)
        if count < LEAST_LINES:
            return None
        return self._part(width, lines.part(0, count), self._place), self._part(
            width, lines.part(count, len(lines.lines)), None
        )

    def _part(self, width: float, lines: Lines, place: Place | None) -> "Words":
        part = Words(
            self._pen, self._element, self._text, self._style, align=self._align, quote=self._quote, place=place
        )
        part._broken[width] = lines
        return part

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw its lines."""
        lines = self._lines(width)
        if self._place is not None:
            pen.bookmark(self._place.title, top, self._place.level)
        if self._quote:
            from_right = self.runs_right_to_left(width)
            edge = x + width - _QUOTE_LINE / 2 if from_right else x + _QUOTE_LINE / 2
            pen.upright(edge, top - 1, top - lines.height + 1, _QUOTE_LINE)
            x, width = x if from_right else x + _QUOTE_INSET, width - _QUOTE_INSET
        if self._element is None:
            pen.running_text(lines, x, top, width, self._align)
        else:
            pen.text(self._element, lines, x, top, width, self._align)

    def runs_right_to_left(self, width: float) -> bool:
        """Tell whether it begins with a right-to-left paragraph."""
        return self._lines(width).lines[0].base == 1

    def natural_width(self, width: float) -> float:
        """Return how much of the width its lines take."""
        return min(width, self._lines(width).width + (_QUOTE_INSET if self._quote else 0.0) + 1)

    def first_leading(self, width: float) -> float:
        """Return the height of its first line."""
        lines = self._lines(width)
        return lines.leading(lines.lines[0])

    @property
    def lacking(self) -> bool:
        """Whether it holds a letter that no font on this computer has."""
        return any(lines.lacking for lines in self._broken.values())


class Rule(Block):
    """A level line over the whole width."""

    def __init__(
        self, *, gap: float = 0.0, weight: float = 0.5, grey: float = LINE_GREY, keeps_with_next: bool = False
    ) -> None:
        self.gap = gap
        self.keeps_with_next = keeps_with_next
        self._weight = weight
        self._grey = grey

    def height(self, width: float) -> float:
        """Return its weight."""
        return self._weight

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        pen.rule(x, top - self._weight / 2, width, self._weight, self._grey)


class Space(Block):
    """Room that is always left free, in points."""

    def __init__(self, points: float) -> None:
        self._points = points

    def height(self, width: float) -> float:
        """Return the room."""
        return self._points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw nothing."""


class WritingLines(Block):
    """Lines to write on, some millimetres apart."""

    def __init__(self, count: int, *, gap: float = 0.0, apart: float = 7.5) -> None:
        self.gap = gap
        self._count = count
        self._apart = apart * MM

    def height(self, width: float) -> float:
        """Return the height of all lines."""
        return self._count * self._apart

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw them."""
        for number in range(self._count):
            pen.rule(x, top - (number + 1) * self._apart, width)


class Drawn(Block):
    """A picture of a fixed height; `draw` is given the pen, the left edge, the top and the width."""

    def __init__(
        self, height: float, draw: Callable[[Pen, float, float, float], None], *, gap: float = 0.0, keeps: bool = False
    ) -> None:
        self.gap = gap
        self.keeps_with_next = keeps
        self._height = height
        self._draw = draw

    def height(self, width: float) -> float:
        """Return its height."""
        return self._height

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it."""
        self._draw(pen, x, top, width)


@dataclass(frozen=True, slots=True)
class Choice:
    """Words beside an empty box; `bold` stands out."""

    text: str
    bold: bool = False


def box_size(style: Style) -> float:
    """Return how large a box to tick is beside words, in points."""
    return 4 * MM * max(1.0, style.size / 12)


class Choices(Block):
    """Boxes to tick, each with its words, one after the other and on the next line where there is no more room.

    With `columns` they stand in so many columns, read from top to bottom in each.
    """

    def __init__(
        self,
        pen: Pen,
        parent: Element,
        choices: Sequence[Choice],
        style: Style,
        *,
        gap: float = 0.0,
        columns: int | None = None,
    ) -> None:
        self.gap = gap
        self._pen = pen
        self._columns = columns
        self._style = style
        self._bold = Style(style.size, style.leading, bold=True, grey=style.grey)
        self._box = box_size(style)
        self._choices = choices
        self._list = parent.add("L", numbering="None")
        self._elements = [self._list.add("LI").add("LBody") for _choice in choices]

    def _placed(self, width: float) -> tuple[list[tuple[float, float, Lines]], float]:
        """Return where each box begins (across and down) with its words, and the height of all."""
        beside = self._box + 0.6 * self._style.size
        placed = []
        if self._columns is not None:
            each = width / self._columns
            rows = -(-len(self._choices) // self._columns)
            down, lowest = 0.0, 0.0
            for number, choice in enumerate(self._choices):
                column, row = divmod(number, rows)
                down = 0.0 if row == 0 else down
                lines = self._lines(choice, each - beside - self._style.size)
                placed.append((column * each, down, lines))
                down += max(lines.height, self._box) + 0.5 * self._style.size
                lowest = max(lowest, down)
            return placed, lowest - 0.5 * self._style.size
        across, down, row_height = 0.0, 0.0, 0.0
        for choice in self._choices:
            lines = self._lines(choice, width - beside)
            if across and across + beside + lines.width > width:
                across, down, row_height = 0.0, down + row_height + 0.4 * self._style.size, 0.0
            placed.append((across, down, lines))
            row_height = max(row_height, lines.height, self._box)
            across += beside + lines.width + 1.6 * self._style.size
        return placed, down + row_height

    def _lines(self, choice: Choice, width: float) -> Lines:
        return break_lines(choice.text, self._bold if choice.bold else self._style, width, self._pen.faces)

    def height(self, width: float) -> float:
        """Return the height of all lines of choices."""
        return self._placed(width)[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw boxes and words."""
        beside = self._box + 0.6 * self._style.size
        for element, (across, down, lines) in zip(self._elements, self._placed(width)[0], strict=True):
            line = lines.leading(lines.lines[0])
            middle = top - down - line / 2
            pen.box(x + across, middle - self._box / 2, self._box)
            pen.text(element, lines, x + across + beside, top - down, lines.width + 1)


class FillIn(Block):
    """A label and a line to write on beside it."""

    def __init__(self, pen: Pen, parent: Element, label: str, style: Style, *, gap: float = 0.0) -> None:
        self.gap = gap
        self._style = style
        self._element = parent.add("P")
        self._lines = break_lines(label, style, 1000, pen.faces)

    def height(self, width: float) -> float:
        """Return the height of a line to write on."""
        return max(self._lines.height, 7.5 * MM, 1.4 * self._style.leading)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the label and the line."""
        height = self.height(width)
        pen.text(self._element, self._lines, x, top - height + self._lines.height, width)
        begin = self._lines.width + 0.6 * self._style.size
        pen.rule(x + begin, top - height + 0.18 * self._style.leading, width - begin)


def scale_length(width: float, style: Style) -> float:
    """Return how long a line from 0 to 10 is where it has so much room, in points."""
    room = width - style.size
    return room if style.size > _LARGE else min(121 * MM, room)


class Scale(Block):
    """A line from 0 to 10 to mark, 121 mm long, or over the whole width in large print, with a tick at every number."""

    def __init__(self, pen: Pen, parent: Element, alt: str, style: Style, *, gap: float = 0.0) -> None:
        self.gap = gap
        self._style = style
        self._element = parent.add("Figure", alt=alt)
        self._numbers = [break_lines(str(number), style, 100, pen.faces) for number in range(11)]

    def height(self, width: float) -> float:
        """Return the height of line and numbers."""
        return 4 * MM + self._style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw line, ticks and numbers."""
        canvas = pen.canvas
        length = scale_length(width, self._style)
        y = top - 2.2 * MM
        step = length / 10
        bottom = top - self.height(width)
        self._element.box = (x - self._style.size, bottom, x + length + self._style.size, top)
        with pen.tags.content(self._element):
            canvas.setStrokeGray(0)
            canvas.setLineWidth(1.1)
            canvas.line(x, y, x + length, y)
            for number in range(11):
                reach = 2.1 * MM if number % 5 == 0 else 1.4 * MM
                canvas.line(x + number * step, y - reach, x + number * step, y + reach)
            for number, lines in enumerate(self._numbers):
                lines.draw(canvas, pen.tags, x + number * step - 20, top - 4.4 * MM, 40, "middle")
