"""The page of one goal: what there is to read, and what can be done."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import button, field, press, seen, shown_page, write
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.rating import Rating, RatingKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.goal import GoalPage
from workbook.gui.places import CheckInPlace, ExtraRatingPlace, GoalEditorPlace, GoalPlace, GoalsPlace
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.services.goal_sentence import title_from


def open_goal(qtbot: QtBot, window: MainWindow, goal: Goal) -> GoalPage:
    window.go(GoalPlace(goal=goal.id))
    settle(qtbot, window)
    page = shown_page(window)
    assert isinstance(page, GoalPage)
    return page


def read(qtbot: QtBot, window: MainWindow) -> Contents:
    settle(qtbot, window)
    kept: list[Contents] = []
    window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, window)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def test_it_reads_like_a_page(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[0]
    window = open_window(example)
    page = open_goal(qtbot, window, goal)
    shown = seen(page)
    version = goal.newest
    for words in (version.title, version.statement, version.if_then, version.first_step, version.why):
        assert words is not None
        assert words in shown
    assert "Target 8 by 6 December 2026. This wording since 14 April 2026." in shown
    assert "From 2 in April to 5 in July" in shown
    chart = page.findChild(ChartView)
    assert isinstance(chart, ChartView)
    qtbot.waitUntil(lambda: chart.picture is not None)
    assert "From 2 in April to 5 in July" in chart.accessibleName()
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    rows = [[model.index(row, at).data() for at in range(4)] for row in range(model.rowCount())]
    assert rows[0] == ["6 July 2026", "5", "check-in", "Walk with Noor, stayed an hour"]
    assert ["May", "–", "no check-in", ""] in rows


@pytest.mark.parametrize("length", [None, 80])
def test_a_name_made_from_the_sentence_does_not_say_it_twice(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, length: int | None
) -> None:
    sentence = "Meet one friend in person for 1 hour every week, using a list of people I like, by 6 November 2026."
    title = title_from(sentence) if length is None else f"{sentence[:length]}…"
    goal = example.goals[0]
    version = replace(goal.newest, statement=sentence, title=title)
    goal = goal.with_newest(version)
    window = open_window(replace(example, goals=(goal, *example.goals[1:])))
    shown = seen(open_goal(qtbot, window, goal))
    assert shown.count("Meet one friend in person for 1 hour every week") == 1
    assert sentence.rstrip(".") in shown


@pytest.mark.parametrize("text", ["walk with Noor " * 1333, "我想睡得好" * 4000, "أريد أن أنام " * 1500])
def test_a_very_long_text_leaves_the_rest_of_the_page_in_reach(
    text: str, qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    goal = example.goals[0]
    goal = goal.with_newest(replace(goal.newest, statement=text, why=text))
    window = open_window(replace(example, goals=(goal, *example.goals[1:])))
    page = open_goal(qtbot, window, goal)
    assert text[:500] in seen(page)
    assert text not in seen(page)
    for _each in range(2):
        qtbot.mouseClick(
            next(each for each in page.findChildren(LinkButton) if each.isVisible() and each.words == "Show all of it"),
            Qt.MouseButton.LeftButton,
        )
    assert seen(page).count(text) == 2


def test_a_note_on_closing_waits_while_it_is_written(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[0]
    window = open_window(example)
    page = open_goal(qtbot, window, goal)
    press(page, "Close this goal")
    note = field(page, "A note for later", QPlainTextEdit)
    note.setFocus()
    QTest.keyClicks(note, "Every second week is en")
    QTest.keyClick(note, Qt.Key.Key_Backtab)
    settle(qtbot, window)
    assert button(page, "Close this goal").isChecked(), "nothing folds away while the person writes"
    note.setFocus()
    QTest.keyClicks(note, "ough")
    window.go(GoalsPlace())
    page = open_goal(qtbot, window, goal)
    assert field(page, "A note for later", QPlainTextEdit).toPlainText() == "Every second week is enough"
    assert next(each for each in read(qtbot, window).goals if each.id == goal.id) == goal
    press(page, "Fine as it is: this is good enough for me")
    press(page, "Close it")
    kept = next(each for each in read(qtbot, window).goals if each.id == goal.id)
    assert kept.closing_note == "Every second week is enough"


def test_earlier_wordings_say_what_changed(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[0]
    page = open_goal(qtbot, open_window(example), goal)
    assert "Wording 1, since 6 January 2026" not in seen(page)
    press(page, "Earlier wordings")
    shown = seen(page)
    assert "Wording 1, since 6 January 2026" in shown
    assert "What I do: from see friends to meet one friend in person" in shown


def test_a_visited_rating_shows_its_note(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    page = open_goal(qtbot, open_window(example), example.goals[0])
    chart = page.findChild(ChartView)
    assert isinstance(chart, ChartView)
    qtbot.waitUntil(lambda: chart.picture is not None)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert seen(page).count("Walk with Noor, stayed an hour") == 1


@pytest.mark.parametrize(
    ("words", "place"),
    [("Check in", CheckInPlace()), ("Rate between check-ins", ExtraRatingPlace), ("My goals", GoalsPlace())],
)
def test_its_links_lead_on(qtbot: QtBot, open_window: OpenWindow, example: Contents, words: str, place: object) -> None:
    goal = example.goals[0]
    page = open_goal(qtbot, open_window(example), goal)
    wanted: list[object] = []
    page.go_requested.disconnect()
    page.go_requested.connect(wanted.append)
    press(page, words)
    assert wanted == [ExtraRatingPlace(goal=goal.id) if place is ExtraRatingPlace else place]


def test_rewording_and_changing_open_the_editor(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[1]
    window = open_window(example)
    press(open_goal(qtbot, window, goal), "Reword it: a typo, or clearer words")
    assert window.place == GoalEditorPlace(goal=goal.id, rewording=True, page=6)
    press(open_goal(qtbot, window, goal), "Change this goal")
    assert window.place == GoalEditorPlace(goal=goal.id, rewording=False, page=1)


def test_how_it_was_closed_can_be_changed(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    closed = replace(
        example.goals[1], status=GoalStatus.REACHED, closed_on=date(2026, 8, 1), closing_note="Good enough"
    )
    goals = tuple(closed if goal.id == closed.id else goal for goal in example.goals)
    window = open_window(replace(example, goals=goals))
    page = open_goal(qtbot, window, closed)
    assert "Good enough" in seen(page)
    press(page, "Change how it was closed")
    press(page, "Set aside: something else matters more now")
    press(page, "Keep this")
    kept = next(goal for goal in read(qtbot, window).goals if goal.id == closed.id)
    assert (kept.status, kept.closed_on, kept.closing_note) == (
        GoalStatus.SET_ASIDE,
        date(2026, 8, 1),
        "Good enough",
    )


def test_a_remembered_start_is_kept_and_never_counts(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[1]
    window = open_window(example)
    page = open_goal(qtbot, window, goal)
    sentence = "From 3 in January to 7 in July"
    assert sentence in seen(page)
    press(page, "Add a remembered start")
    press(page, "Keep the remembered start")
    assert "Type a date" in seen(page)
    write(page, "Which day do you think of?", "1 September 2025")
    press(page, "Keep the remembered start")
    assert "Choose a number from 0 to 10." in seen(page)
    scale = next(each for each in page.findChildren(RatingScale) if each.isVisible())
    qtbot.mouseClick(scale.circles[1], Qt.MouseButton.LeftButton)
    press(page, "Keep the remembered start")
    kept = [rating for rating in read(qtbot, window).ratings if rating.kind is RatingKind.RECALLED]
    assert [(each.goal, each.on, each.value) for each in kept] == [(goal.id, date(2025, 9, 1), 1)]
    assert sentence in seen(page)


def test_the_start_is_corrected_on_its_day_alone(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    fresh = Goal(
        id="fresh",
        status=GoalStatus.ACTIVE,
        created_on=today,
        versions=(replace(example.goals[1].newest, version=1, start=today, title="Fresh"),),
    )
    start = Rating(
        id="start",
        goal="fresh",
        version=1,
        on=today,
        kind=RatingKind.BASELINE,
        value=3,
        entered_at=clock.moment.isoformat(),
    )
    contents = replace(example, goals=(*example.goals, fresh), ratings=(*example.ratings, start))
    window = open_window(contents)
    page = open_goal(qtbot, window, fresh)
    press(page, "Correct where you start")
    scale = next(each for each in page.findChildren(RatingScale) if each.isVisible())
    assert scale.value == 3
    qtbot.mouseClick(scale.circles[5], Qt.MouseButton.LeftButton)
    kept = next(rating for rating in read(qtbot, window).ratings if rating.id == "start")
    assert (kept.value, kept.changed_at is not None) == (5, True)
    window.messages.link.click()
    assert next(rating for rating in read(qtbot, window).ratings if rating.id == "start") == start
    assert "Correct where you start" not in seen(open_goal(qtbot, window, example.goals[1]))


def test_deleting_says_what_goes_and_can_be_taken_back(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    goal = example.goals[0]
    window = open_window(example)
    page = open_goal(qtbot, window, goal)
    press(page, "Delete this goal for good")
    ratings = sum(rating.goal == goal.id for rating in example.ratings)
    assert f"the goal in 2 wordings, {ratings} ratings" in seen(page)
    assert "Older backups still hold it." in seen(page)
    press(page, "Keep it")
    assert "Older backups still hold it." not in seen(page)
    press(page, "Delete this goal for good")
    press(page, "Delete it for good")
    kept = read(qtbot, window)
    assert window.place == GoalsPlace()
    assert goal.id not in [each.id for each in kept.goals]
    assert goal.id not in [each.goal for each in kept.ratings]
    window.messages.link.click()
    kept = read(qtbot, window)
    assert (kept.goals, kept.reassessments) == (example.goals, example.reassessments)
    assert set(kept.ratings) == set(example.ratings)


def test_a_draft_opens_in_the_editor(qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock) -> None:
    draft = Goal(id="draft", status=GoalStatus.DRAFT, created_on=clock.moment.date())
    window = open_window(replace(example, goals=(*example.goals, draft)))
    window.go(GoalPlace(goal="draft"))
    settle(qtbot, window)
    assert window.place == GoalEditorPlace(goal="draft")


def test_the_keyboard_begins_at_the_button_by_the_title(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    page = open_goal(qtbot, window, example.goals[0])
    assert window.focusWidget() is button(page, "Change this goal")
