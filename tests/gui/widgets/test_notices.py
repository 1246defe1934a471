from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.widgets.conftest import Show
from workbook.gui.theme import Theme
from workbook.gui.widgets.clue_panel import ClueHint, CluePanel, Clues
from workbook.gui.widgets.message_bar import MessageBar
from workbook.gui.widgets.text_block import Span
from workbook.gui.widgets.waiting import Waiting
from workbook.gui.widgets.words import Words
from workbook.services.settings import Look

FULL = "The disk is full. Your answer is still on this screen; it is not saved yet."


class TestMessageBar:
    def test_a_note_goes_with_its_page_and_a_problem_stays_until_closed(self, qtbot: QtBot, show: Show) -> None:
        bar = MessageBar()
        show(bar)
        assert not bar.isVisible()
        bar.show_note("This goal is kept. Its start is 3.", is_problem=False, action=None, act=None)
        assert bar.words == "This goal is kept. Its start is 3."
        bar.clear_notes()
        assert not bar.isVisible()
        bar.show_note(FULL, is_problem=True, action="Try again", act=lambda: None)
        bar.clear_notes()
        assert bar.isVisible()
        qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
        assert bar.words == ""

    def test_its_action_happens_once(self, qtbot: QtBot, show: Show) -> None:
        bar, done = MessageBar(), []
        show(bar)
        bar.show_note("This goal is gone.", is_problem=False, action="Undo", act=lambda: done.append("undo"))
        assert bar.link.isVisible()
        assert not bar.button.isVisible()
        qtbot.mouseClick(bar.link, Qt.MouseButton.LeftButton)
        assert done == ["undo"]
        assert not bar.isVisible()
        bar.link.click()
        assert done == ["undo"]

    def test_nothing_is_cut_off(self, theme: Theme, show: Show) -> None:
        theme.use(Look.LIGHT, 200)
        bar = MessageBar()
        show(bar, width=700)
        bar.show_note(FULL, is_problem=True, action="Try again", act=None)
        QApplication.processEvents()
        (words,) = bar.findChildren(Words)
        assert words.height() >= words.heightForWidth(words.width())


class TestCluePanel:
    CLUES = Clues(
        found=[[Span(text="an amount, "), Span(text="1 hour", colour="ink")]],
        missing=["what a friend would see"],
        hints=[ClueHint(key="absolute", title="All or nothing?", text="Small steps are easier to see.")],
    )

    def texts(self, panel: QWidget) -> list[str]:
        return [words.text() for words in panel.findChildren(Words) if words.isVisible()]

    def test_says_what_was_found_and_what_not_yet(self, show: Show) -> None:
        panel = CluePanel()
        panel.show_clues(self.CLUES)
        show(panel)
        texts = self.texts(panel)
        assert "Found: an amount, 1 hour" in texts
        assert "Not found yet: what a friend would see" in texts
        assert "All or nothing?" in texts

    def test_a_hint_can_be_put_away(self, qtbot: QtBot, show: Show) -> None:
        panel = CluePanel()
        panel.show_clues(self.CLUES)
        show(panel)
        with qtbot.waitSignal(panel.dismissed) as told:
            qtbot.mouseClick(panel.keep_buttons[0], Qt.MouseButton.LeftButton)
        assert told.args == ["absolute"]
        panel.show_clues(Clues(found=self.CLUES.found))
        QApplication.processEvents()
        assert panel.keep_buttons == []
        assert "All or nothing?" not in self.texts(panel)

    def test_the_same_clues_leave_the_keyboard_where_it_is(self, show: Show) -> None:
        panel = CluePanel()
        panel.show_clues(self.CLUES)
        show(panel)
        panel.keep_buttons[0].setFocus()
        panel.show_clues(Clues(found=self.CLUES.found, missing=self.CLUES.missing, hints=self.CLUES.hints))
        assert panel.keep_buttons[0].hasFocus()


class TestWaiting:
    def test_says_nothing_about_what_is_quick(self, qtbot: QtBot, show: Show) -> None:
        waiting = Waiting()
        show(waiting)
        waiting.start("Making your report …")
        assert (waiting.is_waiting, waiting.isVisible()) == (True, False)
        waiting.stop()
        assert (waiting.is_waiting, waiting.isVisible()) == (False, False)
        assert not waiting._patience.isActive()

    def test_says_what_takes_longer_how_far_it_is_and_can_be_stopped(self, qtbot: QtBot, show: Show) -> None:
        waiting = Waiting(can_stop=True)
        show(waiting)
        waiting.start("Making your report …")
        waiting.advance(3, 7)
        qtbot.waitUntil(waiting.isVisible, timeout=3000)
        assert [words.text() for words in waiting.findChildren(Words)] == ["Making your report …"]
        with qtbot.waitSignal(waiting.stop_requested):
            qtbot.mouseClick(waiting.stop_button, Qt.MouseButton.LeftButton)
