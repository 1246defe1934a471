"""A page of the window, as the main window sees it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbook.gui.places import HomePlace

if TYPE_CHECKING:
    from workbook.gui.places import Place
    from workbook.gui.tools import Surroundings
    from workbook.services.changes import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message for the bar at the top: what happened, with one action where there is one.

    A problem stays until it is closed; a note goes when the person goes elsewhere, with an action also when the next
    thing is saved.
    """

    text: str
    is_problem: bool = False
    action: str | None = None
    act: Callable[[], None] | None = None


class Page(QWidget):
    """One screen. It asks the desk for what it shows and asks to go elsewhere; it knows no other page.

    A page is made when it is first gone to and lives until the workbook is closed or locked.
    """

    go_requested = Signal(object)
    """`Place` to go to."""
    back_requested = Signal()
    """To where the person came from."""
    noted = Signal(object)
    """`Note` for the message bar."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.surroundings = surroundings
        self.desk = surroundings.desk
        self.preferences = surroundings.preferences
        self.tools = surroundings.tools
        self.came_from: Place = HomePlace()
        """Where going back leads; set before each place is shown."""

    def show_place(self, place: Place) -> None:
        """Show the place; called each time the person comes here, before the page is seen."""
        raise NotImplementedError

    def leave(self) -> None:
        """Write back what stands in a field; called before the person goes elsewhere, also on locking and closing."""

    def react(self, changes: Changes) -> None:
        """Read again what these changes touch; called while the page is shown."""

    def first_control(self) -> QWidget | None:
        """Return the control that gets the keyboard when the page opens; None leaves it to the tab order."""
        return None
