"""Starts the program: a command, or the window."""

import builtins
import gc
import os
import sys
from types import TracebackType

from workbook.cli import NOT_IN_ORDER, run
from workbook.paths import WindowRequest
from workbook.resources import translate as _
from workbook.screen import has_screen, load_platform, what_is_missing

_STOPPED = 130
"""The exit code of a command that was stopped at the keyboard."""


def main() -> int:
    """Run the command line of this process and return its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is not None:  # there is none without a console
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    _keep_to_ourselves()
    sys.excepthook = _tell_bug
    try:
        asked = run(sys.argv[1:])
    except KeyboardInterrupt:
        return _STOPPED
    return asked if isinstance(asked, int) else _show_window(asked)


def _keep_to_ourselves() -> None:
    """Let nobody else read files made from here on, and leave no memory image behind after a crash."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell_bug(kind: type[BaseException], _trouble: BaseException, traceback: TracebackType | None) -> None:
    """Say where the program made a mistake, and nothing of what stands in a workbook."""
    from workbook.services.crash_frames import frames_of  # there is none to tell, most of the time

    if sys.stderr is not None:
        print(frames_of(kind, traceback), file=sys.stderr)  # noqa: T201 - a command speaks at the terminal


def _show_window(request: WindowRequest) -> int:
    """Show the window; say in one sentence when there is no screen or a library of the system is missing."""
    if not has_screen():
        return _say(_("There is no screen to show a window on; workbook --help lists what works without one."))
    gc.disable()  # what is loaded now stays; later `gui.sweeper` collects
    plain_import = builtins.__import__
    try:
        from workbook.start import run as show  # Qt is heavy, and no command needs it

        load_platform()
    except (ImportError, OSError) as trouble:
        if isinstance(trouble, ImportError) and (trouble.name or "").split(".")[0] == "workbook":
            raise
        return _say(what_is_missing(trouble))
    # PySide reads the source text of every module that is imported after it, to look for features not used here.
    builtins.__import__ = plain_import
    return show(request)


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 - there is no window to say it in
    return NOT_IN_ORDER


if __name__ == "__main__":
    sys.exit(main())
