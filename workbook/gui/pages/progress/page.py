"""Progress: four views of the same months, with a period and, where one goal is shown, a picker for it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from workbook.gui.charting import Picture, Style
from workbook.gui.documents import choose_private_place
from workbook.gui.page import Note, Page
from workbook.gui.pages.progress.all_goals import AllGoals
from workbook.gui.pages.progress.entries import Entries
from workbook.gui.pages.progress.files import Files, has_picture
from workbook.gui.pages.progress.one_goal import OneGoal
from workbook.gui.pages.progress.period import Period, period_words, periods_of
from workbook.gui.pages.progress.seen import Asked, Seen, see
from workbook.gui.pages.progress.therapy_view import TherapyView, is_empty
from workbook.gui.pages.progress.view import View, Wanted
from workbook.gui.places import CheckInPlace, GoalEditorPlace, GoalsPlace, Place, ProgressPlace, ProgressView
from workbook.gui.theme import CAPTION, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left, in_a_row
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.card import EmptyState
from workbook.gui.widgets.column import Column, empty
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.tabs import Tabs
from workbook.gui.widgets.waiting import Waiting
from workbook.gui.widgets.words import Words
from workbook.gui.worker import Job
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.concerns import Concern, talked_about

_PAUSE = 150
"""Milliseconds the width stands still before charts are drawn anew."""
_BESIDE = 480
"""From this width on, at 100 %, the period and the button stand beside the title."""


class ProgressPage(Page):
    """Reads what is asked for, shows it, and has its charts drawn away from the window's thread."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._view_kind, self._period = ProgressView.ALL, Period.START
        self._goal: str | None = None
        self._about_therapy = False
        self._came_to: ProgressPlace | None = None
        self._asked: Asked | None = None
        self._seen: Seen | None = None
        self._view: View | None = None
        self._jobs: list[Job[Picture]] = []
        self._drawn_for: tuple[int, Style] | None = None
        self.files = Files(surroundings, self)
        self._make_parts()
        self._lay_out()
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(_PAUSE)
        self._redraw.timeout.connect(self._fit)
        self.files.noted.connect(self.noted)
        Theme.of().changed.connect(self._show_again)

    def show_place(self, place: Place) -> None:
        """Show a view, of the goal the place names or the one that was shown last."""
        assert isinstance(place, ProgressPlace)
        self._came_to = place
        self._goal = place.goal or self._goal
        self._about_therapy = self._about_therapy and place.goal is None
        self._column.to_top()
        self._choose_view(place.view)

    def react(self, changes: Changes) -> None:
        """Read again, whatever changed."""
        self._read()

    def first_control(self) -> QWidget | None:
        """Return the tab of the view that is shown."""
        return next(tab for tab in self.tabs.tabs if tab.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the charts for the new width once it stands still."""
        super().resizeEvent(event)
        self._redraw.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again for a screen with other dots."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw.start()

    def _make_parts(self) -> None:
        self._column = Column()
        self.period = DropDown(small=True)
        self.period.setAccessibleName(_("Period"))
        self.save = PlainButton("", icon="image", small=True)
        self._private = Words(choose_private_place(is_protected=True), CAPTION)
        self.copy = LinkButton(_("Copy as picture"))
        self.picker = DropDown(is_own=True)
        self.picker.setAccessibleName(_("Goal"))
        self.tabs = Tabs(
            _("Progress"),
            [
                (ProgressView.ALL, _("All goals")),
                (ProgressView.ONE, _("One goal")),
                (ProgressView.THERAPY, _("How therapy is going")),
                (ProgressView.TABLE, _("Table")),
            ],
        )
        self._waiting = Waiting()
        self._content = QVBoxLayout()
        self.period.activated.connect(self._choose_period)
        self.picker.activated.connect(self._choose_goal)
        self.tabs.chosen.connect(self._choose_view)
        self.save.clicked.connect(self._save)
        self.copy.clicked.connect(self._copy)

    def _lay_out(self) -> None:
        theme = Theme.of()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.space(self._head, 12)
        self._head.addWidget(Words(_("Progress"), TITLE), 1, Qt.AlignmentFlag.AlignVCenter)
        self._head.addLayout(in_a_row(self.period, self.save, gap=12))
        self._body = QVBoxLayout()
        theme.space(self._body, 12)
        self._body.addWidget(self.picker)
        self._body.addWidget(self._waiting)
        self._body.addLayout(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self._column.add_layout(self._head)
        self._column.add(self._private)
        self._column.add(self.tabs)
        self._column.add_layout(self._body, above=8)
        self._column.add_layout(at_left(self.copy))

    def _choose_view(self, view: object) -> None:
        assert isinstance(view, ProgressView)
        self._view_kind = view
        self.tabs.set_value(view)
        periods = periods_of(view)
        if self._period not in periods:
            self._period = Period.START
        self.period.clear()
        for period in periods:
            self.period.addItem(period_words(period), period)
        self.period.setCurrentIndex(periods.index(self._period))
        self._read()

    def _choose_period(self, index: int) -> None:
        self._period = Period(self.period.itemData(index))
        self._read()

    def _choose_goal(self, index: int) -> None:
        chosen = self.picker.itemData(index)
        self._about_therapy = chosen is None
        self._goal = chosen or self._goal
        self._read()

    def _read(self) -> None:
        asked = Asked(
            view=self._view_kind,
            goal=self._goal,
            period=self._period,
            about_therapy=self._about_therapy,
            today=self.desk.today,
        )
        self._asked = asked
        self._waiting.start(_("Reading your ratings …"))
        self.desk.ask(lambda workbook: see(workbook, asked), self._show, owner=self)

    def _show(self, seen: Seen) -> None:
        """Show what was read, unless something else has been asked for since."""
        if seen.asked != self._asked:
            return
        self._waiting.stop()
        self._seen = seen
        self._goal = seen.goal
        self._fill_picker(seen)
        is_table = seen.asked.view is ProgressView.TABLE
        self.save.setText(_("Save for a spreadsheet") if is_table else _("Save as picture"))
        self.save.set_icon(None if is_table else "image")
        self._show_again()

    def _show_again(self) -> None:
        """Make the view anew, for what was read last."""
        seen = self._seen
        if seen is None:
            return
        had_keyboard = self._has_keyboard()
        empty(self._content)
        body = self._make_view(seen)
        self._view = body if isinstance(body, View) else None
        self._content.addWidget(body)
        can_be_taken = self._view is not None
        self.save.setVisible(can_be_taken)
        self._private.setVisible(can_be_taken and self.desk.is_protected)
        self.copy.setVisible(can_be_taken and has_picture(seen))
        if self._view is not None:
            self._view.go_requested.connect(self._go_on)
            self._view.talked_about.connect(self._rest)
        if had_keyboard and not self._has_keyboard():
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drawn_for = None
        self._fit()

    def _go_on(self, place: Place) -> None:
        """Go where a link of the view leads; the way back leads to what is shown now."""
        is_of_goal = self._view_kind in (ProgressView.ONE, ProgressView.TABLE) and not self._about_therapy
        here = ProgressPlace(view=self._view_kind, goal=self._goal if is_of_goal else None)
        if here != self._came_to and not isinstance(place, ProgressPlace):
            self.go_requested.emit(here)
        self.go_requested.emit(place)

    def _has_keyboard(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _make_view(self, seen: Seen) -> QWidget:
        view = seen.asked.view
        if view is ProgressView.THERAPY and seen.therapy is not None:
            return self._no_answers() if is_empty(seen.therapy) else TherapyView(seen, seen.therapy)
        if view is ProgressView.TABLE and (seen.names or seen.asked.about_therapy):
            return Entries(seen)
        if view is ProgressView.ONE and seen.courses:
            return OneGoal(seen, seen.courses[0])
        if view is ProgressView.ALL and seen.courses:
            return AllGoals(seen)
        return self._no_goals(seen)

    def _no_goals(self, seen: Seen) -> QWidget:
        sentence = _("Each goal you rate has its chart here, so that you can see how it goes over the months.")
        if seen.names:
            box = EmptyState(_("No goal in this time"), sentence, _("Go to my goals"))
        elif seen.has_drafts:
            box = EmptyState(_("No ratings yet"), sentence, _("Go on with my goals"))
        else:
            box = EmptyState(_("No goals yet"), sentence, _("Write my first goal"))
            box.button.clicked.connect(lambda: self.go_requested.emit(GoalEditorPlace()))
            return box
        box.button.clicked.connect(lambda: self.go_requested.emit(GoalsPlace()))
        return box

    def _no_answers(self) -> QWidget:
        box = EmptyState(
            _("No answers on therapy in this time"),
            _("After the ratings, a check-in offers four short questions on how therapy itself is going."),
            _("Check in"),
        )
        box.button.clicked.connect(lambda: self.go_requested.emit(CheckInPlace()))
        return box

    def _fill_picker(self, seen: Seen) -> None:
        is_table = seen.asked.view is ProgressView.TABLE
        offered: list[tuple[str | None, str]] = list(seen.names.items())
        if is_table:
            offered.append((None, _("How therapy is going")))
        there = [(self.picker.itemData(index), self.picker.itemText(index)) for index in range(self.picker.count())]
        if offered != there:
            self.picker.clear()
            for goal, name in offered:
                self.picker.addItem(name, goal)
        goals = [goal for goal, _name in offered]
        shown = None if is_table and seen.asked.about_therapy else seen.goal
        if shown in goals:
            self.picker.setCurrentIndex(goals.index(shown))
        self.picker.setVisible(is_table or (seen.asked.view is ProgressView.ONE and bool(seen.names)))

    def _fit(self) -> None:
        """Arrange everything for the width there is, and draw the charts anew where it is another."""
        theme, room = Theme.of(), self._column.room
        beside = room >= theme.px(_BESIDE)
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        asked_for = room, Style.now(self.devicePixelRatioF())
        if self._view is None or asked_for == self._drawn_for:
            return
        self._drawn_for = asked_for
        for job in self._jobs:
            job.cancel()
        self._jobs = [self._draw(wanted) for wanted in self._view.arrange(*asked_for)]

    def _draw(self, wanted: Wanted) -> Job[Picture]:
        def draw(job: Job[Picture]) -> Picture:
            job.stop_if_cancelled()
            return wanted.draw()

        return self.desk.draw(draw, wanted.view.show_picture, owner=wanted.view)

    def _save(self) -> None:
        if self._seen is None:
            return
        if self._seen.asked.view is ProgressView.TABLE:
            self.files.export_ratings()
        else:
            self.files.save_picture(self._seen)

    def _copy(self) -> None:
        if self._seen is not None:
            self.files.copy_picture(self._seen)

    def _rest(self, raised: Concern) -> None:
        def rested(changes: Changes) -> None:
            text = _("This rests until something changes.")
            self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

        self.desk.do(lambda workbook: talked_about(workbook, raised), rested, owner=self)
