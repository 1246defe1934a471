"""The page of the check-in: begins it, goes from question to question, and ends on thanks."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn, Statement
from workbook.domain.rating import Rating
from workbook.domain.therapy import Therapy
from workbook.gui.page import Note, Page
from workbook.gui.pages.check_in.answers import AnswersForm
from workbook.gui.pages.check_in.enough import EnoughForm, more_words
from workbook.gui.pages.check_in.found import Found, remove_if_empty, sheet_or_none
from workbook.gui.pages.check_in.goal_question import GoalQuestionForm
from workbook.gui.pages.check_in.keeping import (
    Answer,
    keep_goal,
    keep_life,
    keep_practice,
    keep_sessions,
    keep_statements,
)
from workbook.gui.pages.check_in.more_questions import LifeForm, PracticeForm, SessionsForm, TherapyForm
from workbook.gui.pages.check_in.move_view import MoveView
from workbook.gui.pages.check_in.start import StartView
from workbook.gui.pages.check_in.started_goal import StartedGoalForm
from workbook.gui.pages.check_in.steps import Ask, Step, more_of, steps_of, way_on
from workbook.gui.places import CheckInPlace, EventPlace, GetHelpPlace, GoalEditorPlace, HomePlace, Place, TimelinePlace
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.check_ins import (
    CheckInSheet,
    GoalQuestion,
    check_in_on,
    finish,
    remove_check_in,
    start_check_in,
)
from workbook.services.days import full_day, month_name
from workbook.services.entries import new_id
from workbook.services.goal_changes import correct_baseline
from workbook.services.looking_back import life_question, looking_back, not_sure_words
from workbook.services.ports import Workbook


class CheckInPage(Page):
    """One question a page. What is answered is kept at once; a half-done check-in waits for its person."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.start_view = StartView(lambda: self.desk.today)
        self.question = QuestionPage()
        self.move_view = MoveView(self.desk)
        self._nothing_yet = QWidget()
        self._views = QStackedWidget()
        self._views.addWidget(self._nothing_yet)
        self._views.addWidget(self.start_view)
        self._views.addWidget(self.question)
        self._views.addWidget(self.move_view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._views)
        self._sheet: CheckInSheet | None = None
        self._therapy = Therapy()
        self._steps: list[Step] = []
        self._here = 0
        self._is_done = False
        self._came_to_move = False
        self._is_changing = False
        """Whether this page was opened from the answers, to which it leads back."""
        self._left_at: dict[str, Step] = {}
        """The page on which a check-in was left for another place; the person comes back to it."""
        self.form: Any = None
        """What is asked on this page; None while nothing is."""
        self.question.back_clicked.connect(self._go_back)
        self.question.continue_clicked.connect(self._go_on)
        self.question.stop_clicked.connect(self._stop)
        self.move_view.moved.connect(self._moved)
        self.move_view.left.connect(self._stay)
        self.start_view.started.connect(self._start)
        self.start_view.resumed.connect(self._open)
        self.start_view.goal_wanted.connect(lambda: self.go_requested.emit(GoalEditorPlace()))
        self.start_view.timeline_wanted.connect(lambda: self.go_requested.emit(TimelinePlace()))

    def show_place(self, place: Place) -> None:
        """Begin, go on with the half-done check-in, or change an earlier one."""
        assert isinstance(place, CheckInPlace)
        self._sheet, self.form, self._is_done, self._is_changing = None, None, False, False
        self._came_to_move = place.is_moving
        self._views.setCurrentWidget(self._nothing_yet)  # what was asked before is not answered here any more
        if place.check_in is not None:
            self._open(place.check_in)
        elif place.on is not None:
            self._start(place.on)
        else:
            today = self.desk.today
            self.desk.ask(lambda workbook: Found.on(workbook, today), self._show_start, owner=self)

    def leave(self) -> None:
        """Write back the note and remember the page; a check-in without any answer leaves no trace."""
        self._write_back()
        kept = self._sheet
        if kept is not None and not kept.check_in.complete and self._steps:
            self._left_at = {kept.check_in.id: self._steps[self._here]}
        if kept is not None and not kept.check_in.complete and kept.is_empty:
            identifier = kept.check_in.id
            self.desk.do(lambda workbook: remove_if_empty(workbook, identifier))

    def react(self, changes: Changes) -> None:
        """Know the answers as they are kept; the question on the screen stays as it is."""
        if self._sheet is not None and (changes.goals or changes.touches(CheckIn)):
            identifier = self._sheet.check_in.id
            self.desk.ask(lambda workbook: sheet_or_none(workbook, identifier), self._know, owner=self)

    def first_control(self) -> QWidget | None:
        """Return what can be answered."""
        return self.form or self.start_view.first_control()

    def _know(self, kept: CheckInSheet | None) -> None:
        if kept is not None and self._sheet is not None and kept.check_in.id == self._sheet.check_in.id:
            self._sheet = self._as_known(kept)
            if self._steps[self._here].ask is Ask.ANSWERS and self._views.currentWidget() is self.question:
                self._turn(self._here)

    def _as_known(self, kept: CheckInSheet) -> CheckInSheet:
        """Return the answers as they are kept; that therapy has begun can have been said on this screen alone."""
        is_known = self._sheet is not None and self._sheet.asks_about_therapy
        return replace(kept, asks_about_therapy=kept.asks_about_therapy or is_known)

    def _show_start(self, found: Found) -> None:
        self._therapy = found.therapy
        self._views.setCurrentWidget(self.start_view)
        self.start_view.show_state(found.half_done, found.sheet)
        control = self.start_view.first_control()
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _start(self, on: date) -> None:
        """Begin a check-in for a day, or open the one that this day has."""
        today, now, identifier = self.desk.today, self.desk.now, new_id()

        def begin(workbook: Workbook) -> Changes:
            if check_in_on(workbook, on) is not None:
                return Changes()
            return start_check_in(workbook, identifier, on, today, now)

        def show(found: Found) -> None:
            if found.sheet is not None and found.sheet.check_in.complete and on != today:
                text = _("There is a check-in on {day} already. Here it is, to read or to change.")
                self.noted.emit(Note(text=text.format(day=full_day(on))))
            self._show_sheet(found)

        def begun(_changes: Changes) -> None:
            self.desk.ask(lambda workbook: Found.on(workbook, on), show, owner=self)

        self.desk.do(begin, begun, owner=self)

    def _open(self, identifier: str) -> None:
        self.desk.ask(lambda workbook: Found.of(workbook, identifier), self._show_sheet, owner=self)

    def _show_sheet(self, found: Found) -> None:
        if found.sheet is None:
            return
        self._sheet, self._therapy = found.sheet, found.therapy
        if not found.sheet.goals:
            self._tell_nothing_to_rate(found.sheet.check_in.on)
            return
        left_at = self._left_at.get(found.sheet.check_in.id)
        self._steps, here = way_on(found.sheet, left_at)
        if self._came_to_move:
            self._here = here
            self._ask_day()
            return
        self._views.setCurrentWidget(self.question)
        self._turn(here)

    def _tell_nothing_to_rate(self, on: date) -> None:
        """Say that a goal comes first, or that there was none on an earlier day."""
        self.leave()
        if on == self.desk.today:
            self._views.setCurrentWidget(self.start_view)
            self._sheet = None
            self.start_view.show_no_goals()
            return
        self.show_place(CheckInPlace())
        text = _("None of your goals was active on {day}, so there is nothing to rate.").format(day=full_day(on))
        self.noted.emit(Note(text=text))

    def _turn(self, here: int) -> None:
        """Show one page."""
        self._here = here
        self._is_changing = False
        step, kept = self._steps[here], self._sheet
        assert kept is not None
        build = {
            Ask.GOAL: self._ask_goal,
            Ask.ENOUGH: self._ask_enough,
            Ask.THERAPY: self._ask_therapy,
            Ask.SESSIONS: self._ask_sessions,
            Ask.PRACTICE: self._ask_practice,
            Ask.LIFE: self._ask_life,
            Ask.ANSWERS: self._show_answers,
        }[step.ask]
        build(kept, step)
        if self.form is not None:
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(
        self,
        kept: CheckInSheet,
        title: str,
        where: str,
        form: QWidget | None,
        *,
        go_on: str = "",
        stop: str | None = None,
    ) -> None:
        self.question.show_question(
            title,
            where=_("{name}, {where}").format(name=_name(kept.check_in, self.desk.today), where=where),
            back=_("Back") if self._here else _("Home"),
            here=self._here,
            count=len(self._steps),
            go_on=go_on or None,
            stop=stop,
        )
        self.form = form
        if form is not None:
            self.question.body.addWidget(form)

    def _ask_goal(self, kept: CheckInSheet, step: Step) -> None:
        asked = kept.goals[step.goal]
        rhythm = self._therapy.rhythm_on(kept.check_in.on)
        question = looking_back(rhythm)
        where = _("goal {number} of {count}").format(number=step.goal + 1, count=len(kept.goals))
        if asked.rating is None and asked.start is not None:
            self._tell_start(kept, question, where, asked, asked.start)
            return
        form = GoalQuestionForm(question, asked, not_sure_words(rhythm))
        self._show(kept, question, where, form)
        self._add_quiet_line()
        keep_goal(form, asked.goal.id, self._save)
        form.confirmed.connect(self._go_on)
        form.setFocusProxy(form.scale)

    def _tell_start(self, kept: CheckInSheet, question: str, where: str, asked: GoalQuestion, start: Rating) -> None:
        """Say that the goal has its rating of the day already: the start that was written then."""
        is_today = start.on == self.desk.today
        form = StartedGoalForm(question, asked, start, is_today=is_today)
        self._show(kept, _("This goal has its rating"), where, form)
        form.corrected.connect(lambda value: self._correct_start(form, asked.goal.id, value))
        form.again.clicked.connect(lambda: self.question.bring_into_sight(form.scale.circles[0]))
        form.confirmed.connect(self._go_on)
        form.setFocusProxy(self.question.go_on)

    def _correct_start(self, form: StartedGoalForm, goal: str, value: int) -> None:
        today, now = self.desk.today, self.desk.now
        self.desk.do(
            lambda workbook: correct_baseline(workbook, goal, value, today, now),
            owner=form,
            on_problem=lambda _problem: form.refuse(),
        )

    def _ask_enough(self, kept: CheckInSheet, step: Step) -> None:
        form = EnoughForm(kept, self._therapy)
        self._show(
            kept,
            _("Your goals are rated"),
            _("more questions, or not"),
            form,
            go_on=more_words(len(more_of(kept))),
            stop=_("That is enough for today"),
        )
        form.begun.connect(self._ask_about_therapy)
        form.setFocusProxy(self.question.go_on)

    def _ask_about_therapy(self) -> None:
        assert self._sheet is not None
        self._sheet = replace(self._sheet, asks_about_therapy=True)
        self._go_on()

    def _number(self, step: Step) -> str:
        """Return which of the pages with more short questions this is."""
        assert self._sheet is not None
        more = more_of(self._sheet)
        return _("page {number} of {count}").format(number=more.index(step.ask) + 1, count=len(more))

    def _ask_therapy(self, kept: CheckInSheet, step: Step) -> None:
        form = TherapyForm(kept.check_in)
        self._show(kept, _("How is therapy itself going?"), self._number(step), form)
        keep_statements(form, self._save)
        form.setFocusProxy(form.rows[Statement.DREAD])

    def _ask_sessions(self, kept: CheckInSheet, step: Step) -> None:
        form = SessionsForm(kept.check_in)
        self._show(kept, _("Your sessions since the last check-in"), self._number(step), form)
        keep_sessions(form, self._save)
        form.entered.connect(self._go_on)
        form.setFocusProxy(form.attended)

    def _ask_practice(self, kept: CheckInSheet, step: Step) -> None:
        form = PracticeForm(kept.check_in)
        self._show(kept, _("Did you practise what you had agreed on?"), self._number(step), form)
        self._add_quiet_line()
        keep_practice(form, self._save)
        form.confirmed.connect(self._go_on)
        form.setFocusProxy(form.practice)

    def _ask_life(self, kept: CheckInSheet, step: Step) -> None:
        form = LifeForm(kept.check_in)
        self._show(kept, life_question(self._therapy.rhythm_on(kept.check_in.on)), self._number(step), form)
        self._add_quiet_line()
        keep_life(form, self._save)
        form.event_wanted.connect(lambda: self.go_requested.emit(EventPlace(on=kept.check_in.on)))
        form.setFocusProxy(next(iter(form.ticks.values())))

    def _show_answers(self, kept: CheckInSheet, step: Step) -> None:
        """Read the answers once more, after everything was saved, and show them."""
        identifier = kept.check_in.id
        self._show(
            kept,
            _("Check your answers"),
            _("the last page"),
            None,
            go_on=_("Done"),
            stop=_("Remove this check-in") if kept.check_in.complete else None,
        )

        def show(fresh: CheckInSheet | None) -> None:
            if fresh is None or self._steps[self._here].ask is not Ask.ANSWERS:
                return
            self._sheet = self._as_known(fresh)
            form = AnswersForm(self._sheet)
            form.change_requested.connect(self._change)
            form.remove_requested.connect(lambda: self._remove(identifier))
            self.question.body.addWidget(form)

        self.form = self.question.go_on
        self.desk.ask(lambda workbook: sheet_or_none(workbook, identifier), show, owner=self)

    def _add_quiet_line(self) -> None:
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        self.question.body.addWidget(quiet)

    def _ask_day(self) -> None:
        """Ask which day the check-in is about."""
        assert self._sheet is not None
        self._views.setCurrentWidget(self.move_view)
        self.move_view.ask(self._sheet.check_in)

    def _stay(self) -> None:
        """Leave the check-in on its day."""
        if self._came_to_move:
            self.back_requested.emit()
        else:
            self._views.setCurrentWidget(self.question)
            self._turn(self._here)

    def _moved(self, on: date, changes: Changes) -> None:
        """Show the check-in as it is on its new day, or go back to where the person came from to move it."""
        assert self._sheet is not None
        identifier = self._sheet.check_in.id
        if self._came_to_move:
            self._sheet, self._came_to_move = None, False
            self.back_requested.emit()
        else:
            self._open(identifier)
        text = _("The check-in is about {day} now.").format(day=full_day(on))
        self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

    def _change(self, step: Step) -> None:
        assert self._sheet is not None
        if step.ask is Ask.DAY:
            self._ask_day()
            return
        if step not in self._steps:
            self._steps = steps_of(self._sheet, with_more=True)
        self._turn(self._steps.index(step))
        self._is_changing = True

    def _save(self, answer: Answer) -> None:
        assert self._sheet is not None
        identifier, now = self._sheet.check_in.id, self.desk.now
        self.desk.do(lambda workbook: answer(workbook, identifier, now), owner=self)

    def _write_back(self) -> None:
        if isinstance(self.form, GoalQuestionForm | PracticeForm | LifeForm):
            self.form.write_back()

    def _go_on(self) -> None:
        self._write_back()
        if self._is_done:
            self.go_requested.emit(HomePlace())
            return
        if isinstance(self.form, GoalQuestionForm) and self.form.ask_for_number():
            return
        step = self._steps[self._here]
        if self._is_changing:
            self._turn(len(self._steps) - 1)
        elif step.ask is Ask.ENOUGH:
            assert self._sheet is not None
            self._steps = steps_of(self._sheet, with_more=True)
            self._turn(len(self._sheet.goals))
        elif step.ask is Ask.ANSWERS:
            self._finish()
        else:
            self._turn(self._here + 1)

    def _go_back(self) -> None:
        self._write_back()
        if self._is_changing:
            self._turn(len(self._steps) - 1)
        elif self._here and not self._is_done:
            self._turn(self._here - 1)
        else:
            self._go_home()

    def _stop(self) -> None:
        self._write_back()
        step = self._steps[self._here]
        if step.ask is Ask.ENOUGH:
            self._turn(len(self._steps) - 1)
        elif step.ask is Ask.ANSWERS and self._sheet is not None and self._sheet.check_in.complete:
            self._remove(self._sheet.check_in.id)
        else:
            self._go_home()

    def _go_home(self) -> None:
        """Stop here: what is not answered yet comes first the next time."""
        self.go_requested.emit(HomePlace())
        self._left_at = {}

    def _remove(self, identifier: str) -> None:
        self._sheet = None
        self._views.setCurrentWidget(self._nothing_yet)

        def removed(changes: Changes) -> None:
            self.go_requested.emit(HomePlace())
            self.noted.emit(
                Note(text=_("The check-in is removed."), action=_("Undo"), act=lambda: self.desk.undo(changes))
            )

        self.desk.do(lambda workbook: remove_check_in(workbook, identifier), removed, owner=self)

    def _finish(self) -> None:
        assert self._sheet is not None
        identifier = self._sheet.check_in.id
        self.desk.do(lambda workbook: finish(workbook, identifier), lambda changes: self._thank(), owner=self)

    def _thank(self) -> None:
        self._is_done, self._sheet = True, None
        self.question.show_question(
            _("Saved. Thank you for looking at this."), where="", back="", here=0, count=1, go_on=_("Home"), stop=""
        )
        self.form = self.question.go_on
        self.question.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


def _name(check_in: CheckIn, today: date) -> str:
    if check_in.on == today:
        return _("{month} check-in").format(month=month_name(check_in.on.month))
    return _("Check-in of {day}").format(day=full_day(check_in.on))
