"""A field for the passphrase of something, or for the recovery key in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.line_field import LineField
from workbook.resources import translate as _


class SecretField(QWidget):
    """Shows dots for a passphrase; a link below it asks for the recovery key instead, which is shown."""

    entered = Signal()
    """The person pressed Enter."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._is_key = False
        self.field = LineField(label, is_secret=True)
        self.other_way = LinkButton("")
        parts = QVBoxLayout(self)
        Theme.of().space(parts, 4)
        parts.addWidget(self.field)
        parts.addLayout(at_left(self.other_way))
        self.setFocusProxy(self.field)
        self.field.entered.connect(self.entered)
        self.field.edited.connect(lambda text: self.show_problem(""))
        self.other_way.clicked.connect(self._change_way)
        self._show_way()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.field.text.strip()

    @property
    def passphrase(self) -> str | None:
        """What was typed as a passphrase; None when nothing was, or when it is a recovery key."""
        return None if self._is_key else self.field.text or None

    @property
    def recovery_key(self) -> str | None:
        """What was typed as a recovery key; None when nothing was, or when it is a passphrase."""
        return self.field.text or None if self._is_key else None

    def forget(self) -> None:
        """Forget what was typed."""
        self.field.set_text("")

    def refuse(self) -> None:
        """Say that what was typed opens nothing, or that nothing was typed."""
        if self.is_empty:
            self.show_problem(_("Type your recovery key.") if self._is_key else _("Type your passphrase."))
        else:
            self.show_problem(
                _("This recovery key does not open it.") if self._is_key else _("This passphrase does not open it.")
            )
        self.field.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what is in the way, or take that back."""
        self.field.show_problem(sentence)

    def _change_way(self) -> None:
        self._is_key = not self._is_key
        self.forget()
        self.show_problem("")
        self._show_way()
        self.field.setFocus()

    def _show_way(self) -> None:
        self.field.set_label(_("Recovery key") if self._is_key else self._label)
        self.field.show_secret(self._is_key)
        self.other_way.setText(_("Use the passphrase") if self._is_key else _("Use the recovery key instead"))
