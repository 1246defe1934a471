"""The goal editor: six pages, then start and target, then a look at all answers."""

from workbook.gui.pages.goal_editor.page import GoalEditorPage

__all__ = ["GoalEditorPage"]
