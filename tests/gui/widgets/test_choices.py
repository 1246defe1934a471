import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.gui.theme import Theme
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Radio, Tick
from workbook.gui.widgets.tabs import Tabs
from workbook.services.settings import Look

OPTIONS = [(1, "Yes"), (None, "Not sure"), ("no", "No")]


def test_a_click_anywhere_on_the_row_ticks(qtbot: QtBot, show: Show) -> None:
    tick = Tick("Work or study", caption="You ticked this in June and July")
    show(tick)
    for pos in (QPoint(5, 16), QPoint(tick.width() - 3, tick.height() - 3)):
        with qtbot.waitSignal(tick.toggled):
            qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=pos)


def test_space_and_enter_tick(qtbot: QtBot, show: Show) -> None:
    tick = Tick("Money")
    show(tick)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    qtbot.keyClick(tick, Qt.Key.Key_Return)
    assert not tick.isChecked()


def test_says_its_words_and_caption_and_nothing_is_a_shortcut() -> None:
    tick = Tick("Work & study", caption="You ticked this in June")
    assert tick.words == "Work & study"
    assert tick.shortcut().isEmpty()
    assert tick.accessibleDescription() == "You ticked this in June"
    tick.set_caption("")
    assert tick.accessibleDescription() == ""


def test_rows_have_their_least_height_and_wrap(theme: Theme) -> None:
    tick = Tick("Too little support around me")
    assert tick.sizeHint().height() == 32
    assert tick.heightForWidth(120) > 32
    theme.use(Look.LIGHT, 200)
    assert tick.sizeHint().height() == 64
    assert Radio("Yes").ring_rect().width() > 80


def accents(picture: QImage, area: QRect, theme: Theme) -> int:
    """Count the pixels of the accent in a part of a picture."""
    accent = theme.colour("accent").rgb()
    return sum(
        picture.pixel(x, y) == accent
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_the_keyboard_on_an_option_looks_like_no_choice(look: Look, theme: Theme, show: Show, qtbot: QtBot) -> None:
    theme.use(look, 100)
    row = ChoiceRow("Is it in your hands?", OPTIONS)
    row.set_value("no")
    window = show(row)
    yes, _not_sure, no = row.radios
    qtbot.keyClick(window, Qt.Key.Key_Tab)
    yes.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    picture = window.grab().toImage()

    def around(radio: Radio) -> QRect:
        corner = radio.mapTo(window, QPoint(0, 6))
        return QRect(corner.x() - 1, corner.y() - 1, 27, 22)  # mark, and what lies between it and the words

    ring = yes.ring_rect().translated(yes.mapTo(window, QPoint())).adjusted(-4, -4, 4, 4)
    assert accents(picture, ring, theme) > 2 * ring.width()
    assert accents(picture, around(yes), theme) == 0
    assert accents(picture, around(no), theme) > 40


class TestChoiceRow:
    def test_nothing_is_chosen_at_first(self) -> None:
        row = ChoiceRow("Is it in your hands?", OPTIONS)
        assert [radio.isChecked() for radio in row.radios] == [False] * 3
        assert row.label.buddy() is row.radios[0]

    def test_tells_the_value_that_was_clicked(self, qtbot: QtBot, show: Show) -> None:
        row = ChoiceRow("Is it in your hands?", OPTIONS)
        show(row)
        row.show_problem("Choose one.")
        with qtbot.waitSignal(row.chosen) as told:
            qtbot.mouseClick(row.radios[2], Qt.MouseButton.LeftButton)
        assert told.args == ["no"]
        assert row.value == "no"
        assert row.problem.sentence == ""

    def test_what_is_put_in_is_not_told_and_can_be_taken_out(self, qtbot: QtBot) -> None:
        row = ChoiceRow("Is it in your hands?", [(1, "Yes"), (2, "No")])
        with qtbot.assertNotEmitted(row.chosen):
            row.set_value(2)
            assert row.radios[1].isChecked()
            row.set_value(None)
        assert row.value is None
        assert not any(radio.isChecked() for radio in row.radios)
        row.radios[0].click()
        row.radios[1].click()
        assert [radio.isChecked() for radio in row.radios] == [False, True]

    def test_stands_in_further_lines_where_it_is_narrow(self, show: Show) -> None:
        row = ChoiceRow("Does it?", [(number, f"Answer number {number}") for number in range(5)])
        show(row, width=360)
        assert row.radios[-1].y() > row.radios[0].y()
        assert all(radio.geometry().right() <= row.width() for radio in row.radios)


class TestTabs:
    def test_go_from_one_to_the_next(self, qtbot: QtBot, show: Show) -> None:
        tabs = Tabs("Views", [("all", "All goals"), ("one", "One goal"), ("table", "Table")])
        show(tabs)
        assert tabs.tabs[0].isChecked()
        with qtbot.waitSignal(tabs.chosen) as told:
            qtbot.mouseClick(tabs.tabs[2], Qt.MouseButton.LeftButton)
        assert told.args == ["table"]
        tabs.tabs[2].setFocus()
        with qtbot.waitSignal(tabs.chosen) as told:
            qtbot.keyClick(tabs.tabs[2], Qt.Key.Key_Left)
        assert told.args == ["one"]
        with qtbot.assertNotEmitted(tabs.chosen):
            tabs.set_value("all")
        assert tabs.value == "all"

    def test_stay_inside_a_narrow_place(self, theme: Theme, show: Show) -> None:
        theme.use(Look.LIGHT, 200)
        tabs = Tabs("Views", [("all", "All goals"), ("one", "One goal"), ("therapy", "How therapy is going")])
        show(tabs, width=480)
        assert all(tab.geometry().right() <= tabs.width() for tab in tabs.tabs)
        assert tabs.height() >= tabs.tabs[-1].geometry().bottom()


def test_arrow_keys_lead_through_rows_of_choices_in_order(qtbot: QtBot, show: Show) -> None:
    row = ChoiceRow("What kind of event is it?", [(number, f"Choice number {number}") for number in range(6)])
    show(row)
    row.setFixedWidth(400)
    row.radios[0].setFocus()
    for number in range(1, 6):
        qtbot.keyClick(row.radios[number - 1], Qt.Key.Key_Right)
        assert row.radios[number].hasFocus()
    qtbot.keyClick(row.radios[5], Qt.Key.Key_Down)
    assert row.radios[5].hasFocus()
    qtbot.keyClick(row.radios[5], Qt.Key.Key_Up)
    assert row.radios[4].hasFocus()
    assert row.value is None
