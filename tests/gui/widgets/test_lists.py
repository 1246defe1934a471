from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.gui.theme import Theme
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.table_view import Cell, TableView
from workbook.gui.widgets.text_block import TextBlock
from workbook.gui.widgets.words import Words
from workbook.services.settings import Look

HEADS = ["Date", "0 to 10", "Your note"]
ROWS: list[list[Cell | str]] = [
    ["6 July", Cell(text="5", bold=True), Cell(text="Walk with Noor, stayed an hour", colour="ink")],
    ["6 June", Cell(text="4", bold=True), Cell(text="Coffee twice " * 12, colour="ink")],
    ["May", Cell(text="–", colour="quiet"), Cell(text="No check-in", colour="quiet")],
]


class TestListRow:
    def test_opens_wherever_it_is_clicked_and_by_keyboard(self, qtbot: QtBot, show: Show) -> None:
        row = ListRow("Meet one friend in person", "From 2 in April to 5 in July.", is_own=True)
        show(row)
        opened: list[bool] = []
        row.clicked.connect(lambda: opened.append(True))
        for pos in (QPoint(5, 20), QPoint(row.width() - 5, row.height() - 5)):
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=pos)
        inside = row.childAt(QPoint(10, 22))
        if inside is not None:
            qtbot.mouseClick(inside, Qt.MouseButton.LeftButton)
        qtbot.keyClick(row, Qt.Key.Key_Return)
        assert len(opened) >= 3
        assert row.accessibleName() == "Meet one friend in person"
        assert row.accessibleDescription() == "From 2 in April to 5 in July."

    def test_the_ring_keeps_away_from_the_words(self, theme: Theme, show: Show) -> None:
        row = ListRow("Backups", "The last one is of 6 August 2026", Words("3"))
        column = Column()
        column.add(row)
        window = show(column)
        row.clearFocus()
        row.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        left, middle = row.mapTo(window, QPoint(0, row.height() // 2)).toTuple()
        picture, accent = window.grab().toImage(), theme.colour("accent").rgb()
        found = [x for x in range(-12, row.width() + 12) if picture.pixel(left + x, middle) == accent]
        assert found, "the ring is drawn"
        assert all(x <= -6 or x >= row.width() + 6 for x in found)

    def test_has_the_height_of_its_words(self, theme: Theme, show: Show) -> None:
        theme.use(Look.LIGHT, 200)
        row = ListRow("Say what I think once in each Monday meeting", "The ratings have stayed about level. " * 3)
        show(row, width=480)
        for words in row.findChildren(Words):
            assert words.height() >= words.heightForWidth(words.width())


class TestFold:
    def test_opens_and_closes_by_mouse_and_keyboard(self, qtbot: QtBot, show: Show) -> None:
        fold = Fold("Life outside", summary="work, money, health", count="2 ticked")
        inside = Words("Work or study")
        fold.content.addWidget(inside)
        show(fold)
        assert inside.isHidden() or not inside.isVisible()
        qtbot.mouseClick(fold.head, Qt.MouseButton.LeftButton)
        assert inside.isVisible()
        qtbot.keyClick(fold.head, Qt.Key.Key_Return)
        assert not inside.isVisible()
        fold.set_count("none ticked")
        assert fold.head.accessibleName() == "Life outside"
        assert fold.head.accessibleDescription() == "work, money, health none ticked"


class TestTableView:
    def test_says_what_is_in_it(self, show: Show) -> None:
        table = TableView("Ratings")
        table.show_rows(HEADS, ROWS)
        show(table)
        model = table.model()
        assert (model.rowCount(), model.columnCount()) == (3, 3)
        assert model.index(2, 1).data() == "–"
        assert model.headerData(1, Qt.Orientation.Horizontal) == "0 to 10"
        assert table.accessibleName() == "Ratings"

    def test_tab_goes_on_past_it_and_arrows_go_from_cell_to_cell(self, qtbot: QtBot, show: Show) -> None:
        table, field = TableView("Ratings"), LineField("Other")
        table.show_rows(HEADS, ROWS)
        show(table, field)
        table.setFocus(Qt.FocusReason.TabFocusReason)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)
        qtbot.keyClick(table, Qt.Key.Key_Down)
        qtbot.keyClick(table, Qt.Key.Key_Right)
        assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
        qtbot.keyClick(table, Qt.Key.Key_Tab)
        assert field.line.hasFocus()

    def test_is_as_high_as_its_rows_and_never_wider_than_its_place(self, theme: Theme, show: Show) -> None:
        table = TableView("Ratings")
        table.show_rows(HEADS, ROWS)
        show(table, width=480, height=900)
        for size in (100, 200):
            theme.use(Look.LIGHT, size)
            QApplication.processEvents()
            rows = [table.rowHeight(row) for row in range(3)]
            assert rows[0] >= theme.px(32)
            assert rows[1] > rows[2]
            assert table.height() == sum(rows) + table.horizontalHeader().height() + 4
            assert sum(table.columnWidth(column) for column in range(3)) <= table.width()
            assert not table.verticalScrollBar().isVisible()

    def test_every_cell_has_room_for_all_of_its_lines(self, theme: Theme, show: Show) -> None:
        table, theirs = (
            TableView("Ratings"),
            ("short", "a\nb", "a\u2028b", "انتقلت إلى بيت جديد", "नमस्ते", "word " * 40, ""),
        )
        table.show_rows(HEADS, [["6 July 2026", "5", Cell(text=each, colour="ink")] for each in theirs[:4]])
        show(table, width=420, height=900)
        table.show_rows(HEADS, [["6 July 2026", "5", Cell(text=each, colour="ink")] for each in theirs])
        for size in (100, 200):
            theme.use(Look.LIGHT, size)
            QApplication.processEvents()
            for row in range(len(theirs)):
                for column in range(3):
                    cell = table.cell(row, column)
                    lines = TextBlock(cell.text, cell.lettering, table.columnWidth(column) - theme.px(16))
                    assert lines.height + 2 * theme.px(5) <= table.rowHeight(row)

    def test_other_rows_take_other_room(self, show: Show) -> None:
        table = TableView("Ratings")
        table.show_rows(HEADS, ROWS)
        show(table)
        before = table.height()
        table.show_rows(HEADS, ROWS[:1])
        assert table.height() < before
        table.show_rows(HEADS, [])
        assert table.model().rowCount() == 0
