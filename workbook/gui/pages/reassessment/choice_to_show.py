"""A tick that comes with a choice: show it in the report, or keep it for me."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import CAPTION, Theme
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class ChoiceToShow(QWidget):
    """One tick; once it is ticked, the choice below it."""

    ticked = Signal(bool)
    shown = Signal(bool)

    def __init__(
        self,
        words: str,
        *,
        beside: str = "",
        is_ticked: bool,
        is_shown: bool,
        never_shown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tick = Tick(words, caption=beside)
        self.tick.setChecked(is_ticked)
        self.show_choice = ChoiceRow(
            _("In the report: {item}").format(item=words),
            [(True, _("Show in the report")), (False, _("Keep for me"))],
            label_shown=False,
        )
        self.show_choice.set_value(is_shown)
        self._never = Words(_("This is never printed."), CAPTION)
        self._below = self._never if never_shown else self.show_choice
        (self.show_choice if never_shown else self._never).hide()
        column = QVBoxLayout(self)
        Theme.of().space(column, 0)
        column.addWidget(self.tick)
        inner = QVBoxLayout()
        Theme.of().space(inner, 0, (30, 0, 0, 4))
        inner.addWidget(self.show_choice)
        inner.addWidget(self._never)
        column.addLayout(inner)
        self._below.setVisible(is_ticked)
        self.tick.toggled.connect(self._below.setVisible)
        self.tick.toggled.connect(self.ticked)
        self.show_choice.chosen.connect(lambda value: self.shown.emit(value is True))
