"""Layouts that a row of parts needs: side by side while they fit, then in further rows."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from workbook.gui.theme import Theme


class FlowLayout(QLayout):
    """Parts from left to right, in as many rows as they need; gaps in pixels at 100 %.

    `even` sets them in columns of one width, wide enough for the widest; `least` in columns that fill the whole width,
    as many as are at least so wide.
    """

    def __init__(
        self,
        gap: int = 16,
        row_gap: int = 8,
        parent: QWidget | None = None,
        *,
        even: bool = False,
        least: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._gap, self._row_gap, self._is_even, self._least = gap, row_gap, even, least
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._size: QSize | None = None
        self._least_size: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, part: QWidget) -> None:
        """Take one more part, in an item made here.

        Qt makes its items where earlier ones were freed, and PySide can still hold the Python side of such an earlier
        one, which dies with the layout it was in.
        """
        self.addChildWidget(part)
        self.addItem(QWidgetItem(part))

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one part, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one part away, None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: the parts keep their size."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means more rows."""
        return True

    def invalidate(self) -> None:
        """Forget sizes that were asked for: a part is another one now, or has another size."""
        super().invalidate()
        self._heights.clear()
        self._size = self._least_size = None

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows in this width."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._arrange(QRect(0, 0, width, 0), moves=False)
        return height

    def sizeHint(self) -> QSize:
        """Return the room of all parts in one row."""
        if self._size is None:
            sizes = [item.sizeHint() for item in self._shown()]
            gaps = Theme.of().px(self._gap) * max(0, len(sizes) - 1)
            width = sum(size.width() for size in sizes) + gaps
            self._size = QSize(width, max((size.height() for size in sizes), default=0))
        return self._size

    def minimumSize(self) -> QSize:
        """Return the room of the widest part at its narrowest."""
        if self._least_size is None:
            self._least_size = QSize()
            for item in self._shown():
                self._least_size = self._least_size.expandedTo(item.minimumSize())
        return self._least_size

    def setGeometry(self, rect: QRect) -> None:
        """Put the parts in their places."""
        super().setGeometry(rect)
        self._arrange(rect, moves=True)

    def _common_width(self, room: int) -> int | None:
        """Return the width that all parts have, None where each has its own."""
        if self._least is not None:
            gap = Theme.of().px(self._gap)
            columns = max(1, (room + gap) // (Theme.of().px(self._least) + gap))
            return max(1, (room - gap * (columns - 1)) // columns)
        if self._is_even:
            return max((item.sizeHint().width() for item in self._shown()), default=0)
        return None

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, moves: bool) -> int:
        theme = Theme.of()
        x, y, row = rect.x(), rect.y(), 0
        placed: list[tuple[QLayoutItem, QRect]] = []
        common = self._common_width(rect.width())
        for item in self._shown():
            width = min(common or item.sizeHint().width(), rect.width())
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if x > rect.x() and x + width > rect.x() + rect.width():
                x, y, row = rect.x(), y + row + theme.px(self._row_gap), 0
            placed.append((item, QRect(QPoint(x, y), QSize(width, height))))
            x += width + theme.px(self._gap)
            row = max(row, height)
        if moves:
            for item, place in placed:
                item.setGeometry(place)
        return y + row - rect.y()
