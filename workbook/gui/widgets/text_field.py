"""A field for text of several lines that grows. It tells what the person did, never what was put in."""

import math

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from workbook.gui.theme import BODY, Lettering, Theme
from workbook.gui.widgets.labelled import Labelled
from workbook.resources import translate as _

PAUSE = 1500
"""Milliseconds of typing after which a text is written back, so that a crash takes no more than that."""


class TextField(Labelled):
    """Text of several lines with a label; the field grows with it. `limit` is in code points.

    With `lines` 1 the text is one line by nature, however often it wraps: Enter leads to the next part.
    """

    edited = Signal(str)
    """The person typed: the text as it stands."""
    left = Signal(str)
    """The person leaves the field after typing, or goes on typing for a while: the text to write back."""

    def __init__(
        self,
        label: str,
        *,
        lines: int = 3,
        limit: int = 20_000,
        optional: bool = False,
        caption: str = "",
        label_shown: bool = True,
        lettering: Lettering = BODY,
        parent: QWidget | None = None,
    ) -> None:
        self.box = _Box(lines, lettering)
        super().__init__(label, self.box, optional=optional, caption=caption, label_shown=label_shown, parent=parent)
        self._limit = limit
        self._is_edited = self._was_touched = False
        self._original = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.write_back)
        self.box.textChanged.connect(self._note_edit)
        self.box.focus_left.connect(self.write_back)

    @property
    def text(self) -> str:
        """What stands in the field; what was put in stays exactly as it came until the person edits it."""
        return self._original if not self._was_touched else self.box.toPlainText()

    def set_text(self, text: str | None) -> None:
        """Put a text in; that is no edit of the person's."""
        with QSignalBlocker(self.box):
            self.box.setPlainText(text or "")
        self._original = text or ""
        self._was_touched = self._is_edited = False
        self.box.grow()

    def write_back(self) -> None:
        """Tell what the person typed, if they did since it was told last."""
        if self._is_edited:
            self._is_edited = False
            self.left.emit(self.text)

    def _note_edit(self) -> None:
        text = self.box.toPlainText()
        if len(text) > self._limit:
            self._cut(text)
            text = self.box.toPlainText()
            self.show_problem(_("There is room for {most} characters here.").format(most=self._limit))
        elif self.problem.sentence:
            self.show_problem("")
        self._was_touched = self._is_edited = True
        if not self._pause.isActive():
            self._pause.start()
        self.edited.emit(text)

    def _cut(self, text: str) -> None:
        """Take back the end of what was typed or pasted beyond the limit, where the cursor stands."""
        surplus = len(text) - self._limit
        cursor = self.box.textCursor()
        with QSignalBlocker(self.box):
            for _each in range(surplus):
                cursor.deletePreviousChar()


class _Box(QPlainTextEdit):
    """The text itself: as high as its lines, within two bounds; Tab leaves it."""

    focus_left = Signal()
    _MOST_LINES = 12

    def __init__(self, lines: int, lettering: Lettering) -> None:
        super().__init__()
        self._least_lines, self._lettering = lines, lettering
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(Theme.of().font(lettering))
        self.textChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Take the height of the lines."""
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        most, written = self._MOST_LINES * line, math.ceil(self._written())
        around = round(2 * self.document().documentMargin()) + 2 * Theme.of().px(4) + 3
        self.setFixedHeight(max(min(max(self._least_lines * line, written), most) + around, Theme.of().px(40)))

    def _written(self) -> float:
        """Return the height of what is written, in pixels; lines of another script can be higher than those of ours.

        Of a long text no more is measured than the field can show.
        """
        height, block = 0.0, self.document().firstBlock()
        for _each in range(self._MOST_LINES):
            if not block.isValid():
                break
            height += self.blockBoundingRect(block).height()
            block = block.next()
        if not block.isValid():
            height -= self.document().documentMargin()  # which the last one has below it
        return height

    def sizeHint(self) -> QSize:
        """Return a width of some words; the height is that of the lines."""
        return QSize(Theme.of().px(200), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(Theme.of().px(80), self.minimumHeight())

    def changeEvent(self, event: QEvent) -> None:
        """Take the letters of the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(Theme.of().font(self._lettering))
            self.grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the lines in the new width."""
        super().resizeEvent(event)
        self.grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter from what is one line by nature; with Shift it makes a line all the same."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._least_lines == 1 and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.focusNextPrevChild(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person leaves, unless for a menu of the field or another window."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_left.emit()
