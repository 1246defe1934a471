"""A flow stays whole while other layouts come and go, and while its own parts do."""

import gc

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.gui.widgets.conftest import Show
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.flow import FlowLayout

DELETED = QEvent.Type.DeferredDelete.value


def delete_now(part: QWidget) -> None:
    """Delete a part, and all that is to be deleted, as the event loop does."""
    part.deleteLater()
    QCoreApplication.sendPostedEvents(None, DELETED)


def test_a_flow_outlives_a_layout_whose_items_lay_where_its_own_lie() -> None:
    earlier = QWidget()
    column = QVBoxLayout(earlier)
    gone = [QWidget() for _each in range(200)]
    for part in gone:
        column.addWidget(part)
    looked_at = [column.itemAt(place) for place in range(column.count())]
    assert len(looked_at) == len(gone)
    box = QWidget()
    flow = FlowLayout(parent=box)
    parts = [QWidget(box) for _each in gone]
    for part in gone:
        part.setParent(None)
    del looked_at
    for part in parts:
        flow.addWidget(part)
    shiboken6.delete(earlier)
    gc.collect()
    assert [item.widget() for place in range(len(parts)) if (item := flow.itemAt(place)) is not None] == parts
    assert flow.sizeHint().width() >= 0


def test_a_part_that_is_deleted_leaves_its_flow() -> None:
    box = QWidget()
    flow = FlowLayout(parent=box)
    first, last = QWidget(), QWidget()
    flow.addWidget(first)
    flow.addWidget(last)
    delete_now(first)
    assert flow.count() == 1
    item = flow.itemAt(0)
    assert item is not None
    assert item.widget() is last


def test_rows_that_are_made_anew_hundreds_of_times_stay_whole(show: Show) -> None:
    column = Column()
    window = show(column)
    for turn in range(200):
        column.clear()
        links = [LinkButton(f"Link {number}") for number in range(5)]
        column.add_layout(in_a_row(*links), above=8)
        box = QWidget()
        FlowLayout(parent=box).addWidget(LinkButton("Inside"))
        column.add(box)
        QCoreApplication.processEvents()
        links[0].setFocus()
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        delete_now(links[turn % 5])
        if turn % 20 == 0:
            gc.collect()
            window.resize(400 + turn, 600)
        QCoreApplication.processEvents()
        left = [link for link in links if shiboken6.isValid(link)]
        assert len(left) == 4
        assert len({(link.x(), link.y()) for link in left}) == 4
