"""One window: a later start finds the first one and hands it the file, whatever the file is called."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from workbook import start
from workbook.gui.single_instance import SingleInstance, hand_over

SECOND_START = """
import os, sys
from pathlib import Path
from workbook.gui.single_instance import hand_over
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(0 if hand_over(sys.argv[1], file) else 7)
"""


@pytest.fixture
def name(tmp_path: Path) -> str:
    return str(tmp_path / "window.socket")


def start_again(name: str, file: Path | None = None) -> subprocess.Popen[bytes]:
    """A second start in a process of its own, as it is in life."""
    arguments = [] if file is None else [os.fsencode(file)]
    return subprocess.Popen([sys.executable, "-c", SECOND_START, name, *arguments])


@pytest.mark.parametrize("file", [Path(os.fsdecode(b"/tmp/zwei\nZeilen, not-\xff-utf8.workbook")), None])
def test_hands_its_file_to_the_first_window(qtbot: QtBot, name: str, file: Path | None) -> None:
    first = SingleInstance(name)
    with qtbot.waitSignal(first.raised) as raised:
        second = start_again(name, file)
    assert raised.args == [file]
    assert second.wait(5) == 0


def test_says_that_there_is_no_window(qtbot: QtBot, name: str) -> None:
    assert not hand_over(name, Path("/home/ann/my.workbook"))


def test_takes_over_what_a_killed_window_left(qtbot: QtBot, name: str) -> None:
    Path(name).touch()
    assert not hand_over(name, None)
    window = SingleInstance(name)
    assert window.is_first
    with qtbot.waitSignal(window.raised):
        second = start_again(name)
    assert second.wait(5) == 0


def test_leaves_the_name_to_a_window_that_was_quicker(qtbot: QtBot, name: str) -> None:
    first, second = SingleInstance(name), SingleInstance(name)
    assert first.is_first
    assert not second.is_first
    with qtbot.assertNotEmitted(second.raised), qtbot.waitSignal(first.raised):
        third = start_again(name)
    assert third.wait(5) == 0


def test_waits_for_the_end_of_a_message(qtbot: QtBot, name: str) -> None:
    first = SingleInstance(name)
    visitor = QLocalSocket()
    visitor.connectToServer(name)
    assert visitor.waitForConnected(500)
    with qtbot.assertNotEmitted(first.raised, wait=50):
        visitor.write(b"/home/ann/half")
    with qtbot.waitSignal(first.raised) as raised:
        visitor.write(b".workbook\0")
    assert raised.args == [Path("/home/ann/half.workbook")]


@pytest.mark.skipif(sys.platform == "win32", reason="a name of a person's own is no file there")
def test_hands_nothing_to_a_window_of_somebody_else(
    qtbot: QtBot, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    somebody = SingleInstance(name)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with qtbot.assertNotEmitted(somebody.raised, wait=50):
        assert not start._hand_over(name, tmp_path / "mine.workbook")
    assert not start._hand_over(str(tmp_path / "nothing here"), None)
