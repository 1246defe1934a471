import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QFocusFrame, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import workbook
from workbook.gui.theme import (
    BODY,
    CAPTION,
    DARK,
    INK,
    LIGHT,
    NUMBER,
    QUIET,
    QUOTE,
    SECTION,
    STRONG,
    SUBHEADING,
    TITLE,
    Theme,
    Tokens,
    paint_icon,
)
from workbook.gui.theme.contrast import high_contrast
from workbook.gui.theme.focus_ring import REACH
from workbook.gui.theme.style_sheet import style_sheet
from workbook.gui.tokens import contrast
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.resources import resource
from workbook.services.settings import Look

GROUNDS = ("paper", "sheet", "margin", "wash", "clay_wash")
# Contrast, light and dark, on each of the grounds: as published with the design.
MEASURED = {
    "print": (4.5, "14.4/13.7 15.4/12.3 13.1/14.5 13.0/9.8 13.0/10.6"),
    "quiet": (4.5, "6.7/7.8 7.1/7.0 6.1/8.3 6.0/5.6 6.0/6.1"),
    "ink": (4.5, "10.0/10.7 10.7/9.6 9.1/11.4 9.0/7.7 9.0/8.3"),
    "accent": (4.5, "6.7/8.3 7.2/7.5 6.1/8.8 6.1/6.0 6.1/6.4"),
    "line": (4.5, "6.7/8.3 7.2/7.5 6.1/8.8 6.1/6.0 6.1/6.4"),
    "clay": (4.5, "5.8/7.8 6.2/7.0 5.2/8.3 5.2/5.6 5.2/6.1"),
    "edge": (3, "4.0/4.7 4.2/4.2 3.6/5.0 3.6/3.4 3.6/3.7"),
    "earlier": (3, "5.2/5.9 5.6/5.3 4.7/6.3 4.7/4.2 4.7/4.6"),
}


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme.of(qapp)
    theme.use(Look.LIGHT, 100)
    yield theme
    theme.use(Look.LIGHT, 100)


@pytest.mark.parametrize("token", MEASURED)
def test_colours_are_as_far_apart_as_measured_and_as_needed(token: str) -> None:
    needs, figures = MEASURED[token]
    for ground, figure in zip(GROUNDS, figures.split(), strict=True):
        for tokens, measured in zip((LIGHT, DARK), figure.split("/"), strict=True):
            found = contrast(tokens.colour(token), tokens.colour(ground))
            assert found == pytest.approx(float(measured), abs=0.06), ground
            assert found >= needs, ground


@pytest.mark.parametrize(
    ("ground", "light", "dark"), [("accent", 7.2, 8.2), ("accent_hover", 9.2, 9.6), ("accent_press", 12.1, 6.4)]
)
def test_words_on_the_main_button_can_be_read(ground: str, light: float, dark: float) -> None:
    assert contrast(LIGHT.on_accent, LIGHT.colour(ground)) == pytest.approx(light, abs=0.06)
    assert contrast(DARK.on_accent, DARK.colour(ground)) == pytest.approx(dark, abs=0.06)


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_no_letters_are_smaller_than_thirteen_pixels() -> None:
    for lettering in (BODY, CAPTION, INK, NUMBER, QUIET, QUOTE, SECTION, STRONG, SUBHEADING, TITLE):
        assert lettering.size >= 13
        assert lettering.line > lettering.size
    sizes = re.findall(r"font-size: (\d+)px", style_sheet(LIGHT, round, 1))
    assert sizes
    assert min(map(int, sizes)) >= 13


def test_sizes_follow_the_text_within_bounds(theme: Theme) -> None:
    theme.use(Look.LIGHT, 150)
    assert (theme.px(40), theme.font(TITLE).pixelSize(), theme.is_large) == (60, 36, True)
    theme.use(Look.LIGHT, 500)
    assert theme.text_size == 200
    theme.use(Look.LIGHT, 10)
    assert (theme.text_size, theme.is_large) == (100, False)


def test_a_layout_keeps_its_gaps_to_the_text(theme: Theme) -> None:
    box = QWidget()
    layout = QVBoxLayout(box)
    theme.space(layout, 8, (1, 2, 3, 4))
    assert (layout.spacing(), layout.contentsMargins().bottom()) == (8, 4)
    theme.use(Look.LIGHT, 200)
    assert (layout.spacing(), layout.contentsMargins().bottom()) == (16, 8)
    shiboken6.delete(box)
    theme.use(Look.LIGHT, 100)


def test_dark_and_light_reach_what_qt_paints_by_itself(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Look.DARK, 100)
    assert theme.tokens == DARK
    assert QColor(theme.tokens.paper).lightness() < 128
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.paper)
    assert DARK.sheet in qapp.styleSheet()
    theme.use(Look.LIGHT, 100)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.paper)


def test_high_contrast_takes_the_colours_of_the_system() -> None:
    palette = QPalette(QColor("#000000"), QColor("#000000"))
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#ffff00"),
        (QPalette.ColorRole.Text, "#00ff00"),
        (QPalette.ColorRole.Highlight, "#1aebff"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        palette.setColor(role, QColor(colour))
    tokens = high_contrast(palette)
    assert (tokens.print, tokens.edge, tokens.ink, tokens.accent) == ("#ffff00", "#ffff00", "#00ff00", "#1aebff")
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#000080"))  # cannot be read as a link on black
    assert high_contrast(palette).accent == "#ffff00"


def test_high_contrast_has_stronger_borders_everywhere() -> None:
    sheet = style_sheet(LIGHT, round, 2)
    assert f"border: 2px solid {LIGHT.edge}" in sheet
    assert f"1px solid {LIGHT.edge}" not in sheet


def test_every_icon_that_is_asked_for_is_there() -> None:
    there = {file.stem for file in resource("icons").glob("*.svg")}
    source = "\n".join(file.read_text() for file in Path(workbook.__file__).parent.rglob("gui/**/*.py"))
    asked = re.findall(r'(?:icon=|Icon\(|show_icon\(|paint_icon\(painter, )"([a-z-]+)"', source)
    assert len(asked) > 5
    assert set(asked) <= there


@pytest.mark.parametrize("ratio", [1, 2])
def test_an_icon_has_the_colour_that_is_asked_for(ratio: int) -> None:
    image = QImage(18 * ratio, 18 * ratio, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, "house", LIGHT.clay, QRectF(0, 0, 18, 18))
    painter.end()
    painted = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    solid = [colour for colour in painted if colour.alpha() > 250]
    assert solid
    wanted = QColor(LIGHT.clay)
    assert all(abs(each.red() - wanted.red()) < 6 and abs(each.blue() - wanted.blue()) < 6 for each in solid)


class TestFocusRing:
    def window(self, qtbot: QtBot) -> tuple[QWidget, MainButton, PlainButton]:
        Theme.of().show_focus()
        window = QWidget()
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        first, second = MainButton("Continue"), PlainButton("Stop here")
        column.addWidget(first)
        column.addWidget(second)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window, first, second

    def test_goes_with_the_keyboard_and_leaves_a_gap(self, qtbot: QtBot) -> None:
        window, first, second = self.window(qtbot)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(first, Qt.Key.Key_Tab)
        assert second.hasFocus()
        qtbot.waitUntil(lambda: len(window.findChildren(QFocusFrame)) == 1)
        (ring,) = window.findChildren(QFocusFrame)
        assert ring.widget() is second
        assert ring.geometry() == second.geometry().adjusted(-REACH, -REACH, REACH, REACH)
        image = window.grab().toImage()
        middle = second.geometry().center().y()
        left = second.geometry().left()
        accent, paper = QColor(LIGHT.accent), QColor(LIGHT.paper)
        assert image.pixelColor(left - 3, middle) == accent
        assert image.pixelColor(left - 1, middle) == paper

    def test_stays_away_when_the_mouse_gives_the_focus(self, qtbot: QtBot) -> None:
        window, first, second = self.window(qtbot)
        second.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
        assert first.hasFocus()
        qtbot.waitUntil(lambda: not window.findChildren(QFocusFrame))

    def test_comes_with_the_first_key_where_the_mouse_led_to(self, qtbot: QtBot) -> None:
        window, first, second = self.window(qtbot)
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
        second.setFocus(Qt.FocusReason.OtherFocusReason)
        assert second.hasFocus()
        qtbot.waitUntil(lambda: not window.findChildren(QFocusFrame))
        qtbot.keyClick(second, Qt.Key.Key_Shift)
        assert [ring.widget() for ring in window.findChildren(QFocusFrame)] == [second]

    def test_goes_around_what_is_scrolled_to(self, qtbot: QtBot) -> None:
        Theme.of().show_focus()
        area, inside = QScrollArea(), QWidget()
        qtbot.addWidget(area)
        column = QVBoxLayout(inside)
        first, last = MainButton("Continue"), PlainButton("Stop here")
        column.addWidget(first)
        column.addSpacing(2_000)
        column.addWidget(last)
        area.setWidget(inside)
        area.show()
        area.activateWindow()
        qtbot.waitUntil(area.isActiveWindow)
        last.setFocus(Qt.FocusReason.TabFocusReason)
        area.ensureWidgetVisible(last)
        (ring,) = (each for each in area.findChildren(QFocusFrame) if each.widget() is last)
        assert ring.isVisible()
        where = last.mapTo(area.viewport(), last.rect().topLeft())
        assert ring.geometry() == QRect(where, last.size()).adjusted(-REACH, -REACH, REACH, REACH)

    def test_survives_the_window_it_was_in(self, qtbot: QtBot) -> None:
        window, first, _second = self.window(qtbot)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        shiboken6.delete(window)
        window, first, _second = self.window(qtbot)
        first.setFocus(Qt.FocusReason.TabFocusReason)
        assert window.findChildren(QFocusFrame)


def test_every_colour_is_written_as_six_digits() -> None:
    for tokens in (LIGHT, DARK):
        for name in Tokens.names():
            assert re.fullmatch("#[0-9A-F]{6}", tokens.colour(name)), name
