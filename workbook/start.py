"""Starts the window: an empty frame is painted first, and everything that stands in it is loaded behind it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import zlib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QTimer
from PySide6.QtWidgets import QApplication

from workbook.gui.frame import Frame
from workbook.paths import Paths, WindowRequest, paths

if TYPE_CHECKING:
    from types import TracebackType

    from workbook.gui.main_window import MainWindow

STYLE = ("-style", "Fusion")
"""The same controls everywhere. `QApplication.setStyle` answers with the style, and PySide then loads all about it."""
_LONG = 250
"""Milliseconds after which the window is painted although its first page waits for the workbook."""


def run(request: WindowRequest) -> int:
    """Open the window on a workbook and return the exit code when it is closed."""
    with ExitStack() as stack:
        folder = request.data_dir
        if request.demo:
            from tempfile import TemporaryDirectory  # only --demo needs it

            folder = Path(stack.enter_context(TemporaryDirectory(prefix="workbook-example-")))
        return _run(request, paths(folder))


def _run(request: WindowRequest, folders: Paths) -> int:
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName("workbook")
    application.setDesktopFileName("therapy-goal-workbook")
    sys.excepthook = _show_crash
    threading.excepthook = lambda crash: _show_crash(crash.exc_type, crash.exc_value, crash.exc_traceback)
    name = None if request.demo else _instance_name(folders)
    if name is not None and _hand_over(name, request.file):
        return 0
    from workbook.storage.settings_file import load_settings  # reads one small file, no SQL

    frame = Frame(load_settings(folders.settings))
    frame.painted.connect(lambda: _load(frame, folders, request, application, name))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_told: frame.close())
    frame.show()
    return application.exec()


def _load(frame: Frame, folders: Paths, request: WindowRequest, application: QApplication, name: str | None) -> None:
    """Load what stands in the window, now that its frame is painted."""
    from workbook import app  # heavy: after the first paint

    window = app.make_window(folders, request, application, app.clock)
    application.aboutToQuit.connect(window.surroundings.desk.end)
    window.surroundings.desk.arrived.connect(lambda: app.attend(window, application, folders, name))
    furnish(frame, window)
    app.load_home()


def furnish(frame: Frame, window: MainWindow) -> None:
    """Put the main window into its frame, to be painted with its first page, or without when that takes long."""
    frame.close_asked.connect(window.closeEvent)
    frame.state_changed.connect(window.come_back)
    frame.setUpdatesEnabled(False)
    frame.hold(window)
    window.surroundings.desk.answered.connect(lambda: frame.setUpdatesEnabled(True))
    QTimer.singleShot(_LONG, frame, lambda: frame.setUpdatesEnabled(True))


def _instance_name(folders: Paths) -> str:
    """Return where later starts with the same folders find this window: a socket of this person's own."""
    name = f"workbook-{zlib.crc32(bytes(folders.data.absolute())):08x}"
    return name if sys.platform == "win32" else str(Path(QDir.tempPath(), f"{name}-{os.getuid()}.socket"))


def _hand_over(name: str, file: Path | None) -> bool:
    """Let a window that is open already show the file; False when there is none."""
    if sys.platform != "win32" and not _is_mine(Path(name)):
        return False
    from workbook.gui.single_instance import hand_over  # loaded only when another window may be there

    return hand_over(name, None if file is None else file.absolute())


def _is_mine(socket: Path) -> bool:
    """Tell whether a socket stands there and is this person's own: anybody may make one of that name in /tmp."""
    try:
        return socket.stat().st_uid == os.getuid()
    except OSError:
        return False


def _show_crash(kind: type[BaseException], trouble: BaseException | None, traceback: TracebackType | None) -> None:
    """Show a bug as a bug, never what was written."""
    from workbook.gui.crash_dialog import show_crash  # there is none to show, most of the time

    show_crash(kind, traceback)
