"""The desk: what is said to be saved is in the file, in order, and troubles go where they belong."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from workbook.domain.problems import InputProblem
from workbook.domain.therapy import Person
from workbook.gui.desk import Desk
from workbook.services.changes import Changes, apply
from workbook.services.problems import StorageProblem
from workbook.services.shelf import OpenWorkbook
from workbook.storage.shelf import FileShelf

MOMENT = datetime.fromisoformat("2026-08-06T09:30:00+02:00")


def add(name: str) -> Callable[[OpenWorkbook], Changes]:
    return lambda workbook: apply(workbook, Changes(after=(Person(id=name, name=name),)))


def refuse(problem: StorageProblem) -> None:
    pytest.fail(problem.key)


def names(workbook: OpenWorkbook) -> list[str]:
    return [person.name for person in workbook.every(Person)]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(lambda: FileShelf(tmp_path / "backups"), lambda: MOMENT)
    with qtbot.waitSignal(made.opened):
        made.open_new(lambda shelf: shelf.create(tmp_path / "mine.workbook"), then=lambda: None, on_problem=refuse)
    yield made
    made.end()


def asked(qtbot: QtBot, desk: Desk) -> list[str]:
    answers: list[list[str]] = []
    desk.ask(names, answers.append, desk)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_saves_in_the_order_of_the_calls_and_tells_what_changed(qtbot: QtBot, desk: Desk) -> None:
    told: list[Changes] = []
    desk.changed.connect(told.append)
    desk.do(add("Ann"))
    desk.do(add("Ben"))
    assert not desk.is_saved
    with qtbot.waitSignal(desk.saved_changed, check_params_cb=bool):
        pass
    assert asked(qtbot, desk) == ["Ann", "Ben"]
    assert [each.after for each in told] == [(Person(id="Ann", name="Ann"),), (Person(id="Ben", name="Ben"),)]


def test_takes_back_what_was_changed(qtbot: QtBot, desk: Desk) -> None:
    desk.do(add("Ann"), desk.undo)
    qtbot.waitUntil(lambda: desk.is_saved)
    assert asked(qtbot, desk) == []


def test_keeps_what_cannot_be_saved_in_order_until_it_can(qtbot: QtBot, desk: Desk) -> None:
    full = [True]

    def add_when_there_is_room(workbook: OpenWorkbook) -> Changes:
        if full[0]:
            raise StorageProblem("disk_full")
        return add("Ann")(workbook)

    with qtbot.waitSignal(desk.save_failed) as failed:
        desk.do(add_when_there_is_room)
        desk.do(add("Ben"))
    assert failed.args is not None
    assert failed.args[0].key == "disk_full"
    assert asked(qtbot, desk) == []
    assert not desk.is_saved
    full[0] = False
    desk.save_again()
    qtbot.waitUntil(lambda: desk.is_saved)
    assert asked(qtbot, desk) == ["Ann", "Ben"]


def test_hands_an_entry_that_cannot_be_taken_back_to_its_field(qtbot: QtBot, desk: Desk) -> None:
    def refuse(workbook: OpenWorkbook) -> Changes:
        raise InputProblem("name", "empty")

    problems: list[InputProblem] = []
    desk.do(refuse, on_problem=problems.append)
    desk.do(add("Ben"))
    qtbot.waitUntil(lambda: desk.is_saved)
    assert [problem.place for problem in problems] == ["name"]
    assert asked(qtbot, desk) == ["Ben"]


def test_shows_a_bug_as_a_bug_and_goes_on_saving(qtbot: QtBot, desk: Desk) -> None:
    def stumble(workbook: OpenWorkbook) -> Changes:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as bugs:
        desk.do(stumble)
        desk.do(add("Ben"))
        qtbot.waitUntil(lambda: desk.is_saved)
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]
    assert asked(qtbot, desk) == ["Ben"]


def test_drops_the_answer_for_a_page_that_is_gone(qtbot: QtBot, desk: Desk) -> None:
    page = QObject()
    answers: list[list[str]] = []
    desk.ask(names, answers.append, page)
    shiboken6.delete(page)
    qtbot.waitUntil(lambda: desk.is_idle)
    assert answers == []


def test_a_cancelled_drawing_ends_at_its_next_step_and_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    steps: list[int] = []
    pictures: list[str] = []

    def draw(job: object) -> str:
        steps.append(1)
        drawing.stop_if_cancelled()
        steps.append(2)
        return "picture"

    released = Event()
    slow = desk.draw(lambda job: "first" if released.wait(10) else "late", pictures.append, desk)
    drawing = desk.draw(draw, pictures.append, desk)
    drawing.cancel()
    slow.cancel()
    released.set()
    last = desk.draw(lambda job: "last", pictures.append, desk)
    qtbot.waitUntil(lambda: desk.is_idle)
    assert pictures == ["last"]
    assert not last.is_cancelled
    assert steps == []


def test_backs_up_after_ten_minutes_with_changes_and_not_without(qtbot: QtBot, desk: Desk) -> None:
    timers = [each for each in desk.findChildren(QTimer) if each.interval() == 10 * 60_000]
    (timer,) = timers
    assert not timer.isActive()
    desk.do(add("Ann"))
    qtbot.waitUntil(lambda: desk.is_saved)
    assert timer.isActive()
    with qtbot.waitSignal(desk.backup_made):
        timer.start(1)
    assert not timer.isActive()
    assert desk.last_backup is not None


def test_backs_up_on_closing_when_something_changed(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.do(add("Ann"))
    qtbot.waitUntil(lambda: desk.is_saved)
    with qtbot.waitSignals([desk.backup_made, desk.closed]):
        desk.close(lambda: None)
    assert not desk.is_open
    shelf = FileShelf(tmp_path / "backups")
    backups = shelf.backups(tmp_path / "mine.workbook")
    assert len(backups) == 1
    assert desk.today == date(2026, 8, 6)


def kept_in(path: Path) -> list[str]:
    workbook = FileShelf(path.parent / "other-backups").open(path)
    found = names(workbook)
    workbook.close()
    return found


def test_closing_at_once_keeps_everything_that_was_entered(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with qtbot.waitSignals([desk.backup_made, desk.closed]):
        for name in ("Ann", "Ben", "Cleo"):
            desk.do(add(name))
        desk.close(lambda: None)
    assert kept_in(tmp_path / "mine.workbook") == ["Ann", "Ben", "Cleo"]


def test_opening_another_workbook_first_keeps_everything_that_was_entered(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    with qtbot.waitSignals([desk.backup_made, desk.opened]):
        desk.do(add("Ann"))
        desk.do(add("Ben"))
        desk.open_new(lambda shelf: shelf.create(tmp_path / "other.workbook"), then=lambda: None, on_problem=refuse)
    assert desk.path == tmp_path / "other.workbook"
    assert kept_in(tmp_path / "mine.workbook") == ["Ann", "Ben"]


def test_opens_nothing_while_an_entry_cannot_be_saved_but_closes_all_the_same(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    def never(workbook: OpenWorkbook) -> Changes:
        raise StorageProblem("disk_full")

    with qtbot.waitSignal(desk.save_failed):
        desk.do(never)
        desk.open(tmp_path / "elsewhere.workbook", then=pytest.fail, on_problem=refuse)
    qtbot.waitUntil(lambda: desk.is_idle)
    assert desk.path == tmp_path / "mine.workbook"
    with qtbot.waitSignal(desk.closed):
        desk.close(lambda: None)


@pytest.mark.parametrize("passphrase", [None, "open sesame"])
def test_goes_on_in_a_copy_with_what_could_not_be_saved(qtbot: QtBot, tmp_path: Path, passphrase: str | None) -> None:
    mine, copy = tmp_path / "mine.workbook", tmp_path / "copy.workbook"
    desk = Desk(lambda: FileShelf(tmp_path / "backups"), lambda: MOMENT)
    with qtbot.waitSignal(desk.opened):
        desk.open_new(lambda shelf: shelf.create(mine, passphrase=passphrase), then=lambda: None, on_problem=refuse)
    desk.do(add("Ann"))
    qtbot.waitUntil(lambda: desk.is_saved)
    mine.rename(tmp_path / "moved.workbook")
    with qtbot.waitSignal(desk.save_failed) as failed:
        desk.do(add("Ben"))
    assert failed.args is not None
    assert failed.args[0].key == "replaced"
    if passphrase is not None:
        refused: list[StorageProblem] = []
        desk.go_on_in_copy(copy, then=pytest.fail, on_problem=refused.append, passphrase="wrong")
        qtbot.waitUntil(lambda: bool(refused), timeout=10_000)
        assert refused[0].key == "wrong_key"
    with qtbot.waitSignal(desk.opened, timeout=10_000):
        desk.go_on_in_copy(copy, then=lambda: None, on_problem=refuse, passphrase=passphrase)
    qtbot.waitUntil(lambda: desk.is_saved)
    assert asked(qtbot, desk) == ["Ann", "Ben"]
    assert desk.path == copy
    desk.end()


def test_a_workbook_that_is_just_being_opened_is_closed_at_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path / "backups")
    shelf.create(tmp_path / "mine.workbook").close()
    desk = Desk(lambda: FileShelf(tmp_path / "backups"), lambda: MOMENT)
    desk.open(tmp_path / "mine.workbook", then=lambda: None, on_problem=refuse)
    desk.end()
    shelf.open(tmp_path / "mine.workbook").close()


def test_a_backup_that_changing_the_passphrase_made_is_told(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    keys: list[str] = []
    (tmp_path / "backups").write_text("a file stands in the way")
    with qtbot.waitSignal(desk.backup_failed):
        desk.back_up()
    assert str(desk.backup_trouble) == "backup_failed"
    (tmp_path / "backups").unlink()
    with qtbot.waitSignal(desk.backup_made):
        desk.ask_file(lambda workbook: workbook.protect("one", MOMENT), keys.append, desk, refuse)
    assert desk.last_backup == MOMENT
    assert str(desk.backup_trouble) == "None"
    assert len(keys) == 1
    with qtbot.assertNotEmitted(desk.backup_made):
        desk.ask_file(lambda workbook: workbook.protected, lambda protected: keys.append(str(protected)), desk, refuse)
        qtbot.waitUntil(lambda: len(keys) == 2)
    assert desk.is_protected
