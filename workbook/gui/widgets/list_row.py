"""A row of a list: the whole row can be clicked, and the keyboard reaches it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workbook.gui.theme import BODY, SUBHEADING, Lettering, Theme
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.enter_key import EnterPresses
from workbook.gui.widgets.words import Words

_BESIDE = 6
"""Pixels on each side between the words of a row, which stand in line with all others, and the ring around it."""
_NAME = Lettering(size=16, line=24, bold=True, colour="ink")


class ListRow(EnterPresses, QAbstractButton):
    """A name, sentences below it and something at the right; `clicked` opens it.

    `is_own` sets the name in ink: it is the person's own.
    """

    def __init__(
        self,
        name: str,
        sentence: str = "",
        beside: QWidget | None = None,
        *,
        is_own: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = Words(name, _NAME if is_own else SUBHEADING)
        self._sentence = Words(sentence, BODY)
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.words = QVBoxLayout()
        Theme.of().space(self.words, 2)
        self.words.addStretch(1)
        self.words.addWidget(self._name)
        self.words.addWidget(self._sentence)
        self.words.addStretch(1)
        row = self._row = QHBoxLayout(self)
        Theme.of().space(row, 16, (0, 14, 0, 14))
        row.addLayout(self.words, 1)
        self._sentence.setVisible(bool(sentence))
        if beside is not None:
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in self.findChildren(Words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sentence(self, sentence: str) -> None:
        """Show another sentence below the name."""
        self._sentence.set_words(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def ring_rect(self) -> QRect:
        """Return what the focus ring goes around: more than the row, so that it does not touch the words."""
        return self.rect().adjusted(-_BESIDE, 4, _BESIDE, -4)

    def ring_radius(self) -> float:
        """Return the radius of its corners."""
        return Theme.of().px(4)

    def sizeHint(self) -> QSize:
        """Return the room of what is in the row."""
        return self._row.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is in the row, in this width."""
        return max(self._row.heightForWidth(width), self._row.minimumSize().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row under the pointer, and the line below it."""
        theme = Theme.of()
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.colour("wash"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("rule"))
        painter.end()


def in_a_list(rows: Sequence[QWidget]) -> QVBoxLayout:
    """Return the rows below one another, with a rule above the first and nothing but their own rules between."""
    together = QVBoxLayout()
    together.setSpacing(0)
    for row in (Rule(), *rows):
        together.addWidget(row)
    return together
