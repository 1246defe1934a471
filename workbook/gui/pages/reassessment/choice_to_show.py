"""A tick that comes with a choice: show it in the report, or keep it for me."""

from PySide6.QtCore import QSignalBlocker, Signal
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
        self._words, self._is_shown, self._never_shown = words, is_shown, never_shown
        self.tick = Tick(words, caption=beside)
        self.tick.setChecked(is_ticked)
        self.below: QWidget | None = None
        """The choice, or that there is none; made with the first tick, since most items are never ticked."""
        self._column = QVBoxLayout(self)
        Theme.of().space(self._column, 0)
        self._column.addWidget(self.tick)
        self._show_below(is_ticked)
        self.tick.toggled.connect(self._show_below)
        self.tick.toggled.connect(self.ticked)

    def take_back(self) -> None:
        """Take the tick back, without telling that it is."""
        with QSignalBlocker(self.tick):
            self.tick.setChecked(False)
        self._show_below(False)

    def _show_below(self, is_ticked: bool) -> None:
        if self.below is None and is_ticked:
            self.below = Words(_("This is never printed."), CAPTION) if self._never_shown else self._choice()
            inner = QVBoxLayout()
            Theme.of().space(inner, 0, (30, 0, 0, 4))
            inner.addWidget(self.below)
            self._column.addLayout(inner)
        if self.below is not None:
            self.below.setVisible(is_ticked)

    def _choice(self) -> ChoiceRow:
        row = ChoiceRow(
            _("In the report: {item}").format(item=self._words),
            [(True, _("Show in the report")), (False, _("Keep for me"))],
            label_shown=False,
        )
        row.set_value(self._is_shown)
        row.chosen.connect(lambda value: self.shown.emit(value is True))
        return row
