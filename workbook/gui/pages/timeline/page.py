"""The timeline page: a filter by goal, entries a page at a time, earlier ones when they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import Goal, GoalStatus
from workbook.gui.page import Note, Page
from workbook.gui.pages.timeline.entry_list import EntryList
from workbook.gui.place_words import place_words
from workbook.gui.places import CheckInPlace, Place, TimelinePlace
from workbook.gui.theme import CAPTION, TITLE
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.card import EmptyState, Rule
from workbook.gui.widgets.column import Column, empty
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.waiting import Waiting
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.ports import Workbook
from workbook.services.ratings import remove_rating
from workbook.services.timeline import TimelineEntry, timeline

PAGE = 50
"""So many entries are shown at first, and more each time they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """The entries of one goal or of all, and the names of all goals but drafts by id."""

    goal: str | None
    entries: tuple[TimelineEntry, ...]
    names: Mapping[str, str]


class TimelinePage(Page):
    """Everything that was entered, with all notes, in one place."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._goal: str | None = None
        self._seen: _Seen | None = None
        self._wanted = PAGE
        self._scroll_to = 0
        self.picker = DropDown()
        self.picker.setAccessibleName(_("Which entries to show"))
        self.earlier = PlainButton(_("Show earlier entries"), small=True)
        self._waiting = Waiting()
        self._column = Column()
        self._empty = QVBoxLayout()
        self.entries = EntryList()
        self._lay_out()
        self.entries.go_requested.connect(self.go_requested)
        self.entries.remove_requested.connect(self._remove)
        self.entries.filled.connect(self._filled)
        self.picker.activated.connect(self._choose_goal)
        self.earlier.clicked.connect(self._show_more)

    def show_place(self, place: Place) -> None:
        """Show what was entered for a goal, or everything."""
        assert isinstance(place, TimelinePlace)
        self._goal = place.goal
        self._back.setText(place_words(self.came_from))
        self._start_over()

    def react(self, changes: Changes) -> None:
        """Read again and stay where the person was."""
        self._scroll_to = self._column.verticalScrollBar().value()
        self._read()

    def first_control(self) -> QWidget | None:
        """Return the filter."""
        return self.picker

    @property
    def is_complete(self) -> bool:
        """Whether all entries that were asked for stand in the page."""
        return self._seen is not None and self.entries.is_complete

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self._back = LinkButton("", icon="chevron-left")
        self._back.clicked.connect(self.back_requested)
        self._column.add_layout(at_left(self._back))
        self._column.add(Words(_("Everything I have entered"), TITLE))
        self._column.add(Words(_("Newest first, with every note you wrote."), CAPTION))
        self._column.add(self.picker)
        self._column.add(Rule(), above=8)
        self._column.add(self._waiting)
        self._column.add_layout(self._empty)
        self._column.add(self.entries)
        self._column.add_layout(at_left(self.earlier), above=8)
        self.earlier.hide()

    def _start_over(self) -> None:
        self._wanted, self._scroll_to = PAGE, 0
        self._column.to_top()
        self._read()

    def _choose_goal(self, index: int) -> None:
        self._goal = self.picker.itemData(index)
        self._start_over()

    def _read(self) -> None:
        goal = self._goal

        def see(workbook: Workbook) -> _Seen:
            kept = [each for each in workbook.every(Goal) if each.status is not GoalStatus.DRAFT]
            names = {each.id: each.newest.name for each in kept}
            return _Seen(goal=goal, entries=timeline(workbook, goal), names=names)

        self._waiting.start(_("Reading your entries …"))
        self.desk.ask(see, self._show, owner=self)

    def _show(self, seen: _Seen) -> None:
        if seen.goal != self._goal:
            return
        self._waiting.stop()
        self._seen = seen
        self._fill_picker(seen)
        empty(self._empty)
        self.earlier.hide()
        if not seen.entries:
            self._empty.addWidget(self._nothing())
        names = {goal: name for goal, name in seen.names.items() if seen.goal in (None, goal)}
        self.entries.show_entries(seen.entries, names, self._wanted)

    def _nothing(self) -> QWidget:
        box = EmptyState(
            _("Nothing entered yet"),
            _("What you rate, note and decide stands here, so that you can read it again or change it."),
            _("Check in"),
        )
        box.button.clicked.connect(lambda: self.go_requested.emit(CheckInPlace()))
        return box

    def _fill_picker(self, seen: _Seen) -> None:
        self.picker.clear()
        self.picker.addItem(_("All entries"), None)
        for goal, name in seen.names.items():
            self.picker.addItem(name, goal)
        self.picker.setCurrentIndex([None, *seen.names].index(seen.goal) if seen.goal in seen.names else 0)

    def _show_more(self) -> None:
        self._wanted += PAGE
        self.entries.show_more(PAGE)

    def _filled(self) -> None:
        self.earlier.setVisible(self.entries.has_more)
        if self._scroll_to:
            QTimer.singleShot(0, self, self._scroll_back)

    def _scroll_back(self) -> None:
        self._column.verticalScrollBar().setValue(self._scroll_to)
        self._scroll_to = 0

    def _remove(self, rating: str) -> None:
        def removed(changes: Changes) -> None:
            text = _("The rating is removed.")
            self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.do(lambda workbook: remove_rating(workbook, rating), removed, owner=self)
