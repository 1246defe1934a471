"""The quiet line under every field of free text: who sees this, and where help is tonight."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbook.gui.desk import Desk
from workbook.gui.theme import CAPTION
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class QuietLine(QWidget):
    """Says who sees what is written here; `get_help` is the link to Get help now.

    That nobody does is promised where a passphrase keeps the workbook closed; else others at this computer could open
    it, so it says what holds in any case.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = Words(who_sees_it(desk), CAPTION)
        self.get_help = LinkButton(_("If you need somebody tonight: Get help now"), small=True)
        row = FlowLayout(6, 2, self)
        row.addWidget(self._words)
        row.addWidget(self.get_help)

    def showEvent(self, event: QShowEvent) -> None:
        """Say what holds now: a passphrase can have been set or taken away since."""
        super().showEvent(event)
        self._words.setText(who_sees_it(self._desk))


def who_sees_it(desk: Desk) -> str:
    """Return who sees what is written into the workbook that lies open."""
    if desk.is_protected:
        return _("Nobody sees what you write here unless you show it to them.")
    return _("What you write stays on this computer; it is sent to nobody.")
