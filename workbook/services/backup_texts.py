"""Backups in words: when one was made, and what is known about it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.shelf import Backup, Soundness


def moment_words(moment: datetime) -> str:
    """Return a moment as the clock on the wall showed it then: 6 August 2026, 21:12."""
    return _("{day}, {time}").format(day=full_day(moment.date()), time=f"{moment:%H:%M}")


def moments_words(moments: Iterable[datetime]) -> Mapping[datetime, str]:
    """Return moments in words that tell them apart: to the minute, and where that is not enough to the second.

    In the hour that comes twice when the clocks go back, the distance from world time is told too.
    """
    words = {moment: moment_words(moment) for moment in moments}
    for finer in ("%H:%M:%S", "%H:%M:%S %z"):
        count = Counter(words.values())
        words = {
            moment: said
            if count[said] == 1
            else _("{day}, {time}").format(day=full_day(moment.date()), time=f"{moment:{finer}}")
            for moment, said in words.items()
        }
    return words


def soundness_words(backup: Backup) -> str:
    """Return what is known about a backup."""
    unchecked = _("protected by a passphrase") if backup.protected else _("not looked at yet")
    return {
        Soundness.UNCHECKED: unchecked,
        Soundness.GOOD: _("good"),
        Soundness.BAD: _("damaged; it cannot be brought back"),
        Soundness.OTHER_KEY: _("needs an earlier passphrase, or its recovery key"),
    }[backup.soundness]
