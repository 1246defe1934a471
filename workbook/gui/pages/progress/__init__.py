"""Progress: the charts of all goals, of one goal and of therapy itself, and the same as a table."""

from workbook.gui.pages.progress.page import ProgressPage

__all__ = ["ProgressPage"]
