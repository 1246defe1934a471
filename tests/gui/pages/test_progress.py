"""Progress as a person looks at it: four views, a period, a goal, pictures and tables to take along."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.pages.conftest import Answers
from tests.gui.seen import press, seen
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating, RatingKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.event import EventPage
from workbook.gui.pages.progress import ProgressPage
from workbook.gui.places import (
    GoalEditorPlace,
    ProgressPlace,
    ProgressView,
    ReassessmentPlace,
    ReassessmentStep,
    TimelinePlace,
)
from workbook.gui.theme import Theme
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.table_view import TableView
from workbook.services.mark import Mark
from workbook.services.settings import Look

FRIEND = "Meet one friend in person for an hour, once a week"
LIGHTS = "Lights off by 23:30 on 5 nights a week"


def opened(
    qtbot: QtBot, open_window: OpenWindow, contents: Contents, view: ProgressView = ProgressView.ALL
) -> tuple[MainWindow, ProgressPage]:
    window = open_window(contents)
    window.go(ProgressPlace(view=view))
    settle(qtbot, window)
    assert isinstance(window.page, ProgressPage)
    return window, window.page


def choose(qtbot: QtBot, window: MainWindow, field: DropDown, words: str) -> None:
    index = field.findText(words)
    assert index >= 0, [field.itemText(each) for each in range(field.count())]
    field.setCurrentIndex(index)
    field.activated.emit(index)
    settle(qtbot, window)


def charts(page: ProgressPage) -> list[ChartView]:
    QCoreApplication.processEvents()
    return [chart for chart in page.findChildren(ChartView) if chart.isVisibleTo(page)]


def table(page: ProgressPage) -> list[list[str]]:
    QCoreApplication.processEvents()
    [shown] = [each for each in page.findChildren(TableView) if each.isVisibleTo(page)]
    model = shown.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def write_down(page: EventPage, words: str) -> None:
    page.words.box.setFocus()
    QTest.keyClicks(page.words.box, words)


def test_every_goal_has_a_chart_with_its_sentence(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    _window, page = opened(qtbot, open_window, example)
    text = seen(page)
    for goal in example.goals:
        if goal.status is not GoalStatus.DRAFT:
            assert goal.newest.name in text
    drawn = charts(page)
    assert len(drawn) == 3
    assert all(chart.picture is not None for chart in drawn)
    assert "From 2 in April to 5 in July, on the way to 8 by 6 December." in text
    assert drawn[0].accessibleName() == "From 2 in April to 5 in July, on the way to 8 by 6 December."
    assert "Of 3 active goals, 2 went up by 3 or more, 1 moved by 2 or less." in text


def test_a_name_opens_the_goal_in_the_large_chart(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    press(page, LIGHTS)
    settle(qtbot, window)
    assert page.picker.currentText() == LIGHTS
    [chart] = charts(page)
    assert chart.picture is not None
    assert chart.accessibleName().startswith("From 3 in January to 7 in July")


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_left_and_right_visit_the_ratings_and_show_their_notes(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.ONE)
    choose(qtbot, window, page.picker, FRIEND)
    [chart] = charts(page)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert "6 July 2026: 5" in seen(page)
    assert "Walk with Noor, stayed an hour" in seen(page)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert "New shifts at work, 18 June 2026" in seen(page)
    assert "Walk with Noor" not in seen(page)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert "6 June 2026: 4" in seen(page)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_pointing_at_a_rating_shows_its_note_and_so_does_a_click(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.ONE)
    choose(qtbot, window, page.picker, FRIEND)
    [chart] = charts(page)
    assert chart.picture is not None
    *_, june, _event, july = chart.picture.stops
    at = QPoint(round(july.x) + 4, round(july.y) - 3)
    QCoreApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert "Walk with Noor, stayed an hour" in seen(page)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(june.x), round(june.y)))
    assert "6 June 2026: 4" in seen(page)
    assert "Coffee twice" in seen(page)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert "Coffee twice" in seen(page)


def test_going_quickly_through_goals_never_jumps_back(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.ONE)
    window.activateWindow()
    page.picker.setCurrentIndex(0)
    page.picker.setFocus()
    gone_to: list[int] = []
    page.picker.currentIndexChanged.connect(gone_to.append)
    for _press in range(2):
        QTest.keyClick(page.picker, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert gone_to == [1, 2]
    assert page.picker.currentIndex() == 2
    assert charts(page)[0].accessibleName().startswith("Between 3 and 4 since January.")


def test_a_shorter_period_leaves_out_what_was_before(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.TABLE)
    choose(qtbot, window, page.picker, FRIEND)
    assert table(page)[-1][0] == "6 January 2026"
    choose(qtbot, window, page.period, "Last 6 months")
    assert table(page)[-1][0] == "6 February 2026"
    choose(qtbot, window, page.period, "This wording")
    assert table(page)[-1][0] == "14 April 2026"


def test_goals_together_have_no_wording_in_common(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.ONE)
    choose(qtbot, window, page.period, "This wording")
    window.go(ProgressPlace())
    settle(qtbot, window)
    assert page.period.currentText() == "Since the start"
    assert page.period.findText("This wording") == -1


def test_the_table_shows_gaps_notes_and_new_wordings(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.TABLE)
    choose(qtbot, window, page.picker, FRIEND)
    rows = table(page)
    assert rows[0] == ["6 July 2026", "5", "check-in", "Walk with Noor, stayed an hour"]
    assert ["6 May 2026", "–", "No check-in", ""] in rows
    assert ["14 April 2026", "", "new wording", FRIEND] in rows


def test_of_two_ratings_on_the_first_day_the_last_is_the_start_everywhere(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    goal = next(each for each in example.goals if each.newest.name == LIGHTS)
    first = next(each for each in example.ratings if each.goal == goal.id and each.kind is RatingKind.BASELINE)
    later = replace(
        first,
        id="again",
        kind=RatingKind.CHECKIN,
        value=5,
        note="On second thoughts",
        entered_at=f"{first.on}T23:00:00Z",
    )
    without_levels = tuple(replace(each, level=None) for each in (later, *example.ratings))
    contents = replace(example, ratings=without_levels)
    window, page = opened(qtbot, open_window, contents, ProgressView.TABLE)
    choose(qtbot, window, page.picker, LIGHTS)
    assert table(page)[-2:] == [
        ["6 January 2026", "5", "start, check-in", "On second thoughts"],
        ["6 January 2026", "3", "not counted", ""],
    ]
    window.go(ProgressPlace(view=ProgressView.ONE, goal=goal.id))
    settle(qtbot, window)
    [chart] = charts(page)
    assert chart.accessibleName().startswith("From 5 in January to 7 in July")
    assert chart.picture is not None
    assert {stop.text for stop in chart.picture.stops[:2]} == {"6 January 2026: 3, not counted", "6 January 2026: 5"}


def test_the_table_of_therapy_shows_every_answer(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.TABLE)
    choose(qtbot, window, page.picker, "How therapy is going")
    rows = table(page)
    assert ["6 July 2026", "1 of 4", "I dread going", ""] in rows
    assert ["6 July 2026", "5 attended, 0 missed", "Sessions", ""] in rows
    notes = {row[3] for row in rows}
    assert {each.pressure_note for each in example.check_ins if each.pressure_note} <= notes


def test_therapy_itself_has_a_chart_for_each_statement(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    _window, page = opened(qtbot, open_window, example, ProgressView.THERAPY)
    text = seen(page)
    for words in ("I dread going", "I feel connected and understood", "We work on what matters most to me"):
        assert words in text
    drawn = charts(page)
    assert len(drawn) == 7
    assert all(chart.picture is not None for chart in drawn)


def test_a_concern_leads_to_what_may_be_in_the_way(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    went: list[object] = []
    _window, page = opened(qtbot, open_window, example)
    page.go_requested.disconnect()
    page.go_requested.connect(went.append)
    press(page, "Look at what may be in the way")
    assert went == [ReassessmentPlace(step=ReassessmentStep.PREPARE, page=1)]


def test_a_goal_that_stands_still_leads_there_in_early_days_too(qtbot: QtBot, open_window: OpenWindow) -> None:
    start = date(2026, 2, 6)
    version = GoalVersion(start=start, title="Meet a friend", target_date=date(2026, 8, 6))
    goal = Goal(id="g", status=GoalStatus.ACTIVE, created_on=start, versions=(version,))
    ratings = tuple(
        Rating(id=f"r{month}", goal="g", version=1, on=date(2026, month, 6), kind=RatingKind.CHECKIN, value=2)
        for month in range(2, 8)
    )
    window, page = opened(qtbot, open_window, Contents(goals=(goal,), ratings=ratings), ProgressView.ONE)
    assert "At 2 since February." in seen(page)
    assert "We have talked about this" not in seen(page)
    press(page, "Look at what may be in the way")
    assert window.place == ReassessmentPlace(step=ReassessmentStep.PREPARE, page=1)


def test_a_concern_rests_once_it_was_talked_about(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    assert "This is worth raising." in seen(page)
    press(page, "We have talked about this")
    settle(qtbot, window)
    assert "This is worth raising." not in seen(page)
    marks: list[tuple[Mark, ...]] = []
    window.surroundings.desk.ask(lambda workbook: workbook.every(Mark), marks.append, window)
    qtbot.waitUntil(lambda: bool(marks))
    assert len(marks[0]) == 1
    press(window, "Undo")
    settle(qtbot, window)
    assert "This is worth raising." in seen(page)


def test_a_picture_is_saved_as_png_or_svg(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
) -> None:
    window, page = opened(qtbot, open_window, example)
    for name, start in (("goals", b"\x89PNG"), ("goals.svg", b"<?xml")):
        answers.paths.append(tmp_path / name)
        press(page, "Save as picture")
        settle(qtbot, window)
        written = (tmp_path / name).with_suffix(".svg" if name.endswith(".svg") else ".png")
        assert written.read_bytes().startswith(start)
        assert f"Saved as {written.name}." in seen(window)
    assert [path.name for path in answers.suggested] == ["Progress 2026-08-06.png"] * 2


def test_a_file_that_was_not_named_is_not_replaced(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
) -> None:
    window, page = opened(qtbot, open_window, example)
    (tmp_path / "goals.png").write_bytes(b"mine")
    answers.paths.append(tmp_path / "goals")
    press(page, "Save as picture")
    settle(qtbot, window)
    assert (tmp_path / "goals.png").read_bytes() == b"mine"
    assert "There is a file called goals.png already." in seen(window)


def test_nothing_is_written_when_the_person_changes_their_mind(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
) -> None:
    window, page = opened(qtbot, open_window, example)
    before = set(tmp_path.rglob("*"))
    answers.paths.append(None)
    press(page, "Save as picture")
    settle(qtbot, window)
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["missing/goals.png", "n" * 260])
def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path, name: str
) -> None:
    window, page = opened(qtbot, open_window, example)
    before = set(tmp_path.rglob("*"))
    answers.paths.append(tmp_path / name)
    press(page, "Save as picture")
    settle(qtbot, window)
    assert "Saved as" not in seen(window)
    assert "cannot be written" in seen(window)
    assert set(tmp_path.rglob("*")) == before


def test_a_picture_of_one_goal_is_copied(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.ONE)
    QGuiApplication.clipboard().clear()
    press(page, "Copy as picture")
    settle(qtbot, window)
    copied: QImage = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height() > 600) == (1600, True)


def test_the_ratings_go_to_a_spreadsheet(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.TABLE)
    answers.paths.append(tmp_path / "ratings")
    press(page, "Save for a spreadsheet")
    settle(qtbot, window)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "ratings.csv").read_text("utf-8-sig"))))
    assert len(rows) == len(example.ratings)
    assert {row["goal"] for row in rows} >= {FRIEND, LIGHTS}


def test_a_protected_workbook_says_that_the_picture_is_not(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
) -> None:
    window, page = opened(qtbot, open_window, example)
    window.surroundings.desk._protected = True
    answers.paths.append(tmp_path / "goals.png")
    press(page, "Save as picture")
    settle(qtbot, window)
    assert "This file is not protected by your passphrase." in seen(window)


def test_without_a_goal_it_says_what_comes_first(qtbot: QtBot, open_window: OpenWindow) -> None:
    window, page = opened(qtbot, open_window, Contents())
    for view in (ProgressView.ALL, ProgressView.ONE, ProgressView.TABLE):
        window.go(ProgressPlace(view=view))
        settle(qtbot, window)
        assert "No goals yet" in seen(page)
        assert not page.save.isVisibleTo(page)
    window.go(ProgressPlace(view=ProgressView.THERAPY))
    settle(qtbot, window)
    assert "No answers on therapy in this time" in seen(page)
    went: list[object] = []
    window.go(ProgressPlace())
    settle(qtbot, window)
    page.go_requested.disconnect()
    page.go_requested.connect(went.append)
    press(page, "Write my first goal")
    assert went == [GoalEditorPlace()]


def test_a_goal_without_a_rating_has_words_and_no_chart(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    goal = next(each for each in example.goals if each.newest.name == LIGHTS)
    others = tuple(each for each in example.ratings if each.goal != goal.id)
    contents = replace(example, ratings=others)
    _window, page = opened(qtbot, open_window, contents)
    assert "No rating yet." in seen(page)
    assert len(charts(page)) == 2


def test_charts_follow_the_width_and_the_theme(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.ONE)
    [before] = charts(page)
    assert before.picture is not None
    wide = before.picture
    window.resize(800, 600)
    qtbot.waitUntil(lambda: charts(page)[0].picture not in (None, wide))
    narrow = charts(page)[0].picture
    assert narrow is not None
    assert narrow.width < wide.width
    Theme.of().use(Look.DARK, 100)
    settle(qtbot, window)
    dark = charts(page)[0].picture
    Theme.of().use(Look.LIGHT, 100)
    settle(qtbot, window)
    assert dark is not None
    assert dark.image != narrow.image


@pytest.mark.parametrize("size", [100, 150])
def test_what_stands_beside_the_title_is_36_high(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, size: int
) -> None:
    _window, page = opened(qtbot, open_window, example)
    Theme.of().use(Look.LIGHT, size)
    QCoreApplication.processEvents()
    heights = {page.period.height(), page.save.height()}
    Theme.of().use(Look.LIGHT, 100)
    assert heights == {36 * size // 100}


def test_tabs_are_reached_and_changed_by_keyboard(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    tab = page.first_control()
    assert tab is not None
    tab.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab, Qt.Key.Key_Right)
    settle(qtbot, window)
    assert page.tabs.value is ProgressView.ONE
    assert page.picker.isVisibleTo(page)
    assert page.isAncestorOf(window.focusWidget())


def test_an_event_noted_from_the_chart_is_on_it_afterwards(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window, page = opened(qtbot, open_window, example)
    press(page, "One goal")
    settle(qtbot, window)
    choose(qtbot, window, page.picker, LIGHTS)
    press(page, "Note an event")
    settle(qtbot, window)
    event = window.page
    assert isinstance(event, EventPage)
    press(event, "Something in my life")
    write_down(event, "A new flat")
    press(event, "Keep this event")
    settle(qtbot, window)
    assert window.page is page
    assert page.tabs.value is ProgressView.ONE
    assert page.picker.currentText() == LIGHTS
    picture = charts(page)[0].picture
    assert picture is not None
    assert "2: A new flat, 6 August 2026" in [stop.text for stop in picture.stops]


def test_the_table_leads_to_the_entries_of_the_goal(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example, ProgressView.TABLE)
    choose(qtbot, window, page.picker, LIGHTS)
    press(page, "Read or change these entries")
    goal = next(each for each in example.goals if each.newest.name == LIGHTS)
    assert window.place == TimelinePlace(goal=goal.id)


@pytest.mark.parametrize("has_new_wording", [True, False])
def test_a_mark_is_explained_where_it_is(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, has_new_wording: bool
) -> None:
    if not has_new_wording:
        once = tuple(replace(goal, versions=goal.versions[:1]) for goal in example.goals)
        first = tuple(each for each in example.ratings if each.version == 1)
        example = replace(example, goals=once, ratings=first)
    window, _page = opened(qtbot, open_window, example)
    assert "All panels use one scale" in seen(window)
    assert ("The double upright line marks a new wording." in seen(window)) is has_new_wording


def test_a_new_meaning_in_the_same_words_is_called_that(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    goals = tuple(
        replace(each, versions=(replace(each.newest, version=1, start=each.versions[0].start), each.newest))
        if len(each.versions) > 1
        else each
        for each in example.goals
    )
    window, page = opened(qtbot, open_window, replace(example, goals=goals))
    assert "The double upright line marks a new meaning in the same words." in seen(window)
    window.go(ProgressPlace(view=ProgressView.TABLE))
    settle(qtbot, window)
    choose(qtbot, window, page.picker, FRIEND)
    assert ["14 April 2026", "", "new meaning", FRIEND] in table(page)
