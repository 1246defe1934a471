"""The check-in: one question a page, and a look at the answers before it is done."""

from workbook.gui.pages.check_in.page import CheckInPage

__all__ = ["CheckInPage"]
