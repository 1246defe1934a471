"""The settings in force, and their keeping; everything that looks after a setting listens here."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbook.services.problems import StorageProblem
from workbook.services.settings import Settings

MOST_RECENT = 8


class Preferences(QObject):
    """The program's settings on this computer; `save` keeps them outside every workbook."""

    changed = Signal(object, object)
    """`Settings` before and after."""
    save_failed = Signal(object)
    """`StorageProblem`; the settings are in force until the program ends."""

    def __init__(self, settings: Settings, save: Callable[[Settings], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._save = save

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change(self, **values: object) -> None:
        """Put settings into force and keep them; the names are those of `Settings`."""
        before, after = self._settings, replace(self._settings, **values)  # type: ignore[arg-type]
        if before == after:
            return
        self._settings = after
        self.changed.emit(before, after)
        try:
            self._save(after)
        except StorageProblem as problem:
            self.save_failed.emit(problem)

    def opened_file(self, path: str) -> None:
        """Put a file at the head of the recent ones."""
        others = (each for each in self._settings.recent_files if each != path)
        self.change(recent_files=(path, *others)[:MOST_RECENT])
