"""A reassessment as a person goes through it: prepare, look, print, bring back what was decided."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import button, click, contents, go, settle
from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.domain.rating import Rater
from workbook.domain.reassessment import Agreed, Decision, InTheWay, Page, Reassessment, ReportOptions, Step
from workbook.gui.dialogs import Dialogs
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.goal_editor import GoalEditorPage
from workbook.gui.pages.goal_editor.start import StartForm
from workbook.gui.pages.reassessment import ReassessmentPage
from workbook.gui.pages.reassessment.after import AfterForm
from workbook.gui.pages.reassessment.forms import InTheWayForm, OwnWordsForm, QuestionsForm, RatingsForm
from workbook.gui.places import GetHelpPlace, GoalEditorPlace, GoalPlace, HomePlace, ReassessmentPlace, ReassessmentStep
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.words import Words

Opened = tuple[MainWindow, ReassessmentPage]


@pytest.fixture
def prepared(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> Callable[[int], Opened]:
    """Open a page of preparing, counted from 0."""

    def open_page(page: int) -> Opened:
        window = open_window(example)
        go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.PREPARE, page=page))
        assert isinstance(window.page, ReassessmentPage)
        return window, window.page

    return open_page


def draft(qtbot: QtBot, window: MainWindow) -> Reassessment:
    return next(each for each in contents(qtbot, window).reassessments if not each.complete)


def test_ticks_are_kept_and_nothing_now_takes_them_back(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, page = prepared(1)
    form = page.form
    assert isinstance(form, InTheWayForm)
    click(qtbot, window, button(window, form._rows[InTheWay.JOB].tick.words))
    assert [each.item for each in draft(qtbot, window).in_the_way] == [InTheWay.JOB]
    click(qtbot, window, form.nothing)
    assert [each.item for each in draft(qtbot, window).in_the_way] == [InTheWay.NOTHING_NOW]
    assert not form._rows[InTheWay.JOB].tick.isChecked()


def test_an_answer_while_another_step_is_read_is_kept(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, page = prepared(1)
    form = page.form
    assert isinstance(form, InTheWayForm)
    tick = button(window, form._rows[InTheWay.JOB].tick.words)
    window.go(ReassessmentPlace())
    tick.click()
    settle(qtbot, window)
    assert [each.item for each in draft(qtbot, window).in_the_way] == [InTheWay.JOB]


def test_what_did_not_feel_safe_is_never_offered_for_the_report(
    qtbot: QtBot, prepared: Callable[[int], Opened]
) -> None:
    window, page = prepared(1)
    form = page.form
    assert isinstance(form, InTheWayForm)
    row = form._rows[InTheWay.NOT_SAFE]
    row.tick.click()
    assert isinstance(row.below, Words)
    assert (row.below.text(), row.below.isHidden()) == ("This is never printed.", False)
    assert not form._not_safe_card.isHidden()
    form.nothing.click()
    settle(qtbot, window)
    assert form._not_safe_card.isHidden()


def test_own_words_are_kept_when_the_page_is_left(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, page = prepared(2)
    assert isinstance(page.form, OwnWordsForm)
    qtbot.keyClicks(page.form.helped.box, "Walking before work")
    click(qtbot, window, page.question.go_on)
    assert draft(qtbot, window).own_words.helped == "Walking before work"


def test_a_suggested_question_can_be_taken_changed_and_taken_out(
    qtbot: QtBot, prepared: Callable[[int], Opened]
) -> None:
    window, page = prepared(3)
    form = page.form
    assert isinstance(form, QuestionsForm)
    form._take(form._suggested[0])
    qtbot.keyClick(form._fields[0].box, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(form._fields[0].box, " And soon?")
    form.write_back()
    settle(qtbot, window)
    assert draft(qtbot, window).questions[0].text.endswith(" And soon?")
    click(qtbot, window, button(window, "Take it out"))
    assert draft(qtbot, window).questions == ()


def test_the_report_is_made_shown_and_saved(qtbot: QtBot, prepared: Callable[[int], Opened], tmp_path: Path) -> None:
    window, page = prepared(3)

    class Answers(Dialogs):
        def save_file(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
            assert "Robin" not in suggested.name
            assert suggested.parent in (tmp_path / "Documents", Path.home())
            assert suggested.parent != page.surroundings.default_path.parent
            return tmp_path / "out.pdf"

    page.surroundings = replace(page.surroundings, dialogs=Answers())
    click(qtbot, window, page.question.go_on)
    preview = page._take_preview()
    qtbot.waitUntil(lambda: preview.document.pageCount() > 3)
    click(qtbot, window, button(window, "US Letter"))
    assert draft(qtbot, window).options.page is Page.LETTER
    width, height = preview.document.pagePointSize(0).toTuple()
    assert (round(width), round(height)) == (612, 792)
    click(qtbot, window, preview.save)
    assert (tmp_path / "out.pdf").read_bytes() == preview.data
    assert window.messages.words == "Saved. Anybody who opens the file can read it."
    assert "Anybody who opens" in preview._warning.text()
    preview.show_options(ReportOptions(), has_draft=True, is_protected=True)
    assert "not protected by your passphrase" in preview._warning.text()


@pytest.mark.parametrize(("size", "is_beside"), [((1000, 700), True), ((800, 600), False), ((1500, 900), True)])
def test_the_pages_stand_beside_the_options_where_they_can_be_read(
    qtbot: QtBot, prepared: Callable[[int], Opened], size: tuple[int, int], is_beside: bool
) -> None:
    window, page = prepared(3)
    window.resize(*size)
    click(qtbot, window, page.question.go_on)
    preview = page._take_preview()
    assert preview.view.isVisible() is is_beside
    assert preview.save.isVisible()
    click(qtbot, window, preview.look)
    assert preview.view.width() == preview.width()
    assert preview.view.hasFocus()
    click(qtbot, window, preview.to_options)
    assert preview.save.isVisible()
    assert preview.look.hasFocus()


def test_with_large_text_the_pages_have_the_room_to_themselves(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, page = prepared(3)
    click(qtbot, window, page.question.go_on)
    preview = page._take_preview()
    assert preview.view.isVisible()
    window.surroundings.preferences.change(text_size=200)
    settle(qtbot, window)
    assert not preview.view.isVisible()
    click(qtbot, window, preview.look)
    assert preview.view.width() == window.width()


def test_the_keyboard_begins_at_the_first_answer(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, page = prepared(0)
    assert isinstance(page.form, RatingsForm)
    assert page.form.on.field.line.hasFocus()
    click(qtbot, window, page.question.go_on)
    assert isinstance(page.form, InTheWayForm)
    assert page.form.nothing.hasFocus()
    click(qtbot, window, page.question.go_on)
    assert isinstance(page.form, OwnWordsForm)
    assert page.form.helped.box.hasFocus()
    click(qtbot, window, page.question.go_on)
    assert isinstance(page.form, QuestionsForm)
    assert page.form.add.hasFocus()
    page.form._take(page.form._suggested[0])
    click(qtbot, window, page.question.go_on)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    assert _after(window).on.field.line.hasFocus()


def test_going_on_with_preparing_leads_to_where_the_person_was(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, page = prepared(2)
    click(qtbot, window, button(window, "Stop here for now"))
    go(qtbot, window, ReassessmentPlace())
    click(qtbot, window, button(window, "Go on preparing"))
    assert isinstance(page.form, OwnWordsForm)
    click(qtbot, window, page.question.go_on)
    click(qtbot, window, page.question.go_on)
    qtbot.waitUntil(lambda: page._take_preview().document.pageCount() > 0)
    go(qtbot, window, ReassessmentPlace())
    click(qtbot, window, button(window, "Go on preparing"))
    assert isinstance(page.form, QuestionsForm)


def test_a_page_that_is_asked_for_opens_wherever_the_person_was(
    qtbot: QtBot, prepared: Callable[[int], Opened]
) -> None:
    window, page = prepared(3)
    go(qtbot, window, HomePlace())
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.PREPARE, page=1))
    assert isinstance(page.form, InTheWayForm)


def test_what_was_decided_comes_back_into_the_workbook(
    qtbot: QtBot, prepared: Callable[[int], Opened], example: Contents
) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    page = window.page
    assert isinstance(page, ReassessmentPage)
    form = page.form
    assert isinstance(form, AfterForm)
    first, second, third = form.goals
    for part, decision in ((first, Decision.KEEP), (second, Decision.REACHED), (third, Decision.REWORD)):
        radio = part.decision.radios[list(Decision).index(decision)]
        click(qtbot, window, radio)
    first.theirs.scale.circles[4].click()
    click(qtbot, window, form.steps[Step.RHYTHM])
    form.next.set_value(date(2026, 11, 6))
    click(qtbot, window, page.question.go_on)
    kept = contents(qtbot, window)
    done = kept.reassessments[-1]
    assert done.complete
    assert [each.decision for each in done.decisions] == [Decision.KEEP, Decision.REACHED, Decision.REWORD]
    assert done.agreed_steps == (Step.RHYTHM,)
    assert kept.therapy.next_reassessment == date(2026, 11, 6)
    assert kept.goals[1].status is GoalStatus.REACHED
    theirs = [each for each in kept.ratings if each.rater is Rater.THERAPIST and each.reassessment == done.id]
    assert [(each.goal, each.value) for each in theirs] == [(first.goal.id, 4)]
    assert window.place == GoalEditorPlace(goal=third.goal.id, page=1)
    assert "reworded too" not in window.messages.words


def test_a_draft_can_be_thrown_away_and_brought_back(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, _page = prepared(0)
    go(qtbot, window, HomePlace())
    go(qtbot, window, ReassessmentPlace())
    click(qtbot, window, button(window, "Throw this draft away"))
    assert all(each.complete for each in contents(qtbot, window).reassessments)
    click(qtbot, window, window.messages.link)
    assert not draft(qtbot, window).complete


def test_what_is_half_written_after_the_session_comes_back(
    qtbot: QtBot, prepared: Callable[[int], Opened], example: Contents
) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    click(qtbot, window, form.goals[0].decision.radios[0])
    click(qtbot, window, form.steps[Step.RHYTHM])
    qtbot.keyClicks(form.note.box, "Shorter sessions")
    go(qtbot, window, GetHelpPlace())
    assert not draft(qtbot, window).complete
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    assert [each.decision for each in form.decisions] == [Decision.KEEP]
    assert form.agreed_steps == (Step.RHYTHM,)
    assert form.note.text == "Shorter sessions"


def test_a_note_on_a_goal_asks_for_its_decision(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    qtbot.keyClicks(form.goals[1].note.box, "Nearly there")
    page = window.page
    assert isinstance(page, ReassessmentPage)
    click(qtbot, window, page.question.go_on)
    assert not draft(qtbot, window).complete
    assert "so that what you said about this goal can be kept" in form.goals[1].decision.problem.sentence
    click(qtbot, window, form.goals[1].decision.radios[0])
    click(qtbot, window, page.question.go_on)
    assert contents(qtbot, window).reassessments[-1].decisions[0].note == "Nearly there"


def _after(window: MainWindow) -> AfterForm:
    page = window.page
    assert isinstance(page, ReassessmentPage)
    assert isinstance(page.form, AfterForm)
    return page.form


def test_every_goal_that_is_to_be_reworded_is_named(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    for part in form.goals[:2]:
        click(qtbot, window, part.decision.radios[list(Decision).index(Decision.REWORD)])
    first, second = (part.goal for part in form.goals[:2])
    page = window.page
    assert isinstance(page, ReassessmentPage)
    click(qtbot, window, page.question.go_on)
    assert window.place == GoalEditorPlace(goal=first.id, page=1)
    assert f"reworded too: {second.newest.name}." in window.messages.words
    go(qtbot, window, HomePlace())
    for place in (HomePlace(), GoalPlace(goal=first.id)):
        go(qtbot, window, place)
        click(qtbot, window, button(window, "Reword it"))
        assert window.place == GoalEditorPlace(goal=first.id, page=1)


def test_one_goal_worded_again_leads_to_the_next(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    for part in form.goals[1:]:
        click(qtbot, window, part.decision.radios[list(Decision).index(Decision.REWORD)])
    first, second = (part.goal for part in form.goals[1:])
    page = window.page
    assert isinstance(page, ReassessmentPage)
    click(qtbot, window, page.question.go_on)
    editor = window.page
    assert isinstance(editor, GoalEditorPage)
    assert window.place == GoalEditorPlace(goal=first.id, page=1)
    for _turn in range(5):
        click(qtbot, window, editor.question.go_on)
    assert isinstance(editor.form, StartForm)
    editor.form.start_scale.circles[2].click()
    target = editor.form.target_scale
    assert target is not None
    target.circles[-1].click()
    for _turn in range(2):
        click(qtbot, window, editor.question.go_on)
    assert window.place == GoalEditorPlace(goal=second.id, page=1)
    assert second.newest.name in window.messages.words


def test_ratings_day_and_half_said_things_are_kept_at_once(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    part, today = form.goals[0], window.surroundings.desk.today
    for control in (
        part.findChildren(Fold)[0].head,
        part.theirs.scale.circles[4],
        part.mine.scale.circles[6],
        part.agreed.radios[1],
    ):
        control.click()
    form.on.field.line.setFocus()
    form.on.field.line.selectAll()
    yesterday = today - timedelta(days=1)
    qtbot.keyClicks(form.on.field.line, yesterday.isoformat())
    form.on.write_back()
    qtbot.keyClicks(part.note.box, "Nearly there")
    part.note.write_back()
    settle(qtbot, window)
    kept = draft(qtbot, window)
    given = [each for each in contents(qtbot, window).ratings if each.reassessment == kept.id]
    assert kept.on == yesterday
    assert {(each.rater, each.value, each.on) for each in given} == {
        (Rater.THERAPIST, 4, yesterday),
        (Rater.ME, 6, yesterday),
    }
    go(qtbot, window, GetHelpPlace())
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    part = _after(window).goals[0]
    assert (part.theirs.scale.value, part.mine.scale.value) == (4, 6)
    assert (part.undecided.agreed, part.undecided.note) == (Agreed.PARTLY, "Nearly there")
    assert _after(window).next.value == draft(qtbot, window).next
    _after(window).next.field.line.clear()
    _after(window).next.left.emit(None)
    go(qtbot, window, GetHelpPlace())
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    part = _after(window).goals[0]
    assert _after(window).next.value is None
    part.theirs.out.click()
    settle(qtbot, window)
    assert part.theirs.out.isHidden()
    given = [each for each in contents(qtbot, window).ratings if each.reassessment == kept.id]
    assert [each.rater for each in given] == [Rater.ME]


def test_a_session_before_a_goal_began_is_said_at_its_day(qtbot: QtBot, prepared: Callable[[int], Opened]) -> None:
    window, _page = prepared(0)
    go(qtbot, window, ReassessmentPlace(step=ReassessmentStep.AFTER))
    form = _after(window)
    form.goals[0].mine.scale.circles[6].click()
    form.on.field.line.selectAll()
    qtbot.keyClicks(form.on.field.line, "1 March 2020")
    form.write_back()
    settle(qtbot, window)
    assert "after this day" in form.on.field.problem.sentence
    assert draft(qtbot, window).on != date(2020, 3, 1)


def test_a_planned_day_that_has_gone_by_is_told_as_past(
    qtbot: QtBot, open_window: OpenWindow, example: Contents
) -> None:
    planned = replace(example, therapy=replace(example.therapy, next_reassessment=date(2026, 8, 4)))
    window = open_window(planned)
    go(qtbot, window, ReassessmentPlace())
    page = window.page
    assert isinstance(page, ReassessmentPage)
    said = " ".join(each.text() for each in page.overview.findChildren(Words))
    assert "It was planned for 4 August 2026." in said
    assert "is planned for" not in said
