"""The way Tab takes: through everything in sight in the order of the layout; Qt's own order is that of making."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QButtonGroup,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QWidget,
)
from shiboken6 import invalidate

from workbook.gui.theme import Theme

_SPARE = 40
"""Pixels at 100 % that stay in sight above and below a part that had to be scrolled to."""


def lead_on(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop of a window, or to the one before; return whether there is one.

    The buttons of a group are one stop, the chosen one or else the first; the arrow keys lead on to the others.
    """
    here = window.focusWidget()
    way = _way(window, here)
    if not forward:
        way.reverse()
    at = way.index(here) if here in way else -1
    following = [*way[at + 1 :], *way[: max(at, 0)]]
    if following:
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        give_keyboard(following[0], reason)
    return bool(following)


def give_keyboard(part: QWidget, reason: Qt.FocusReason = Qt.FocusReason.TabFocusReason) -> None:
    """Give a part the keyboard, as Tab and the arrow keys do, and scroll it into sight."""
    part.setFocus(reason)
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part, 0, Theme.of().px(_SPARE))
        above = above.parentWidget()


def _way(window: QWidget, here: QWidget | None) -> list[QWidget]:
    """Return every stop in order, and where the keyboard is, even when that is none."""
    parts = list(_parts(window))
    groups: dict[QButtonGroup, list[QWidget]] = {}
    for part in parts:
        group = _group(part)
        if group is not None and _takes_keyboard(part):
            groups.setdefault(group, []).append(part)
    stops = {_stop_of(group, buttons, here) for group, buttons in groups.items()}
    return [part for part in parts if part is here or part in stops or (_group(part) is None and _takes_keyboard(part))]


def _stop_of(group: QButtonGroup, buttons: list[QWidget], here: QWidget | None) -> QWidget:
    return next((each for each in (here, group.checkedButton()) if each in buttons), buttons[0])


def _group(part: QWidget) -> QButtonGroup | None:
    return part.group() if isinstance(part, QAbstractButton) else None


def _takes_keyboard(part: QWidget) -> bool:
    """Tell whether a part is a stop; Qt takes Tab itself from the buttons of a group that are not chosen."""
    wanted = Qt.FocusPolicy.TabFocus if _group(part) is None else Qt.FocusPolicy.StrongFocus
    return bool(part.focusPolicy() & wanted) and part.isEnabled() and part.focusProxy() is None


def _parts(part: QWidget) -> Iterator[QWidget]:
    """Yield what is in a part and in sight, in reading order, each before what is in it."""
    for each in _children(part):
        if each.isVisible() and not each.isWindow():
            yield each
            yield from _parts(each)


def _children(part: QWidget) -> list[QWidget]:
    """Return what is in a part: as laid out, then what is in no layout."""
    if isinstance(part, QScrollArea):
        inside = part.widget()
        return [] if inside is None else [inside]
    if isinstance(part, QAbstractScrollArea):
        return []
    layout = part.layout()
    placed = [] if layout is None else list(_placed(layout))
    others = part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [*placed, *(each for each in others if each not in placed)]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    """Yield what is placed in a layout.

    PySide would keep what it made for an item of Qt's until the layout goes, also after Qt has freed the item, and take
    it for whatever comes to stand at that address: a crash much later.
    """
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if inner is None:
            invalidate(item)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """Return the items of a layout from left to right and from top to bottom."""
    numbers = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        numbers.sort(key=lambda number: tuple(layout.getItemPosition(number)))  # type: ignore[arg-type]
    return [item for number in numbers if (item := layout.itemAt(number)) is not None]
