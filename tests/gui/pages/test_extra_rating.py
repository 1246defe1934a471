"""A rating between check-ins: kept, dated back, changed, left without keeping."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import field, press, seen, write
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal
from workbook.domain.rating import Rating, RatingKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.extra_rating import ExtraRatingPage
from workbook.gui.places import ExtraRatingPlace, HomePlace

FRIEND = "Meet one friend in person for an hour, once a week"


def goal_of(contents: Contents) -> Goal:
    return next(each for each in contents.goals if each.newest.name == FRIEND)


def opened(
    qtbot: QtBot, open_window: OpenWindow, contents: Contents, rating: str | None = None
) -> tuple[MainWindow, ExtraRatingPage]:
    window = open_window(contents)
    window.go(ExtraRatingPlace(goal=goal_of(contents).id, rating=rating))
    settle(qtbot, window)
    assert isinstance(window.page, ExtraRatingPage)
    return window, window.page


def extras(qtbot: QtBot, window: MainWindow) -> list[Rating]:
    kept: list[tuple[Rating, ...]] = []
    window.surroundings.desk.ask(lambda workbook: workbook.every(Rating), kept.append, window)
    settle(qtbot, window)
    return [each for each in kept[0] if each.kind is RatingKind.EXTRA]


def choose(page: ExtraRatingPage, value: int) -> None:
    assert page.scale is not None
    page.scale.circles[value].click()


def test_keeps_a_number_and_a_note_of_today(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    assert FRIEND in seen(page)
    assert "never counted" in seen(page)
    assert page.scale is not None
    QTest.keyClick(page.scale.circles[0], Qt.Key.Key_6)
    QTest.keyClicks(field(page, "What helped, or got in the way?", QPlainTextEdit), "We met twice")
    press(page, "Keep this rating")
    settle(qtbot, window)
    [extra] = extras(qtbot, window)
    assert (extra.value, extra.note, extra.on, extra.goal) == (6, "We met twice", date(2026, 8, 6), goal_of(example).id)
    assert window.place == HomePlace()
    press(window, "Undo")
    settle(qtbot, window)
    assert extras(qtbot, window) == []


def test_an_earlier_day_is_rated_in_the_wording_of_that_day(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window, page = opened(qtbot, open_window, example)
    choose(page, 4)
    write(page, "For which day?", "20 February 2026")
    page.on.write_back()
    first = goal_of(example).versions[0]
    assert first.name in seen(page)
    press(page, "Keep this rating")
    settle(qtbot, window)
    [extra] = extras(qtbot, window)
    assert (extra.value, extra.on, extra.version) == (4, date(2026, 2, 20), 1)


def test_says_what_is_missing(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    press(page, "Keep this rating")
    assert "Choose a number from 0 to 10." in seen(page)
    choose(page, 3)
    write(page, "For which day?", "1 January 2020")
    press(page, "Keep this rating")
    settle(qtbot, window)
    assert "Choose a day from" in seen(page)
    assert extras(qtbot, window) == []


def test_of_a_goal_that_began_today_one_day_can_be_rated(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today, goal = clock.moment.date(), goal_of(example)
    new = replace(goal, created_on=today, versions=(replace(goal.newest, version=1, start=today),))
    begun = replace(example, goals=(new,), ratings=(), check_ins=(), reassessments=())
    window, page = opened(qtbot, open_window, begun)
    choose(page, 3)
    write(page, "For which day?", "5 August 2026")
    press(page, "Keep this rating")
    settle(qtbot, window)
    assert "There is one day to choose: 6 August 2026." in seen(page)
    assert extras(qtbot, window) == []


def test_leaving_without_keeping_keeps_nothing(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    choose(page, 3)
    press(page, "Leave without keeping it")
    settle(qtbot, window)
    assert extras(qtbot, window) == []
    assert window.place == HomePlace()


def test_going_elsewhere_keeps_what_was_chosen(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    choose(page, 3)
    window.go(HomePlace())
    settle(qtbot, window)
    assert [each.value for each in extras(qtbot, window)] == [3]


def test_an_earlier_one_is_changed_and_shows_that_it_was(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    goal = goal_of(example)
    before = Rating(
        id="extra", goal=goal.id, version=goal.newest.version, on=date(2026, 7, 20), kind=RatingKind.EXTRA, value=9
    )
    window, page = opened(qtbot, open_window, replace(example, ratings=(*example.ratings, before)), rating="extra")
    assert "For 20 July 2026" in seen(page)
    choose(page, 8)
    press(page, "Keep this rating")
    settle(qtbot, window)
    [extra] = extras(qtbot, window)
    assert (extra.id, extra.value, extra.on) == ("extra", 8, date(2026, 7, 20))
    assert extra.changed_at is not None


def test_what_is_half_written_waits_wherever_the_person_goes(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    """A day that cannot be taken, or a note without a number, is no rating yet; neither is lost."""
    window, page = opened(qtbot, open_window, example)
    choose(page, 5)
    QTest.keyClicks(field(page, "What helped, or got in the way?", QPlainTextEdit), "We met twice")
    write(page, "For which day?", "someday")
    window.go(HomePlace())
    settle(qtbot, window)
    assert "The rating is not kept yet." in seen(window)
    assert extras(qtbot, window) == []
    press(window, "Go on")
    settle(qtbot, window)
    assert page.scale is not None
    assert (page.scale.value, page.note.text, page.on.field.text) == (5, "We met twice", "someday")
    assert "Type a date" in seen(page)
    write(page, "For which day?", "3 August 2026")
    press(page, "Keep this rating")
    settle(qtbot, window)
    [extra] = extras(qtbot, window)
    assert (extra.value, extra.note, extra.on) == (5, "We met twice", date(2026, 8, 3))
    window.go(ExtraRatingPlace(goal=goal_of(example).id))
    settle(qtbot, window)
    assert page.scale is not None
    assert (page.scale.value, page.note.text) == (None, "")


def test_what_is_given_up_does_not_come_back(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    QTest.keyClicks(field(page, "What helped, or got in the way?", QPlainTextEdit), "Half a thought")
    window.go(HomePlace())
    settle(qtbot, window)
    window.go(ExtraRatingPlace(goal=goal_of(example).id))
    settle(qtbot, window)
    assert page.note.text == "Half a thought"
    press(page, "Leave without keeping it")
    settle(qtbot, window)
    assert "not kept yet" not in seen(window)
    window.go(ExtraRatingPlace(goal=goal_of(example).id))
    settle(qtbot, window)
    assert page.note.text == ""
