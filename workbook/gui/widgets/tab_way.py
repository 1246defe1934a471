"""The way Tab takes: through everything in sight as it is laid out, whenever it was made. Qt's own way is of making."""

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

from workbook.gui.theme import Theme

_SPARE = 40
"""Pixels at 100 % that are seen above and below the part with the keyboard, where it had to be scrolled into sight."""


def lead_on(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next stop of a window, or the one before, and scroll it into sight; False without any.

    The buttons of a group are one stop: the chosen one, else the first. The arrow keys lead to the others.
    """
    here = window.focusWidget()
    group = _group(here)
    way = [
        each
        for each in _parts(window)
        if each is here or (_is_stop(each) and (group is None or _group(each) is not group))
    ]
    at = way.index(here) if here in way else -1 if forward else 0
    following = [*way[at + 1 :], *way[: max(at, 0)]] if forward else [*way[:at][::-1], *way[at + 1 :][::-1]]
    if not following:
        return False
    _give(following[0], forward=forward)
    return True
