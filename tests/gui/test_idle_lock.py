"""The idle lock: quiet for some minutes, or a computer that goes to sleep, asks for the lock."""

import pytest
from PySide6.QtCore import Q_ARG, QCoreApplication, QEvent, QMetaObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbook.gui.idle_lock import IdleLock


@pytest.fixture
def person(qtbot: QtBot) -> QWidget:
    """Something a person can touch."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def timer_of(idle: IdleLock) -> QTimer:
    timer = idle.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer


def test_asks_for_the_lock_when_nobody_touches_anything(qtbot: QtBot) -> None:
    idle = IdleLock(5)
    timer = timer_of(idle)
    assert timer.isActive()
    assert timer.interval() == 5 * 60_000
    with qtbot.waitSignal(idle.lock_wanted):
        timer.start(1)


@pytest.mark.parametrize("sign", ["key", "press", "move"])
def test_begins_anew_at_each_sign_of_life(qtbot: QtBot, qapp: QApplication, person: QWidget, sign: str) -> None:
    idle = IdleLock(5)
    qapp.installEventFilter(idle)
    timer_of(idle).stop()
    if sign == "key":
        QTest.keyClick(person, Qt.Key.Key_A)
    elif sign == "press":
        QTest.mousePress(person, Qt.MouseButton.LeftButton)
    else:
        QTest.mouseMove(person)
        QCoreApplication.processEvents()
    qapp.removeEventFilter(idle)
    assert timer_of(idle).isActive()


def test_what_the_program_does_by_itself_is_no_sign_of_life(qapp: QApplication, person: QWidget) -> None:
    idle = IdleLock(5)
    qapp.installEventFilter(idle)
    timer_of(idle).stop()
    for kind in (QEvent.Type.Timer, QEvent.Type.UpdateRequest, QEvent.Type.Paint, QEvent.Type.StyleChange):
        QCoreApplication.sendEvent(person, QEvent(kind))
    qapp.removeEventFilter(idle)
    assert not timer_of(idle).isActive()


def test_no_minutes_switch_it_off_and_other_minutes_count_from_now(
    qtbot: QtBot, qapp: QApplication, person: QWidget
) -> None:
    idle = IdleLock(5)
    idle.set_minutes(0)
    qapp.installEventFilter(idle)
    QTest.keyClick(person, Qt.Key.Key_A)
    qapp.removeEventFilter(idle)
    assert not timer_of(idle).isActive()
    idle.set_minutes(15)
    assert timer_of(idle).interval() == 15 * 60_000
    assert timer_of(idle).isActive()


def test_listens_to_sleep_and_to_the_locked_screen(qtbot: QtBot) -> None:
    idle = IdleLock(0)
    idle.listen_to_desktop()
    with qtbot.waitSignal(idle.lock_wanted):
        assert QMetaObject.invokeMethod(idle, "_sleeps", Q_ARG(bool, True))
    with qtbot.waitSignal(idle.lock_wanted):
        assert QMetaObject.invokeMethod(idle, "_locks")
    with qtbot.assertNotEmitted(idle.lock_wanted):
        QMetaObject.invokeMethod(idle, "_sleeps", Q_ARG(bool, False))
