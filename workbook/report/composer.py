"""Makes the blocks of the report in its one look: headings, texts, own words, facts, lists and tables."""

from collections.abc import Callable, Sequence

from workbook.report.blocks import MM, Place, Rule, Space, Words
from workbook.report.flow import Block, Column, Row, Stack, Table
from workbook.report.pen import Pen
from workbook.report.tagging import Element
from workbook.report.text import Style, text_width
from workbook.resources import translate as _
from workbook.services.report import DatedText, Fact

LARGE = 16 / 10.5
"""Large print is 16 point for reading text."""
SECOND = 0x4A / 255
"""Grey of second rank."""
_RULE_GREY = 0.75
_LONG = 24
"""From more rows than this on, a table is set closer."""
_LOOSE, _DENSE = 3.5, 1.5
"""Room above and below the rows of a table, in points."""


class Composer:
    """Everything that blocks are made with, for pages `width` points wide between their margins."""

    def __init__(self, pen: Pen, width: float, *, large_print: bool) -> None:
        self.pen = pen
        self.width = width
        self.large_print = large_print
        self.factor = LARGE if large_print else 1.0
        self.title = self._style(19, 25, bold=True)
        self.section = self._style(12.5, 17, bold=True)
        self.sub = self._style(10.5, 14, bold=True)
        self.body = self._style(10.5, 14)
        self.second = self._style(10.5, 14, grey=SECOND)
        self.goal = self._style(11, 15, bold=True)
        self.number = self._style(16, 20)
        self.number_now = self._style(16, 20, bold=True)
        self.caption = self._style(9, 12, grey=SECOND)
        self.running = Style(9, 12, grey=SECOND)
        self.caption_bold = self._style(9, 12, bold=True, grey=SECOND)
        self.low_goal = self._style(10.5, 13, bold=True)
        self.low_number = self._style(10.5, 13)
        self.low_caption = self._style(9, 11, grey=SECOND)

    def _style(self, size: float, leading: float, *, bold: bool = False, grey: float = 0.0) -> Style:
        return Style(size, leading, bold, grey).scaled(self.factor)

    def narrowed(self, width: float) -> "Composer":
        """Return one for a column of the page, `width` points wide."""
        return Composer(self.pen, width, large_print=self.large_print)

    def space(self, points: float) -> float:
        """Return a distance that grows a little with the print."""
        return points * (1.25 if self.large_print else 1.0)

    def part(self) -> Element:
        """Return a new part of the document."""
        return self.pen.tags.root.add("Sect")

    def words(
        self,
        parent: Element,
        text: str,
        style: Style | None = None,
        *,
        kind: str = "P",
        gap: float = 0.0,
        keeps: bool = False,
        base: int | None = None,
    ) -> Words:
        """Return a paragraph; `base` 0 for a sentence of the program that holds words of the person."""
        return Words(self.pen, parent.add(kind), text, style or self.body, gap=gap, keeps_with_next=keeps, base=base)

    def own(self, parent: Element, text: str, *, gap: float = 4.0, style: Style | None = None) -> Words:
        """Return the person's own words, with their line."""
        element = parent.add("BlockQuote").add("P")
        return Words(self.pen, element, text, style or self.body, gap=self.space(gap), quote=True)

    def page_title(
        self, parent: Element, over: str | None, text: str, *, level: str = "H2", beside: str | None = None
    ) -> list[Block]:
        """Return the title of a part with a small line over it and, where there is room, a hint beside it."""
        blocks: list[Block] = []
        if over is not None:
            blocks.append(self.words(parent, over, self.second, keeps=True))
        depth = 0 if level == "H1" else 1
        place = Place(text, depth)
        heading = parent.add(level)
        if beside is None or self.large_print:
            title = Words(self.pen, heading, text, self.title, align="left", keeps_with_next=True, place=place)
            blocks.append(title)
            if beside is not None:
                blocks.append(self.words(parent, beside, self.second, keeps=True))
            return blocks
        wide = text_width(text, self.title, self.pen.faces) + 12
        hint = Words(self.pen, parent.add("P"), beside, self.second, align="end")
        title = Words(self.pen, heading, text, self.title, place=place)
        row = Row([Column(0, wide, title), Column(wide, self.width - wide, Stack([Space(6), hint]))])
        row.keeps_with_next = True
        return [*blocks, row]

    def section_head(self, parent: Element, text: str, *, beside: str | None = None, level: str = "H2") -> list[Block]:
        """Return a black line with a heading under it, and a caption beside or under the heading."""
        line = Rule(gap=self.space(15), weight=1.1, grey=0.0, keeps_with_next=True)
        heading = parent.add(level)
        if beside is None:
            return [line, self._heading(heading, text)]
        wide = text_width(text, self.section, self.pen.faces) + 0.8 * self.section.size
        note = Words(self.pen, parent.add("P"), beside, self.caption)
        if wide + text_width(beside, self.caption, self.pen.faces) > self.width:
            note.gap, note.keeps_with_next = 2, True
            return [line, self._heading(heading, text), note]
        drop = Space((self.section.leading - self.caption.leading) * 0.68)
        row = Row(
            [
                Column(0, wide, Words(self.pen, heading, text, self.section)),
                Column(wide, self.width - wide, Stack([drop, note])),
            ],
            gap=self.space(6),
        )
        row.keeps_with_next = True
        return [line, row]

    def _heading(self, element: Element, text: str) -> Words:
        return Words(self.pen, element, text, self.section, gap=self.space(6), keeps_with_next=True)

    def sub_head(self, parent: Element, text: str, *, level: str = "H3", gap: float = 12.0) -> Words:
        """Return a small heading."""
        return self.words(parent, text, self.sub, kind=level, gap=self.space(gap), keeps=True)

    def bullets(self, parent: Element, texts: Sequence[str], *, gap: float = 5.0) -> list[Block]:
        """Return a list with a dot before each text."""
        return self.listed(parent, [("•", text) for text in texts], gap=gap, numbering="Disc")

    def listed(
        self,
        parent: Element,
        items: Sequence[tuple[str, str]],
        *,
        gap: float = 5.0,
        numbering: str = "Decimal",
        indent: float = 14.0,
    ) -> list[Block]:
        """Return a list with a label before each text."""
        within = parent.add("L", numbering=numbering)
        return [self._item(within.add("LI"), label, text, gap, indent) for label, text in items]

    def _item(self, item: Element, label: str, text: str, gap: float, indent: float) -> Row:
        mark = Words(self.pen, item.add("Lbl"), label, self.body)
        body = Words(self.pen, item.add("LBody"), text, self.body)
        left = indent * self.factor
        return Row([Column(0, left, mark), Column(left, self.width - left, body)], gap=self.space(gap))

    def facts_across(self, parent: Element, facts: Sequence[Fact], *, gap: float) -> list[Block]:
        """Return facts beside each other, as many in a row as have room, the label over what it says."""
        rows: list[list[tuple[Fact, float]]] = [[]]
        used = 0.0
        for fact in facts:
            wide = max(
                text_width(fact.label, self.caption, self.pen.faces), text_width(fact.text, self.sub, self.pen.faces)
            )
            wide = min(wide + 2, self.width)
            if rows[-1] and used + wide > self.width:
                rows.append([])
                used = 0.0
            rows[-1].append((fact, wide))
            used += wide + 14
        return [self._facts_row(parent, row, gap if place == 0 else 8) for place, row in enumerate(rows)]

    def _facts_row(self, parent: Element, row: list[tuple[Fact, float]], gap: float) -> Row:
        spare = max(0.0, self.width - sum(wide for _fact, wide in row))
        between = min(54.0, spare / max(1, len(row) - 1)) if len(row) > 1 else 0.0
        columns, x = [], 0.0
        for fact, wide in row:
            label = Words(self.pen, parent.add("P"), fact.label, self.caption)
            columns.append(Column(x, wide, Stack([label, Words(self.pen, parent.add("P"), fact.text, self.sub)])))
            x += wide + between
        return Row(columns, gap=self.space(gap))

    def together(self, parent: Element, title: str, make_blocks: Callable[[], Sequence[Block]]) -> Stack:
        """Return a heading of the third level with what stands under it, on one page where they fit on one."""
        head = self.section_head(parent, title, level="H3")
        return Stack([*head, *make_blocks()], gap=self.space(15), whole=True)

    def dated(self, parent: Element, texts: Sequence[DatedText]) -> list[Block]:
        """Return own words, each under its day and what it is about."""
        blocks: list[Block] = []
        for each in texts:
            about = _("{day}, {about}").format(day=each.day, about=each.about)
            blocks.append(self.words(parent, about, self.caption, gap=8, keeps=True))
            blocks.append(self.own(parent, each.own_text, gap=2))
        return blocks

    def facts_down(self, parent: Element, facts: Sequence[Fact], *, label_width: float = 34 * MM) -> list[Block]:
        """Return facts one below the other as a small table, the label left of what it says.

        What runs right to left ends where the widest of it does, so that it stands beside its label.
        """
        table = parent.add("Table")
        left = min(label_width * self.factor, 0.4 * self.width)
        room = self.width - left
        pairs = []
        for fact in facts:
            row = table.add("TR")
            label = Words(self.pen, row.add("TH", scope="Row"), fact.label, self.second)
            pairs.append((label, Words(self.pen, row.add("TD"), fact.text, self.body, quote=fact.own)))
        from_right = [said for _label, said in pairs if said.runs_right_to_left(room)]
        narrow = max((said.natural_width(room) for said in from_right), default=room)
        rows: list[Block] = []
        for label, said in pairs:
            wide = narrow if said in from_right else room
            drop = Space(max(0.0, said.first_leading(wide) - label.first_leading(left - 8)) / 2)
            columns = [Column(0, left - 8, Stack([drop, label])), Column(left, wide, said)]
            rows.append(Row(columns, gap=self.space(5)))
        return rows

    def table(
        self,
        parent: Element,
        columns: Sequence[tuple[str, float]],
        rows: Sequence[Sequence[Callable[[Element], Block] | str]],
        *,
        gap: float,
        heads: Sequence[bool] = (),
        strong_rule: frozenset[int] = frozenset(),
        between: float = 8.0,
        dense: bool = False,
    ) -> Table:
        """Return a table: columns with their titles and widths, and for each row its cells.

        `heads` says which columns head their row; a row in `strong_rule` has a heavier line over it. `between` columns
        are so many points. A `dense` table is set closer, as a long one is.
        """
        table = parent.add("Table")
        head_row = table.add("TR")
        titles = [head_row.add("TH", scope="Column") for _column in columns]
        places, x = [], 0.0
        for _title, wide in columns:
            places.append((x, wide - between))
            x += wide

        def head(first: bool) -> Block:
            cells = [
                Column(left, wide, Words(self.pen, titles[n] if first else None, columns[n][0], self.caption_bold))
                for n, (left, wide) in enumerate(places)
            ]
            return Stack([Row(cells, below=3), Rule(weight=0.8)], whole=True)

        body = []
        for number, cells in enumerate(rows):
            row = table.add("TR")
            made = []
            for n, cell in enumerate(cells):
                kind = "TH" if n < len(heads) and heads[n] else "TD"
                element = row.add(kind, scope="Row" if kind == "TH" else None)
                block = Words(self.pen, element, cell, self.body) if isinstance(cell, str) else cell(element)
                made.append(Column(places[n][0], places[n][1], block))
            if number == 0:
                line: Block = Stack([])
            elif number in strong_rule:
                line = Rule(weight=1.1, grey=0.0)
            else:
                line = Rule(grey=_RULE_GREY)
            room = self.factor * (_DENSE if dense or len(rows) > _LONG else _LOOSE)
            body.append(_Lined(line, Row(made, above=room, below=room)))
        whole = Table(head, body)
        whole.gap = self.space(gap)
        return whole


class _Lined(Stack):
    """A row of a table with the line over it, on one page where it fits on one."""

    def __init__(self, line: Block, row: Block) -> None:
        super().__init__([line, row], whole=True)
