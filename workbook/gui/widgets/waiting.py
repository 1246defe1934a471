"""Waiting: after half a second a sentence says so, with a bar where the length is known."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _

PATIENCE = 500
"""Milliseconds before anything is shown."""


class Waiting(QWidget):
    """Hidden until something takes longer than half a second."""

    stop_requested = Signal()

    def __init__(self, *, can_stop: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.hide()
        self.stop_button = PlainButton(_("Stop"), small=True)
        self.stop_button.clicked.connect(self.stop_requested)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._show)
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.stop_button.setVisible(can_stop)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Whether something is awaited, shown or not yet."""
        return self._patience.isActive() or not self.isHidden()

    def start(self, sentence: str) -> None:
        """Wait, and say so with this sentence if it takes longer."""
        self._words.setText(sentence)
        self._bar.setAccessibleName(sentence)
        self._bar.hide()
        self._patience.start()

    def advance(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()

    def stop(self) -> None:
        """It is there, or nobody waits for it any more."""
        self._patience.stop()
        self.hide()

    def _show(self) -> None:
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.text()))
