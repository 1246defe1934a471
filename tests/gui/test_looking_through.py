"""A file so large that it is opened before it is looked through: damage in it is found while the window is in use."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.gui import looking_through
from workbook.gui.desk import Desk
from workbook.gui.places import DoorPlace
from workbook.services.changes import Changes, apply
from workbook.services.problems import StorageProblem
from workbook.storage import file as file_module
from workbook.storage import soundness
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

MOMENT = datetime.fromisoformat("2026-08-06T09:30:00+02:00")
PEOPLE = tuple(Person(id=str(number), name="Anna", note="x" * 900) for number in range(100))


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workbook that counts as large."""
    path = tmp_path / "large.workbook"
    FileShelf(tmp_path / "backups").create(path, contents=Contents(people=PEOPLE)).close()
    monkeypatch.setattr(file_module, "CHECKED_WHILE_WAITING", 0)
    return path


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(lambda: FileShelf(tmp_path / "backups"), lambda: MOMENT)
    yield made
    made.end()


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)


def opened(qtbot: QtBot, desk: Desk, path: Path) -> None:
    with qtbot.waitSignal(desk.opened):
        desk.open(path, then=lambda: None, on_problem=lambda problem: pytest.fail(problem.key))


def add(workbook: object) -> Changes:
    return apply(workbook, Changes(after=(Person(id="new", name="Ben"),)))  # type: ignore[arg-type]


def test_damage_is_found_after_opening(qtbot: QtBot, desk: Desk, large: Path) -> None:
    damage(large)
    with qtbot.waitSignal(desk.damage_found) as found:
        opened(qtbot, desk, large)
    assert found.args is not None
    assert found.args[0].key == "damaged"


def test_a_sound_file_is_looked_through_and_nothing_is_said(
    qtbot: QtBot, desk: Desk, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, check = Event(), soundness.check_pages

    def checked(*given: object) -> None:
        check(*given)  # type: ignore[arg-type]
        looked.set()

    monkeypatch.setattr(file_module, "check_pages", checked)
    with qtbot.assertNotEmitted(desk.damage_found):
        opened(qtbot, desk, large)
        qtbot.waitUntil(looked.is_set)
        with qtbot.waitSignal(desk.changed):
            desk.do(add)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Event]]:
    """Looks that wait until their event is set and then find damage."""
    events: list[Event] = []

    def page_check(opened: WorkbookFile) -> Callable[[], None]:
        go_on = Event()
        events.append(go_on)

        def look() -> None:
            go_on.wait(60)
            raise StorageProblem("damaged")

        return look

    monkeypatch.setattr(WorkbookFile, "page_check", page_check)
    monkeypatch.setattr(looking_through, "AGAIN_AFTER_SECONDS", 0)
    yield events
    for each in events:
        each.set()


def test_a_look_counts_if_nothing_was_written_meanwhile(
    qtbot: QtBot, large: Path, looks: list[Event], request: pytest.FixtureRequest
) -> None:
    desk = request.getfixturevalue("desk")
    with qtbot.assertNotEmitted(desk.damage_found):
        opened(qtbot, desk, large)
        qtbot.waitUntil(lambda: len(looks) == 1)
        with qtbot.waitSignal(desk.changed):  # saving does not wait for the look
            desk.do(add)
        looks[0].set()
        qtbot.waitUntil(lambda: len(looks) == 2)
    with qtbot.waitSignal(desk.damage_found):
        looks[1].set()


def test_what_a_look_at_a_closed_workbook_finds_is_dropped(
    qtbot: QtBot, large: Path, looks: list[Event], request: pytest.FixtureRequest
) -> None:
    desk = request.getfixturevalue("desk")
    opened(qtbot, desk, large)
    qtbot.waitUntil(lambda: len(looks) == 1)
    with qtbot.assertNotEmitted(desk.damage_found):
        with qtbot.waitSignal(desk.closed):
            desk.close(lambda: None)
        looks[0].set()
        opened(qtbot, desk, large)
        qtbot.waitUntil(lambda: len(looks) == 2)
    with qtbot.waitSignal(desk.damage_found):
        looks[1].set()


def test_the_window_goes_to_the_door_and_can_come_back(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_module, "CHECKED_WHILE_WAITING", 0)
    monkeypatch.setattr(WorkbookFile, "page_check", lambda opened: _find_damage)
    window = open_window(Contents(people=PEOPLE))
    qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
    assert window.place == DoorPlace(path=str(window.surroundings.desk.path), trouble="damaged")
    assert window.surroundings.desk.is_open


def _find_damage() -> None:
    raise StorageProblem("damaged")
