"""The lock at the word of logind, on a message bus of the test's own with a logind that says what it is told to."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from tests.programs import needed
from workbook.paths import paths
from workbook.storage import key
from workbook.storage.shelf import FileShelf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="logind is of Linux")

LOGIND = "org.freedesktop.login1"
ROOT, SESSION, SEAT = (f"/org/freedesktop/login1{each}" for each in ("", "/session/_32", "/seat/seat0"))
PROPERTIES = "org.freedesktop.DBus.Properties"
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbook.gui.idle_lock import IdleLock

application = QApplication(sys.argv)
idle = IdleLock(0)
idle.lock_wanted.connect(lambda: (print("lock", flush=True), application.quit()))
idle.listen_to_desktop()
QTimer.singleShot(0, lambda: print("listens", flush=True))
application.exec()
"""
PROGRAM = """
import faulthandler
import sys
from pathlib import Path
from workbook import start
from workbook.gui.idle_lock import IdleLock
from workbook.gui.places import HomePlace
from workbook.storage import key

class Watched(start.Frame):
    told = []

    def hold(self, content):
        super().hold(content)
        self.content = content
        self.startTimer(20)

    def timerEvent(self, event):
        desk = self.content.surroundings.desk
        if self.content.place is None or not desk.is_idle or self.content.findChild(IdleLock) is None:
            return
        says = "open" if desk.is_open else "locked"
        if self.told[-1:] != [says]:
            self.told.append(says)
            print(says, flush=True)
        if self.told == ["locked"]:
            home = lambda: self.content.go(HomePlace())
            desk.open(Path(self.content.place.path), passphrase="one", then=home, on_problem=print)

faulthandler.dump_traceback_later(60, exit=True)
key._MEMORY_KIB = 1024
start.Frame = Watched
from workbook.__main__ import main
sys.argv = ["workbook", "--data-dir", sys.argv[1]]
sys.exit(main())
"""
Say = Callable[[str, str, str, list[object]], None]


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus on which nobody speaks yet."""
    command = [needed("dbus-daemon"), "--session", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def say(bus: str) -> Iterator[Say]:
    """Say something as logind: path, interface, name and arguments of a signal."""
    connection = QDBusConnection.connectToBus(bus, "logind of the test")
    assert connection.registerService(LOGIND)

    def speak(path: str, interface: str, name: str, arguments: list[object]) -> None:
        message = QDBusMessage.createSignal(path, interface, name)
        message.setArguments(arguments)
        assert connection.send(message)

    yield speak
    QDBusConnection.disconnectFromBus("logind of the test")


@pytest.fixture
def window(bus: str, say: Say) -> Iterator["subprocess.Popen[str]"]:
    """A program of its own that listens to the desktop and says when it wants to lock."""
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", WINDOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "listens\n"
        yield started
        started.kill()


_GONE = ["NothingOfThisName"]
"""Properties whose value is not told; a list that is empty would be sent as one of something else."""
LOCKS: dict[str, tuple[str, str, str, list[object]]] = {
    "the computer goes to sleep": (ROOT, f"{LOGIND}.Manager", "PrepareForSleep", [True]),
    "the screen is to be locked": (SESSION, f"{LOGIND}.Session", "Lock", []),
    "the desktop has locked it": (
        SESSION,
        PROPERTIES,
        "PropertiesChanged",
        [f"{LOGIND}.Session", {"LockedHint": True}, _GONE],
    ),
}
OTHERS: list[tuple[str, str, str, list[object]]] = [
    (ROOT, f"{LOGIND}.Manager", "PrepareForSleep", [False]),
    (SESSION, f"{LOGIND}.Session", "Unlock", []),
    (SESSION, PROPERTIES, "PropertiesChanged", [f"{LOGIND}.Session", {"LockedHint": False}, _GONE]),
    (SESSION, PROPERTIES, "PropertiesChanged", [f"{LOGIND}.Session", {"IdleHint": True}, _GONE]),
    (SEAT, PROPERTIES, "PropertiesChanged", [f"{LOGIND}.Seat", {"LockedHint": True}, _GONE]),
]
"""What logind says besides."""


@pytest.mark.parametrize("signal", LOCKS.values(), ids=LOCKS.keys())
def test_locks_when_logind_says_so_and_not_before(
    window: "subprocess.Popen[str]", say: Say, signal: tuple[str, str, str, list[object]]
) -> None:
    assert window.stdout is not None
    for other in OTHERS:
        say(*other)
    say(*signal)
    assert window.stdout.readline() == "lock\n"
    assert window.wait(20) == 0


def test_the_whole_program_locks_its_workbook(
    bus: str, say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key, "_MEMORY_KIB", 1024)
    folders = paths(tmp_path)
    FileShelf(folders.backups).create(folders.workbook, passphrase="one").close()
    environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": bus, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as program:
        assert program.stdout is not None
        assert [program.stdout.readline() for _each in range(2)] == ["locked\n", "open\n"]
        say(*LOCKS["the desktop has locked it"])
        assert program.stdout.readline() == "locked\n"
        program.terminate()
        assert program.wait(30) == 0
