"""Home: what is next, and the goals with a small chart and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.domain.rhythm import is_paused
from workbook.gui.charting import Picture, Style, load_charts, small_picture
from workbook.gui.page import Page
from workbook.gui.places import (
    CheckInPlace,
    EventPlace,
    GoalEditorPlace,
    GoalPlace,
    GoalsPlace,
    Place,
    ProgressPlace,
    ReassessmentPlace,
    ReassessmentStep,
    SetUpPlace,
    StartersPlace,
    TimelinePlace,
)
from workbook.gui.theme import BODY, CAPTION, QUIET, SECTION, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.card import Card, EmptyState
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.concern_card import ConcernCard
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.list_row import ListRow, in_a_list
from workbook.gui.widgets.words import Words
from workbook.gui.worker import Job
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.concerns import Concern, concern, is_resting, talked_about
from workbook.services.course import Course
from workbook.services.courses import goal_courses
from workbook.services.days import full_day, listed, month_name, near_day
from workbook.services.home import NextKind, NextThing, what_is_next
from workbook.services.mark import Mark
from workbook.services.ports import Workbook
from workbook.services.summary import summarise
from workbook.services.texts import goal_sentence
from workbook.services.therapy import has_ended

CHART_WIDTH, CHART_HEIGHT = 200, 72


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What Home shows, read at once. `courses` are those of the active goals, their sentences in them."""

    things: tuple[NextThing, ...]
    names: Mapping[str, str]
    courses: tuple[Course, ...]
    concern: Concern | None
    ended_on: date | None
    is_paused: bool


def _see(workbook: Workbook, today: date, last_backup: date | None) -> _Seen:
    contents = workbook.contents()
    raised = concern(contents, summarise(contents, today))
    ended = has_ended(contents.therapy, today)
    resting = raised is not None and is_resting(raised, workbook.every(Mark))
    return _Seen(
        things=what_is_next(workbook, today, last_backup),
        names={goal.id: goal.newest.name for goal in contents.goals},
        courses=_courses(contents, today),
        concern=None if resting or ended else raised,
        ended_on=contents.therapy.therapy_end if ended else None,
        is_paused=is_paused(today, contents.events),
    )


def _courses(contents: Contents, today: date) -> tuple[Course, ...]:
    sentences = {
        goal.id: goal_sentence(goal, [each for each in contents.ratings if each.goal == goal.id], today)
        for goal in contents.goals
        if goal.status is GoalStatus.ACTIVE
    }
    courses = goal_courses(contents, first=None, last=today, sentences=sentences)
    return tuple(course for course in courses if course.goal in sentences)


class HomePage(Page):
    """A short list of what is next, with one main button, and the goals below it."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self._column = Column()
        self._charts: dict[str, ChartView] = {}
        self._drawing: Job[Mapping[str, Picture]] | None = None
        self._seen: _Seen | None = None
        self._main: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        Theme.of().changed.connect(self._draw)
        self.desk.backup_made.connect(self._read)

    def show_place(self, place: Place) -> None:
        """Show what is next today."""
        self._column.to_top()
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again, whatever changed."""
        self._read()

    def first_control(self) -> QWidget | None:
        """Return the button of what is next."""
        return self._main

    def _read(self) -> None:
        today, made = self.desk.today, self.desk.last_backup
        self.desk.ask(lambda workbook: _see(workbook, today, made.date() if made else None), self._show, owner=self)

    def _show(self, seen: _Seen) -> None:
        focused: QWidget | None = self.window().focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self._seen = seen
        self._column.clear()
        self._charts.clear()
        head = QVBoxLayout()
        Theme.of().space(head)
        head.addWidget(Words(_weekday_and_day(self.desk.today), QUIET))
        head.addWidget(Words(_("What is next"), TITLE))
        self._column.add_layout(head)
        self._column.add(self._due(seen.things[0]), above=8)
        for thing in seen.things[1:]:
            self._column.add(self._further(thing))
        if seen.concern is not None and seen.concern.reasons:
            self._column.add(self._raised(seen.concern), above=8)
        if seen.courses:
            self._add_goals(seen.courses)
        self._column.add(self._more(), above=8)
        if had_keyboard and self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _due(self, thing: NextThing) -> QWidget:
        if thing.kind is NextKind.FIRST_GOAL:
            box = EmptyState(
                _("No goals yet"),
                _("What do you want to be different? One goal is enough to start."),
                _("Write my first goal"),
            )
            box.button.clicked.connect(lambda: self._go(GoalEditorPlace()))
            examples = LinkButton(_("Look at examples first"))
            examples.clicked.connect(lambda: self._go(StartersPlace()))
            box.parts.addWidget(examples, 0, Qt.AlignmentFlag.AlignLeft)
            self._main = box.button
            return box
        title, sentence, action = self._words(thing)
        card = Card(is_due=True)
        words = QVBoxLayout()
        Theme.of().space(words, 2)
        words.addWidget(Words(title, SECTION))
        if sentence:
            words.addWidget(Words(sentence, BODY))
        row = QVBoxLayout() if Theme.of().is_large else QHBoxLayout()
        Theme.of().space(row, 16)
        row.addLayout(words, 1)
        self._main = None
        if action:
            button = MainButton(action)
            button.clicked.connect(lambda: self._do(thing))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            self._main = button
        card.parts.addLayout(row)
        return card

    def _further(self, thing: NextThing) -> QWidget:
        title, _sentence, action = self._words(thing)
        line = QWidget()
        row = QHBoxLayout(line)
        Theme.of().space(row, 12, (20, 6, 20, 6))
        row.addWidget(Icon(_ICONS.get(thing.kind, "info")))
        row.addWidget(Words(title, BODY), 1, Qt.AlignmentFlag.AlignVCenter)
        if action:
            button = PlainButton(action, small=True)
            button.setAccessibleDescription(title)
            button.clicked.connect(lambda: self._do(thing))
            row.addWidget(button)
        return line

    def _raised(self, raised: Concern) -> QWidget:
        """Say what is worth bringing up, why, and where to look; it rests once it was talked about."""
        card = ConcernCard(raised)
        card.look.clicked.connect(lambda: self._go(ReassessmentPlace(step=ReassessmentStep.PREPARE, page=1)))
        card.rest.clicked.connect(lambda: self.desk.do(lambda workbook: talked_about(workbook, raised)))
        return card

    def _add_goals(self, courses: tuple[Course, ...]) -> None:
        head = QHBoxLayout()
        Theme.of().space(head)
        link = LinkButton(_("All my goals"))
        link.clicked.connect(lambda: self._go(GoalsPlace()))
        head.addWidget(Words(_("Your goals"), SECTION), 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.add_layout(head, above=16)
        rows: list[QWidget] = []
        shows_ratings = self.preferences.settings.show_ratings_on_home
        for course in courses:
            view = None
            if shows_ratings and any(point.counted for point in course.points):
                view = self._charts[course.goal] = ChartView(course.sentence)
                view.reserve(*self._chart_size())
            row = ListRow(course.name, course.sentence if shows_ratings else "", view, is_own=True)
            if view is not None:
                view.stand_in(row)
            row.clicked.connect(lambda _checked=False, goal=course.goal: self._go(GoalPlace(goal=goal)))
            rows.append(row)
        self._column.add_layout(in_a_list(rows))
        if self._charts:
            self._column.add(
                Words(
                    _(
                        "Charts run from 0 to 10. The dashed line is your target; a gap is a month without a "
                        "check-in. These ratings can be switched off in Settings."
                    ),
                    CAPTION,
                )
            )
        self._draw()

    def _more(self) -> QWidget:
        """Offer what is needed now and then."""
        line = QWidget()
        row = QHBoxLayout(line)
        Theme.of().space(row, 24)
        for words, place in (
            (_("Note an event"), EventPlace(on=self.desk.today)),
            (_("Everything I have entered"), TimelinePlace()),
        ):
            link = LinkButton(words)
            link.clicked.connect(lambda _checked=False, to=place: self._go(to))
            row.addWidget(link)
        row.addStretch(1)
        return line

    def _chart_size(self) -> tuple[float, float]:
        theme = Theme.of()
        return min(theme.px(CHART_WIDTH), 240), theme.px(CHART_HEIGHT)

    def _draw(self) -> None:
        """Draw the small charts away from the window's thread; without any, load what Progress will draw with."""
        if self._seen is None or not self._seen.courses:
            return
        if self._drawing is not None:
            self._drawing.cancel()
        courses = [course for course in self._seen.courses if course.goal in self._charts]
        style, (width, height) = Style.now(self.devicePixelRatioF()), self._chart_size()

        def draw(job: Job[Mapping[str, Picture]]) -> Mapping[str, Picture]:
            load_charts()
            pictures = {}
            for course in courses:
                job.stop_if_cancelled()
                pictures[course.goal] = small_picture(course, width, height, style)
            return pictures

        self._drawing = self.desk.draw(draw, self._show_charts, owner=self)

    def _show_charts(self, pictures: Mapping[str, Picture]) -> None:
        for goal, picture in pictures.items():
            if goal in self._charts:
                self._charts[goal].show_picture(picture)
                self._charts[goal].setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _words(self, thing: NextThing) -> tuple[str, str, str]:
        """Return what a thing is called, a sentence about it, and what its button says (empty: none)."""
        today = self.desk.today
        day = "" if thing.on is None else near_day(thing.on, today)
        long_day = "" if thing.on is None else full_day(thing.on)
        names = [self._seen.names.get(goal, "") if self._seen else "" for goal in thing.goals]
        first = next((name for name in names if name), _("a goal without a name yet"))
        match thing.kind:
            case NextKind.SET_UP:
                return (
                    _("Welcome"),
                    _("Three short pages about your therapy. You can leave out anything, and change it later."),
                    _("Set up my workbook"),
                )
            case NextKind.FIRST_GOAL:
                return _("Write your first goal"), "", _("Write my first goal")
            case NextKind.GO_ON:
                return (
                    _("Your check-in of {day} is half done").format(day=day),
                    _("What you have entered is kept."),
                    _("Go on"),
                )
            case NextKind.CHECK_IN:
                month = month_name(thing.on.month) if thing.on is not None else ""
                return (
                    _("Your {month} check-in is ready").format(month=month),
                    _("About 5 minutes. You can stop at any point; what you have entered is kept."),
                    _("Check in"),
                )
            case NextKind.DRAFTS:
                return _("A goal waits as a draft: {name}").format(name=first), "", _("Go on writing")
            case NextKind.CHANGES:
                return _("A change is half written: {name}").format(name=first), "", _("Go on writing")
            case NextKind.REASSESSMENT:
                action = _("Go on preparing") if thing.entry else _("Prepare")
                if thing.on is not None and thing.on < self.desk.today:
                    return _("Your reassessment was planned for {day}").format(day=long_day), "", action
                return _("Reassessment with your therapist on {day}").format(day=long_day), "", action
            case NextKind.AFTER_SESSION:
                return (
                    _("After the session on {day}").format(day=long_day),
                    _("What did you decide together? It takes a few minutes."),
                    _("Write down what we decided"),
                )
            case NextKind.REWORD:
                return (
                    _("To be worded again: {names}").format(names=listed(names)),
                    _("You decided that in the session on {day}.").format(day=long_day),
                    _("Reword it"),
                )
            case NextKind.BACKUP:
                said = _("The last backup is of {day}").format(day=long_day) if day else _("There is no backup yet")
                return said, _("A backup is a second copy, for the day the first one is gone."), _("Back up now")
            case NextKind.NEW_GOAL:
                return (
                    _("All your goals are closed"),
                    _("If there is something else you want to be different, you can write it down."),
                    _("Write a new goal"),
                )
            case NextKind.NOTHING:
                said = _("The next check-in is on {day}.").format(day=long_day) if day else self._why_nothing()
                return _("Nothing to do right now"), said, _("Look at my progress")

    def _why_nothing(self) -> str:
        """Return why no check-in falls due any more, where there is a reason."""
        if self._seen is not None and self._seen.ended_on is not None:
            day = full_day(self._seen.ended_on)
            return _("Your therapy ended on {day}, so nothing falls due. Settings can take that back.").format(day=day)
        if self._seen is not None and self._seen.is_paused:
            return _("Nothing falls due during your pause. An end to it can be added at any time.")
        return ""

    def _do(self, thing: NextThing) -> None:
        match thing.kind:
            case NextKind.SET_UP:
                self._go(SetUpPlace())
            case NextKind.FIRST_GOAL | NextKind.NEW_GOAL:
                self._go(GoalEditorPlace())
            case NextKind.GO_ON:
                self._go(CheckInPlace(check_in=thing.entry))
            case NextKind.CHECK_IN:
                self._go(CheckInPlace(on=self.desk.today))
            case NextKind.REWORD:
                self._go(GoalEditorPlace(goal=thing.goals[0], page=1))
            case NextKind.DRAFTS | NextKind.CHANGES:
                self._go(GoalEditorPlace(goal=thing.goals[-1]) if len(thing.goals) == 1 else GoalsPlace())
            case NextKind.REASSESSMENT:
                self._go(ReassessmentPlace(reassessment=thing.entry, step=ReassessmentStep.PREPARE))
            case NextKind.AFTER_SESSION:
                self._go(ReassessmentPlace(reassessment=thing.entry, step=ReassessmentStep.AFTER))
            case NextKind.BACKUP:
                self.desk.back_up()
            case NextKind.NOTHING:
                self._go(ProgressPlace())

    def _go(self, place: Place) -> None:
        self.go_requested.emit(place)


_ICONS = {
    NextKind.SET_UP: "settings",
    NextKind.GO_ON: "clipboard-check",
    NextKind.CHECK_IN: "clipboard-check",
    NextKind.FIRST_GOAL: "target",
    NextKind.NEW_GOAL: "target",
    NextKind.DRAFTS: "pencil",
    NextKind.CHANGES: "pencil",
    NextKind.REWORD: "pencil",
    NextKind.REASSESSMENT: "messages-square",
    NextKind.AFTER_SESSION: "messages-square",
}


def _weekday_and_day(day: date) -> str:
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return _("{weekday} {day}").format(weekday=names[day.weekday()], day=full_day(day))
