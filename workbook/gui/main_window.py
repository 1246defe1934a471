"""The window: its frame, the navigation, and which page is seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QCloseEvent,
    QFontMetrics,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QStatusTipEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbook.gui.frame import NEUTRAL_TITLE
from workbook.gui.goal_history import GoalHistory
from workbook.gui.page import Note, Page
from workbook.gui.places import (
    CheckInPlace,
    DoorPlace,
    GetHelpPlace,
    GoalsPlace,
    HelpPlace,
    HomePlace,
    Place,
    ProgressPlace,
    ReassessmentPlace,
    Section,
    SettingsPlace,
)
from workbook.gui.rooms import LOADED_BEHIND, load_page, make_page
from workbook.gui.theme import Theme
from workbook.gui.tokens import NAVIGATION_WIDTH
from workbook.gui.widgets.message_bar import MessageBar
from workbook.gui.widgets.navigation import Navigation, TopBar
from workbook.gui.widgets.status_bar import StatusBar
from workbook.gui.widgets.tab_way import lead_on
from workbook.resources import translate as _
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbook.gui.tools import Surroundings
    from workbook.services.changes import Changes

_PLACES: dict[Section, Place] = {
    Section.HOME: HomePlace(),
    Section.GOALS: GoalsPlace(),
    Section.CHECK_IN: CheckInPlace(),
    Section.PROGRESS: ProgressPlace(),
    Section.REASSESSMENT: ReassessmentPlace(),
    Section.SETTINGS: SettingsPlace(),
    Section.HELP: HelpPlace(),
    Section.GET_HELP: GetHelpPlace(),
}
_MARGIN, _FEWEST_LETTERS = 40, 30


class MainWindow(QWidget):
    """What stands in the window. It knows places, not what is on their pages, which are made when first gone to.

    It can be a window of its own, or be held by the frame that was painted before it.
    """

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self.surroundings = surroundings
        self._desk = surroundings.desk
        self._pages: dict[type[Place], Page] = {}
        self._been: list[Place] = []
        self._place: Place | None = None
        self._is_hidden = self._is_closing = self._is_done = self._was_told_of_backup = False
        self.setWindowTitle(NEUTRAL_TITLE)
        self.resize(1000, 700)
        self.navigation, self.top_bar = Navigation(), TopBar()
        self.messages = MessageBar()
        self._stack = QStackedWidget()
        self._status = StatusBar()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self._lay_out()
        for bar in (self.navigation, self.top_bar):
            bar.section_chosen.connect(self._go_to_section)
            bar.hide_requested.connect(self.hide_content)
            bar.set_open(False)
        Theme.of().changed.connect(self._fit)
        QShortcut(QKeySequence("Ctrl+Shift+H"), self, self.hide_content)
        QShortcut(QKeySequence("Ctrl+Q"), self, lambda: self.window().close())
        self._desk.changed.connect(self._end_offer)  # before the history, which tells of a change as well
        self._history = GoalHistory(self._desk, self)
        self._history.told.connect(self.show_note)
        QShortcut(QKeySequence("Ctrl+Z"), self, self._history.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self._history.redo)
        self._desk.changed.connect(self._react)
        self._desk.saved_changed.connect(self._show_saved)
        self._desk.save_failed.connect(self._show_unsaved)
        self._desk.damage_found.connect(self._go_to_damaged)
        self._desk.read_failed.connect(self._show_unread)
        self._desk.opened.connect(self._opened)
        self._desk.closed.connect(self._forget_pages)
        self._desk.arrived.connect(lambda: self._load_behind(LOADED_BEHIND))
        self._desk.backup_made.connect(self._show_backup)
        self._desk.backup_failed.connect(self._show_failed_backup)
        surroundings.preferences.save_failed.connect(self._show_unkept_settings)

    @property
    def place(self) -> Place | None:
        """Where the person is."""
        return self._place

    @property
    def page(self) -> Page | None:
        """The page that shows it."""
        return None if self._place is None else self._pages.get(type(self._place))

    def open_workbook(self, path: Path) -> None:
        """Open a workbook and go home, or to the door with what is in the way of it."""

        def failed(problem: StorageProblem) -> None:
            asks = problem.key == "needs_passphrase"
            self.show_door(DoorPlace(path=str(path), trouble=None if asks else problem.key))

        self._desk.open(path, then=lambda: self.go(HomePlace()), on_problem=failed)

    def event(self, event: QEvent) -> bool:
        """Say at the bottom what a field tells about itself: a day that cannot be read is not kept."""
        if isinstance(event, QStatusTipEvent):
            self._status.show_refused(event.tip())
            return True
        return super().event(event)

    def go(self, place: Place) -> None:
        """Go to a place; where the person was can be gone back to."""
        if self._place is not None and type(self._place) is not type(place):
            self._been.append(self._place)
            del self._been[:-50]
        self._show(place)

    def go_back(self) -> None:
        """Go to where the person was before, or home."""
        self._show(self._been.pop() if self._been else HomePlace())

    def show_note(self, note: Note) -> None:
        """Show a message at the top of the page; while the content is hidden, or locks, only one about a problem."""
        if self._stack.currentWidget() is self._blank and not note.is_problem:
            return
        self.messages.show_note(note.text, is_problem=note.is_problem, action=note.action, act=note.act)

    def show_door(self, place: DoorPlace) -> None:
        """Show what stands outside any workbook: unlocking, or a file that cannot be opened."""
        self._been.clear()
        self._show(place)

    def raise_with(self, file: Path | None) -> None:
        """Come to the front, as a later start asks, with the file it was given."""
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if file is not None and file != self._desk.path:
            self._leave_page()
            self.open_workbook(file)

    def hide_content(self) -> None:
        """Take everything off the screen at once and minimise; with a passphrase, lock."""
        if self._desk.is_protected:
            self.lock()
        elif self._desk.is_open:
            self._leave_page()
            self._is_hidden = True
            self._stack.setCurrentWidget(self._blank)
            self.messages.clear()
            self.navigation.set_name("")
        self.window().showMinimized()

    def lock(self) -> None:
        """Close a workbook with a passphrase and show the door; nothing of it stays in the window."""
        path = self._desk.path
        if path is None or not self._desk.is_protected:
            return
        self._leave_page()
        self._stack.setCurrentWidget(self._blank)
        is_stuck = self._desk.is_stuck

        def locked() -> None:
            self.show_door(DoorPlace(path=str(path)))
            if is_stuck:
                text = _("What could not be saved before the workbook locked is not in it. You can enter it again.")
                self.show_note(Note(text=text, is_problem=True))

        self._desk.close(locked)

    def changeEvent(self, event: QEvent) -> None:
        """Show the content again when the person brings the window back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.come_back()

    def come_back(self) -> None:
        """Show the content again, if it is hidden and the window no longer minimised."""
        if self._is_hidden and not self.window().isMinimized():
            self._is_hidden = False
            self._name_workbook()
            self._show(self._place or HomePlace())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a narrow window the navigation as a menu at the top."""
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name is Qt's
        """Let Tab go through what is in sight in the order of the layout."""
        return lead_on(self, forward=next)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what stands in a field, back up and close; an entry that cannot be saved keeps the window open once."""
        if self._is_done or not self._desk.is_open:
            event.accept()
            return
        event.ignore()
        self._leave_page()
        self._is_closing = True
        if self._desk.is_saved or self._desk.is_stuck:
            self._close_workbook()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self._stack, 1)
        column.insertWidget(0, self.top_bar)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(column, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addWidget(self._status)

    def _fit(self) -> None:
        """Put the navigation at the top where a line of text beside it would be short, or its words too long."""
        theme = Theme.of()
        letter = QFontMetrics(theme.font()).averageCharWidth()
        line = self.width() - theme.px(NAVIGATION_WIDTH + 2 * _MARGIN)
        is_narrow = theme.is_large or line < _FEWEST_LETTERS * letter
        self.navigation.setHidden(is_narrow)
        self.top_bar.setVisible(is_narrow)

    def _go_to_section(self, section: Section) -> None:
        """Go where the navigation says; without an open workbook, help alone and back to the door."""
        if self._desk.is_open:
            self.go(_PLACES[section])
        elif self._place is not None:
            self._been.append(self._place)
            numbers = self.surroundings.preferences.settings.public_numbers
            self._show(GetHelpPlace(public_numbers=numbers))

    def _show(self, place: Place) -> None:
        self._leave_page()
        page = self._pages.get(type(place))
        if page is None:
            page = self._pages[type(place)] = make_page(place, self.surroundings)
            page.go_requested.connect(self.go)
            page.back_requested.connect(self.go_back)
            page.noted.connect(self.show_note)
            self._stack.addWidget(page)
        self._place = place
        self.messages.clear_notes()
        self._status.show_refused("")
        for bar in (self.navigation, self.top_bar):
            bar.choose(place.section)
        page.came_from = self._been[-1] if self._been else HomePlace()
        page.show_place(place)
        self._stack.setCurrentWidget(page)
        control = page.first_control()
        (control or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def _load_behind(self, names: Sequence[str]) -> None:
        """Load the pages one after the other behind what is shown; a chart that is asked for waits for one at most."""
        if names:
            name, *others = names
            self._desk.draw(lambda _job: load_page(name), lambda _nothing: self._load_behind(others), self)

    def _leave_page(self) -> None:
        page = self.page
        if page is not None and self._stack.currentWidget() is page:
            page.leave()

    def _opened(self) -> None:
        self._forget_pages()
        for bar in (self.navigation, self.top_bar):
            bar.set_open(True)
        self._status.show_read_only() if self._desk.is_read_only else self._status.show_saved(True)
        self._show_backup()
        self.surroundings.preferences.opened_file(str(self._desk.path))
        self._name_workbook()

    def _name_workbook(self) -> None:
        path = self._desk.path
        usual = path == self.surroundings.default_path
        self.navigation.set_name("" if path is None else self.surroundings.usual_name if usual else path.stem)

    def _forget_pages(self) -> None:
        """Drop every page with what it shows, all messages and undo, and where the person was."""
        self._stack.setCurrentWidget(self._blank)
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._been.clear()
        self._place = None
        self.messages.clear()
        self.navigation.set_name("")
        for bar in (self.navigation, self.top_bar):
            bar.set_open(False)
        self._status.clear()

    def _end_offer(self, changes: Changes) -> None:
        """Take away the offer to take something back once the person did the next thing."""
        if changes.is_deed:
            self.messages.clear_offer()

    def _react(self, changes: Changes) -> None:
        page = self.page
        if page is not None and not self._is_hidden:
            page.react(changes)

    def _close_workbook(self) -> None:
        def closed() -> None:
            self._is_done = True
            self.window().close()

        self._is_closing = False
        leaves = self._was_told_of_backup or self._desk.is_stuck
        self._desk.close(closed, on_failed_backup=None if leaves else self._stay_without_backup)

    def _stay_without_backup(self, problem: StorageProblem) -> None:
        """Say once, before the window closes, that what changed is in the workbook alone; the page begins anew."""
        self._was_told_of_backup = True
        self._stack.setCurrentWidget(self._blank)  # it was left when the window was to close
        self._show(self._place or HomePlace())
        text = storage_sentence(problem) + " " + _("Close the window once more to leave without a backup.")
        self.show_note(Note(text=text, is_problem=True, action=_("Try again"), act=self._desk.back_up))

    def _show_saved(self, saved: bool) -> None:
        self._status.show_saved(saved)
        if saved and self._is_closing:
            self._close_workbook()

    def _show_unsaved(self, problem: StorageProblem) -> None:
        self._status.show_unsaved()
        text = _("{trouble} Your entry is still on this screen; it is not saved yet.").format(
            trouble=storage_sentence(problem)
        )
        if self._is_closing:
            self._is_closing = False
            text += " " + _("Close the window once more to leave without it.")
        self._show_problem(text, problem, self._desk.save_again)

    def _show_problem(self, text: str, problem: StorageProblem, again: Callable[[], None]) -> None:
        """Show what is in the way, with the step that helps: trying again, or what to do about a file that is gone."""
        action, act = _("Try again"), again
        if problem.key == "replaced":
            action, act = _("Next step"), self._go_to_replaced
        self.show_note(Note(text=text, is_problem=True, action=action, act=act))

    def _go_to_replaced(self) -> None:
        self.go(DoorPlace(path=str(self._desk.path), trouble="replaced"))

    def _go_to_damaged(self, problem: StorageProblem) -> None:
        place = DoorPlace(path=str(self._desk.path), trouble=problem.key)
        if place != self._place:
            self.go(place)

    def _show_unread(self, problem: StorageProblem) -> None:
        """Say that something could not be read, and offer to read it again."""
        self._show_problem(storage_sentence(problem), problem, self._show_again)

    def _show_again(self) -> None:
        if self._place is not None:
            self._show(self._place)

    def _show_backup(self) -> None:
        trouble = self._desk.backup_trouble
        self._was_told_of_backup = self._was_told_of_backup and trouble is not None
        self._status.show_backup(self._desk.last_backup, self._desk.today, trouble)

    def _show_failed_backup(self, problem: StorageProblem) -> None:
        self._show_backup()
        self.show_note(Note(text=storage_sentence(problem), is_problem=True))

    def _show_unkept_settings(self, problem: StorageProblem) -> None:
        text = storage_sentence(problem) + " " + _("Your settings are as you chose until you close this window.")
        self.show_note(Note(text=text, is_problem=True))
