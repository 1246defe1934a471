"""The page of one goal."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.domain.goal import GoalStatus, GoalVersion
from workbook.gui.charting import Picture, Style, goal_picture
from workbook.gui.page import Note, Page
from workbook.gui.pages.goal import reading
from workbook.gui.pages.goal.chart import PADDING, ChartCard
from workbook.gui.pages.goal.doing import ClosingFold, CorrectFold, DeleteFold, RememberFold
from workbook.gui.pages.goal.seen import Seen, see
from workbook.gui.places import (
    CheckInPlace,
    ExtraRatingPlace,
    GetHelpPlace,
    GoalEditorPlace,
    GoalPlace,
    GoalsPlace,
    Place,
    TimelinePlace,
)
from workbook.gui.theme import CAPTION, QUIET, SECTION, STRONG, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.column import WIDEST, Column
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.long_text import at_length
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.words import Words, ink
from workbook.gui.worker import Job
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.days import full_day
from workbook.services.goal_changes import correct_baseline, remember_start
from workbook.services.goal_writing import is_to_hold_on_to
from workbook.services.goals import change_closing, close_goal, delete_goal, keep_closing_note, reopen_goal
from workbook.services.labels import label
from workbook.services.mark import Mark

_CHART_HEIGHT = 250
_DOING = ("closing", "remember", "correct", "delete")
"""Parts that fold away again once something was done; those to read stay as they are."""


class GoalPage(Page):
    """Reads like a page in a paper workbook; what can be done with the goal stands at its end."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._column = Column(gap=8)
        self._goal = ""
        self._seen: Seen | None = None
        self._chart: ChartCard | None = None
        self._drawing: Job[Picture] | None = None
        self._first: QWidget | None = None
        self._folds: dict[str, Fold] = {}
        self._closing: ClosingFold | None = None
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(100)
        self._redraw.timeout.connect(self._draw)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        Theme.of().changed.connect(self._redraw.start)

    def show_place(self, place: Place) -> None:
        """Show the goal as it is now."""
        assert isinstance(place, GoalPlace)
        self._goal, self._seen, self._chart, self._folds = place.goal, None, None, {}
        self._first = self._closing = None
        self._column.clear()
        self._column.to_top()
        self._read()

    def leave(self) -> None:
        """Write the note on closing back, and take no more answers about this goal."""
        if self._closing is not None:
            self._closing.note.write_back()
        self._goal = ""

    def react(self, changes: Changes) -> None:
        """Read again when anything changed that the page shows; what waits to be used alone changes nothing on it."""
        if self._goal and any(not isinstance(each, Mark) for each in (*changes.before, *changes.after)):
            self._read()

    def first_control(self) -> QWidget | None:
        """Return the button at the title."""
        return self._first

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the chart in the new width."""
        super().resizeEvent(event)
        self._redraw.start()

    def _read(self) -> None:
        goal, today = self._goal, self.desk.today
        self.desk.ask(lambda workbook: see(workbook, goal, today), partial(self._show, goal), owner=self)

    def _show(self, asked: str, seen: Seen | GoalStatus | None) -> None:
        if not asked or asked != self._goal:
            return  # the person has gone elsewhere
        if isinstance(seen, Seen):
            self._fill(seen)
        else:
            self.go_requested.emit(GoalsPlace() if seen is None else GoalEditorPlace(goal=asked))

    def _fill(self, seen: Seen) -> None:
        focused = self.window().focusWidget()
        had_keyboard = focused is self or self._column.isAncestorOf(focused)
        was_open = {name: fold.is_open for name, fold in self._folds.items() if name not in _DOING}
        self._seen, self._folds = seen, {}
        self._column.clear()
        self._add_head(seen)
        self._add_chart(seen)
        self._add_links(seen)
        version = seen.goal.newest
        for part in (reading.plan(version), reading.anchors(version)):
            if part is not None:
                self._column.add(part, above=16)
        self._add_folds(seen)
        self._add_doing(seen)
        for name, fold in self._folds.items():
            fold.head.setChecked(was_open.get(name, fold.is_open))
        self._draw()
        if had_keyboard and self._first is not None:
            self._first.show()  # what is not seen yet would not keep the keyboard
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self, seen: Seen) -> None:
        goal, version = seen.goal, seen.goal.newest
        head = QHBoxLayout()
        Theme.of().space(head, 16)
        back = LinkButton(_("My goals"), icon="chevron-left")
        back.clicked.connect(lambda: self.go_requested.emit(GoalsPlace()))
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        if goal.is_closed:
            main = PlainButton(_("Take it up again"), small=True)
            main.clicked.connect(self._reopen)
        else:
            main = PlainButton(_("Change this goal"), icon="pencil", small=True)
            main.clicked.connect(lambda: self._edit(rewording=False))
        head.addWidget(main, 0, Qt.AlignmentFlag.AlignVCenter)
        self._first = main
        self._column.add_layout(head)
        heading, below = reading.heading(version)
        self._column.add(heading)
        self._column.add(Words(_about(seen), QUIET))
        if below is not None:
            self._column.add(below)
        if goal.is_closed and goal.closing_note:
            self._column.add(Words(_("Note on closing"), CAPTION))
            self._column.add(at_length(goal.closing_note, ink))
        if seen.record.unfinished is not None:
            rewording = seen.record.unfinished.rewording
            said, act = _("A change of this goal is half written."), _("Go on writing")
            self._add_due(said, act, lambda: self._edit(rewording=rewording))
        elif seen.is_to_reword:
            said, act = _("You decided in the session to word this goal again."), _("Reword it")
            self._add_due(said, act, lambda: self._go(GoalEditorPlace(goal=goal.id, page=1)))

    def _add_due(self, said: str, act: str, do: Callable[[], None]) -> None:
        card = Card(is_due=True)
        card.parts.addWidget(Words(said, STRONG))
        link = LinkButton(act)
        link.clicked.connect(do)
        card.parts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.add(card, above=8)

    def _add_chart(self, seen: Seen) -> None:
        self._chart = ChartCard(seen)
        self._column.add(self._chart, above=8)

    def _add_links(self, seen: Seen) -> None:
        places: list[tuple[str, Place]] = [(_("All notes on this goal"), TimelinePlace(goal=self._goal))]
        if not seen.goal.is_closed:
            places = [
                (_("Check in"), CheckInPlace()),
                (_("Rate between check-ins"), ExtraRatingPlace(goal=self._goal)),
                *places,
            ]
        links = []
        for words, place in places:
            link = LinkButton(words)
            link.clicked.connect(partial(self._go, place))
            links.append(link)
        self._column.add_layout(in_a_row(*links, gap=24))

    def _add_folds(self, seen: Seen) -> None:
        goal, version = seen.goal, seen.goal.newest
        words = None
        if version.own_words:
            words = Fold(_("My first own words"))
            words.content.addWidget(at_length(version.own_words, Passage))
        parts = {
            "ratings": reading.ratings(seen),
            "levels": reading.levels(version),
            "versions": reading.versions(goal),
            "words": words,
        }
        spacing = 16
        for name, fold in parts.items():
            if fold is not None:
                self._folds[name] = fold
                self._column.add(fold, above=spacing)
                spacing = 0

    def _add_doing(self, seen: Seen) -> None:
        goal = seen.goal
        self._column.add(Words(_("What you can do with this goal"), SECTION), above=16)
        if not goal.is_closed:
            self._add_rewording()
        closing = self._closing = ClosingFold(goal, self.desk, seen.closing_note)
        closing.noted.connect(self._keep_note)
        closing.closed.connect(self._change_closing if goal.is_closed else self._close)
        closing.quiet.get_help.clicked.connect(lambda: self._go(GetHelpPlace()))
        self._folds["closing"] = closing
        if not goal.is_closed:
            remember = RememberFold(lambda: self.desk.today)
            remember.remembered.connect(self._remember)
            self._folds["remember"] = remember
        if seen.baseline is not None and not goal.is_closed:
            correct = CorrectFold(seen)
            correct.corrected.connect(self._correct)
            self._folds["correct"] = correct
        delete = DeleteFold(seen.goes)
        delete.deleted.connect(self._delete)
        self._folds["delete"] = delete
        for name in _DOING:
            if name in self._folds:
                self._column.add(self._folds[name])

    def _add_rewording(self) -> None:
        reword = LinkButton(_("Reword it: a typo, or clearer words"))
        change = LinkButton(_("Change what it means"))
        reword.clicked.connect(lambda: self._edit(rewording=True))
        change.clicked.connect(lambda: self._edit(rewording=False))
        self._column.add_layout(in_a_row(reword, change, gap=24))
        self._column.add(
            Words(
                _(
                    "Rewording keeps the ratings together. Changing the meaning begins a new wording with its own "
                    "start; earlier ratings stay with the earlier words."
                ),
                CAPTION,
            )
        )

    def _draw(self) -> None:
        """Draw the chart away from the window's thread."""
        card, seen = self._chart, self._seen
        if card is None or seen is None or not card.has_chart:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        theme = Theme.of()
        room = min(self._column.viewport().width() - 2 * theme.px(40), WIDEST) - 2 * theme.px(PADDING)
        width, height = max(room, 120), theme.px(_CHART_HEIGHT)
        if card.chart.picture is None:
            card.chart.reserve(width, height)
        style = Style.now(self.devicePixelRatioF(), on_sheet=True)
        course = seen.course

        def shown(picture: Picture) -> None:
            if card is self._chart:
                card.chart.show_picture(picture)

        self._drawing = self.desk.draw(lambda job: goal_picture(course, width, height, style), shown, owner=self)

    def _go(self, place: Place) -> None:
        self.go_requested.emit(place)

    def _edit(self, *, rewording: bool) -> None:
        page = 6 if rewording else 1
        self.go_requested.emit(GoalEditorPlace(goal=self._goal, rewording=rewording, page=page))

    def _close(self, status: GoalStatus, note: str | None) -> None:
        goal, today = self._goal, self.desk.today

        def closed(changes: Changes) -> None:
            self._tell(_("The goal is closed: {how}.").format(how=label(status)), changes)

        self.desk.do(lambda workbook: close_goal(workbook, goal, status, today, note), closed, owner=self)

    def _keep_note(self, note: str | None) -> None:
        goal = self._goal
        self.desk.do(lambda workbook: keep_closing_note(workbook, goal, note))

    def _change_closing(self, status: GoalStatus, note: str | None) -> None:
        goal = self._goal
        self.desk.do(
            lambda workbook: change_closing(workbook, goal, status, note),
            lambda changes: self._tell(_("The closing is changed."), changes),
            owner=self,
        )

    def _reopen(self) -> None:
        goal, today = self._goal, self.desk.today
        self.desk.do(
            lambda workbook: reopen_goal(workbook, goal, today),
            lambda changes: self._tell(_("The goal is taken up again."), changes),
            owner=self,
        )

    def _remember(self, value: int, day: date) -> None:
        goal, today, now = self._goal, self.desk.today, self.desk.now
        self.desk.do(
            lambda workbook: remember_start(workbook, goal, value, day, today, now),
            lambda changes: self._tell(_("The remembered start is kept."), changes),
            owner=self,
        )

    def _correct(self, value: int) -> None:
        goal, today, now = self._goal, self.desk.today, self.desk.now
        self.desk.do(
            lambda workbook: correct_baseline(workbook, goal, value, today, now),
            lambda changes: self._tell(_("The start is now {value}.").format(value=value), changes),
            owner=self,
        )

    def _delete(self) -> None:
        goal = self._goal

        def deleted(changes: Changes) -> None:
            self.go_requested.emit(GoalsPlace())
            self._tell(_("The goal is deleted."), changes)

        self._goal = ""
        self.desk.do(lambda workbook: delete_goal(workbook, goal), deleted, owner=self)

    def _tell(self, text: str, changes: Changes) -> None:
        if changes:
            self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))


def _about(seen: Seen) -> str:
    """Return what stands below the name: target, date, and since when this wording is in force."""
    goal, version = seen.goal, seen.goal.newest
    said = [_target(seen, version), _("This wording since {day}.").format(day=full_day(version.start))]
    if goal.closed_on is not None:
        said.append(_("Closed on {day}: {how}.").format(day=full_day(goal.closed_on), how=label(goal.status)))
    return " ".join(said)


def _target(seen: Seen, version: GoalVersion) -> str:
    target = version.effective_target
    start = next((each.baseline for each in seen.course.wordings if each.version == version.version), None)
    if start is not None and is_to_hold_on_to(start.value, target):
        return _("A goal to hold on to, at {target} or above.").format(target=target)
    if version.target_date is None:
        return _("Target {target}.").format(target=target)
    return _("Target {target} by {day}.").format(target=target, day=full_day(version.target_date))
