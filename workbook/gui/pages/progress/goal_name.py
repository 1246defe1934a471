"""The name of a goal over its small chart; it opens the goal in the large one."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbook.gui.theme import Lettering, Theme
from workbook.gui.widgets.enter_key import EnterPresses
from workbook.gui.widgets.text_block import TextBlock

_NAME = Lettering(size=15, line=22, bold=True, colour="ink")


class GoalName(EnterPresses, QAbstractButton):
    """The person's own words in ink, in as many lines as they need; underlined under the pointer."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def ring_rect(self) -> QRect:
        """Return the lines of the name."""
        block = TextBlock(self._name, _NAME, self.width())
        return QRect(0, 0, min(block.width, self.width()), block.height)

    def ring_radius(self) -> float:
        """Return the radius of the ring's corners."""
        return 2

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the name in lines of this width."""
        return TextBlock(self._name, _NAME, width).height

    def sizeHint(self) -> QSize:
        """Return the room of the name in lines of a panel's usual width."""
        block = TextBlock(self._name, _NAME, Theme.of().px(300))
        return QSize(block.width, block.height)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: about one word."""
        return QSize(Theme.of().px(60), Theme.of().px(_NAME.line))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the name."""
        painter = QPainter(self)
        block = TextBlock(self._name, _NAME, self.width(), underline=self.underMouse())
        block.paint(painter, 0, 0, Theme.of().colour("ink"))
        painter.end()
