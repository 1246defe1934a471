"""A question that is answered by choosing one of a few words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from workbook.gui.theme import STRONG, Theme
from workbook.gui.widgets.choices import Radio
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.tab_way import give_keyboard
from workbook.gui.widgets.words import Words


class ChoiceRow(QWidget):
    """Radio buttons under a label, beside each other while they fit; the arrow keys lead from one to the next.

    `in_column` puts them one below the other, `in_columns` side by side in columns of one width.
    Nothing is chosen at first. The values can be anything; two equal ones are the same choice.
    """

    chosen = Signal(object)
    """The person chose: the value."""

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[object, str]],
        *,
        label_shown: bool = True,
        in_column: bool = False,
        in_columns: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.label = Words(label, STRONG)
        self.problem = ProblemLine()
        self._values = [value for value, _words in options]
        self._group = QButtonGroup(self)
        self.radios = [Radio(words) for _value, words in options]
        self.label.setBuddy(self.radios[0])
        self.setFocusProxy(self.radios[0])
        column = QVBoxLayout(self)
        Theme.of().space(column, 4)
        column.addWidget(self.label)
        self.label.setVisible(label_shown)
        column.addWidget(self.problem)
        row = QVBoxLayout() if in_column else FlowLayout(28, 0, even=in_columns)
        if in_column:
            Theme.of().space(row)
        column.addLayout(row)
        for number, radio in enumerate(self.radios):
            self._group.addButton(radio, number)
            radio.setAccessibleDescription(label)
            radio.installEventFilter(self)
            row.addWidget(radio)
        self._group.idClicked.connect(self._tell)

    @property
    def value(self) -> object | None:
        """What is chosen; None while nothing is."""
        number = self._group.checkedId()
        return None if number < 0 else self._values[number]

    def set_value(self, value: object | None) -> None:
        """Choose a value, None for none; that is no choice of the person's."""
        if value in self._values:
            self.radios[self._values.index(value)].setChecked(True)
            return
        self._group.setExclusive(False)
        for radio in self.radios:
            radio.setChecked(False)
        self._group.setExclusive(True)

    def show_problem(self, sentence: str) -> None:
        """Say what is missing; an empty sentence takes it away."""
        self.problem.show_problem(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go through the choices in the order they are read, without choosing one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(event.key())
            if step is not None:
                here = next(place for place, radio in enumerate(self.radios) if radio is watched)
                give_keyboard(self.radios[min(max(here + step, 0), len(self.radios) - 1)])
                return True
        return False

    def _tell(self, number: int) -> None:
        self.show_problem("")
        self.chosen.emit(self._values[number])


_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
"""How far an arrow key leads."""
