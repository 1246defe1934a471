"""A real workbook file for each test of the services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf


@pytest.fixture
def shelf(tmp_path: Path) -> FileShelf:
    return FileShelf(tmp_path / "backups")


@pytest.fixture
def book(shelf: FileShelf, tmp_path: Path) -> Iterator[WorkbookFile]:
    file = shelf.create(tmp_path / "a.workbook")
    yield file
    file.close()
