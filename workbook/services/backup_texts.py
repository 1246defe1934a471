"""Backups in words: when one was made, and what is known about it."""

from datetime import datetime

from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.shelf import Backup, Soundness


def moment_words(moment: datetime) -> str:
    """Return a moment as the clock on the wall showed it then: 6 August 2026, 21:12."""
    return _("{day}, {time}").format(day=full_day(moment.date()), time=f"{moment:%H:%M}")


def soundness_words(backup: Backup) -> str:
    """Return what is known about a backup."""
    unchecked = _("protected by a passphrase") if backup.protected else _("not looked at yet")
    return {
        Soundness.UNCHECKED: unchecked,
        Soundness.GOOD: _("good"),
        Soundness.BAD: _("damaged; it cannot be brought back"),
        Soundness.OTHER_KEY: _("needs an earlier passphrase, or its recovery key"),
    }[backup.soundness]
