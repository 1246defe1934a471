"""What each page of a check-in asks, and how its answers are kept."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbook.domain.check_in import CheckIn, Statement
from workbook.domain.rating import Rating
from workbook.gui.pages.check_in.enough import EnoughForm, more_words
from workbook.gui.pages.check_in.found import Found
from workbook.gui.pages.check_in.goal_question import GoalQuestionForm
from workbook.gui.pages.check_in.keeping import keep_goal, keep_life, keep_practice, keep_sessions, keep_statements
from workbook.gui.pages.check_in.more_questions import LifeForm, PracticeForm, SessionsForm, TherapyForm
from workbook.gui.pages.check_in.started_goal import StartedGoalForm
from workbook.gui.pages.check_in.steps import Ask, Step, more_of
from workbook.resources import translate as _
from workbook.services.check_ins import CheckInSheet, GoalQuestion
from workbook.services.days import full_day, month_name
from workbook.services.looking_back import life_question, looking_back, not_sure_words

Form = GoalQuestionForm | StartedGoalForm | EnoughForm | TherapyForm | SessionsForm | PracticeForm | LifeForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One page: its question, the form of the answer, and what its buttons say where that is not the usual.

    `first` gets the keyboard, None leaves it to the button that goes on; `takes_text`: the quiet line stands below.
    """

    title: str
    where: str
    form: Form
    first: QWidget | None
    go_on: str | None = None
    stop: str | None = None
    takes_text: bool = False


class Asking(QObject):
    """Makes the pages, and passes on what is answered on them."""

    answered = Signal(object)
    """`Answer` to keep."""
    confirmed = Signal()
    """The person pressed Enter on what is answered already."""
    begun = Signal()
    """The person says that their sessions have begun."""
    event_wanted = Signal()
    start_corrected = Signal(object, str, int)
    """The form that says so, the goal, and its new start, 0-10."""

    def ask(self, step: Step, kept: CheckInSheet, found: Found, today: date) -> Asked:
        """Return a page; `kept` are the answers as they stand, `found` what was known when the check-in was opened."""
        match step.ask:
            case Ask.ENOUGH:
                return self._enough(kept, found)
            case Ask.THERAPY:
                return self._therapy(kept)
            case Ask.SESSIONS:
                return self._sessions(kept, found, today)
            case Ask.PRACTICE:
                return self._practice(kept)
            case Ask.LIFE:
                return self._life(kept, found)
        asked = kept.goals[step.goal]
        question = looking_back(found.therapy.rhythm_on(kept.check_in.on))
        where = _("goal {number} of {count}").format(number=step.goal + 1, count=len(kept.goals))
        if asked.rating is None and asked.start is not None:
            return self._start(question, where, asked, asked.start, today)
        return self._goal(question, where, asked, not_sure_words(found.therapy.rhythm_on(kept.check_in.on)))

    def _goal(self, question: str, where: str, asked: GoalQuestion, not_sure: str) -> Asked:
        form = GoalQuestionForm(question, asked, not_sure)
        keep_goal(form, asked.goal.id, self.answered.emit)
        form.confirmed.connect(self.confirmed)
        return Asked(title=question, where=where, form=form, first=form.scale, takes_text=True)

    def _start(self, question: str, where: str, asked: GoalQuestion, start: Rating, today: date) -> Asked:
        """Say that the goal has its rating of the day already: the start that was written then."""
        form = StartedGoalForm(question, asked, start, is_today=start.on == today)
        form.corrected.connect(lambda value: self.start_corrected.emit(form, asked.goal.id, value))
        form.confirmed.connect(self.confirmed)
        return Asked(title=_("This goal has its rating"), where=where, form=form, first=None)

    def _enough(self, kept: CheckInSheet, found: Found) -> Asked:
        form = EnoughForm(kept, found.therapy)
        form.begun.connect(self.begun)
        return Asked(
            title=_("Your goals are rated"),
            where=_("more questions, or not"),
            form=form,
            first=None,
            go_on=more_words(len(more_of(kept))),
            stop=_("That is enough for today"),
        )

    def _therapy(self, kept: CheckInSheet) -> Asked:
        form = TherapyForm(kept.check_in)
        keep_statements(form, self.answered.emit)
        where = _number(kept, Ask.THERAPY)
        return Asked(title=_("How is therapy itself going?"), where=where, form=form, first=form.rows[Statement.DREAD])

    def _sessions(self, kept: CheckInSheet, found: Found, today: date) -> Asked:
        form = SessionsForm(kept.check_in, _since(kept, found, today))
        keep_sessions(form, self.answered.emit)
        form.entered.connect(self.confirmed)
        title = _("Your sessions so far") if found.previous is None else _("Your sessions since the last check-in")
        return Asked(title=title, where=_number(kept, Ask.SESSIONS), form=form, first=form.attended)

    def _practice(self, kept: CheckInSheet) -> Asked:
        form = PracticeForm(kept.check_in)
        keep_practice(form, self.answered.emit)
        form.confirmed.connect(self.confirmed)
        return Asked(
            title=_("Did you practise what you had agreed on?"),
            where=_number(kept, Ask.PRACTICE),
            form=form,
            first=form.practice,
            takes_text=True,
        )

    def _life(self, kept: CheckInSheet, found: Found) -> Asked:
        form = LifeForm(kept.check_in)
        keep_life(form, self.answered.emit)
        form.event_wanted.connect(self.event_wanted)
        title = life_question(found.therapy.rhythm_on(kept.check_in.on))
        first = next(iter(form.ticks.values()))
        return Asked(title=title, where=_number(kept, Ask.LIFE), form=form, first=first, takes_text=True)


def check_in_name(check_in: CheckIn, today: date) -> str:
    """Return what a check-in is called at the head of its pages."""
    if check_in.on == today:
        return _("{month} check-in").format(month=month_name(check_in.on.month))
    return _("Check-in of {day}").format(day=full_day(check_in.on))


def _number(kept: CheckInSheet, ask: Ask) -> str:
    """Return which of the more short pages this is."""
    more = more_of(kept)
    return _("page {number} of {count}").format(number=more.index(ask) + 1, count=len(more))


def _since(kept: CheckInSheet, found: Found, today: date) -> str:
    """Return from which day on sessions are counted."""
    if found.previous is not None:
        return _("Since {day}.").format(day=full_day(found.previous))
    first_goal, start = min(each.goal.created_on for each in kept.goals), found.therapy.therapy_start
    if start is not None and first_goal <= start:
        if start == today:
            return _("Since your therapy began today.")
        return _("Since your therapy began, on {day}.").format(day=full_day(start))
    if first_goal == today:
        return _("Since you wrote your first goal today.")
    return _("Since you wrote your first goal, on {day}.").format(day=full_day(first_goal))
