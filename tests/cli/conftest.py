"""Commands keep their backups in a folder of the test, and make keys in a moment."""

from pathlib import Path

import pytest

from workbook.storage import key as keys


@pytest.fixture(autouse=True)
def folders_of_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let platformdirs look into the test's folder, on any system."""
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "platform"))


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make keys of passphrases in a moment; how they are made for people is tested with the file format."""
    monkeypatch.setattr(keys, "_MEMORY_KIB", 1024)
