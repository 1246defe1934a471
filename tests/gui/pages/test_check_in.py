"""A check-in as a person does it: by keyboard, stopped half way, changed later."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.gui.driving import button, go, has_ring
from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.rating import Rating, RatingKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.check_in import CheckInPage
from workbook.gui.pages.check_in.goal_question import GoalQuestionForm
from workbook.gui.pages.check_in.more_questions import LifeForm, PracticeForm, SessionsForm, TherapyForm
from workbook.gui.pages.check_in.started_goal import StartedGoalForm
from workbook.gui.pages.check_in.steps import Ask, Step
from workbook.gui.places import CheckInPlace, EventPlace, GoalEditorPlace, HomePlace, TimelinePlace
from workbook.gui.theme import Theme
from workbook.gui.widgets.words import Words

MORNING = "2026-08-06T08:00:00+02:00"


def named(window: MainWindow, name: str) -> QAbstractButton:
    return next(each for each in window.findChildren(QAbstractButton) if each.accessibleName() == name)


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.surroundings.desk.is_saved and window.surroundings.desk.is_idle)
    QCoreApplication.processEvents()  # what was just put into a layout is shown by the next turn of the event loop


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = window.focusWidget()

    qtbot.keyClick(focused, key)
    settled(qtbot, window)


def contents(qtbot: QtBot, window: MainWindow) -> Contents:
    kept: list[Contents] = []
    window.surroundings.desk.ask(lambda workbook: workbook.contents(), kept.append, window)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def on(kept: Contents, day: date) -> CheckIn:
    return next(check_in for check_in in kept.check_ins if check_in.on == day)


def in_sight(window: MainWindow) -> str:
    return "\n".join(each.text() for each in window.findChildren(Words) if each.isVisible())


def press_button(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.mouseClick(button(window, words), Qt.MouseButton.LeftButton)
    settled(qtbot, window)


def write_day(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type a day where the keyboard is, in the place of the one that stands there, and press Enter."""
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, words)
    press(qtbot, window, Qt.Key.Key_Return)


def begin(qtbot: QtBot, open_window: OpenWindow, example: Contents, day: date) -> tuple[MainWindow, CheckInPage]:
    window = open_window(example)
    window.go(CheckInPlace(on=day))
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    return window, window.page


THREE_GOALS = [
    *(Qt.Key.Key_7, Qt.Key.Key_Return),
    *(Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Return),
    *(Qt.Key.Key_3, Qt.Key.Key_Return),
]


def test_three_goals_and_that_is_enough_for_today(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, _page = begin(qtbot, open_window, example, today)
    for key in [*THREE_GOALS, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Return]:
        press(qtbot, window, key)
    kept = contents(qtbot, window)
    done = on(kept, today)
    assert done.complete
    assert done.statements == {}
    assert [rating.value for rating in kept.ratings if rating.checkin == done.id] == [7, 10, 3]


def test_the_answers_have_the_ring_around_done(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    Theme.of().show_focus()
    for key in [*THREE_GOALS, Qt.Key.Key_Tab, Qt.Key.Key_Return]:
        press(qtbot, window, key)
    assert window.focusWidget() is page.question.go_on
    assert page.question.go_on.words == "Done"
    assert has_ring(window)


def test_the_whole_check_in_takes_less_than_sixty_keys(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    tab, enter, right, space = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space
    answers = ([right] * number for number in (1, 3, 2, 0))
    statements = [key for way in answers for key in (*way, space, tab)] + [enter]
    sessions = [Qt.Key.Key_4, tab, Qt.Key.Key_1, enter]
    practice = [space, tab, Qt.Key.Key_6, enter]
    life = [space, *[tab] * 16, enter]
    keys = [*THREE_GOALS, enter, *statements, *sessions, *practice, *life, enter]
    assert len(keys) < 60
    for key in keys:
        press(qtbot, window, key)
    assert page.question.title.text() == "Saved. Thank you for looking at this."
    kept = contents(qtbot, window)
    done = on(kept, today)
    assert done.complete
    assert [rating.value for rating in kept.ratings if rating.checkin == done.id] == [7, 10, 3]
    assert list(done.statements.values()) == [1, 3, 2, 0]
    assert (done.sessions_attended, done.sessions_missed) == (4, 1)
    assert (done.practice, done.practice_helped) == (Practice.DONE, 6)
    assert done.pressures == (Pressure.WORK,)


def test_a_half_done_check_in_waits_where_it_was_left(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    press(qtbot, window, Qt.Key.Key_4)
    qtbot.mouseClick(page.question.stop, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.place == HomePlace()
    half = on(contents(qtbot, window), today)
    assert not half.complete
    window.go(CheckInPlace(check_in=half.id))
    settled(qtbot, window)
    assert "goal 2 of 3" in page.question.where.text()


def test_whoever_notes_an_event_or_asks_for_help_comes_back_to_the_same_page(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    press(qtbot, window, Qt.Key.Key_4)
    for _page in range(7):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
    press_button(qtbot, window, "Note an event with a date, such as a pause or another therapist")
    assert window.place == EventPlace(on=today)
    window.go_back()
    settled(qtbot, window)
    assert isinstance(page.form, LifeForm)
    press_button(qtbot, window, "Stop here for now")
    window.go(CheckInPlace(on=today))
    settled(qtbot, window)
    assert "goal 2 of 3" in page.question.where.text()


def test_what_was_said_of_an_event_goes_with_the_next_answer(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    press(qtbot, window, Qt.Key.Key_4)
    while not isinstance(page.form, LifeForm):
        press_button(qtbot, window, page.question.go_on.text())
    press_button(qtbot, window, "Note an event with a date, such as a pause or another therapist")
    press(qtbot, window, Qt.Key.Key_Space)
    press_button(qtbot, window, "Keep this event")
    assert window.messages.words == "The event is kept."
    qtbot.mouseClick(page.form.ticks[Pressure.WORK], Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.messages.words == ""
    assert len(contents(qtbot, window).events) == len(example.events) + 1


def test_the_more_questions_go_on_at_the_first_without_an_answer(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    goals = [each.goal for each in example.ratings if each.checkin == example.check_ins[-1].id]
    half = CheckIn(id="half", on=today, complete=False, statements={Statement.DREAD: 1}, sessions_attended=2)
    rated = tuple(
        replace(
            next(each for each in reversed(example.ratings) if each.goal == goal), id=goal, on=today, checkin="half"
        )
        for goal in goals
    )
    contents_then = replace(example, check_ins=(*example.check_ins, half), ratings=(*example.ratings, *rated))
    _window, page = begin(qtbot, open_window, contents_then, today)
    assert isinstance(page.form, PracticeForm)


def test_leaving_without_an_answer_leaves_no_trace(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, _page = begin(qtbot, open_window, example, clock.moment.date())
    window.go(HomePlace())
    settled(qtbot, window)
    assert contents(qtbot, window) == example


def test_a_note_alone_asks_for_a_number_and_is_kept_with_it(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    form = page.form
    qtbot.keyClicks(form.note.box, "A walk helped.")
    qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
    assert form.scale.problem.sentence
    qtbot.mouseClick(form.scale.not_sure, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    kept = contents(qtbot, window)
    rating = next(rating for rating in kept.ratings if rating.checkin == on(kept, today).id)
    assert (rating.value, rating.note) == (None, "A walk helped.")


def test_a_note_without_a_number_survives_the_end_of_the_program(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    qtbot.keyClicks(page.form.note.box, "half a wor")
    qtbot.waitUntil(lambda: not page.form.note._is_edited, timeout=2_000)
    settled(qtbot, window)
    window.go(HomePlace())
    settled(qtbot, window)
    half = on(contents(qtbot, window), today)
    window.go(CheckInPlace(check_in=half.id))
    settled(qtbot, window)
    assert page.form.note.text == "half a wor"
    assert not page.form.scale.is_answered


def test_skipped_and_not_sure_are_different_answers(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    for _goal in range(3):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
    qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    rows = page.form.rows
    qtbot.mouseClick(rows[Statement.DREAD].radios[3], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(rows[Statement.NEEDS].radios[5], Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    kept = contents(qtbot, window)
    assert dict(on(kept, today).statements) == {Statement.DREAD: 3, Statement.NEEDS: None}
    assert [rating for rating in kept.ratings if rating.checkin == on(kept, today).id] == []


def test_beside_one_that_is_half_done_a_new_one_can_be_begun(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    half = CheckIn(id="half", on=date(2026, 7, 20), complete=False, note="Half")
    window = open_window(replace(example, check_ins=(*example.check_ins, half)))
    window.go(CheckInPlace())
    settled(qtbot, window)
    assert "Your check-in of 20 July 2026 is half done" in in_sight(window)
    press_button(qtbot, window, "Begin a new one for today")
    press(qtbot, window, Qt.Key.Key_4)
    kept = contents(qtbot, window)
    assert not on(kept, clock.moment.date()).complete
    assert on(kept, half.on) == half


@pytest.mark.parametrize(
    ("complete", "title", "said"),
    [
        (None, "Look at your goals", "About 5 minutes. You can stop at any point; what you have entered is kept."),
        (False, "Your check-in of 6 August 2026 is half done", "What you have entered is kept."),
        (True, "You have checked in today", "That is all for today."),
    ],
)
def test_check_in_says_how_long_it_takes_where_one_can_be_begun(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock, complete: bool | None, title: str, said: str
) -> None:
    today = CheckIn(id="today", on=clock.moment.date(), complete=bool(complete), note="Today")
    window = open_window(example if complete is None else replace(example, check_ins=(*example.check_ins, today)))
    go(qtbot, window, CheckInPlace())
    told = in_sight(window).splitlines()
    assert told[told.index(title) + 1] == said


def test_an_earlier_day_can_be_checked_in_for(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(CheckInPlace())
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    press(qtbot, window, Qt.Key.Key_Tab)
    write_day(qtbot, window, "20 July")
    assert "20 July 2026" in window.page.question.where.text()


def test_a_day_before_all_goals_says_that_there_is_nothing_to_rate(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window, page = begin(qtbot, open_window, example, date(2025, 5, 1))
    assert "None of your goals was active on 1 May 2025, so there is nothing to rate." in in_sight(window)
    assert page.start_view.isVisible()
    assert contents(qtbot, window) == example


def test_without_a_goal_a_check_in_asks_for_one_first(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, _page = begin(qtbot, open_window, Contents(therapy=example.therapy), date(2026, 8, 6))
    assert "No goal to look at yet" in in_sight(window)
    assert contents(qtbot, window).check_ins == ()


def test_check_in_asks_for_a_goal_before_it_offers_to_begin(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(Contents())
    go(qtbot, window, CheckInPlace())
    assert "No goal to look at yet" in in_sight(window)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.place == GoalEditorPlace()


def test_a_day_that_has_a_check_in_says_so(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, _page = begin(qtbot, open_window, example, date(2026, 7, 6))
    assert "There is a check-in on 6 July 2026 already." in in_sight(window)
    assert "Check your answers" in in_sight(window)
    assert contents(qtbot, window) == example


def test_a_half_done_check_in_can_be_removed(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    press(qtbot, window, Qt.Key.Key_4)
    for _goal in range(3):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
    press_button(qtbot, window, "That is enough for today")
    press_button(qtbot, window, "Remove this check-in")
    assert window.place == HomePlace()
    assert contents(qtbot, window) == example


def test_a_done_check_in_can_be_removed_and_brought_back(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    done = example.check_ins[-1]
    window.go(CheckInPlace(check_in=done.id))
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    qtbot.mouseClick(window.page.question.stop, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert done.id not in [each.id for each in contents(qtbot, window).check_ins]
    window.messages.link.click()
    settled(qtbot, window)
    assert done.id in [each.id for each in contents(qtbot, window).check_ins]


def test_a_changed_answer_leads_back_to_the_answers(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(CheckInPlace(check_in=example.check_ins[-1].id))
    settled(qtbot, window)
    page = window.page
    assert isinstance(page, CheckInPage)
    for leave in (page.question.go_on, page.question.back):
        change = next(
            each
            for each in window.findChildren(QAbstractButton)
            if each.accessibleName().startswith("Change: ") and each.accessibleName() != "Change: Day"
        )
        qtbot.mouseClick(change, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
        assert isinstance(page.form, GoalQuestionForm)
        qtbot.mouseClick(leave, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
        assert page.question.title.text() == "Check your answers"


def with_start_today(example: Contents, today: date) -> tuple[Contents, Rating]:
    """The example with its first goal written anew today, its start at 3."""
    goal = example.goals[0]
    version = replace(goal.newest, version=goal.newest.version + 1, start=today)
    start = Rating(
        id="start",
        goal=goal.id,
        version=version.version,
        on=today,
        kind=RatingKind.BASELINE,
        value=3,
        entered_at=MORNING,
    )
    changed = replace(goal, versions=(*goal.versions, version))
    return replace(example, goals=(changed, *example.goals[1:]), ratings=(*example.ratings, start)), start


def test_a_start_of_today_is_told_and_not_asked_for_again(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    contents_then, start = with_start_today(example, today)
    window, page = begin(qtbot, open_window, contents_then, today)
    assert "You wrote your start today: 3." in in_sight(window)
    assert isinstance(page.form, StartedGoalForm)
    assert not page.form.scale.isVisible()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_6, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return):
        press(qtbot, window, key)
    press_button(qtbot, window, "That is enough for today")
    assert "3, the start you wrote that day" in in_sight(window)
    press_button(qtbot, window, "Done")
    kept = contents(qtbot, window)
    assert [rating.value for rating in kept.ratings if rating.checkin == on(kept, today).id] == [6, 4]
    assert start in kept.ratings


def test_a_start_of_today_rated_again_is_corrected_and_stays_one(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    contents_then, start = with_start_today(example, today)
    window, page = begin(qtbot, open_window, contents_then, today)
    press_button(qtbot, window, "Rate it again")
    assert "takes the place of today's start, 3" in in_sight(window)
    assert not page.form.scale.is_answered
    press(qtbot, window, Qt.Key.Key_5)
    assert "You wrote your start today: 5." in in_sight(window)
    assert "takes the place of today's start" not in in_sight(window)
    qtbot.mouseClick(page.question.back, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    kept = contents(qtbot, window)
    of_today = [each for each in kept.ratings if each.goal == start.goal and each.on == today]
    assert [(each.kind, each.value) for each in of_today] == [(RatingKind.BASELINE, 5)]


def test_a_start_whose_day_has_passed_meanwhile_stays_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    contents_then, start = with_start_today(example, today)
    window, page = begin(qtbot, open_window, contents_then, today)
    press_button(qtbot, window, "Rate it again")
    clock.set("2026-08-07")
    press(qtbot, window, Qt.Key.Key_5)
    assert page.form.scale.problem.sentence == "The day of this start has passed, so it stays as it was."
    assert not page.form.scale.is_answered
    assert start in contents(qtbot, window).ratings


def test_a_start_of_an_earlier_day_stays_as_it_is(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    written = clock.moment.date()
    contents_then, _start = with_start_today(example, written)
    clock.set("2026-08-09")
    window, _page = begin(qtbot, open_window, contents_then, written)
    assert "You wrote your start on 6 August 2026: 3." in in_sight(window)
    assert not [
        each for each in window.findChildren(QAbstractButton) if each.text() == "Rate it again" and each.isVisible()
    ]


def ask_for_more(qtbot: QtBot, window: MainWindow, page: CheckInPage) -> None:
    for _goal in range(3):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)


def test_before_therapy_begins_one_question_is_left(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    to_come = replace(example.therapy, therapy_start=date(2026, 9, 5))
    window, page = begin(qtbot, open_window, replace(example, therapy=to_come), today)
    ask_for_more(qtbot, window, page)
    assert "Your therapy starts on 5 September 2026; the questions about it come after that." in in_sight(window)
    press_button(qtbot, window, "One more short page")
    assert isinstance(page.form, LifeForm)
    assert "page 1 of 1" in page.question.where.text()
    press_button(qtbot, window, "Continue")
    assert "How therapy itself is going" not in in_sight(window)
    assert "One more short page" in in_sight(window)


def test_the_scale_for_practice_names_its_ends_as_its_question_does(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    while not isinstance(page.form, PracticeForm):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Space)
    told = in_sight(window).splitlines()
    assert "How much did it help? 0 is not at all, 10 is very much." in told
    assert [each for each in told if each in ("0 not at all", "5 half way", "10 fully there", "10 very much")] == [
        "0 not at all",
        "10 very much",
    ]
    assert [each.accessibleName() for each in page.form.helped.circles][::5] == ["0, not at all", "5", "10, very much"]


def test_numbers_of_sessions_are_seen_and_typed_over(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    done = next(each for each in reversed(example.check_ins) if each.sessions_attended == 5)
    go(qtbot, window, CheckInPlace(check_in=done.id))
    page = window.page
    assert isinstance(page, CheckInPage)
    page._change(Step(ask=Ask.SESSIONS))
    field = page.form.attended.line
    shown = field.grab().toImage()
    assert field.text() == "5"
    for typed in ("1", "x", "2"):
        qtbot.keyClicks(window.focusWidget(), typed)
    assert field.text() == "12"
    assert field.grab().toImage() != shown
    settled(qtbot, window)
    assert next(each for each in contents(qtbot, window).check_ins if each.id == done.id).sessions_attended == 12


def test_with_an_unknown_start_the_person_says_that_sessions_have_begun(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    therapy = replace(example.therapy, therapy_start=None)
    unknown = replace(example, therapy=therapy, check_ins=(), ratings=(), reassessments=())
    window, page = begin(qtbot, open_window, unknown, today)
    ask_for_more(qtbot, window, page)
    assert page.question.go_on.text() == "One more short page"
    press_button(qtbot, window, "My sessions have begun")
    assert isinstance(page.form, TherapyForm)
    assert "page 1 of 4" in page.question.where.text()
    qtbot.mouseClick(page.form.rows[Statement.DREAD].radios[1], Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    window.go(HomePlace())
    settled(qtbot, window)
    window.go(CheckInPlace(on=today))
    settled(qtbot, window)
    assert "page 1 of 4" in in_sight(window)


def test_a_done_check_in_moves_to_another_day_and_back(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    done = max(example.check_ins, key=lambda each: each.on)
    window.go(CheckInPlace(check_in=done.id))
    settled(qtbot, window)
    qtbot.mouseClick(named(window, "Change: Day"), Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    write_day(qtbot, window, "9 July 2026")
    kept = contents(qtbot, window)
    moved = next(each for each in kept.check_ins if each.id == done.id)
    assert (moved.on, moved.changed_at) == (date(2026, 7, 9), "2026-08-06T09:30:00+02:00")
    assert {rating.on for rating in kept.ratings if rating.checkin == done.id} == {date(2026, 7, 9)}
    assert "9 July 2026, changed later" in in_sight(window)
    window.messages.link.click()
    settled(qtbot, window)
    assert on(contents(qtbot, window), done.on) == done
    assert "\n6 July 2026\n" in in_sight(window)


def test_two_check_ins_on_one_day_become_one_when_the_person_says_so(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    earlier, done = sorted(example.check_ins, key=lambda each: each.on)[-2:]
    window.go(TimelinePlace())
    settled(qtbot, window)
    window.go(CheckInPlace(check_in=done.id, is_moving=True))
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    write_day(qtbot, window, f"{earlier.on:%d %B %Y}")
    assert "There is a check-in on 6 June 2026 already." in in_sight(window)
    assert len(contents(qtbot, window).check_ins) == len(example.check_ins)
    press_button(qtbot, window, "Put the two together")
    assert window.place == TimelinePlace()
    kept = contents(qtbot, window)
    assert [each.id for each in kept.check_ins if each.on == earlier.on] == [done.id]
    assert earlier.id not in [each.id for each in kept.check_ins]


def test_what_was_asked_before_is_gone_until_the_next_check_in_is_read(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    for place in (
        CheckInPlace(check_in=example.check_ins[0].id, is_moving=True),
        CheckInPlace(check_in=example.check_ins[1].id),
        CheckInPlace(),
    ):
        window.go(place)
        assert not [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
        settled(qtbot, window)
        assert [each for each in page.findChildren(QAbstractButton) if each.isVisible()]


def test_pressing_twice_does_a_thing_once(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(TimelinePlace())
    settled(qtbot, window)
    window.go(CheckInPlace(check_in=example.check_ins[-1].id, is_moving=True))
    settled(qtbot, window)
    assert isinstance(window.page, CheckInPage)
    move, remove = window.page.move_view.question.go_on, window.page.question.stop
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, "9 July 2026")
    qtbot.mouseClick(move, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(move, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.place == TimelinePlace()
    assert on(contents(qtbot, window), date(2026, 7, 9)).id == example.check_ins[-1].id
    window.go(CheckInPlace(check_in=example.check_ins[-1].id))
    settled(qtbot, window)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert len(contents(qtbot, window).check_ins) == len(example.check_ins) - 1


def test_a_check_in_is_left_where_it_is(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window = open_window(example)
    window.go(TimelinePlace())
    settled(qtbot, window)
    window.go(CheckInPlace(check_in=example.check_ins[-1].id, is_moving=True))
    settled(qtbot, window)
    write_day(qtbot, window, "1 September 2026")
    assert "This day lies ahead. Choose today or a day before it." in in_sight(window)
    press_button(qtbot, window, "Leave it where it is")
    assert window.place == TimelinePlace()
    assert contents(qtbot, window) == example


def test_a_check_in_opened_from_everything_entered_leads_back_there(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    window = open_window(example)
    check_in = CheckInPlace(check_in=example.check_ins[-1].id)
    for words in ("Everything I have entered", "Done", "Remove this check-in"):
        go(qtbot, window, TimelinePlace())
        go(qtbot, window, check_in)
        press_button(qtbot, window, words)
        assert window.place == TimelinePlace(), words
    assert window.messages.words == "The check-in is removed."


def test_one_stopped_half_way_leads_back_to_where_it_was_opened(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    half = CheckIn(id="half", on=clock.moment.date(), complete=False, note="Half")
    window = open_window(replace(example, check_ins=(*example.check_ins, half)))
    go(qtbot, window, TimelinePlace())
    go(qtbot, window, CheckInPlace(check_in="half"))
    press_button(qtbot, window, "Stop here for now")
    assert window.place == TimelinePlace()


def test_one_begun_from_check_in_leads_back_to_check_in(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window = open_window(example)
    go(qtbot, window, CheckInPlace())
    page = window.page
    assert isinstance(page, CheckInPage)
    qtbot.mouseClick(page.start_view.first_control(), Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert page.question.back.words == "Check in"
    press(qtbot, window, Qt.Key.Key_4)
    qtbot.mouseClick(page.question.back, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.place == CheckInPlace()
    assert "is half done" in in_sight(window)


def test_one_begun_from_home_leads_back_home(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    assert page.question.back.words == "Home"
    qtbot.mouseClick(page.question.back, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert window.place == HomePlace()


def test_the_bar_goes_on_evenly_and_ends_full(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    press(qtbot, window, Qt.Key.Key_4)
    told = [page.question.bars.accessibleName()]
    while page.question.title.text() != "Check your answers":
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
        told.append(page.question.bars.accessibleName())
    assert told == [f"Page {here} of 9" for here in range(1, 10)]


def test_as_many_pages_follow_as_are_announced(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    ask_for_more(qtbot, window, page)
    assert "Four more short pages look at therapy itself and at what life brought, in about 3 minutes." in in_sight(
        window
    )
    press_button(qtbot, window, "Four more short pages")
    pages = []
    while page.question.title.text() != "Check your answers":
        pages.append(page.question.title.text())
        press_button(qtbot, window, "Continue")
    assert len(pages) == 4


def test_enough_for_today_goes_to_the_last_page_and_back_to_the_choice(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    ask_for_more(qtbot, window, page)
    press_button(qtbot, window, "That is enough for today")
    assert page.question.bars.accessibleName() == "Page 9 of 9"
    press_button(qtbot, window, "Back")
    assert "Your goals are rated" in in_sight(window)


def to_sessions(qtbot: QtBot, window: MainWindow, page: CheckInPage) -> None:
    while not isinstance(page.form, SessionsForm):
        qtbot.mouseClick(page.question.go_on, Qt.MouseButton.LeftButton)
        settled(qtbot, window)


def test_sessions_are_asked_for_since_the_last_check_in_by_its_day(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    window, page = begin(qtbot, open_window, example, clock.moment.date())
    to_sessions(qtbot, window, page)
    assert page.question.title.text() == "Your sessions since the last check-in"
    assert "Since 6 July 2026." in in_sight(window)


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (date(2025, 9, 1), "Since you wrote your first goal, on 6 January 2026."),
        (date(2026, 2, 3), "Since your therapy began, on 3 February 2026."),
        (date(2026, 8, 6), "Since your therapy began today."),
    ],
)
def test_the_first_check_in_asks_for_sessions_since_the_beginning(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock, start: date, said: str
) -> None:
    therapy = replace(example.therapy, therapy_start=start)
    first = replace(example, therapy=therapy, check_ins=(), ratings=(), reassessments=())
    window, page = begin(qtbot, open_window, first, clock.moment.date())
    to_sessions(qtbot, window, page)
    assert page.question.title.text() == "Your sessions so far"
    assert said in in_sight(window)


def test_sessions_are_asked_for_since_today_where_the_first_goal_is_of_today(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    goal = example.goals[0]
    new = replace(goal, created_on=today, versions=(replace(goal.versions[0], start=today),))
    first = replace(example, goals=(new,), check_ins=(), ratings=(), reassessments=())
    window, page = begin(qtbot, open_window, first, today)
    to_sessions(qtbot, window, page)
    assert "Since you wrote your first goal today." in in_sight(window)


def test_enter_leads_from_sessions_to_missed_ones_and_then_on(
    qtbot: QtBot, open_window: OpenWindow, example: Contents, clock: Clock
) -> None:
    today = clock.moment.date()
    window, page = begin(qtbot, open_window, example, today)
    press(qtbot, window, Qt.Key.Key_4)
    to_sessions(qtbot, window, page)
    for key in (Qt.Key.Key_4, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return):
        press(qtbot, window, key)
    assert isinstance(page.form, PracticeForm)
    done = on(contents(qtbot, window), today)
    assert (done.sessions_attended, done.sessions_missed) == (4, 1)
