"""Backups: where they stand, what they are called, which are kept, and under which key."""

import hashlib
import os
import re
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from workbook.services.problems import StorageProblem
from workbook.services.shelf import Backup, Soundness
from workbook.storage.connection import Use, connected
from workbook.storage.copies import Original, copy_checked, encrypt_to
from workbook.storage.key import Key, is_protected, public_key, read_salt
from workbook.storage.new_file import clear_leftovers, new_file_beside, private_files, take_over
from workbook.storage.soundness import check_pages

_NAME = re.compile(r"backup-(\d{4}-\d{2}-\d{2}T\d{6}[+-]\d{4})\.workbook", re.ASCII)
_MOMENT = "%Y-%m-%dT%H%M%S%z"
_DAYS_KEPT_WHOLE = 3
"""Two times 24 hours touch so many days."""
_KEPT: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (14, lambda made_at: made_at.date()),
    (12, lambda made_at: made_at.isocalendar()[:2]),
    (24, lambda made_at: (made_at.year, made_at.month)),
    (10, lambda made_at: made_at.year),
)
"""How many days, weeks, months and years with backups keep their newest one."""


def thinned(made: Sequence[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of the backups made at these moments may go.

    Kept are all of the last three days that have any, and the newest of each of the last 14 days, 12 weeks, 24 months
    and 10 years that have any. Since days with backups are counted, not days gone by, a clock that jumps ahead makes
    nothing go that would have stayed otherwise. What was made in the future, by a clock that was wrong, stays too.
    """
    past = sorted((moment for moment in made if moment <= now), reverse=True)
    last_days = sorted({_world_day(moment) for moment in past}, reverse=True)[:_DAYS_KEPT_WHOLE]
    kept = {moment for moment in past if _world_day(moment) in last_days}
    for count, group in _KEPT:
        kept.update(_newest_of_each(past, group, count))
    return frozenset(past) - kept


def _world_day(moment: datetime) -> date:
    return moment.astimezone(UTC).date()


def _newest_of_each(
    newest_first: Sequence[datetime], group: Callable[[datetime], Hashable], count: int
) -> Sequence[datetime]:
    found: dict[Hashable, datetime] = {}
    for moment in newest_first:
        found.setdefault(group(moment), moment)
    return list(found.values())[:count]


class Backups:
    """All backups under one folder, `root`: each workbook has a folder of its own there.

    A workbook's folder is named by a hash value of its path: found again when the workbook cannot be opened, is gone or
    has another passphrase, and without a word on what the file is called. `thinning` False keeps everything.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.thinning = True

    def folder_of(self, path: Path, root: Path | None = None) -> Path:
        """Return the folder of a workbook's backups, under `root` where one is given."""
        name = os.path.normcase(os.path.realpath(path))  # unlike resolve(), goes no circle of links
        return (root or self._root) / hashlib.sha256(os.fsencode(name)).hexdigest()[:16]

    def listed(self, path: Path, extra: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups of a workbook, those in the folder `extra` too, newest first."""
        roots = [None] if extra is None else [None, extra]
        found = [each for root in roots for each in _backups_in(self.folder_of(path, root))]
        return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))

    def make(self, source: Original, path: Path, now: datetime, extra: Path | None = None) -> Backup:
        """Make a checked backup, one in the folder `extra` too, then thin the older ones.

        Raises `StorageProblem` with its reason, "extra_backup_failed" when the first one was made, but not the other.
        """
        made = self._make_in(self.folder_of(path), source, now)
        if extra is not None:
            try:
                if not _is_folder(extra):
                    raise StorageProblem("missing")  # a stick that is not there; its folder is not made elsewhere
                self._make_in(self.folder_of(path, extra), source, now)
            except StorageProblem as problem:
                raise StorageProblem("extra_backup_failed") from problem
        return made

    def _make_in(self, folder: Path, source: Original, now: datetime) -> Backup:
        try:
            with private_files():
                folder.mkdir(parents=True, exist_ok=True)
            clear_leftovers(folder, _NAME.pattern)
        except OSError as trouble:
            raise StorageProblem("backup_failed") from trouble
        made_at = now.replace(microsecond=0)
        while (target := folder / f"backup-{made_at.strftime(_MOMENT)}.workbook").exists():
            made_at += timedelta(seconds=1)
        copy_checked(source, target)
        if self.thinning:
            _thin(folder, made_at)
        return Backup(path=target, made_at=made_at, soundness=Soundness.GOOD, protected=is_protected(source.key.salt))

    def encrypt_again(self, path: Path, old: Key, fresh: Key, extra: Path | None = None) -> None:
        """Put the backups of a workbook under its fresh key, where `old` or the public key opens them.

        One that cannot be opened or written stays as it is: `Backup.protected` and `Soundness` tell.
        """
        for backup in self.listed(path, extra):
            with suppress(StorageProblem):
                salt = read_salt(backup.path)
                if salt != fresh.salt and (salt == old.salt or not is_protected(salt)):
                    _encrypt_again(backup.path, old if salt == old.salt else public_key(salt), fresh)

    def under_other_keys(self, path: Path, key: Key, extra: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups of a workbook that its key does not open, by their salts; damaged ones too."""
        return tuple(each for each in self.listed(path, extra) if not _may_open(key, _salt_of(each.path)))

    def delete(self, path: Path) -> tuple[Path, ...]:
        """Delete the backups of a workbook with their folder, and return what could not be deleted."""
        left = []
        for backup in self.listed(path):
            try:
                backup.path.unlink()
            except OSError:
                left.append(backup.path)
        with suppress(OSError):
            self.folder_of(path).rmdir()
        return tuple(left)


def _encrypt_again(path: Path, old: Key, fresh: Key) -> None:
    check_pages(path, old, Use.READ)
    with connected(path, old, Use.READ) as source, new_file_beside(path) as beside:
        encrypt_to(source, fresh, beside)
        take_over(beside, path)


def _thin(folder: Path, now: datetime) -> None:
    backups = _backups_in(folder)
    gone = thinned([each.made_at for each in backups], now)
    for each in backups:
        if each.made_at in gone:
            with suppress(OSError):  # it goes another time
                each.path.unlink()


def _backups_in(folder: Path) -> Sequence[Backup]:
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return ()  # no backup was made yet, or the stick is not there
    found = []
    for name in names:
        made_at = _made_at(name)
        if made_at is not None:
            found.append(Backup(path=folder / name, made_at=made_at, protected=_looks_protected(folder / name)))
    return found


def _made_at(name: str) -> datetime | None:
    """Return when the backup of this name was made, None for a file that is none of ours."""
    match = _NAME.fullmatch(name)
    try:
        return datetime.strptime(match[1], _MOMENT) if match else None  # noqa: DTZ007 - the name holds the offset
    except ValueError:
        return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _looks_protected(path: Path) -> bool:
    salt = _salt_of(path)
    return salt is not None and is_protected(salt)


def _may_open(key: Key, salt: bytes | None) -> bool:
    """Tell whether a key is that of a file with this salt; the public key is that of all without a passphrase."""
    return salt is not None and (salt == key.salt or not (is_protected(salt) or is_protected(key.salt)))


def _salt_of(path: Path) -> bytes | None:
    try:
        return read_salt(path)
    except StorageProblem:
        return None
