"""The recovery key, shown once: to print, to write down, and to say that it is kept."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument

from workbook.gui.dialogs import Dialogs
from workbook.gui.theme import BODY, CAPTION, NUMBER, SUBHEADING
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.days import full_day

_GROUPS_IN_LINE = 4


class RecoveryKeyCard(Card):
    """Stays until the person has ticked that the key is kept."""

    kept = Signal()

    def __init__(self, key: str, today: date, dialogs: Dialogs) -> None:
        super().__init__(is_due=True)
        self.key, self._today, self._dialogs = key, today, dialogs
        self.first = PlainButton(_("Print the key"), icon="printer")
        self.first.clicked.connect(self._print)
        self.tick = Tick(_("I have kept it in a safe place"))
        self._problem = ProblemLine()
        done = MainButton(_("Done"))
        done.clicked.connect(self._end)
        self.parts.addWidget(Words(_("Your recovery key"), SUBHEADING))
        self.parts.addWidget(
            Words(
                _(
                    "It opens this workbook and its backups when the passphrase is forgotten. It is shown now and not "
                    "again. Print it or write it down, and keep it away from this computer."
                ),
                BODY,
            )
        )
        for line in key_lines(key):
            words = Words(line, NUMBER)
            words.setAccessibleName(" ".join(line))
            self.parts.addWidget(words)
        self.parts.addWidget(Words(_("It has no zero and no one: O and I are letters."), CAPTION))
        self.parts.addSpacing(8)
        self.parts.addLayout(in_a_row(self.first))
        self.parts.addWidget(self.tick)
        self.parts.addWidget(self._problem)
        self.parts.addLayout(in_a_row(done))
        self.tick.toggled.connect(lambda is_on: self._problem.show_problem(""))

    def _print(self) -> None:
        text = QTextDocument()
        text.setPlainText(
            "\n\n".join(
                (
                    _("Recovery key"),
                    "\n".join(key_lines(self.key)),
                    _("Made on {day}. Keep it in a safe place, away from the computer.").format(
                        day=full_day(self._today)
                    ),
                )
            )
        )
        font = text.defaultFont()
        font.setPointSize(14)
        text.setDefaultFont(font)
        self._dialogs.print_text(self, text)

    def _end(self) -> None:
        if self.tick.isChecked():
            self.kept.emit()
        else:
            self._problem.show_problem(_("Tick that you have kept the key. It is not shown again."))
            self.tick.setFocus()


def key_lines(key: str) -> list[str]:
    """Return the key in lines of four groups."""
    groups = key.split("-")
    return ["-".join(groups[start : start + _GROUPS_IN_LINE]) for start in range(0, len(groups), _GROUPS_IN_LINE)]
