"""A number of the scale with its name, and beside it the field for the person's own words."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from workbook.gui.theme import CAPTION, Theme
from workbook.gui.widgets.text_block import Span
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words

_WIDTH, _FIELD = 92, 40


class BesideField(QWidget):
    """The number stands in the middle of the field's first line; with large text it stands above the field."""

    def __init__(self, value: int, name: str, field: TextField) -> None:
        super().__init__()
        spans = [Span(text=str(value), bold=True, colour="print"), Span(text=f" {name}")]
        self._label = Words(spans, CAPTION)
        self._label.setBuddy(field)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._above = QVBoxLayout()
        self._above.addWidget(self._label)
        self._above.addStretch(1)
        self._row.addLayout(self._above)
        self._row.addWidget(field, 1)
        Theme.of().changed.connect(self._arrange)
        self._arrange()

    def _arrange(self) -> None:
        theme = Theme.of()
        is_large = theme.is_large
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.px(4) if is_large else 0)
        self._label.setMinimumWidth(0 if is_large else theme.px(_WIDTH))
        above = 0 if is_large else (theme.px(_FIELD) - theme.px(CAPTION.line)) // 2
        self._above.setContentsMargins(0, above, 0, 0)
