"""A new passphrase, typed twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from workbook.gui.theme import BODY, QUIET, Theme
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.passphrase import strength_hint


class PassphraseForm(QVBoxLayout):
    """Two fields, a hint on length, and what happens when it is forgotten."""

    given = Signal(str)
    """The new passphrase."""
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = LineField(_("New passphrase"), is_secret=True, caption=_("Four or five words are a good start."))
        self.again = LineField(_("The same once more"), is_secret=True)
        self._hint = Words("", QUIET)
        shows = Tick(_("Show what I type"))
        keep, stop = MainButton(_("Protect my workbook")), PlainButton(_("Leave it as it is"))
        Theme.of().space(self, 8)
        for part in (self.first, self._hint, self.again, shows):
            self.addWidget(part)
        self.addWidget(
            Words(
                _(
                    "Next you get a recovery key to print. Without the passphrase and without that key, what you wrote "
                    "is lost for good."
                ),
                BODY,
            )
        )
        self.addLayout(in_a_row(keep, stop, gap=12))
        self._hint.hide()
        self.first.edited.connect(self._show_hint)
        for field in (self.first, self.again):
            field.edited.connect(lambda text: self._clear_problems())
            field.entered.connect(self._give)
            shows.toggled.connect(field.show_secret)
        keep.clicked.connect(self._give)
        stop.clicked.connect(self.given_up)

    def forget(self) -> None:
        """Forget what was typed."""
        for field in (self.first, self.again):
            field.set_text("")

    def _show_hint(self, text: str) -> None:
        hint = strength_hint(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _clear_problems(self) -> None:
        for field in (self.first, self.again):
            field.show_problem("")

    def _give(self) -> None:
        if not self.first.text.strip():
            self.first.show_problem(_("Type a passphrase."))
            self.first.setFocus()
        elif self.first.text != self.again.text:
            self.again.show_problem(_("The two are not the same. Type it once more."))
            self.again.setFocus()
        else:
            self.given.emit(self.first.text)
