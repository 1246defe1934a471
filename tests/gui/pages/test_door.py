"""The door: a warm start, the lock, and a next step for each file that cannot be opened. Looking changes no file."""

from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.pages.conftest import Answers
from tests.gui.seen import button, field, press, seen, shown_page, write
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.gui.file_errands import FileErrands
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.door import unlock
from workbook.gui.pages.door.unlock import wait_after
from workbook.gui.places import DoorPlace, GetHelpPlace, HomePlace
from workbook.paths import paths
from workbook.services.changes import Changes, apply
from workbook.services.settings import PublicNumber
from workbook.services.shelf import OpenWorkbook, Shelf
from workbook.storage.shelf import FileShelf

NOW = datetime.fromisoformat("2026-08-05T21:12:00+02:00")
PASSPHRASE = "four words like these"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The default workbook."""
    return paths(tmp_path).workbook


def shelf(mine: Path) -> Shelf:
    return FileShelf(mine.parent / "backups")


def make(mine: Path, contents: Contents | None = None, passphrase: str | None = None) -> None:
    """Make a workbook with one good backup."""
    made = shelf(mine).create(mine, contents=contents, passphrase=passphrase)
    made.back_up(NOW)
    made.close()


def damage(path: Path) -> bytes:
    """Flip bits in the middle of a file and return what is in it now."""
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data) // 2 + 64):
        data[place] ^= 0xFF
    path.write_bytes(data)
    return bytes(data)


def arrived(qtbot: QtBot, window: MainWindow, place: object) -> None:
    qtbot.waitUntil(lambda: window.place == place, timeout=15_000)
    settle(qtbot, window)


def people(qtbot: QtBot, window: MainWindow) -> list[str]:
    answers: list[list[str]] = []
    desk = window.surroundings.desk
    desk.ask(lambda workbook: [each.name for each in workbook.every(Person)], answers.append, desk)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def test_welcomes_at_the_first_start_and_makes_no_file_by_itself(
    qtbot: QtBot, open_window: OpenWindow, mine: Path
) -> None:
    window = open_window()
    assert "Welcome" in seen(shown_page(window))
    assert not mine.exists()
    press(window, "Start my workbook")
    qtbot.waitUntil(lambda: window.surroundings.desk.is_open)
    assert mine.exists()
    assert window.surroundings.desk.path == mine


def test_an_errand_whose_page_is_gone_says_nothing(qtbot: QtBot, open_window: OpenWindow, mine: Path) -> None:
    window = open_window()
    page = QWidget()
    FileErrands(window.surroundings, page).open(mine.with_name("not there.workbook"))
    shiboken6.delete(page)
    settle(qtbot, window)
    assert not window.surroundings.desk.is_open


def test_a_workbook_that_was_there_before_is_missed_and_never_made_anew(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents, answers: Answers
) -> None:
    window = open_window()
    window.surroundings.preferences.opened_file(str(mine))
    window.open_workbook(mine)
    settle(qtbot, window)
    text = seen(shown_page(window))
    assert "The workbook is not where it was" in text
    assert str(mine.parent) in text
    assert not mine.exists()
    moved = mine.with_name("moved.workbook")
    make(moved, example)
    answers.paths.append(moved)
    press(window, "Look for it")
    arrived(qtbot, window, HomePlace())
    assert window.surroundings.desk.path == moved


def test_brings_a_missing_workbook_back_in_three_presses(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents
) -> None:
    make(mine, example)
    mine.unlink()
    window = open_window()
    press(window, "Bring back a backup")
    settle(qtbot, window)
    assert "good" in seen(shown_page(window))
    press(window, "5 August 2026, 21:12")
    settle(qtbot, window)
    press(window, "Bring this backup back")
    arrived(qtbot, window, HomePlace())
    assert people(qtbot, window) == [person.name for person in example.people]
    assert "Your backup is in place." in seen(window)


def test_a_damaged_workbook_is_kept_aside_and_its_newest_good_backup_takes_its_place(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents
) -> None:
    make(mine, example)
    damaged = damage(mine)
    window = open_window()
    settle(qtbot, window)
    text = seen(shown_page(window))
    assert "This workbook is damaged" in text
    assert "Your newest good backup is of 5 August 2026, 21:12." in text
    assert mine.read_bytes() == damaged
    press(window, "Bring this backup back")
    arrived(qtbot, window, HomePlace())
    kept = [path for path in mine.parent.iterdir() if path.is_file() and path.read_bytes() == damaged]
    assert len(kept) == 1
    assert kept[0].name in seen(window)
    assert people(qtbot, window) == [person.name for person in example.people]


def test_passes_over_a_backup_that_is_damaged_too(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents
) -> None:
    make(mine, example)
    workbook = shelf(mine).open(mine)
    newest = workbook.back_up(NOW.replace(hour=22))
    workbook.close()
    damage(newest.path)
    damage(mine)
    window = open_window()
    settle(qtbot, window)
    assert "Your newest good backup is of 5 August 2026, 21:12." in seen(shown_page(window))
    press(window, "Choose another backup")
    settle(qtbot, window)
    press(window, "5 August 2026, 22:12")
    settle(qtbot, window)
    assert "cannot be brought back" in seen(shown_page(window))
    press(window, "Back")
    assert "This workbook is damaged" in seen(shown_page(window))


def test_a_damaged_protected_workbook_asks_for_the_passphrase_of_its_backups(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents
) -> None:
    make(mine, example, PASSPHRASE)
    damage(mine)
    window = open_window()
    unlock_with(window, PASSPHRASE)
    arrived(qtbot, window, DoorPlace(path=str(mine), trouble="damaged"))
    assert "protected by your passphrase" in seen(shown_page(window))
    write(window, "Passphrase", "not this one")
    press(window, "Look for a good backup")
    settle(qtbot, window)
    assert "This passphrase does not open it." in seen(shown_page(window))
    write(window, "Passphrase", PASSPHRASE)
    press(window, "Look for a good backup")
    settle(qtbot, window)
    press(window, "Bring this backup back")
    arrived(qtbot, window, HomePlace())
    assert window.surroundings.desk.is_protected
    assert people(qtbot, window) == [person.name for person in example.people]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "This file is empty"), (b"Dear diary, this is a text file.\n" * 200, "This file is not a workbook")],
)
def test_a_foreign_or_empty_file_is_left_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, answers: Answers, content: bytes, said: str
) -> None:
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_bytes(content)
    window = open_window()
    assert said in seen(shown_page(window))
    answers.paths.append(mine)
    press(window, "Start a new workbook")
    settle(qtbot, window)
    assert "it was left as it is" in seen(window)
    assert mine.read_bytes() == content
    fresh = mine.with_name("fresh")
    answers.paths.append(fresh)
    press(window, "Start a new workbook")
    qtbot.waitUntil(lambda: window.surroundings.desk.is_open)
    assert window.surroundings.desk.path == mine.with_name("fresh.workbook")
    assert mine.read_bytes() == content


def test_a_newer_workbook_is_left_as_it_is(open_window: OpenWindow, mine: Path, example: Contents) -> None:
    make(mine, example)
    data = bytearray(mine.read_bytes())
    data[4] = 9
    mine.write_bytes(data)
    window = open_window()
    assert "needs a newer program" in seen(shown_page(window))
    assert mine.read_bytes() == bytes(data)


def test_a_workbook_in_another_window_opens_once_that_is_closed(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents
) -> None:
    make(mine, example)
    other = shelf(mine).open(mine)
    window = open_window()
    assert "open in another window" in seen(shown_page(window))
    press(window, "Try again")
    settle(qtbot, window)
    assert isinstance(window.place, DoorPlace)
    other.close()
    press(window, "Try again")
    arrived(qtbot, window, HomePlace())


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_workbook_on_another_computer_can_be_read(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents, passphrase: str | None
) -> None:
    make(mine, example, passphrase)
    lock = mine.with_name(f".{mine.name}.lock")
    lock.write_text("4242\nworkbook\nanother-computer\n00000000-0000-0000-0000-000000000001\n1\n")
    window = open_window()
    assert "on another computer" in seen(shown_page(window))
    press(window, "Open it for reading")
    if passphrase is not None:
        arrived(qtbot, window, DoorPlace(path=str(mine)))
        unlock_with(window, passphrase)
    arrived(qtbot, window, HomePlace())
    assert window.surroundings.desk.is_read_only


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        ("unreadable", "The file cannot be read"),
        ("read_only", "can be read, not changed"),
        ("disk_full", "The disk is full"),
    ],
)
def test_every_other_trouble_has_a_screen_with_a_next_step(
    open_window: OpenWindow, mine: Path, example: Contents, trouble: str, said: str
) -> None:
    window = open_window(example)
    window.go(DoorPlace(path=str(mine.with_name("other.workbook")), trouble=trouble))
    assert said in seen(shown_page(window))
    button(window, "Try again")
    press(window, "Back to my workbook")
    assert window.place == HomePlace()


def unlock_with(window: MainWindow, passphrase: str) -> None:
    write(window, "Passphrase", passphrase)
    QTest.keyClick(field(window, "Passphrase", QLineEdit), Qt.Key.Key_Return)


def test_opens_with_the_passphrase_and_shows_it_when_asked(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, mine: Path
) -> None:
    window = open_window(example, passphrase=PASSPHRASE)
    assert window.place == DoorPlace(path=str(mine))
    line = field(window, "Passphrase", QLineEdit)
    assert window.focusWidget() is line
    press(window, "Open my workbook")
    assert "Type your passphrase." in seen(shown_page(window))
    write(window, "Passphrase", PASSPHRASE)
    assert PASSPHRASE not in seen(shown_page(window))
    QTest.keyClick(button(window, "Show what I type"), Qt.Key.Key_Space)
    assert PASSPHRASE in seen(shown_page(window))
    press(window, "Open my workbook")
    arrived(qtbot, window, HomePlace())
    assert window.surroundings.desk.is_protected


def test_waits_longer_after_each_wrong_try(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [wait_after(tries) for tries in range(9)] == [0, 0, 1, 2, 4, 8, 16, 30, 30]
    monkeypatch.setattr(unlock, "SECOND", 20)
    window = open_window(example, passphrase=PASSPHRASE)
    unlock_with(window, "wrong")
    qtbot.waitUntil(lambda: "does not open the workbook." in seen(shown_page(window)), timeout=10_000)
    assert button(window, "Open my workbook").isEnabled()
    unlock_with(window, "wrong again")
    qtbot.waitUntil(lambda: "try again in 1 second." in seen(shown_page(window)), timeout=10_000)
    assert not button(window, "Open my workbook").isEnabled()
    press(window, "Get help now")
    assert isinstance(window.place, GetHelpPlace)
    window.go_back()
    qtbot.waitUntil(lambda: button(window, "Open my workbook").isEnabled())
    unlock_with(window, PASSPHRASE)
    arrived(qtbot, window, HomePlace())


def test_opens_with_the_recovery_key(qtbot: QtBot, open_window: OpenWindow, example: Contents, mine: Path) -> None:
    make(mine, example)
    workbook = shelf(mine).open(mine)
    key = workbook.protect(PASSPHRASE, NOW)
    workbook.close()
    window = open_window()
    press(window, "I do not remember my passphrase")
    write(window, "Recovery key", "ABCDE-FGHIJ")
    press(window, "Open my workbook")
    qtbot.waitUntil(lambda: "This recovery key does not open" in seen(shown_page(window)), timeout=10_000)
    write(window, "Recovery key", key.lower())
    press(window, "Open my workbook")
    arrived(qtbot, window, HomePlace())


def test_a_file_that_is_replaced_while_it_is_open_goes_on_in_a_copy(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, mine: Path, answers: Answers
) -> None:
    window = open_window(example)
    mine.rename(mine.with_name("moved.workbook"))
    mine.write_bytes(b"something else")
    desk = window.surroundings.desk
    with qtbot.waitSignal(desk.save_failed):
        desk.do(lambda workbook: _add(workbook, "Ann"))
    press(window, "Next step")
    assert "The file was moved, deleted or replaced" in seen(shown_page(window))
    answers.paths.append(mine.with_name("copy.workbook"))
    press(window, "Save a copy and go on")
    arrived(qtbot, window, HomePlace())
    assert desk.path == mine.with_name("copy.workbook")
    assert "Ann" in people(qtbot, window)
    assert mine.read_bytes() == b"something else"


def _add(workbook: OpenWorkbook, name: str) -> Changes:
    return apply(workbook, Changes(after=(Person(id=name, name=name),)))


def test_locked_shows_the_numbers_ticked_for_this_and_nothing_else_of_the_workbook(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example, passphrase="open sesame")
    ticked = PublicNumber(workbook="example", person="p", name="Sam next door", number="0123")
    window.surroundings.preferences.change(region="GB", public_numbers=(ticked,))
    press(window, "Get help now")
    text = seen(shown_page(window))
    assert isinstance(window.place, GetHelpPlace)
    assert "999" in text
    assert "Sam next door" in text
    assert example.people[0].name not in text
    press(shown_page(window), "Back")
    assert "Passphrase" in seen(shown_page(window))


def protected(mine: Path, contents: Contents) -> str:
    """Make a protected workbook with one good backup and return its recovery key."""
    make(mine, contents)
    workbook = shelf(mine).open(mine)
    key = workbook.protect(PASSPHRASE, NOW)
    workbook.close()
    return key


def test_the_recovery_key_brings_back_a_backup_of_a_damaged_workbook(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents
) -> None:
    key = protected(mine, example)
    damage(mine)
    window = open_window()
    press(window, "I do not remember my passphrase")
    write(window, "Recovery key", key)
    press(window, "Open my workbook")
    arrived(qtbot, window, DoorPlace(path=str(mine), trouble="damaged"))
    press(window, "Look for a good backup")
    assert "Type your passphrase." in seen(shown_page(window))
    press(window, "Use the recovery key instead")
    write(window, "Recovery key", key[:-1] + ("A" if key[-1] != "A" else "B"))
    press(window, "Look for a good backup")
    settle(qtbot, window)
    assert "This recovery key does not open it." in seen(shown_page(window))
    write(window, "Recovery key", key.lower())
    press(window, "Look for a good backup")
    settle(qtbot, window)
    press(window, "Bring this backup back")
    arrived(qtbot, window, HomePlace())
    assert people(qtbot, window) == [person.name for person in example.people]


def test_an_old_recovery_key_opens_a_backup_that_kept_its_key(
    qtbot: QtBot, open_window: OpenWindow, mine: Path, example: Contents, answers: Answers
) -> None:
    old_key = protected(mine, example)
    elsewhere = mine.with_name("on-a-stick.workbook")
    elsewhere.write_bytes(mine.read_bytes())
    workbook = shelf(mine).open(mine, passphrase=PASSPHRASE)
    new_key = workbook.protect("another one", NOW)
    workbook.close()
    window = open_window()
    window.show_door(DoorPlace(path=str(mine), trouble="unreadable"))
    press(window, "Bring back a backup")
    settle(qtbot, window)
    answers.paths.append(elsewhere)
    press(window, "Choose a backup file in a folder or on a stick")
    settle(qtbot, window)
    press(window, "Use the recovery key instead")
    write(window, "Recovery key", new_key)
    press(window, "Look at it")
    settle(qtbot, window)
    assert "This recovery key does not open it." in seen(shown_page(window))
    write(window, "Recovery key", old_key)
    press(window, "Look at it")
    settle(qtbot, window)
    assert "Bring back on-a-stick.workbook?" in seen(shown_page(window))
    press(window, "Bring this backup back")
    arrived(qtbot, window, HomePlace())
    assert people(qtbot, window) == [person.name for person in example.people]


def test_a_protected_workbook_that_is_replaced_goes_on_in_a_copy_by_its_recovery_key(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, mine: Path, answers: Answers
) -> None:
    key = protected(mine, example)
    window = open_window()
    press(window, "I do not remember my passphrase")
    write(window, "Recovery key", key)
    press(window, "Open my workbook")
    arrived(qtbot, window, HomePlace())
    mine.rename(mine.with_name("moved.workbook"))
    desk = window.surroundings.desk
    with qtbot.waitSignal(desk.save_failed):
        desk.do(lambda workbook: _add(workbook, "Ann"))
    press(window, "Next step")
    press(window, "Use the recovery key instead")
    write(window, "Recovery key", key)
    answers.paths.append(mine.with_name("copy.workbook"))
    press(window, "Save a copy and go on")
    arrived(qtbot, window, HomePlace())
    assert desk.path == mine.with_name("copy.workbook")
    assert "Ann" in people(qtbot, window)
