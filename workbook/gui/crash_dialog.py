"""Shows a bug as a bug: where it happened in our own code, and never a word of what the person wrote."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,  # noqa: TID251 - the bug may lie in our own parts
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from workbook.resources import translate as _
from workbook.services.crash_frames import frames_of

if TYPE_CHECKING:
    from workbook.gui.event_log import EventLog


def show_crash(kind: type[BaseException], traceback: TracebackType | None, log: "EventLog | None" = None) -> None:
    """Write down where a bug happened, and show it; while one is being shown, others are written down alone."""
    frames = frames_of(kind, traceback)
    if sys.stderr is not None:
        sys.stderr.write(frames + "\n")
    if log is not None:
        log.crashed(frames)
    if QApplication.instance() is None or threading.current_thread() is not threading.main_thread():
        return
    if not any(isinstance(each, CrashDialog) and each.isVisible() for each in QApplication.topLevelWidgets()):
        dialog = CrashDialog(frames)
        dialog.exec()
        dialog.deleteLater()  # not at once: Qt still has to tell who has the keyboard now


class CrashDialog(QDialog):
    """Says that the program made a mistake, what is safe, and offers the frames to copy."""

    def __init__(self, frames: str) -> None:
        super().__init__()
        self.setWindowTitle(_("Workbook"))
        self._frames = frames
        said = QLabel(
            _(
                "The program made a mistake. What was shown as saved is safe. You can go on; if something looks odd, "
                "close the window and open it again."
            )
        )
        said.setWordWrap(True)
        details = QPlainTextEdit(frames)
        details.setReadOnly(True)
        details.setTabChangesFocus(True)
        details.setAccessibleName(_("Where it happened; nothing you wrote is in it"))
        caption = QLabel(_("Where it happened; nothing you wrote is in it:"))
        caption.setBuddy(details)
        copy = QPushButton(_("Copy this text"))
        copy.clicked.connect(self._copy)
        go_on = QPushButton(_("Go on"))
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        for label in (said, caption):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for each in (said, caption, details, copy, go_on):
            layout.addWidget(each)
        go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._frames)
