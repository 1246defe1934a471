"""What is said when the system lacks something that the window needs."""

import pytest

from workbook.screen import debian_package, what_is_missing


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("No module named 'PySide6'", None),
    ],
)
def test_the_package_of_a_library_follows_its_name(library: str, package: str | None) -> None:
    assert debian_package(library) == package


def test_a_missing_library_is_named_with_what_to_install() -> None:
    trouble = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert what_is_missing(trouble) == (
        "The window needs a library of the system that is missing: libEGL.so.1. "
        "On Debian and Ubuntu: sudo apt install libegl1"
    )
    assert what_is_missing(ImportError("No module named 'PySide6'")) == (
        "The window needs a library of the system that is missing: No module named 'PySide6'."
    )
