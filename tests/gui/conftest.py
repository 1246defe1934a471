"""The real window on a real file, for tests that click and type like a person."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.app import make_window
from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.paths import WindowRequest, paths
from workbook.services.example import example_contents
from workbook.storage.shelf import FileShelf

OpenWindow = Callable[..., MainWindow]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.moment = datetime.fromisoformat("2026-08-06T09:30:00+02:00")

    def __call__(self) -> datetime:
        return self.moment

    def set(self, day: str) -> None:
        """Move the clock to half past nine on a day."""
        self.moment = datetime.fromisoformat(f"{day}T09:30:00+02:00")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[OpenWindow]:
    """Open the real window on a workbook with these contents; None is the first start, with no file yet."""
    windows: list[MainWindow] = []

    def open_it(contents: Contents | None = None, *, passphrase: str | None = None) -> MainWindow:
        folders = paths(tmp_path)
        if contents is not None:
            FileShelf(folders.backups).create(folders.workbook, contents=contents, passphrase=passphrase).close()
        window = make_window(folders, WindowRequest(data_dir=tmp_path), qapp, clock)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.place is not None and window.surroundings.desk.is_idle)
        return window

    yield open_it
    for window in windows:
        window.surroundings.desk.end()
        shiboken6.delete(window)  # a window that lives on would follow the look of the next one


@pytest.fixture
def example(clock: Clock) -> Contents:
    """The example workbook as it is on the clock's day."""
    return example_contents(clock.moment.date())
