"""The bar at the top of a page: what happened, what is safe, and one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class MessageBar(QWidget):
    """One message at a time. It stays until it is closed; a note goes, too, when the person goes elsewhere, and one
    that offers to take something back when the next thing is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_problem = False
        self._act: Callable[[], None] | None = None
        self._icon = Icon("info", "print")
        self._words = Words()
        self.link = LinkButton("")
        self.button = PlainButton("", small=True)
        self.close_button = LinkButton(_("Close"))
        self.close_button.setAccessibleName(_("Close this message"))
        for each in (self.link, self.button):
            each.clicked.connect(self._do)
        self.close_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        Theme.of().space(row, 12, (40, 8, 24, 8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for each in (self.link, self.button, self.close_button):
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while nothing is shown."""
        return "" if self.isHidden() else self._words.text()

    def show_note(self, text: str, *, is_problem: bool, action: str | None, act: Callable[[], None] | None) -> None:
        """Show a message in the place of the one that is there."""
        self.is_problem, self._act = is_problem, act
        self._icon.show_icon("triangle-alert" if is_problem else "info", "clay" if is_problem else "accent")
        self._words.setText(text)
        self.link.setVisible(action is not None and not is_problem)
        self.button.setVisible(action is not None and is_problem)
        (self.button if is_problem else self.link).setText(action or "")
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def clear_notes(self) -> None:
        """Take a note away; a problem stays."""
        if not self.is_problem:
            self.clear()

    def clear_offer(self) -> None:
        """Take a note away that offers something, such as taking a deed back; other notes, and problems, stay."""
        if self._act is not None:
            self.clear_notes()

    def clear(self) -> None:
        """Take the message away, and with it what could be undone."""
        self._act, self.is_problem = None, False
        self._words.setText("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is behind."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("clay_wash" if self.is_problem else "wash"))
        painter.end()

    def _do(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
