"""Home in every state: one thing first, with the one filled button, which leads there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import click, settle
from tests.gui.seen import seen
from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, EventKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.home import HomePage
from workbook.gui.places import (
    CheckInPlace,
    GoalEditorPlace,
    HomePlace,
    Place,
    ProgressPlace,
    ReassessmentPlace,
    ReassessmentStep,
    SetUpPlace,
)
from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import MainButton
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.list_row import ListRow
from workbook.services.goal_changes import start_change
from workbook.services.settings import Look
from workbook.services.therapy import end_therapy

TODAY = date(2026, 8, 6)
DONE = CheckIn(id="today", on=TODAY, complete=True)
DRAFT = Goal(id="draft", status=GoalStatus.DRAFT, created_on=TODAY, versions=(GoalVersion(start=TODAY, title="Sleep"),))


def quiet(example: Contents) -> Contents:
    """The example with nothing left to do today."""
    therapy = replace(example.therapy, next_reassessment=None)
    return replace(example, therapy=therapy, check_ins=(*example.check_ins, DONE))


def set_up_alone(example: Contents) -> Contents:
    return Contents(therapy=example.therapy)


def half_done(example: Contents) -> Contents:
    return replace(example, check_ins=(*example.check_ins, replace(DONE, complete=False)))


def with_draft(example: Contents) -> Contents:
    return replace(quiet(example), goals=(*example.goals, DRAFT))


def session_soon(example: Contents) -> Contents:
    return replace(quiet(example), therapy=replace(example.therapy, next_reassessment=date(2026, 8, 18)))


def session_gone_by(example: Contents) -> Contents:
    return replace(quiet(example), therapy=replace(quiet(example).therapy, next_reassessment=date(2026, 8, 4)))


def after_session(example: Contents) -> Contents:
    prepared = Reassessment(id="prepared", on=date(2026, 8, 5), complete=False)
    return replace(quiet(example), reassessments=(*example.reassessments, prepared))


def without_backup(example: Contents) -> Contents:
    return replace(quiet(example), therapy=replace(quiet(example).therapy, id="mine"))


def all_closed(example: Contents) -> Contents:
    goals = (replace(each, status=GoalStatus.CONTENT, closed_on=TODAY) for each in example.goals)
    return replace(quiet(example), goals=tuple(goals))


def ended(example: Contents) -> Contents:
    return replace(example, therapy=replace(example.therapy, therapy_end=TODAY))


def paused(example: Contents) -> Contents:
    pause = Event(id="pause", kind=EventKind.PAUSE, on=date(2026, 8, 1))
    return replace(quiet(example), check_ins=example.check_ins, events=(pause,))


STATES: tuple[tuple[Callable[[Contents], Contents], str, str, Place], ...] = (
    (lambda example: Contents(), "Welcome", "Set up my workbook", SetUpPlace()),
    (set_up_alone, "No goals yet", "Write my first goal", GoalEditorPlace()),
    (lambda example: example, "Your August check-in is ready", "Check in", CheckInPlace(on=TODAY)),
    (half_done, "Your check-in of 6 August is half done", "Go on", CheckInPlace(check_in="today")),
    (with_draft, "A goal waits as a draft: Sleep", "Go on writing", GoalEditorPlace(goal="draft")),
    (
        session_soon,
        "Reassessment with your therapist on 18 August 2026",
        "Prepare",
        ReassessmentPlace(step=ReassessmentStep.PREPARE),
    ),
    (
        session_gone_by,
        "Your reassessment was planned for 4 August 2026",
        "Prepare",
        ReassessmentPlace(step=ReassessmentStep.PREPARE),
    ),
    (
        after_session,
        "After the session on 5 August 2026",
        "Write down what we decided",
        ReassessmentPlace(reassessment="prepared", step=ReassessmentStep.AFTER),
    ),
    (without_backup, "There is no backup yet", "Back up now", HomePlace()),
    (all_closed, "All your goals are closed", "Write a new goal", GoalEditorPlace()),
    (quiet, "The next check-in is on 6 September 2026.", "Look at my progress", ProgressPlace()),
    (ended, "Your therapy ended on 6 August 2026, so nothing falls due.", "Look at my progress", ProgressPlace()),
    (paused, "Nothing falls due during your pause.", "Look at my progress", ProgressPlace()),
)


@pytest.mark.parametrize(("state", "says", "action", "to"), STATES, ids=[says for _state, says, _do, _to in STATES])
def test_one_thing_stands_first_and_its_button_leads_there(
    qtbot: QtBot,
    open_window: OpenWindow,
    example: Contents,
    state: Callable[[Contents], Contents],
    says: str,
    action: str,
    to: Place,
) -> None:
    window = open_window(state(example))
    press_first(qtbot, window, says, action)
    assert window.place == to


def press_first(qtbot: QtBot, window: MainWindow, says: str, action: str) -> None:
    settle(qtbot, window)
    assert isinstance(window.page, HomePage)
    assert says in seen(window.page)
    (main,) = (each for each in window.findChildren(MainButton) if each.isVisible())
    assert main.words == action
    assert window.page.first_control() is main
    click(qtbot, window, main)


def test_a_change_that_is_half_written_is_gone_on_with(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(quiet(example))
    goal = example.goals[1]
    window.surroundings.desk.do(lambda workbook: start_change(workbook, goal.id, rewording=True))
    press_first(qtbot, window, f"A change is half written: {goal.newest.name}", "Go on writing")
    assert window.place == GoalEditorPlace(goal=goal.id)


def test_after_therapy_nothing_is_left_to_raise_in_it(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    going_on = open_window(example)
    settle(qtbot, going_on)
    assert "This is worth raising." in seen(going_on)
    going_on.surroundings.desk.do(lambda workbook: end_therapy(workbook, TODAY))
    settle(qtbot, going_on)
    assert "This is worth raising." not in seen(going_on)


def test_a_backup_that_was_made_is_no_longer_asked_for(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(without_backup(example))
    press_first(qtbot, window, "There is no backup yet", "Back up now")
    settle(qtbot, window)
    press_first(qtbot, window, "Nothing to do right now", "Look at my progress")


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_a_chart_takes_the_colour_of_its_row_under_the_pointer(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, look: Look
) -> None:
    window = open_window(example)
    window.surroundings.preferences.change(look=look)
    settle(qtbot, window)
    row = next(each for each in window.findChildren(ListRow) if each.findChildren(ChartView))
    (chart,) = row.findChildren(ChartView)
    assert chart.picture is not None
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    picture = row.grab().toImage()
    beside, on_chart = (picture.pixelColor(chart.x() + x, chart.y() + 2) for x in (-6, 2))
    assert beside == Theme.of().colour("wash")
    for part in (QColor.red, QColor.green, QColor.blue):
        assert abs(part(on_chart) - part(beside)) <= 3
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    assert row.grab().toImage().pixelColor(chart.x() + 2, chart.y() + 2) == Theme.of().colour("paper")
