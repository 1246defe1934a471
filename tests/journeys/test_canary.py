"""Somebody writes something else into every field there is: no word of it leaves the workbook file."""

import re
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.faults.canary import CANARY, canary_contents
from tests.gui.conftest import Clock, OpenWindow
from tests.journeys.person import WithMouse
from workbook.gui.dialogs import Dialogs
from workbook.gui.event_log import EventLog
from workbook.gui.places import (
    CheckInPlace,
    EventPlace,
    ExtraRatingPlace,
    GetHelpPlace,
    GoalEditorPlace,
    GoalPlace,
    GoalsPlace,
    HelpPlace,
    HomePlace,
    Place,
    ProgressPlace,
    ProgressView,
    ReassessmentPlace,
    ReassessmentStep,
    SettingsPart,
    SettingsPlace,
    SetUpPlace,
    StartersPlace,
    TimelinePlace,
)
from workbook.paths import paths


def places(goal: str) -> list[Place]:
    """Every place there is, with its steps."""
    return [
        HomePlace(),
        SetUpPlace(),
        *(GoalEditorPlace(goal=goal, page=page) for page in range(7)),
        GoalEditorPlace(),
        GoalPlace(goal=goal),
        GoalsPlace(),
        StartersPlace(),
        CheckInPlace(),
        ExtraRatingPlace(goal=goal),
        EventPlace(),
        *(ProgressPlace(view=view, goal=goal) for view in ProgressView),
        TimelinePlace(),
        *(ReassessmentPlace(step=ReassessmentStep.PREPARE, page=page) for page in range(4)),
        ReassessmentPlace(step=ReassessmentStep.AFTER),
        ReassessmentPlace(step=ReassessmentStep.PREVIEW),
        *(SettingsPlace(part=part) for part in SettingsPart),
        HelpPlace(),
        GetHelpPlace(),
    ]


class Desktop(Dialogs):
    """Takes every file into a folder of the person's choice."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def save_file(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        assert CANARY not in str(suggested)
        return self.place / suggested.name


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what is temporary, of this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def test_no_word_leaves_the_workbook(
    qtbot: QtBot,
    open_window: OpenWindow,
    clock: Clock,
    tmp_path: Path,
    temporary: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    written = canary_contents()
    clock.moment += timedelta(days=1)
    window = open_window(written)
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    window.surroundings = replace(window.surroundings, dialogs=Desktop(chosen))
    folders = paths(tmp_path)
    EventLog(folders.log, window.surroundings.desk)
    me = WithMouse(qtbot, window)
    fields = titles = 0
    for number, place in enumerate(places(written.goals[0].id)):
        window.go(place)
        fields += _write_everywhere(me, f"{CANARY} {number}")
        titles += len(_titles())
        assert CANARY not in " ".join(_titles())
    kept = set(re.findall(rf"{CANARY} \d+\.\d+", repr(me.kept)))
    assert fields > 40
    assert len(kept) > 15
    assert titles > 20
    window.go(ReassessmentPlace(step=ReassessmentStep.PREVIEW))
    me.press("Save as PDF")
    me.close()
    saved = [each for each in chosen.iterdir() if each.suffix == ".pdf"]
    assert saved
    for each in saved:
        assert CANARY not in each.name
        with pikepdf.open(each) as pdf:
            about = [str(value) for value in pdf.docinfo.values()] + [pdf.Root.Metadata.read_bytes().decode()]
        assert CANARY not in " ".join(about)
    assert CANARY not in QGuiApplication.clipboard().text()
    assert CANARY not in "".join(capfd.readouterr())
    assert CANARY not in " ".join(sys.argv)
    assert "changed" in (folders.log / "workbook.log").read_text()
    _assert_silent(temporary)
    for each in tmp_path.iterdir():
        if each.is_file() and each != folders.workbook:
            assert CANARY.encode() not in each.read_bytes()


def _write_everywhere(me: WithMouse, text: str) -> int:
    """Write into each field that can be seen, and return how many there are."""
    assert me.sees
    shown: list[QLineEdit | QPlainTextEdit] = [
        *me.window.findChildren(QLineEdit),
        *me.window.findChildren(QPlainTextEdit),
    ]
    fields = [each for each in shown if each.isVisible() and each.isEnabled() and not each.isReadOnly()]
    for number, each in enumerate(fields):
        each.setFocus()
        QTest.keyClicks(each, f"{text}.{number} ")
    assert me.sees
    return len(fields)


def _titles() -> list[str]:
    return [window.title() for window in QGuiApplication.allWindows()]


def _assert_silent(folder: Path) -> None:
    for each in folder.rglob("*"):
        assert CANARY not in each.name
        assert not each.is_file() or CANARY.encode() not in each.read_bytes()
