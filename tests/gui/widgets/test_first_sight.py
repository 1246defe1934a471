"""Where a question opens: at its top, or as far down as the part that has the keyboard needs it."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import go
from tests.gui.widgets.conftest import Show
from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.gui.places import CheckInPlace, GoalEditorPlace, Place, ReassessmentPlace, ReassessmentStep, SetUpPlace
from workbook.gui.theme import Theme
from workbook.gui.widgets.labelled import Labelled
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.text_field import TextField


def wait_until_settled(qtbot: QtBot) -> None:
    """Wait until a page has its heights and has been scrolled."""
    over: list[bool] = []
    QTimer.singleShot(250, lambda: over.append(True))
    qtbot.waitUntil(lambda: bool(over))


def area_of(part: QWidget) -> QScrollArea | None:
    """Return what a part can be scrolled in."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def label_of(part: QWidget) -> QWidget:
    """Return the label of a field, and of what has none the part itself."""
    above = part.parentWidget()
    return above.label if isinstance(above, Labelled) and above.label.isVisible() else part


def is_well_in_sight(part: QWidget, area: QScrollArea) -> bool:
    """Tell whether a part that is in sight anyway was left there, and another one is, just so far, with its label."""
    inside, room, px = area.widget(), area.viewport().height(), Theme.of().px
    assert inside is not None
    if part.mapTo(inside, QPoint()).y() < room:
        return area.verticalScrollBar().value() == 0
    bottom = part.mapTo(area.viewport(), QPoint(0, min(part.height(), px(60)))).y()
    return room - px(60) <= bottom <= room and label_of(part).mapTo(area.viewport(), QPoint()).y() >= 0


def places(contents: Contents) -> Iterator[Place]:
    goal = contents.goals[0].id
    yield from (GoalEditorPlace(goal=goal, rewording=True, page=page) for page in range(7))
    yield from (SetUpPlace(), CheckInPlace(on=contents.check_ins[-1].on))
    yield from (ReassessmentPlace(step=ReassessmentStep.PREPARE, page=page) for page in range(4))


@pytest.fixture
def window(open_window: OpenWindow, example: Contents) -> Iterator[MainWindow]:
    window = open_window(example)
    yield window
    window.surroundings.preferences.change(text_size=100)


def test_with_large_text_the_part_with_the_keyboard_and_its_label_are_in_sight(
    qtbot: QtBot, window: MainWindow, example: Contents
) -> None:
    window.resize(800, 600)
    window.surroundings.preferences.change(text_size=200)
    were_scrolled = 0
    for place in places(example):
        go(qtbot, window, place)
        part = QApplication.focusWidget()
        assert part is not None, place
        area = area_of(part)
        if area is not None:
            qtbot.waitUntil(partial(is_well_in_sight, part, area))
            wait_until_settled(qtbot)
            assert is_well_in_sight(part, area), place
            were_scrolled += area.verticalScrollBar().value() > 0
    assert were_scrolled > 3


def test_what_is_in_sight_leaves_the_question_at_the_top(qtbot: QtBot, window: MainWindow, example: Contents) -> None:
    for place in places(example):
        go(qtbot, window, place)
        wait_until_settled(qtbot)
        part = QApplication.focusWidget()
        assert part is not None, place
        area = area_of(part)
        assert area is None or area.verticalScrollBar().value() == 0, place


class TestQuestionPage:
    def page(self, show: Show) -> tuple[QuestionPage, TextField]:
        """Show a question whose field stands far below what is in sight."""
        page, field = QuestionPage(), TextField("My words")
        window = show(page)
        window.resize(760, 500)
        page.show_question("What do you want to be different?", where="", back="", here=0, count=1)
        page.body.addSpacing(900)
        page.body.addWidget(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return page, field

    def test_scrolls_to_the_field_it_opens_with(self, qtbot: QtBot, show: Show) -> None:
        _page, field = self.page(show)
        qtbot.waitUntil(lambda: field.box.visibleRegion().boundingRect().height() >= 60)
        assert field.label.visibleRegion().boundingRect() == field.label.rect()
