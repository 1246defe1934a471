"""The window on some mornings of the three years that tests/services/test_three_years.py lives through."""

from datetime import date, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.journeys.person import WithMouse
from tests.services.test_three_years import FIRST, Life, what_they_do
from workbook.gui.widgets.buttons import MainButton
from workbook.paths import paths
from workbook.storage.shelf import FileShelf

MORNINGS = {
    "2023-10-20": ("Welcome", "Set up my workbook"),
    "2023-10-23": ("A goal waits as a draft: I want walks", "Go on writing"),
    "2023-11-30": ("Your November check-in is ready", "Check in"),
    "2024-01-26": ("Reassessment with your therapist on 31 January 2024", "Go on preparing"),
    "2024-02-02": ("After the session on 31 January 2024", "Write down what we decided"),
    "2024-03-30": ("Your check-in of 28 March is half done", "Go on"),
    "2024-05-06": ("Your April check-in is ready", "Check in"),
    "2026-07-15": ("Nothing to do right now", "Look at my progress"),
    "2026-11-15": ("Nothing to do right now", "Look at my progress"),
}
"""What stands first on Home, and what its filled button says, by day."""


def test_home_shows_the_right_thing_first(qtbot: QtBot, open_window: OpenWindow, clock: Clock, tmp_path: Path) -> None:
    folders = paths(tmp_path)
    shelf = FileShelf(folders.backups)
    life, story, today = Life(shelf.create(folders.workbook)), what_they_do(), FIRST
    for morning, (title, action) in MORNINGS.items():
        while today < date.fromisoformat(morning):
            for act in story.get(today, []):
                act(life, today)
            today += timedelta(days=1)
        life.book.back_up(datetime.fromisoformat(life.now(today, 6)))
        life.book.close()
        clock.set(morning)
        _see_home(WithMouse(qtbot, open_window()), title, action)
        life.book = shelf.open(folders.workbook)
    life.book.close()


def _see_home(me: WithMouse, title: str, action: str) -> None:
    """See what stands first, and press its button: it leads there."""
    lines = me.sees.splitlines()
    assert lines[lines.index("What is next") + 1] == title
    shown = [each.words for each in me.window.findChildren(MainButton) if each.isVisible()]
    assert shown == [action]
    home = me.window.place
    me.press_main(action)
    assert me.window.place != home
    assert "All changes saved" in me.sees
    me.close()
