"""Taking Progress along: a picture to save or to copy, and all ratings as a table for a spreadsheet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileInfo, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from workbook.domain.contents import Contents
from workbook.gui.charting import PictureFormat, goal_file, goals_file, therapy_file
from workbook.gui.dialogs import with_suffix
from workbook.gui.documents import documents_folder, saved_as
from workbook.gui.page import Note
from workbook.gui.pages.progress.seen import Seen
from workbook.gui.places import ProgressView
from workbook.gui.tools import Surroundings
from workbook.resources import translate as _
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem

_Draw = Callable[[PictureFormat], bytes]


class Files(QObject):
    """Asks for a place, draws or writes away from the window's thread, and says how it went."""

    noted = Signal(object)
    """`Note`."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._desk, self._tools, self._dialogs = surroundings.desk, surroundings.tools, surroundings.dialogs
        self._folder = documents_folder()

    def save_picture(self, seen: Seen) -> None:
        """Save what is shown as PNG or SVG; PNG unless the name ends in ".svg"."""
        draw = _drawing(seen)
        kinds = _("Picture (*.png);;Picture that can be enlarged (*.svg)")
        path = self._ask(_("Save as picture"), "png", kinds)
        if draw is None or path is None:
            return
        made_of = PictureFormat.SVG if path.suffix.lower() == ".svg" else PictureFormat.PNG
        self._write(path, made_of.value, lambda: draw(made_of))

    def copy_picture(self, seen: Seen) -> None:
        """Put what is shown on the clipboard as a picture."""
        draw = _drawing(seen)
        if draw is not None:
            self._desk.draw(lambda job: draw(PictureFormat.PNG), self._copied, owner=self)

    def export_ratings(self) -> None:
        """Save all ratings, with their notes, for a spreadsheet."""
        path = self._ask(_("Save the ratings for a spreadsheet"), "csv", _("Table (*.csv)"))
        if path is None:
            return

        def write(contents: Contents) -> None:
            self._write(path, "csv", lambda: self._tools.write_csv(contents))

        self._desk.ask(lambda workbook: workbook.contents(), write, owner=self)

    def _ask(self, title: str, suffix: str, kinds: str) -> Path | None:
        name = _("Progress {day}").format(day=self._desk.today.isoformat())
        return self._dialogs.save_file(self._parent, title, self._folder / f"{name}.{suffix}", kinds)

    def _write(self, asked: Path, suffix: str, make: Callable[[], bytes]) -> None:
        """Write a file; the dialog asked before replacing the name that was given, not one with a suffix added here."""
        path = with_suffix(asked, f".{suffix}")
        if path != asked and QFileInfo.exists(str(path)):  # a name too long is told when it is written
            text = _("There is a file called {name} already. Choose another name.").format(name=path.name)
            self.noted.emit(Note(text=text, is_problem=True))
            return
        self._folder = path.parent
        said = saved_as(path, is_protected=self._desk.is_protected)
        self._desk.write_out(
            lambda job: self._tools.write_file(path, make()),
            lambda: self.noted.emit(Note(text=said)),
            owner=self,
            on_problem=self._tell,
        )

    def _copied(self, data: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(data))
        self.noted.emit(Note(text=_("The picture is copied. You can paste it elsewhere.")))

    def _tell(self, problem: StorageProblem) -> None:
        self.noted.emit(Note(text=storage_sentence(problem), is_problem=True))


def has_picture(seen: Seen) -> bool:
    """Tell whether there is anything to draw."""
    return _drawing(seen) is not None


def _drawing(seen: Seen) -> _Draw | None:
    """Return what draws the view as a picture that stands alone; None where there is nothing to draw."""
    if seen.asked.view is ProgressView.ALL and seen.courses:
        return partial(goals_file, seen.courses)
    if seen.asked.view is ProgressView.ONE and seen.courses:
        return partial(goal_file, seen.courses[0])
    if seen.asked.view is ProgressView.THERAPY and seen.therapy is not None:
        return partial(therapy_file, seen.therapy)
    return None
