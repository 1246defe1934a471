"""A tick and a radio button: a mark of 20 px, words that wrap, a caption below them."""

import math

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from workbook.gui.theme import BODY, CAPTION, Theme, paint_icon
from workbook.gui.widgets.enter_key import EnterPresses
from workbook.gui.widgets.text_block import TextBlock

MARK, ROW, MARK_GAP = 20, 32, 10
"""Size of a mark, least height of its row, and the gap to its words, at 100 %."""
_AFTER_WORDS = 3
"""What is between the words and the ring, at 100 %."""
_CORNER = 3
"""Radius of the corners of a tick's mark and of a ring, at 100 %."""


class _Choice(EnterPresses):
    """What a tick and a radio button share: the mark, words that wrap, and a caption below them."""

    _caption: str
    _heights: dict[int, int]
    _size: QSize | None

    def _prepare(self, text: str, caption: str) -> None:
        self._caption, self._heights, self._size = caption, {}, None
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(caption)

    @property
    def words(self) -> str:
        """What stands beside the mark."""
        return self.text().replace("&&", "&")

    def set_caption(self, caption: str) -> None:
        """Show another caption below the words, or none."""
        self._caption = caption
        self.setAccessibleDescription(caption)
        self._forget_sizes()
        self.update()

    def setText(self, text: str) -> None:
        """Show other words; an ampersand is an ampersand."""
        super().setText(text.replace("&", "&&"))
        self._forget_sizes()

    def ring_rect(self) -> QRect:
        """Return mark and words: a ring around the mark alone would look like a choice."""
        theme = Theme.of()
        words = TextBlock(self.words, BODY, self.width() - self._beside())
        least = theme.px(ROW) - 2 * theme.px(4)
        width = self._beside() + math.ceil(words.width) + theme.px(_AFTER_WORDS)
        return QRect(0, theme.px(4), width, max(least, words.height))

    def ring_radius(self) -> float:
        """Return the radius of the ring's corners."""
        return Theme.of().px(_CORNER)

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether the pointer is on the mark or the words: the whole row counts."""
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._forget_sizes()

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words and the caption in this width."""
        height = self._heights.get(width)  # asked again and again while a long page is laid out
        if height is None:
            height = self._heights[width] = self._height(width)
        return height

    def sizeHint(self) -> QSize:
        """Return the room the words take in one line."""
        if self._size is None:
            width = self._beside() + max(TextBlock(self.words).width, TextBlock(self._caption, CAPTION).width)
            self._size = QSize(width, self.heightForWidth(width))
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the mark and a word."""
        theme = Theme.of()
        return QSize(min(self.sizeHint().width(), self._beside() + theme.px(60)), theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, the words and the caption."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_touched = self.isEnabled() and (self.underMouse() or self.isDown())
        pen = QPen(theme.colour("accent" if is_touched or self.isChecked() else "edge"), theme.border)
        painter.setPen(pen)
        painter.setBrush(theme.colour("wash" if is_touched else "sheet"))
        mark = theme.px(MARK)
        self._paint_mark(painter, QRectF(0, self._mark_top(), mark, mark), theme)
        room = self.width() - self._beside()
        top = theme.px((ROW - BODY.line) / 2)
        block = TextBlock(self.words, BODY, room)
        block.paint(painter, self._beside(), top, theme.colour("print" if self.isEnabled() else "quiet"))
        if self._caption:
            below = TextBlock(self._caption, CAPTION, room)
            below.paint(painter, self._beside(), top + block.height, theme.colour("quiet"))
        painter.end()

    def _height(self, width: int) -> int:
        theme = Theme.of()
        room = width - self._beside()
        height = TextBlock(self.words, BODY, room).height + 2 * theme.px((ROW - BODY.line) / 2)
        if self._caption:
            height += TextBlock(self._caption, CAPTION, room).height
        return max(height, theme.px(ROW))

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._size = None
        self.updateGeometry()

    def _beside(self) -> int:
        theme = Theme.of()
        return theme.px(MARK) + theme.px(MARK_GAP)

    def _mark_top(self) -> int:
        theme = Theme.of()
        return (theme.px(ROW) - theme.px(MARK)) // 2

    def _paint_mark(self, painter: QPainter, mark: QRectF, theme: Theme) -> None:
        raise NotImplementedError


class Tick(_Choice, QCheckBox):
    """A tick with words, and a caption below them where there is one; `toggled` tells when it changes."""

    def __init__(self, text: str, *, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(text, caption)

    def _paint_mark(self, painter: QPainter, mark: QRectF, theme: Theme) -> None:
        if self.isChecked():
            painter.setBrush(painter.pen().color())
        half = painter.pen().widthF() / 2
        corner = theme.px(_CORNER) - half
        painter.drawRoundedRect(mark.adjusted(half, half, -half, -half), corner, corner)
        if self.isChecked():
            room = mark.width() * 0.12
            paint_icon(painter, "check", theme.tokens.on_accent, mark.adjusted(room, room, -room, -room))


class Radio(_Choice, QRadioButton):
    """A radio button with words; put it in a group, or use `ChoiceRow`."""

    def __init__(self, text: str, *, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepare(text, caption)

    def _paint_mark(self, painter: QPainter, mark: QRectF, theme: Theme) -> None:
        half = painter.pen().widthF() / 2
        painter.drawEllipse(mark.adjusted(half, half, -half, -half))
        if self.isChecked():
            inner = mark.width() * 0.26
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(mark.adjusted(inner, inner, -inner, -inner))
