"""The page of the check-in: begins it, goes from question to question, and ends on thanks."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn
from workbook.gui.page import Note, Page
from workbook.gui.pages.check_in.answers import AnswersForm
from workbook.gui.pages.check_in.asking import Asking, check_in_name
from workbook.gui.pages.check_in.found import Found, remove_if_empty, sheet_or_none
from workbook.gui.pages.check_in.goal_question import GoalQuestionForm
from workbook.gui.pages.check_in.keeping import Answer
from workbook.gui.pages.check_in.more_questions import LifeForm, PracticeForm
from workbook.gui.pages.check_in.move_view import MoveView
from workbook.gui.pages.check_in.start import StartView
from workbook.gui.pages.check_in.started_goal import StartedGoalForm
from workbook.gui.pages.check_in.steps import Ask, Step, Way, way_on
from workbook.gui.place_words import place_words
from workbook.gui.places import CheckInPlace, EventPlace, GetHelpPlace, GoalEditorPlace, HomePlace, Place, TimelinePlace
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.check_ins import CheckInSheet, check_in_on, finish, remove_check_in, start_check_in
from workbook.services.days import full_day
from workbook.services.entries import new_id
from workbook.services.goal_changes import correct_baseline
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
        for view in (self._nothing_yet, self.start_view, self.question, self.move_view):
            self._views.addWidget(view)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._views)
        self._place = CheckInPlace()
        self._found: Found | None = None
        self._sheet: CheckInSheet | None = None
        self._way: Way | None = None
        self._is_done = False
        self._left: dict[str, Way] = {}
        """The page on which a check-in was left for another place; the person comes back to it."""
        self.form: Any = None
        """What is asked on this page; None while nothing is."""
        self._asking = Asking(self)
        self._asking.answered.connect(self._save)
        self._asking.confirmed.connect(self._go_on)
        self._asking.begun.connect(self._ask_about_therapy)
        self._asking.event_wanted.connect(self._note_event)
        self._asking.start_corrected.connect(self._correct_start)
        self.question.back_clicked.connect(self._go_back)
        self.question.continue_clicked.connect(self._go_on)
        self.question.stop_clicked.connect(self._stop)
        self.move_view.moved.connect(self._moved)
        self.move_view.left.connect(self._stay)
        self.start_view.started.connect(lambda on: self.go_requested.emit(CheckInPlace(on=on, was_chosen_here=True)))
        self.start_view.resumed.connect(
            lambda kept: self.go_requested.emit(CheckInPlace(check_in=kept, was_chosen_here=True))
        )
        self.start_view.goal_wanted.connect(lambda: self.go_requested.emit(GoalEditorPlace()))
        self.start_view.timeline_wanted.connect(lambda: self.go_requested.emit(TimelinePlace()))

    def show_place(self, place: Place) -> None:
        """Begin, go on with the half-done check-in, or change an earlier one."""
        assert isinstance(place, CheckInPlace)
        self._place, self._sheet, self._way, self.form, self._is_done = place, None, None, None, False
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
        if kept is None or kept.check_in.complete:
            return
        if self._way is not None:
            self._left = {kept.check_in.id: self._way}
        if kept.is_empty:
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
            way = self._way
            if way is not None and way.step.ask is Ask.ANSWERS and self._views.currentWidget() is self.question:
                self._turn(way)

    def _as_known(self, kept: CheckInSheet) -> CheckInSheet:
        """Return the answers as they are kept; that therapy has begun can have been said on this screen alone."""
        is_known = self._sheet is not None and self._sheet.asks_about_therapy
        return replace(kept, asks_about_therapy=kept.asks_about_therapy or is_known)

    def _show_start(self, found: Found) -> None:
        self._views.setCurrentWidget(self.start_view)
        if found.has_goals or found.half_done is not None:
            self.start_view.show_state(found.half_done, found.sheet)
        else:
            self.start_view.show_no_goals()
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
            self._show_found(found)

        def begun(_changes: Changes) -> None:
            self.desk.ask(lambda workbook: Found.on(workbook, on), show, owner=self)

        self.desk.do(begin, begun, owner=self)

    def _open(self, identifier: str) -> None:
        self.desk.ask(lambda workbook: Found.of(workbook, identifier), self._show_found, owner=self)

    def _show_found(self, found: Found) -> None:
        if found.sheet is None:
            return
        self._found, self._sheet = found, found.sheet
        if not found.sheet.goals:
            self._tell_nothing_to_rate(found.sheet.check_in.on)
            return
        way = way_on(found.sheet, self._left.get(found.sheet.check_in.id))
        if self._place.is_moving:
            self._way = way
            self._ask_day()
            return
        self._views.setCurrentWidget(self.question)
        self._turn(way)

    def _tell_nothing_to_rate(self, on: date) -> None:
        """Say that a goal comes first, or that there was none on an earlier day."""
        if on == self.desk.today:
            self.leave()
            self._sheet = None
            self._views.setCurrentWidget(self.start_view)
            self.start_view.show_no_goals()
            return
        self.go_requested.emit(CheckInPlace())
        text = _("None of your goals was active on {day}, so there is nothing to rate.").format(day=full_day(on))
        self.noted.emit(Note(text=text))

    def _turn(self, way: Way) -> None:
        """Show one page."""
        self._way = way
        kept, found, today = self._sheet, self._found, self.desk.today
        assert kept is not None
        assert found is not None
        if way.step.ask is Ask.ANSWERS:
            self._show_answers(kept)
            return
        asked = self._asking.ask(way.step, kept, found, today)
        self._show(kept, asked.title, asked.where, go_on=asked.go_on, stop=asked.stop)
        self.form = asked.form
        self.question.body.addWidget(asked.form)
        if isinstance(asked.form, StartedGoalForm):
            circle = asked.form.scale.circles[0]
            asked.form.again.clicked.connect(lambda: self.question.bring_into_sight(circle))
        if asked.takes_text:
            quiet = QuietLine(self.desk)
            quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
            self.question.body.addWidget(quiet)
        asked.form.setFocusProxy(asked.first or self.question.go_on)
        asked.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(
        self, kept: CheckInSheet, title: str, where: str, *, go_on: str | None = None, stop: str | None = None
    ) -> None:
        way = self._way
        assert way is not None
        self.question.show_question(
            title,
            where=_("{name}, {where}").format(name=check_in_name(kept.check_in, self.desk.today), where=where),
            back=_("Back") if way.can_go_back else place_words(self._opened_from),
            here=way.here,
            count=len(way.steps),
            go_on=go_on,
            stop=stop,
        )

    @property
    def _opened_from(self) -> Place:
        """Where going back from the first page leads."""
        return CheckInPlace() if self._place.was_chosen_here else self.came_from

    def _show_answers(self, kept: CheckInSheet) -> None:
        """Read the answers once more, after everything was saved, and show them."""
        identifier = kept.check_in.id
        stop = _("Remove this check-in") if kept.check_in.complete else None
        self._show(kept, _("Check your answers"), _("the last page"), go_on=_("Done"), stop=stop)

        def show(fresh: CheckInSheet | None) -> None:
            if fresh is None or self._way is None or self._way.step.ask is not Ask.ANSWERS:
                return
            self._sheet = self._as_known(fresh)
            form = AnswersForm(self._sheet)
            form.change_requested.connect(self._change)
            form.remove_requested.connect(lambda: self._remove(identifier))
            self.question.body.addWidget(form)

        self.form = self.question.go_on
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.ask(lambda workbook: sheet_or_none(workbook, identifier), show, owner=self)

    def _correct_start(self, form: StartedGoalForm, goal: str, value: int) -> None:
        today, now = self.desk.today, self.desk.now
        self.desk.do(
            lambda workbook: correct_baseline(workbook, goal, value, today, now),
            owner=form,
            on_problem=lambda _problem: form.refuse(),
        )

    def _ask_about_therapy(self) -> None:
        """Go on with the questions about therapy too, since sessions have begun."""
        assert self._sheet is not None
        assert self._way is not None
        self._sheet = replace(self._sheet, asks_about_therapy=True)
        self._way = replace(self._way, steps=Way.through(self._sheet).steps)
        self._go_on()

    def _note_event(self) -> None:
        assert self._sheet is not None
        self.go_requested.emit(EventPlace(on=self._sheet.check_in.on))

    def _ask_day(self) -> None:
        """Ask which day the check-in is about."""
        assert self._sheet is not None
        self._views.setCurrentWidget(self.move_view)
        self.move_view.ask(self._sheet.check_in)

    def _stay(self) -> None:
        """Leave the check-in on its day."""
        if self._place.is_moving:
            self.back_requested.emit()
        elif self._way is not None:
            self._views.setCurrentWidget(self.question)
            self._turn(self._way)

    def _moved(self, on: date, changes: Changes) -> None:
        """Show the check-in as it is on its new day, or go back to where the person came from to move it."""
        assert self._sheet is not None
        identifier = self._sheet.check_in.id
        if self._place.is_moving:
            self._sheet = None
            self.back_requested.emit()
        else:
            self._open(identifier)
        text = _("The check-in is about {day} now.").format(day=full_day(on))
        self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

    def _change(self, step: Step) -> None:
        assert self._way is not None
        self._ask_day() if step.ask is Ask.DAY else self._turn(self._way.to_change(step))

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
            self._go_out()
            return
        if self._way is None or (isinstance(self.form, GoalQuestionForm) and self.form.ask_for_number()):
            return
        self._finish() if self._way.step.ask is Ask.ANSWERS else self._turn(self._way.on())

    def _go_back(self) -> None:
        self._write_back()
        if self._way is not None and self._way.can_go_back:
            self._turn(self._way.back())
        elif self._place.was_chosen_here:
            self.go_requested.emit(CheckInPlace())
            self._left = {}
        else:
            self._go_out()

    def _stop(self) -> None:
        self._write_back()
        kept, way = self._sheet, self._way
        if way is not None and way.step.ask is Ask.ENOUGH:
            self._turn(way.at_answers())
        elif way is not None and way.step.ask is Ask.ANSWERS and kept is not None and kept.check_in.complete:
            self._remove(kept.check_in.id)
        else:
            self._go_out()

    def _go_out(self) -> None:
        """Go where the check-in was opened, or home; what is not answered yet comes first the next time."""
        self.go_requested.emit(HomePlace()) if self._place.was_chosen_here else self.back_requested.emit()
        self._left = {}

    def _remove(self, identifier: str) -> None:
        self._sheet = None
        self._views.setCurrentWidget(self._nothing_yet)

        def removed(changes: Changes) -> None:
            self._go_out()
            self.noted.emit(
                Note(text=_("The check-in is removed."), action=_("Undo"), act=lambda: self.desk.undo(changes))
            )

        self.desk.do(lambda workbook: remove_check_in(workbook, identifier), removed, owner=self)

    def _finish(self) -> None:
        assert self._sheet is not None
        identifier, was_done = self._sheet.check_in.id, self._sheet.check_in.complete
        thank = self._go_out_with_thanks if was_done and not self._place.was_chosen_here else self._thank
        self.desk.do(lambda workbook: finish(workbook, identifier), lambda changes: thank(), owner=self)

    def _go_out_with_thanks(self) -> None:
        """Go back to where a check-in was opened to read or change it."""
        self._sheet = None
        self._go_out()
        self.noted.emit(Note(text=_thanks()))

    def _thank(self) -> None:
        self._is_done, self._sheet = True, None
        out = HomePlace() if self._place.was_chosen_here else self.came_from
        self.question.show_question(_thanks(), where="", back="", here=0, count=1, go_on=place_words(out), stop="")
        self.form = self.question.go_on
        self.question.go_on.setFocus(Qt.FocusReason.OtherFocusReason)


def _thanks() -> str:
    return _("Saved. Thank you for looking at this.")
