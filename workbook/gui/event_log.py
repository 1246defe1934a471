"""The log: names of events and counts, never a word of what the person wrote."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject

from workbook.gui.desk import Desk
from workbook.services.changes import Changes
from workbook.services.problems import StorageProblem

_LARGEST = 256_000
"""Bytes of a log that is still written on when the program starts; one earlier log is kept."""


class EventLog(QObject):
    """Writes down what the desk tells: what kind of entries changed and how many, and troubles by their key."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        super().__init__(desk)
        self._log = logging.Logger("workbook", logging.INFO)
        path = folder / "workbook.log"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > _LARGEST:
                path.replace(path.with_name("workbook.log.1"))
            handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        except OSError:
            return  # without a place for a log the program works as well
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        self._log.addHandler(handler)
        desk.opened.connect(lambda: self._log.info("opened"))
        desk.closed.connect(lambda: self._log.info("closed"))
        desk.changed.connect(self._changed)
        desk.save_failed.connect(lambda problem: self._trouble("save_failed", problem))
        desk.damage_found.connect(lambda problem: self._trouble("damage_found", problem))
        desk.read_failed.connect(lambda problem: self._trouble("read_failed", problem))
        desk.backup_failed.connect(lambda problem: self._trouble("backup_failed", problem))
        desk.backup_made.connect(lambda backup: self._log.info("backup_made"))
        self.destroyed.connect(handler.close)

    def crashed(self, frames: str) -> None:
        """Write down where the program made a mistake."""
        self._log.error("crashed %s", frames.replace("\n", " | "))

    def _changed(self, changes: Changes) -> None:
        kinds = sorted({type(entry).__name__ for entry in (*changes.before, *changes.after)})
        self._log.info("changed %d %s", len(changes.after), " ".join(kinds))

    def _trouble(self, event: str, problem: StorageProblem) -> None:
        self._log.warning("%s %s", event, problem.key)
