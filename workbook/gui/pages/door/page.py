"""The page outside any workbook; it shows the welcome, the lock, or what is in the way of a file."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Page
from workbook.gui.pages.door.backups import BackupsStage
from workbook.gui.pages.door.damaged import DamagedStage
from workbook.gui.pages.door.replaced import ReplacedStage
from workbook.gui.pages.door.stage import Stage
from workbook.gui.pages.door.trouble import TroubleStage
from workbook.gui.pages.door.unlock import UnlockStage
from workbook.gui.pages.door.welcome import WelcomeStage
from workbook.gui.places import DoorPlace, Place
from workbook.gui.theme import Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.column import Column, empty
from workbook.services.problems import StorageProblem
from workbook.services.shelf import FileState

WIDTH = 408
"""Pixels at 100 %."""


class DoorPage(Page):
    """One stage at a time, in the middle of the window. Nothing here makes or changes a file unless it was asked to."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._place = DoorPlace(path=str(surroundings.default_path))
        self._stage: Stage | None = None
        self.errands = FileErrands(surroundings, self)
        self.errands.arrived.connect(self.go_requested)
        self.errands.noted.connect(self.noted)
        self._box = QWidget()
        self._inside = QVBoxLayout(self._box)
        self._inside.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        row = QHBoxLayout(middle)
        Theme.of().space(row)
        row.addStretch(1)
        row.addWidget(self._box, 1000)
        row.addStretch(1)
        column = Column(margins=(40, 56, 40, 24))
        column.add(middle)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        Theme.of().changed.connect(self._fit)
        self._fit()

    def show_place(self, place: Place) -> None:
        """Show what is in the way of the file, or ask for its passphrase."""
        assert isinstance(place, DoorPlace)
        self._place = place
        path = Path(place.path)
        match place.trouble:
            case None:
                self._look_at(path)
            case "missing" if self._is_first_start(path):
                self._show(WelcomeStage(self.surroundings, self.errands, path))
            case "damaged":
                self._show(DamagedStage(self.surroundings, self.errands, path))
            case "replaced":
                self._show(ReplacedStage(self.surroundings, self.errands, path))
            case trouble:
                self._show(TroubleStage(self.surroundings, self.errands, path, trouble))

    def leave(self) -> None:
        """Forget what was typed."""
        if self._stage is not None:
            self._stage.forget()

    def first_control(self) -> QWidget | None:
        """Return what the stage begins with."""
        return None if self._stage is None else self._stage.first

    def _is_first_start(self, path: Path) -> bool:
        return path == self.surroundings.default_path and str(path) not in self.preferences.settings.recent_files

    def _look_at(self, path: Path) -> None:
        """Ask for the passphrase of a protected workbook; open another one."""

        def looked(state: FileState) -> None:
            if state is not FileState.PROTECTED:
                self.errands.open(path)

        self._show(UnlockStage(self.surroundings, self.errands, path))
        self.desk.ask_shelf(lambda shelf: shelf.look_at(path), looked, owner=self, on_problem=self._ignore)

    def _ignore(self, problem: StorageProblem) -> None:
        """A file that cannot be looked at is asked for its passphrase, and then says why it cannot be opened."""

    def _show(self, stage: Stage) -> None:
        if self._stage is not None:
            self._stage.forget()
        empty(self._inside)
        self._stage = stage
        stage.backups_wanted.connect(self._show_backups)
        stage.back_wanted.connect(lambda: self.show_place(self._place))
        self._inside.addWidget(stage)
        stage.show()
        if self.isVisible() and stage.first is not None:
            stage.first.setFocus()

    def _show_backups(self) -> None:
        self._show(BackupsStage(self.surroundings, self.errands, Path(self._place.path)))

    def _fit(self) -> None:
        self._box.setMaximumWidth(Theme.of().px(WIDTH))
