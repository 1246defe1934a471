"""A part that can be folded away: its name, a quiet summary and a count; open, what is in it below."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from workbook.gui.theme import BODY, CAPTION, Theme, paint_icon
from workbook.gui.theme.icons import ICON
from workbook.gui.widgets.enter_key import EnterPresses
from workbook.gui.widgets.text_block import Span, TextBlock

_ROW, _LEFT, _GAP = 40, 28, 8


class _Head(EnterPresses, QAbstractButton):
    """The line that opens and closes: a chevron, the name, the summary, the count at the right."""

    def __init__(self, name: str, summary: str, count: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._summary, self._count = summary, count
        self._heights: dict[int, int] = {}
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def set_count(self, count: str) -> None:
        """Show another count."""
        self._count = count
        self._describe()
        self._forget_sizes()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._forget_sizes()

    def ring_rect(self) -> QRect:
        """Return what the focus ring goes around."""
        return self.rect().adjusted(0, 4, 0, -4)

    def ring_radius(self) -> float:
        """Return the radius of its corners."""
        return Theme.of().px(4)

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in this width."""
        height = self._heights.get(width)  # asked again and again while a long page is laid out
        if height is None:
            theme = Theme.of()
            block = TextBlock(self._spans(), BODY, self._room(width))
            height = self._heights[width] = max(theme.px(_ROW), block.height + theme.px(_ROW - BODY.line))
        return height

    def sizeHint(self) -> QSize:
        """Return the room the words take in one line."""
        theme = Theme.of()
        width = TextBlock(self._spans()).width + theme.px(_LEFT + _GAP) + TextBlock(self._count, CAPTION).width
        return QSize(width, theme.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        theme = Theme.of()
        return QSize(theme.px(120), theme.px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        theme = Theme.of()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("wash"))
        size = theme.px(ICON)
        middle = theme.px(_ROW) / 2
        icon = "chevron-down" if self.isChecked() else "chevron-right"
        paint_icon(painter, icon, theme.tokens.quiet, QRectF(0, middle - size / 2, size, size))
        top = theme.px((_ROW - BODY.line) / 2)
        block = TextBlock(self._spans(), BODY, self._room(self.width()))
        block.paint(painter, theme.px(_LEFT), top, theme.colour("print"))
        if not theme.is_large:
            count = TextBlock(self._count, CAPTION)
            count.paint(painter, self.width() - count.width, middle - count.height / 2, theme.colour("quiet"))
        painter.end()

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self.updateGeometry()

    def _room(self, width: int) -> float:
        theme = Theme.of()
        count = 0 if theme.is_large else TextBlock(self._count, CAPTION).width + theme.px(_GAP)
        return width - theme.px(_LEFT) - count

    def _spans(self) -> list[Span]:
        """Return the words of the line; in large letters the count follows them instead of taking their room."""
        after = (self._summary, self._count if Theme.of().is_large else "")
        return [
            Span(text=self.text(), bold=True),
            *(Span(text=f"  {each}", colour="quiet") for each in after if each),
        ]

    def _describe(self) -> None:
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(" ".join(each for each in (self._summary, self._count) if each))


class Fold(QWidget):
    """Put what is folded into `content`; it is closed at first."""

    def __init__(
        self, name: str, *, summary: str = "", count: str = "", is_open: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.head = _Head(name, summary, count, self)
        self._inside = QWidget()
        self.content = QVBoxLayout(self._inside)
        Theme.of().space(self.content, 0, (_LEFT, 0, 0, 12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._inside)
        self.head.toggled.connect(self._inside.setVisible)
        self._inside.setVisible(is_open)
        self.head.setChecked(is_open)

    @property
    def is_open(self) -> bool:
        """Whether what is in it can be seen."""
        return self.head.isChecked()

    def set_count(self, count: str) -> None:
        """Show another count at the right."""
        self.head.set_count(count)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, Theme.of().colour("rule"))
        painter.end()
