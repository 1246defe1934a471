"""A label: words that wrap, in one kind of letters; never read as anything but plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget  # noqa: TID251 - the one that makes a label plain

from workbook.gui.theme import BODY, INK, Lettering, Theme
from workbook.gui.widgets.text_block import Span, TextBlock, plain


class Words(QLabel):
    """Words of the program, or the person's own when the letters are ink; `text()` is all of them."""

    def __init__(
        self,
        words: str | Sequence[Span] = "",
        lettering: Lettering = BODY,
        *,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lettering = lettering
        self._words: str | Sequence[Span] = words
        self._heights: dict[int, int] = {}
        self._in_one_line: TextBlock | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(alignment | Qt.AlignmentFlag.AlignTop)
        self._alignment = alignment
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)

    def set_words(self, words: str | Sequence[Span]) -> None:
        """Show other words; with spans, some in a colour or weight of their own."""
        self._words = words
        self.setText(plain(words))

    def setText(self, text: str) -> None:
        """Show a text."""
        if text != plain(self._words):
            self._words = text
        super().setText(text)
        self._forget_sizes()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._forget_sizes()

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in lines of this width."""
        height = self._heights.get(width)  # asked again and again while a long page is laid out
        if height is None:
            height = self._heights[width] = self._block(width).height
        return height

    def sizeHint(self) -> QSize:
        """Return the room the words take in one line, or in lines of reading length."""
        longest = Theme.of().px(self._lettering.size) * 34
        block = self._block()
        if block.width > longest:
            block = self._block(longest)
        return QSize(block.width, block.height)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: about one word."""
        theme = Theme.of()
        return QSize(min(self._block().width, theme.px(self._lettering.size) * 4), theme.px(self._lettering.line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        self._block(self.width()).paint(painter, 0, 0, Theme.of().colour(self._lettering.colour))
        painter.end()

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._in_one_line = None
        self.updateGeometry()

    def _block(self, width: float | None = None) -> TextBlock:
        if width is None:
            if self._in_one_line is None:
                self._in_one_line = TextBlock(self._words, self._lettering)
            return self._in_one_line
        return TextBlock(self._words, self._lettering, width, alignment=self._alignment)


def ink(text: str = "") -> Words:
    """Return a label for words the person wrote."""
    return Words(text, INK)
