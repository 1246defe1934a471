"""Puts together what stands in the window: folders, settings, look, desk, tools, and what attends to it."""

from __future__ import annotations

import sys
import threading
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from workbook.gui.desk import Desk
from workbook.gui.main_window import MainWindow
from workbook.gui.places import DoorPlace, HomePlace
from workbook.gui.preferences import Preferences
from workbook.gui.theme import Theme
from workbook.gui.tools import Surroundings, Tools
from workbook.paths import Paths, WindowRequest
from workbook.resources import translate as _
from workbook.resources import use_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.domain.contents import Contents
    from workbook.domain.reassessment import Page
    from workbook.services.report import Report
    from workbook.services.settings import Settings
    from workbook.services.shelf import Advance, OpenWorkbook, Shelf


def make_window(
    folders: Paths, request: WindowRequest, application: QApplication, clock: Callable[[], datetime]
) -> MainWindow:
    """Return the window, ready to be shown, and begin to open its workbook."""
    from workbook.storage.settings_file import load_settings, save_settings  # reads one small file, no SQL

    settings = load_settings(folders.settings)
    preferences = Preferences(settings, lambda changed: save_settings(folders.settings, changed), application)
    use_language(settings.language)
    _translate_qt(application)
    theme = Theme.of(application)
    theme.use(settings.look, settings.text_size)
    preferences.changed.connect(lambda before, after: theme.use(after.look, after.text_size))
    desk = Desk(lambda: _shelf(folders), clock, application)
    desk.back_up_to(_folder(settings))
    preferences.changed.connect(lambda before, after: desk.back_up_to(_folder(after)))
    surroundings = Surroundings(
        desk=desk,
        preferences=preferences,
        tools=_tools(),
        default_path=folders.workbook,
        usual_name=_("Example workbook") if request.demo else _("My workbook"),
        locale=QLocale.system().name(),
    )
    desk.arrived.connect(theme.show_focus)
    window = MainWindow(surroundings)
    _open_first(window, request, settings, folders)
    return window


def _open_first(window: MainWindow, request: WindowRequest, settings: Settings, folders: Paths) -> None:
    """Open the workbook that was asked for, the last one, or the default one; an example for `--demo`."""
    desk = window.surroundings.desk
    if request.demo:
        desk.open_new(
            lambda shelf: _example(shelf, folders.workbook, desk),
            then=lambda: window.go(HomePlace()),
            on_problem=lambda problem: window.show_door(DoorPlace(path=str(folders.workbook), trouble=problem.key)),
        )
        return
    last = next((Path(each) for each in settings.recent_files), folders.workbook)
    window.open_workbook(request.file or last)


def load_home() -> None:
    """Load what Home is made of, while the workbook is opened on a worker."""
    import workbook.gui.pages.home  # noqa: F401 - loading is what it is called for


def attend(window: MainWindow, application: QApplication, folders: Paths, name: str | None) -> None:
    """Look after what the first page can do without: the log, later starts, locking when nobody is there."""
    from workbook.gui.crash_dialog import show_crash  # after the first page, as all of these
    from workbook.gui.event_log import EventLog
    from workbook.gui.idle_lock import IdleLock

    log = EventLog(folders.log, window.surroundings.desk)
    sys.excepthook = lambda kind, _trouble, traceback: show_crash(kind, traceback, log)
    threading.excepthook = lambda crash: show_crash(crash.exc_type, crash.exc_traceback, log)

    preferences = window.surroundings.preferences
    idle = IdleLock(preferences.settings.idle_minutes, window)
    idle.lock_wanted.connect(window.lock)
    idle.listen_to_desktop()
    application.installEventFilter(idle)
    preferences.changed.connect(lambda before, after: idle.set_minutes(after.idle_minutes))
    if name is not None:
        from workbook.gui.single_instance import SingleInstance  # after the first page

        SingleInstance(name, window).raised.connect(window.raise_with)


def _example(shelf: Shelf, path: Path, desk: Desk) -> OpenWorkbook:
    from workbook.services.example import example_contents  # only --demo needs it

    return shelf.create(path, contents=example_contents(desk.today))


def _folder(settings: Settings) -> Path | None:
    return None if settings.backup_folder is None else Path(settings.backup_folder)


def _shelf(folders: Paths) -> Shelf:
    from workbook.storage.shelf import FileShelf  # SQLAlchemy is heavy: on the worker, after the first paint

    return FileShelf(folders.backups)


def _tools() -> Tools:
    return Tools(
        set_type=_set_type,
        blank_kit=_blank_kit,
        read_exchange=_read_exchange,
        write_exchange=_write_exchange,
        write_csv=_write_csv,
        write_readable=_write_readable,
        write_calendar=_write_calendar,
        write_file=_write_file,
    )


def _set_type(report: Report, advance: Advance) -> bytes:
    from workbook.report.document import set_type  # reportlab is loaded when a report is asked for

    return set_type(report, advance=advance)


def _blank_kit(page: Page) -> bytes:
    from workbook.report.kit import blank_kit  # reportlab is loaded when paper is asked for

    return blank_kit(page)


def _read_exchange(path: Path) -> Contents:
    from workbook.exchange.json_file import read_exchange_file  # only importing needs it

    return read_exchange_file(path)


def _write_exchange(contents: Contents) -> bytes:
    from workbook.exchange.json_file import write_exchange  # only exporting needs it

    return write_exchange(contents)


def _write_csv(contents: Contents) -> bytes:
    from workbook.exchange.csv_file import write_csv  # only exporting needs it

    return write_csv(contents)


def _write_readable(contents: Contents) -> bytes:
    from workbook.exchange.readable import write_readable  # only exporting needs it

    return write_readable(contents)


def _write_calendar(contents: Contents, today: date, hour: int) -> bytes:
    from workbook.exchange.calendar_file import write_calendar  # icalendar is loaded when reminders are asked for

    return write_calendar(contents, today, hour)


def _write_file(path: Path, data: bytes) -> None:
    from workbook.exchange.output import write_beside  # only writing files needs it

    write_beside(path, data)


def clock() -> datetime:
    """Return this moment in the time of this place, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251 - the window reads the clock here


def _translate_qt(application: QApplication) -> None:
    translator = QTranslator(application)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
