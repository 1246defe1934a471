"""Undo and redo for what is done to goals: written, edited, kept, closed, reopened, put in order, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbook.gui.page import Note
from workbook.resources import translate as _

if TYPE_CHECKING:
    from workbook.gui.desk import Desk
    from workbook.services.changes import Changes

MOST = 100
"""Changes that can be taken back one after the other."""


class GoalHistory(QObject):
    """Follows what the desk saves. A change from elsewhere that touches a goal, such as a check-in, ends what can be
    undone: taking an older one back would take that with it."""

    told = Signal(object)
    """`Note` on what was undone or redone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._done: list[Changes] = []
        self._undone: list[Changes] = []
        desk.changed.connect(self._follow)
        desk.opened.connect(self._forget)
        desk.closed.connect(self._forget)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done and self._desk.is_saved:
            self._desk.undo(self._done[-1])

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._undone and self._desk.is_saved:
            self._desk.undo(self._undone[-1].reversed)

    def _follow(self, changes: Changes) -> None:
        if self._done and changes == self._done[-1].reversed:
            self._undone.append(self._done.pop())
            self.told.emit(Note(text=_("The last change of a goal is taken back."), action=_("Redo"), act=self.redo))
        elif self._undone and changes == self._undone[-1]:
            self._done.append(self._undone.pop())
            self.told.emit(Note(text=_("The change is there again."), action=_("Undo"), act=self.undo))
        elif _is_about_goals(changes):
            self._done.append(changes)
            del self._done[:-MOST]
            self._undone.clear()
        elif changes.goals:
            self._forget()
        elif self._undone and _is_half_written(changes):
            self._undone.clear()  # deleting a goal again would leave behind what was written about it since

    def _forget(self) -> None:
        self._done.clear()
        self._undone.clear()


def _is_half_written(changes: Changes) -> bool:
    from workbook.services.half_written import is_half_written  # the first paint can do without the domain

    return any(is_half_written(entry) for entry in (*changes.before, *changes.after))


def _is_about_goals(changes: Changes) -> bool:
    """Tell whether a change is one of a goal itself, not of what a check-in or a session says about it."""
    from workbook.domain.check_in import CheckIn  # the first paint can do without the domain
    from workbook.domain.goal import Goal
    from workbook.domain.rating import Rating, RatingKind
    from workbook.domain.unfinished import UnfinishedVersion

    entries = (*changes.before, *changes.after)
    if changes.touches(CheckIn):
        return False
    ratings = [entry for entry in entries if isinstance(entry, Rating)]
    of_starts = all(rating.kind in (RatingKind.BASELINE, RatingKind.RECALLED) for rating in ratings)
    is_goal = any(isinstance(entry, Goal | UnfinishedVersion) for entry in entries)
    return is_goal or changes.goal_order is not None or (bool(ratings) and of_starts)
