"""What opens backups, asked for when one of them needs it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import BODY, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.secret_field import SecretField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class SecretForm(QWidget):
    """A sentence, a field and a button; hidden until it is asked for."""

    given = Signal()
    """The person typed something, which `field` holds."""

    def __init__(self, sentence: str, action: str) -> None:
        super().__init__()
        self.field = SecretField(_("Passphrase"))
        self.button = PlainButton(action)
        parts = QVBoxLayout(self)
        Theme.of().space(parts, 8)
        parts.addWidget(Words(sentence, BODY))
        parts.addWidget(self.field)
        parts.addLayout(at_left(self.button))
        self.button.clicked.connect(self._give)
        self.field.entered.connect(self._give)

    def _give(self) -> None:
        if self.field.is_empty:
            self.field.refuse()
        else:
            self.given.emit()
