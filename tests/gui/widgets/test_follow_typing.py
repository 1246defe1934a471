"""What is typed is seen, also where the keyboard was put out of sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.text_field import TextField


def in_sight(column: Column, part: QWidget, y: int) -> bool:
    return 0 <= part.mapTo(column.viewport(), QPoint(0, y)).y() < column.viewport().height()


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_a_field_out_of_sight_is_scrolled_to_when_one_types(
    kind: type[LineField] | type[TextField], qtbot: QtBot, show: Show
) -> None:
    column, field = Column(), kind("What do you want to be different?")
    column.add(field, above=900)
    show(column, height=300)
    field.setFocus()
    column.to_top()
    control = field.focusProxy()
    assert control is not None
    assert not in_sight(column, control, 10)
    qtbot.keyClicks(control, "a")
    qtbot.waitUntil(lambda: in_sight(column, control, 10))


def test_the_line_with_the_cursor_is_kept_in_sight_in_a_text_higher_than_the_window(qtbot: QtBot, show: Show) -> None:
    column, field = Column(), TextField("My words", lines=2)
    column.add(field)
    show(column, height=200)
    field.box.setFocus()
    for _line in range(11):
        qtbot.keyClicks(field.box, "a")
        qtbot.keyClick(field.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_sight(column, field.box, field.box.cursorRect().center().y()))


def test_a_number_out_of_sight_is_scrolled_to_when_it_is_typed(qtbot: QtBot, show: Show) -> None:
    column, scale = Column(), RatingScale("How close are you?")
    column.add(scale, above=900)
    show(column, height=300)
    scale.setFocus()
    column.to_top()
    qtbot.keyClicks(scale.circles[0], "7")
    qtbot.waitUntil(lambda: in_sight(column, scale.circles[7], 20))
