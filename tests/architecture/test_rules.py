"""The import rules hold, and each of them catches a file that breaks it on purpose."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "workbook", tmp_path / "workbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_rules_hold(copy: Path) -> None:
    said = lint(copy)
    assert said.returncode == 0, said.stdout
    assert "0 broken" in said.stdout


@pytest.mark.parametrize(
    ("file", "line", "rule"),
    [
        ("domain/goal.py", "import workbook.services.summary", "Data goes in at the top and travels down"),
        ("exchange/csv_file.py", "import workbook.storage.key", "Data goes in at the top and travels down"),
        ("services/summary.py", "import sqlalchemy", "Domain and services know no library"),
        ("storage/key.py", "import PySide6.QtCore", "Only the window knows Qt"),
        ("charts/__init__.py", "import sqlcipher3", "Only storage knows SQL"),
    ],
)
def test_a_broken_rule_is_caught(copy: Path, file: str, line: str, rule: str) -> None:
    broken = copy / "workbook" / file
    broken.write_text(f"{broken.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    said = lint(copy)
    assert said.returncode != 0
    assert f"{rule} BROKEN" in " ".join(said.stdout.split())


def test_pages_that_know_each_other_are_caught(copy: Path) -> None:
    pages = copy / "workbook" / "gui" / "pages"
    (pages / "first.py").write_text('"""A page."""\n', encoding="utf-8")
    (pages / "second.py").write_text("import workbook.gui.pages.first\n", encoding="utf-8")
    assert "Pages do not know each other BROKEN" in " ".join(lint(copy).stdout.split())


def test_a_package_without_a_place_is_caught(copy: Path) -> None:
    (copy / "workbook" / "utils.py").write_text('"""A drawer."""\n', encoding="utf-8")
    assert lint(copy).returncode != 0


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("import sqlalchemy", "TID253"),
        ("import matplotlib.pyplot", "TID251"),
        ("import socket", "TID251"),
        ("import urllib.request", "TID251"),
        ("from datetime import date\n\n\ndef day() -> date:\n    return date.today()", "TID251"),
    ],
)
def test_what_may_not_be_imported_or_called_is_caught(copy: Path, line: str, rule: str) -> None:
    broken = copy / "workbook" / "services" / "broken.py"
    broken.write_text(f'"""Broken on purpose."""\n\n{line}\n', encoding="utf-8")
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", str(broken)]
    said = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert rule in said.stdout
