"""A table to read: a quiet head, thin rules between rows, as high as what is in it; Tab goes on past it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbook.gui.theme import Lettering, Theme
from workbook.gui.widgets.text_block import TextBlock

_HEAD = Lettering(size=13, line=18, bold=True, colour="quiet")
_ROW, _GAP, _ABOVE, _FRAME = 32, 16, 5, 2
_NARROWEST = 56
_LAST, _MIDDLE = 90, 80
"""The last column, of notes, gives way first, then all but the first, to so many pixels at 100 %."""
_ONE_LINE = re.compile(r"[ -\u024f\u2010-\u2027\u2212]*")
"""Words in letters of the usual height, without a break."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one place; "ink" is the colour of the person's own words, "quiet" of what is missing."""

    text: str
    colour: str = "print"
    bold: bool = False

    @property
    def lettering(self) -> Lettering:
        """Its letters."""
        return Lettering(size=15, line=22, bold=self.bold, colour=self.colour)


class _Rows(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heads: Sequence[str] = ()
        self.rows: Sequence[Sequence[Cell]] = ()

    def fill(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, for the eye and for assistive technology."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()].text
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None


class _CellPainter(QStyledItemDelegate):
    def __init__(self, table: "TableView") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the words in lines, and the rule below."""
        theme = Theme.of()
        rect = option.rect
        if self._table.hasFocus() and index == self._table.currentIndex():
            painter.fillRect(rect, theme.colour("wash"))
        cell = self._table.cell(index.row(), index.column())
        block = TextBlock(cell.text, cell.lettering, rect.width() - theme.px(_GAP))
        block.paint(painter, rect.x(), rect.y() + theme.px(_ABOVE), theme.colour(cell.colour))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("rule"))


class TableView(QTableView):
    """Rows to read; the arrow keys go from cell to cell, `activated` tells of Enter and double clicks on one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _Rows(self)
        self._measured: list[list[int]] = []
        self.setModel(self._rows)
        self.setItemDelegate(_CellPainter(self))
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(1)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)

    def show_rows(self, heads: Sequence[str], rows: Sequence[Sequence[Cell | str]]) -> None:
        """Show other rows; a text alone is a cell in print."""
        cells = [[Cell(text=each) if isinstance(each, str) else each for each in row] for row in rows]
        if cells[: len(self._rows.rows)] != self._rows.rows:
            self._measured.clear()
        self._rows.fill(heads, cells)
        self._fit()

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell, counted from 0."""
        return self._rows.rows[row][column]

    def sizeHint(self) -> QSize:
        """Return the room of all rows."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the least room: columns of about one word."""
        return QSize(len(self._rows.heads) * _NARROWEST, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns to the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Set columns and rows to the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measured.clear()
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def _fit(self) -> None:
        theme = Theme.of()
        widths = self._widths(self.width() - 2 * _FRAME)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        height = 0
        for row, (cells, lengths) in enumerate(zip(self._rows.rows, self._lengths(), strict=True)):
            lines = max(
                _height(cell, length, width - theme.px(_GAP))
                for cell, length, width in zip(cells, lengths, widths, strict=True)
            )
            taken = max(theme.px(_ROW), lines + 2 * theme.px(_ABOVE))
            self.setRowHeight(row, taken)
            height += taken
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 2 * _FRAME)

    def _lengths(self) -> list[list[int]]:
        """Return the length of each cell in one line, measured once for each row."""
        for row in self._rows.rows[len(self._measured) :]:
            self._measured.append([TextBlock(cell.text, cell.lettering).width for cell in row])
        return self._measured

    def _widths(self, room: int) -> list[int]:
        """Return the widths of the columns: what they need, or less: notes give way first, days last."""
        gap, lengths = Theme.of().px(_GAP), self._lengths()
        wanted = [
            max([TextBlock(head, _HEAD).width, *(row[at] for row in lengths)]) + gap
            for at, head in enumerate(self._rows.heads)
        ]
        surplus = sum(wanted) - room
        every = range(len(wanted))
        ways = ((every[-1:], Theme.of().px(_LAST)), (every[1:], Theme.of().px(_MIDDLE)), (every, _NARROWEST))
        for columns, least in ways:
            surplus = _narrow(wanted, columns, least, surplus)
        if wanted and surplus < 0:
            wanted[-1] -= surplus
        return wanted


def _height(cell: Cell, length: int, width: int) -> int:
    """Return the height of a cell in lines of this width, `length` being that of its words in one line."""
    if length <= width and _ONE_LINE.fullmatch(cell.text):
        return Theme.of().px(cell.lettering.line)
    return TextBlock(cell.text, cell.lettering, width).height


def _narrow(widths: list[int], columns: range, least: int, surplus: int) -> int:
    """Take what is too much from the widest of some columns, down to a least width; return what is still too much."""
    while surplus > 0 and columns and max(widths[at] for at in columns) > least:
        widest = max(columns, key=lambda at: widths[at])
        narrower = [widths[at] for at in columns if widths[at] < widths[widest]]
        cut = min(surplus, max(1, widths[widest] - max([least, *narrower])))
        widths[widest] -= cut
        surplus -= cut
    return surplus
