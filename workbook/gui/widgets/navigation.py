"""The navigation: a column at the left, or in narrow windows and with large text a bar at the top with a menu."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbook.gui.places import Section
from workbook.gui.theme import BODY, CAPTION, STRONG, Theme, paint_icon
from workbook.gui.theme.icons import ICON
from workbook.gui.tokens import NAVIGATION_WIDTH
from workbook.gui.widgets.buttons import BarButton, PlainButton
from workbook.gui.widgets.text_block import TextBlock
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _

_ICONS = {
    Section.HOME: "house",
    Section.GOALS: "target",
    Section.CHECK_IN: "clipboard-check",
    Section.PROGRESS: "chart-line",
    Section.REASSESSMENT: "messages-square",
    Section.SETTINGS: "settings",
    Section.HELP: "circle-help",
}
_FIRST = (Section.HOME, Section.GOALS, Section.CHECK_IN, Section.PROGRESS, Section.REASSESSMENT)


def section_words(section: Section) -> str:
    """Return what a part of the navigation is called."""
    return {
        Section.HOME: _("Home"),
        Section.GOALS: _("My goals"),
        Section.CHECK_IN: _("Check in"),
        Section.PROGRESS: _("Progress"),
        Section.REASSESSMENT: _("Reassessment"),
        Section.SETTINGS: _("Settings"),
        Section.HELP: _("Help"),
        Section.GET_HELP: _("Get help now"),
    }[section]


_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class _SectionButton(QPushButton):
    """One place of the column: icon and words, when chosen on `sheet` with a bar of the accent at its left."""

    stepped = Signal(int)
    """An arrow key was pressed: 1 down, -1 up."""

    def __init__(self, section: Section, parent: QWidget) -> None:
        super().__init__(section_words(section), parent)
        self.section = section
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ring_rect(self) -> QRect:
        """Return the inside of the row, so that the ring is not cut off by the window's edge."""
        return self.rect().adjusted(6, 4, -6, -4)

    def ring_radius(self) -> float:
        """Return the radius of the ring's corners."""
        return Theme.of().px(4)

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        theme = Theme.of()
        return QSize(theme.px(NAVIGATION_WIDTH), theme.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter as well as with Space; the arrow keys lead to the next place without going there."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        theme, chosen = Theme.of(), self.isChecked()
        painter = QPainter(self)
        if chosen:
            painter.fillRect(self.rect(), theme.colour("sheet"))
            painter.fillRect(0, 0, theme.px(4), self.height(), theme.colour("accent"))
        elif self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), theme.colour("wash"))
        size = theme.px(ICON)
        colour = theme.tokens.accent if chosen else theme.tokens.print
        where = QRectF(theme.px(20), (self.height() - size) / 2, size, size)
        paint_icon(painter, _ICONS[self.section], colour, where)
        block = TextBlock(self.text(), STRONG if chosen else BODY)
        block.paint(painter, theme.px(50), (self.height() - block.height) / 2, theme.colour("print"))
        painter.end()


class Navigation(QWidget):
    """Where one can go; `choose` shows where the person is."""

    section_chosen = Signal(object)
    """`Section`."""
    hide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Words("", CAPTION)
        self._group = QButtonGroup(self)
        self._buttons = {section: self._button(section) for section in _ICONS}
        self.get_help = BarButton(section_words(Section.GET_HELP), icon="life-buoy", parent=self)
        self.get_help.clicked.connect(lambda: self.section_chosen.emit(Section.GET_HELP))
        self.hide_now = BarButton(_("Hide"), icon="eye-off", parent=self)
        self.hide_now.setToolTip(_("Take everything off the screen (Ctrl+Shift+H)"))
        self.hide_now.clicked.connect(self.hide_requested)
        self._lay_out()
        Theme.of().changed.connect(self._fit)
        self._fit()

    def set_name(self, name: str) -> None:
        """Show the name of the workbook."""
        self._name.setText(name)

    def set_open(self, is_open: bool) -> None:
        """Offer the places of a workbook, or only what works without one."""
        for button in self._buttons.values():
            button.setVisible(is_open)

    def choose(self, section: Section) -> None:
        """Show where the person is; Get help now is no place of the list."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each is section)
        self._group.setExclusive(True)  # so that it is one stop of Tab

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the column and the line at its right."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("margin"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("rule"))
        line = self.get_help.y() - theme.px(13)
        painter.fillRect(theme.px(16), line, self.width() - 2 * theme.px(16), 1, theme.colour("rule"))
        painter.end()

    def _fit(self) -> None:
        self.setFixedWidth(Theme.of().px(NAVIGATION_WIDTH))

    def _button(self, section: Section) -> _SectionButton:
        button = _SectionButton(section, self)
        button.clicked.connect(lambda: self.section_chosen.emit(section))
        button.stepped.connect(lambda step: self._step(section, step))
        self._group.addButton(button)
        return button

    def _step(self, section: Section, step: int) -> None:
        sections = list(self._buttons)
        to = sections[(sections.index(section) + step) % len(sections)]
        self._buttons[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        theme = Theme.of()
        name, foot, column = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        theme.space(name, 0, (16, 18, 16, 14))
        name.addWidget(self._name)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(name)
        for section in _FIRST:
            column.addWidget(self._buttons[section])
        column.addStretch(1)
        for section in (Section.SETTINGS, Section.HELP):
            column.addWidget(self._buttons[section])
        theme.space(foot, 8, (12, 20, 12, 16))
        foot.addWidget(self.get_help)
        foot.addWidget(self.hide_now)
        column.addLayout(foot)


class TopBar(QWidget):
    """The same places in a menu, for narrow windows and large text; Get help now and Hide stay in sight."""

    section_chosen = Signal(object)
    hide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._actions = {section: self._action(section) for section in _ICONS}
        self._open = PlainButton(_("Menu"), icon="menu", small=True, parent=self)
        self._open.clicked.connect(self._show_menu)
        self.get_help = PlainButton(section_words(Section.GET_HELP), icon="life-buoy", small=True, parent=self)
        self.get_help.clicked.connect(lambda: self.section_chosen.emit(Section.GET_HELP))
        self.hide_now = PlainButton(_("Hide"), icon="eye-off", small=True, parent=self)
        self.hide_now.clicked.connect(self.hide_requested)
        row = QHBoxLayout(self)
        Theme.of().space(row, 8, (12, 6, 12, 6))
        row.addWidget(self._open)
        row.addStretch(1)
        row.addWidget(self.get_help)
        row.addWidget(self.hide_now)

    def set_open(self, is_open: bool) -> None:
        """Offer the menu, or only what works without a workbook."""
        self._open.setVisible(is_open)

    def choose(self, section: Section) -> None:
        """Show in the menu where the person is."""
        for each, action in self._actions.items():
            action.setChecked(each is section)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and the line below it."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("margin"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("rule"))
        painter.end()

    def _action(self, section: Section) -> QAction:
        action = self._menu.addAction(section_words(section))
        action.setCheckable(True)
        action.triggered.connect(lambda: self.section_chosen.emit(section))
        return action

    def _show_menu(self) -> None:
        self._menu.popup(self._open.mapToGlobal(self._open.rect().bottomLeft()))
