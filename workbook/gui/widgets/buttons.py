"""Buttons: the filled one of a screen, plain ones, and links that do something."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from workbook.gui.theme import BODY, CAPTION, STRONG, Lettering, Theme, paint_icon
from workbook.gui.theme.icons import ICON
from workbook.gui.widgets.enter_key import EnterPresses
from workbook.gui.widgets.text_block import TextBlock

CORNER = 4
_ICON_GAP = 10
_LEAST_WORDS = 280


class _Side(Enum):
    LEFT = auto()
    CENTRE = auto()


class _Button(EnterPresses, QPushButton):
    """Words, an icon before them where there is one, and what is painted behind; the words wrap in narrow places."""

    _height, _padding, _side = 40, 18, _Side.CENTRE
    _lettering: Lettering = BODY

    def __init__(self, text: str, *, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._heights: dict[int, int] = {}
        self._in_one_line: TextBlock | None = None
        self.setText(text)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What the button says."""
        return self.text().replace("&&", "&")

    def setText(self, text: str) -> None:
        """Say something else; an ampersand is an ampersand."""
        super().setText(text.replace("&", "&&"))
        self._forget_sizes()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self._forget_sizes()
        self.update()

    def ring_rect(self) -> QRect:
        """Return what is painted, and what the focus ring goes around: as high as the words need, in the middle."""
        height = min(self.heightForWidth(self.width()), self.height())
        return QRect(0, (self.height() - height) // 2, self.width(), height)

    def ring_radius(self) -> float:
        """Return the radius of its corners."""
        return Theme.of().px(CORNER)

    def changeEvent(self, event: QEvent) -> None:
        """Take other room when the size of text changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._forget_sizes()

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in this width."""
        height = self._heights.get(width)
        if height is None:
            theme = Theme.of()
            block = TextBlock(self.words, self._lettering, width - self._beside())
            height = max(theme.px(self._height), block.height + theme.px(self._height) - block.first_line)
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """Return the room the words take in one line."""
        if self._in_one_line is None:
            self._in_one_line = TextBlock(self.words, self._lettering)
        return QSize(self._in_one_line.width + self._beside(), Theme.of().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Return the least room: words wrap when they are longer, sooner with large text, where room is scarce."""
        theme = Theme.of()
        least = self._beside() + _LEAST_WORDS * 100 // theme.text_size
        return QSize(min(self.sizeHint().width(), least), theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is behind, the icon and the words."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._paint_back(painter, theme)
        side = Qt.AlignmentFlag.AlignHCenter if self._is_centred() else Qt.AlignmentFlag.AlignLeft
        room = self.width() - self._beside()
        block = TextBlock(
            self.words, self._lettering, max(room, 1), alignment=side, underline=isinstance(self, LinkButton)
        )
        left = theme.px(self._padding)
        top = (self.height() - block.height) / 2
        if self._icon is not None:
            taken = self._beside() - 2 * left
            start = left if self._side is _Side.LEFT else (self.width() - taken - block.width) / 2
            size = theme.px(ICON)
            middle = top + (block.first_line - size) / 2
            paint_icon(painter, self._icon, colour.name(), QRectF(start, middle, size, size))
            left = round(start + taken)
        block.paint(painter, left, top, colour)
        painter.end()

    def _forget_sizes(self) -> None:
        self._heights.clear()
        self._in_one_line = None
        self.updateGeometry()

    def _is_centred(self) -> bool:
        return self._side is _Side.CENTRE and self._icon is None

    def _beside(self) -> int:
        theme = Theme.of()
        return 2 * theme.px(self._padding) + (theme.px(ICON) + theme.px(_ICON_GAP) if self._icon else 0)

    def _paint_back(self, painter: QPainter, theme: Theme) -> QColor:
        """Paint what is behind the words and return the colour of the words."""
        raise NotImplementedError


class MainButton(_Button):
    """The one filled button of a screen."""

    _lettering = STRONG

    def _paint_back(self, painter: QPainter, theme: Theme) -> QColor:
        if not self.isEnabled():
            return _paint_not_ready(painter, self.ring_rect(), theme)
        token = "accent_press" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(token))
        painter.drawRoundedRect(self.ring_rect(), theme.px(CORNER), theme.px(CORNER))
        return theme.colour("on_accent")


class PlainButton(_Button):
    """Any other button; `small` is 36 high, for beside a title and in lists. Disabled it has a dashed border."""

    def __init__(
        self, text: str, *, icon: str | None = None, small: bool = False, parent: QWidget | None = None
    ) -> None:
        if small:
            self._height, self._padding = 36, 14
        super().__init__(text, icon=icon, parent=parent)

    def _paint_back(self, painter: QPainter, theme: Theme) -> QColor:
        if not self.isEnabled():
            return _paint_not_ready(painter, self.ring_rect(), theme)
        is_touched = self.isDown() or self.underMouse()
        painter.setPen(QPen(theme.colour("accent" if is_touched else "edge"), theme.border))
        painter.setBrush(theme.colour("wash" if is_touched else "sheet"))
        paint_frame(painter, self.ring_rect(), theme)
        return theme.colour("print")


class LinkButton(_Button):
    """A link: goes somewhere or does something small. Underlined, with an icon before it where useful.

    `small` sets it in the letters of a caption, to stand within one.
    """

    _height, _padding, _side = 32, 0, _Side.LEFT
    _spare = 4

    def __init__(
        self, text: str, *, icon: str | None = None, small: bool = False, parent: QWidget | None = None
    ) -> None:
        if small:
            self._height, self._lettering, self._spare = CAPTION.line, CAPTION, 0
        super().__init__(text, icon=icon, parent=parent)

    def ring_radius(self) -> float:
        """Return the radius of the corners of the ring."""
        return 2

    def ring_rect(self) -> QRect:
        """Return the words and not the room above and below them."""
        spare = Theme.of().px(self._spare)
        return super().ring_rect().adjusted(0, spare, 0, -spare)

    def _is_centred(self) -> bool:
        return False

    def _paint_back(self, painter: QPainter, theme: Theme) -> QColor:
        if not self.isEnabled():
            return theme.colour("quiet")
        return theme.colour("accent_hover" if self.underMouse() else "accent")


class BarButton(PlainButton):
    """A button as wide as its column, its words at the left: Get help now and Hide."""

    _height, _padding, _side = 36, 11, _Side.LEFT

    def __init__(self, text: str, *, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(text, icon=icon, parent=parent)


def paint_frame(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Draw a rounded frame with the painter's pen, its whole width inside `rect`."""
    half = painter.pen().widthF() / 2
    corner = theme.px(CORNER) - half
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), corner, corner)


def _paint_not_ready(painter: QPainter, rect: QRect, theme: Theme) -> QColor:
    pen = QPen(theme.colour("edge"), theme.border)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.colour("margin"))
    paint_frame(painter, rect, theme)
    return theme.colour("quiet")
