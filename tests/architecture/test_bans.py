"""What ruff's rules ban is caught: clocks, networks, mark-up, and heavy libraries that are loaded too early."""

import re
import subprocess
import sys

import pytest

from tests.architecture.program import PROGRAM, SETTINGS, add, copy_program

TIDY = SETTINGS["ruff"]["lint"]["flake8-tidy-imports"]
BANNED = {
    "datetime.date.today": "from datetime import date\n\nday = date.today()",
    "datetime.datetime.now": "import datetime as clock\n\nmoment = clock.datetime.now()",
    "time.time": "from time import time\n\nmoment = time()",
    "matplotlib.pyplot": "from matplotlib import pyplot",
    "matplotlib.backends.backend_qtagg": "from matplotlib.backends.backend_qtagg import FigureCanvas",
    "socket": "from socket import create_connection",
    "socketserver": "import socketserver",
    "asyncio": "import asyncio",
    "ssl": "import ssl",
    "http": "from http.client import HTTPSConnection",
    "urllib": "from urllib.request import urlopen",
    "ftplib": "import ftplib",
    "smtplib": "import smtplib",
    "xmlrpc": "import xmlrpc.client",
    "webbrowser": "import webbrowser",
    "PySide6.QtNetwork": "from PySide6.QtNetwork import QTcpSocket",
    "reportlab.platypus": "from reportlab.platypus import Paragraph\n\nnote = Paragraph('<b>')",
    "PySide6.QtWidgets.QLabel": "from PySide6.QtWidgets import QLabel\n\nlabel = QLabel('<b>')",
    "PySide6.QtWidgets.QToolTip": "from PySide6.QtWidgets import QToolTip",
    "PySide6.QtWidgets.QMessageBox": "from PySide6 import QtWidgets\n\nbox = QtWidgets.QMessageBox()",
    "PySide6.QtWidgets.QTextEdit": "from PySide6.QtWidgets import QTextEdit",
    "PySide6.QtWidgets.QTextBrowser": "from PySide6.QtWidgets import QTextBrowser",
    "PySide6.QtCore.Qt.TextFormat.AutoText": "from PySide6.QtCore import Qt\n\nkind = Qt.TextFormat.AutoText",
    "PySide6.QtCore.Qt.TextFormat.RichText": "from PySide6.QtCore import Qt\n\nkind = Qt.TextFormat.RichText",
    "PySide6.QtCore.Qt.TextFormat.MarkdownText": "from PySide6.QtCore import Qt\n\nkind = Qt.TextFormat.MarkdownText",
}
"""Each name that may not be used, with lines that use it."""
LATE = [
    *("sqlalchemy", "sqlcipher3", "alembic", "matplotlib", "numpy", "reportlab", "pikepdf", "uharfbuzz", "argon2"),
    *("icalendar", "fontTools", "bidi", "PySide6.QtPdf", "PySide6.QtPdfWidgets"),
    *("workbook.storage", "workbook.charts", "workbook.report", "workbook.exchange"),
]
"""What may be imported inside of functions alone."""
EXCEPTIONS = {
    "app.py": "TID251",  # reads the clock
    "cli/commands.py": "TID251",  # reads the clock
    "exchange/json_file.py": "TID253",  # its own room
    "exchange/readable.py": "TID253",  # its own room
    "gui/crash_dialog.py": "TID251",  # plain labels that need nothing of ours
    "gui/pages/reassessment/preview.py": "TID253",  # is loaded when it is gone to
    "gui/single_instance.py": "TID251",  # a local socket
    "gui/widgets/chart_view.py": "TID251",  # escapes what its tool tips show
    "gui/widgets/words.py": "TID251",  # makes every label plain
}
"""The files that may use what is banned elsewhere, and the rule each of them is free of."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What ruff finds in the program with a file more for each thing that is banned."""
    program = copy_program(tmp_path_factory.mktemp("banned"))
    for name, lines in BANNED.items():
        add(program / "gui" / f"uses_{flat(name)}.py", lines)
    for name in LATE:
        add(program / "gui" / f"loads_{flat(name)}.py", f"import {name}")
        add(program / "gui" / f"late_{flat(name)}.py", f"def late() -> None:\n    import {name}")
    rules = ["--select", "TID251,TID253", "--output-format", "concise"]
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", *rules, str(program)]
    return subprocess.run(command, cwd=program.parent, capture_output=True, text=True, check=False).stdout


def flat(name: str) -> str:
    return name.replace(".", "_")


@pytest.mark.parametrize("name", BANNED)
def test_what_is_banned_is_caught(found: str, name: str) -> None:
    assert re.search(rf"/uses_{flat(name)}\.py:\d+:\d+: TID251 ", found)


@pytest.mark.parametrize("name", LATE)
def test_what_is_loaded_too_early_is_caught(found: str, name: str) -> None:
    assert re.search(rf"/loads_{flat(name)}\.py:\d+:\d+: TID253 ", found)


def test_late_imports_and_the_program_itself_pass(found: str) -> None:
    places = [line for line in found.splitlines() if re.search(r":\d+:\d+: ", line)]
    assert len(places) >= len(BANNED) + len(LATE)
    assert [line for line in places if "/uses_" not in line and "/loads_" not in line] == []


def test_every_ban_is_tried_here() -> None:
    assert set(TIDY["banned-api"]) == set(BANNED)
    assert set(TIDY["banned-module-level-imports"]) == set(LATE)


def test_exceptions_are_few_and_known() -> None:
    allowed = {
        file.relative_to(PROGRAM).as_posix(): rule
        for file in PROGRAM.rglob("*.py")
        for rule in re.findall(r"# noqa: .*\b(TID\d+)", file.read_text(encoding="utf-8"))
    }
    assert allowed == EXCEPTIONS
    whole_rooms = {
        place: rules for place, rules in SETTINGS["ruff"]["lint"]["per-file-ignores"].items() if "TID" in str(rules)
    }
    assert {place for place in whole_rooms if place.startswith("workbook/")} == {
        f"workbook/{room}/**" for room in ("storage", "charts", "report")
    }
