"""The examples: browsed, searched, and used as a start."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import button, field, press, seen, shown_page, write
from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.goal_editor.page import GoalEditorPage
from workbook.gui.pages.starters import StartersPage
from workbook.gui.places import GoalEditorPlace, GoalsPlace, HomePlace, StartersPlace
from workbook.resources import resource
from workbook.services.starters import Starter, load_starters


@pytest.fixture(scope="module")
def starters() -> tuple[Starter, ...]:
    return load_starters(resource("starters", "en.toml").read_text("utf-8"))


def open_starters(qtbot: QtBot, window: MainWindow) -> StartersPage:
    window.go(StartersPlace())
    settle(qtbot, window)
    page = shown_page(window)
    assert isinstance(page, StartersPage)
    qtbot.waitUntil(lambda: page.is_complete)
    return page


def read(qtbot: QtBot, window: MainWindow) -> Contents:
    settle(qtbot, window)
    kept: list[Contents] = []
    window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, window)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def test_they_are_browsed_by_area_and_searched(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, starters: tuple[Starter, ...]
) -> None:
    page = open_starters(qtbot, open_window(example))
    assert f"{len(starters)} examples" in seen(page)
    first = starters[0]
    assert all(each.title in seen(page) for each in starters)
    press(page, "Work or study")
    assert first.title not in seen(page)
    press(page, "All")
    write(page, "Search the examples", first.title.split()[0].upper() + " " + first.title.split()[-1])
    qtbot.waitUntil(lambda: first.title in seen(page) and f"{len(starters)} examples" not in seen(page))
    write(page, "Search the examples", "zzzz")
    qtbot.waitUntil(lambda: "No example has all of these words." in seen(page))


def test_one_is_copied_and_marked_until_it_is_changed(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, starters: tuple[Starter, ...]
) -> None:
    window = open_window(example)
    page = open_starters(qtbot, window)
    first = starters[0]
    press(page, first.title)
    assert first.statement in seen(page)
    press(page, "Use as a start")
    settle(qtbot, window)
    assert window.place == GoalEditorPlace(starter=first.id)
    editor = shown_page(window)
    assert isinstance(editor, GoalEditorPage)
    mark = "This is an example."
    assert mark in seen(editor)
    press(editor, "Continue")
    assert first.activity in seen(editor)
    write_activity(editor, "Breathe slowly on the balcony")
    press(editor, "Continue")
    assert mark not in seen(editor)
    draft = next(goal for goal in read(qtbot, window).goals if goal.status is GoalStatus.DRAFT)
    assert draft.newest.activity == "Breathe slowly on the balcony"
    assert (draft.newest.starter, draft.newest.target) == (None, None)
    assert draft.newest.statement is not None
    assert draft.newest.statement.startswith("Breathe slowly on the balcony")
    assert draft.area is first.area


def test_an_example_that_was_only_looked_at_leaves_no_trace(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, starters: tuple[Starter, ...]
) -> None:
    window = open_window(example)
    window.go(GoalEditorPlace(starter=starters[0].id))
    settle(qtbot, window)
    press(shown_page(window), "Continue")
    window.go(HomePlace())
    assert read(qtbot, window) == example


def test_an_example_is_saved_by_stopping_here(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, starters: tuple[Starter, ...]
) -> None:
    window = open_window(example)
    window.go(GoalEditorPlace(starter=starters[0].id))
    settle(qtbot, window)
    press(shown_page(window), "Stop here for now")
    draft = next(goal for goal in read(qtbot, window).goals if goal.status is GoalStatus.DRAFT)
    assert (draft.newest.starter, draft.newest.name) == (starters[0].id, starters[0].title)


def write_activity(editor: GoalEditorPage, text: str) -> None:
    box = field(editor, "What will you be doing, where, and with whom?", QPlainTextEdit)
    box.selectAll()
    box.insertPlainText(text)


def test_without_goals_the_keyboard_begins_at_the_button_that_writes_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(Contents())
    window.go(GoalsPlace())
    settle(qtbot, window)
    assert window.focusWidget() is button(shown_page(window), "Write a goal")
