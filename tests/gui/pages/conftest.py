"""The system's dialogs, answered by the tests."""

from collections import deque
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from workbook.gui.dialogs import Dialogs
from workbook.storage import key


class Answers:
    """Answers to the dialogs that come, in order; None changes one's mind. What was opened and printed is kept."""

    def __init__(self) -> None:
        self.paths: deque[Path | None] = deque()
        self.suggested: list[Path] = []
        self.links: list[str] = []
        self.printed: list[str] = []

    def path(self, _parent: QWidget, _title: str, suggested: Path, _kinds: str = "") -> Path | None:
        """Answer a dialog that asks for a file or a folder."""
        self.suggested.append(suggested)
        return self.paths.popleft()

    def print_text(self, _parent: QWidget, text: QTextDocument) -> bool:
        """Stand for the printer."""
        self.printed.append(text.toPlainText())
        return True


@pytest.fixture(autouse=True)
def _light_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys from passphrases with little memory, since pages make many; the storage tests use the real amount."""
    monkeypatch.setattr(key, "_MEMORY_KIB", 1024)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    made = Answers()
    for name in ("open_file", "new_file", "save_file", "folder"):
        monkeypatch.setattr(Dialogs, name, lambda _self, *asked: made.path(*asked))
    monkeypatch.setattr(Dialogs, "open_link", lambda _self, address: made.links.append(address))
    monkeypatch.setattr(Dialogs, "print_text", lambda _self, *asked: made.print_text(*asked))
    return made
