"""A passphrase for backups, asked for when one of them needs it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import BODY, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class SecretForm(QWidget):
    """A sentence, a field and a button; hidden until it is asked for."""

    given = Signal(str)
    """What the person typed."""

    def __init__(self, sentence: str, action: str) -> None:
        super().__init__()
        self.field = LineField(_("Passphrase"), is_secret=True)
        self.button = PlainButton(action)
        parts = QVBoxLayout(self)
        Theme.of().space(parts, 8)
        parts.addWidget(Words(sentence, BODY))
        parts.addWidget(self.field)
        parts.addLayout(at_left(self.button))
        self.button.clicked.connect(self._give)
        self.field.entered.connect(self._give)
        self.field.edited.connect(lambda text: self.field.show_problem(""))

    @property
    def text(self) -> str | None:
        """What was typed; None when nothing was."""
        return self.field.text or None

    def refuse(self) -> None:
        """Say that the passphrase does not fit."""
        self.field.show_problem(_("This passphrase does not open it."))
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text:
            self.given.emit(self.field.text)
        else:
            self.field.show_problem(_("Type your passphrase."))
