"""A text of any length: of a very long one the beginning, until the person wants all of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import Theme
from workbook.gui.widgets.buttons import LinkButton
from workbook.resources import translate as _

LONGEST = 900
"""Characters up to which a text is shown whole; of a longer one about two thirds of them."""


def at_length(text: str, show: Callable[[str], QWidget]) -> QWidget:
    """Return what `show` makes of a text; of a very long one its beginning, with a link that shows the rest."""
    return show(text) if len(text) <= LONGEST else _LongText(text, show)


def shortened(text: str) -> str:
    """Return a text, or the beginning of a very long one: whole words, or characters where there are no spaces."""
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST * 2 // 3]
    return f"{cut.rsplit(None, 1)[0] if ' ' in cut else cut} …"


class _LongText(QWidget):
    """The beginning of a text with a link below; pressed, all of it."""

    def __init__(self, text: str, show: Callable[[str], QWidget]) -> None:
        super().__init__()
        self._text, self._show = text, show
        self._beginning = show(shortened(text))
        self._more = LinkButton(_("Show all of it"))
        self._more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        Theme.of().space(self._column, 0)
        self._column.addWidget(self._beginning)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._column.insertWidget(0, self._show(self._text))
        self._beginning.hide()
        self._more.hide()
