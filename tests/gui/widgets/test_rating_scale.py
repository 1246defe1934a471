from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.domain.goal import Anchors
from workbook.gui.theme import Theme
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.words import Words
from workbook.services.settings import Look

OWN = Anchors(zero="I say no to every invitation.", five="Every second week.", ten="I look forward to it.")


@pytest.fixture
def scale(show: Show, qtbot: QtBot) -> RatingScale:
    scale = RatingScale("How close are you?", OWN, not_sure="Not sure this month")
    show(scale)
    scale.setFocus(Qt.FocusReason.TabFocusReason)
    return scale


def type_keys(qtbot: QtBot, keys: str) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, key)


def test_eleven_radio_buttons_and_nothing_chosen(scale: RatingScale) -> None:
    assert [circle.text() for circle in scale.circles] == [str(value) for value in range(11)]
    assert all(isinstance(circle, QRadioButton) for circle in scale.circles)
    assert not scale.is_answered
    assert scale.value is None


def test_a_click_answers(scale: RatingScale, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scale.chosen) as told:
        qtbot.mouseClick(scale.circles[7], Qt.MouseButton.LeftButton)
    assert told.args == [7]
    assert scale.value == 7


@pytest.mark.parametrize(("keys", "value"), [("0", 0), ("7", 7), ("10", 10), ("1", 1), ("100", 0), ("510", 10)])
def test_digits_type_the_answer(keys: str, value: int, scale: RatingScale, qtbot: QtBot) -> None:
    type_keys(qtbot, keys)
    assert scale.value == value
    assert scale.circles[value].hasFocus()


def test_the_keyboard_on_a_number_is_a_frame_and_no_second_ring(scale: RatingScale, theme: Theme) -> None:
    window = scale.window()
    circle = scale.circles[0]
    scale.circles[1].setFocus(Qt.FocusReason.TabFocusReason)
    circle.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    picture = window.grab().toImage()
    corner, accent = circle.mapTo(window, QPoint()), theme.colour("accent").rgb()
    middle = circle.height() // 2
    assert accent in {picture.pixel(corner.x() + x, corner.y() + middle) for x in (-4, -3)}
    assert accent not in {picture.pixel(corner.x() + x, corner.y() + middle) for x in range(44)}
    beside_the_corner = {picture.pixel(corner.x() + x, corner.y() - 3) for x in (8, 36)}
    assert beside_the_corner == {accent}, "the frame is straight where a ring would have bent away"


def test_ten_can_be_typed_as_slowly_as_one_likes(scale: RatingScale, qtbot: QtBot) -> None:
    type_keys(qtbot, "1")
    assert scale.value == 1
    assert not scale.findChildren(QTimer), "no clock runs against whoever types"
    qtbot.keyPress(QApplication.focusWidget(), Qt.Key.Key_Shift)  # as digits are typed on some keyboards
    type_keys(qtbot, "0")
    assert scale.value == 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Backspace])
def test_a_0_after_a_1_and_another_key_is_a_0(key: Qt.Key, scale: RatingScale, qtbot: QtBot) -> None:
    type_keys(qtbot, "1")
    qtbot.keyClick(QApplication.focusWidget(), key)
    type_keys(qtbot, "0")
    assert scale.value == 0


def test_a_0_after_a_1_and_the_mouse_is_a_0(scale: RatingScale, qtbot: QtBot) -> None:
    type_keys(qtbot, "1")
    qtbot.mouseClick(scale.circles[1], Qt.MouseButton.LeftButton)
    type_keys(qtbot, "0")
    assert scale.value == 0


def test_whoever_comes_back_to_the_scale_begins_anew(scale: RatingScale, qtbot: QtBot) -> None:
    type_keys(qtbot, "1")
    scale.window().setFocus(Qt.FocusReason.TabFocusReason)
    scale.setFocus(Qt.FocusReason.TabFocusReason)
    type_keys(qtbot, "0")
    assert scale.value == 0


def test_a_target_above_one_takes_a_ten(show: Show, qtbot: QtBot) -> None:
    scale = RatingScale("Which number?", lowest=4)
    show(scale)
    scale.setFocus(Qt.FocusReason.TabFocusReason)
    type_keys(qtbot, "10")
    assert scale.value == 10


def test_arrows_go_on_without_choosing_and_space_chooses(scale: RatingScale, qtbot: QtBot) -> None:
    for _each in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert scale.circles[3].hasFocus()
    assert not scale.is_answered
    qtbot.keyClick(scale.circles[3], Qt.Key.Key_Space)
    assert scale.value == 3
    qtbot.keyClick(scale.circles[3], Qt.Key.Key_Left)
    assert scale.value == 3
    qtbot.keyClick(scale.circles[2], Qt.Key.Key_Return)
    assert scale.value == 2


def test_not_sure_is_an_answer_of_its_own(scale: RatingScale, qtbot: QtBot) -> None:
    type_keys(qtbot, "4")
    with qtbot.waitSignal(scale.chosen) as told:
        qtbot.mouseClick(scale.not_sure, Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert scale.is_answered
    assert scale.value is None
    assert not scale.circles[4].isChecked()


def test_an_earlier_answer_is_shown_and_not_told(scale: RatingScale, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(scale.chosen):
        scale.set_answer(6)
        assert [circle.value for circle in scale.circles if circle.isChecked()] == [6]
        scale.set_answer(None)
        assert scale.not_sure.isChecked()
        scale.set_answer(None, is_answered=False)
    assert (scale.is_answered, scale.not_sure.isChecked()) == (False, False)
    assert not any(circle.isChecked() for circle in scale.circles)


def test_names_say_the_number_and_the_words(scale: RatingScale) -> None:
    assert scale.circles[0].accessibleName() == "0, not at all, I say no to every invitation."
    assert scale.circles[7].accessibleName() == "7"
    assert scale.circles[7].accessibleDescription() == "How close are you?"


def test_the_note_about_the_answer_moves_nothing(scale: RatingScale, qtbot: QtBot) -> None:
    height = scale.sizeHint().height()
    before = [circle.geometry() for circle in scale.circles]
    scale.show_answer_note("You chose 6. Last time: 5 (6 July 2026)")
    QApplication.processEvents()
    assert [circle.geometry() for circle in scale.circles] == before
    assert scale.sizeHint().height() == height


def test_stands_in_one_column_with_large_text(theme: Theme, scale: RatingScale) -> None:
    assert len({circle.y() for circle in scale.circles}) == 1
    theme.use(Look.LIGHT, 150)
    QApplication.processEvents()
    assert len({circle.x() for circle in scale.circles}) == 1
    assert scale.circles[10].y() > scale.circles[0].y()


def test_stands_in_one_column_in_a_narrow_place(show: Show) -> None:
    scale = RatingScale("How close are you?", OWN, not_sure="Not sure this month")
    show(scale, width=420, height=900)
    QApplication.processEvents()
    assert len({circle.x() for circle in scale.circles}) == 1
    assert scale.circles[0].width() == 44


def test_starts_above_the_lowest_number_where_that_is_meant(qtbot: QtBot, show: Show) -> None:
    scale = RatingScale("Which number would be good enough?", lowest=4)
    show(scale)
    assert scale.circles[0].value == 4
    scale.setFocus()
    type_keys(qtbot, "2")
    assert not scale.is_answered
    type_keys(qtbot, "8")
    assert scale.value == 8


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 800])
def test_nothing_is_cut_off_or_stands_over_another(size: int, width: int, theme: Theme, show: Show) -> None:
    theme.use(Look.LIGHT, size)
    column = Column()
    scale = RatingScale("How close are you?", OWN, not_sure="Not sure this month")
    scale.show_problem("Choose a number, or say that you are not sure.")
    column.add(scale)
    show(column, width=width, height=500)
    QApplication.processEvents()
    for words in scale.findChildren(Words):
        if words.isVisible():
            assert words.height() >= words.heightForWidth(words.width()), words.text()
    circles = [circle.geometry() for circle in scale.circles]
    assert {circle.size().toTuple() for circle in circles} == {scale.circles[0].sizeHint().toTuple()}
    assert not any(first.intersects(second) for first, second in pairwise(circles))
    assert max(circle.right() for circle in circles) <= scale.width()
    assert scale.width() <= column.viewport().width()


def test_the_arrow_keys_scroll_to_a_number_out_of_sight(qtbot: QtBot, show: Show, theme: Theme) -> None:
    theme.use(Look.LIGHT, 200)
    column, scale = Column(), RatingScale("How close are you?", OWN)
    column.add(scale)
    show(column)
    column.resize(500, 300)
    scale.circles[0].setFocus(Qt.FocusReason.TabFocusReason)
    for number in range(1, 11):
        qtbot.keyClick(scale.circles[number - 1], Qt.Key.Key_Down)
        circle = scale.circles[number]
        assert circle.hasFocus()
        top = circle.mapTo(column.viewport(), QPoint()).y()
        assert 0 <= top <= column.viewport().height() - circle.height()
