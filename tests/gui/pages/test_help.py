"""Help: every topic can be read, found from the list, and left again."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.pages.conftest import Answers
from tests.gui.seen import press, seen, shown_page
from workbook.domain.contents import Contents
from workbook.gui.places import GetHelpPlace, HelpPlace
from workbook.services.help_pages import Bullets, help_pages


def test_lists_every_topic_and_opens_one(open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(HelpPlace())
    page = shown_page(window)
    for topic in help_pages():
        assert topic.title in seen(page)
    press(page, "Checking in")
    assert window.place == HelpPlace(topic="checking-in")
    press(page, "All topics")
    assert window.place == HelpPlace()
    assert "Writing a goal" in seen(page)


def test_shows_every_word_of_every_topic(open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    for topic in help_pages():
        window.go(HelpPlace(topic=topic.key))
        text = seen(shown_page(window))
        assert topic.title in text
        for section in topic.sections:
            assert section.title is None or section.title in text
            for block in section.blocks:
                for words in block.items if isinstance(block, Bullets) else (block.text,):
                    assert words in text


def test_leads_to_help_in_hard_times(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(HelpPlace(topic="when-things-go-badly"))
    press(shown_page(window), "Get help now")
    settle(qtbot, window)
    assert window.place == GetHelpPlace()


def test_saves_the_blank_sheets(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, answers: Answers, tmp_path: Path
) -> None:
    window = open_window(example)
    window.go(HelpPlace())
    answers.paths.append(tmp_path / "sheets.pdf")
    press(shown_page(window), "Blank sheets to fill in by hand")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.messages.words == "Saved.")
    assert answers.suggested[0].name == "blank-sheets.pdf"
    assert (tmp_path / "sheets.pdf").read_bytes().startswith(b"%PDF")
