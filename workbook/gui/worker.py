"""One thread for one kind of work; results come back to the window's own thread, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from workbook.services.problems import Cancelled

Result = TypeVar("Result")


def once_painted(owner: QObject, act: Callable[[], None]) -> None:
    """Do something after the window has laid out and painted what is new.

    A timer waits until the events that are posted for that are through; one of no time is itself such an event.
    """
    QTimer.singleShot(1, owner, act)


class Job(Generic[Result]):
    """A piece of work that can be cancelled; what it then answers is dropped."""

    def __init__(self, work: Callable[[], Result], then: Callable[[Result], None], owner: QObject) -> None:
        self.work = work
        self.then = then
        self.owner = owner
        self.failed: Callable[[BaseException], bool] = lambda trouble: False
        self.is_cancelled = False

    def cancel(self) -> None:
        """Drop the answer; work that asks `stop_if_cancelled` ends at its next step."""
        self.is_cancelled = True

    def stop_if_cancelled(self, done: int = 0, whole: int = 0) -> None:
        """Raise `Cancelled` once the job was cancelled; fits wherever progress is told."""
        if self.is_cancelled:
            raise Cancelled


@dataclass(frozen=True, slots=True)
class _Outcome:
    job: Job[Any]
    result: object = None
    trouble: BaseException | None = None


class Worker(QObject):
    """Runs jobs one after the other on a thread of its own."""

    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Job[Any] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()
        self._waiting = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether any job waits, runs, or has not been delivered."""
        return self._waiting > 0

    def run(self, job: Job[Result], *, after_painting: bool = False) -> Job[Result]:
        """Put a job at the end of the queue, if wanted once the window has painted what it has to paint already."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        if after_painting:
            once_painted(self, lambda: self._jobs.put(job))
        else:
            self._jobs.put(job)
        return job

    def close(self) -> None:
        """Finish what is queued and end the thread; answers that come later are dropped."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._carry_out(job)
            del job  # it would hold what it was about until there is another one

    def _carry_out(self, job: Job[Result]) -> None:
        outcome = _Outcome(job)
        if not job.is_cancelled:
            try:
                outcome = _Outcome(job, result=job.work())
            except BaseException as trouble:  # noqa: BLE001 - every trouble travels to the window's thread
                outcome = _Outcome(job, trouble=trouble)
        if isValid(self):
            self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._waiting -= 1
        try:
            self._hand_over(outcome)
        finally:
            if self._waiting == 0:
                self.busy_changed.emit(False)

    def _hand_over(self, outcome: _Outcome) -> None:
        job = outcome.job
        if isinstance(outcome.trouble, Cancelled):
            return
        if outcome.trouble is not None:
            if not job.failed(outcome.trouble):
                raise outcome.trouble
        elif not job.is_cancelled and isValid(job.owner):
            job.then(outcome.result)
