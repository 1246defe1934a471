"""A check-in as a person does it: by keyboard, stopped half way, changed later."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from workbook.domain.check_in import CheckIn, Statement
from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.check_in import CheckInPage
from workbook.gui.places import CheckInPlace, HomePlace


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.surroundings.desk.is_saved and window.surroundings.desk.is_idle)


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = window.focusWidget()

    qtbot.keyClick(focused, key)
    settled(qtbot, window)


def contents(qtbot: QtBot, window: MainWindow) -> Contents:
    kept: list[Contents] = []
    window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, window)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def on(kept: Contents, day: date) -> CheckIn:
    return next(check_in for check_in in kept.check_ins if check_in.on == day)


def begin(qtbot: QtBot, open_window: OpenWindow, example: Contents, day: date) -> tuple[MainWindow, CheckInPage]:
    window = open_window(example)
    window.go(CheckInPlace(on=day))
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    return window, window.page


def test_three_goals_take_less_than_sixty_keys(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, _page = begin(qtbot, open_window, example, today)
    keys = [Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return, Qt.Key.Key_3]
    for key in [*keys, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Return]:
        press(qtbot, window, key)
    kept = contents(qtbot, window)
    done = on(kept, today)
    assert done.complete
    assert done.statements == {}
    assert [rating.value for rating in kept.ratings if rating.checkin == done.id] == [7, 10, 3]


def test_a_half_done_check_in_waits_where_it_was_left(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    press(qtbot, window, Qt.Key.Key_4)
    qtbot.mouseClick(page.question.stop, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.place == HomePlace()
    half = on(contents(qtbot, window), today)
    assert not half.complete
    window.go(CheckInPlace(check_in=half.id))
    settled(qtbot, window)
    assert "goal 2 of 3" in page.question.where.text()


def test_leaving_without_an_answer_leaves_no_trace(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, _page = begin(qtbot, open_window, example, clock.moment.date())
    window.go(HomePlace())
    settled(qtbot, window)
    assert contents(qtbot, window) == example


def test_a_note_alone_asks_for_a_number_and_is_kept_with_it(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    form = page.form
    qtbot.keyClicks(form.note.box, "A walk helped.")
    qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
    assert form.scale.problem.sentence
    qtbot.mouseClick(form.scale.not_sure, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    kept = contents(qtbot, window)
    rating = next(rating for rating in kept.ratings if rating.checkin == on(kept, today).id)
    assert (rating.value, rating.note) == (None, "A walk helped.")


def test_a_note_without_a_number_survives_the_end_of_the_program(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    qtbot.keyClicks(page.form.note.box, "half a wor")
    qtbot.waitUntil(lambda: not page.form.note._is_edited, timeout=2_000)
    settled(qtbot, window)
    window.go(HomePlace())
    settled(qtbot, window)
    half = on(contents(qtbot, window), today)
    window.go(CheckInPlace(check_in=half.id))
    settled(qtbot, window)
    assert page.form.note.text == "half a wor"
    assert not page.form.scale.is_answered


def test_skipped_and_not_sure_are_different_answers(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    for _goal in range(3):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
    qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    rows = page.form.rows
    qtbot.mouseClick(rows[Statement.DREAD].radios[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(rows[Statement.NEEDS].radios[5], Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    kept = contents(qtbot, window)
    assert dict(on(kept, today).statements) == {Statement.DREAD: 3, Statement.NEEDS: None}
    assert [rating for rating in kept.ratings if rating.checkin == on(kept, today).id] == []


def test_an_earlier_day_can_be_checked_in_for(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(CheckInPlace())
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    window.page.start_view.started.emit(date(2026, 7, 20))
    settled(qtbot, window)
    assert "20 July 2026" in window.page.question.where.text()


def test_a_done_check_in_can_be_removed_and_brought_back(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    done = example.check_ins[-1]
    window.go(CheckInPlace(check_in=done.id))
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    qtbot.mouseClick(window.page.question.stop, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert done.id not in [each.id for each in contents(qtbot, window).check_ins]
    window.messages.link.click()
    settled(qtbot, window)
    assert done.id in [each.id for each in contents(qtbot, window).check_ins]
