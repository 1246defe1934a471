"""My goals: those being worked on, drafts, and closed ones folded away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.gui.page import Note, Page
from workbook.gui.places import GoalEditorPlace, GoalPlace, Place, StartersPlace
from workbook.gui.theme import CAPTION, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.card import EmptyState, Rule
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.changes import Changes
from workbook.services.days import full_day
from workbook.services.goals import RECOMMENDED, GoalList, GoalRow, delete_goal, goal_list, reorder
from workbook.services.labels import label
from workbook.services.ports import Workbook
from workbook.services.texts import goal_sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """The goals, and the sentence of each that is kept, by id."""

    goals: GoalList
    sentences: Mapping[str, str]


class GoalsPage(Page):
    """A list to read and open; nothing on it is deleted without undo."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._column = Column(gap=0)
        self._first: QWidget | None = None
        self._moved: tuple[str, int] | None = None
        self._movers_of: dict[tuple[str, int], LinkButton] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def show_place(self, place: Place) -> None:
        """Show the goals as they are now."""
        self._column.to_top()
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again when a goal changed."""
        if changes.goals:
            self._read()

    def first_control(self) -> QWidget | None:
        """Return the first goal, or the button that writes one."""
        return self._first

    def _read(self) -> None:
        today = self.desk.today

        def see(workbook: Workbook) -> _Seen:
            goals = goal_list(workbook)
            kept = [row.goal for row in (*goals.active, *goals.closed)]
            return _Seen(
                goals=goals,
                sentences={goal.id: goal_sentence(goal, workbook.ratings_of(goal.id), today) for goal in kept},
            )

        self.desk.ask(see, self._show, owner=self)

    def _show(self, seen: _Seen) -> None:
        self._column.clear()
        self._movers_of = {}
        goals = seen.goals
        self._add_head(bool(goals.active or goals.drafts or goals.closed))
        self._first = None
        if not goals.active and not goals.drafts:
            self._add_empty()
        for place, row in enumerate(goals.active):
            self._add_active(row, seen.sentences[row.goal.id], place, goals.active)
        if goals.drafts:
            self._add_group(_("Drafts"))
            for row in goals.drafts:
                self._add_draft(row)
        if len(goals.active) > RECOMMENDED:
            text = _("Three goals at a time are easier to keep in mind. More are fine.")
            self._column.add(Words(text, CAPTION), above=12)
        if goals.closed:
            self._add_closed(goals.closed, seen.sentences)
        self._follow_moved()
        first = self.first_control()
        if first is not None and self.window().focusWidget() is self:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_moved(self) -> None:
        """Leave the keyboard with the goal that was moved: on the same button, or at the end of the list the other."""
        moved, self._moved = self._moved, None
        if moved is None:
            return
        goal, step = moved
        both = (self._movers_of.get((goal, way)) for way in (step, -step))
        button = next((each for each in both if each is not None and each.isEnabled()), None)
        if button is not None:
            button.show()  # what is not seen yet would not keep the keyboard
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self, has_goals: bool) -> None:
        head = QHBoxLayout()
        Theme.of().space(head, 12)
        head.addWidget(Words(_("My goals"), TITLE), 1)
        if has_goals:
            new = PlainButton(_("Write a goal"), icon="plus", small=True)
            new.clicked.connect(lambda: self.go_requested.emit(GoalEditorPlace()))
            head.addWidget(new, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.add_layout(head)
        starters = LinkButton(_("Look at example goals"))
        starters.clicked.connect(lambda: self.go_requested.emit(StartersPlace()))
        self._column.parts.addWidget(starters, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.add(Rule(), above=12)

    def _add_empty(self) -> None:
        box = EmptyState(
            _("No goals yet"),
            _("What do you want to be different? One goal is enough to start."),
            _("Write a goal"),
        )
        box.button.clicked.connect(lambda: self.go_requested.emit(GoalEditorPlace()))
        self._column.add(box, above=16)
        self._first = box.button

    def _add_active(self, row: GoalRow, sentence: str, place: int, among: Sequence[GoalRow]) -> None:
        goal = row.goal
        if row.unfinished:
            sentence += " " + _("A change of it is half written.")
        line = ListRow(goal.newest.name, sentence, self._movers(goal.id, place, among), is_own=True)
        line.clicked.connect(lambda: self.go_requested.emit(GoalPlace(goal=goal.id)))
        self._column.add(line)
        self._first = self._first or line

    def _movers(self, goal: str, place: int, among: Sequence[GoalRow]) -> QWidget | None:
        """Return the two buttons that move a goal in the list; None where there is nothing to move past."""
        if len(among) < 2:
            return None
        both = QWidget()
        column = QHBoxLayout(both)
        Theme.of().space(column, 16)
        for step, words, name in ((-1, _("Up"), _("Move up: {name}")), (1, _("Down"), _("Move down: {name}"))):
            button = LinkButton(words)
            button.setAccessibleName(name.format(name=among[place].goal.newest.name))
            button.setEnabled(0 <= place + step < len(among))
            button.clicked.connect(lambda _checked=False, by=step: self._move(place, by, among))
            self._movers_of[goal, step] = button
            column.addWidget(button)
        return both

    def _move(self, place: int, by: int, among: Sequence[GoalRow]) -> None:
        order = [row.goal.id for row in among]
        order.insert(place + by, order.pop(place))

        self._moved = (among[place].goal.id, by)

        def moved(changes: Changes) -> None:
            note = Note(text=_("The order is changed."), action=_("Undo"), act=lambda: self.desk.undo(changes))
            self.noted.emit(note)

        self.desk.do(lambda workbook: reorder(workbook, order), moved, owner=self)

    def _add_group(self, title: str) -> None:
        self._column.add(Words(title, CAPTION), above=20)
        self._column.add(Rule())

    def _add_draft(self, row: GoalRow) -> None:
        goal = row.goal
        name = goal.newest.name or _("A goal without a name yet")
        remove = LinkButton(_("Remove"))
        remove.setAccessibleName(_("Remove the draft: {name}").format(name=name))
        remove.clicked.connect(lambda: self._remove(goal.id))
        line = ListRow(name, _("Draft of {day}").format(day=full_day(goal.created_on)), remove, is_own=True)
        line.clicked.connect(lambda: self.go_requested.emit(GoalEditorPlace(goal=goal.id)))
        self._column.add(line)
        self._first = self._first or line

    def _remove(self, goal: str) -> None:
        def removed(changes: Changes) -> None:
            note = Note(text=_("The draft is removed."), action=_("Undo"), act=lambda: self.desk.undo(changes))
            self.noted.emit(note)

        self.desk.do(lambda workbook: delete_goal(workbook, goal), removed, owner=self)

    def _add_closed(self, closed: Sequence[GoalRow], sentences: Mapping[str, str]) -> None:
        count = translate_count("{count} goal", "{count} goals", len(closed)).format(count=len(closed))
        fold = Fold(_("Closed goals"), count=count)
        for row in closed:
            goal = row.goal
            how = _("{how} on {day}").format(how=label(goal.status), day=full_day(goal.closed_on or goal.created_on))
            line = ListRow(goal.newest.name, f"{how}. {sentences[goal.id]}", is_own=True)
            line.clicked.connect(lambda _checked=False, to=goal.id: self.go_requested.emit(GoalPlace(goal=to)))
            fold.content.addWidget(line)
        self._column.add(fold, above=16)
