from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.domain.limits import FIRST_DAY
from workbook.gui.theme import Theme
from workbook.gui.tokens import contrast
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.labelled import Labelled
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.typed_day import read_day
from workbook.services.days import full_day
from workbook.services.settings import Look

TODAY = date(2026, 8, 6)


@pytest.mark.parametrize("text", ["أريد أن أنام جيدًا", "我想睡得好", "אני רוצה לישון טוב", "I sleep well"])
def test_one_line_of_any_script_needs_no_scroll_bar(text: str, show: Show) -> None:
    field = TextField("My words", lines=1)
    show(field)
    field.set_text(text)
    QApplication.processEvents()
    assert field.box.verticalScrollBar().maximum() == 0
    assert field.box.height() == 40 or not text.isascii()


def edge(control: QWidget) -> list[str]:
    """Return the colours at the left edge of a control, from outside to inside."""
    image = control.grab().toImage()
    return [image.pixelColor(x, image.height() // 2).name() for x in range(6)]


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize(
    "make",
    [lambda: LineField("Day"), lambda: TextField("Day"), lambda: Labelled("Day", DropDown())],
    ids=["line", "text", "list"],
)
def test_a_field_with_a_problem_shows_that_it_has_the_keyboard(
    make: Callable[[], Labelled], text_size: int, look: Look, show: Show, theme: Theme
) -> None:
    theme.use(look, text_size)
    field, other = make(), LineField("Other")
    control = field.control
    show(field, other)
    field.show_problem("Type a date.")
    other.setFocus()
    QApplication.processEvents()
    without, size = edge(control), control.size()
    control.setFocus()
    QApplication.processEvents()
    assert max(contrast(*pair) for pair in zip(without, edge(control), strict=True)) >= 3
    assert control.size() == size


def test_enter_leads_from_a_text_of_one_line_to_the_next_part(qtbot: QtBot, show: Show) -> None:
    ten, five = TextField("10", lines=1), TextField("5", lines=1)
    show(ten, five)
    left: list[str] = []
    ten.left.connect(left.append)
    ten.box.setFocus()
    qtbot.keyClicks(ten.box, "I phone")
    qtbot.keyClick(ten.box, Qt.Key.Key_Return)
    assert five.box.hasFocus()
    assert (ten.text, left) == ("I phone", ["I phone"])


def test_a_text_of_one_line_takes_further_lines_from_who_wants_them(qtbot: QtBot, show: Show) -> None:
    field = TextField("10", lines=1)
    show(field)
    field.box.setFocus()
    qtbot.keyClicks(field.box, "a")
    qtbot.keyClick(field.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field.box, "b")
    assert field.text == "a\nb"


def test_enter_makes_a_line_in_a_text_of_several(qtbot: QtBot, show: Show) -> None:
    field, other = TextField("My words", lines=2), LineField("Name")
    show(field, other)
    field.box.setFocus()
    qtbot.keyClicks(field.box, "a")
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert field.text == "a\n"
    assert field.box.hasFocus()


class TestLineField:
    def test_tells_what_was_typed_once_and_nothing_that_was_put_in(self, qtbot: QtBot, show: Show) -> None:
        field, other = LineField("Name"), LineField("Other")
        show(field, other)
        edited: list[str] = []
        left: list[str] = []
        field.edited.connect(edited.append)
        field.left.connect(left.append)
        field.set_text("Noor")
        field.setFocus()
        qtbot.keyClick(field.line, Qt.Key.Key_Tab)
        assert (edited, left) == ([], [])
        field.setFocus()
        field.line.end(False)
        qtbot.keyClicks(field.line, "a!")
        assert edited == ["Noora", "Noora!"]
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
        qtbot.keyClick(field.line, Qt.Key.Key_Tab)
        field.write_back()
        assert left == ["Noora!"]

    def test_names_the_control_and_leads_to_it(self) -> None:
        field = LineField("Passphrase", is_secret=True, caption="Any words you like")
        assert field.line.accessibleName() == "Passphrase"
        assert field.line.accessibleDescription() == "Any words you like"
        assert field.label.buddy() is field.line
        assert field.line.echoMode() == QLineEdit.EchoMode.Password
        field.show_secret(True)
        assert field.line.echoMode() == QLineEdit.EchoMode.Normal

    def test_a_problem_stands_between_label_and_field_and_the_entry_stays(self, show: Show) -> None:
        field = LineField("Name", caption="As you like it")
        field.set_text("x" * 9)
        show(field)
        height = field.line.height()
        field.show_problem("This name is taken.")
        assert field.problem.isVisible()
        assert field.text == "x" * 9
        assert field.line.accessibleDescription() == "This name is taken. As you like it"
        field.layout().activate()  # type: ignore[union-attr]
        assert field.label.y() < field.problem.y() < field.line.y()
        assert field.line.height() == height
        field.show_problem("")
        assert not field.problem.isVisible()
        assert field.line.accessibleDescription() == "As you like it"

    def test_keeps_its_size_when_it_gets_the_keyboard(self, show: Show, qtbot: QtBot) -> None:
        field, other = LineField("Name"), LineField("Other")
        window = show(field, other)
        other.setFocus()
        before = field.line.sizeHint().height()
        field.setFocus()
        qtbot.waitUntil(field.line.hasFocus)
        assert field.line.sizeHint().height() == before == 40
        assert window.focusWidget() is field.line


class TestTextField:
    def test_gives_back_what_came_in_exactly_until_it_is_edited(self, qtbot: QtBot, show: Show) -> None:
        field = TextField("Note")
        show(field)
        strange = "one\r\ntwo\u00a0three\u2028four"
        field.set_text(strange)
        assert field.text == strange
        left: list[str] = []
        field.left.connect(left.append)
        field.setFocus()
        field.write_back()
        assert left == []
        qtbot.keyClicks(field.box, "A")
        field.write_back()
        assert left[0].startswith("Aone")

    def test_tab_leaves_and_tells(self, qtbot: QtBot, show: Show) -> None:
        field, other = TextField("Note"), LineField("Other")
        show(field, other)
        field.setFocus()
        qtbot.keyClicks(field.box, "hello")
        with qtbot.waitSignal(field.left) as told:
            qtbot.keyClick(field.box, Qt.Key.Key_Tab)
        assert told.args == ["hello"]
        assert other.line.hasFocus()

    def test_grows_with_its_lines(self, qtbot: QtBot, show: Show) -> None:
        field = TextField("Note", lines=2)
        show(field)
        before = field.box.height()
        field.set_text("\n".join("abcdef"))
        assert field.box.height() > before
        qtbot.waitUntil(lambda: not field.box.verticalScrollBar().isVisible())
        field.set_text("\n".join("x" * 60))
        assert field.box.height() < 600

    @pytest.mark.parametrize("typed", ["abcdef", "ab😀def"])
    def test_takes_as_much_as_there_is_room_for(self, typed: str, qtbot: QtBot, show: Show) -> None:
        field = TextField("Note", limit=5)
        show(field)
        field.setFocus()
        field.box.insertPlainText(typed)
        assert len(field.text) <= 5
        assert field.problem.sentence


class TestTypedDay:
    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_reads_what_it_writes(self, day: date) -> None:
        for text in (
            full_day(day),
            day.isoformat(),
            f"{day.day}/{day.month}/{day.year}",
            f"{day.day}.{day.month}.{day.year}",
        ):
            assert read_day(text, TODAY, is_ahead=True) == day

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("6 dec 2026", date(2026, 12, 6)),
            ("6th December, 2026", date(2026, 12, 6)),
            ("December 6, 2026", date(2026, 12, 6)),
            ("  6   of december 26 ", date(2026, 12, 6)),
            ("12/31/2026", date(2026, 12, 31)),
            ("6-8-26", date(2026, 8, 6)),
            ("6 August", date(2026, 8, 6)),
            ("5 August", date(2027, 8, 5)),
            ("29 February", date(2028, 2, 29)),
        ],
    )
    def test_reads_days_as_people_type_them(self, text: str, day: date) -> None:
        assert read_day(text, TODAY, is_ahead=True) == day

    def test_without_a_year_looks_back_where_that_is_meant(self) -> None:
        assert read_day("7 August", TODAY, is_ahead=False) == date(2025, 8, 7)
        assert read_day("6 August", TODAY, is_ahead=False) == TODAY

    @pytest.mark.parametrize(
        "text", ["32 December", "6 Decembre", "6 de", "soon", "30/2/2026", "2026", "1/2", "0/0/2026"]
    )
    def test_takes_nothing_else(self, text: str) -> None:
        assert read_day(text, TODAY, is_ahead=True) is None


class TestDateField:
    def test_a_day_that_can_be_read_is_told_and_written_out(self, qtbot: QtBot, show: Show) -> None:
        field, other = DateField("By when?", lambda: TODAY, is_ahead=True), LineField("Other")
        show(field, other)
        field.setFocus()
        qtbot.keyClicks(field.field.line, "6 dec")
        with qtbot.waitSignal(field.left) as told:
            qtbot.keyClick(field.field.line, Qt.Key.Key_Tab)
        assert told.args == [date(2026, 12, 6)]
        assert field.field.text == "6 December 2026"

    def test_one_that_cannot_stays_with_a_sentence(self, qtbot: QtBot, show: Show) -> None:
        field = DateField("By when?", lambda: TODAY)
        show(field)
        field.setFocus()
        qtbot.keyClicks(field.field.line, "32 December")
        with qtbot.assertNotEmitted(field.left):
            field.write_back()
        assert field.field.text == "32 December"
        assert field.field.problem.sentence == "Type a date, for example 6 August 2026."
        assert not field.is_readable
        qtbot.keyClick(field.field.line, Qt.Key.Key_Backspace)
        assert field.field.problem.sentence == ""

    @pytest.mark.parametrize(
        ("earliest", "latest", "sentence"),
        [
            (date(2026, 8, 1), date(2026, 8, 31), "Choose a day from 1 August 2026 to 31 August 2026."),
            (date(2026, 8, 1), date(2199, 12, 31), "This is before 1 August 2026."),
            (TODAY, TODAY, "There is one day to choose: 6 August 2026."),
            (FIRST_DAY, date(2026, 6, 30), "Choose a day up to 30 June 2026."),
        ],
    )
    def test_keeps_its_range(self, earliest: date, latest: date, sentence: str, qtbot: QtBot, show: Show) -> None:
        field = DateField("On", lambda: TODAY, earliest=earliest, latest=latest)
        show(field)
        qtbot.keyClicks(field.field.line, "1/7/2026")
        field.write_back()
        assert field.field.problem.sentence == sentence

    def test_an_emptied_field_tells_none(self, qtbot: QtBot, show: Show) -> None:
        field = DateField("By when?", lambda: TODAY)
        field.set_value(TODAY)
        show(field)
        field.field.line.selectAll()
        qtbot.keyClick(field.field.line, Qt.Key.Key_Delete)
        with qtbot.waitSignal(field.left) as told:
            field.write_back()
        assert told.args == [None]


def test_fields_grow_with_the_text(theme: Theme, show: Show) -> None:
    field = LineField("Name")
    show(field)
    theme.use(Look.LIGHT, 200)
    assert field.line.sizeHint().height() == 80
    assert field.line.font().pixelSize() == 30
