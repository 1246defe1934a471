import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.services.settings import Look

KINDS = (MainButton, PlainButton, LinkButton)


@pytest.mark.parametrize("kind", KINDS)
def test_is_pressed_by_mouse_space_and_enter(kind: type[QPushButton], qtbot: QtBot, show: Show) -> None:
    button = kind("Continue")
    show(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        qtbot.keyClick(button, key)
    assert len(pressed) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_an_ampersand_is_an_ampersand(kind: type[MainButton]) -> None:
    button = kind("Work & study")
    assert button.words == "Work & study"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_sizes(theme: Theme, size: int) -> None:
    theme.use(Look.LIGHT, size)
    assert MainButton("Continue").sizeHint().height() == 40 * size // 100
    assert PlainButton("Prepare", small=True).sizeHint().height() == 36 * size // 100


def test_words_wrap_in_a_narrow_place_at_200_per_cent(theme: Theme, show: Show) -> None:
    theme.use(Look.LIGHT, 200)
    button = PlainButton("Keep this as something to talk about first")
    show(button, width=420)
    assert button.width() <= 420
    assert button.height() == button.heightForWidth(button.width())
    assert button.height() > theme.px(40)


def test_one_that_is_not_ready_is_passed_over(qtbot: QtBot, show: Show) -> None:
    button = PlainButton("Print")
    button.setEnabled(False)
    show(button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
