"""A list that opens from one field, for choosing among many."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from workbook.gui.theme import Theme, paint_icon
from workbook.gui.theme.icons import ICON
from workbook.gui.widgets.text_block import TextBlock

_BESIDE, _MOST = 56, 400
"""Room beside the words, and the most they ask for, at 100 %."""
_SMALL = 36


class DropDown(QComboBox):
    """Opens with a click, Space or the arrow keys; `activated` tells what the person chose, and nothing else does.

    `is_own` sets the words in ink: they are the person's own. `small` is 36 high, for beside a title.
    """

    def __init__(self, *, is_own: bool = False, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_small = small
        self.setProperty("own", is_own)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(12)
        self.setFont(Theme.of().font())

    def sizeHint(self) -> QSize:
        """Return the room of its longest words; in a narrow place it takes less and cuts them."""
        hint = super().sizeHint()
        theme = Theme.of()
        longest = max((TextBlock(self.itemText(number)).width for number in range(self.count())), default=0)
        return QSize(max(hint.width(), min(longest, theme.px(_MOST)) + theme.px(_BESIDE)), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Take the letters of the size of text."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.StyleChange:
            return
        if self.font() != Theme.of().font():
            self.setFont(Theme.of().font())
        self._set_height()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height; the style sheet has set that of a field before."""
        super().showEvent(event)
        self._set_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: turning it chooses nothing by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field with as much of the words as fits, and the sign that it opens."""
        theme = Theme.of()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - theme.px(_BESIDE)
        words = self.placeholderText() if self.currentIndex() < 0 else self.currentText()
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        field = QStylePainter(self)
        field.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        field.end()
        size = theme.px(ICON)
        painter = QPainter(self)
        where = QRectF(self.width() - size - theme.px(11), (self.height() - size) / 2, size, size)
        paint_icon(painter, "chevron-down", theme.tokens.quiet, where)
        painter.end()

    def _set_height(self) -> None:
        if self._is_small:
            self.setFixedHeight(Theme.of().px(_SMALL))
