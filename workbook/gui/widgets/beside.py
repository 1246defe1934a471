"""Parts beside each other in one line."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.flow import FlowLayout


def at_left(part: QWidget) -> QWidget:
    """Return a line with one part at its left, no wider than it needs."""
    line = QWidget()
    row = QHBoxLayout(line)
    Theme.of().space(row)
    row.addWidget(part)
    row.addStretch(1)
    return line


def in_a_row(*parts: QWidget, gap: int = 16) -> QWidget:
    """Return a line with parts from left to right; those that do not fit stand in further lines."""
    line = QWidget()
    row = FlowLayout(gap, 8)
    line.setLayout(row)
    for part in parts:
        row.addWidget(part)
    return line
