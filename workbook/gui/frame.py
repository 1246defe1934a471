"""The window as it is first painted: its empty columns, before what stands in them has been loaded."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.tokens import DARK, LARGE_TEXT, LIGHT, NAVIGATION_WIDTH
from workbook.services.settings import Look, Settings

NEUTRAL_TITLE = "Workbook"
"""What the title bar says: never what is in the workbook, nor what it is about."""


class Frame(QWidget):
    """The window of the desktop: it paints at once, then holds what stands in it, and passes on what Qt tells it alone.

    Loading what is in the window takes longer than showing it; this way the person sees that the program has started.
    """

    painted = Signal()
    """Once, after the window was first painted: what stands in it can be loaded."""
    close_asked = Signal(object)
    """`QCloseEvent`, to be ignored when the window has to stay open."""
    state_changed = Signal()
    """It was minimised, or brought back."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(NEUTRAL_TITLE)
        self.resize(1000, 700)
        self._settings = settings
        self._is_empty = True
        self._is_painted = False

    def hold(self, content: QWidget) -> None:
        """Show what stands in the window in place of the empty columns."""
        self._is_empty = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def changeEvent(self, event: QEvent) -> None:
        """Tell that it was minimised or brought back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.state_changed.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whether it may be closed."""
        self.close_asked.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the columns, and tell once that there is something to see."""
        super().paintEvent(event)
        if self._is_empty:
            self._paint_columns()
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def _paint_columns(self) -> None:
        system_is_dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        look = self._settings.look
        tokens = DARK if look is Look.DARK or (look is Look.SYSTEM and system_is_dark) else LIGHT
        self._fill(self.width(), tokens.paper)
        if self._settings.text_size < LARGE_TEXT:
            self._fill(round(NAVIGATION_WIDTH * self._settings.text_size / 100), tokens.margin)

    def _fill(self, width: int, colour: str) -> None:
        """Fill the frame from its left.

        PySide loads a hundred lists of names for the first `fillRect`, which takes longer than all the rest here.
        """
        dot = QPixmap(1, 1)
        dot.fill(QColor(colour))
        painter = QPainter(self)
        painter.drawPixmap(0, 0, width, self.height(), dot)
        painter.end()
