"""Heavy things come late: what is loaded at the first paint, on Home and by commands, seen in new processes."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from workbook.paths import paths
from workbook.services.example import example_contents
from workbook.storage.shelf import FileShelf

AT_HOME = {"sqlalchemy", "sqlcipher3", "argon2", "matplotlib", "numpy"}
"""What Home with charts needs, and the first answer: loaded on the workers, after the first paint."""
ON_DEMAND = {"alembic", "reportlab", "pikepdf", "uharfbuzz", "icalendar", "PySide6.QtPdf", "PySide6.QtPdfWidgets"}
"""What nothing needs before it is asked for."""
WINDOW = """
import sys
from workbook import start

class Watched(start.Frame):
    is_new = True

    def paintEvent(self, event):
        super().paintEvent(event)
        if self.is_new:
            self.is_new = False
            print("painted", *sys.modules, flush=True)
            self.startTimer(5)

    def hold(self, content):
        super().hold(content)
        self.content = content

    def timerEvent(self, event):
        content = getattr(self, "content", None)
        if content is not None and content.place is not None and content.surroundings.desk.is_idle:
            self.killTimer(event.timerId())
            print("home", *sys.modules, flush=True)
            self.close()

start.Frame = Watched
from workbook.__main__ import main
sys.argv = ["workbook", "--data-dir", sys.argv[1]]
sys.exit(main())
"""
COMMAND = """
import atexit, sys
atexit.register(lambda: print("modules", *sys.modules, file=sys.stderr))
sys.argv[0] = "workbook"
from workbook.__main__ import main
sys.exit(main())
"""
CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(50_000):
    assert thing.setObjectName("a") is None
print("still here")
"""


def run(code: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a new process without a screen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)


def loaded(line: str) -> set[str]:
    """Return the libraries among the modules of a printed line."""
    return (AT_HOME | ON_DEMAND) & set(line.split())


def test_the_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    places = paths(tmp_path)
    contents = example_contents(date(2026, 8, 6))
    FileShelf(places.backups).create(places.workbook, contents=contents).close()
    said = run(WINDOW, str(tmp_path))
    said_by_us = [line for line in said.stderr.splitlines() if "This plugin does not support" not in line]
    assert (said.returncode, said_by_us) == (0, [])
    painted, home = said.stdout.splitlines()
    assert painted.startswith("painted ")
    assert loaded(painted) == set()
    assert "workbook.gui.main_window" not in painted.split()
    assert home.startswith("home ")
    assert loaded(home) & ON_DEMAND == set()
    assert {"sqlalchemy", "matplotlib"} <= loaded(home)
    assert "workbook.gui.pages.check_in.page" in home.split(), "the pages are loaded behind Home"
    assert "workbook.gui.pages.check_in.page" not in painted.split()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--version"], 0),
        (["--help"], 0),
        (["report", "--help"], 0),
        (["report"], 2),
        (["coach", "I want to walk with a friend twice a week", "--json"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_that_opens_no_workbook_loads_nothing_heavy(words: list[str], code: int) -> None:
    said = run(COMMAND, *words)
    modules = said.stderr.splitlines()[-1]
    assert modules.startswith("modules ")
    assert said.returncode == code
    assert loaded(modules) == set()
    assert not any(name.startswith("PySide6") for name in modules.split())


def test_a_call_that_returns_nothing_can_be_made_again_and_again() -> None:
    """PySide6 6.12 on Python 3.11 loses a reference to None in each such call and ends the process after thousands."""
    said = run(CALLS)
    assert (said.returncode, said.stdout, said.stderr) == (0, "still here\n", "")
