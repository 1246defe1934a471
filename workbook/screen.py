"""What the window needs of the system before Qt is asked: a screen, and the libraries that Qt loads for it.

Qt ends the whole process when it lacks one of them; asked first, the program can say what is missing.
"""

import ctypes
import os
import re
import sys
from pathlib import Path

from workbook.resources import translate as _


def has_screen() -> bool:
    """Tell whether there is a screen to show a window on."""
    if sys.platform != "linux" or not _uses_x11():
        return True
    return _answers_x11()


def load_platform() -> None:
    """Load what Qt needs for the screen; raise `OSError` that names what is missing."""
    if sys.platform == "linux" and _uses_x11():
        import PySide6  # only its place is needed

        ctypes.CDLL(str(Path(PySide6.__path__[0], "Qt", "plugins", "platforms", "libqxcb.so")))


def what_is_missing(trouble: ImportError | OSError) -> str:
    """Return the sentence for a library that could not be loaded, with what to install where that can be told."""
    name = str(trouble).split(":")[0]
    said = _("The window needs a library of the system that is missing: {name}.").format(name=name)
    package = debian_package(name)
    if package is None:
        return said
    return said + " " + _("On Debian and Ubuntu: sudo apt install {package}").format(package=package)


def debian_package(library: str) -> str | None:
    """Return the package that brings a library such as "libEGL.so.1", by Debian's rule for names; None for other names.

    https://www.debian.org/doc/debian-policy/ch-sharedlibs.html#run-time-shared-libraries
    """
    match = re.fullmatch(r"(lib[\w.+-]+)\.so\.(\d+)", library)
    if match is None:
        return None
    name, version = match[1].lower(), match[2]
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def _uses_x11() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return platform.startswith("xcb") if platform else not os.environ.get("WAYLAND_DISPLAY")


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
