"""One window: a later start finds the first one and hands it the file, whatever the file is called."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from workbook.gui.single_instance import SingleInstance, hand_over


@pytest.fixture
def name(tmp_path: Path) -> str:
    return str(tmp_path / "window.socket")


def start_again(name: str, file: Path | None) -> bool:
    """What a second start does, from a thread that stands for its process."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(hand_over, name, file).result()


@pytest.mark.parametrize(
    "file",
    [
        Path("/home/ann/my.workbook"),
        Path("/tmp/zwei\nZeilen 💬.workbook"),
        Path(os.fsdecode(b"/tmp/not-\xff-utf8.workbook")),
        None,
    ],
)
def test_hands_its_file_to_the_first_window(qtbot: QtBot, name: str, file: Path | None) -> None:
    first = SingleInstance(name)
    with ThreadPoolExecutor(1) as other, qtbot.waitSignal(first.raised) as raised:
        answer = other.submit(hand_over, name, file)
    assert raised.args == [file]
    qtbot.waitUntil(answer.done)
    assert answer.result()


def test_says_that_there_is_no_window(qtbot: QtBot, name: str) -> None:
    assert not start_again(name, Path("/home/ann/my.workbook"))


def test_takes_over_what_a_killed_window_left(qtbot: QtBot, name: str) -> None:
    Path(name).touch()
    assert not start_again(name, None)
    window = SingleInstance(name)
    assert window.is_first
    with ThreadPoolExecutor(1) as other, qtbot.waitSignal(window.raised):
        other.submit(hand_over, name, None)


def test_leaves_the_name_to_a_window_that_was_quicker(qtbot: QtBot, name: str) -> None:
    first, second = SingleInstance(name), SingleInstance(name)
    assert first.is_first
    assert not second.is_first
    with ThreadPoolExecutor(1) as other, qtbot.assertNotEmitted(second.raised), qtbot.waitSignal(first.raised):
        other.submit(hand_over, name, None)


def test_ignores_a_visitor_who_says_nothing_whole(qtbot: QtBot, name: str) -> None:
    first = SingleInstance(name)
    from PySide6.QtNetwork import QLocalSocket

    visitor = QLocalSocket()
    visitor.connectToServer(name)
    assert visitor.waitForConnected(500)
    with qtbot.assertNotEmitted(first.raised):
        visitor.write(b"/home/ann/half")
        visitor.waitForBytesWritten(500)
        qtbot.waitUntil(lambda: first.findChild(QLocalServer) is not None and not visitor.bytesToWrite())
    with qtbot.waitSignal(first.raised) as raised:
        visitor.write(b".workbook\0")
        visitor.flush()
    assert raised.args == [Path("/home/ann/half.workbook")]
