"""An event: something that happened on the way and may explain a change."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.problems import InputProblem
from workbook.domain.therapy import Event, EventKind
from workbook.gui.half_written import HalfWritten
from workbook.gui.page import Note, Page
from workbook.gui.place_words import place_words
from workbook.gui.places import EventPlace, GetHelpPlace, Place
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.widgets.text_field import TextField
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.entries import new_id
from workbook.services.events import Happened, add_event, change_event, remove_event
from workbook.services.half_written import event_form, half_written
from workbook.services.labels import label
from workbook.services.ports import Workbook
from workbook.services.problem_texts import problem_sentence


class EventPage(Page):
    """Write down an event, or change one."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.question = QuestionPage()
        self._place = EventPlace()
        self._event: Event | None = None
        self._half = HalfWritten(self.desk, self._written, self)
        self._is_leaving = True
        """Whether there is no form yet, or its event is being kept or removed: a press does nothing."""
        self._first: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.question)
        self.question.back_clicked.connect(self.back_requested)
        self.question.stop_clicked.connect(self._discard)
        self.question.continue_clicked.connect(self._keep)

    def show_place(self, place: Place) -> None:
        """Ask for the event to change and for what waits half written; nothing can be written before."""
        assert isinstance(place, EventPlace)
        self._half.forget()
        self._place, self._is_leaving, self._first = place, True, None
        self._ask_what_happened()

        def see(workbook: Workbook) -> tuple[Event | None, Mapping[str, str]]:
            event = None if place.event is None else workbook.find(Event, place.event)
            return event, half_written(workbook, event_form(None if event is None else event.id))

        def show(found: tuple[Event | None, Mapping[str, str]]) -> None:
            if place is self._place:
                self._fill(*found)

        self.desk.ask(see, show, owner=self)

    def leave(self) -> None:
        """Let what is half written wait, unless it was kept or given up already."""
        place = EventPlace(event=None if self._event is None else self._event.id)
        note = Note(
            text=_("The event is not kept yet. It waits for you."),
            action=_("Go on"),
            act=lambda: self.go_requested.emit(place),
        )
        self._half.leave(lambda: self.noted.emit(note))

    def first_control(self) -> QWidget | None:
        """Return the kind of event, once it can be chosen."""
        return self._first

    def _fill(self, event: Event | None, waiting: Mapping[str, str]) -> None:
        """Show the event to change, and what was written before and not kept."""
        self._first = self._form(event, self._place.on or self.desk.today if event is None else event.on)
        self._half.begin(event_form(None if event is None else event.id), waiting)
        if waiting.get("kind"):
            self.kind.set_value(EventKind(waiting["kind"]))
        for name, field in (("on", self.on), ("until", self.until)):
            if name in waiting:
                field.set_typed(waiting[name])
        if "words" in waiting:
            self.words.set_text(waiting["words"])
        for left in (self.kind.chosen, self.on.field.left, self.until.field.left, self.words.left):
            left.connect(self._half.save)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self) -> Mapping[str, str]:
        kind = self.kind.value
        return {
            "kind": "" if kind is None else EventKind(str(kind)).value,
            "on": self.on.field.text,
            "until": self.until.field.text,
            "words": self.words.text,
        }

    def _ask_what_happened(self) -> None:
        self.question.show_question(
            _("What happened?"),
            where="",
            back=place_words(self.came_from),
            here=0,
            count=1,
            go_on=_("Keep this event"),
            stop=_("Leave without keeping it"),
        )

    def _form(self, event: Event | None, on: date) -> QWidget:
        """Put the fields of an event into the page and return the first one."""
        self._event, self._is_leaving = event, False
        self.kind = ChoiceRow(
            _("What kind of event is it?"), [(kind, label(kind)) for kind in EventKind], in_columns=True
        )
        self.kind.set_value(event.kind if event else None)
        self.on = DateField(_("When was it, or when did it begin?"), lambda: self.desk.today)
        self.on.set_value(on)
        self.until = DateField(
            _("Until when?"),
            lambda: self.desk.today,
            is_ahead=True,
            optional=True,
            caption=_("During a pause no check-in is due. A pause without an end goes on until you add one."),
        )
        self.until.set_value(event.until if event else None)
        self.words = TextField(_("In your own words"), optional=True, lines=2)
        self.words.set_text(event.label if event else None)
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        for part in (self.kind, self.on, self.until, self.words, quiet):
            self.question.body.addWidget(part)
            self.question.body.addSpacing(8)
        if event is not None:
            remove = LinkButton(_("Remove this event"))
            remove.clicked.connect(self._remove)
            self.question.body.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return self.kind

    def _keep(self) -> None:
        if self._first is None:
            return
        kind, on, until = self.kind.value, self.on.value, self.until.value
        if not kind:
            said = _("Choose what kind of event it is; “{other}” is fine.")
            self.kind.show_problem(said.format(other=label(EventKind.OTHER)))
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if on is None or not self.on.is_readable or not self.until.is_readable:
            if on is None:
                self.on.show_problem(_("Type a date, for example 6 December 2026."))
                self.on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if until is not None and until < on:
            self.until.show_problem(_("This day is before the first one."))
            self.until.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._is_leaving:
            return
        self._is_leaving = True
        happened = Happened(kind=EventKind(str(kind)), on=on, until=until, label=self.words.text)
        event, now = self._event, self.desk.now
        if event is None:
            identifier = new_id()
            self.desk.do(
                self._half.done_by(lambda workbook: add_event(workbook, identifier, happened, now)),
                self._kept,
                owner=self,
                on_problem=self._refuse,
            )
        else:
            self.desk.do(
                self._half.done_by(lambda workbook: change_event(workbook, event.id, happened, now)),
                self._kept,
                owner=self,
                on_problem=self._refuse,
            )

    def _refuse(self, problem: InputProblem) -> None:
        self._is_leaving = False
        self._half.go_on()
        self.words.show_problem(problem_sentence(problem))

    def _kept(self, changes: Changes) -> None:
        self.back_requested.emit()
        self.noted.emit(Note(text=_("The event is kept."), action=_("Undo"), act=lambda: self.desk.undo(changes)))

    def _remove(self) -> None:
        event = self._event
        if event is None or self._is_leaving:
            return
        self._is_leaving = True

        def removed(changes: Changes) -> None:
            self.back_requested.emit()
            self.noted.emit(
                Note(text=_("The event is removed."), action=_("Undo"), act=lambda: self.desk.undo(changes))
            )

        service = self._half.done_by(lambda workbook: remove_event(workbook, event.id))
        self.desk.do(service, removed, owner=self)

    def _discard(self) -> None:
        self._half.give_up()
        self.back_requested.emit()
