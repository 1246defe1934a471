"""Puts the window together: folders, settings, look, log, crash handler, desk and window."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
import tempfile
import threading
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from workbook.gui.crash_dialog import CrashDialog, frames_of
from workbook.gui.desk import Desk
from workbook.gui.main_window import MainWindow
from workbook.gui.places import DoorPlace, HomePlace
from workbook.gui.preferences import Preferences
from workbook.gui.theme import Theme
from workbook.gui.tools import Surroundings, Tools
from workbook.paths import Paths, WindowRequest, paths
from workbook.resources import translate as _
from workbook.resources import use_language

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from workbook.domain.contents import Contents
    from workbook.domain.reassessment import Page
    from workbook.gui.event_log import EventLog
    from workbook.services.report import Report
    from workbook.services.settings import Settings
    from workbook.services.shelf import Advance, OpenWorkbook, Shelf


def run(request: WindowRequest) -> int:
    """Open the window on a workbook and return the exit code when it is closed."""
    _keep_to_ourselves()
    if not request.demo:
        return _run(request, paths(request.data_dir))
    with tempfile.TemporaryDirectory(prefix="workbook-example-") as folder:
        return _run(request, paths(Path(folder)))


def _run(request: WindowRequest, folders: Paths) -> int:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("workbook")
    application.setDesktopFileName("therapy-goal-workbook")
    sys.excepthook = _show_crash
    threading.excepthook = lambda crash: _show_crash(crash.exc_type, crash.exc_value, crash.exc_traceback)
    name = _instance_name(folders)
    if not request.demo and _hand_over(name, request.file):
        return 0
    window = make_window(folders, request, application, clock=_clock)
    window.show()
    window.painted.connect(lambda: _attend(window, application, folders, None if request.demo else name))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_told: window.close())
    code = application.exec()
    window.surroundings.desk.end()
    return code


def make_window(
    folders: Paths, request: WindowRequest, application: QApplication, clock: Callable[[], datetime]
) -> MainWindow:
    """Return the window, ready to be shown; it opens its workbook once it has been painted."""
    from workbook.storage.settings_file import load_settings, save_settings  # reads one small file, no SQL

    settings_file = folders.config / "settings.json"
    settings = load_settings(settings_file)
    preferences = Preferences(settings, lambda changed: save_settings(settings_file, changed), application)
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
    window = MainWindow(surroundings)
    window.resize(1000, 700)
    window.painted.connect(lambda: _open_first(window, request, settings, folders))
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


def _instance_name(folders: Paths) -> str:
    """Return where later starts with the same folders find this window: a socket of this person's own."""
    digest = hashlib.sha256(str(folders.data.absolute()).encode()).hexdigest()[:16]
    name = f"workbook-{digest}"
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir(), f"{name}-{os.getuid()}.socket"))


def _hand_over(name: str, file: Path | None) -> bool:
    """Let a window that is open already show the file; False when there is none."""
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from workbook.gui.single_instance import hand_over  # loaded only when another window may be there

    return hand_over(name, None if file is None else file.absolute())


def _attend(window: MainWindow, application: QApplication, folders: Paths, name: str | None) -> None:
    """Look after what the first paint can do without: the log, later starts, locking when nobody is there."""
    from workbook.gui.event_log import EventLog  # after the first paint
    from workbook.gui.idle_lock import IdleLock

    log = EventLog(folders.log, window.surroundings.desk)
    sys.excepthook = lambda *trouble: _show_crash(*trouble, log=log)

    preferences = window.surroundings.preferences
    idle = IdleLock(preferences.settings.idle_minutes, window)
    idle.lock_wanted.connect(window.lock)
    idle.listen_to_desktop()
    application.installEventFilter(idle)
    preferences.changed.connect(lambda before, after: idle.set_minutes(after.idle_minutes))
    if name is not None:
        from workbook.gui.single_instance import SingleInstance  # after the first paint

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


def _clock() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251 - the window reads the clock here


def _keep_to_ourselves() -> None:
    """Let nobody else read files made from here on, and leave no memory image behind after a crash."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource  # there is none on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _translate_qt(application: QApplication) -> None:
    translator = QTranslator(application)
    if translator.load(QLocale(), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)


def _show_crash(
    kind: type[BaseException],
    trouble: BaseException | None,
    traceback: TracebackType | None,
    *,
    log: EventLog | None = None,
) -> None:
    """Show a bug as a bug; in the log stands where it happened, never what was written."""
    frames = frames_of(kind, traceback)
    sys.stderr.write(frames + "\n")
    if log is not None:
        log.crashed(frames)
    if QApplication.instance() is not None and threading.current_thread() is threading.main_thread():
        CrashDialog(frames).exec()
