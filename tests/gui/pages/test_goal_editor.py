"""Writing a goal: pages, sentence, clues, what follows from answers, drafts, and changes of kept goals."""

import re
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import driving
from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import click, has_ring, settle
from tests.gui.seen import field, press, seen, shown_page, write
from workbook.domain.contents import Contents
from workbook.domain.goal import Clue, CouldHurt, Goal, GoalStatus, GoalVersion
from workbook.domain.rating import RatingKind
from workbook.domain.therapy import Rhythm
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.goal_editor.achievable import AchievableForm
from workbook.gui.pages.goal_editor.clues_beside import BRIEFLY, LONGER
from workbook.gui.pages.goal_editor.measurable import MeasurableForm
from workbook.gui.pages.goal_editor.page import GoalEditorPage
from workbook.gui.pages.goal_editor.start import StartForm
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.places import GoalEditorPlace, GoalPlace, HomePlace, Place
from workbook.gui.theme import INK, Theme
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.words import Words

WHAT = "What will you be doing, where, and with whom?"


class Editor:
    """The editor in the window, used like a person does."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def page(self) -> GoalEditorPage:
        page = shown_page(self.window)
        assert isinstance(page, GoalEditorPage)
        return page

    def go(self, place: Place) -> None:
        self.window.go(place)
        settle(self.qtbot, self.window)

    def say(self, name: str, text: str) -> None:
        """Put a text into a field of several lines as by pasting it."""
        box = field(self.page, name, QPlainTextEdit)
        box.setFocus()
        box.selectAll()
        box.insertPlainText(text)

    def press(self, words: str) -> None:
        press(shown_page(self.window), words)
        settle(self.qtbot, self.window)

    def turn_to(self, step: Step) -> None:
        """Go to a page by its name, and on from the last that has one."""
        if self.page._here is not min(step, Step.TIME):
            click(self.qtbot, self.window, self.page.question.bars.names[min(step, Step.TIME)])
        for _page in range(Step.TIME, step):
            if self.page._here is not step:
                self.page._turn(Step(self.page._here + 1))

    def rate(self, scale: RatingScale | None, value: int) -> None:
        assert scale is not None
        circle = next(each for each in scale.circles if each.value == value)
        self.qtbot.mouseClick(circle, Qt.MouseButton.LeftButton)
        settle(self.qtbot, self.window)

    def choose(self, row: QWidget, words: str) -> None:
        press(row, words)
        settle(self.qtbot, self.window)

    def contents(self) -> Contents:
        settle(self.qtbot, self.window)
        kept: list[Contents] = []
        self.window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, self.window)
        self.qtbot.waitUntil(lambda: bool(kept))
        return kept[0]

    def goal(self, status: GoalStatus) -> Goal:
        """Return the one goal beside those of the example that has this status."""
        return next(goal for goal in reversed(self.contents().goals) if goal.status is status)


@pytest.fixture
def editor(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> Editor:
    made = Editor(qtbot, open_window(example))
    made.go(GoalEditorPlace())
    return made


def test_every_answer_is_kept_in_a_draft_that_waits_on_home(editor: Editor) -> None:
    editor.say("My words", "I want to feel less alone")
    editor.press("Continue")
    editor.say(WHAT, "Meet one friend in person")
    editor.press("Stop here for now")
    assert editor.window.place == HomePlace()
    draft = editor.goal(GoalStatus.DRAFT)
    assert draft.newest.own_words == "I want to feel less alone"
    assert draft.newest.statement == "Meet one friend in person."
    assert "A goal waits as a draft" in seen(shown_page(editor.window))
    editor.press("Go on writing")
    assert editor.page._here is Step.SPECIFIC


def test_writing_goes_on_where_it_stopped_also_on_another_day(
    qtbot: QtBot, open_window: OpenWindow, editor: Editor
) -> None:
    editor.say("My words", "I want to feel less alone")
    editor.turn_to(Step.ACHIEVABLE)
    editor.press("Stop here for now")
    editor.window.close()
    qtbot.waitUntil(lambda: not editor.window.isVisible())
    later = Editor(qtbot, open_window())
    later.go(HomePlace())
    later.press("Go on writing")
    assert later.page._here is Step.ACHIEVABLE


def test_a_draft_that_opens_at_its_answers_has_the_ring_around_keeping_it(editor: Editor) -> None:
    qtbot, window = editor.qtbot, editor.window
    editor.say("My words", "I want to feel less alone")
    editor.page._go_to(Step.ANSWERS)
    editor.page.question.stop.setFocus()
    driving.press(qtbot, window, Qt.Key.Key_Return)
    draft = editor.goal(GoalStatus.DRAFT)
    Theme.of().show_focus()
    driving.press(qtbot, window, Qt.Key.Key_Tab)
    editor.go(GoalEditorPlace(goal=draft.id))
    assert window.focusWidget() is editor.page.question.go_on
    assert has_ring(window)


def test_a_draft_from_elsewhere_opens_at_its_last_answer(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    words = GoalVersion(start=today, own_words="I want to feel less alone", activity="Meet a friend")
    draft = Goal(id="draft", status=GoalStatus.DRAFT, created_on=today, versions=(words,))
    editor = Editor(qtbot, open_window(replace(example, goals=(*example.goals, draft))))
    editor.go(GoalEditorPlace(goal="draft"))
    assert editor.page._here is Step.SPECIFIC


def test_pages_have_a_tick_where_something_is_answered_and_can_be_gone_to(editor: Editor) -> None:
    editor.say("My words", "I want to feel less alone")
    names = editor.page.question.bars.names
    click(editor.qtbot, editor.window, names[Step.ACHIEVABLE])
    assert editor.page._here is Step.ACHIEVABLE
    assert [name.is_done for name in names] == [True, False, False, False, False, False]
    click(editor.qtbot, editor.window, names[Step.MY_WORDS])
    assert field(editor.page, "My words", QPlainTextEdit).toPlainText() == "I want to feel less alone"


def test_pages_can_be_gone_to_by_keyboard(editor: Editor) -> None:
    back_tab = Qt.Key.Key_Backtab
    name = editor.page.question.bars.names[0]
    for _each in range(4):
        if editor.window.focusWidget() is not name:
            QTest.keyClick(editor.window.focusWidget(), back_tab)
    assert editor.window.focusWidget() is name
    driving.press(editor.qtbot, editor.window, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert "page 1 of 6" in seen(editor.page)
    driving.press(editor.qtbot, editor.window, Qt.Key.Key_Return)
    assert "page 3 of 6" in seen(editor.page)


def test_going_on_says_what_the_goal_cannot_do_without(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.press("Continue")
    assert editor.page._here is Step.SPECIFIC
    assert "Write what you will be doing." in seen(editor.page)
    assert field(editor.page, WHAT, QPlainTextEdit).hasFocus()


def test_going_on_asks_for_both_numbers_where_they_are_chosen(editor: Editor) -> None:
    editor.turn_to(Step.START)
    form = editor.page.form
    assert isinstance(form, StartForm)
    editor.press("Continue")
    assert "Choose a number from 0 to 10: where you are now." in seen(editor.page)
    assert form.start_scale.isAncestorOf(editor.window.focusWidget())
    editor.rate(form.start_scale, 2)
    assert "You can also type a number from 3 to 10" in seen(editor.page)
    editor.press("Continue")
    assert "Choose the number that would be good enough for you." in seen(editor.page)
    assert form.target_scale is not None
    assert form.target_scale.isAncestorOf(editor.window.focusWidget())
    editor.rate(form.target_scale, 7)
    editor.press("Continue")
    assert editor.page._here is Step.ANSWERS


def test_the_start_looks_back_as_far_as_the_check_ins(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    rhythm = Rhythm(start=example.therapy.rhythms[-1].start, weeks=2)
    editor = Editor(qtbot, open_window(replace(example, therapy=replace(example.therapy, rhythms=(rhythm,)))))
    editor.go(GoalEditorPlace())
    editor.turn_to(Step.START)
    assert "Looking back over the last two weeks, how close are you to this goal?" in seen(editor.page)


def test_an_empty_draft_leaves_no_trace(editor: Editor, example: Contents) -> None:
    editor.press("Continue")
    editor.window.go(HomePlace())
    assert editor.contents() == example


def test_a_draft_that_was_emptied_again_leaves_no_trace(editor: Editor, example: Contents) -> None:
    editor.say("My words", "Something")
    editor.press("Continue")
    click(editor.qtbot, editor.window, editor.page.question.back)
    box = field(editor.page, "My words", QPlainTextEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    editor.window.go(HomePlace())
    assert editor.contents() == example


def test_what_stands_in_a_field_is_kept_when_the_window_goes_elsewhere(editor: Editor) -> None:
    editor.say("My words", "Half a thought")
    editor.window.go(HomePlace())
    assert editor.goal(GoalStatus.DRAFT).newest.own_words == "Half a thought"


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "😀 👩‍👩‍👧", "أريد أن أنام جيدًا", "אני רוצה לישון טוב", "我想睡得好", "  two  spaces \n\n e\u0301"],
)
def test_texts_are_kept_exactly(editor: Editor, text: str) -> None:
    editor.say("My words", text)
    editor.press("Continue")
    editor.say(WHAT, text)
    editor.press("Continue")
    draft = editor.goal(GoalStatus.DRAFT).newest
    assert (draft.own_words, draft.activity) == (text, text)


def test_going_back_leads_to_where_the_person_was(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.say(WHAT, "Call my brother")
    press(editor.page, "If you need somebody tonight: Get help now")
    settle(editor.qtbot, editor.window)
    assert editor.window.place != GoalEditorPlace()
    editor.window.go_back()
    settle(editor.qtbot, editor.window)
    assert editor.page._here is Step.SPECIFIC
    assert field(editor.page, WHAT, QPlainTextEdit).toPlainText() == "Call my brother"
    editor.press("Stop here for now")
    assert sum(goal.status is GoalStatus.DRAFT for goal in editor.contents().goals) == 1


def test_the_sentence_follows_the_answers_until_the_person_writes_it(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.say(WHAT, "walk")
    editor.turn_to(Step.MEASURABLE)
    write(editor.page, "How much?", "20")
    write(editor.page, "Of what?", "minutes")
    write(editor.page, "How often?", "day")
    editor.qtbot.waitUntil(lambda: "Walk for 20 minutes every day." in seen(editor.page))
    editor.press("Write it in my own way")
    editor.say("Your goal in one sentence", "I go for a walk each day")
    write(editor.page, "How much?", "30")
    editor.turn_to(Step.TIME)
    assert "I go for a walk each day" in seen(editor.page)
    editor.press("Make it from my answers again")
    assert "Walk for 30 minutes every day." in seen(editor.page)
    assert editor.goal(GoalStatus.DRAFT).newest.statement == "Walk for 30 minutes every day."


def test_an_event_takes_the_place_of_an_amount_and_gives_it_back(editor: Editor) -> None:
    editor.turn_to(Step.MEASURABLE)
    write(editor.page, "How much?", "20")
    editor.press("An event that happens or not")
    write(editor.page, "What will have happened?", "I have handed in the form")
    editor.press("An amount")
    draft = editor.goal(GoalStatus.DRAFT).newest
    assert (draft.amount, draft.event) == ("20", None)
    editor.press("An event that happens or not")
    draft = editor.goal(GoalStatus.DRAFT).newest
    assert (draft.amount, draft.event) == (None, "I have handed in the form")


def test_five_levels_are_filled_from_the_sentence_where_they_are_empty(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.say(WHAT, "walk")
    editor.turn_to(Step.MEASURABLE)
    write(editor.page, "How much?", "30")
    write(editor.page, "Of what?", "minutes")
    editor.press("Describe five levels")
    editor.say("+2 much more than hoped for", "I walk to work")
    editor.press("Put the examples into the empty levels")
    levels = editor.goal(GoalStatus.DRAFT).newest.levels
    assert isinstance(editor.page.form, MeasurableForm)
    assert "5 of 5 written" in editor.page.form.levels_fold.head.accessibleDescription()
    assert levels.much_more == "I walk to work"
    assert levels.much_less == "Walk for 10 minutes."


def test_clues_say_what_is_found_while_the_person_types(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    assert "Not found yet: what exactly you will do" in seen(editor.page)
    editor.say(WHAT, "Meet one friend in a café twice a week")
    editor.qtbot.waitUntil(lambda: "Found: what you will do" in seen(editor.page))


def test_clues_leave_half_a_sentence_alone(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    clues = editor.page.clues
    assert clues is not None
    before = seen(clues)
    editor.say(WHAT, "Always meet")
    editor.qtbot.waitUntil(lambda: clues.is_waiting)
    assert seen(clues) == before
    assert clues._patience.interval() == LONGER
    editor.say(WHAT, "Always meet one friend in a café twice a week")
    editor.qtbot.waitUntil(lambda: clues._patience.interval() == BRIEFLY)
    assert seen(clues) == before
    editor.qtbot.waitUntil(lambda: not clues.is_waiting)
    assert "Found: what you will do" in seen(clues)
    assert "All or nothing?" in seen(clues)


def test_what_is_optional_is_folded_until_it_is_used(editor: Editor) -> None:
    editor.turn_to(Step.MEASURABLE)
    form = editor.page.form
    assert isinstance(form, MeasurableForm)
    assert not form.measure.isVisible()
    editor.press("What would a friend see or hear?")
    editor.say("What would a friend see or hear?", "I laugh more")
    editor.turn_to(Step.TIME)
    editor.turn_to(Step.MEASURABLE)
    assert "I laugh more" in seen(editor.page)
    assert editor.goal(GoalStatus.DRAFT).newest.measure == "I laugh more"


def test_an_empty_line_at_the_end_stays_in_the_field_and_is_not_shown_elsewhere(editor: Editor) -> None:
    editor.say("My words", "I want to feel\nless alone\n\n")
    editor.turn_to(Step.SPECIFIC)
    editor.turn_to(Step.MEASURABLE)
    editor.press("What would a friend see or hear?")
    editor.say("What would a friend see or hear?", "I laugh more\n\n")
    editor.turn_to(Step.SPECIFIC)
    lines = [_height_of(editor.page, "I want to feel")]
    editor.turn_to(Step.ANSWERS)
    settle(editor.qtbot, editor.window)
    lines += [_height_of(editor.page, words) for words in ("I want to feel", "I laugh more")]
    assert lines == [2 * INK.line, 2 * INK.line, INK.line]
    kept = editor.goal(GoalStatus.DRAFT).newest
    assert (kept.own_words, kept.measure) == ("I want to feel\nless alone\n\n", "I laugh more\n\n")


def _height_of(part: QWidget, beginning: str) -> int:
    """Return the height of the label that begins so and can be seen."""
    (found,) = [each for each in part.findChildren(Words) if each.isVisible() and each.text().startswith(beginning)]
    return found.heightForWidth(found.width())


def test_a_hint_that_was_dismissed_stays_away(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.say(WHAT, "Always go to the gym on Mondays")
    editor.qtbot.waitUntil(lambda: "All or nothing?" in seen(editor.page))
    editor.press("Keep it as it is")
    assert "All or nothing?" not in seen(editor.page)
    editor.say(WHAT, "Always go to the pool on Mondays")
    editor.turn_to(Step.MEASURABLE)
    assert "All or nothing?" not in seen(editor.page)
    assert editor.goal(GoalStatus.DRAFT).newest.dismissed_hints == (Clue.ABSOLUTE,)


def test_a_low_confidence_offers_a_smaller_goal(editor: Editor) -> None:
    editor.turn_to(Step.ACHIEVABLE)
    row = editor.page.form
    assert row is not None
    editor.choose(row.confidence, "7")  # type: ignore[attr-defined]
    assert "Make it smaller" not in seen(editor.page)
    editor.choose(row.confidence, "6")  # type: ignore[attr-defined]
    editor.press("Make it smaller")
    assert editor.page._here is Step.MEASURABLE
    assert editor.goal(GoalStatus.DRAFT).newest.confidence == 6


def in_sight(part: QWidget) -> bool:
    """Tell whether all of a part is within the frame it scrolls in."""
    return part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize(("start", "name"), [(0, "at_zero"), (9, "close_already")])
def test_what_follows_from_a_start_is_scrolled_to(editor: Editor, text_size: int, start: int, name: str) -> None:
    editor.window.surroundings.preferences.change(text_size=text_size)
    editor.turn_to(Step.START)
    form = editor.page.form
    assert isinstance(form, StartForm)
    editor.rate(form.start_scale, start)
    editor.qtbot.waitUntil(lambda: in_sight(getattr(form, name)))


def test_nothing_scrolls_away_from_where_the_keyboard_went(editor: Editor) -> None:
    editor.window.surroundings.preferences.change(text_size=200)
    editor.turn_to(Step.START)
    form, column = editor.page.form, editor.page.question._column
    assert isinstance(form, StartForm)
    with editor.qtbot.waitSignal(form.appeared):
        editor.rate(form.start_scale, 0)
    editor.page.question.back.setFocus(Qt.FocusReason.BacktabFocusReason)
    column.to_top()
    later = QTimer(singleShot=True, interval=200)
    with editor.qtbot.waitSignal(later.timeout):
        later.start()
    assert column.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("words", "answer"), [("Perhaps", CouldHurt.PERHAPS), ("Not sure", CouldHurt.NOT_SURE)])
def test_a_goal_that_could_hurt_is_saved_as_a_draft_first(editor: Editor, words: str, answer: CouldHurt) -> None:
    editor.window.surroundings.preferences.change(text_size=200)
    editor.turn_to(Step.ACHIEVABLE)
    editor.press(words)
    talk_first = "Keep this as something to talk about first. You can save it as a draft."
    assert talk_first in seen(editor.page)
    form = editor.page.form
    assert isinstance(form, AchievableForm)
    editor.qtbot.waitUntil(lambda: in_sight(form.talk_first))
    editor.turn_to(Step.ANSWERS)
    assert talk_first in seen(editor.page)
    assert editor.page.question.stop.words == "Start this goal now"
    editor.press("Save as a draft")
    assert editor.window.place == HomePlace()
    assert editor.goal(GoalStatus.DRAFT).newest.could_hurt is answer


@pytest.mark.parametrize(("words", "day"), [("In 3 months", date(2026, 11, 6)), ("In 6 months", date(2027, 2, 6))])
def test_a_date_is_one_press_away(editor: Editor, words: str, day: date) -> None:
    editor.turn_to(Step.TIME)
    editor.press(words)
    assert editor.goal(GoalStatus.DRAFT).newest.target_date == day


def test_the_next_reassessment_is_a_date_to_choose(editor: Editor, example: Contents) -> None:
    editor.turn_to(Step.TIME)
    editor.press("At the next reassessment")
    assert editor.goal(GoalStatus.DRAFT).newest.target_date == example.therapy.next_reassessment


def test_the_day_that_the_clue_names_can_be_typed_beside_it(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.say(WHAT, "Meet one friend in person")
    editor.turn_to(Step.TIME)
    clues = editor.page.clues
    assert clues is not None
    hint = next(line for line in seen(clues).splitlines() if "gives you a moment to look back" in line)
    found = re.search("[0-9]+ [A-Z][a-z]+", hint)
    assert found is not None
    write(editor.page, "By when would you like to be there?", found.group())
    editor.press("Continue")
    assert "Type a date" not in seen(shown_page(editor.window))
    assert editor.goal(GoalStatus.DRAFT).newest.target_date == date(2027, 3, 31)


def test_a_day_that_cannot_be_read_stays_with_a_sentence(editor: Editor) -> None:
    editor.turn_to(Step.TIME)
    write(editor.page, "By when would you like to be there?", "when it is warm")
    editor.press("Continue")
    assert editor.page._here is Step.TIME
    assert "when it is warm" in seen(editor.page)
    assert "Type a date" in seen(editor.page)


def test_a_day_that_cannot_be_read_waits_while_the_person_looks_elsewhere(editor: Editor) -> None:
    editor.turn_to(Step.TIME)
    write(editor.page, "By when would you like to be there?", "when it is warm")
    editor.press("Continue")
    not_kept = "A date on this page is not kept yet"
    assert not_kept in seen(editor.window)
    editor.turn_to(Step.MY_WORDS)
    assert not_kept not in seen(editor.window)
    editor.turn_to(Step.TIME)
    assert "when it is warm" in seen(editor.page)
    assert not_kept in seen(editor.window)
    editor.press("In 3 months")
    editor.turn_to(Step.MY_WORDS)
    editor.turn_to(Step.TIME)
    assert "6 November 2026" in seen(editor.page)


def test_digits_type_how_sure_one_is_and_how_much_it_matters(editor: Editor) -> None:
    for step, typed in ((Step.ACHIEVABLE, "7"), (Step.RELEVANT, "10")):
        editor.turn_to(step)
        scale = next(each for each in editor.page.findChildren(RatingScale) if each.isVisible())
        scale.setFocus(Qt.FocusReason.TabFocusReason)
        for digit in typed:
            QTest.keyClicks(editor.window.focusWidget(), digit)
        settle(editor.qtbot, editor.window)
    draft = editor.goal(GoalStatus.DRAFT).newest
    assert (draft.confidence, draft.importance) == (7, 10)


def test_with_large_text_what_is_missing_is_scrolled_to(editor: Editor) -> None:
    editor.window.surroundings.preferences.change(text_size=200)
    editor.turn_to(Step.START)
    form = editor.page.form
    assert isinstance(form, StartForm)
    editor.press("Continue")
    circle, column = form.start_scale.circles[0], editor.page.question._column
    sight = column.viewport().rect()
    editor.qtbot.waitUntil(lambda: sight.contains(circle.mapTo(column.viewport(), circle.rect().center())))
    assert sight.contains(form.start_scale.problem.mapTo(column.viewport(), QPoint()))
    editor.rate(form.start_scale, 3)
    column.to_top()
    editor.press("Continue")
    target = form.target_scale
    assert target is not None
    editor.qtbot.waitUntil(lambda: in_sight(target.problem))
    editor.qtbot.waitUntil(lambda: in_sight(target.circles[0]))
    assert in_sight(target.problem)


def test_enter_leads_through_the_fields_of_one_line(editor: Editor) -> None:
    editor.turn_to(Step.MEASURABLE)
    form = editor.page.form
    assert isinstance(form, MeasurableForm)
    form.amount.amount.line.setFocus()
    for _field in range(4):
        driving.press(editor.qtbot, editor.window, Qt.Key.Key_Return)
    assert form.five.box.hasFocus()


def test_nothing_is_chosen_before_the_person_chooses(editor: Editor) -> None:
    editor.turn_to(Step.START)
    form = editor.page.form
    assert not form.start_scale.is_answered  # type: ignore[union-attr]
    assert "Which number would be good enough for you?" not in seen(editor.page)
    editor.rate(form.start_scale, 4)  # type: ignore[union-attr]
    scale = form.target_scale  # type: ignore[union-attr]
    assert not scale.is_answered
    assert [circle.value for circle in scale.circles] == [5, 6, 7, 8, 9, 10]


def test_a_start_of_zero_asks_whether_it_can_get_harder(editor: Editor) -> None:
    editor.turn_to(Step.START)
    editor.rate(editor.page.form.start_scale, 0)  # type: ignore[union-attr]
    assert "Can it get any harder than today?" in seen(editor.page)
    editor.press("Describe 0")
    assert "page 3 of 6" in seen(editor.page)
    editor.press("Continue")
    assert "start and target" in seen(editor.page)


def test_a_high_start_can_be_a_goal_to_hold_on_to(editor: Editor) -> None:
    editor.turn_to(Step.SPECIFIC)
    editor.say(WHAT, "Call my brother each Sunday")
    editor.turn_to(Step.START)
    editor.rate(editor.page.form.start_scale, 8)  # type: ignore[union-attr]
    assert "You are close already." in seen(editor.page)
    editor.press("Keep it as a goal to hold on to")
    editor.press("Continue")
    editor.press("Keep this goal")
    kept = editor.contents()
    goal = kept.goals[-1]
    assert (goal.status, goal.newest.target) == (GoalStatus.ACTIVE, 8)
    assert [rating.value for rating in kept.ratings if rating.goal == goal.id] == [8]
    assert "A goal to hold on to" in seen(shown_page(editor.window))


def test_a_higher_start_asks_for_the_target_again(editor: Editor) -> None:
    editor.turn_to(Step.START)
    form = editor.page.form
    editor.rate(form.start_scale, 2)  # type: ignore[union-attr]
    editor.rate(form.target_scale, 5)  # type: ignore[union-attr]
    editor.rate(form.start_scale, 6)  # type: ignore[union-attr]
    assert not form.target_scale.is_answered  # type: ignore[union-attr]
    assert editor.goal(GoalStatus.DRAFT).newest.target is None


def test_keeping_says_what_is_open_and_where(editor: Editor) -> None:
    editor.turn_to(Step.ANSWERS)
    editor.press("Keep this goal")
    assert "One thing is open: what you will be doing" in seen(editor.page)
    focused = editor.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Change: What you will be doing"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    editor.say(WHAT, "Call my brother each Sunday")
    editor.press("Continue")
    assert editor.page._here is Step.ANSWERS
    editor.press("Keep this goal")
    assert "the number where you are now" in seen(editor.page)


def test_answers_name_what_was_left_out_and_lead_back(editor: Editor) -> None:
    editor.turn_to(Step.RELEVANT)
    editor.say("Why does it matter to you?", "I miss people")
    editor.press("People in my life")
    editor.turn_to(Step.ANSWERS)
    text = seen(editor.page)
    assert "I miss people" in text
    assert "People in my life" in text
    assert "left out" in text
    press(editor.page, "Remove this draft")
    settle(editor.qtbot, editor.window)
    assert all(goal.status is not GoalStatus.DRAFT for goal in editor.contents().goals)
    editor.window.messages.link.click()
    assert editor.goal(GoalStatus.DRAFT).newest.why == "I miss people"


def test_a_rewording_stays_in_its_version_and_keeps_its_ratings(editor: Editor, example: Contents) -> None:
    goal = example.goals[1]
    editor.go(GoalEditorPlace(goal=goal.id, rewording=True, page=6))
    assert "Start and target" not in seen(editor.page)
    editor.press("Write it in my own way")
    editor.say("Your goal in one sentence", "Lights off by half past eleven, five nights a week")
    editor.press("Keep this change")
    assert editor.window.place == GoalPlace(goal=goal.id)
    after = editor.contents()
    changed = next(each for each in after.goals if each.id == goal.id)
    assert len(changed.versions) == len(goal.versions)
    assert changed.newest.statement == "Lights off by half past eleven, five nights a week"
    assert after.ratings == example.ratings
    editor.window.messages.link.click()
    assert editor.contents() == example


def test_a_change_without_any_answer_leaves_no_trace(editor: Editor, example: Contents) -> None:
    editor.go(GoalEditorPlace(goal=example.goals[1].id, page=1))
    editor.press("Continue")
    editor.press("Stop here for now")
    assert editor.window.place == GoalPlace(goal=example.goals[1].id)
    assert "half written" not in seen(shown_page(editor.window))


def test_a_half_written_change_waits_and_can_be_given_up(editor: Editor, example: Contents) -> None:
    goal = example.goals[1]
    editor.go(GoalEditorPlace(goal=goal.id, page=1))
    editor.say(WHAT, "Lights off earlier")
    editor.press("Stop here for now")
    assert "A change of this goal is half written." in seen(shown_page(editor.window))
    editor.press("Go on writing")
    assert "Lights off earlier" in seen(editor.page)
    editor.turn_to(Step.ANSWERS)
    editor.press("Give up this change")
    assert "half written" not in seen(shown_page(editor.window))
    assert editor.contents() == example


def test_a_new_meaning_begins_a_version_with_its_own_start(editor: Editor, example: Contents) -> None:
    goal = example.goals[1]
    editor.go(GoalEditorPlace(goal=goal.id, page=1))
    editor.say(WHAT, "Lights off by 22:30")
    editor.turn_to(Step.START)
    form = editor.page.form
    assert isinstance(form, StartForm)
    editor.rate(form.start_scale, 3)
    assert form.target_scale is not None
    assert not form.target_scale.is_answered
    editor.rate(form.target_scale, 7)
    editor.press("Continue")
    editor.press("Keep this change")
    after = editor.contents()
    changed = next(each for each in after.goals if each.id == goal.id)
    assert len(changed.versions) == len(goal.versions) + 1
    new = [rating for rating in after.ratings if rating not in example.ratings]
    assert [(rating.kind, rating.version, rating.value) for rating in new] == [(RatingKind.BASELINE, 2, 3)]
    assert (goal.newest.target, changed.newest.target) == (8, 7)


def test_a_half_written_rewording_goes_on_as_one_from_home(editor: Editor, example: Contents) -> None:
    editor.go(GoalEditorPlace(goal=example.goals[1].id, rewording=True, page=6))
    editor.turn_to(Step.RELEVANT)
    editor.say("Why does it matter to you?", "I like mornings")
    editor.press("Stop here for now")
    editor.go(HomePlace())
    editor.press("Go on writing")
    assert "Rewording, page 5 of 6" in seen(editor.page)


def test_a_change_can_become_a_rewording_which_has_no_start(editor: Editor, example: Contents) -> None:
    goal = example.goals[1]
    editor.go(GoalEditorPlace(goal=goal.id, page=1))
    editor.turn_to(Step.START)
    editor.rate(editor.page.form.start_scale, 3)  # type: ignore[union-attr]
    editor.press("Stop here for now")
    editor.press("Reword it: a typo, or clearer words")
    assert "Rewording, check your answers" in seen(editor.page)
    editor.press("Keep this change")
    kept = next(each for each in editor.contents().goals if each.id == goal.id)
    assert (len(kept.versions), kept.newest.target) == (len(goal.versions), goal.newest.target)


def test_a_change_goes_on_where_it_stopped_and_asks_for_its_target(editor: Editor, example: Contents) -> None:
    goal = example.goals[1]
    editor.go(GoalEditorPlace(goal=goal.id, page=1))
    editor.turn_to(Step.START)
    editor.rate(editor.page.form.start_scale, 9)  # type: ignore[union-attr]
    editor.press("Stop here for now")
    editor.press("Go on writing")
    form = editor.page.form
    assert isinstance(form, StartForm)
    assert form.start_scale.value == 9
    assert form.target_scale is not None
    assert not form.target_scale.is_answered


def first_of(form: QWidget) -> QWidget:
    """Return what gets the keyboard in the place of a form."""
    while (proxy := form.focusProxy()) is not None:
        form = proxy
    return form


def test_each_page_gives_the_keyboard_to_its_first_answer(editor: Editor) -> None:
    for step in Step:
        editor.turn_to(step)
        assert editor.page._here is step
        focused = editor.window.focusWidget()
        assert focused is not None
        form = editor.page.form
        assert form is not None
        assert form.isAncestorOf(focused) is (step is not Step.ANSWERS), step
        assert focused.accessibleName() or isinstance(focused, QAbstractButton)
        assert focused is editor.page.question.go_on or focused is first_of(form)


def test_fields_have_names_for_assistive_technology(editor: Editor) -> None:
    for step in Step:
        editor.turn_to(step)
        boxes = editor.page.findChildren(QPlainTextEdit)
        assert all(box.accessibleName() for box in boxes), step
