"""Every screen can be used without a mouse and without eyes, and shows words as words."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.architecture.screen import Screen
from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from workbook.domain.contents import Contents
from workbook.gui.main_window import MainWindow
from workbook.gui.places import (
    CheckInPlace,
    DoorPlace,
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
from workbook.gui.widgets.buttons import MainButton
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.rating_scale import RatingScale

TROUBLES = [
    *(
        "missing",
        "empty",
        "not_a_workbook",
        "newer",
        "in_use",
        "in_use_elsewhere",
        "unreadable",
        "read_only",
        "damaged",
    ),
    *("replaced", "unwritable"),
]
"""What can be in the way of a file."""
_MOST_FOLDS = 3


def faulty(window: QWidget) -> None:
    """Fill a window with one of each fault."""
    column = QVBoxLayout(window)
    for part in (QPushButton(""), QLineEdit(), QLabel("<b>Bold</b>"), MainButton("Continue"), MainButton("Save")):
        column.addWidget(part)
    for_the_mouse = QPushButton("Click")
    for_the_mouse.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    column.addWidget(for_the_mouse)
    early, late = QPushButton("Early"), QPushButton("Late")
    column.addWidget(late)
    column.addWidget(early)
    QWidget.setTabOrder(early, late)


def test_faults_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    faulty(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert Screen(window).faults() == [
        "has no name: QPushButton ''",
        "has no name: QLineEdit ''",
        "has no label: QLineEdit ''",
        "reads mark-up: QLabel 'Bold'",
        "needs the mouse: QPushButton 'Click'",
        "2 filled buttons: MainButton 'Continue', MainButton 'Save'",
        "Tab leaps from QPushButton 'Early' to QPushButton 'Late'",
    ]


def around(contents: Contents) -> list[Place]:
    """Return the places that show one screen each."""
    goal = contents.goals[0].id
    return [
        HomePlace(),
        GoalsPlace(),
        GoalPlace(goal=goal),
        StartersPlace(),
        ExtraRatingPlace(goal=goal),
        CheckInPlace(check_in=contents.check_ins[-1].id),
        CheckInPlace(check_in=contents.check_ins[-1].id, is_moving=True),
        TimelinePlace(),
        EventPlace(event=contents.events[0].id),
        EventPlace(),
        *(ProgressPlace(view=view, goal=goal) for view in ProgressView),
        ReassessmentPlace(),
        ReassessmentPlace(step=ReassessmentStep.PREVIEW),
        SettingsPlace(),
        *(SettingsPlace(part=part) for part in SettingsPart),
        HelpPlace(topic="keyboard"),
        GetHelpPlace(),
        DoorPlace(path="/somewhere/of-mine.workbook"),
        *(DoorPlace(path="/somewhere/of-mine.workbook", trouble=trouble) for trouble in TROUBLES),
    ]


def without_anything() -> list[Place]:
    """Return the places that say something of their own while a workbook is empty."""
    return [
        HomePlace(),
        GoalsPlace(),
        CheckInPlace(),
        TimelinePlace(),
        *(ProgressPlace(view=view) for view in ProgressView),
        ReassessmentPlace(),
        ReassessmentPlace(step=ReassessmentStep.AFTER),
        SettingsPlace(part=SettingsPart.PEOPLE),
        GetHelpPlace(),
    ]


def looked_at(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Unfold some of what is folded and return what is not in order on the screen."""
    settle(qtbot, window)
    closed = [fold for fold in window.findChildren(Fold) if fold.isVisible() and not fold.is_open]
    for fold in closed[:_MOST_FOLDS]:
        fold.head.click()
    parts = 0
    while parts != (parts := len(window.findChildren(QWidget))):  # long lists are put together bit by bit
        settle(qtbot, window)
    return Screen(window).faults()


def seen_at(qtbot: QtBot, window: MainWindow, places: list[Place]) -> str:
    """Go to each of the places and return the faults, a line each; nothing when all is in order."""
    found = []
    for place in places:
        window.go(place)
        found += [f"{place}: {fault}" for fault in looked_at(qtbot, window)]
    return "\n".join(found)


def seen_on_the_way(qtbot: QtBot, window: MainWindow, least: int) -> str:
    """Answer question after question until there are no more, and return the faults, a line each."""
    been: list[str] = []
    found = []
    settle(qtbot, window)
    start = type(window.place)
    while type(window.place) is start and (question := shown_question(window)) is not None:
        name = f"{question.bars.accessibleName()}: {question.title.text()}"
        if name in been:
            break
        been.append(name)
        found += [f"{name}: {fault}" for fault in looked_at(qtbot, window)]
        for scale in question.findChildren(RatingScale):
            if scale.isVisible() and not scale.is_answered:
                scale.circles[3].click()
        question.go_on.click()
        settle(qtbot, window)
    assert len(been) >= least, been
    return "\n".join(found)


def shown_question(window: MainWindow) -> QuestionPage | None:
    return next((each for each in window.findChildren(QuestionPage) if each.isVisible()), None)


def test_places(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    assert seen_at(qtbot, open_window(example), around(example)) == ""


def test_an_empty_workbook(qtbot: QtBot, open_window: OpenWindow) -> None:
    assert seen_at(qtbot, open_window(Contents()), without_anything()) == ""


@pytest.mark.parametrize("size", [(800, 600), (1000, 700)])
def test_large_text(qtbot: QtBot, open_window: OpenWindow, example: Contents, size: tuple[int, int]) -> None:
    window = open_window(example)
    window.resize(*size)
    window.surroundings.preferences.change(text_size=200)
    goal = example.goals[0].id
    places = [HomePlace(), ExtraRatingPlace(goal=goal), GoalEditorPlace(goal=goal, page=2), SettingsPlace()]
    assert seen_at(qtbot, window, places) == ""


def test_the_first_start(qtbot: QtBot, open_window: OpenWindow) -> None:
    assert looked_at(qtbot, open_window()) == []


def test_a_locked_workbook(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example, passphrase="otter lamp gravel tea")
    assert looked_at(qtbot, window) == []
    window.navigation.get_help.click()
    assert looked_at(qtbot, window) == []


def test_setting_up(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(Contents())
    window.go(SetUpPlace())
    assert seen_on_the_way(qtbot, window, least=3) == ""


def test_a_check_in(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(CheckInPlace(on=example.check_ins[-1].on + timedelta(days=12)))
    assert seen_on_the_way(qtbot, window, least=5) == ""


def test_writing_a_goal(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    goal = example.goals[0].id
    pages: list[Place] = [GoalEditorPlace(goal=goal, page=page, rewording=True) for page in range(7)]
    assert seen_at(qtbot, open_window(example), [*pages, GoalEditorPlace()]) == ""


def test_a_reassessment(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    steps = [ReassessmentPlace(step=ReassessmentStep.PREPARE, page=page) for page in range(4)]
    after = ReassessmentPlace(step=ReassessmentStep.AFTER)
    assert seen_at(qtbot, open_window(example), [*steps, after]) == ""
