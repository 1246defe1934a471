"""The workbook files of this computer and their backups; keeps the promises of `services.shelf.Shelf`."""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from workbook.domain.contents import Contents
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Backup, FileState, Soundness
from workbook.storage import schema
from workbook.storage.backups import Backups
from workbook.storage.connection import Use, connected
from workbook.storage.copies import copy_pages
from workbook.storage.entries import Entries
from workbook.storage.file import WorkbookFile, make_file, open_file, original
from workbook.storage.key import Key, is_protected, passphrase_key, public_key, read_salt
from workbook.storage.lock import Lock, take_lock
from workbook.storage.new_file import (
    clear_leftovers,
    journal_of,
    keep_aside,
    kept_aside,
    new_file_beside,
    private_files,
    stands,
    take_over,
)
from workbook.storage.protection import key_of
from workbook.storage.soundness import check_pages, check_structure, confirmed, looked_into, schema_of

_STATES = {
    "missing": FileState.MISSING,
    "empty": FileState.FOREIGN,
    "not_a_workbook": FileState.FOREIGN,
    "newer": FileState.NEWER,
    "unreadable": FileState.UNREADABLE,
}


class FileShelf:
    """All workbook files; their backups stand in folders under `backups`. One thread uses it."""

    def __init__(self, backups: Path) -> None:
        self._backups = Backups(backups)
        self._opened: list[WorkbookFile] = []

    def look_at(self, path: Path) -> FileState:
        """Say what a file is, without opening it."""
        for opened in self._open_ones():
            if opened.path == path:
                return FileState.PROTECTED if opened.protected else FileState.OPEN
        try:
            return FileState.PROTECTED if is_protected(read_salt(path)) else FileState.OPEN
        except StorageProblem as problem:
            return _STATES[problem.key]

    def create(self, path: Path, *, contents: Contents | None = None, passphrase: str | None = None) -> WorkbookFile:
        """Make a new workbook, whole or not at all, and return it open; never over a file.

        Folders that are missing are made. Raises `InputProblem` when `contents` do not hang together.
        """
        if passphrase == "":
            raise StorageProblem("no_passphrase_given")
        if stands(path):
            raise StorageProblem("exists")
        _make_folder(path.parent)
        with _lock_kept(path) as lock:
            key = public_key() if passphrase is None else passphrase_key(passphrase)
            make_file(path, key, contents)
            try:
                return self._keep(open_file(path, key, self._backups, lock))
            except StorageProblem:
                path.unlink(missing_ok=True)
                raise

    def open(
        self, path: Path, *, passphrase: str | None = None, recovery_key: str | None = None, read_only: bool = False
    ) -> WorkbookFile:
        """Open and lock a workbook; raise `StorageProblem` with the key that says why it cannot be opened."""
        if read_only:
            return self._open(path, None, passphrase, recovery_key)
        if not stands(path):
            read_salt(path)  # says what is in the way, before a lock is left beside a file that is not there
        with _lock_kept(path) as lock:
            with suppress(OSError):
                clear_leftovers(path.parent, re.escape(path.name))
            return self._open(path, lock, passphrase, recovery_key)

    def _open(self, path: Path, lock: Lock | None, passphrase: str | None, recovery_key: str | None) -> WorkbookFile:
        key = key_of(path, passphrase, recovery_key)
        try:
            return self._keep(open_file(path, key, self._backups, lock))
        except StorageProblem as problem:
            if problem.key == "wrong_key" and self._opens_newest_backup(path, key, passphrase):
                raise StorageProblem("damaged") from None
            raise

    def backups(self, path: Path, folder: Path | None = None) -> Sequence[Backup]:
        """Return the backups of a workbook, those in `folder` too, newest first, unchecked."""
        return self._backups.listed(path, folder)

    def checked(self, backup: Backup, *, passphrase: str | None = None, recovery_key: str | None = None) -> Backup:
        """Return the backup with what opening and reading all of it showed."""
        known = None
        try:
            known = self._known_key(backup.path)
            key = known or key_of(backup.path, passphrase, recovery_key)
            with original(backup.path, key) as source:
                found = schema_of(source.connection)
            check_pages(backup.path, key, Use.READ)
            if found == schema.CURRENT:
                _check_entries(backup.path, key)
        except StorageProblem as problem:
            if problem.key == "needs_passphrase":
                raise
            is_other = problem.key == "wrong_key" and known is None
            return replace(backup, soundness=Soundness.OTHER_KEY if is_other else Soundness.BAD)
        return replace(backup, soundness=Soundness.GOOD)

    def restore(
        self,
        backup: Backup,
        path: Path,
        now: datetime,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
    ) -> Path | None:
        """Put a checked copy of a backup in the place of the workbook; return where the former file is kept."""
        _make_folder(path.parent)
        with _locked(path), new_file_beside(path) as beside:
            key = self._known_key(backup.path) or key_of(backup.path, passphrase, recovery_key)
            with original(backup.path, key) as source, looked_into(backup.path, key, Use.READ):
                copy_pages(source, beside)
                if schema_of(source.connection) == schema.CURRENT:
                    _check_entries(beside, key)
            aside = keep_aside(path, now) if stands(path) else None
            take_over(beside, path)
        self._backups.thinning = False
        return aside

    def delete_everything(self, path: Path) -> Sequence[Path]:
        """Delete a workbook, its backups and what stands beside them; return what could not be deleted."""
        left = []
        with _locked(path):
            for each in (path, journal_of(path), *kept_aside(path)):
                try:
                    each.unlink(missing_ok=True)
                except OSError:
                    left.append(each)
            clear_leftovers(path.parent, re.escape(path.name))
        return (*left, *self._backups.delete(path))

    def prepare_writing(self) -> None:
        """Load SQLAlchemy, so that the first answer is saved at once."""
        import workbook.storage.writing  # noqa: F401 - heavy, and reading does without

    def private(self) -> AbstractContextManager[None]:
        """Make every file written inside readable by this person alone."""
        return private_files()

    def _keep(self, opened: WorkbookFile) -> WorkbookFile:
        self._opened = [*self._open_ones(), opened]
        return opened

    def _open_ones(self) -> Sequence[WorkbookFile]:
        """Return what lies open, and let go of what was closed, with its key."""
        self._opened = [each for each in self._opened if not each.closed]
        return self._opened

    def _known_key(self, path: Path) -> Key | None:
        """Return the key of a file when an open workbook has the same."""
        salt = read_salt(path)
        return next((key for each in self._open_ones() if (key := each.key_for(salt)) is not None), None)

    def _opens_newest_backup(self, path: Path, key: Key, passphrase: str | None) -> bool:
        """Tell whether a key that does not open a workbook opens its newest backup: then the workbook is damaged."""
        for backup in self._backups.listed(path)[:1]:
            with suppress(StorageProblem):
                salt = read_salt(backup.path)
                fits = key if salt == key.salt or passphrase is None else key_of(backup.path, passphrase)
                with connected(backup.path, Key(fits.raw, salt), Use.READ) as connection:
                    schema_of(connection)
                return is_protected(salt)
        return False


def _check_entries(path: Path, key: Key) -> None:
    def look() -> None:
        check_structure(path, key, Use.READ, thorough=True)
        with connected(path, key, Use.READ) as connection:
            Entries(connection).check_entries(lambda done: None)

    confirmed(look)


def _make_folder(folder: Path) -> None:
    try:
        with private_files():
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise StorageProblem("unwritable") from trouble


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    lock = take_lock(path)
    try:
        yield
    finally:
        lock.unlock()


@contextmanager
def _lock_kept(path: Path) -> Iterator[Lock]:
    """Yield the lock of a workbook; it is let go of only when opening does not work."""
    lock = take_lock(path)
    try:
        yield lock
    except BaseException:
        lock.unlock()
        raise
