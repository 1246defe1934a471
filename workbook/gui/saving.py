"""Saving: what was entered waits in order until it is in the file, also while saving is impossible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workbook.domain.problems import InputProblem
from workbook.gui.worker import Job, Worker
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from workbook.services.changes import Changes
    from workbook.services.shelf import OpenWorkbook

    Service = Callable[[OpenWorkbook], Changes]
    """A service with everything but the workbook filled in."""


@dataclass(frozen=True, slots=True)
class Write:
    """A service that waits to be saved, and who asked for it."""

    service: Service
    then: Callable[[Changes], None]
    on_problem: Callable[[InputProblem], None] | None
    owner: QObject


class Saving(QObject):
    """The writes of one workbook after another; `carry_out` runs a service on the open one, on the worker's thread.

    When saving is impossible, what waits is kept in order until `again`.
    """

    written = Signal()
    """Something was changed in the file; told before `all_saved_changed`."""
    saved = Signal(object)
    """`Changes`, after they are safely in the file."""
    all_saved_changed = Signal(bool)
    """Whether everything that was entered is in the file."""
    failed = Signal(object)
    """`StorageProblem`; the entries wait."""

    def __init__(self, worker: Worker, carry_out: Callable[[Service], Changes], parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._carry_out = carry_out
        self._waiting: list[Write] = []
        self._afterwards: list[tuple[Callable[[], None], bool]] = []
        self._is_busy = False
        self.is_stuck = False
        """Whether saving failed and waits for `again`."""
        self.begun = 0
        """How many writes were begun since the start of the program."""

    @property
    def waiting(self) -> tuple[Write, ...]:
        """What is not in the file yet, in order."""
        return tuple(self._waiting)

    @property
    def is_all_saved(self) -> bool:
        """Whether everything that was entered is in the file."""
        return not self._waiting

    def add(self, write: Write) -> None:
        """Save this after everything that waits already."""
        was_saved = self.is_all_saved
        self._waiting.append(write)
        if was_saved:
            self.all_saved_changed.emit(False)
        if not self.is_stuck:
            self._begin_next()

    def again(self) -> None:
        """Try once more to save what waits."""
        self.is_stuck = False
        self._begin_next()

    def afterwards(self, act: Callable[[], None], *, or_given_up: bool = False) -> None:
        """Do something once nothing waits to be saved; when saving fails, not at all, or nevertheless."""
        if self.is_all_saved or (self.is_stuck and or_given_up):
            act()
        elif not self.is_stuck:
            self._afterwards.append((act, or_given_up))

    def give_up(self) -> None:
        """Forget what waits: its workbook is closed."""
        self._waiting.clear()
        self._is_busy = self.is_stuck = False

    def _begin_next(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        self.begun += 1
        write = self._waiting[0]
        job = Job(lambda: self._carry_out(write.service), lambda changes: self._went_well(write, changes), self)
        job.failed = lambda trouble: self._went_wrong(write, trouble)
        self._worker.run(job)

    def _went_well(self, write: Write, changes: Changes) -> None:
        if changes:
            self.written.emit()
        self._take_first_away()
        if changes:
            self.saved.emit(changes)
        if isValid(write.owner):
            write.then(changes)
        self._go_on()

    def _went_wrong(self, write: Write, trouble: BaseException) -> bool:
        if isinstance(trouble, StorageProblem):
            self._is_busy, self.is_stuck = False, True
            self.failed.emit(trouble)
            self._go_on()
            return True
        self._take_first_away()
        if not isinstance(trouble, InputProblem) or write.on_problem is None:
            self._go_on()
            return False
        if isValid(write.owner):
            write.on_problem(trouble)
        self._go_on()
        return True

    def _take_first_away(self) -> None:
        self._waiting.pop(0)
        self._is_busy = False
        if self._waiting:
            self._begin_next()
        else:
            self.all_saved_changed.emit(True)

    def _go_on(self) -> None:
        if self._is_busy:
            return
        acts, self._afterwards = self._afterwards, []
        for act, or_given_up in acts:
            if self.is_all_saved or or_given_up:
                act()
