"""An extra rating: one goal between two check-ins, for today or an earlier day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating
from workbook.gui.half_written import HalfWritten
from workbook.gui.page import Note, Page
from workbook.gui.place_words import place_words
from workbook.gui.places import ExtraRatingPlace, GetHelpPlace, Place
from workbook.gui.theme import CAPTION, QUOTE, SUBHEADING
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.days import full_day
from workbook.services.entries import new_id
from workbook.services.half_written import extra_rating_form, half_written, rating_form
from workbook.services.ports import Workbook
from workbook.services.problem_texts import problem_sentence
from workbook.services.ratings import GoalAnswer, add_extra, change_rating


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The goal to rate; `rating` is the one to change, `waiting` what was written before and not kept."""

    goal: Goal
    rating: Rating | None
    waiting: Mapping[str, str]

    @property
    def form(self) -> str:
        """The name of the form."""
        return extra_rating_form(self.goal.id) if self.rating is None else rating_form(self.rating.id)


class ExtraRatingPage(Page):
    """A number, a day and a note. What was answered is kept also when the person goes elsewhere."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.question = QuestionPage()
        self._place: Place | None = None
        self._asked: _Asked | None = None
        self._half = HalfWritten(self.desk, self._written, self)
        self._version: GoalVersion | None = None
        self.scale: RatingScale | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.question)
        self.question.back_clicked.connect(self.back_requested)
        self.question.stop_clicked.connect(self._discard)
        self.question.continue_clicked.connect(self._keep)

    def show_place(self, place: Place) -> None:
        """Show an empty form for a goal, or an earlier rating of it to change."""
        assert isinstance(place, ExtraRatingPlace)
        self._half.forget()
        self._place, self._asked, self.scale = place, None, None
        self._ask()
        goal, rating = place.goal, place.rating

        def see(workbook: Workbook) -> _Asked | None:
            kept = workbook.find(Goal, goal)
            earlier = None if rating is None else workbook.find(Rating, rating)
            if kept is None or not kept.versions:
                return None
            asked = _Asked(goal=kept, rating=earlier, waiting={})
            return replace(asked, waiting=half_written(workbook, asked.form))

        def show(asked: _Asked | None) -> None:
            if place is self._place:
                self._show(asked)

        self.desk.ask(see, show, owner=self)

    def leave(self) -> None:
        """Keep what was answered, unless it was kept or given up already; what is half written waits."""
        asked = self._asked
        if asked is None:
            return
        if self._answer() is not None and self._day() is not None:
            self._save(lambda: None) if self._is_edited() else self._half.save()
            return
        place = ExtraRatingPlace(goal=asked.goal.id, rating=asked.rating.id if asked.rating else None)
        note = Note(
            text=_("The rating is not kept yet. It waits for you."),
            action=_("Go on"),
            act=lambda: self.go_requested.emit(place),
        )
        self._half.leave(lambda: self.noted.emit(note))

    def first_control(self) -> QWidget | None:
        """Return the scale."""
        return self.scale

    def _ask(self) -> None:
        self.question.show_question(
            _("How close are you to this goal?"),
            where=_("A rating between check-ins"),
            back=place_words(self.came_from),
            here=0,
            count=1,
            go_on=_("Keep this rating"),
            stop=_("Leave without keeping it"),
        )

    def _show(self, asked: _Asked | None) -> None:
        if asked is None:
            self.back_requested.emit()
            return
        self._asked = asked
        rating, goal = asked.rating, asked.goal
        self.name = Passage("", QUOTE)
        self.on = DateField(
            _("For which day?"),
            lambda: self.desk.today,
            earliest=goal.versions[0].start,
            latest=self.desk.today,
        )
        self.on.set_value(self.desk.today if rating is None else rating.on)
        self.on.left.connect(self._show_wording)
        self.note = TextField(
            _("What helped, or got in the way?"),
            optional=True,
            lines=2,
            caption=_("Notes stay out of the report unless you choose otherwise."),
        )
        self.note.set_text(rating.note if rating else None)
        self.scale_place = QVBoxLayout()
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        body = self.question.body
        said = _("It stands in the chart as a small open circle. It is never counted and never asked for.")
        body.addWidget(Words(said, CAPTION))
        body.addWidget(self.name)
        body.addLayout(self.scale_place)
        for part in (self._day_part(rating), self.note, quiet):
            body.addSpacing(8)
            body.addWidget(part)
        self._version = self.scale = None
        self._show_wording(self.on.value)
        self._start(asked)

    def _start(self, asked: _Asked) -> None:
        """Show the rating to change, or what was written before, and let what is written from now on wait."""
        if self.scale is not None and asked.rating is not None:
            self.scale.set_answer(asked.rating.value, is_answered=True)
        self._half.begin(asked.form, asked.waiting)
        self._put_back(asked.waiting)
        for left in (self.on.field.left, self.note.left):
            left.connect(self._half.save)
        if self.scale is not None:
            self.scale.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_back(self, waiting: Mapping[str, str]) -> None:
        """Show what was written before and not kept."""
        if "on" in waiting:
            self.on.set_typed(waiting["on"])
            self._show_wording(self.on.value)
        if "note" in waiting:
            self.note.set_text(waiting["note"])
        if self.scale is not None and waiting.get("value"):
            self.scale.set_answer(int(waiting["value"]), is_answered=True)

    def _written(self) -> Mapping[str, str]:
        value = None if self.scale is None else self.scale.value
        return {"value": "" if value is None else str(value), "on": self.on.field.text, "note": self.note.text}

    def _day_part(self, rating: Rating | None) -> QWidget:
        """Return the field for the day; that of an earlier rating stays as it is."""
        if rating is None:
            return self.on
        return Words(_("For {day}").format(day=full_day(rating.on)), SUBHEADING)

    def _show_wording(self, day: date | None) -> None:
        """Ask about the wording that was in force on the day; the number that was chosen stays."""
        goal = self._asked.goal if self._asked else None
        version = None if goal is None or day is None else goal.version_on(day)
        if version is None or version == self._version:
            return
        self._version = version
        self.name.set_text(version.name)
        scale = RatingScale(_("How close are you to this goal?"), version.anchors)
        if self.scale is not None:
            scale.set_answer(self.scale.value, is_answered=self.scale.is_answered)
            self.scale_place.removeWidget(self.scale)
            self.scale.hide()
            self.scale.deleteLater()
        self.scale = scale
        scale.chosen.connect(self._half.save)
        self.scale_place.addWidget(scale)

    def _day(self) -> date | None:
        return self.on.value if self.on.is_readable else None

    def _answer(self) -> GoalAnswer | None:
        if self.scale is None or self.scale.value is None or self._asked is None:
            return None
        before = self._asked.rating
        return GoalAnswer(
            value=self.scale.value,
            note=self.note.text or None,
            level=before.level if before else None,
            worked_on=before.worked_on if before else None,
        )

    def _is_edited(self) -> bool:
        before = self._asked.rating if self._asked else None
        answer = self._answer()
        return before is None or answer is None or (before.value, before.note) != (answer.value, answer.note)

    def _keep(self) -> None:
        self.on.write_back()
        if self.scale is None:
            return
        if self._answer() is None:
            self.scale.show_problem(_("Choose a number from 0 to 10."))
            self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._day() is None:
            if self.on.value is None:
                self.on.show_problem(_("Type a date, for example 6 December 2026."))
            self.on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._save(self.back_requested.emit)

    def _save(self, then: Callable[[], None]) -> None:
        asked, answer, on = self._asked, self._answer(), self._day()
        if asked is None or answer is None or on is None:
            return
        self._asked = None
        today, now, identifier = self.desk.today, self.desk.now, new_id()

        def service(workbook: Workbook) -> Changes:
            if asked.rating is not None:
                return change_rating(workbook, asked.rating.id, answer, today, now)
            return add_extra(workbook, identifier, asked.goal.id, answer, on, today, now)

        def kept(changes: Changes) -> None:
            then()
            if changes:
                text = _("The rating is kept.")
                self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

        def refused(problem: InputProblem) -> None:
            self._asked = asked
            self._half.go_on()
            self.on.show_problem(problem_sentence(problem))

        self.desk.do(self._half.done_by(service), kept, owner=self, on_problem=refused)

    def _discard(self) -> None:
        self._asked = None
        self._half.give_up()
        self.back_requested.emit()
