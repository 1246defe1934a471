"""The page of the goal editor: goes from page to page, saves each answer, and keeps the goal at the end."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.coach import Rules
from workbook.domain.goal import Area, Clue, Goal, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.therapy import Rhythm
from workbook.gui.page import Note, Page
from workbook.gui.pages.goal_editor.achievable import is_to_talk_about
from workbook.gui.pages.goal_editor.answers import AnswersForm, activity_question, start_question, target_question
from workbook.gui.pages.goal_editor.around import show_around
from workbook.gui.pages.goal_editor.clues_beside import CluesBeside
from workbook.gui.pages.goal_editor.ending import Ending
from workbook.gui.pages.goal_editor.form import Answers, Form, with_answers
from workbook.gui.pages.goal_editor.forms import Known, form_of
from workbook.gui.pages.goal_editor.keeping import Service, Subject
from workbook.gui.pages.goal_editor.opening import Found, Left, find, first_page
from workbook.gui.pages.goal_editor.relevant import RelevantForm
from workbook.gui.pages.goal_editor.start import StartForm
from workbook.gui.pages.goal_editor.steps import Step, answered_steps, steps_of
from workbook.gui.pages.goal_editor.timing import TimeForm
from workbook.gui.places import GetHelpPlace, GoalEditorPlace, GoalPlace, GoalsPlace, HomePlace, Place
from workbook.gui.theme import QUIET
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.entries import new_id
from workbook.services.goal_sentence import answered
from workbook.services.goal_writing import choose_area, choose_start, dismiss_hint
from workbook.services.problem_texts import problem_sentence

PAUSE = 150
"""Milliseconds without typing after which the sentence follows what is typed."""
_WITHOUT_CLUES = (Step.MY_WORDS, Step.START)


class GoalEditorPage(Page):
    """Six pages, start and target, and the answers once more. Every answer is kept when it is left."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.question = QuestionPage()
        self.form: Form | None = None
        self.clues: CluesBeside | None = None
        self._subject: Subject | None = None
        self._answers = GoalVersion(start=self.desk.today)
        self._typed: dict[str, object] = {}
        self._start: int | None = None
        self._area: Area | None = None
        self._here = Step.MY_WORDS
        self._rules: Rules | None = None
        self._next_reassessment: date | None = None
        self._rhythm: Rhythm | None = None
        self._place: GoalEditorPlace | None = None
        self._left: Left | None = None
        self._back_to: Step | None = None
        self._unread = ""
        self._mark = Words("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._follow)
        self._ending = Ending(self.desk, self)
        self._ending.lacking.connect(self._show_missing)
        self._ending.ended.connect(self._forget_subject)
        self._ending.go_requested.connect(self.go_requested)
        self._ending.noted.connect(self.noted)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.question)
        self.question.hide()
        self.question.back_clicked.connect(self._go_back)
        self.question.continue_clicked.connect(self._go_on)
        self.question.stop_clicked.connect(self._stop)
        self.question.page_wanted.connect(lambda number: self._go_to(Step(number)))

    def show_place(self, place: Place) -> None:
        """Begin a goal, go on with a draft, or change a kept goal."""
        assert isinstance(place, GoalEditorPlace)
        left = self._left if self._left is not None and self._left.place is place else None
        asked = place if left is None else replace(place, goal=left.goal)
        self._place, self._subject, self.form, self._back_to, self._unread = place, None, None, None, ""
        self.question.hide()
        today, rules = self.desk.today, self._rules
        self.desk.ask(
            lambda workbook: find(workbook, asked, today, rules),
            lambda found: self._open(place, found, left),
            owner=self,
        )

    def leave(self) -> None:
        """Write back what stands in a field; a draft without any answer leaves no trace."""
        self._write_back()
        self._pause.stop()
        subject, self._subject = self._subject, None
        if subject is not None and self._place is not None:
            self._left = Left(place=self._place, goal=subject.goal, step=self._here)
            here = self._here
            self.desk.do(lambda workbook: subject.left(workbook, here))

    def react(self, changes: Changes) -> None:
        """Follow what changed elsewhere, such as by undoing."""
        subject, place = self._subject, self._place
        if subject is None or place is None or subject.goal not in changes.goals or not self.desk.is_saved:
            return
        today, rules = self.desk.today, self._rules
        known = replace(place, goal=subject.goal)
        self.desk.ask(
            lambda workbook: None if workbook.find(Goal, subject.goal) is None else find(workbook, known, today, rules),
            self._know,
            owner=self,
        )

    def first_control(self) -> QWidget | None:
        """Return what can be answered."""
        return self.form

    def _know(self, found: Found | None) -> None:
        subject = self._subject
        if subject is not None and found is None:
            self._answers, self._start = subject.first, None
            self._turn(self._here)
        if found is None or found.goal is None or subject is None or found.goal.id != subject.goal:
            return
        if not self.desk.is_saved or self._typed:
            return
        self._area = found.area
        if (found.answers, found.start) != (self._answers, self._start):
            self._answers, self._start = found.answers, found.start
            self._turn(self._here)

    def _open(self, place: GoalEditorPlace, found: Found, left: Left | None) -> None:
        if place is not self._place:
            return
        self._rules, self._next_reassessment, self._rhythm = found.rules, found.next_reassessment, found.rhythm
        goal = found.goal
        identifier = goal.id if goal is not None else new_id()
        self._subject = Subject(goal=identifier, first=found.answers, area=found.area, rewording=found.rewording)
        self._answers, self._start = found.answers, found.start
        self._area = found.area
        self.question.show()
        self._turn(first_page(place, found, self._done) if left is None else left.step)

    @property
    def _done(self) -> frozenset[Step]:
        return answered_steps(self._answers, self._start, self._area)

    @property
    def _rewording(self) -> bool | None:
        return None if self._subject is None else self._subject.rewording

    @property
    def _is_draft(self) -> bool:
        return self._rewording is None

    @property
    def _steps(self) -> tuple[Step, ...]:
        return steps_of(rewording=self._rewording is True)

    def _turn(self, here: Step) -> None:
        """Show one page; a day that could not be taken waits on its own."""
        self._here, self._typed = here, {}
        if isinstance(self.form, TimeForm):
            self._unread = self.form.unread
        QCoreApplication.sendEvent(self, QStatusTipEvent(""))
        self._back_to = None if here is self._back_to else self._back_to
        self._pause.stop()
        show_around(
            self.question,
            here,
            self._answers,
            steps=self._steps,
            done=self._done,
            rewording=self._rewording,
            has_clues=here not in _WITHOUT_CLUES,
        )
        form = self.form = self._form(here)
        form.answered.connect(self._answer)
        form.typed.connect(self._note_typing)
        form.step_wanted.connect(self._lead_to)
        form.appeared.connect(self.question.bring_into_sight)
        self._mark = Words(_("This is an example. Once you change a word of it, it is yours."), QUIET)
        self.question.body.addWidget(self._mark)
        self._mark.setVisible(self._answers.starter is not None)
        self.question.body.addWidget(form)
        if isinstance(form, TimeForm) and self._unread:
            form.day.set_typed(self._unread)  # said at the bottom of the window too, which it is in from here on
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        self.question.body.addWidget(quiet)
        self.clues = None
        if here not in _WITHOUT_CLUES and self._rules is not None:
            self.clues = CluesBeside(here, self._rules, self.desk.today, self._next_reassessment)
            self.clues.dismissed.connect(self._dismiss)
            self.clues.show_answers(self._answers)
            self.question.aside.addWidget(self.clues)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self, here: Step) -> Form:
        """Return the form of a page, with what it tells beside answers led to where it belongs."""
        form = form_of(here, self._known)
        match form:
            case RelevantForm():
                form.area_chosen.connect(self._choose_area)
            case StartForm():
                form.start_chosen.connect(self._choose_start)
                form.other_wanted.connect(self._choose_other)
            case AnswersForm():
                form.give_up.connect(self._give_up)
                form.setFocusProxy(self.question.go_on)
        return form

    @property
    def _known(self) -> Known:
        return Known(
            answers=self._answers,
            start=self._start,
            area=self._area,
            rewording=self._rewording,
            next_reassessment=self._next_reassessment,
            rhythm=self._rhythm,
            today=lambda: self.desk.today,
        )

    def _note_typing(self, typed: Answers) -> None:
        self._typed.update(typed)
        self._pause.start()
        if self.clues is not None:
            self.clues.hold()

    def _follow(self) -> None:
        """Let the sentence follow what is typed, before it is saved, and in a while the clues."""
        try:
            answers = answered(self._answers, with_answers(self._answers, self._typed))
        except InputProblem:
            return  # said when the field is left
        if self.form is not None:
            self.form.show_answers(answers)
        if self._typed:
            self._show_keyboard()
        if self.clues is None:
            return
        if self._typed or self.clues.is_waiting:
            self.clues.await_answers(answers, max((_words(each) for each in self._typed.values()), default=0))
        else:
            self.clues.show_answers(answers)

    def _answer(self, given: Answers) -> None:
        for name in given:
            self._typed.pop(name, None)
        try:
            answers = answered(self._answers, with_answers(self._answers, given))
        except InputProblem as problem:
            self.noted.emit(Note(text=problem_sentence(problem), is_problem=True))
            return
        if answers == self._answers or self._subject is None:
            return
        self._answers = answers
        self._mark.setVisible(answers.starter is not None)
        subject, today = self._subject, self.desk.today
        self.desk.do(lambda workbook: subject.saved(workbook, answers, today), owner=self)
        self._follow()

    def _choose_start(self, value: int) -> None:
        self._start = value
        goal, today, now = self._goal, self.desk.today, self.desk.now
        self._do(lambda workbook: choose_start(workbook, goal, value, today, now))

    def _choose_area(self, area: Area) -> None:
        self._area = area
        goal = self._goal
        self._do(lambda workbook: choose_area(workbook, goal, area))

    def _dismiss(self, clue: Clue) -> None:
        kept = dict.fromkeys((*self._answers.dismissed_hints, clue))
        self._answers = replace(self._answers, dismissed_hints=tuple(kept))
        goal = self._goal
        self._do(lambda workbook: dismiss_hint(workbook, goal, clue))
        if self.clues is not None:
            self.clues.show_answers(self._answers)
        self.setFocus(Qt.FocusReason.OtherFocusReason) if self.form is None else self.form.setFocus()

    @property
    def _goal(self) -> str:
        assert self._subject is not None
        return self._subject.goal

    def _do(self, service: Service) -> None:
        subject, today = self._subject, self.desk.today
        assert subject is not None
        self.desk.do(lambda workbook: subject.done(workbook, service, today), owner=self)

    def _show_keyboard(self) -> None:
        """Scroll to the part that has the keyboard, with what is said about it."""
        part = self.window().focusWidget()
        if self.form is None or not self.form.isAncestorOf(part):
            return
        for problem in self.form.findChildren(ProblemLine):
            if problem.sentence:
                self.question.bring_into_sight(problem)
        self.question.bring_into_sight(part)

    def _write_back(self) -> None:
        if self.form is not None:
            self.form.write_back()

    def _go_to(self, step: Step) -> None:
        """Go to another page by its name; from the answers, going on leads back to them."""
        self._write_back()
        self._back_to = Step.ANSWERS if Step.ANSWERS in (self._here, self._back_to) else None
        self._turn(step)

    def _lead_to(self, step: Step) -> None:
        """Go where a link of the page leads; going on leads back to it."""
        self._write_back()
        self._back_to = self._here if self._back_to is None else self._back_to
        self._turn(step)

    def _go_on(self) -> None:
        self._write_back()
        if self._subject is None or self.form is None:
            return
        if not self.form.is_in_order:
            self._show_keyboard()
            return
        if self._back_to is not None:
            self._turn(self._back_to)
        elif self._here is not Step.ANSWERS:
            self._turn(self._steps[self._steps.index(self._here) + 1])
        elif self._is_draft and is_to_talk_about(self._answers):
            self._save_draft()
        else:
            self._keep()

    def _go_back(self) -> None:
        self._write_back()
        place = self._steps.index(self._here)
        if place:
            self._turn(self._steps[place - 1])
        else:
            self.go_requested.emit(GoalsPlace())

    def _stop(self) -> None:
        self._write_back()
        if self._here is Step.ANSWERS and self._is_draft and is_to_talk_about(self._answers):
            self._keep()
        elif self._is_draft:
            self._save_draft()
        else:
            self.go_requested.emit(GoalPlace(goal=self._goal))

    def _save_draft(self) -> None:
        """Leave the draft as it is, an example that was chosen and not changed too."""
        if self._answers.starter is not None:
            self._do(lambda workbook: Changes())
        self.go_requested.emit(HomePlace())

    def _keep(self) -> None:
        assert self._subject is not None
        self._ending.keep(self._subject, self._answers, self._start)

    def _forget_subject(self) -> None:
        self._subject = None

    def _show_missing(self, problem: InputProblem) -> None:
        assert isinstance(self.form, AnswersForm)
        sentence, line = {
            "title": (_("One thing is open: what you will be doing, or the goal in a sentence."), activity_question()),
            "baseline": (_("One thing is open: the number where you are now."), start_question()),
            "target": (_("One thing is open: the number that would be good enough."), target_question()),
        }[problem.place]
        self.form.show_problem(sentence, line)
        self._show_keyboard()

    def _give_up(self) -> None:
        subject, self._subject = self._subject, None
        assert subject is not None
        self._ending.give_up(subject)

    def _choose_other(self) -> None:
        """Leave this goal as it is, and begin another one."""
        self.go_requested.emit(GoalEditorPlace() if self._is_draft else GoalPlace(goal=self._goal))


def _words(typed: object) -> int:
    return len(typed.split()) if isinstance(typed, str) else 0
