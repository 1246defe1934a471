import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.gui.widgets.conftest import Show
from workbook.gui.theme import BODY, CAPTION, QUOTE, TITLE, Lettering, Theme
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.card import Card, EmptyState
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.text_block import Span, TextBlock
from workbook.gui.widgets.words import Words
from workbook.services.settings import Look

LONG = "What do you want to be different? One goal is enough to start, and you can change it at any time."


@pytest.mark.parametrize("lettering", [BODY, CAPTION, QUOTE, TITLE])
def test_a_line_is_as_high_as_it_is_meant_to_be(lettering: Lettering) -> None:
    assert TextBlock("One line", lettering).height == lettering.line
    assert TextBlock("One\ntwo\nthree", lettering).height == 3 * lettering.line
    assert TextBlock("", lettering).height == lettering.line


def test_white_space_at_the_end_takes_no_room() -> None:
    assert TextBlock("One\ntwo \n\n \n").height == 2 * BODY.line
    assert TextBlock("One\r\n").height == BODY.line
    assert TextBlock([Span(text="Mine: "), Span(text="one\n", colour="ink"), Span(text="\n")]).height == BODY.line
    assert TextBlock("One ").width == TextBlock("One").width
    assert TextBlock("\n \n").height == BODY.line
    assert TextBlock("\n One").height == 2 * BODY.line


@given(st.text(max_size=300), st.integers(40, 700))
def test_words_stay_within_their_width(text: str, width: int) -> None:
    assert TextBlock(text, BODY, width).width <= width + 1


def test_a_word_that_is_too_long_is_broken() -> None:
    block = TextBlock("x" * 400, BODY, 200)
    assert block.width <= 200
    assert block.height > 10 * BODY.line


def test_narrower_means_higher() -> None:
    words = Words(LONG)
    heights = [words.heightForWidth(width) for width in (600, 300, 150, 75)]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_markup_is_shown_as_it_is() -> None:
    words = Words("<b>bold</b> & <script>")
    assert words.text() == "<b>bold</b> & <script>"
    assert words.textFormat() == Qt.TextFormat.PlainText


def test_spans_count_emoji_as_qt_does(show: Show) -> None:
    words = Words([Span(text="😀😀 "), Span(text="mine", colour="ink", bold=True)])
    show(words)
    image = words.grab().toImage()
    ink = Theme.of().colour("ink").rgb()
    columns = [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == ink]
    assert columns
    assert min(columns) > TextBlock("😀😀").width


def test_other_words_take_other_room(show: Show) -> None:
    words = Words("Short")
    show(words, width=200)
    before = words.height()
    words.setText(LONG)
    QApplication.processEvents()
    assert words.height() > before
    assert words.height() == words.heightForWidth(words.width())


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("width", [420, 1000])
def test_nothing_in_a_column_is_cut_off(size: int, width: int, theme: Theme, show: Show) -> None:
    theme.use(Look.LIGHT, size)
    column = Column()
    card = Card(is_due=True)
    card.parts.addWidget(Words(LONG, TITLE))
    empty = EmptyState("No goals yet", LONG, "Write my first goal")
    folded = Fold("Working together", summary="being understood, values, how we talk", count="none ticked")
    row = ListRow(LONG, LONG)
    for part in (
        Words(LONG),
        Passage(LONG, QUOTE),
        card,
        empty,
        folded,
        Tick(LONG, caption=LONG),
        PlainButton(LONG),
        row,
    ):
        column.add(part)
    show(column, width=width, height=500)
    QApplication.processEvents()
    seen = column.findChildren(Words)
    assert len(seen) == 7
    for words in [*seen, *column.findChildren(PlainButton), *column.findChildren(Tick), folded.head, empty.button]:
        assert words.height() >= words.heightForWidth(words.width())
    inside = column.widget()
    assert inside is not None
    assert inside.width() <= column.viewport().width()
    assert max(part.geometry().right() for part in inside.findChildren(QWidget)) <= max(theme.px(40) + 720, width)


def test_a_flow_goes_on_in_the_next_row_and_passes_over_what_is_hidden() -> None:
    box = QWidget()
    flow = FlowLayout(10, 5)
    box.setLayout(flow)
    parts = [QPushButton(str(number)) for number in range(4)]
    for part in parts:
        part.setFixedSize(100, 30)
        flow.addWidget(part)
    parts[1].hide()
    flow.setGeometry(QRect(0, 0, 210, 500))
    assert [(part.x(), part.y()) for part in parts if not part.isHidden()] == [(0, 0), (110, 0), (0, 35)]
    assert flow.heightForWidth(210) == 65
    assert flow.heightForWidth(1000) == 30
    assert flow.count() == 4
    assert flow.takeAt(9) is None
