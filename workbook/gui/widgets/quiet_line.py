"""The quiet line under every field of free text: who sees this, and where help is tonight."""

from PySide6.QtWidgets import QWidget

from workbook.gui.theme import CAPTION
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class QuietLine(QWidget):
    """Says that nobody sees what is written here; `get_help` is the link to Get help now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.get_help = LinkButton(_("If you need somebody tonight: Get help now"), small=True)
        row = FlowLayout(6, 2, self)
        row.addWidget(Words(_("Nobody sees what you write here unless you show it to them."), CAPTION))
        row.addWidget(self.get_help)
