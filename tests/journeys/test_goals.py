"""The life of a goal through the real window: a vague idea, a change after three months, a good end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.screen import Screen
from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import button, field, press, seen, shown_page, write
from tests.journeys.person import WithKeyboard
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, CouldHurt, Goal, GoalStatus
from workbook.domain.rating import RatingKind
from workbook.gui.main_window import MainWindow
from workbook.gui.page import Page
from workbook.gui.pages.goal_editor.page import GoalEditorPage
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.places import GoalEditorPlace, GoalPlace, GoalsPlace, HomePlace
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.rating_scale import RatingScale


def say(part: QWidget, name: str, text: str) -> None:
    """Write a text into a field of several lines, in the place of what is there."""
    box = field(part, name, QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    box.insertPlainText(text)


def rate(part: QWidget, question: str, value: int, qtbot: QtBot) -> None:
    scale = next(each for each in part.findChildren(RatingScale) if each.accessibleName() == question)
    circle = next(each for each in scale.circles if each.value == value)
    qtbot.mouseClick(circle, Qt.MouseButton.LeftButton)


def read(qtbot: QtBot, window: MainWindow) -> Contents:
    settle(qtbot, window)
    kept: list[Contents] = []
    window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, window)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def go_on(qtbot: QtBot, window: MainWindow, words: str = "Continue") -> Page:
    press(shown_page(window), words)
    settle(qtbot, window)
    return shown_page(window)


CLOSE = "Looking back over the last four weeks, how close are you to this goal?"
ENOUGH = "Which number would be good enough for you?"


def test_a_vague_idea_becomes_a_goal(qtbot: QtBot, open_window: OpenWindow, clock: Clock) -> None:
    today = clock.moment.date()
    window = open_window(Contents())
    window.go(GoalEditorPlace())
    settle(qtbot, window)
    page = shown_page(window)
    say(page, "My words", "I want to feel less alone")
    page = go_on(qtbot, window)
    assert "I want to feel less alone" in seen(page)
    say(page, "What will you be doing, where, and with whom?", "meet one friend in person")
    say(page, "With what help or support?", "using a list of people I like")
    page = go_on(qtbot, window)
    write(page, "How much?", "1")
    write(page, "Of what?", "hour")
    write(page, "How often?", "week")
    say(page, "10, fully there", "I see a friend every week and look forward to it.")
    say(page, "5, half way", "We meet every second week.")
    say(page, "0, not at all", "I say no to every invitation.")
    page = go_on(qtbot, window)
    say(page, "What is a first small step?", "Write to Noor about a walk")
    press(page, "8")
    press(page, "Yes")
    press(page, "No")
    page = go_on(qtbot, window)
    say(page, "Why does it matter to you?", "Evenings are long")
    press(page, "9")
    press(page, "People in my life")
    page = go_on(qtbot, window)
    press(page, "In 3 months")
    say(page, "A plan: If …, then I will …", "If it is Wednesday evening, then I will write to a friend.")
    page = go_on(qtbot, window)
    rate(page, CLOSE, 2, qtbot)
    settle(qtbot, window)
    rate(page, ENOUGH, 8, qtbot)
    page = go_on(qtbot, window)
    sentence = "Meet one friend in person for 1 hour every week, using a list of people I like, by 6 November 2026."
    assert sentence in seen(page)
    go_on(qtbot, window, "Keep this goal")

    kept = read(qtbot, window)
    (goal,) = kept.goals
    version = goal.newest
    assert window.place == GoalPlace(goal=goal.id)
    assert (goal.status, goal.created_on) == (GoalStatus.ACTIVE, today)
    assert version.statement == sentence
    assert version.own_words == "I want to feel less alone"
    assert (version.confidence, version.importance, version.target) == (8, 9, 8)
    assert (version.in_my_hands, version.could_hurt) == (True, CouldHurt.NO)
    assert [(each.kind, each.value, each.on) for each in kept.ratings] == [(RatingKind.BASELINE, 2, today)]
    shown = seen(shown_page(window))
    assert "Target 8 by 6 November 2026." in shown
    assert "If it is Wednesday evening, then I will write to a friend." in shown


SCRIPTS = {
    "long": "walk with Noor " * 1333,
    "emoji": "😀 walk 👩\u200d👩\u200d👧 e\u0301",
    "Arabic": "أريد أن أنام جيدًا",
    "Hebrew": "אני רוצה לישון טוב",
    "Chinese": "我想睡得好",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_a_goal_in_any_script_is_kept_exactly_and_shown(qtbot: QtBot, open_window: OpenWindow, text: str) -> None:
    window = open_window(Contents())
    window.go(GoalEditorPlace())
    settle(qtbot, window)
    page = shown_page(window)
    say(page, "My words", text)
    page = go_on(qtbot, window)
    say(page, "What will you be doing, where, and with whom?", text)
    say(page, "With what help or support?", text)
    page = go_on(qtbot, window)
    for name in ("10, fully there", "5, half way", "0, not at all"):
        say(page, name, text)
    page = go_on(qtbot, window)
    say(page, "What is a first small step?", text)
    page = go_on(qtbot, window)
    say(page, "Why does it matter to you?", text)
    page = go_on(qtbot, window)
    say(page, "A plan: If …, then I will …", text)
    page = go_on(qtbot, window)
    rate(page, CLOSE, 2, qtbot)
    settle(qtbot, window)
    rate(page, ENOUGH, 8, qtbot)
    page = go_on(qtbot, window)
    assert text[:500] in seen(page)
    go_on(qtbot, window, "Keep this goal")

    (goal,) = read(qtbot, window).goals
    version = goal.newest
    words = (version.own_words, version.activity, version.support, version.first_step, version.why, version.if_then)
    assert words == (text,) * 6
    assert version.anchors == Anchors(zero=text, five=text, ten=text)
    shown = seen(shown_page(window))
    assert shown.count(text[:500]) >= 7
    window.go(GoalsPlace())
    settle(qtbot, window)
    assert text[:20].strip().lower() in seen(shown_page(window)).lower()
    window.go(HomePlace())
    settle(qtbot, window)
    assert text[:20].strip().lower() in seen(shown_page(window)).lower()


@pytest.mark.parametrize("text_size", [100, 200])
def test_every_page_has_names_and_labels_and_can_be_walked_by_tab(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, text_size: int
) -> None:
    window = open_window(example)
    window.surroundings.preferences.change(text_size=text_size)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go(GoalEditorPlace())
    settle(qtbot, window)
    page = shown_page(window)
    assert isinstance(page, GoalEditorPage)
    page.question.bars.names[Step.SPECIFIC].click()
    say(page, "What will you be doing, where, and with whom?", "Always be happy, and stop to shout at my boss")
    found = []
    for step in Step:
        page._go_to(step)
        settle(qtbot, window)
        for fold in page.findChildren(Fold):
            if fold.isVisible() and not fold.is_open:
                fold.head.click()
        for scale in page.findChildren(RatingScale):
            if step is Step.START and not scale.is_answered:
                scale.circles[2].click()
        settle(qtbot, window)
        found += [f"{step.name}: {fault}" for fault in Screen(window).faults()]
    assert found == []


def test_a_goal_is_written_closed_and_taken_back_by_keyboard_alone(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    me = WithKeyboard(qtbot, window)
    me.visit("My goals")
    me.press("Write a goal")
    me.write("My words", "I want to feel less alone")
    me.press("Continue")
    me.write("What will you be doing, where, and with whom?", "Call my brother from the park")
    me.press("Continue")
    me.choose("What kind of sign is it?", "An event that happens or not")
    me.write("What will have happened?", "we have talked for an hour")
    me.write("10, fully there", "We talk most weeks.")
    me.press("Describe five levels")
    me.press("Put the examples into the empty levels")
    me.press("Continue")
    me.write("What is a first small step?", "Look up his number")
    me.rate("How sure are you that you can do it?", 7)
    me.choose("Is it in your hands?", "Yes")
    me.choose("Could working on this hurt you or somebody else?", "No")
    me.press("Continue")
    me.rate("How much does it matter?", 10)
    me.choose("Which part of life is it about?", "People in my life")
    me.press("Continue")
    me.press("In 3 months")
    me.press("Continue")
    me.rate(CLOSE, 3)
    me.rate(ENOUGH, 8)
    me.press("Continue")
    me.press("Keep this goal")
    sentence = "Call my brother from the park by 6 November 2026: done when we have talked for an hour"
    assert sentence in me.sees
    goal = me.kept.goals[-1]
    assert (goal.newest.importance, goal.newest.confidence, goal.newest.in_my_hands) == (10, 7, True)
    assert all(goal.newest.levels.by_level().values())

    me.press("Close this goal")
    me.choose("How does it end?", "Fine as it is: this is good enough for me")
    me.write("A note for later", "We talk now")
    me.press("Close it")
    assert me.kept.goals[-1].status is GoalStatus.CONTENT
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert me.kept.goals[-1] == goal


def test_a_goal_is_changed_after_three_months(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    goal = example.goals[2]
    clock.set("2026-11-06")
    window = open_window(example)
    window.go(GoalPlace(goal=goal.id))
    settle(qtbot, window)
    page = go_on(qtbot, window, "Change what it means")
    say(page, "What will you be doing, where, and with whom?", "Say what I think in two meetings")
    for _page in range(5):
        page = go_on(qtbot, window)
    rate(page, CLOSE, 4, qtbot)
    settle(qtbot, window)
    go_on(qtbot, window)
    assert "Choose the number that would be good enough for you." in seen(page)
    rate(page, ENOUGH, 7, qtbot)
    go_on(qtbot, window)
    page = go_on(qtbot, window, "Keep this change")

    kept = read(qtbot, window)
    changed = next(each for each in kept.goals if each.id == goal.id)
    assert [each.version for each in changed.versions] == [1, 2]
    assert changed.versions[0] == goal.newest
    assert (changed.newest.start, changed.newest.target) == (clock.moment.date(), 7)
    assert [each for each in kept.ratings if each.version == 1] == [
        each for each in example.ratings if each.version == 1
    ]
    assert "Meaning changed on 6 November, wording the same." in seen(page)
    press(page, "Earlier wordings")
    shown = seen(page)
    assert "Wording 2, since 6 November 2026" in shown
    assert "Say what I think in two meetings" in shown
    assert goal.newest.statement is not None
    assert goal.newest.statement in shown


def test_a_goal_ends_as_fine_as_it_is(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[0]
    window = open_window(example)
    window.go(GoalPlace(goal=goal.id))
    settle(qtbot, window)
    page = shown_page(window)
    press(page, "Close this goal")
    go_on(qtbot, window, "Close it")
    assert "Choose one of the three" in seen(page)
    press(page, "Fine as it is: this is good enough for me")
    say(page, "A note for later", "Every second week is enough.")
    go_on(qtbot, window, "Close it")

    def kept() -> Goal:
        return next(each for each in read(qtbot, window).goals if each.id == goal.id)

    assert (kept().status, kept().closing_note) == (GoalStatus.CONTENT, "Every second week is enough.")
    assert "Closed on 6 August 2026: fine as it is." in seen(page)
    assert "Every second week is enough." in seen(page)
    window.messages.link.click()
    assert kept() == goal
    assert button(page, "Close this goal").isChecked(), "the note that was written for it is still there"
    assert "Every second week is enough." in seen(page)

    press(page, "Fine as it is: this is good enough for me")
    go_on(qtbot, window, "Close it")
    window.go(GoalsPlace())
    settle(qtbot, window)
    assert "Closed goals" in seen(shown_page(window))
    window.go(GoalPlace(goal=goal.id))
    settle(qtbot, window)
    go_on(qtbot, window, "Take it up again")
    assert kept().status is GoalStatus.ACTIVE
    assert [closing.status for closing in kept().earlier_closings] == [GoalStatus.CONTENT]
    window.go(HomePlace())
    settle(qtbot, window)
    assert goal.newest.name in seen(shown_page(window))
