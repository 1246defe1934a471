"""The bars above a question: names that lead to pages, for mouse, keyboard and screen reader."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.seen import seen
from tests.gui.widgets.conftest import Show
from workbook.gui.theme import Theme
from workbook.gui.widgets.step_bars import StepBars
from workbook.services.settings import Look

NAMES = ("My words", "Specific", "Measurable", "Achievable", "Relevant", "Time")


@pytest.fixture
def bars(show: Show) -> StepBars:
    bars = StepBars()
    bars.show_step(1, len(NAMES), NAMES, {0, 3})
    show(bars)
    return bars


def test_a_name_leads_to_its_page_and_the_page_one_is_on_stays(bars: StepBars, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bars.wanted) as told:
        qtbot.mouseClick(bars.names[4], Qt.MouseButton.LeftButton)
    assert told.args == [4]
    assert [name.isChecked() for name in bars.names] == [False, True, False, False, False, False]
    with qtbot.assertNotEmitted(bars.wanted):
        qtbot.mouseClick(bars.names[1], Qt.MouseButton.LeftButton)
    assert bars.names[1].isChecked()


def test_the_arrow_keys_go_from_name_to_name_and_enter_opens(bars: StepBars, qtbot: QtBot) -> None:
    bars.names[1].setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.assertNotEmitted(bars.wanted):
        qtbot.keyClick(bars.names[1], Qt.Key.Key_Right)
        qtbot.keyClick(bars.names[2], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is bars.names[3]
    with qtbot.waitSignal(bars.wanted) as told:
        qtbot.keyClick(bars.names[3], Qt.Key.Key_Return)
    assert told.args == [3]


def test_what_is_answered_is_told_and_not_only_ticked(bars: StepBars) -> None:
    assert [name.is_done for name in bars.names] == [True, False, False, True, False, False]
    assert bars.names[3].accessibleName() == "Go to the page: Achievable"
    assert bars.names[3].accessibleDescription() == "something is answered here"
    assert bars.names[2].accessibleDescription() == ""


@pytest.mark.parametrize("width", [520, 640, 760])
def test_names_have_their_room_and_none_touches_the_next(width: int, show: Show, theme: Theme) -> None:
    bars = StepBars()
    bars.show_step(2, len(NAMES), NAMES, set(range(6)))
    show(bars, width=width)
    assert all(name.shows_name for name in bars.names)
    for name, following in pairwise(bars.names):
        assert name.x() + name.words_width() < following.x()
    assert bars.names[-1].x() + bars.names[-1].words_width() <= bars.width()
    theme.use(Look.LIGHT, 200)
    QApplication.processEvents()
    assert not any(name.shows_name for name in bars.names)


def test_where_names_have_no_room_the_one_of_this_page_is_told(bars: StepBars, qtbot: QtBot, theme: Theme) -> None:
    bars.window().setFocus()
    assert "of 6" not in seen(bars)
    theme.use(Look.LIGHT, 200)
    assert "2 of 6: Specific" in seen(bars)
    assert bars.told.geometry().bottom() < bars.height()
    bars.names[1].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bars.names[1], Qt.Key.Key_Right)
    assert "3 of 6: Measurable" in seen(bars), "the bar with the keyboard says where it leads"
    bars.names[2].clearFocus()
    assert "2 of 6: Specific" in seen(bars)
    bars.show_step(6, len(NAMES), NAMES)
    assert "of 6" not in seen(bars)


def test_without_names_there_is_nothing_to_press(show: Show) -> None:
    bars = StepBars()
    bars.show_step(1, 6, NAMES)
    bars.show_step(3, 8)
    show(bars)
    assert bars.names == []
    assert bars.accessibleName() == "Page 4 of 8"
