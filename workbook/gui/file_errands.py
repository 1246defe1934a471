"""Errands with workbook files, for the door and for Settings: opening, starting, bringing back, going on in a copy."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbook.gui.dialogs import with_suffix, workbook_files
from workbook.gui.documents import documents_folder
from workbook.gui.page import Note
from workbook.gui.places import DoorPlace, HomePlace, Place, SetUpPlace
from workbook.gui.tools import Surroundings
from workbook.resources import translate as _
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Backup, OpenWorkbook, Shelf

SUFFIX = ".workbook"
_ASKS_AGAIN = ("wrong_key", "needs_passphrase")


class FileErrands(QObject):
    """Runs one errand at a time; where it ends it says by a place, a note, or a problem that can be tried again."""

    arrived = Signal(object)
    """`Place` to go to."""
    noted = Signal(object)
    """`Note`."""
    refused = Signal(object)
    """`StorageProblem` "wrong_key" or "needs_passphrase": another secret is asked for."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._desk = surroundings.desk
        self._dialogs = surroundings.dialogs
        self._default_path = surroundings.default_path
        self._to_read: Path | None = None

    def open(
        self,
        path: Path,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        read_only: bool = False,
    ) -> None:
        """Open a workbook and go home; the door asks for a passphrase, or shows what is in the way.

        What was asked to be opened for reading is still meant so when its passphrase comes.
        """
        if path == self._desk.path:
            self._arrive(HomePlace())
            return
        tried = passphrase is not None or recovery_key is not None
        if read_only or not tried:
            self._to_read = path if read_only else None

        def failed(problem: StorageProblem) -> None:
            if problem.key == "wrong_key" and tried:
                self._refuse(problem)
            else:
                asks = problem.key in ("needs_passphrase", "wrong_key")
                self._arrive(DoorPlace(path=str(path), trouble=None if asks else problem.key))

        self._desk.open(
            path,
            then=lambda: self._arrive(HomePlace()),
            on_problem=failed,
            passphrase=passphrase,
            recovery_key=recovery_key,
            read_only=self._to_read == path,
        )

    def choose_and_open(self) -> None:
        """Ask which workbook to open, and open it."""
        folder = self._default_path.parent
        path = self._dialogs.open_file(self._parent, _("Open a workbook"), folder, workbook_files())
        if path is not None:
            self.open(path)

    def start(self, path: Path) -> None:
        """Make a new workbook and go to its first questions; never over a file."""
        self._desk.open_new(
            lambda shelf: shelf.create(path),
            then=lambda: self._arrive(SetUpPlace()),
            on_problem=self._tell,
        )

    def choose_and_start(self) -> None:
        """Ask where a new workbook is to be, and make it."""
        path = self._ask_for_new(_("Start a new workbook"), documents_folder() / self._default_path.name)
        if path is not None:
            self.start(path)

    def bring_back(
        self, backup: Backup, path: Path, *, passphrase: str | None = None, recovery_key: str | None = None
    ) -> None:
        """Put a backup in the place of a workbook and open it; the file that stands there is kept aside.

        When that workbook lies open, it is backed up and closed first.
        """
        moment, is_mine = self._desk.moment, self._desk.path == path
        kept_aside: list[Path | None] = []

        def make(shelf: Shelf) -> OpenWorkbook:
            kept_aside.append(shelf.restore(backup, path, moment, passphrase=passphrase, recovery_key=recovery_key))
            return shelf.open(path, passphrase=passphrase, recovery_key=recovery_key)

        def opened() -> None:
            self._arrive(HomePlace())
            said = _("Your backup is in place.")
            for aside in kept_aside:
                if aside is not None:
                    said += " " + _("The former file is kept, unchanged, as {name}.").format(name=aside.name)
            self._note(Note(text=said))

        def failed(problem: StorageProblem) -> None:
            if is_mine:
                self._arrive(DoorPlace(path=str(path)))
                self._tell(problem)
            else:
                self._refuse_or_tell(problem)

        take = self._desk.open_in_place if is_mine else self._desk.open_new
        take(make, then=opened, on_problem=failed)

    def go_on_in_copy(self, *, passphrase: str | None = None, recovery_key: str | None = None) -> None:
        """Ask for a new file, copy there what is open, and go on in it with what could not be saved."""
        path = self._ask_for_new(_("Save a copy and go on in it"), self._name_of_copy())
        if path is not None:
            self._desk.go_on_in_copy(
                path,
                then=lambda: self._arrive(HomePlace()),
                on_problem=self._refuse_or_tell,
                passphrase=passphrase,
                recovery_key=recovery_key,
            )

    def save_copy(self) -> None:
        """Ask for a new file and write a checked copy there."""
        path = self._ask_for_new(_("Save a copy"), self._name_of_copy())
        if path is None:
            return
        said = _("A copy is saved as {name}.").format(name=path.name)
        self._desk.ask_file(
            lambda workbook: workbook.save_copy(path),
            lambda nothing: self._note(Note(text=said)),
            owner=self,
            on_problem=self._tell,
        )

    def _name_of_copy(self) -> Path:
        path = self._desk.path or self._default_path
        return documents_folder() / f"{path.stem} {self._desk.today.isoformat()}{SUFFIX}"

    def _ask_for_new(self, title: str, suggested: Path) -> Path | None:
        path = self._dialogs.new_file(self._parent, title, suggested, workbook_files())
        return None if path is None else with_suffix(path, SUFFIX)

    def _refuse_or_tell(self, problem: StorageProblem) -> None:
        if problem.key in _ASKS_AGAIN:
            self._refuse(problem)
        else:
            self._tell(problem)

    def _tell(self, problem: StorageProblem) -> None:
        self._note(Note(text=storage_sentence(problem), is_problem=True))

    def _arrive(self, place: Place) -> None:
        if isValid(self):  # else the page that began the errand is gone, and the person is elsewhere
            self.arrived.emit(place)

    def _refuse(self, problem: StorageProblem) -> None:
        if isValid(self):
            self.refused.emit(problem)

    def _note(self, note: Note) -> None:
        if isValid(self):
            self.noted.emit(note)
