"""Starts the program: a command, or the window."""

import builtins
import ctypes
import os
import sys
from pathlib import Path

from workbook.cli import NOT_IN_ORDER, run
from workbook.paths import WindowRequest
from workbook.resources import translate as _

_STOPPED = 130
"""The exit code of a command that was stopped at the keyboard."""


def main() -> int:
    """Run the command line of this process and return its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None:  # there is none without a console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        asked = run(sys.argv[1:])
    except KeyboardInterrupt:
        return _STOPPED
    return asked if isinstance(asked, int) else _show_window(asked)


def _show_window(request: WindowRequest) -> int:
    """Show the window; say in one sentence when there is no screen or a library of the system is missing."""
    if not _has_screen():
        return _say(_("There is no screen to show a window on; workbook --help lists what works without one."))
    plain_import = builtins.__import__
    try:
        from workbook.start import run as show  # Qt is heavy, and no command needs it

        # PySide reads the source text of every module that is imported after it, to look for features not used here.
        builtins.__import__ = plain_import
        if sys.platform == "linux" and _uses_x11():
            _load_x11()  # Qt ends the whole process when it cannot load it
    except (ImportError, OSError) as trouble:
        if isinstance(trouble, ImportError) and (trouble.name or "").split(".")[0] == "workbook":
            raise
        missing = str(trouble).split(":")[0]
        return _say(_("The window needs a library of the system that is missing: {name}.").format(name=missing))
    return show(request)


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - there is no window to say it in
    return NOT_IN_ORDER


def _has_screen() -> bool:
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _answers_x11()


def _uses_x11() -> bool:
    return not os.environ.get("QT_QPA_PLATFORM") and not os.environ.get("WAYLAND_DISPLAY")


def _answers_x11() -> bool:
    """Tell whether a screen stands behind DISPLAY; a missing library is told later, by its name."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers


def _load_x11() -> None:
    """Load what Qt needs for X11; raise `OSError` that names what is missing."""
    import PySide6  # only its place is needed

    ctypes.CDLL(str(Path(PySide6.__path__[0], "Qt", "plugins", "platforms", "libqxcb.so")))


if __name__ == "__main__":
    sys.exit(main())
