"""The quiet line under every field of free text: who sees this, and where help is tonight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import CAPTION, Theme
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class QuietLine(QWidget):
    """Says that nobody sees what is written here; `get_help` is the link to Get help now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.get_help = LinkButton(_("If you need somebody tonight: Get help now"))
        column = QVBoxLayout(self)
        Theme.of().space(column, 0)
        column.addWidget(Words(_("Nobody sees what you write here unless you show it to them."), CAPTION))
        column.addWidget(self.get_help, 0, Qt.AlignmentFlag.AlignLeft)
