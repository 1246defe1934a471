"""Unlocking: the passphrase, or the recovery key in its place."""

from pathlib import Path

from PySide6.QtCore import QTimer

from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.door.stage import Stage
from workbook.gui.theme import Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count

SECOND = 1000
"""Milliseconds."""
LONGEST_WAIT = 30


def wait_after(tries: int) -> int:
    """Return how many seconds this screen waits after so many wrong tries: none after the first, then 1, 2, 4 … 30.

    It slows down somebody who guesses at this screen; the file itself is kept by its key alone.
    """
    return min(2 ** (tries - 2), LONGEST_WAIT) if tries > 1 else 0


class UnlockStage(Stage):
    """Asks for the secret of a workbook."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path) -> None:
        super().__init__(surroundings, errands, path)
        self._by_key = False
        self._tries = 0
        self.head("lock", _("This workbook is locked"))
        self.parts.addSpacing(Theme.of().px(16))
        self.field = LineField(_("Passphrase"), is_secret=True)
        self.parts.addWidget(self.field)
        self.first = self.field
        self.shows = Tick(_("Show what I type"))
        self.parts.addWidget(self.shows)
        self.button = self.main(_("Open my workbook"))
        self._waiting = Words("")
        self._waiting.hide()
        self.parts.addWidget(self._waiting)
        self.rule()
        self.other_way = self.link(_("I do not remember my passphrase"))
        self.link(_("Open a different workbook")).clicked.connect(errands.choose_and_open)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._may_try_again)
        self.shows.toggled.connect(self._show_or_hide)
        self.button.clicked.connect(self._try)
        self.field.entered.connect(self._try)
        self.field.edited.connect(lambda text: self.field.show_problem(""))
        self.other_way.clicked.connect(self._change_way)
        errands.refused.connect(self._refuse)

    def forget(self) -> None:
        """Forget what was typed."""
        self.field.set_text("")

    def _show_or_hide(self, is_shown: bool) -> None:
        self.field.show_secret(is_shown or self._by_key)

    def _change_way(self) -> None:
        self._by_key = not self._by_key
        self.forget()
        self.field.show_problem("")
        self.shows.setVisible(not self._by_key)
        self._show_or_hide(self.shows.isChecked())
        if self._by_key:
            self.field.set_label(_("Recovery key"))
            self.field.set_caption(
                _(
                    "The long row of letters and digits that was shown when the passphrase was set. Without the "
                    "passphrase and without this key nobody can open the workbook; we cannot either."
                )
            )
            self.other_way.setText(_("Use my passphrase"))
        else:
            self.field.set_label(_("Passphrase"))
            self.field.set_caption("")
            self.other_way.setText(_("I do not remember my passphrase"))
        self.field.setFocus()

    def _try(self) -> None:
        if self._wait.isActive() or not self.button.isEnabled():
            return
        secret = self.field.text
        if not secret.strip():
            self.field.show_problem(_("Type your recovery key.") if self._by_key else _("Type your passphrase."))
            self.field.setFocus()
            return
        self._show_waiting(_("Opening your workbook …"))
        if self._by_key:
            self.errands.open(self.path, recovery_key=secret)
        else:
            self.errands.open(self.path, passphrase=secret)

    def _refuse(self) -> None:
        self._tries += 1
        said = (
            _("This recovery key does not open the workbook.")
            if self._by_key
            else _("This passphrase does not open the workbook.")
        )
        seconds = wait_after(self._tries)
        if seconds:
            said += " " + translate_count(
                "You can try again in {count} second.", "You can try again in {count} seconds.", seconds
            ).format(count=seconds)
            self._wait.start(seconds * SECOND)
        else:
            self._show_waiting("")
        self._waiting.hide()
        self.field.show_problem(said)
        self.field.setFocus()
        self.field.line.selectAll()

    def _may_try_again(self) -> None:
        self._show_waiting("")
        self.field.show_problem(_("You can try again now."))

    def _show_waiting(self, words: str) -> None:
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))
        self.button.setEnabled(not words)
