"""A shelf with its backups in a folder of the test."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from workbook.storage import key as keys
from workbook.storage.shelf import FileShelf

NOW = datetime(2026, 8, 6, 18, 30, 5, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys of passphrases in a moment; how they are made for people is tested with the file format."""
    monkeypatch.setattr(keys, "_MEMORY_KIB", 1024)


@pytest.fixture
def shelf(tmp_path: Path) -> FileShelf:
    return FileShelf(tmp_path / "backups")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the workbook of the test is made, alone in its folder."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder / "a.workbook"


def names(folder: Path) -> list[str]:
    """Return what stands in a folder, by name."""
    return sorted(each.name for each in folder.iterdir())


def damage(path: Path, position: int) -> bytes:
    """Flip one bit of a file, at a position counted from its start or, if negative, its end, and return the result."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)
    return bytes(content)
