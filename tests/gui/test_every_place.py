"""Every place of the window, gone to one after the other: what holds for all of them."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import go
from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.gui.places import (
    CheckInPlace,
    EventPlace,
    ExtraRatingPlace,
    GetHelpPlace,
    GoalEditorPlace,
    GoalPlace,
    GoalsPlace,
    HelpPlace,
    HomePlace,
    Place,
    ProgressPlace,
    ProgressView,
    ReassessmentPlace,
    ReassessmentStep,
    SettingsPart,
    SettingsPlace,
    SetUpPlace,
    StartersPlace,
    TimelinePlace,
)
from workbook.gui.widgets.words import Words
from workbook.services.settings import Look


def places(contents: Contents) -> Iterator[Place]:
    goal = contents.goals[0].id
    yield from (HomePlace(), SetUpPlace(), TimelinePlace(), EventPlace(on=contents.check_ins[-1].on), GoalsPlace())
    yield from (StartersPlace(), GoalPlace(goal=goal), ExtraRatingPlace(goal=goal), CheckInPlace())
    yield from (GoalEditorPlace(goal=goal, rewording=True, page=page) for page in range(7))
    yield from (ProgressPlace(view=view, goal=goal) for view in ProgressView)
    yield ReassessmentPlace()
    yield from (ReassessmentPlace(step=ReassessmentStep.PREPARE, page=page) for page in range(4))
    yield ReassessmentPlace(reassessment=contents.reassessments[0].id, step=ReassessmentStep.AFTER)
    yield from (SettingsPlace(), *(SettingsPlace(part=part) for part in SettingsPart), HelpPlace(), GetHelpPlace())


class Windows(QObject):
    """Keeps which parts showed themselves as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_flashes_up_as_a_window_and_the_keyboard_stays(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    menu = list(window.top_bar.findChildren(QObject))
    windows = Windows()
    qapp.installEventFilter(windows)
    for place in places(example):
        go(qtbot, window, place)
        assert (windows.seen, qapp.activeWindow(), qapp.focusWidget() is None) == ([], window, False), place
    qapp.removeEventFilter(windows)
    assert all(shiboken6.isValid(each) for each in menu)


@pytest.mark.parametrize(("size", "width", "height"), [(100, 1000, 700), (100, 800, 600), (200, 800, 600)])
def test_nothing_is_cut_off_and_no_page_scrolls_sideways(
    size: int, width: int, height: int, qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    window.surroundings.preferences.change(look=Look.LIGHT, text_size=size)
    window.resize(width, height)
    for place in places(example):
        go(qtbot, window, place)
        qtbot.waitUntil(lambda: not cut_off(window), timeout=2000)


def cut_off(window: MainWindow) -> list[str]:
    """Return what has less room than it needs, and what reaches beyond the page."""
    words = [each for each in window.findChildren(Words) if each.isVisible()]
    cut = [each.text() for each in words if each.height() < each.heightForWidth(each.width())]
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisible()]
    return cut + [type(area.parent()).__name__ for area in areas if _is_too_wide(area)]


def _is_too_wide(area: QScrollArea) -> bool:
    content = area.widget()
    return content is not None and content.width() > area.viewport().width()
