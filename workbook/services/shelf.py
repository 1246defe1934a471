"""What the window needs from workbook files as files: opening, protecting, backing up, bringing back."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workbook.domain.contents import Contents
from workbook.services.ports import Workbook

Advance = Callable[[int, int], None]
"""Told how far long work is: steps done, steps in all. It raises `Cancelled` to stop the work."""


class FileState(StrEnum):
    """What a file is, as far as its first bytes tell."""

    MISSING = "missing"
    OPEN = "open"
    """A workbook without a passphrase."""
    PROTECTED = "protected"
    FOREIGN = "foreign"
    """Not a workbook; an empty file too."""
    NEWER = "newer"
    UNREADABLE = "unreadable"


class Soundness(StrEnum):
    """What is known about a backup."""

    UNCHECKED = "unchecked"
    GOOD = "good"
    BAD = "bad"
    OTHER_KEY = "other_key"
    """Made under an earlier passphrase: only that one, or its recovery key, opens it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup file, made at `made_at` (local time with offset); `protected` when it asks for a passphrase."""

    path: Path
    made_at: datetime
    soundness: Soundness = Soundness.UNCHECKED
    protected: bool = False


class OpenWorkbook(Workbook, Protocol):
    """A workbook that this program holds open and locked. All calls come from one thread."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def protected(self) -> bool:
        """Whether it has a passphrase."""

    @property
    def read_only(self) -> bool:
        """Whether it can be read alone."""

    @property
    def checked(self) -> bool:
        """False for a file too large to look through while somebody waits: `page_check` it once it is shown."""

    def close(self) -> None:
        """Close the file and let go of its lock; the object is of no use afterwards."""

    def check(self, advance: Advance | None = None) -> None:
        """Check every page and entry; raise `StorageProblem` "damaged" when something is not sound."""

    def page_check(self) -> Callable[[], None]:
        """Return a look at every page for another thread, which raises `StorageProblem` "damaged" or "unreadable".

        What it says counts if nothing was written and no key was changed meanwhile.
        """

    def save_copy(self, target: Path) -> None:
        """Write a checked copy under the same key; never over a file."""

    def back_up(self, now: datetime, folder: Path | None = None) -> Backup:
        """Make a checked backup, one in `folder` too, then thin the older ones; raise `StorageProblem` with the reason.

        "extra_backup_failed": it was made on this computer, but not in `folder`.
        """

    def protect(self, passphrase: str, now: datetime, folder: Path | None = None) -> str:
        """Set or change the passphrase, after a backup, and return the new recovery key; the workbook stays open.

        Older backups, those in `folder` too, get the new key where the present one opens them.
        """

    def unprotect(self, now: datetime, folder: Path | None = None) -> None:
        """Take the passphrase off, after a backup; the workbook stays open. Backups follow as in `protect`."""

    def backups_under_other_keys(self, folder: Path | None = None) -> Sequence[Backup]:
        """Return the backups, those in `folder` too, that the key of this workbook does not open."""


class Shelf(Protocol):
    """All workbook files of this computer, and their backups."""

    def look_at(self, path: Path) -> FileState:
        """Say what a file is, without opening it."""

    def create(self, path: Path, *, contents: Contents | None = None, passphrase: str | None = None) -> OpenWorkbook:
        """Make a new workbook, whole or not at all, and return it open; never over a file."""

    def open(
        self, path: Path, *, passphrase: str | None = None, recovery_key: str | None = None, read_only: bool = False
    ) -> OpenWorkbook:
        """Open and lock a workbook; raise `StorageProblem` with the key that says why it cannot be opened.

        "in_use": another window of this computer has it. "in_use_elsewhere": a lock from another computer stands
        beside it; it can be opened read only. An older schema is backed up, then migrated.
        """

    def backups(self, path: Path, folder: Path | None = None) -> Sequence[Backup]:
        """Return the backups of a workbook, those in `folder` too, newest first, unchecked."""

    def checked(self, backup: Backup, *, passphrase: str | None = None, recovery_key: str | None = None) -> Backup:
        """Return the backup with what opening and reading all of it showed.

        One that has the key of an open workbook needs no secret; raise `StorageProblem` "needs_passphrase" else.
        """

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

    def delete_everything(self, path: Path) -> Sequence[Path]:
        """Delete a workbook, its backups and what stands beside them; return what could not be deleted."""

    def prepare_writing(self) -> None:
        """Load what writing needs and reading does without, so that the first answer is saved at once."""

    def private(self) -> AbstractContextManager[None]:
        """Make every file written inside readable by this person alone."""
