"""The bars above a question: one for each page, with names that lead there."""

from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from workbook.gui.theme import CAPTION, Lettering, Theme, paint_icon
from workbook.gui.widgets.enter_key import EnterPresses
from workbook.gui.widgets.text_block import TextBlock
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _

_BAR, _BAR_GAP, _NAME_TOP, _NAME_GAP, _TICK = 4, 6, 12, 8, 12
_HERE = Lettering(size=CAPTION.size, line=CAPTION.line, bold=True)
_UNDERLINED = Lettering(size=CAPTION.size, line=CAPTION.line, colour="accent")
_POINTING = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Name(EnterPresses, QAbstractButton):
    """The bar of one page and its name, with a tick once something was answered there."""

    stepped = Signal(int)
    """An arrow key: so many pages on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_done = self.shows_name = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def ring_rect(self) -> QRect:
        """Return the name, or the bar where there is no room for names."""
        theme = Theme.of()
        if not self.shows_name:
            return QRect(0, 0, self.width(), theme.px(_BAR))
        return QRect(0, theme.px(_NAME_TOP), self.words_width(), theme.px(CAPTION.line))

    def ring_radius(self) -> float:
        """Return the radius of the ring's corners."""
        return 2

    def words_width(self) -> int:
        """Return the width of tick and name."""
        width = TextBlock(self.text(), _HERE if self.isChecked() else CAPTION).width
        return width + (Theme.of().px(_TICK + 4) if self._has_tick else 0)

    def sizeHint(self) -> QSize:
        """Return the room of bar and name."""
        return QSize(self.words_width(), Theme.of().px(_NAME_TOP + CAPTION.line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys go from name to name without opening the page."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar, tick and name."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if self.isChecked() or self.is_done else "rule"))
        painter.drawRoundedRect(QRectF(0, 0, self.width(), theme.px(_BAR)), 2, 2)
        if self.shows_name:
            self._paint_name(painter, theme)
        painter.end()

    @property
    def _has_tick(self) -> bool:
        return self.is_done and not self.isChecked()

    def _paint_name(self, painter: QPainter, theme: Theme) -> None:
        left, top = 0, theme.px(_NAME_TOP)
        if self._has_tick:
            size = theme.px(_TICK)
            paint_icon(painter, "check", theme.tokens.quiet, QRectF(left, top + theme.px(3), size, size))
            left += size + theme.px(4)
        is_touched = self.underMouse() and not self.isChecked()
        lettering = _HERE if self.isChecked() else _UNDERLINED if is_touched else CAPTION
        block = TextBlock(self.text(), lettering, underline=is_touched)
        block.paint(painter, left, top, theme.colour(lettering.colour))


class StepBars(QWidget):
    """One bar for each page, those up to here filled. With names, each leads to its page and has a tick when done.

    Where there is no room for all names, that of this page is told alone, or that of the bar one points at. The names
    are one stop of Tab; the arrow keys go from one to the next.
    """

    wanted = Signal(int)
    """The person wants to go to a page, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = self._here = 0
        self.names: list[_Name] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._want)
        self.told = Words("", _HERE)
        self.told.setParent(self)
        self.told.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        Theme.of().changed.connect(self._fit)

    def show_step(self, here: int, count: int, names: Sequence[str] = (), done: Container[int] = ()) -> None:
        """Show page `here`, counted from 0, of `count`; `done` are those on which something was answered."""
        self._here, self._count = here, count
        self.setAccessibleName(_("Page {here} of {count}").format(here=here + 1, count=count))
        while len(self.names) > len(names):
            gone = self.names.pop()
            self._group.removeButton(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.names) < len(names):
            self._add_name(len(self.names))
        for number, (part, name) in enumerate(zip(self.names, names, strict=True)):
            part.setText(name)
            part.is_done = number in done
            part.setAccessibleName(_("Go to the page: {name}").format(name=name))
            part.setAccessibleDescription(_("something is answered here") if part.is_done else "")
        self._choose_here()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, where they have no names."""
        if self.names:
            return
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (left, width) in enumerate(self._places()):
            painter.setBrush(theme.colour("accent" if number <= self._here else "rule"))
            painter.drawRoundedRect(QRectF(left, 0, width, theme.px(_BAR)), 2, 2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each name its room, or leave them out where one would touch the next."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell another name when the keyboard or the pointer comes to a bar, or leaves it."""
        if event.type() in _POINTING:
            self._tell()
        return False

    def _add_name(self, number: int) -> None:
        part = _Name(self)
        part.stepped.connect(lambda step: self._step(number, step))
        part.installEventFilter(self)
        self._group.addButton(part, number)
        self.names.append(part)
        part.show()

    def _tell(self) -> None:
        """Say which page it is, or to which the bar with the keyboard or under the pointer leads."""
        pointed = (number for number, part in enumerate(self.names) if part.hasFocus() or part.underMouse())
        number = next(pointed, self._here)
        if number < len(self.names):
            text = _("{number} of {count}: {name}")
            self.told.set_words(text.format(number=number + 1, count=self._count, name=self.names[number].text()))
        self.told.setVisible(0 <= self._here < len(self.names) and not self.names[0].shows_name)

    def _want(self, number: int) -> None:
        self._choose_here()
        if number != self._here:
            self.wanted.emit(number)

    def _choose_here(self) -> None:
        """Mark the page that is shown; none of them past the last."""
        self._group.setExclusive(False)
        for number, part in enumerate(self.names):
            part.setChecked(number == self._here)
        self._group.setExclusive(True)

    def _step(self, number: int, step: int) -> None:
        self.names[(number + step) % len(self.names)].setFocus(Qt.FocusReason.TabFocusReason)

    def _places(self, needs: Sequence[float] = ()) -> list[tuple[float, float]]:
        """Return where each bar begins and how wide it is: all the same, or each as it needs and an equal share."""
        gap = Theme.of().px(_BAR_GAP)
        room = self.width() - gap * (self._count - 1)
        same = room / max(self._count, 1)
        share = (room - sum(needs)) / max(self._count, 1)
        widths = [need + share for need in needs] if needs and max(needs) > same else [same] * self._count
        lefts = [sum(widths[:number]) + number * gap for number in range(self._count)]
        return list(zip(lefts, widths, strict=True))

    def _needs(self) -> list[float]:
        """Return the room that each name needs, with its tick and what parts it from the next."""
        beside = Theme.of().px(_TICK + 4 + _NAME_GAP - _BAR_GAP)
        return [TextBlock(part.text(), _HERE).width + beside for part in self.names]

    def _fit(self) -> None:
        theme = Theme.of()
        needs = self._needs()
        room = self.width() - theme.px(_BAR_GAP) * (self._count - 1)
        shows_names = bool(needs) and not theme.is_large and sum(needs) <= room
        bar = theme.px(_NAME_TOP + CAPTION.line if shows_names else _NAME_TOP if self.names else _BAR)
        places = self._places(needs if shows_names else ())
        for part, (left, width) in zip(self.names, places, strict=False):
            part.shows_name = shows_names
            part.setGeometry(round(left), 0, round(width), bar)
            part.update()
        self._tell()
        self.told.setGeometry(0, bar, self.width(), theme.px(CAPTION.line))
        height = bar if self.told.isHidden() else bar + self.told.height()
        if height != self.height():
            self.setFixedHeight(height)
        self.update()
