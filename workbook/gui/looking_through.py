"""Looking through: every page of a large file is checked after it was opened, on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workbook.gui.worker import Job, Worker
from workbook.services.problems import StorageProblem

AGAIN_AFTER_SECONDS = 30


class LookingThrough(QObject):
    """Looks at one file after another. `take_look` returns the look at the open file, on the file's worker.

    `writes` counts what was written: a look during which that grew may have seen half of it, and is taken again.
    """

    damage_found = Signal(object)
    """`StorageProblem`."""

    def __init__(
        self,
        file: Worker,
        take_look: Callable[[], Callable[[], None] | None],
        writes: Callable[[], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._take_look = take_look
        self._writes = writes
        self._looking = Worker("looking", self)
        self._look: Job[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_AFTER_SECONDS * 1000)
        self._timer.timeout.connect(self.begin)
        self._files = 0

    def begin(self) -> None:
        """Look at every page of the file that lies open."""
        file, writes = self._files, self._writes()
        self._file.run(Job(self._take_look, lambda look: self._go(look, file, writes), self))

    def stop(self) -> None:
        """Leave the file alone: it is being closed."""
        self._files += 1
        self._timer.stop()
        if self._look is not None:
            self._look.cancel()

    def end(self) -> None:
        """Stop, and end the thread."""
        self.stop()
        self._looking.close()

    def _go(self, look: Callable[[], None] | None, file: int, writes: int) -> None:
        if look is None or file != self._files:
            return
        job = Job(look, lambda nothing: self._looked(None, writes), self)

        def failed(trouble: BaseException) -> bool:
            if not isinstance(trouble, StorageProblem):
                return False
            if not job.is_cancelled:
                self._looked(trouble, writes)
            return True

        job.failed = failed
        self._look = self._looking.run(job)

    def _looked(self, trouble: StorageProblem | None, writes: int) -> None:
        if writes != self._writes():
            self._timer.start()
        elif trouble is not None:
            self.damage_found.emit(trouble)
