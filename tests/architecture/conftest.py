"""The real window, as the tests of the window open it."""

from tests.gui.conftest import clock, example, open_window

__all__ = ["clock", "example", "open_window"]
