"""An icon beside words; never alone, so assistive technology passes over it."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbook.gui.theme import Theme, paint_icon
from workbook.gui.theme.icons import ICON


class Icon(QWidget):
    """An outline in the colour of a token, in the middle of one line of words (`line` pixels high at 100 %)."""

    def __init__(
        self, name: str, colour: str = "quiet", *, size: int = ICON, line: int = 22, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size, self._line = name, colour, size, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another outline or colour."""
        self._name, self._colour = name, colour
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the room of the icon in its line."""
        theme = Theme.of()
        return QSize(theme.px(self._size), max(theme.px(self._size), theme.px(self._line)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline."""
        theme = Theme.of()
        size = theme.px(self._size)
        painter = QPainter(self)
        top = (self.height() - size) / 2
        paint_icon(painter, self._name, theme.tokens.colour(self._colour), QRectF(0, top, size, size))
        painter.end()
