"""Blocks that stand one below the other, and how they flow over pages: what stays together, and where a page ends."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbook.report.pen import Pen

_STEP = 0.1
"""How exactly is found what room is left."""
_TIGHTEST = {2: 0.33, 3: 0.6, 4: 0.6}
"""How much of the room between blocks is at least left, to bring what takes so many pages on one page less."""
LEAST_LINES = 2
"""A text that goes over two pages leaves at least so many lines on each."""


LEAST_ROWS = 2
"""A table that goes over two pages leaves at least so many rows on each."""


class Block:
    """Something of a certain height on the page.

    `gap` is the room above it in points, left out at the top of a page. A block that keeps with the next never stands
    last on a page; an `optional` one is left out when it does not fit on the page it would stand on. One with a `title`
    begins something that pages after it continue.
    """

    gap: float = 0.0
    title: str | None = None
    keeps_with_next: bool = False
    optional: bool = False

    def height(self, width: float) -> float:
        """Return the height in points when it is `width` points wide."""
        raise NotImplementedError

    def least(self, width: float) -> float:
        """Return the height of the smallest part that may stand at the end of a page."""
        return self.height(width)

    def split(self, width: float, room: float, *, forced: bool) -> "tuple[Block, Block] | None":
        """Return a part that fits into `room` and the rest, or None; `forced` when a whole page is not enough."""
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it below `top`."""
        raise NotImplementedError

    @property
    def lacking(self) -> bool:
        """Whether it holds a letter that no font on this computer has."""
        return False

    def tighten(self, factor: float) -> None:
        """Make the room above it, and within it, smaller by a factor."""
        self.gap *= factor


class Stack(Block):
    """Blocks one below the other. One that is `whole` goes over two pages only when a page is not enough for it."""

    def __init__(
        self, blocks: Sequence[Block], *, gap: float = 0.0, whole: bool = False, title: str | None = None
    ) -> None:
        self.blocks = list(blocks)
        self.gap = gap
        self.title = title
        self.whole = whole

    def height(self, width: float) -> float:
        """Return the height of all blocks with the gaps between them."""
        return sum(block.height(width) + (block.gap if place else 0) for place, block in enumerate(self.blocks))

    def least(self, width: float) -> float:
        """Return the height of the first block with what it keeps with."""
        return self.height(width) if self.whole else _least_of(self.blocks, width)

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Split between blocks or in one of them."""
        if self.whole and not forced:
            return None
        here, rest = fill(self.blocks, width, room, forced=forced)
        if not here or not rest:
            return None
        return Stack(here, gap=self.gap, title=self.title), Stack(rest)

    def tighten(self, factor: float) -> None:
        """Make all room smaller by a factor."""
        self.gap *= factor
        for block in self.blocks:
            block.tighten(factor)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw all blocks."""
        for place, block in enumerate(self.blocks):
            top -= block.gap if place else 0
            block.draw(pen, x, top, width)
            top -= block.height(width)

    @property
    def lacking(self) -> bool:
        """Whether any block holds a letter that no font has."""
        return any(block.lacking for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the blocks that stand side by side: where it begins and how wide it is, in points."""

    x: float
    width: float
    block: Block


class Row(Block):
    """Blocks side by side; with `middle` each stands half way down the highest."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        gap: float = 0.0,
        above: float = 0.0,
        below: float = 0.0,
        middle: bool = False,
    ) -> None:
        self.columns = list(columns)
        self.gap = gap
        self.above = above
        self.below = below
        self.middle = middle

    def height(self, width: float) -> float:
        """Return the height of the highest block."""
        return self.above + max(column.block.height(column.width) for column in self.columns) + self.below

    def least(self, width: float) -> float:
        """Return the height of the highest smallest part."""
        return self.above + max(column.block.least(column.width) for column in self.columns) + self.below

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Split those blocks that do not fit."""
        room -= self.above + self.below
        first, rest = [], []
        for column in self.columns:
            block: Block = column.block
            after: Block = Stack([])
            if block.height(column.width) > room:
                parts = block.split(column.width, room, forced=forced)
                if parts is None:
                    return None
                block, after = parts
            first.append(Column(column.x, column.width, block))
            rest.append(Column(column.x, column.width, after))
        return self._with(first, self.gap), self._with(rest, 0.0)

    def tighten(self, factor: float) -> None:
        """Make all room smaller by a factor."""
        self.gap *= factor
        self.above *= factor
        self.below *= factor
        for column in self.columns:
            column.block.tighten(factor)

    def _with(self, columns: list[Column], gap: float) -> "Row":
        return Row(columns, gap=gap, above=self.above, below=self.below, middle=self.middle)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw all blocks."""
        inner = self.height(width) - self.above - self.below
        for column in self.columns:
            down = (inner - column.block.height(column.width)) / 2 if self.middle else 0.0
            column.block.draw(pen, x + column.x, top - self.above - down, column.width)

    @property
    def lacking(self) -> bool:
        """Whether any block holds a letter that no font has."""
        return any(column.block.lacking for column in self.columns)


class Table(Block):
    """Rows under a head that is drawn again on each page; `head` makes it, True for the first time."""

    def __init__(self, head: Callable[[bool], Block], rows: Sequence[Block], *, first: bool = True) -> None:
        self._make_head = head
        self.head = head(first)
        self.rows = list(rows)
        self.first = first

    def height(self, width: float) -> float:
        """Return the height of head and rows."""
        return self.head.height(width) + sum(row.height(width) for row in self.rows)

    def least(self, width: float) -> float:
        """Return the height of the head with as many rows as may stand alone."""
        if len(self.rows) < 2 * LEAST_ROWS:
            return self.head.height(width) + self.rows[0].least(width)
        return self.head.height(width) + sum(row.height(width) for row in self.rows[:LEAST_ROWS])

    def split(self, width: float, room: float, *, forced: bool) -> tuple[Block, Block] | None:
        """Split between rows, so that few stand alone where no page asks for it, or in a row higher than a page."""
        here, rest = fill(self.rows, width, room - self.head.height(width), forced=forced)
        is_between_rows = len(here) + len(rest) == len(self.rows)
        if is_between_rows and len(self.rows) >= 2 * LEAST_ROWS:
            while here and len(rest) < LEAST_ROWS:
                rest.insert(0, here.pop())
            if len(here) < LEAST_ROWS and not forced:
                return None
        if not here or not rest:
            return None
        part = Table.__new__(Table)
        part._make_head, part.head, part.rows, part.first = self._make_head, self.head, here, self.first
        part.gap = self.gap
        return part, Table(self._make_head, rest, first=False)

    def tighten(self, factor: float) -> None:
        """Make all room smaller by a factor."""
        self.gap *= factor
        for row in self.rows:
            row.tighten(factor)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw head and rows."""
        for block in (self.head, *self.rows):
            block.draw(pen, x, top, width)
            top -= block.height(width)

    @property
    def lacking(self) -> bool:
        """Whether any row holds a letter that no font has."""
        return any(row.lacking for row in self.rows)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page, `down` points below its upper edge."""

    block: Block
    down: float


def fill(blocks: Sequence[Block], width: float, room: float, *, forced: bool) -> tuple[list[Block], list[Block]]:
    """Return the blocks that fit into `room` and the rest; `forced` when the first one may be cut where it never is."""
    here: list[Block] = []
    used = 0.0
    for place, block in enumerate(blocks):
        gap = block.gap if here else 0.0
        left = room - used - gap
        after = blocks[place + 1 :]
        begins = forced and all(each.keeps_with_next for each in here)
        if _fits(block, after, width, left, begins=begins):
            here.append(block)
            used += gap + block.height(width)
            continue
        parts = block.split(width, left, forced=begins) if begins or not block.keeps_with_next else None
        if parts is not None:
            return [*here, parts[0]], [parts[1], *after]
        return here, list(blocks[place:])
    return here, []


def fit_on_fewer_pages(blocks: Sequence[Block], width: float, height: float) -> None:
    """Take a little room from between the blocks where that saves a page; else leave them as they are."""
    needed = [block for block in blocks if not block.optional]
    whole = Stack(needed)
    if whole.height(width) > len(_TIGHTEST) * height:
        return
    before = _count(needed, width, height)
    if before not in _TIGHTEST:
        return

    def saves(factor: float) -> bool:
        whole.tighten(factor)
        is_saved = _count(needed, width, height) < before
        whole.tighten(1 / factor)
        return is_saved

    tight, loose = _TIGHTEST[before], 1.0
    if not saves(tight):
        return
    while loose - tight > _STEP:
        half_way = (tight + loose) / 2
        tight, loose = (half_way, loose) if saves(half_way) else (tight, half_way)
    whole.tighten(tight)


def _count(blocks: Sequence[Block], width: float, height: float) -> int:
    return sum(1 for _page in pages(blocks, width, height))


def pages(blocks: Sequence[Block], width: float, height: float) -> Iterator[list[Placed]]:
    """Yield what stands on each page."""
    rest = list(blocks)
    while rest:
        here, rest = fill(rest, width, height, forced=True)
        if not here:
            here, rest = rest[:1], rest[1:]
        if rest and rest[0].optional:
            rest = rest[1:]
        yield _placed(here, width)


def _placed(blocks: list[Block], width: float) -> list[Placed]:
    down = 0.0
    found = []
    for place, block in enumerate(blocks):
        down += block.gap if place else 0.0
        found.append(Placed(block, down))
        down += block.height(width)
    return found


def _fits(block: Block, after: Sequence[Block], width: float, room: float, *, begins: bool) -> bool:
    """Return whether a block has room, with what it keeps with unless the page `begins` with it."""
    left = room - block.height(width)
    if left < 0 or begins or not block.keeps_with_next or not after:
        return left >= 0
    return after[0].gap + _least_of(after, width) <= left


def _least_of(blocks: Sequence[Block], width: float) -> float:
    """Return the least height of the first block, with all blocks that it keeps with."""
    least = 0.0
    for place, block in enumerate(blocks):
        gap = block.gap if place else 0.0
        if not block.keeps_with_next:
            return least + gap + block.least(width)
        least += gap + block.height(width)
    return least
