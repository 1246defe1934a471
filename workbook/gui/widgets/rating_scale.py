"""The rating scale: eleven radio buttons from 0 to 10, and one for "not sure"; nothing is chosen at first."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from workbook.domain.goal import Anchors
from workbook.domain.limits import HIGHEST_RATING, LOWEST_RATING
from workbook.gui.theme import BODY, CAPTION, INK, Lettering, Theme
from workbook.gui.widgets.choices import Radio
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.tab_way import give_keyboard
from workbook.gui.widgets.text_block import Span, TextBlock
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _

CIRCLE, GAP = 44, 16
SMALL_CIRCLE, SMALL_GAP = 32, 8
"""A circle and what is between two, with room for the ring of focus; at 100 %."""
_LEAST = 360
"""Width at 100 % that the words below a short scale have."""
_FRAME_CORNER = 8
"""Radius of the corners of the frame around the number with the keyboard, at 100 %."""
_DIGITS = Lettering(size=16, line=24, bold=True)
_UNLIMITED = 16_777_215
"""The most Qt lets a part be wide: no limit."""
_NOT_SURE, _NOTHING = -2, -1
"""Numbers of the group that are no rating; Qt says -1 while nothing is chosen."""


class _Circle(QRadioButton):
    """One number; the arrow keys go on to the next without choosing it."""

    def __init__(self, value: int, size: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.value, self._size = value, size
        self.setText(str(value))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def ring_rect(self) -> QRect:
        """Return the circle."""
        return QRect(QPoint(), self.sizeHint())

    def ring_radius(self) -> float:
        """Return the radius of the ring's corners: a frame, since a ring in a ring would look like a choice."""
        return Theme.of().px(_FRAME_CORNER)

    def hitButton(self, pos: QPoint) -> bool:
        """Return whether the pointer is on the number."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        """Return the size of the circle."""
        circle = Theme.of().px(self._size)
        return QSize(circle, circle)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a circle does not shrink."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle and its number."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        touched, chosen = self.underMouse() or self.isDown(), self.isChecked()
        width = 2 if touched and not chosen else theme.border
        painter.setPen(QPen(theme.colour("accent" if touched or chosen else "edge"), width))
        painter.setBrush(theme.colour("accent" if chosen else "wash" if touched else "sheet"))
        half = width / 2
        circle = self.ring_rect()
        painter.drawEllipse(QRectF(circle).adjusted(half, half, -half, -half))
        block = TextBlock(self.text(), _DIGITS)
        left = circle.x() + (circle.width() - block.width) / 2
        top = circle.y() + (circle.height() - block.height) / 2
        block.paint(painter, left, top, theme.colour("on_accent" if chosen else "print"))
        painter.end()


class RatingScale(QWidget):
    """A rating from 0 to 10 with the person's own words for 0, 5 and 10 beside it; `None` is "not sure".

    Digits type the answer; 1 and then 0 is ten, however slowly, as long as nothing else is pressed between. In a narrow
    place the numbers stand closer, then in one column, as they do at 150 %.
    A small scale has small circles close together, and says nothing but the names of its numbers.
    """

    chosen = Signal(object)
    """The person chose: 0-10, or None for "not sure"."""
    confirmed = Signal()
    """The person pressed Enter on what is chosen already."""

    def __init__(
        self,
        question: str,
        anchors: Anchors | None = None,
        *,
        not_sure: str = "",
        lowest: int = LOWEST_RATING,
        names: Mapping[int, str] | None = None,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._anchors = anchors or Anchors()
        self._names = names or {0: _("not at all"), 5: _("half way"), 10: _("fully there")}
        self._is_small = small
        self._group = QButtonGroup(self)
        self._typed: int | None = None
        """The digit that was typed last, while nothing else was done since."""
        self.problem = ProblemLine()
        self.circles = [self._circle(value, question) for value in range(lowest, HIGHEST_RATING + 1)]
        self.not_sure = Radio(not_sure)
        self._group.addButton(self.not_sure, _NOT_SURE)
        self._hint = Words(_("You can also type a number from {lowest} to 10").format(lowest=lowest), CAPTION)
        self._answer = Words("")
        self._answer_mark = Icon("check", "accent")
        self._numbers, self._words = QGridLayout(), QGridLayout()
        Theme.of().space(self._words, 16)
        self._is_column: bool | None = None
        self._all = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._all, 1)
        row.addStretch(0)
        column = QVBoxLayout(self._all)
        Theme.of().space(column, 8)
        column.addWidget(self.problem)
        column.addLayout(self._numbers)
        column.addLayout(self._words)
        last = QGridLayout()
        last.addWidget(self.not_sure, 0, 0, Qt.AlignmentFlag.AlignLeft)
        last.addWidget(self._hint, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        last.setColumnStretch(0, 1)
        column.addLayout(last)
        self.not_sure.setVisible(bool(not_sure))
        answer = QGridLayout()
        answer.addWidget(self._answer_mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self._answer, 0, 1)
        answer.setColumnStretch(1, 1)
        Theme.of().space(answer, 8)
        column.addLayout(answer)
        self._answer_mark.setVisible(not small)
        self._answer.setVisible(not small)
        self.show_answer_note("")
        self._group.idClicked.connect(self._tell)
        self.setFocusProxy(self.circles[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        Theme.of().changed.connect(self._arrange)
        self._arrange()

    @property
    def is_answered(self) -> bool:
        """Whether anything is chosen, "not sure" too."""
        return self._group.checkedId() != _NOTHING

    @property
    def value(self) -> int | None:
        """What is chosen, 0-10; None for "not sure" and for nothing."""
        number = self._group.checkedId()
        return number if self.is_answered and number != _NOT_SURE else None

    def set_answer(self, value: int | None, *, is_answered: bool = True) -> None:
        """Show an answer that was given before, or none; that is no choice of the person's."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(is_answered and self._group.id(button) == (_NOT_SURE if value is None else value))
        self._group.setExclusive(True)
        chosen = next((button for button in self._group.buttons() if button.isChecked()), self.circles[0])
        self.setFocusProxy(chosen)

    def show_answer_note(self, sentence: str) -> None:
        """Say below the scale what was chosen, and what it was last time; the room is kept, so that nothing moves."""
        self._answer.setText(sentence or " ")
        self._answer_mark.setEnabled(bool(sentence))
        self._answer_mark.show_icon("check", "accent" if sentence else "paper")

    def show_problem(self, sentence: str) -> None:
        """Say what is missing; an empty sentence takes it away."""
        self.problem.show_problem(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits as the answer, wherever in the scale the keyboard is."""
        if event.text().isdecimal() and event.text().isascii() and not event.modifiers() & _SHORTCUT_KEYS:
            self._type(int(event.text()))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys go from number to number without choosing one; a digit is known until then."""
        if self._is_something_else(event):
            self._typed = None
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, _Circle):
                self.confirmed.emit() if watched.isChecked() else watched.click()
                return True
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least room: that of one column, so that a row of numbers holds no page open."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), Theme.of().px(3 * CIRCLE)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in a row where there is room, else in a column."""
        super().resizeEvent(event)
        self._arrange()

    def _circle(self, value: int, question: str) -> _Circle:
        circle = _Circle(value, SMALL_CIRCLE if self._is_small else CIRCLE, self)
        words = self._names.get(value)
        own = self._own_words(value)
        circle.setAccessibleName(", ".join(each for each in (str(value), words, own) if each))
        circle.setAccessibleDescription(question)
        circle.installEventFilter(self)
        self._group.addButton(circle, value)
        return circle

    def _own_words(self, value: int) -> str:
        return {0: self._anchors.zero, 5: self._anchors.five, 10: self._anchors.ten}.get(value) or ""

    def _arrange(self) -> None:
        theme = Theme.of()
        circle, steps = self.circles[0].sizeHint().width(), len(self.circles) - 1
        widest = theme.px(SMALL_GAP if self._is_small else GAP)
        spare = (self.width() - circle) // steps - circle if steps else widest
        gap = min(max(theme.px(SMALL_GAP), spare), widest)
        row = circle + steps * (circle + gap)
        is_column = theme.is_large or (0 < self.width() < row)
        self._all.setMaximumWidth(_UNLIMITED if is_column else max(row, theme.px(_LEAST)))
        self._numbers.setHorizontalSpacing(theme.px(12) if is_column else gap)
        self._numbers.setVerticalSpacing(widest)
        if is_column == self._is_column:
            return
        self._is_column = is_column
        for layout in (self._numbers, self._words):
            while (item := layout.takeAt(0)) is not None:
                label = item.widget()
                if isinstance(label, Words):
                    label.hide()
                    label.deleteLater()
        self._numbers.setColumnStretch(1, 1 if is_column else 0)
        self._numbers.setColumnStretch(len(self.circles), 0 if is_column else 1)
        self._arrange_in_column() if is_column else self._arrange_in_row()
        self._hint.setVisible(not is_column and not self._is_small)

    def _arrange_in_row(self) -> None:
        for column, circle in enumerate(self.circles):
            self._numbers.addWidget(circle, 0, column)
        if self.circles[0].value != LOWEST_RATING:
            return
        sides = Qt.AlignmentFlag
        places = ((0, sides.AlignLeft), (5, sides.AlignHCenter), (10, sides.AlignRight))
        for column, (value, side) in enumerate(each for each in places if each[0] in self._names):
            self._words.setColumnStretch(column, 1)
            self._words.addWidget(Words(self._name(value), CAPTION, alignment=side), 0, column)
            if self._own_words(value):
                self._words.addWidget(Words(self._own_words(value), INK, alignment=side), 1, column)
        self._words.setVerticalSpacing(0)

    def _arrange_in_column(self) -> None:
        for row, circle in enumerate(self.circles):
            self._numbers.addWidget(circle, row, 0)
            if circle.value in self._names:
                own = self._own_words(circle.value)
                spans = [*self._name(circle.value), *([Span(text=f"\n{own}", colour="ink")] if own else [])]
                self._numbers.addWidget(Words(spans, BODY), row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _name(self, value: int) -> list[Span]:
        return [
            Span(text=str(value), bold=True, colour="print"),
            Span(text=f" {self._names[value]}", colour="quiet"),
        ]

    def _step(self, step: int) -> None:
        stops: list[QWidget] = [*self.circles, *([self.not_sure] if not self.not_sure.isHidden() else [])]
        here = next((place for place, each in enumerate(stops) if each.hasFocus()), -1)
        give_keyboard(stops[min(max(here + step, 0), len(stops) - 1)])

    def _type(self, digit: int) -> None:
        value = 10 if self._typed == 1 and digit == 0 else digit
        circle = next((each for each in self.circles if each.value == value), None)
        if circle is not None:
            give_keyboard(circle)
            circle.click()
        self._typed = digit

    def _is_something_else(self, event: QEvent) -> bool:
        """Tell whether the person does something else than type: another key, the mouse, or going elsewhere."""
        if isinstance(event, QKeyEvent):
            is_key = event.type() == QEvent.Type.KeyPress and event.key() not in _HELD_KEYS
            return is_key and not event.text().isdecimal()
        if isinstance(event, QFocusEvent):
            return event.lostFocus() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        return event.type() == QEvent.Type.MouseButtonPress

    def _tell(self, number: int) -> None:
        self.show_problem("")
        self.chosen.emit(None if number == _NOT_SURE else number)


_HELD_KEYS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)
"""Keys that say nothing by themselves."""
_SHORTCUT_KEYS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
