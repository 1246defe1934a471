"""Two starts of the real program: the second one hands its file to the window of the first and ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.paths import paths
from workbook.storage.shelf import FileShelf

WATCHED = """
import sys
from pathlib import Path
from workbook import start

class Watched(start.Frame):
    said = None

    def hold(self, content):
        super().hold(content)
        self.content = content
        self.startTimer(20)

    def timerEvent(self, event):
        desk = self.content.surroundings.desk
        says = (desk.path.name, self.isMinimized()) if desk.path is not None and desk.is_idle else None
        if says not in (None, self.said) and Path(start._instance_name(folders)).exists():
            self.said = says
            print(*says, flush=True)
            if not self.isMinimized():
                self.showMinimized()

folders = start.paths(Path(sys.argv[1]))
start.Frame = Watched
from workbook.__main__ import main
sys.argv = ["workbook", "--data-dir", sys.argv[1]]
sys.exit(main())
"""
ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def first(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The first start, on the default workbook; it says what lies open and whether it is minimised, then minimises."""
    folders = paths(tmp_path)
    FileShelf(folders.backups).create(folders.workbook).close()
    FileShelf(folders.backups).create(tmp_path / "other.workbook").close()
    command = [sys.executable, "-c", WATCHED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as program:
        yield program
        program.terminate()
        assert program.wait(30) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the socket of the first start is looked for among the files")
def test_the_second_start_shows_its_file_in_the_first_window(first: "subprocess.Popen[str]", tmp_path: Path) -> None:
    assert first.stdout is not None
    assert [first.stdout.readline() for _each in range(2)] == [
        "my-workbook.workbook False\n",
        "my-workbook.workbook True\n",
    ]
    command = [sys.executable, "-m", "workbook", "--data-dir", str(tmp_path), str(tmp_path / "other.workbook")]
    second = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=30)
    assert (second.returncode, second.stdout) == (0, "")
    assert "other.workbook False\n" in iter(first.stdout.readline, "")
