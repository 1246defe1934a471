"""Deleting everything, with plain words on what may remain."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.places import DoorPlace
from workbook.gui.theme import BODY, INK, STRONG, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left, in_a_row
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.people import public_numbers
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem


class DeletePart(Part):
    """Asked twice; there is no way back."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        self.say(_("This deletes:"))
        self.parts.addWidget(Words(str(self.desk.path), INK))
        self.say(
            _("Also its backups on this computer, files that were kept aside, and its numbers for the locked screen."),
            _("From the settings its name, and your region and folder for backups if it is the one workbook here."),
        )
        self.section(_("What may remain"))
        self.say(
            _("Backups in a folder or on a stick that you chose. Delete those there.")
            if self.desk.backup_folder is None
            else _("Backups in {folder}. Delete those there.").format(folder=self.desk.backup_folder),
            _("Copies, reports, pictures, tables and calendar entries that you saved, and paper."),
            _("How this program looks, and its log. No word of yours is in either."),
            _(
                "Traces on the disk. Disks keep parts of deleted files for a while, and other backup programs keep "
                "copies. With a passphrase, those cannot be read without it."
            ),
        )
        self._asked = QVBoxLayout()
        Theme.of().space(self._asked, 8)
        self.parts.addSpacing(Theme.of().px(8))
        self.parts.addLayout(self._asked)
        self._offer()

    def _offer(self) -> QWidget:
        empty(self._asked)
        offer = PlainButton(_("Delete everything"))
        offer.clicked.connect(self._ask)
        self._asked.addLayout(at_left(offer))
        return offer

    def _ask(self) -> None:
        empty(self._asked)
        self._asked.addWidget(Words(_("Delete this workbook and its backups for good?"), STRONG))
        self._asked.addWidget(Words(_("There is no way back."), BODY))
        keep, delete = PlainButton(_("Keep everything")), MainButton(_("Delete for good"))
        keep.clicked.connect(lambda: self._offer().setFocus(Qt.FocusReason.OtherFocusReason))
        delete.clicked.connect(self._find_id)
        self._asked.addLayout(in_a_row(keep, delete, gap=12))
        keep.setFocus()

    def _find_id(self) -> None:
        path = self.desk.path
        if path is not None:
            self.desk.ask(
                lambda workbook: workbook.therapy().id, lambda known: self._delete(path, known or str(path)), owner=self
            )

    def _delete(self, path: Path, identifier: str) -> None:
        settings = self.preferences.settings

        def deleted(left: Sequence[Path]) -> None:
            others = tuple(each for each in settings.recent_files if each != str(path))
            self.preferences.change(
                recent_files=others, public_numbers=public_numbers(settings.public_numbers, identifier, ())
            )
            if not others:
                self.preferences.change(region=None, backup_folder=None)
            trouble = None if self.surroundings.default_path != path else "missing"
            self.go_requested.emit(DoorPlace(path=str(self.surroundings.default_path), trouble=trouble))
            if left:
                names = ", ".join(each.name for each in left)
                said = _("These could not be deleted: {names}. Delete them by hand.").format(names=names)
                self.noted.emit(Note(text=said, is_problem=True))
            else:
                self.noted.emit(Note(text=_("The workbook and its backups are deleted.")))

        def failed(problem: StorageProblem) -> None:
            self.go_requested.emit(DoorPlace(path=str(path)))
            self.noted.emit(Note(text=storage_sentence(problem), is_problem=True))

        self.desk.close_for(lambda shelf: shelf.delete_everything(path), deleted, failed)
