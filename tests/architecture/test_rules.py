"""The import rules hold, and each of them catches a line that breaks it on purpose."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.program import ROOT, SETTINGS, add, copy_program

CONTRACTS = {each["name"]: each for each in SETTINGS["importlinter"]["contracts"]}

TRAVEL = "Data goes in at the top and travels down"
PURE = "Domain and services know no library"
QT_FREE = "Only the window knows Qt"
SQL = "Only storage knows SQL"
CHARTS = "Only charts know matplotlib"
TYPE = "Only the report knows reportlab"
PAGES = "Pages do not know each other"
CYCLES = "No cycles"

UPWARDS = [
    ("cli/commands.py", "workbook.app"),
    ("cli/usage.py", "workbook.start"),
    ("app.py", "workbook.start"),
    ("app.py", "workbook.cli"),
    ("paths.py", "workbook.app"),
    ("resources.py", "workbook.domain.goal"),
    ("domain/goal.py", "workbook.services.summary"),
    ("services/summary.py", "workbook.charts.palette"),
    ("charts/palette.py", "workbook.report.pen"),
    ("exchange/csv_file.py", "workbook.storage.key"),
    ("storage/key.py", "workbook.exchange.csv_file"),
    ("report/pen.py", "workbook.gui.places"),
    ("gui/places.py", "workbook.storage.key"),
    ("gui/desk.py", "workbook.exchange.csv_file"),
    ("gui/charting.py", "workbook.report.pen"),
    ("gui/preferences.py", "workbook.paths"),
]
KNOWN = {
    PURE: ["domain", "services"],
    QT_FREE: ["storage", "exchange", "charts", "report", "paths", "resources", "cli"],
    SQL: ["domain", "services", "exchange", "charts", "report", "gui"],
    CHARTS: ["domain", "services", "storage", "exchange", "report", "gui", "paths", "resources", "app", "start", "cli"],
    TYPE: ["domain", "services", "storage", "exchange", "charts", "gui", "paths", "resources", "app", "start", "cli"],
}
"""The rooms each contract holds for, written down a second time so that none can drop out unseen."""

FORBIDDEN = [
    (name, room, library)
    for name, rooms in KNOWN.items()
    for room in rooms
    for library in CONTRACTS[name].get("forbidden_modules") or CONTRACTS[name]["protected_modules"]
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import rules of the program in a folder."""
    started = "from importlinter.cli import lint_imports_command as run; run()"
    command = [sys.executable, "-c", started, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def file_of(room: str) -> str:
    return f"{room}/__init__.py" if (ROOT / "workbook" / room).is_dir() else f"{room}.py"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is said about each contract when all are broken, in every way written down here."""
    folder = tmp_path_factory.mktemp("broken")
    program = copy_program(folder)
    for file, above in UPWARDS:
        add(program / file, f"import {above}")
    for _name, room, library in FORBIDDEN:
        add(program / file_of(room), f"import {library}")
    add(program / "gui" / "pages" / "first.py", "import workbook.gui.pages.help")
    add(program / "services" / "first.py", "import workbook.services.second")
    add(program / "services" / "second.py", "import workbook.services.first")
    said = lint(folder)
    assert said.returncode == 1
    parts = re.split(r"\n([^\n]+)\n-{5,}\n", said.stdout.partition("Broken contracts")[2])
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_import_rules_hold() -> None:
    said = lint(ROOT)
    assert said.returncode == 0, said.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in said.stdout


def test_each_contract_is_caught_when_broken(told: dict[str, str]) -> None:
    assert set(told) == set(CONTRACTS) == {TRAVEL, PURE, QT_FREE, SQL, CHARTS, TYPE, PAGES, CYCLES}


@pytest.mark.parametrize(("file", "above"), UPWARDS)
def test_what_is_higher_or_beside_may_not_be_imported(told: dict[str, str], file: str, above: str) -> None:
    module = file.removesuffix(".py").replace("/", ".")
    assert f"workbook.{module} -> {above} (" in told[TRAVEL]


@pytest.mark.parametrize(("name", "room", "library"), FORBIDDEN)
def test_a_library_stays_in_its_room(told: dict[str, str], name: str, room: str, library: str) -> None:
    assert f"workbook.{room} -> {library} (" in told[name]


def test_pages_may_not_know_each_other(told: dict[str, str]) -> None:
    assert "workbook.gui.pages.first -> workbook.gui.pages.help (" in told[PAGES]


def test_two_modules_of_one_room_may_not_know_each_other(told: dict[str, str]) -> None:
    assert "No cycles are allowed in workbook.services." in told[CYCLES]


def test_a_package_without_a_place_is_caught(tmp_path: Path) -> None:
    add(copy_program(tmp_path) / "utils.py", '"""A drawer."""')
    said = lint(tmp_path)
    assert said.returncode == 1
    assert "utils" in said.stdout + said.stderr
