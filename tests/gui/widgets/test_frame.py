"""The parts of the window's frame and of a question, and what all controls have in common."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.gui.charting import Picture, Stop
from workbook.gui.places import Section
from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.clue_panel import ClueHint, CluePanel, Clues
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.message_bar import MessageBar
from workbook.gui.widgets.navigation import Navigation, TopBar
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.status_bar import StatusBar
from workbook.gui.widgets.table_view import TableView
from workbook.gui.widgets.tabs import Tabs
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.waiting import Waiting
from workbook.gui.widgets.words import Words
from workbook.services.settings import Look

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView)


def pressed(part: QWidget, words: str) -> QAbstractButton:
    """Return the button of a part that says so."""
    return next(each for each in part.findChildren(QAbstractButton) if each.text().replace("&&", "&") == words)


def picture() -> Picture:
    """Return a chart of two points on a white ground."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    stops = tuple(
        Stop(x=x, y=50, radius=4, on=date(2026, month, 6), text=text, rating=None)
        for x, month, text in ((40, 6, "4 on 6 June"), (160, 7, "5 on 6 July"))
    )
    return Picture(image=image, width=200, height=100, ratio=2, stops=stops)


class TestNavigation:
    def test_goes_where_it_says(self, qtbot: QtBot, show: Show) -> None:
        navigation = Navigation()
        show(navigation, height=700)
        for words, section in (("My goals", Section.GOALS), ("Get help now", Section.GET_HELP), ("Help", Section.HELP)):
            with qtbot.waitSignal(navigation.section_chosen) as told:
                qtbot.mouseClick(pressed(navigation, words), Qt.MouseButton.LeftButton)
            assert told.args == [section]
        with qtbot.waitSignal(navigation.hide_requested):
            qtbot.mouseClick(pressed(navigation, "Hide"), Qt.MouseButton.LeftButton)

    def test_the_arrow_keys_lead_past_places_without_going_there(self, qtbot: QtBot, show: Show) -> None:
        navigation = Navigation()
        window = show(navigation, width=300)
        navigation.choose(Section.HOME)
        pressed(navigation, "Home").setFocus()
        with qtbot.assertNotEmitted(navigation.section_chosen):
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
                qtbot.keyClick(window.focusWidget(), key)
        with qtbot.waitSignal(navigation.section_chosen) as told:
            qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        assert told.args == [Section.CHECK_IN]

    def test_shows_where_the_person_is(self, show: Show) -> None:
        navigation = Navigation()
        show(navigation, height=700)
        navigation.choose(Section.PROGRESS)
        chosen = [each.text() for each in navigation.findChildren(QPushButton) if each.isChecked()]
        assert chosen == ["Progress"]
        navigation.choose(Section.GET_HELP)
        assert not any(each.isChecked() for each in navigation.findChildren(QPushButton))

    @pytest.mark.parametrize("make", [Navigation, TopBar])
    def test_help_and_hide_are_there_without_a_workbook(self, make: type[TopBar], show: Show) -> None:
        bar = make()
        show(bar, height=700)
        bar.set_open(False)
        seen = [each.text() for each in bar.findChildren(QAbstractButton) if each.isVisible()]
        assert seen == ["Get help now", "Hide"]

    def test_help_and_hide_stay_where_they_are(self, show: Show) -> None:
        navigation = Navigation()
        navigation.setFixedHeight(660)
        show(navigation, height=700)
        before = pressed(navigation, "Get help now").geometry()
        navigation.set_open(False)
        QApplication.processEvents()
        assert pressed(navigation, "Get help now").geometry() == before


class TestStatusBar:
    def test_says_what_is_saved_and_backed_up(self, show: Show) -> None:
        bar = StatusBar()
        show(bar)
        bar.show_saved(True)
        bar.show_backup(datetime.fromisoformat("2026-08-06T09:12:00+02:00"), date(2026, 8, 6))
        texts = [words.text() for words in bar.findChildren(Words)]
        assert texts == ["All changes saved", "Last backup: today, 09:12"]
        bar.show_saved(False)
        bar.show_backup(datetime.fromisoformat("2026-08-05T09:12:00+02:00"), date(2026, 8, 6))
        texts = [words.text() for words in bar.findChildren(Words)]
        assert texts == ["Saving …", "Last backup: 5 August 2026"]
        bar.clear()
        assert bar.words == ""


class TestQuestionPage:
    def page(self, show: Show, *, width: int = 800, height: int = 600) -> QuestionPage:
        page = QuestionPage()
        page.show_question("How would you see it?", where="New goal, page 3 of 6", back="Specific", here=2, count=6)
        for number in range(30):
            page.body.addWidget(LineField(f"Field {number}"))
        window = show(width=width, height=height)
        layout = window.layout()
        assert layout is not None
        layout.addWidget(page)
        page.setMinimumHeight(height - 40)
        QApplication.processEvents()
        return page

    def test_the_keys_for_a_page_scroll_from_the_foot(self, qtbot: QtBot, show: Show) -> None:
        page = self.page(show)
        column = page.findChild(Column)
        assert column is not None
        bar = column.verticalScrollBar()
        for button in (page.go_on, page.stop):
            button.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(button, Qt.Key.Key_PageDown)
            assert bar.value() == bar.pageStep()
            qtbot.keyClick(button, Qt.Key.Key_PageUp)
            assert bar.value() == 0
            assert button.hasFocus()

    def test_the_keys_for_a_page_keep_what_they_mean_in_a_field_of_many_lines(self, qtbot: QtBot, show: Show) -> None:
        page, field = self.page(show), TextField("Note")
        page.body.insertWidget(0, field)
        field.set_text("\n".join("Walk to the river" for _line in range(40)))
        QApplication.processEvents()
        field.box.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(field.box, Qt.Key.Key_PageDown)
        assert field.box.textCursor().blockNumber() > 5

    def test_tells_what_was_pressed(self, qtbot: QtBot, show: Show) -> None:
        page = self.page(show)
        for button, signal in (
            (page.go_on, page.continue_clicked),
            (page.stop, page.stop_clicked),
            (page.back, page.back_clicked),
        ):
            with qtbot.waitSignal(signal):
                qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @pytest.mark.parametrize("size", [100, 200])
    def test_the_foot_never_scrolls_away(self, size: int, theme: Theme, show: Show) -> None:
        theme.use(Look.LIGHT, size)
        page = self.page(show)
        foot = page.go_on.parentWidget()
        assert foot is not None
        assert foot.mapTo(page, QPoint(0, foot.height())).y() == page.height()
        assert foot.height() == (72 if size == 100 else 112)

    def test_tab_leads_from_the_answer_to_the_foot(self, qtbot: QtBot, show: Show) -> None:
        page = self.page(show)
        page.show_question("Where?", where="", back="Home", here=0, count=3, has_aside=True)
        first, second, clue = LineField("One"), LineField("Two"), LinkButton("A clue")
        page.body.addWidget(first)
        page.aside.addWidget(clue)
        page.body.addWidget(second)
        QApplication.processEvents()
        first.setFocus()
        reached = []
        for _each in range(5):
            qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
            reached.append(page.window().focusWidget())
        assert set(reached[:2]) == {second.line, clue}
        assert reached[2:] == [page.go_on, page.stop, page.back]
        qtbot.keyClick(page.back, Qt.Key.Key_Tab)
        assert page.window().focusWidget() is first.line
        qtbot.keyClick(first.line, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert page.window().focusWidget() is page.back

    def test_another_question_begins_empty(self, show: Show) -> None:
        page = self.page(show)
        page.show_question("And then?", where="New goal, page 4 of 6", back="", here=3, count=6, stop="")
        QApplication.processEvents()
        assert page.body.count() == 0
        assert (page.back.isVisible(), page.stop.isVisible()) == (False, False)
        assert page.bars.accessibleName() == "Page 4 of 6"


class TestChartView:
    def test_has_its_sentence_and_size(self, show: Show) -> None:
        chart = ChartView("From 2 in April to 5 in July.")
        chart.show_picture(picture())
        show(chart)
        assert chart.accessibleName() == "From 2 in April to 5 in July."
        assert (chart.width(), chart.height()) == (200, 100)

    @pytest.mark.qt_log_ignore("does not support raise", extend=True)
    def test_the_keyboard_goes_from_point_to_point(self, qtbot: QtBot, show: Show) -> None:
        chart = ChartView("From 4 to 5.")
        chart.show_picture(picture())
        show(chart)
        chart.setFocus(Qt.FocusReason.TabFocusReason)
        visited: list[str] = []
        chart.visited.connect(lambda stop: visited.append(stop.text))
        assert chart.accessibleDescription() == "Left and right go from point to point."
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
            qtbot.keyClick(chart, key)
        assert visited == ["4 on 6 June", "5 on 6 July", "5 on 6 July", "4 on 6 June", "5 on 6 July"]
        assert chart.accessibleDescription() == "5 on 6 July"

    @pytest.mark.qt_log_ignore("does not support raise", extend=True)
    def test_a_text_of_the_person_is_no_mark_up_in_a_tip(self, qtbot: QtBot, show: Show) -> None:
        chart = ChartView("From 4 to 5.")
        one = picture()
        chart.show_picture(replace(one, stops=(replace(one.stops[0], text="<b>Moved</b>, 3 < 5 & more"),)))
        show(chart)
        chart.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        shown = QTextDocument()
        shown.setHtml(QToolTip.text())
        assert shown.toPlainText() == "<b>Moved</b>, 3 < 5 & more"

    def test_without_points_it_takes_no_keyboard(self) -> None:
        chart = ChartView("From 4 to 5.")
        one = picture()
        chart.show_picture(Picture(image=one.image, width=200, height=100, ratio=2))
        assert chart.focusPolicy() == Qt.FocusPolicy.NoFocus


def everything() -> list[QWidget]:
    """Return one of each part that can be used."""
    table, panel, bar, chart, page = (
        TableView("Ratings"),
        CluePanel(),
        MessageBar(),
        ChartView("From 4 to 5."),
        QuestionPage(),
    )
    table.show_rows(["Date", "Note"], [["6 July", "Walk"]])
    panel.show_clues(Clues(hints=[ClueHint(key=1, text="Small steps are easier to see.")]))
    bar.show_note("Gone.", is_problem=False, action="Undo", act=lambda: None)
    chart.show_picture(picture())
    page.show_question("Why?", where="Page 1 of 2", back="Home", here=0, count=2)
    return [
        MainButton("Continue"),
        PlainButton("Stop here"),
        LinkButton("All my goals", icon="chevron-left"),
        LineField("Name"),
        TextField("Note"),
        DateField("By when?", lambda: date(2026, 8, 6)),
        Tick("Money"),
        ChoiceRow("Does it?", [(1, "Yes"), (2, "No")]),
        Tabs("Views", [(1, "All goals"), (2, "One goal")]),
        RatingScale("How close?", not_sure="Not sure this month"),
        Fold("Life outside"),
        ListRow("Meet one friend"),
        Waiting(can_stop=True),
        Navigation(),
        TopBar(),
        table,
        panel,
        bar,
        chart,
        page,
    ]


def test_every_control_has_a_name(show: Show) -> None:
    parts = everything()
    show(*parts, width=900, height=3000)
    for part in parts:
        controls = [each for each in (part, *part.findChildren(QWidget)) if isinstance(each, CONTROLS)]
        ours = [each for each in controls if type(each).__module__.startswith("workbook") and each.isVisible()]
        assert ours or isinstance(part, ChartView | Waiting)
        for control in ours:
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface is not None
            assert interface.text(QAccessible.Text.Name).strip(), control


def test_everything_can_be_reached_with_tab_alone(qtbot: QtBot, show: Show) -> None:
    parts = [part for part in everything() if not isinstance(part, Waiting)]
    window = show(*parts, width=900, height=3000)
    reached: set[QWidget] = set()
    parts[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _each in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    for part in parts:
        assert any(part is each or part.isAncestorOf(each) for each in reached), part
    assert window.isVisible()


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
@pytest.mark.parametrize("size", [100, 200])
def test_everything_is_painted_in_every_look(look: Look, size: int, theme: Theme, show: Show) -> None:
    theme.use(look, size)
    window = show(*everything(), width=900, height=6000)
    image = window.grab().toImage()
    ground = theme.colour("paper").rgb()
    assert image.pixel(2, 2) == ground
    assert sum(image.pixel(x, y) != ground for x in range(0, 900, 9) for y in range(0, image.height(), 9)) > 500
    for words in window.findChildren(Words):
        if words.isVisible():
            assert words.height() >= words.heightForWidth(words.width()), words.text()
