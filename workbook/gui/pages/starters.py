"""Example goals: by area of life, searched, each to be read in full and used as a start."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import Area
from workbook.gui.page import Page
from workbook.gui.places import GoalEditorPlace, GoalsPlace, Place
from workbook.gui.theme import CAPTION, QUIET, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.column import Column, empty
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.words import Words
from workbook.resources import resource, translate_count
from workbook.resources import translate as _
from workbook.services.labels import label
from workbook.services.starters import Starter, in_area, load_starters, search

PAUSE = 150
"""Milliseconds without typing after which the list follows the search."""
_ALL = "all"
_TOGETHER = 12
"""So many examples are put into the page at a time, so that the window does not stand still for all of them."""


class StartersPage(Page):
    """A library to browse; nothing in it is about the person until they take it and change it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._starters: tuple[Starter, ...] = ()
        self._column = Column(gap=8)
        self.words = LineField(_("Search the examples"), limit=200)
        areas = [(_ALL, _("All")), *((area, label(area)) for area in Area)]
        self.area = ChoiceRow(_("Part of life"), areas, in_columns=True)
        self.area.set_value(_ALL)
        self._count = Words("", CAPTION)
        self._list = QVBoxLayout()
        self._to_add: list[Starter] = []
        self._steps = QTimer(self)
        self._steps.timeout.connect(self._add_some)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._show)
        self._lay_out()
        self.words.edited.connect(lambda _text: self._pause.start())
        self.area.chosen.connect(lambda _area: self._show())

    def show_place(self, place: Place) -> None:
        """Show the examples; they are read when somebody first looks at them."""
        self._column.to_top()
        if not self._starters:
            self.desk.ask(
                lambda _workbook: load_starters(resource("starters", "en.toml").read_text("utf-8")),
                self._know,
                owner=self,
            )

    @property
    def is_complete(self) -> bool:
        """Whether all examples that were found stand there."""
        return bool(self._starters) and not self._steps.isActive()

    def first_control(self) -> QWidget | None:
        """Return the field of the search."""
        return self.words

    def _lay_out(self) -> None:
        back = LinkButton(_("My goals"), icon="chevron-left")
        back.clicked.connect(lambda: self.go_requested.emit(GoalsPlace()))
        self._column.add_layout(at_left(back))
        self._column.add(Words(_("Example goals"), TITLE))
        self._column.add(
            Words(_("All people in these examples are invented. Take one as a start and make it yours."), QUIET)
        )
        self._column.add(self.words, above=8)
        self._column.add(self.area, above=8)
        self._column.add(self._count, above=8)
        self._column.add(Rule())
        self._list.setSpacing(0)
        self._column.add_layout(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def _know(self, starters: tuple[Starter, ...]) -> None:
        self._starters = starters
        self._show()

    def _show(self) -> None:
        """Show what fits the area and the search."""
        area, words = self.area.value, self.words.text
        found = in_area(self._starters, area) if isinstance(area, Area) else self._starters
        self._fill(search(found, words) if words.strip() else found)

    def _fill(self, starters: Sequence[Starter]) -> None:
        empty(self._list)
        count = translate_count("{count} example", "{count} examples", len(starters)).format(count=len(starters))
        nothing = _("No example has all of these words. Fewer words find more; you can also write your own goal.")
        self._count.set_words(count if starters else nothing)
        self._to_add = list(starters)
        self._add_some()

    def _add_some(self) -> None:
        now, self._to_add = self._to_add[:_TOGETHER], self._to_add[_TOGETHER:]
        for starter in now:
            self._list.addWidget(self._example(starter))
        self._steps.start() if self._to_add else self._steps.stop()

    def _example(self, starter: Starter) -> QWidget:
        fold = Fold(starter.title, count=label(starter.area))
        fold.head.toggled.connect(lambda is_open: self._unfold(fold, starter) if is_open else None)
        return fold

    def _unfold(self, fold: Fold, starter: Starter) -> None:
        """Put the whole example into its fold when it is first opened."""
        if fold.content.count():
            return
        fold.content.addWidget(Words(starter.statement))
        entries = (
            (_("10, fully there"), starter.anchors.ten),
            (_("5, half way"), starter.anchors.five),
            (_("0, not at all"), starter.anchors.zero),
            (_("First small step"), starter.first_step),
            (_("Plan"), starter.if_then),
        )
        for name, text in entries:
            fold.content.addSpacing(Theme.of().px(6))
            fold.content.addWidget(Words(name, CAPTION))
            fold.content.addWidget(Words(text or ""))
        use = PlainButton(_("Use as a start"), small=True)
        use.setAccessibleDescription(starter.title)
        use.clicked.connect(lambda: self.go_requested.emit(GoalEditorPlace(starter=starter.id)))
        fold.content.addSpacing(12)
        fold.content.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
