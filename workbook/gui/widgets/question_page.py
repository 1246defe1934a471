"""A page that asks one question: where one is, the question, the answer, and a foot that never scrolls away."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbook.gui.theme import CAPTION, TITLE, Theme
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.column import WIDEST, Column, empty
from workbook.gui.widgets.first_sight import FirstSight
from workbook.gui.widgets.step_bars import StepBars
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class QuestionPage(QWidget):
    """The frame of a question. Put the answer into `body`; `aside` stands at its right, or below it when narrow."""

    back_clicked = Signal()
    continue_clicked = Signal()
    stop_clicked = Signal()
    page_wanted = Signal(int)
    """The name of a page was pressed: its number, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = Theme.of()
        self.back = LinkButton("", icon="chevron-left")
        self.where = Words("", CAPTION)
        self.bars = StepBars()
        self.title = Words("", TITLE)
        self.body = QVBoxLayout()
        theme.space(self.body, 8)
        self._beside = _Aside()
        self.aside = self._beside.parts
        self._question = QVBoxLayout()
        theme.space(self._question, 8)
        self._frame = QGridLayout()
        theme.space(self._frame, 32)
        self._column = Column(gap=8, margins=(40, 16, 40, 24))
        self._first_sight = FirstSight(self._column)
        self._has_aside = self._is_beside = False
        self.go_on = MainButton(_("Continue"))
        self.stop = PlainButton(_("Stop here for now"))
        self._foot = _Foot()
        self._lay_out(theme)
        self.back.clicked.connect(self.back_clicked)
        self.go_on.clicked.connect(self.continue_clicked)
        self.stop.clicked.connect(self.stop_clicked)
        self.bars.wanted.connect(self.page_wanted)
        theme.changed.connect(self._place_aside)

    def show_question(
        self,
        title: str,
        *,
        where: str,
        back: str,
        here: int,
        count: int,
        names: Sequence[str] = (),
        done: Container[int] = (),
        go_on: str | None = None,
        stop: str | None = None,
        has_aside: bool = False,
    ) -> None:
        """Start a question with an empty body. `back` names where the link at the top leads; empty hides it.

        `names` lead to their pages, those that are `done` have a tick. `stop` empty hides the button beside the filled
        one.
        """
        empty(self.body)
        empty(self.aside)
        self.title.set_words(title)
        self.where.set_words(where)
        self.back.setText(back)
        self.back.setVisible(bool(back))
        self.bars.setVisible(count > 1)
        self.bars.show_step(here, count, names, done)
        self.go_on.setText(go_on or _("Continue"))
        self.stop.setText(_("Stop here for now") if stop is None else stop)
        self.stop.setVisible(stop != "")
        self._has_aside = has_aside
        self._place_aside()
        self._column.to_top()
        self._first_sight.begin()

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll to a part of the body that was just put there or shown, unless the keyboard goes elsewhere first."""
        spare, here = Theme.of().px(24), self.window().focusWidget()

        def scroll() -> None:
            if self.window().focusWidget() is here:
                self._column.ensureWidgetVisible(part, 0, spare)

        QTimer.singleShot(_SETTLED, part, scroll)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands aside below in a narrow page."""
        super().resizeEvent(event)
        self._place_aside()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by a page with the keys for it, also from the foot, which takes no part in the scrolling."""
        step = _PAGE_STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._column.verticalScrollBar().triggerAction(step)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        theme.space(head, 16)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.where, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.add_layout(head)
        self._column.add(self.bars)
        self._question.addWidget(self.title)
        self._question.addLayout(self.body)
        self._question.addStretch(1)
        self._frame.addLayout(self._question, 0, 0)
        self._frame.addWidget(self._beside, 1, 0)
        self._frame.setColumnStretch(0, 1)
        self._column.add_layout(self._frame, above=12)
        self._foot.row.addWidget(self.go_on)
        self._foot.row.addWidget(self.stop)
        self._foot.row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._column, 1)
        outer.addWidget(self._foot)

    def _place_aside(self) -> None:
        theme = Theme.of()
        beside = self._has_aside and not theme.is_large and self.width() >= WIDEST + 2 * 40
        if beside != self._is_beside:
            self._is_beside = beside
            self._frame.removeWidget(self._beside)
            self._frame.addWidget(self._beside, 0 if beside else 1, 1 if beside else 0)
        self._frame.setColumnMinimumWidth(1, _ASIDE if beside else 0)
        self._frame.setHorizontalSpacing(theme.px(_APART) if beside else 0)
        self._beside.setVisible(self._has_aside)
        self._beside.show_rule(beside)


_PAGE_STEPS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
"""How a key for a page scrolls."""
_SETTLED = 50
"""Milliseconds after which parts that were just put into a page have their heights."""
_ASIDE, _APART = 236, 32
"""Width of what stands aside, in pixels, whatever the size of text; and what is between it and the question."""


class _Aside(QWidget):
    """What stands beside a question behind a thin rule, or below the question, then without."""

    _BEHIND_RULE = 24

    def __init__(self) -> None:
        super().__init__()
        self._has_rule = False
        self.parts = QVBoxLayout()
        Theme.of().space(self.parts, 8)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addLayout(self.parts)
        self._around.addStretch(1)

    def show_rule(self, has_rule: bool) -> None:
        """Stand behind a rule, or without one."""
        self._has_rule = has_rule
        self._around.setContentsMargins(Theme.of().px(self._BEHIND_RULE) if has_rule else 0, 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule."""
        if self._has_rule:
            painter = QPainter(self)
            painter.fillRect(0, 0, 1, self.height(), Theme.of().colour("rule"))
            painter.end()


class _Foot(QWidget):
    """The foot: 72 high at 100 %, at most 56 px for each 100 % of text beyond; its margin is that of the column."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        Theme.of().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the margin of the column."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("rule"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def _fit(self) -> None:
        theme = Theme.of()
        room = (theme.px(56) - theme.px(40)) // 2 if theme.is_large else 16
        side = min(theme.px(40), self.width() // 16)
        self.row.setContentsMargins(side, room, side, room)
        self.row.setSpacing(theme.px(16))
