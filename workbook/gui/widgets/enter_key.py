"""Enter presses a button as Space does; Qt leaves Enter to the dialogs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class EnterPresses(_Base):
    """Goes before the kind of button it is mixed into."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as well as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
