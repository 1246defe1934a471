"""The door: what is shown outside any workbook."""

from workbook.gui.pages.door.page import DoorPage

__all__ = ["DoorPage"]
