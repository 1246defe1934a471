"""The timeline: everything that was entered, newest first, to read and to change."""

from workbook.gui.pages.timeline.page import TimelinePage

__all__ = ["TimelinePage"]
