"""Undo and redo of everything that is done to goals, by keyboard and by mouse, in the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.gui import driving
from tests.gui.conftest import OpenWindow
from tests.gui.driving import go, settle
from tests.gui.seen import field, press, seen, shown_page
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.gui.main_window import MainWindow
from workbook.gui.places import ExtraRatingPlace, GoalEditorPlace, GoalPlace, GoalsPlace, HomePlace
from workbook.gui.widgets.buttons import LinkButton

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def in_order(kept: Contents) -> Contents:
    """Return what is kept with its ratings in one order: those of a goal that comes back stand at the end."""
    return replace(kept, ratings=tuple(sorted(kept.ratings, key=lambda rating: rating.id)))


class Doing:
    """A person who does something to a goal, takes it back and does it again."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    @property
    def kept(self) -> Contents:
        return in_order(driving.contents(self.qtbot, self.window))

    def goal(self, goal: Goal) -> Goal:
        return next(each for each in self.kept.goals if each.id == goal.id)

    def press(self, words: str) -> None:
        press(shown_page(self.window), words)
        settle(self.qtbot, self.window)

    def undo(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Z, CONTROL)
        settle(self.qtbot, self.window)

    def redo(self) -> None:
        QTest.keyClick(self.window, Qt.Key.Key_Z, CONTROL | SHIFT)
        settle(self.qtbot, self.window)

    def to_and_fro(self, before: Contents) -> Contents:
        """Take back and do again, with keys and with the link in the note; return how it is afterwards."""
        after, before = self.kept, in_order(before)
        assert after != before
        self.undo()
        assert self.kept == before
        self.redo()
        assert self.kept == after
        self.window.messages.link.click()
        assert self.kept == before
        assert self.window.messages.link.words == "Redo"
        self.window.messages.link.click()
        assert self.kept == after
        settle(self.qtbot, self.window)  # the page reads after what was just looked at
        return after


@pytest.fixture
def doing(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> Doing:
    return Doing(qtbot, open_window(example))


def test_closing_and_reopening(doing: Doing, example: Contents) -> None:
    goal = example.goals[0]
    go(doing.qtbot, doing.window, GoalPlace(goal=goal.id))
    doing.press("Close this goal")
    doing.press("Fine as it is: this is good enough for me")
    doing.press("Close it")
    closed = doing.to_and_fro(example)
    doing.press("Take it up again")
    doing.to_and_fro(closed)
    assert doing.goal(goal).status is GoalStatus.ACTIVE


def test_deleting(doing: Doing, example: Contents) -> None:
    go(doing.qtbot, doing.window, GoalPlace(goal=example.goals[1].id))
    doing.press("Delete this goal for good")
    doing.press("Delete it for good")
    after = doing.to_and_fro(example)
    assert len(after.goals) == len(example.goals) - 1


def test_putting_in_order_keeps_the_keyboard_with_the_goal(doing: Doing, example: Contents) -> None:
    goal = example.goals[0]
    go(doing.qtbot, doing.window, GoalsPlace())
    down = next(
        each
        for each in shown_page(doing.window).findChildren(LinkButton)
        if each.accessibleName() == f"Move down: {goal.newest.name}"
    )
    down.setFocus()
    driving.press(doing.qtbot, doing.window, Qt.Key.Key_Return)
    assert [each.id for each in doing.kept.goals][1] == goal.id
    focused = doing.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == f"Move down: {goal.newest.name}"
    doing.to_and_fro(example)


def test_editing_and_keeping_a_change(doing: Doing, example: Contents) -> None:
    goal = example.goals[1]
    go(doing.qtbot, doing.window, GoalEditorPlace(goal=goal.id, rewording=True, page=6))
    doing.press("Write it in my own way")
    box = field(shown_page(doing.window), "Your goal in one sentence", QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    box.insertPlainText("Lights off by half past eleven")
    doing.press("Keep this change")
    doing.to_and_fro(example)
    assert doing.goal(goal).newest.statement == "Lights off by half past eleven"


def test_a_new_goal_is_taken_back_answer_by_answer(doing: Doing, example: Contents) -> None:
    go(doing.qtbot, doing.window, GoalEditorPlace())
    for words in ("My words", "What will you be doing, where, and with whom?"):
        box = field(shown_page(doing.window), words, QPlainTextEdit)
        box.setFocus()
        box.insertPlainText("Call my brother")
        doing.press("Continue")
    go(doing.qtbot, doing.window, HomePlace())

    def written() -> tuple[str | None, str | None]:
        newest = doing.kept.goals[-1].newest
        return newest.own_words, newest.activity

    assert written() == ("Call my brother", "Call my brother")
    doing.undo()
    assert written() == ("Call my brother", None)
    doing.undo()
    assert doing.kept == in_order(example)
    doing.redo()
    doing.redo()
    assert written() == ("Call my brother", "Call my brother")


def test_the_editor_follows_what_is_taken_back_under_it(doing: Doing, example: Contents) -> None:
    go(doing.qtbot, doing.window, GoalEditorPlace())
    box = field(shown_page(doing.window), "My words", QPlainTextEdit)
    box.setFocus()
    QTest.keyClicks(box, "Call my brother")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert doing.kept.goals[-1].newest.own_words == "Call my brother"
    doing.undo()
    assert doing.kept == in_order(example)
    box = field(shown_page(doing.window), "My words", QPlainTextEdit)
    assert box.toPlainText() == ""
    QTest.keyClicks(box, "Write to him")
    doing.press("Continue")
    assert doing.kept.goals[-1].newest.own_words == "Write to him"


def test_in_a_field_the_keys_belong_to_the_field(doing: Doing, example: Contents) -> None:
    go(doing.qtbot, doing.window, GoalEditorPlace())
    box = field(shown_page(doing.window), "My words", QPlainTextEdit)
    box.setFocus()
    QTest.keyClicks(box, "Call")
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.toPlainText() == ""


def test_what_a_check_in_says_is_never_taken_back_with_a_goal(doing: Doing, example: Contents) -> None:
    goal = example.goals[0]
    go(doing.qtbot, doing.window, GoalPlace(goal=goal.id))
    doing.press("Close this goal")
    doing.press("Set aside: something else matters more now")
    doing.press("Close it")
    doing.press("Take it up again")
    go(doing.qtbot, doing.window, ExtraRatingPlace(goal=goal.id))
    press(shown_page(doing.window), "6")
    doing.press("Keep this rating")
    rated = doing.kept
    assert len(rated.ratings) == len(example.ratings) + 1
    doing.undo()
    assert doing.kept == rated
    assert "taken back" not in seen(doing.window)
