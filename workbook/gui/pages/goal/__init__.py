"""A goal to read: its wording, its chart, its plan, and what can be done with it."""

from workbook.gui.pages.goal.page import GoalPage

__all__ = ["GoalPage"]
