"""Which workbook lies open, and others: open, start, copy, check."""

from pathlib import Path

from PySide6.QtCore import Signal

from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.theme import INK
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.problems import Cancelled, StorageProblem


class WorkbookPart(Part):
    """One workbook is one file; opening another one closes this one first. Going away stops checking."""

    _checked = Signal(int, int)
    """How much is checked, of how much."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        path = self.desk.path or surroundings.default_path
        self.say(_("A workbook is one file. This one is here:"))
        self.parts.addWidget(Words(str(path), INK))
        copy, self.check = PlainButton(_("Save a copy")), PlainButton(_("Check this workbook"))
        copy.clicked.connect(errands.save_copy)
        self.check.clicked.connect(self._check)
        self._checked.connect(self._show_checked)
        self._was_left = False
        self.row(copy, self.check)
        self.section(_("Other workbooks"))
        self.say(_("Two people on one computer open different files. This one is saved and closed first."))
        other, new = PlainButton(_("Open another workbook")), PlainButton(_("Start a new workbook"))
        other.clicked.connect(errands.choose_and_open)
        new.clicked.connect(errands.choose_and_start)
        self.row(other, new)
        recent = [each for each in map(Path, self.preferences.settings.recent_files) if each != path]
        if recent:
            self.section(_("Opened before"))
        for each in recent:
            row = ListRow(each.name, str(each.parent))
            row.clicked.connect(lambda _checked=False, to=each: errands.open(to))
            self.parts.addWidget(row)
        if recent:
            self.link(_("Forget these names")).clicked.connect(self._forget)

    def _check(self) -> None:
        self.check.setText(_("Checking …"))
        self.check.setEnabled(False)
        self._was_left = False
        self.desk.ask_file(
            lambda workbook: workbook.check(self._go_on), lambda nothing: self._sound(), self, self._unsound
        )

    def leave(self) -> None:
        """Stop checking."""
        self._was_left = True
        self._end_check()

    def _go_on(self, done: int, whole: int) -> None:
        """Tell how far the check is, from the thread that checks."""
        if self._was_left:
            raise Cancelled
        self._checked.emit(done, whole)

    def _show_checked(self, done: int, whole: int) -> None:
        if not self.check.isEnabled():
            self.check.setText(_("Checking … {percent} %").format(percent=100 * done // max(whole, 1)))

    def _sound(self) -> None:
        self._end_check()
        self.noted.emit(Note(text=_("Every page and every entry was read. All is as it was written.")))

    def _unsound(self, problem: StorageProblem) -> None:
        self._end_check()
        self.tell(problem)

    def _end_check(self) -> None:
        self.check.setText(_("Check this workbook"))
        self.check.setEnabled(True)

    def _forget(self) -> None:
        path = self.desk.path
        self.preferences.change(recent_files=() if path is None else (str(path),))
        self.noted.emit(Note(text=_("The names are forgotten. The files are where they were.")))
