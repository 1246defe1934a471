"""Looks through the backups of a workbook, newest first, away from the window's thread, one after the other."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbook.gui.desk import Desk
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Backup, Soundness


class BackupSearch(QObject):
    """Lists backups, then checks each; between two checks other work on files has its turn.

    One that stops at the first good backup asks for a passphrase where one is needed. One that looks at all of them
    passes over those it cannot open.
    """

    listed = Signal(object)
    """All backups, unchecked, newest first: tuple of `Backup`."""
    checked = Signal(object)
    """One `Backup` with what reading all of it showed."""
    needs_passphrase = Signal()
    """The next backup asks for a passphrase or recovery key, or for another one: start again with it."""
    ended = Signal()
    """The search came to its end, or to a good backup when it was asked to stop there."""

    def __init__(self, desk: Desk, parent: QObject, *, stops_at_good: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stops_at_good = stops_at_good
        self._waiting: list[Backup] = []
        self._passphrase: str | None = None
        self._recovery_key: str | None = None

    def start(
        self, path: Path, folder: Path | None, *, passphrase: str | None = None, recovery_key: str | None = None
    ) -> None:
        """List and check the backups of a workbook, those in `folder` too; a search that still runs is given up."""
        self._passphrase, self._recovery_key = passphrase, recovery_key
        waiting: list[Backup] = []
        self._waiting = waiting

        def found(backups: Sequence[Backup]) -> None:
            if waiting is self._waiting:
                waiting.extend(backups)
                self.listed.emit(tuple(backups))
                self._check_next(waiting)

        self._desk.ask_shelf(
            lambda shelf: shelf.backups(path, folder), found, owner=self, on_problem=lambda problem: self.ended.emit()
        )

    def _check_next(self, waiting: list[Backup]) -> None:
        """Check the next backup, unless another search has begun meanwhile."""
        if waiting is not self._waiting:
            return
        if not waiting:
            self.ended.emit()
            return
        backup, passphrase, key = waiting[0], self._passphrase, self._recovery_key
        self._desk.ask_shelf(
            lambda shelf: shelf.checked(backup, passphrase=passphrase, recovery_key=key),
            lambda found: self._note(waiting, found),
            owner=self,
            on_problem=lambda problem: self._stop(waiting, problem),
        )

    def _note(self, waiting: list[Backup], backup: Backup) -> None:
        if waiting is not self._waiting:
            return
        if self._stops_at_good and backup.soundness is Soundness.OTHER_KEY:
            self.needs_passphrase.emit()
            return
        del waiting[0]
        self.checked.emit(backup)
        if self._stops_at_good and backup.soundness is Soundness.GOOD:
            self.ended.emit()
        else:
            self._check_next(waiting)

    def _stop(self, waiting: list[Backup], problem: StorageProblem) -> None:
        if waiting is not self._waiting:
            return
        if problem.key == "needs_passphrase" and self._stops_at_good:
            self.needs_passphrase.emit()
            return
        del waiting[0]
        self._check_next(waiting)
