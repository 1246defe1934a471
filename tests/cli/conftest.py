"""Commands that are not told a folder keep their backups in one of the test, not of the person who runs it."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folders_of_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let platformdirs look into the test's folder, on any system."""
    for name in ("XDG_DATA_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "platform"))
