"""Small charts with a heading above and words below, in two columns where there is room, else in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.chart_view import ChartView

BETWEEN = 36
"""Pixels between the columns, whatever the size of text."""
_NARROWEST = 300
"""A column is at least so wide, at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A heading, a chart (None: nothing to draw) and words; each line of the grid starts at one height."""

    heading: QWidget
    chart: ChartView | None
    words: QWidget | None


class Panels(QWidget):
    """The panels in reading order."""

    def __init__(self, panels: Sequence[Panel]) -> None:
        super().__init__()
        self._panels = panels
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(4)
        self._place(1)

    def arrange(self, room: int) -> int:
        """Arrange the panels in a width and return the width of a column, both in pixels."""
        narrowest = Theme.of().px(_NARROWEST)
        columns = 2 if room >= 2 * narrowest + BETWEEN else 1
        self._place(columns)
        return room if columns == 1 else (room - BETWEEN) // 2

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, panel in enumerate(self._panels):
            row, column = 4 * (number // columns), number % columns
            for below, part in enumerate((panel.heading, panel.chart, panel.words)):
                if part is not None:
                    self._grid.removeWidget(part)
                    is_chart = part is panel.chart
                    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
                    self._grid.addWidget(part, row + below, column, side if is_chart else Qt.AlignmentFlag(0))
            self._grid.setRowMinimumHeight(row + 3, Theme.of().px(16))
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
