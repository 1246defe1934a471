"""Locking and hiding: nothing a person wrote stays in any widget, model, action or title; unlocking comes back home."""

import gc
import sys
import threading
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import press, seen, shown_page, write
from workbook.app import attend
from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person, Therapy
from workbook.gui.frame import NEUTRAL_TITLE
from workbook.gui.idle_lock import IdleLock
from workbook.gui.main_window import MainWindow
from workbook.gui.places import (
    CheckInPlace,
    DoorPlace,
    EventPlace,
    ExtraRatingPlace,
    GetHelpPlace,
    GoalEditorPlace,
    GoalPlace,
    GoalsPlace,
    HomePlace,
    Place,
    ProgressPlace,
    ProgressView,
    ReassessmentPlace,
    ReassessmentStep,
    SettingsPart,
    SettingsPlace,
    SetUpPlace,
    TimelinePlace,
)
from workbook.paths import paths
from workbook.services.changes import Changes
from workbook.storage import key
from workbook.storage.shelf import FileShelf

CANARY = "kanarienvogel"
PASSPHRASE = "otter lamp gravel tea"
NOT_WRITTEN = {"id", "goal", "checkin", "reassessment", "entered_at", "changed_at"}
"""Fields whose text is not the person's own."""


@pytest.fixture(autouse=True)
def _light_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key, "_MEMORY_KIB", 1024)


def marked(value: Any, name: str = "") -> Any:
    """Return a value with the canary in every text a person can write."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value if name in NOT_WRITTEN else f"{CANARY} {value}"
    if isinstance(value, tuple):
        return tuple(marked(each, name) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: marked(getattr(value, each.name), each.name) for each in fields(value)})
    return value


def every_text() -> Iterator[tuple[str, str]]:
    """Yield each text that any widget of the application holds, shown or not, with the name of its class."""
    for widget in QApplication.allWidgets():
        for text in _texts_of(widget):
            yield type(widget).__name__, text


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield from (widget.whatsThis(), widget.statusTip(), widget.objectName())
    yield from (action.text() for action in widget.findChildren(QAction))
    match widget:
        case QLabel() | QAbstractButton() | QLineEdit():
            yield widget.text()
        case QPlainTextEdit():
            yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))
        case QAbstractItemView() if widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")


def canaries() -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    return [f"{kind}: {text}" for kind, text in every_text() if CANARY in text]


def entries_in_memory() -> list[str]:
    """Return the kinds of entries with the canary that anything in the program still holds."""
    gc.collect()
    kinds = (Therapy, Goal, GoalVersion, Rating, CheckIn, Event, Reassessment, Person, Changes, Contents)
    return [type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds) and CANARY in repr(each)]


def places(contents: Contents) -> list[Place]:
    goal, reassessment = contents.goals[0].id, contents.reassessments[-1].id
    return [
        HomePlace(),
        GoalsPlace(),
        GoalPlace(goal=goal),
        GoalEditorPlace(goal=goal, rewording=True),
        ExtraRatingPlace(goal=goal),
        CheckInPlace(check_in=contents.check_ins[-1].id),
        TimelinePlace(),
        EventPlace(event=contents.events[0].id),
        *(ProgressPlace(view=view, goal=goal) for view in ProgressView),
        ReassessmentPlace(reassessment=reassessment, step=ReassessmentStep.PREPARE),
        ReassessmentPlace(reassessment=reassessment, step=ReassessmentStep.AFTER),
        SetUpPlace(),
        *(SettingsPlace(part=part) for part in SettingsPart),
        GetHelpPlace(),
        SettingsPlace(part=SettingsPart.DETAILS),
    ]


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> MainWindow:
    """A protected workbook, unlocked, in which the person went everywhere and left something to undo."""
    contents = marked(example)
    window = open_window(contents, passphrase=PASSPHRASE)
    write(window, "Passphrase", PASSPHRASE)
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    settle(qtbot, window)
    for place in places(contents):
        window.go(place)
        settle(qtbot, window)
    press(shown_page(window), "My therapy has ended")
    settle(qtbot, window)
    assert "Undo" in seen(window)
    write(shown_page(window), "My therapist", f"{CANARY} while typing")
    return window


def test_nothing_readable_stays_after_locking_and_what_was_typed_is_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert len(canaries()) > 50
    assert len(entries_in_memory()) > 5
    path = window.surroundings.desk.path
    assert path is not None
    window.lock()
    assert CANARY not in seen(window)
    qtbot.waitUntil(lambda: window.place == DoorPlace(path=str(path)))
    assert canaries() == []
    assert entries_in_memory() == []
    assert window.windowTitle() == NEUTRAL_TITLE
    assert "Undo" not in seen(window)
    assert CANARY not in QGuiApplication.clipboard().text()
    assert not window.surroundings.desk.is_open
    workbook = FileShelf(tmp_path / "other").open(path, passphrase=PASSPHRASE)
    assert workbook.therapy().therapist == f"{CANARY} while typing"
    workbook.close()
    write(window, "Passphrase", PASSPHRASE)
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: window.place == HomePlace())
    settle(qtbot, window)
    assert CANARY in seen(window)


def test_hide_locks_minimises_and_leaves_get_help_now(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
    assert window.isMinimized()
    assert canaries() == []
    window.raise_with(None)
    press(window, "Get help now")
    assert "call now" in seen(shown_page(window))
    assert canaries() == []


def test_hide_without_a_passphrase_clears_the_screen_and_brings_it_back(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(marked(example))
    settle(qtbot, window)
    assert CANARY in seen(window)
    press(window, "Hide")
    assert window.isMinimized()
    assert CANARY not in seen(window)
    assert window.windowTitle() == NEUTRAL_TITLE
    window.raise_with(None)
    qtbot.waitUntil(lambda: CANARY in seen(window))


def test_locking_does_nothing_to_a_workbook_without_a_passphrase(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    window.lock()
    settle(qtbot, window)
    assert window.place == HomePlace()


def test_a_later_start_shows_the_file_it_was_given(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
) -> None:
    window = open_window(example)
    other = tmp_path / "other.workbook"
    FileShelf(tmp_path / "backups").create(other).close()
    window.showMinimized()
    window.raise_with(other)
    qtbot.waitUntil(lambda: window.surroundings.desk.path == other)
    assert not window.isMinimized()


def test_the_program_locks_after_five_minutes_or_as_many_as_were_chosen(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hooked in (sys, threading):
        monkeypatch.setattr(hooked, "excepthook", hooked.excepthook)  # the program puts its own ones in
    attend(window, qapp, paths(tmp_path), None)
    idle = window.findChild(IdleLock)
    assert isinstance(idle, IdleLock)
    (timer,) = idle.findChildren(QTimer)
    assert (timer.isActive(), timer.interval()) == (True, 5 * 60_000)
    window.surroundings.preferences.change(idle_minutes=15)
    assert timer.interval() == 15 * 60_000
    timer.start(1)
    qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
    assert not window.surroundings.desk.is_open
    qapp.removeEventFilter(idle)


def test_a_file_dialog_that_stands_open_goes_with_the_lock(qtbot: QtBot, window: MainWindow) -> None:
    window.go(SettingsPlace(part=SettingsPart.WORKBOOK))
    settle(qtbot, window)
    seen_dialogs: list[str] = []

    def lock_once_it_is_there() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(20, lock_once_it_is_there)
        else:
            seen_dialogs.append(type(dialog).__name__)
            window.lock()

    QTimer.singleShot(20, lock_once_it_is_there)
    press(shown_page(window), "Save a copy")
    qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
    assert seen_dialogs == ["QFileDialog"]
    assert QApplication.activeModalWidget() is None
    assert canaries() == []
