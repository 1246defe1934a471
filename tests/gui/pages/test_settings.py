"""Settings: each part changes what it says, in the real window and on real files, and says what it does not do."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import driving
from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import has_ring, settle
from tests.gui.pages.conftest import Answers
from tests.gui.seen import button, field, press, seen, shown_page, write
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person, Therapy
from workbook.exchange.json_file import read_exchange_file, write_exchange
from workbook.gui.main_window import MainWindow
from workbook.gui.places import DoorPlace, GetHelpPlace, HelpPlace, HomePlace, SettingsPart, SettingsPlace
from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.paths import paths
from workbook.services.settings import Look, PublicNumber, Settings
from workbook.services.shelf import FileState
from workbook.services.therapy import Details, save_details
from workbook.storage.entries import Entries
from workbook.storage.shelf import FileShelf

PASSPHRASE = "otter lamp gravel tea"


@pytest.fixture
def window(open_window: OpenWindow, example: Contents) -> MainWindow:
    return open_window(example)


def go(qtbot: QtBot, window: MainWindow, part: SettingsPart | None) -> None:
    window.go(SettingsPlace(part=part))
    settle(qtbot, window)


def therapy(qtbot: QtBot, window: MainWindow) -> Therapy:
    answers: list[Therapy] = []
    window.surroundings.desk.ask(lambda workbook: workbook.therapy(), answers.append, window)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def people(qtbot: QtBot, window: MainWindow) -> list[Person]:
    answers: list[list[Person]] = []
    window.surroundings.desk.ask(lambda workbook: list(workbook.every(Person)), answers.append, window)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def choose(window: MainWindow, name: str, words: str) -> None:
    """Choose from a list that opens, as the keyboard does."""
    box = field(window, name, QComboBox)
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_the_list_says_how_each_part_stands_and_leads_there(qtbot: QtBot, window: MainWindow) -> None:
    go(qtbot, window, None)
    text = seen(shown_page(window))
    for words in ("my-workbook.workbook", "Check in every month; sessions weekly", "2 people", "No passphrase"):
        assert words in text
    press(shown_page(window), "My people and numbers")
    assert window.place == SettingsPlace(part=SettingsPart.PEOPLE)
    press(shown_page(window), "All settings")
    assert window.place == SettingsPlace()


def wait_until_seen(qtbot: QtBot, part: QWidget) -> None:
    """Wait until all of a part is in sight."""
    qtbot.waitUntil(lambda: part.visibleRegion().boundingRect() == part.rect())


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_way_back_from_a_part_leads_to_its_row(qtbot: QtBot, window: MainWindow, text_size: int) -> None:
    window.surroundings.preferences.change(text_size=text_size)
    for part, name in ((SettingsPart.PROTECTION, "Protection"), (SettingsPart.DELETE, "Delete everything")):
        go(qtbot, window, part)
        driving.press(qtbot, window, Qt.Key.Key_Return)
        assert window.place == SettingsPlace()
        row = QApplication.focusWidget()
        assert row is not None
        assert row.accessibleName() == name
        wait_until_seen(qtbot, row)


def test_settings_begin_at_the_first_row_for_who_comes_from_elsewhere(qtbot: QtBot, window: MainWindow) -> None:
    go(qtbot, window, SettingsPart.PROTECTION)
    driving.go(qtbot, window, HomePlace())
    go(qtbot, window, None)
    row = QApplication.focusWidget()
    assert row is not None
    assert row.accessibleName() == "Workbook file"


def test_every_part_can_be_reached_with_the_keyboard_alone(qtbot: QtBot, window: MainWindow) -> None:
    for part in SettingsPart:
        go(qtbot, window, part)
        page = shown_page(window)
        controls = {
            each
            for each in page.findChildren(QLineEdit) + page.findChildren(QComboBox)
            if each.isVisibleTo(page) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        }
        for _step in range(60):
            controls.discard(window.focusWidget())
            QTest.keyClick(window, Qt.Key.Key_Tab)
        assert not controls, part


class TestWorkbook:
    def test_saves_a_copy_that_opens(
        self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path, example: Contents
    ) -> None:
        go(qtbot, window, SettingsPart.WORKBOOK)
        answers.paths.append(tmp_path / "copy")
        press(window, "Save a copy")
        settle(qtbot, window)
        copy = FileShelf(tmp_path / "other").open(tmp_path / "copy.workbook")
        assert copy.contents().people == example.people
        copy.close()

    def test_never_copies_over_a_file(self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path) -> None:
        there = tmp_path / "there.workbook"
        there.write_text("a letter")
        go(qtbot, window, SettingsPart.WORKBOOK)
        answers.paths.append(there)
        press(window, "Save a copy")
        settle(qtbot, window)
        assert "left as it is" in seen(window)
        assert there.read_text() == "a letter"

    def test_checks_every_page(self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        check, go_on = Entries.check_entries, Event()

        def then_waits(entries: Entries, advance: Callable[[int], None]) -> None:
            check(entries, advance)
            go_on.wait(60)

        monkeypatch.setattr(Entries, "check_entries", then_waits)
        go(qtbot, window, SettingsPart.WORKBOOK)
        press(window, "Check this workbook")
        qtbot.waitUntil(lambda: "Checking … 100 %" in seen(window))
        go_on.set()
        settle(qtbot, window)
        assert "All is as it was written." in seen(window)
        assert "Check this workbook" in seen(window)

    def test_going_away_stops_the_check(
        self, qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        go_on, told = Event(), Event()

        def waits(entries: Entries, advance: Callable[[int], None]) -> None:
            go_on.wait(60)
            advance(1)
            told.set()

        monkeypatch.setattr(Entries, "check_entries", waits)
        go(qtbot, window, SettingsPart.WORKBOOK)
        press(window, "Check this workbook")
        window.go(HomePlace())
        go_on.set()
        settle(qtbot, window)
        assert not told.is_set()
        assert "All is as it was written." not in seen(window)

    def test_starts_another_one_and_comes_back(
        self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
    ) -> None:
        first = window.surroundings.desk.path
        go(qtbot, window, SettingsPart.WORKBOOK)
        answers.paths.append(tmp_path / "second.workbook")
        press(window, "Start a new workbook")
        qtbot.waitUntil(lambda: window.surroundings.desk.path == tmp_path / "second.workbook")
        settle(qtbot, window)
        go(qtbot, window, SettingsPart.WORKBOOK)
        press(shown_page(window), "my-workbook.workbook")
        qtbot.waitUntil(lambda: window.surroundings.desk.path == first and window.place == HomePlace())

    def test_changing_ones_mind_changes_nothing(self, qtbot: QtBot, window: MainWindow, answers: Answers) -> None:
        go(qtbot, window, SettingsPart.WORKBOOK)
        for words in ("Save a copy", "Open another workbook", "Start a new workbook"):
            answers.paths.append(None)
            press(window, words)
            settle(qtbot, window)
        assert window.place == SettingsPlace(part=SettingsPart.WORKBOOK)


class TestDetails:
    def test_keeps_each_answer_when_it_is_left(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        write(window, "My therapist", "Dr Okafor")
        write(window, "Next reassessment on", "3 September 2026")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        settle(qtbot, window)
        kept = therapy(qtbot, window)
        assert kept.therapist == "Dr Okafor"
        assert kept.next_reassessment == date(2026, 9, 3)
        assert kept.name == "Robin (example)"

    def test_takes_no_day_of_the_past_for_the_next_reassessment(
        self, qtbot: QtBot, window: MainWindow, example: Contents
    ) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        write(window, "Next reassessment on", "1 January 2020")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert "This day lies in the past. Choose today or a day to come." in seen(shown_page(window))
        assert therapy(qtbot, window).next_reassessment == example.therapy.next_reassessment

    def test_keeps_a_field_that_still_has_the_keyboard_when_one_goes_elsewhere(
        self, qtbot: QtBot, window: MainWindow
    ) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        write(window, "How long we expect it to take", "")
        go(qtbot, window, SettingsPart.LOOK)
        assert therapy(qtbot, window).expected_length is None

    def test_a_day_that_cannot_be_read_stays_with_a_sentence(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        write(window, "Therapy starts on", "32 December")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert "Type a date" in seen(shown_page(window))
        assert "32 December" in seen(shown_page(window))
        assert therapy(qtbot, window).therapy_start == date(2026, 1, 6)

    def test_ends_therapy_and_takes_it_back(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        press(shown_page(window), "My therapy has ended")
        settle(qtbot, window)
        assert therapy(qtbot, window).therapy_end == date(2026, 8, 6)
        assert "Your therapy ended on 6 August 2026." in seen(shown_page(window))
        press(window, "Undo")
        settle(qtbot, window)
        assert therapy(qtbot, window).therapy_end is None
        press(shown_page(window), "My therapy has ended")
        settle(qtbot, window)
        button(shown_page(window), "Prepare a last report")
        press(shown_page(window), "Take it back")
        settle(qtbot, window)
        assert therapy(qtbot, window).therapy_end is None

    def test_the_keyboard_stays_at_the_end_of_therapy(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        end = button(shown_page(window), "My therapy has ended")
        end.setFocus()
        window.surroundings.desk.do(lambda workbook: save_details(workbook, Details(therapist="Dr Lee")))
        settle(qtbot, window)
        assert window.focusWidget() is end
        QTest.keyClick(end, Qt.Key.Key_Space)
        settle(qtbot, window)
        assert window.focusWidget() is button(shown_page(window), "Take it back")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
        settle(qtbot, window)
        assert window.focusWidget() is button(shown_page(window), "My therapy has ended")

    def test_says_where_help_is_below_what_is_written(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.DETAILS)
        press(shown_page(window), "If you need somebody tonight: Get help now")
        assert window.place == GetHelpPlace()


class TestRhythm:
    def test_changes_the_rhythm_from_today_and_leaves_the_past(
        self, qtbot: QtBot, window: MainWindow, example: Contents
    ) -> None:
        go(qtbot, window, SettingsPart.RHYTHM)
        press(shown_page(window), "Every two weeks")
        settle(qtbot, window)
        first, last = therapy(qtbot, window).rhythms
        assert first == example.therapy.rhythms[0]
        assert (last.start, last.months, last.weeks, last.sessions_every_days) == (date(2026, 8, 6), None, 2, 7)
        press(window, "Undo")
        settle(qtbot, window)
        assert therapy(qtbot, window).rhythms == example.therapy.rhythms
        assert button(shown_page(window), "Every month").isChecked()

    def test_changes_how_often_sessions_take_place(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.RHYTHM)
        choose(window, "How often do sessions take place?", "Every two weeks")
        settle(qtbot, window)
        assert therapy(qtbot, window).rhythms[-1].sessions_every_days == 14
        assert therapy(qtbot, window).rhythms[-1].months == 1

    def test_saves_reminders_with_a_neutral_title(
        self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
    ) -> None:
        go(qtbot, window, SettingsPart.RHYTHM)
        choose(window, "Remind me at", "07:00")
        assert window.surroundings.preferences.settings.reminder_hour == 7
        answers.paths.append(tmp_path / "mine.ics")
        press(window, "Save a calendar file")
        settle(qtbot, window)
        text = (tmp_path / "mine.ics").read_text()
        assert text.count("BEGIN:VEVENT") == 25
        assert "therap" not in text.lower()
        assert "mine.ics" in seen(window)


class TestLook:
    def test_shows_each_choice_at_once(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.LOOK)
        height = button(shown_page(window), "Dark").height()
        press(shown_page(window), "Dark")
        assert Theme.of().is_dark
        press(shown_page(window), "200 %")
        assert Theme.of().text_size == 200
        qtbot.waitUntil(lambda: button(shown_page(window), "Dark").height() >= 2 * height)
        press(shown_page(window), "Show my ratings on Home")
        kept = window.surroundings.preferences.settings
        assert (kept.look, kept.text_size, kept.show_ratings_on_home) == (Look.DARK, 200, False)

    def test_leaves_the_ring_around_the_size_that_was_chosen(self, qtbot: QtBot, window: MainWindow) -> None:
        Theme.of().show_focus()
        go(qtbot, window, SettingsPart.LOOK)
        button(shown_page(window), "100 %").setFocus(Qt.FocusReason.TabFocusReason)
        driving.press(qtbot, window, Qt.Key.Key_Right, Qt.Key.Key_Space)
        assert Theme.of().text_size == 125
        assert window.focusWidget() is button(shown_page(window), "125 %")
        assert has_ring(window)


class TestPeople:
    def test_adds_changes_and_removes_somebody(self, qtbot: QtBot, window: MainWindow, example: Contents) -> None:
        go(qtbot, window, SettingsPart.PEOPLE)
        for person in example.people:
            remove = next(
                each
                for each in shown_page(window).findChildren(LinkButton)
                if each.accessibleName() == f"Remove {person.name}"
            )
            QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
            settle(qtbot, window)
        assert people(qtbot, window) == []
        press(window, "Undo")
        settle(qtbot, window)
        assert [each.name for each in people(qtbot, window)] == [example.people[1].name]
        press(shown_page(window), "Remove")
        settle(qtbot, window)
        press(shown_page(window), "Add somebody")
        write(shown_page(window), "Number", "0123 4")
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert "A name, so that you know whose number it is." in seen(shown_page(window))
        write(shown_page(window), "Name", "Sam")
        go(qtbot, window, None)
        assert [(each.name, each.number) for each in people(qtbot, window)] == [("Sam", "0123 4")]
        assert "1 person" in seen(shown_page(window))

    def test_keeps_a_ticked_number_outside_the_file_and_takes_it_away_again(
        self, qtbot: QtBot, open_window: OpenWindow, example: Contents
    ) -> None:
        only = Contents(therapy=example.therapy, people=(Person(id="sam", name="Sam", number="0123"),))
        window = open_window(only)
        other = PublicNumber(workbook="another", person="x", name="Jo", number="9")
        preferences = window.surroundings.preferences
        preferences.change(public_numbers=(other,))

        def kept() -> list[PublicNumber]:
            return list(preferences.settings.public_numbers)

        go(qtbot, window, SettingsPart.PEOPLE)
        assert kept() == [other]
        assert "Anybody at this computer can see it" in seen_caption(window)
        press(shown_page(window), "Show this number while the workbook is locked")
        settle(qtbot, window)
        mine = PublicNumber(workbook="example", person="sam", name="Sam", number="0123")
        assert kept() == [other, mine]
        press(shown_page(window), "Remove")
        settle(qtbot, window)
        assert kept() == [other]
        press(window, "Undo")
        settle(qtbot, window)
        assert kept() == [other, mine]


def seen_caption(window: MainWindow) -> str:
    return button(shown_page(window), "Show this number while the workbook is locked").accessibleDescription()


class TestProtection:
    def test_leaves_the_keyboard_where_the_person_was(self, qtbot: QtBot, window: MainWindow) -> None:
        def keyboard() -> str:
            settle(qtbot, window)
            here = QApplication.focusWidget()
            assert isinstance(here, QAbstractButton)
            assert here.isVisible()
            return here.text()

        enter, space, tab = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab
        go(qtbot, window, SettingsPart.PROTECTION)
        driving.press(qtbot, window, tab, enter)
        button(shown_page(window), "Leave it as it is").setFocus()
        driving.press(qtbot, window, enter)
        assert keyboard() == "Set a passphrase"
        driving.press(qtbot, window, enter)
        self.protect(qtbot, window)
        driving.press(qtbot, window, tab, space, tab, enter)
        assert keyboard() == "Change the passphrase"
        driving.press(qtbot, window, tab, enter)
        assert keyboard() == "Keep the passphrase"
        driving.press(qtbot, window, enter)
        assert keyboard() == "Change the passphrase"
        driving.press(qtbot, window, tab, enter)
        press(shown_page(window), "Remove it")
        assert keyboard() == "Set a passphrase"

    def test_sets_changes_and_removes_a_passphrase(self, qtbot: QtBot, window: MainWindow, answers: Answers) -> None:
        desk, shelf = window.surroundings.desk, FileShelf(Path("/nowhere"))
        assert desk.path is not None

        def is_protected() -> bool:
            return desk.is_protected

        go(qtbot, window, SettingsPart.PROTECTION)
        press(shown_page(window), "Set a passphrase")
        write(shown_page(window), "New passphrase", "cat")
        assert "Short" in seen(shown_page(window))
        press(shown_page(window), "Protect my workbook")
        assert "The two are not the same." in seen(shown_page(window))
        key = self.protect(qtbot, window)
        press(shown_page(window), "Print the key")
        assert key in answers.printed[0].replace("-\n", "-").replace("\n", "-")
        press(shown_page(window), "Done")
        assert "Tick that you have kept the key." in seen(shown_page(window))
        press(shown_page(window), "I have kept it in a safe place")
        press(shown_page(window), "Done")
        assert key.split("-")[0] not in seen(window)
        assert is_protected()
        press(shown_page(window), "Change the passphrase")
        new_key = self.protect(qtbot, window)
        assert new_key != key
        window.go(HomePlace())
        assert "Your recovery key is not kept yet." in seen(window)
        assert new_key.split("-")[0] not in seen(window)
        press(window, "Show it")
        settle(qtbot, window)
        assert new_key.split("-")[0] in seen(shown_page(window))
        press(shown_page(window), "I have kept it in a safe place")
        press(shown_page(window), "Done")
        window.go(HomePlace())
        go(qtbot, window, SettingsPart.PROTECTION)
        assert new_key.split("-")[0] not in seen(window)
        press(shown_page(window), "Remove the passphrase")
        press(shown_page(window), "Keep the passphrase")
        press(shown_page(window), "Remove the passphrase")
        press(shown_page(window), "Remove it")
        settle(qtbot, window)
        assert not is_protected()
        assert "has no passphrase" in seen(shown_page(window))
        path = desk.path
        window.surroundings.desk.close(lambda: None)
        settle(qtbot, window)
        assert shelf.look_at(path) is FileState.OPEN

    def protect(self, qtbot: QtBot, window: MainWindow) -> str:
        write(shown_page(window), "New passphrase", PASSPHRASE)
        write(shown_page(window), "The same once more", PASSPHRASE)
        press(shown_page(window), "Protect my workbook")
        settle(qtbot, window)
        text = seen(shown_page(window))
        assert "Your recovery key" in text
        assert PASSPHRASE not in text
        lines = [line for line in text.splitlines() if line.count("-") >= 2 and line.upper() == line]
        return "-".join(lines)

    def test_lists_backups_that_keep_an_earlier_passphrase(
        self, qtbot: QtBot, open_window: OpenWindow, example: Contents, tmp_path: Path
    ) -> None:
        window = open_window(example, passphrase=PASSPHRASE)
        write(shown_page(window), "Passphrase", PASSPHRASE)
        press(window, "Open my workbook")
        qtbot.waitUntil(lambda: window.place == HomePlace())
        window.surroundings.desk.back_up()
        settle(qtbot, window)
        go(qtbot, window, SettingsPart.PROTECTION)
        assert "earlier passphrase" not in seen(shown_page(window))
        (backup,) = paths(tmp_path).backups.rglob("*.workbook")
        content = bytearray(backup.read_bytes())
        content[10] ^= 1  # another salt: made under another key
        backup.write_bytes(content)
        window.go(HomePlace())
        go(qtbot, window, SettingsPart.PROTECTION)
        settle(qtbot, window)
        assert f"keep an earlier passphrase, or none. Delete those you no longer need:\n{backup}" in seen(window)

    def test_lists_them_after_the_passphrase_is_removed_too(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        go(qtbot, window, SettingsPart.PROTECTION)
        press(shown_page(window), "Set a passphrase")
        self.protect(qtbot, window)
        press(shown_page(window), "I have kept it in a safe place")
        press(shown_page(window), "Done")
        (backup,) = paths(tmp_path).backups.rglob("*.workbook")
        earlier = backup.with_name(backup.name.replace("2026", "2025"))
        content = bytearray(backup.read_bytes())
        content[10] ^= 1  # another salt: made under another key
        earlier.write_bytes(content)
        press(shown_page(window), "Remove the passphrase")
        press(shown_page(window), "Remove it")
        settle(qtbot, window)
        assert "has no passphrase" in seen(shown_page(window))
        assert f"Delete those you no longer need:\n{earlier}" in seen(shown_page(window))

    def test_changes_nothing_while_the_second_place_is_not_there(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        window.surroundings.preferences.change(backup_folder=str(tmp_path / "stick"))
        go(qtbot, window, SettingsPart.PROTECTION)
        press(shown_page(window), "Set a passphrase")
        write(shown_page(window), "New passphrase", PASSPHRASE)
        write(shown_page(window), "The same once more", PASSPHRASE)
        press(shown_page(window), "Protect my workbook")
        settle(qtbot, window)
        assert "Put the stick in and try again, or stop using that folder" in seen(window)
        assert "has no passphrase" in seen(shown_page(window))
        assert not window.surroundings.desk.is_protected

    def test_changes_when_it_locks(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.PROTECTION)
        choose(window, "Lock without use", "After 15 minutes")
        assert window.surroundings.preferences.settings.idle_minutes == 15
        choose(window, "Lock without use", "Never")
        assert window.surroundings.preferences.settings.idle_minutes == 0
        press(shown_page(window), "What protection does, and what it does not")
        assert window.place == HelpPlace(topic="privacy")


class TestBackups:
    def test_backs_up_now_and_brings_it_back(
        self, qtbot: QtBot, window: MainWindow, example: Contents, clock: Clock
    ) -> None:
        go(qtbot, window, SettingsPart.BACKUPS)
        assert "There is no backup yet." in seen(shown_page(window))
        press(shown_page(window), "Back up now")
        settle(qtbot, window)
        assert "The last good backup is of 6 August 2026, 09:30." in seen(shown_page(window))
        go(qtbot, window, SettingsPart.DETAILS)
        write(window, "My therapist", "Somebody else")
        clock.set("2026-08-07")
        go(qtbot, window, SettingsPart.BACKUPS)
        press(shown_page(window), "6 August 2026, 09:30")
        press(shown_page(window), "Stay with my workbook")
        row = QApplication.focusWidget()
        assert row is not None
        assert row.accessibleName() == "6 August 2026, 09:30"
        qtbot.keyClick(row, Qt.Key.Key_Return)
        press(shown_page(window), "Bring it back")
        qtbot.waitUntil(lambda: window.place == HomePlace())
        settle(qtbot, window)
        assert therapy(qtbot, window).therapist == example.therapy.therapist
        assert "Your backup is in place." in seen(window)
        go(qtbot, window, SettingsPart.BACKUPS)
        assert "7 August 2026, 09:30" in seen(shown_page(window))

    def test_says_which_backup_is_damaged(self, qtbot: QtBot, window: MainWindow) -> None:
        go(qtbot, window, SettingsPart.BACKUPS)
        with qtbot.waitSignal(window.surroundings.desk.backup_made) as made:
            press(shown_page(window), "Back up now")
        settle(qtbot, window)
        assert made.args is not None
        path = made.args[0].path
        path.write_bytes(path.read_bytes()[:-5000])
        go(qtbot, window, SettingsPart.BACKUPS)
        assert "damaged" in seen(shown_page(window))
        press(shown_page(window), "6 August 2026, 09:30")
        assert "cannot be brought back" in seen(shown_page(window))

    def test_brings_a_protected_backup_back_with_its_passphrase(
        self, qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
    ) -> None:
        window = open_window(example, passphrase=PASSPHRASE)
        write(window, "Passphrase", PASSPHRASE)
        press(window, "Open my workbook")
        qtbot.waitUntil(lambda: window.place == HomePlace())
        go(qtbot, window, SettingsPart.BACKUPS)
        press(shown_page(window), "Back up now")
        settle(qtbot, window)
        press(shown_page(window), "6 August 2026, 09:30")
        clock.set("2026-08-07")
        write(shown_page(window), "Passphrase of this backup", "wrong")
        press(shown_page(window), "Bring it back")
        qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
        settle(qtbot, window)
        assert "This passphrase does not open" in seen(window)
        write(window, "Passphrase", PASSPHRASE)
        press(window, "Open my workbook")
        qtbot.waitUntil(lambda: window.place == HomePlace())
        go(qtbot, window, SettingsPart.BACKUPS)
        press(shown_page(window), "6 August 2026, 09:30")
        write(shown_page(window), "Passphrase of this backup", PASSPHRASE)
        press(shown_page(window), "Bring it back")
        qtbot.waitUntil(lambda: window.place == HomePlace())
        settle(qtbot, window)
        assert window.surroundings.desk.is_protected

    def test_brings_a_protected_backup_back_with_its_recovery_key(
        self, qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock, tmp_path: Path
    ) -> None:
        window = open_window(example)
        go(qtbot, window, SettingsPart.PROTECTION)
        press(shown_page(window), "Set a passphrase")
        key = TestProtection().protect(qtbot, window)
        press(shown_page(window), "I have kept it in a safe place")
        press(shown_page(window), "Done")
        clock.set("2026-08-07")
        go(qtbot, window, SettingsPart.DETAILS)
        write(window, "My therapist", "Somebody else")
        go(qtbot, window, SettingsPart.BACKUPS)
        press(shown_page(window), "6 August 2026, 09:30")
        press(shown_page(window), "Use the recovery key instead")
        press(shown_page(window), "Bring it back")
        assert "Type your recovery key." in seen(shown_page(window))
        write(shown_page(window), "Recovery key", key)
        press(shown_page(window), "Bring it back")
        qtbot.waitUntil(lambda: window.place == HomePlace(), timeout=15_000)
        settle(qtbot, window)
        assert window.surroundings.desk.is_protected
        assert therapy(qtbot, window).therapist == example.therapy.therapist

    def test_uses_a_second_place_and_says_when_it_is_not_there(
        self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path
    ) -> None:
        stick = tmp_path / "stick"
        stick.mkdir()
        go(qtbot, window, SettingsPart.BACKUPS)
        answers.paths.append(stick)
        press(shown_page(window), "Choose a folder")
        settle(qtbot, window)
        assert len(list(stick.rglob("backup-*.workbook"))) == 1
        assert "in the second place" in seen(shown_page(window))
        stick.rename(tmp_path / "pulled")
        press(shown_page(window), "Back up now")
        settle(qtbot, window)
        assert "the one in the folder you chose could not be made" in seen(window)
        press(shown_page(window), "Stop using it")
        assert window.surroundings.desk.backup_folder is None


class TestExport:
    def test_saves_three_kinds_of_file_and_says_that_the_place_be_private(
        self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path, example: Contents
    ) -> None:
        go(qtbot, window, SettingsPart.EXPORT)
        assert "Choose a place that is private." in seen(shown_page(window))
        saves = [each for each in shown_page(window).findChildren(PlainButton) if each.words == "Save this file"]
        assert len(saves) == 3
        for save, name in zip(saves, ("all.html", "ratings.csv", "all.json"), strict=True):
            answers.paths.append(tmp_path / name)
            QTest.mouseClick(save, Qt.MouseButton.LeftButton)
            settle(qtbot, window)
            assert f"Saved as {name}." in seen(window)
        assert example.goals[0].newest.name in (tmp_path / "all.html").read_text(encoding="utf-8")
        assert len((tmp_path / "ratings.csv").read_text(encoding="utf-8-sig").splitlines()) == len(example.ratings) + 1
        assert read_exchange_file(tmp_path / "all.json").goals == example.goals

    def test_shows_what_is_in_a_file_before_it_makes_a_new_workbook_of_it(
        self, qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
    ) -> None:
        window = open_window(Contents())
        file = tmp_path / "in.json"
        file.write_bytes(write_exchange(example))
        go(qtbot, window, SettingsPart.EXPORT)
        answers.paths.extend((file, file))
        press(shown_page(window), "Choose an exchange file")
        settle(qtbot, window)
        press(shown_page(window), "Leave it")
        assert QApplication.focusWidget() is button(shown_page(window), "Choose an exchange file")
        press(shown_page(window), "Choose an exchange file")
        settle(qtbot, window)
        text = seen(shown_page(window))
        assert f"{len(example.goals)} goals" in text
        assert f"{len(example.ratings)} ratings" in text
        assert "Ratings from 6 January 2026 to" in text
        answers.paths.append(tmp_path / "brought-in")
        press(shown_page(window), "Put it into a new workbook")
        qtbot.waitUntil(lambda: window.surroundings.desk.path == tmp_path / "brought-in.workbook")
        settle(qtbot, window)
        assert people(qtbot, window) == list(example.people)

    def test_says_what_is_wrong_with_a_file_and_where(
        self, qtbot: QtBot, window: MainWindow, answers: Answers, tmp_path: Path, example: Contents
    ) -> None:
        wrong = json.loads(write_exchange(example))
        wrong["goals"][0]["status"] = "finished"
        file = tmp_path / "wrong.json"
        file.write_text(json.dumps(wrong))
        go(qtbot, window, SettingsPart.EXPORT)
        answers.paths.append(file)
        press(shown_page(window), "Choose an exchange file")
        settle(qtbot, window)
        text = seen(shown_page(window))
        assert "wrong.json cannot be brought in." in text
        assert "goals[0].status" in text


class TestDelete:
    def test_asks_twice_and_says_what_may_remain(self, qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
        desk, path = window.surroundings.desk, window.surroundings.desk.path
        assert path is not None
        desk.back_up()
        go(qtbot, window, SettingsPart.DELETE)
        assert "Backups in a folder or on a stick" in seen(shown_page(window))
        press(shown_page(window), "Delete everything")
        press(shown_page(window), "Keep everything")
        settle(qtbot, window)
        assert QApplication.focusWidget() is button(shown_page(window), "Delete everything")
        assert path.exists()
        press(shown_page(window), "Delete everything")
        press(shown_page(window), "Delete for good")
        qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
        settle(qtbot, window)
        assert list(tmp_path.rglob("*.workbook")) == []
        assert "Welcome" in seen(shown_page(window))
        assert window.surroundings.preferences.settings.recent_files == ()

    def test_takes_the_settings_along_when_no_other_workbook_is_known(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        preferences, path = window.surroundings.preferences, window.surroundings.desk.path
        stick = tmp_path / "stick"
        stick.mkdir()
        mine = PublicNumber(workbook="example", person="sam", name="Sam", number="0123")
        preferences.change(region="GB", backup_folder=str(stick), text_size=150, public_numbers=(mine,))
        go(qtbot, window, SettingsPart.DELETE)
        assert f"Backups in {stick}. Delete those there." in seen(shown_page(window))
        assert "its log. No word of yours is in either." in seen(shown_page(window))
        press(shown_page(window), "Delete everything")
        press(shown_page(window), "Delete for good")
        qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
        settle(qtbot, window)
        assert preferences.settings == Settings(text_size=150)
        assert path is not None
        kept = paths(tmp_path).settings.read_text(encoding="utf-8")
        assert not any(word in kept for word in (path.name, "stick", "0123", "GB"))

    def test_leaves_the_settings_that_another_workbook_uses(
        self, qtbot: QtBot, window: MainWindow, tmp_path: Path
    ) -> None:
        preferences, path = window.surroundings.preferences, window.surroundings.desk.path
        preferences.change(region="GB", recent_files=(str(path), str(tmp_path / "other.workbook")))
        go(qtbot, window, SettingsPart.DELETE)
        press(shown_page(window), "Delete everything")
        press(shown_page(window), "Delete for good")
        qtbot.waitUntil(lambda: isinstance(window.place, DoorPlace))
        settle(qtbot, window)
        assert preferences.settings == Settings(region="GB", recent_files=(str(tmp_path / "other.workbook"),))
