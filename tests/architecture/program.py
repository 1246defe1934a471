"""The program's own files, and copies of them that tests may break."""

import shutil
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "workbook"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
"""The settings of all tools."""


def copy_program(folder: Path) -> Path:
    """Copy the program with its rules and return where it is."""
    shutil.copytree(ROOT / "workbook", folder / "workbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder / "workbook"


def add(file: Path, line: str) -> None:
    """Add a line at the end of a file, or make the file."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{line}\n", encoding="utf-8")
