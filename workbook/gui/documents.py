"""Where files are suggested, and what is said before one is saved: nobody looks beside the data of a program."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from workbook.resources import translate as _


def documents_folder() -> Path:
    """Return the person's folder for documents; their home where the system names none that is there."""
    places = QStandardPaths.StandardLocation
    for place in (places.DocumentsLocation, places.HomeLocation):
        folder = Path(QStandardPaths.writableLocation(place))
        if folder.is_dir():
            return folder
    return Path()


def choose_private_place(*, is_protected: bool) -> str:
    """Return what is said before files are saved; those of a workbook with a passphrase have none of their own."""
    if is_protected:
        return _("Files you save here are not protected by your passphrase. Choose a place that is private.")
    return _("Anybody who opens a file you save here can read it. Choose a place that is private.")


def saved_as(path: Path, *, is_protected: bool) -> str:
    """Return what is said once a file is saved."""
    said = _("Saved as {name}.").format(name=path.name)
    return said + " " + _("This file is not protected by your passphrase.") if is_protected else said
