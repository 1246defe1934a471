"""A bug is shown once, and written down each time, without a word of what the person wrote."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbook.gui.crash_dialog import CrashDialog, show_crash


def bug() -> RuntimeError:
    try:
        raise RuntimeError("my secret words")
    except RuntimeError as trouble:
        return trouble


def test_bugs_that_follow_each_other_open_one_dialog(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[int] = []

    def another() -> None:
        trouble = bug()
        show_crash(type(trouble), trouble.__traceback__)
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, CrashDialog)]
        seen.append(len(dialogs))
        for dialog in dialogs:
            dialog.accept()

    QTimer.singleShot(0, another)
    trouble = bug()
    show_crash(type(trouble), trouble.__traceback__)
    assert seen == [1]
    said = capsys.readouterr().err
    assert said.count("RuntimeError") == 2
    assert "secret" not in said
