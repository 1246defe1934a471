"""A screen as one meets it without a mouse or without eyes: its stops, their names, and the way Tab takes."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from workbook.gui.widgets.buttons import MainButton

FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_TALL = 6_000
"""A height in pixels at which nothing needs to scroll."""


class Screen:
    """What the window shows now; each question returns a list of what is not in order."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def faults(self) -> list[str]:
        """Ask every question."""
        return [
            *(f"has no name: {_told(each)}" for each in self._stops() if not _name(each)),
            *(f"has no label: {_told(each)}" for each in self._shown(*FIELDS) if not self._is_labelled(each)),
            *(f"reads mark-up: {_told(each)}" for each in self._labels() if each.textFormat() is not _PLAIN),
            *(f"needs the mouse: {_told(each)}" for each in self._buttons() if not self._can_be_reached(each)),
            *self._filled(),
            *self._way(),
        ]

    def _shown(self, *kinds: type[QWidget]) -> list[QWidget]:
        """Return the parts of these kinds that are seen, but not what Qt puts into its own fields and views."""
        return [each for each in self._all() if isinstance(each, kinds)]

    def _all(self) -> Iterator[QWidget]:
        for each in self._window.findChildren(QWidget):
            parent = each.parentWidget()
            is_part_of_a_field = isinstance(parent, FIELDS) or each.objectName().startswith("qt_")
            if each.isVisible() and not each.isWindow() and not is_part_of_a_field:
                yield each

    def _labels(self) -> list[QLabel]:
        return [each for each in self._all() if isinstance(each, QLabel)]

    def _buttons(self) -> list[QAbstractButton]:
        return [each for each in self._all() if isinstance(each, QAbstractButton)]

    def _stops(self) -> list[QWidget]:
        return [each for each in self._all() if _stops_at(each)]

    def _is_labelled(self, field: QWidget) -> bool:
        return bool(field.accessibleName()) or any(label.buddy() is field and label.text() for label in self._labels())

    def _can_be_reached(self, button: QAbstractButton) -> bool:
        """Tell whether Tab stops here, or at another button of a group, from where the arrow keys lead here."""
        return not button.isEnabled() or any(_stops_at(each) for each in _group(button))

    def _filled(self) -> Iterator[str]:
        filled = [each for each in self._all() if isinstance(each, MainButton)]
        if len(filled) > 1:
            yield f"{len(filled)} filled buttons: {', '.join(map(_told, filled))}"

    def _way(self) -> Iterator[str]:
        """Go around with Tab, and back; then look where everything is when nothing scrolls."""
        stops = self._stops()
        if not stops:
            yield "has no stops"
            return
        self._window.setUpdatesEnabled(False)  # only where things are is asked, not how they look
        stops[0].setFocus(Qt.FocusReason.TabFocusReason)
        forth, faults = _walk(_next(stops[0], Qt.Key.Key_Tab), Qt.Key.Key_Tab)
        back, _same_faults = _walk(forth[0], Qt.Key.Key_Backtab)
        self._window.setUpdatesEnabled(True)
        yield from faults
        yield from (f"Tab never comes to {_told(missed)}" for missed in stops if not set(_group(missed)) & set(forth))
        yield from (
            f"Tab comes to what is no stop: {_told(extra)}" for extra in forth if not set(_group(extra)) & set(stops)
        )
        if back != [forth[0], *reversed(forth[1:])]:
            yield f"Shift+Tab goes another way: {' > '.join(map(_told, back))}"
        yield from self._leaps(forth)

    def _leaps(self, way: list[QWidget]) -> Iterator[str]:
        """Say where Tab goes up within a column, or left within a line."""
        size = self._window.size()
        self._window.resize(size.width(), _TALL)
        QApplication.processEvents()
        places = {each: QRect(each.mapTo(self._window, QPoint()), each.size()) for each in way}
        self._window.resize(size)
        first = min(way, key=lambda each: (places[each].left() > 0, places[each].left() // 100, places[each].top()))
        start = way.index(first)
        ordered = [*way[start:], *way[:start]]
        for before, after in pairwise(ordered):
            one, next_one = places[before], places[after]
            beside = one.top() < next_one.bottom() and next_one.top() < one.bottom()
            below = one.left() < next_one.right() and next_one.left() < one.right()
            if (beside and next_one.right() <= one.left()) or (below and next_one.bottom() <= one.top()):
                yield f"Tab leaps from {_told(before)} to {_told(after)}"


_PLAIN = Qt.TextFormat.PlainText


def _walk(start: QWidget, key: Qt.Key) -> tuple[list[QWidget], list[str]]:
    """Press a key until it comes back to where it has been; return the way and what went wrong on it."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    way, faults = [start], []
    while (here := _next(way[-1], key)) not in way:
        way.append(here)
        if here.visibleRegion().isEmpty():
            faults.append(f"is out of sight with the keyboard in it: {_told(here)}")
    if here is not start:
        faults.append(f"Tab goes around from {_told(here)} to {_told(way[-1])} and never leaves")
    return way, faults


def _next(here: QWidget, key: Qt.Key) -> QWidget:
    QTest.keyClick(here, key)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def _group(part: QWidget) -> list[QWidget]:
    """Return the buttons that the arrow keys lead to from here, with this one; for Tab they are one stop."""
    group: QButtonGroup | None = part.group() if isinstance(part, QAbstractButton) else None
    return [part] if group is None else [*group.buttons()]


def _stops_at(part: QWidget) -> bool:
    takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def _name(part: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def _told(part: QWidget) -> str:
    return f"{type(part).__name__} {_name(part)!r}"
