"""The table: the same as in the charts, newest first, with all notes."""

from PySide6.QtCore import Qt

from workbook.gui.pages.progress.seen import Seen
from workbook.gui.pages.progress.view import View
from workbook.gui.places import TimelinePlace
from workbook.gui.theme import BODY
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.table_view import TableView
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _

PAGE = 30
"""So many rows are shown at first, and more each time they are asked for."""


class Entries(View):
    """A row for each rating or answer; earlier ones come when they are asked for."""

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self._rows, self._shown = seen.rows, PAGE
        about_therapy = seen.asked.about_therapy
        name = _("How therapy is going") if about_therapy else seen.names.get(seen.goal or "", "")
        self._heads = (
            (_("Day"), _("Answer"), _("About"), _("Your note"))
            if about_therapy
            else (_("Day"), _("0 to 10"), _("Occasion"), _("Your note"))
        )
        self.table = TableView(name)
        self._earlier = PlainButton(_("Show earlier entries"), small=True)
        self._earlier.clicked.connect(self._show_more)
        if not self._rows:
            self.column.addWidget(Words(_("Nothing was entered in this time."), BODY))
            return
        self.column.addWidget(self.table)
        self.column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        timeline = LinkButton(_("Read or change these entries"))
        place = TimelinePlace(goal=None if about_therapy else seen.goal)
        timeline.clicked.connect(lambda: self.go_requested.emit(place))
        self.column.addLayout(at_left(timeline))
        self._fill()

    def _show_more(self) -> None:
        self._shown += PAGE
        self._fill()

    def _fill(self) -> None:
        self.table.show_rows(self._heads, [row.cells() for row in self._rows[: self._shown]])
        self._earlier.setVisible(self._shown < len(self._rows))
