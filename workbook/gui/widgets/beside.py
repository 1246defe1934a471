"""Parts beside each other in one line. They are layouts, so that the ring around a part has the room of its page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.flow import FlowLayout


def at_left(part: QWidget) -> QHBoxLayout:
    """Return a line with one part at its left, no wider than it needs."""
    row = QHBoxLayout()
    Theme.of().space(row)
    row.addWidget(part)
    row.addStretch(1)
    return row


def in_a_row(*parts: QWidget, gap: int = 16) -> FlowLayout:
    """Return parts from left to right; those that do not fit stand in further lines, links close together."""
    row = FlowLayout(gap, 0 if all(isinstance(part, LinkButton) for part in parts) else 8)
    for part in parts:
        row.addWidget(part)
    return row
