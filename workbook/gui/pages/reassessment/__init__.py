"""The reassessment: prepare it, look at the report, and bring back what was decided."""

from workbook.gui.pages.reassessment.page import ReassessmentPage

__all__ = ["ReassessmentPage"]
