"""The desk: runs services on the open workbook, away from the window's thread, and tells everyone what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workbook.domain.problems import InputProblem
from workbook.gui.backing_up import BackingUp
from workbook.gui.looking_through import LookingThrough
from workbook.gui.saving import Saving, Write
from workbook.gui.sweeper import Sweeper
from workbook.gui.worker import Job, Worker, once_painted
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from workbook.gui.backing_up import Outcome
    from workbook.gui.saving import Service
    from workbook.services.changes import Changes
    from workbook.services.shelf import Backup, OpenWorkbook, Shelf

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the window has to know about the workbook that lies open."""

    path: Path
    protected: bool
    read_only: bool
    checked: bool
    last_backup: datetime | None


class Desk(QObject):
    """Everything the window does with a workbook goes through here; one workbook lies open at a time.

    What was saved is told as `changed`. When saving is impossible, `save_failed` says why; what waits is kept in order
    and saved by `save_again`.
    """

    changed = Signal(object)
    """`Changes`, after they are safely in the file."""
    saved_changed = Signal(bool)
    """Whether everything that was entered is in the file."""
    save_failed = Signal(object)
    """`StorageProblem`; the entries wait."""
    damage_found = Signal(object)
    """`StorageProblem`; of a file so large that it is looked through after it was opened, or of an entry in it."""
    read_failed = Signal(object)
    """`StorageProblem` other than damage: a page has not got what it asked for."""
    opened = Signal()
    closed = Signal()
    answered = Signal()
    """All that was asked so far is answered; not told any more after `arrived`."""
    arrived = Signal()
    """Once: what was asked of the file first has been answered, and painted."""
    backup_made = Signal(object)
    """`Backup`."""
    backup_failed = Signal(object)
    """`StorageProblem`."""

    def __init__(
        self, make_shelf: Callable[[], Shelf], clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_shelf = make_shelf
        self._clock = clock
        self._shelf: Shelf | None = None
        self._workbook: OpenWorkbook | None = None
        self._sweeper = Sweeper(self)
        self._file = Worker("file", self)
        self._file.busy_changed.connect(self._arrive_once)
        self._drawing = Worker("drawing", self)
        self._drawing.busy_changed.connect(self._settle_once)
        self._saving = Saving(self._file, self._carry_out, self)
        self._saving.saved.connect(self.changed)
        self._saving.all_saved_changed.connect(self.saved_changed)
        self._saving.failed.connect(self.save_failed)
        self._looking = LookingThrough(self._file, self._page_check, lambda: self._writes, self)
        self._looking.damage_found.connect(self.damage_found)
        self._backing_up = BackingUp(self._file, self._copy, clock, self)
        self._saving.written.connect(self._backing_up.soon)
        self._backing_up.made.connect(self.backup_made)
        self._backing_up.failed.connect(self.backup_failed)
        self._errands = 0
        self._copies: set[Path] = set()
        self._has_arrived = False
        self._path: Path | None = None
        self._protected = False
        self._read_only = False

    @property
    def today(self) -> date:
        """The local day."""
        return self._clock().date()

    @property
    def moment(self) -> datetime:
        """The local time with its offset."""
        return self._clock()

    @property
    def now(self) -> str:
        """This moment as it is kept with entries: RFC 3339 with the local offset."""
        return self._clock().isoformat(timespec="seconds")

    @property
    def path(self) -> Path | None:
        """The open workbook's file, or None."""
        return self._path

    @property
    def is_open(self) -> bool:
        """Whether a workbook lies open."""
        return self._path is not None

    @property
    def is_protected(self) -> bool:
        """Whether the open workbook has a passphrase."""
        return self._protected

    @property
    def is_read_only(self) -> bool:
        """Whether the open workbook can only be read."""
        return self._read_only

    @property
    def last_backup(self) -> datetime | None:
        """When the last backup of the open workbook was made."""
        return self._backing_up.last

    @property
    def backup_trouble(self) -> StorageProblem | None:
        """Why the newest backup of the open workbook could not be made, here or in the folder; None when it was."""
        return self._backing_up.trouble

    @property
    def is_saved(self) -> bool:
        """Whether everything that was entered is in the file."""
        return self._saving.is_all_saved

    @property
    def is_stuck(self) -> bool:
        """Whether saving failed and waits for `save_again`."""
        return self._saving.is_stuck

    @property
    def is_idle(self) -> bool:
        """Whether no work waits or runs on either worker."""
        return not self._file.is_busy and not self._drawing.is_busy

    @property
    def backup_folder(self) -> Path | None:
        """The folder that gets every backup too, or None."""
        return self._backing_up.folder

    def back_up_to(self, folder: Path | None) -> None:
        """Put backups into `folder` too from now on."""
        self._backing_up.folder = folder

    def open(
        self,
        path: Path,
        *,
        then: Callable[[], None],
        on_problem: Callable[[StorageProblem], None],
        passphrase: str | None = None,
        recovery_key: str | None = None,
        read_only: bool = False,
    ) -> None:
        """Open a workbook in the place of the one that lies open; that one stays when it does not work.

        First what was entered is saved; when that is impossible, nothing is opened.
        """

        def work() -> OpenWorkbook:
            return self._take_shelf().open(path, passphrase=passphrase, recovery_key=recovery_key, read_only=read_only)

        self._take(work, then, on_problem)

    def open_new(
        self,
        make: Callable[[Shelf], OpenWorkbook],
        *,
        then: Callable[[], None],
        on_problem: Callable[[StorageProblem], None],
        on_input_problem: Callable[[InputProblem], None] | None = None,
    ) -> None:
        """Open what `make` made on the shelf: a new workbook, an imported one, one brought back."""
        self._take(lambda: make(self._take_shelf()), then, on_problem, on_input_problem)

    def open_in_place(
        self,
        make: Callable[[Shelf], OpenWorkbook],
        *,
        then: Callable[[], None],
        on_problem: Callable[[StorageProblem], None],
    ) -> None:
        """Back up and close the open workbook, then open what `make` put in its place; a problem leaves it closed."""

        def take() -> None:
            if self.is_open:
                self.back_up()
            self._take_now(lambda: make(self._take_shelf()), then, on_problem, closes_first=True)

        self._saving.afterwards(take)

    def close_for(
        self,
        act: Callable[[Shelf], Result],
        then: Callable[[Result], None],
        on_problem: Callable[[StorageProblem], None],
    ) -> None:
        """Close the workbook, without a backup, do something with its file, and tell everyone that it is closed."""

        def work() -> Result:
            self._close_workbook()
            return act(self._take_shelf())

        def done(result: Result) -> None:
            self._clear()
            self.closed.emit()
            then(result)

        def failed(problem: StorageProblem) -> None:
            self._clear()
            self.closed.emit()
            on_problem(problem)

        self._run(work, done, self, failed)

    def go_on_in_copy(
        self,
        target: Path,
        *,
        then: Callable[[], None],
        on_problem: Callable[[StorageProblem], None],
        passphrase: str | None = None,
        recovery_key: str | None = None,
    ) -> None:
        """Copy the open workbook, whose own file is gone, to `target`, and save there what waits; needs its secret.

        A copy that was made before and could not be opened is tried again.
        """
        waiting = self._saving.waiting

        def copy() -> OpenWorkbook:
            if self._workbook is None:
                raise StorageProblem("missing")
            if target not in self._copies:
                self._workbook.save_copy(target)
                self._copies.add(target)
            return self._take_shelf().open(target, passphrase=passphrase, recovery_key=recovery_key)

        def opened() -> None:
            for write in waiting:
                self.do(write.service, write.then, owner=write.owner, on_problem=write.on_problem)
            then()

        self._take_now(copy, opened, on_problem)

    def close(
        self, then: Callable[[], None], *, on_failed_backup: Callable[[StorageProblem], None] | None = None
    ) -> None:
        """Save what waits, back up, close the workbook and tell everyone; what cannot be saved is given up.

        With `on_failed_backup` the workbook stays open when no backup could be made on this computer.
        """
        if not self.is_open:
            then()
            return

        def closed(_nothing: None) -> None:
            self._clear()
            self.closed.emit()
            then()

        def backed_up(trouble: StorageProblem | None) -> None:
            if trouble is None or trouble.key == "extra_backup_failed" or on_failed_backup is None:
                self._file.run(Job(self._close_workbook, closed, self))
            else:
                on_failed_backup(trouble)

        def close() -> None:
            if self._backing_up.is_wanted:
                self._backing_up.now(backed_up)
            else:
                backed_up(None)

        self._saving.afterwards(close, or_given_up=True)

    def ask(self, question: Callable[[OpenWorkbook], Result], then: Callable[[Result], None], owner: QObject) -> None:
        """Read something and hand the answer to `then`, unless `owner` or the workbook is gone by then."""
        path = self._path

        def work() -> Result | None:
            return None if self._workbook is None else question(self._workbook)

        def answered(result: Result | None) -> None:
            if self._path == path and path is not None:
                then(result)  # type: ignore[arg-type]

        job = Job(work, answered, owner)
        job.failed = self._tell_unread
        self._file.run(job)

    def ask_shelf(
        self,
        question: Callable[[Shelf], Result],
        then: Callable[[Result], None],
        owner: QObject,
        on_problem: Callable[[StorageProblem], None],
    ) -> Job[Result]:
        """Ask about files; `question` runs on the file worker."""
        return self._run(lambda: question(self._take_shelf()), then, owner, on_problem)

    def ask_file(
        self,
        question: Callable[[OpenWorkbook], Result],
        then: Callable[[Result], None],
        owner: QObject,
        on_problem: Callable[[StorageProblem], None],
    ) -> None:
        """Do something with the open workbook's file, such as checking it, and hand what came of it to `then`."""

        def work() -> tuple[Result, Backup | None]:
            if self._workbook is None:
                raise StorageProblem("missing")
            result = question(self._workbook)
            return result, self._newest_backup(self._workbook.path)

        self._errands += 1

        def done(answer: tuple[Result, Backup | None]) -> None:
            result, newest = answer
            if self._workbook is not None:
                self._protected = self._workbook.protected
            self._backing_up.see(newest)
            then(result)

        self._run(work, done, owner, on_problem)

    def _newest_backup(self, path: Path) -> Backup | None:
        return next(iter(self._take_shelf().backups(path)), None)

    def do(
        self,
        service: Service,
        then: Callable[[Changes], None] | None = None,
        *,
        owner: QObject | None = None,
        on_problem: Callable[[InputProblem], None] | None = None,
    ) -> None:
        """Save what a service changes, in the order of the calls, then tell everyone.

        An `InputProblem` goes to `on_problem`; without one it is a bug.
        """
        self._saving.add(Write(service, then or (lambda changes: None), on_problem, owner or self))

    def undo(self, changes: Changes, then: Callable[[Changes], None] | None = None) -> None:
        """Take back what was changed."""
        from workbook.services.changes import undo  # with it the whole domain, which the first paint can do without

        self.do(lambda workbook: undo(workbook, changes), then)

    def save_again(self) -> None:
        """Try once more to save what waits."""
        self._saving.again()

    def draw(
        self, work: Callable[[Job[Result]], Result], then: Callable[[Result], None], owner: QObject
    ) -> Job[Result]:
        """Make a picture or a document from frozen data on the drawing worker; `work` may ask its job to stop."""
        job: Job[Result] = Job(lambda: work(job), then, owner)
        self._drawing.run(job, after_painting=True)  # loading matplotlib for the first one holds up the window
        return job

    def write_out(
        self,
        work: Callable[[Job[None]], None],
        then: Callable[[], None],
        owner: QObject,
        on_problem: Callable[[StorageProblem], None],
    ) -> Job[None]:
        """Write a file from frozen data on the drawing worker."""
        job: Job[None] = Job(lambda: work(job), lambda nothing: then(), owner)
        job.failed = _storage_problem_to(on_problem, owner)
        self._drawing.run(job)
        return job

    def back_up(self) -> None:
        """Make a backup now and tell how it went."""
        self._backing_up.now()

    def end(self) -> None:
        """Finish all work and end all threads; the desk is of no use afterwards."""
        self._looking.end()
        self._drawing.close()
        self._file.run(Job(self._close_workbook, lambda nothing: None, self))
        self._file.close()
        self._sweeper.stop()

    def _arrive_once(self, is_busy: bool) -> None:
        if not is_busy:
            self.answered.emit()
            once_painted(self, self._arrive)

    def _arrive(self) -> None:
        if not self._file.is_busy and not self._has_arrived:
            self._has_arrived = True
            self._file.busy_changed.disconnect(self._arrive_once)
            self.arrived.emit()

    def _settle_once(self, is_busy: bool) -> None:
        """After the first picture, load what the first answer is saved with; then all is there that most runs need."""
        if not is_busy:
            self._drawing.busy_changed.disconnect(self._settle_once)
            self._file.run(
                Job(lambda: self._take_shelf().prepare_writing(), lambda _nothing: self._sweeper.settle(), self)
            )

    def _run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], None],
        owner: QObject,
        on_problem: Callable[[StorageProblem], None],
    ) -> Job[Result]:
        job = Job(work, then, owner)
        job.failed = _storage_problem_to(on_problem, owner)
        return self._file.run(job)

    def _take_shelf(self) -> Shelf:
        if self._shelf is None:
            self._shelf = self._make_shelf()
        return self._shelf

    def _take(
        self,
        work: Callable[[], OpenWorkbook],
        then: Callable[[], None],
        on_problem: Callable[[StorageProblem], None],
        on_input_problem: Callable[[InputProblem], None] | None = None,
    ) -> None:
        def take() -> None:
            if self._backing_up.is_wanted:
                self.back_up()
            self._take_now(work, then, on_problem, on_input_problem)

        self._saving.afterwards(take)

    def _take_now(
        self,
        work: Callable[[], OpenWorkbook],
        then: Callable[[], None],
        on_problem: Callable[[StorageProblem], None],
        on_input_problem: Callable[[InputProblem], None] | None = None,
        *,
        closes_first: bool = False,
    ) -> None:
        def exchange() -> _Opened:
            if closes_first:
                self._close_workbook()
            fresh = work()
            self._close_workbook()
            self._workbook = fresh
            newest = self._newest_backup(fresh.path)
            made_at = None if newest is None else newest.made_at
            return _Opened(fresh.path, fresh.protected, fresh.read_only, fresh.checked, made_at)

        def opened(fresh: _Opened) -> None:
            self._clear()
            self._path, self._protected, self._read_only = fresh.path, fresh.protected, fresh.read_only
            self._backing_up.begin(fresh.path, fresh.last_backup)
            self.opened.emit()
            then()
            if not fresh.checked:
                self._looking.begin()

        def failed(trouble: BaseException) -> bool:
            if closes_first and self.is_open:
                self._clear()
                self.closed.emit()
            if isinstance(trouble, StorageProblem):
                on_problem(trouble)
                return True
            if isinstance(trouble, InputProblem) and on_input_problem is not None:
                on_input_problem(trouble)
                return True
            return False

        job = Job(exchange, opened, self)
        job.failed = failed
        self._file.run(job)

    def _close_workbook(self) -> None:
        if self._workbook is not None:
            self._workbook.close()
            self._workbook = None

    def _clear(self) -> None:
        self._saving.give_up()
        self._backing_up.stop()
        self._looking.stop()
        self._path, self._protected, self._read_only = None, False, False

    @property
    def _writes(self) -> int:
        """How often something may have been written to a file."""
        return self._saving.begun + self._errands

    def _carry_out(self, service: Service) -> Changes:
        if self._workbook is None:
            raise StorageProblem("missing")
        return service(self._workbook)

    def _page_check(self) -> Callable[[], None] | None:
        return None if self._workbook is None else self._workbook.page_check()

    def _copy(self, moment: datetime, folder: Path | None) -> Outcome:
        if self._workbook is None:
            return None, None
        try:
            return self._workbook.back_up(moment, folder), None
        except StorageProblem as trouble:
            is_here = trouble.key == "extra_backup_failed"
            return self._newest_backup(self._workbook.path) if is_here else None, trouble

    def _tell_unread(self, trouble: BaseException) -> bool:
        if isinstance(trouble, StorageProblem):
            (self.damage_found if trouble.key == "damaged" else self.read_failed).emit(trouble)
            return True
        return False


def _storage_problem_to(
    on_problem: Callable[[StorageProblem], None], owner: QObject
) -> Callable[[BaseException], bool]:
    """Return what hands a trouble with files to `on_problem`, unless `owner` is gone."""

    def failed(trouble: BaseException) -> bool:
        if isinstance(trouble, StorageProblem):
            if isValid(owner):
                on_problem(trouble)
            return True
        return False

    return failed
