"""Help: the list of topics, and one topic to read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.gui.page import Page
from workbook.gui.places import GetHelpPlace, HelpPlace, Place
from workbook.gui.saving_pdf import save_blank_sheets
from workbook.gui.theme import BODY, QUIET, SECTION, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.list_row import ListRow, in_a_list
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services import help_pages
from workbook.services.help_pages import Bullets, HelpSection

HARD_TIMES = "when-things-go-badly"
"""The topic that leads to Get help now."""


class HelpPage(Page):
    """All topics, or one of them."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._column = Column()
        self._first: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def show_place(self, place: Place) -> None:
        """Show the topic, or the list of all."""
        assert isinstance(place, HelpPlace)
        self._column.clear()
        self._column.to_top()
        if place.topic is None:
            self._show_list()
        else:
            self._show_topic(help_pages.help_page(place.topic, self.preferences.settings.language))

    def first_control(self) -> QWidget | None:
        """Return the first topic, or the way back to the list."""
        return self._first

    def _show_list(self) -> None:
        self._column.add(Words(_("Help"), TITLE))
        self._column.add(Words(_("Each topic is one page. Nothing here needs a connection."), QUIET))
        rows = []
        for page in help_pages.help_pages(self.preferences.settings.language):
            row = ListRow(page.title)
            row.clicked.connect(lambda _checked=False, key=page.key: self.go_requested.emit(HelpPlace(topic=key)))
            rows.append(row)
        self._column.add_layout(in_a_list(rows), above=8)
        kit = LinkButton(_("Blank sheets to fill in by hand"), icon="printer")
        kit.clicked.connect(lambda: save_blank_sheets(self))
        self._column.add_layout(at_left(kit), above=8)
        self._first = rows[0]

    def _show_topic(self, page: help_pages.HelpPage) -> None:
        back = LinkButton(_("All topics"), icon="chevron-left")
        back.clicked.connect(lambda: self.go_requested.emit(HelpPlace()))
        self._first = back
        self._column.add_layout(at_left(back))
        self._column.add(Words(page.title, TITLE))
        for section in page.sections:
            self._add_section(section)
        if page.key == HARD_TIMES:
            link = LinkButton(_("Get help now"), icon="life-buoy")
            link.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
            self._column.add_layout(at_left(link), above=8)

    def _add_section(self, section: HelpSection) -> None:
        if section.title is not None:
            self._column.add(Words(section.title, SECTION), above=8)
        for block in section.blocks:
            if isinstance(block, Bullets):
                for item in block.items:
                    self._column.add(_bullet(item))
            else:
                self._column.add(Words(block.text, BODY))


def _bullet(text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    Theme.of().space(row, 10, (4, 0, 0, 0))
    row.addWidget(Words("•", QUIET), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(text, BODY), 1)
    return line
