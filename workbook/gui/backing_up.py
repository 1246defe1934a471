"""Backing up: a checked copy of the open workbook some minutes after a change, and whenever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.gui.worker import Job, Worker
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from workbook.services.shelf import Backup

    Outcome = tuple[Backup | None, StorageProblem | None]
    """The backup that was made, if any, and what was in the way of it, or of the one in the folder."""

AFTER_MINUTES = 10


class BackingUp(QObject):
    """The backups of one workbook after another; `copy` makes one, in a folder too, on the worker's thread."""

    made = Signal(object)
    """`Backup`."""
    failed = Signal(object)
    """`StorageProblem`."""

    def __init__(
        self,
        worker: Worker,
        copy: Callable[[datetime, Path | None], Outcome],
        clock: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._copy = copy
        self._clock = clock
        self.folder: Path | None = None
        """The folder that gets every backup too, or None."""
        self.last: datetime | None = None
        """When the last backup of the open workbook was made."""
        self.is_wanted = False
        """Whether something was changed since the last backup."""
        self._path: Path | None = None
        self._trouble: tuple[Path | None, StorageProblem] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MINUTES * 60_000)
        self._timer.timeout.connect(self.now)

    @property
    def trouble(self) -> StorageProblem | None:
        """Why the newest backup of the open workbook could not be made, here or in the folder; None when it was."""
        path, trouble = self._trouble or (None, None)
        return trouble if path == self._path else None

    def begin(self, path: Path, last: datetime | None) -> None:
        """Look after a workbook that was opened, and whose last backup is of this moment."""
        self._path, self.last = path, last

    def stop(self) -> None:
        """Leave it alone: it is closed."""
        self._timer.stop()
        self._path, self.last, self.is_wanted = None, None, False

    def soon(self) -> None:
        """Something was changed."""
        self.is_wanted = True
        if not self._timer.isActive():
            self._timer.start()

    def now(self, then: Callable[[StorageProblem | None], None] | None = None) -> None:
        """Make a backup, tell how it went, and hand what was in the way of it to `then`."""
        self._timer.stop()
        path, folder, moment = self._path, self.folder, self._clock()

        def done(outcome: Outcome) -> None:
            backup, trouble = outcome
            self._trouble = None if trouble is None else (path, trouble)
            if backup is not None:
                self.is_wanted = False
                self.last = backup.made_at
                self.made.emit(backup)
            if trouble is not None:
                self.failed.emit(trouble)
            if then is not None:
                then(trouble)

        self._worker.run(Job(lambda: self._copy(moment, folder), done, self))

    def see(self, newest: Backup | None) -> None:
        """Take note of the newest backup, which something else may have made."""
        if newest is not None and newest.made_at != self.last:
            self.last, self._trouble = newest.made_at, None
            self.made.emit(newest)
