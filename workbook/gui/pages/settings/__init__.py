"""Settings: what there is to set, and each part on a page of its own."""

from workbook.gui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
