"""The first questions: when therapy takes place, how often to look, and who else uses this computer."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.therapy import Rhythm, Therapy
from workbook.gui.page import Page
from workbook.gui.places import GetHelpPlace, GoalEditorPlace, HomePlace, Place, SettingsPart, SettingsPlace
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.therapy import Details, details, set_up, suggested_reassessment

_PAGES = 3


class SetUpPage(Page):
    """Three pages, each of which can be left empty; what is answered is kept page by page."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.question = QuestionPage()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.question)
        self._place: Place | None = None
        self._here = 0
        self._answers = Details()
        self._unsaved: dict[str, str | date | None] = {}
        self._rhythm: Rhythm | None = None
        self._others: bool | None = None
        self._first: QWidget | None = None
        self._fields: list[DateField | LineField] = []
        self.question.back_clicked.connect(lambda: self._turn(self._here - 1))
        self.question.continue_clicked.connect(self._go_on)
        self.question.stop_clicked.connect(self._stop)

    def show_place(self, place: Place) -> None:
        """Begin with what is known already, or go on where the person was before they went elsewhere for a moment."""
        if place is not self._place:
            self._place, self._here, self._unsaved, self._rhythm = place, 0, {}, None
        self.desk.ask(lambda workbook: workbook.therapy(), self._begin, owner=self)

    def leave(self) -> None:
        """Keep what stands in the fields."""
        for field in self._fields:
            field.write_back()

    def first_control(self) -> QWidget | None:
        """Return the first field."""
        return self._first

    def _begin(self, therapy: Therapy) -> None:
        self._answers = details(therapy)
        self._keep(**self._unsaved)
        today = self.desk.today
        self._rhythm = self._rhythm or therapy.rhythm_on(today) or Rhythm(start=today, months=1)
        self._turn(self._here)

    def _turn(self, page: int) -> None:
        """Show a page of the three."""
        if page < 0:
            self.go_requested.emit(HomePlace())
            return
        self._here = page
        self._fields = []
        (self._ask_therapy, self._ask_rhythm, self._ask_computer)[page]()
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, title: str, go_on: str | None = None) -> None:
        self.question.show_question(
            title,
            where=_("Setting up, page {here} of {count}").format(here=self._here + 1, count=_PAGES),
            back=_("Home") if self._here == 0 else _("Back"),
            here=self._here,
            count=_PAGES,
            go_on=go_on,
            stop=_("Later"),
        )

    def _ask_therapy(self) -> None:
        self._show(_("About your therapy"))
        self._add(Words(_("Leave out anything you do not know, or do not want to write down.")))
        start = DateField(
            _("When does therapy start, or when did it?"),
            lambda: self.desk.today,
            optional=True,
            caption=_("For example 12 January 2026. It can lie in the past or in the future."),
        )
        start.set_value(self._answers.therapy_start)
        start.left.connect(lambda day: self._keep(therapy_start=day))
        approach = LineField(_("What kind of therapy is it?"), optional=True, limit=2000)
        approach.set_text(self._answers.approach)
        approach.left.connect(lambda text: self._keep(approach=text))
        length = LineField(
            _("How long do you expect it to take?"), optional=True, limit=2000, caption=_("For example: about a year")
        )
        length.set_text(self._answers.expected_length)
        length.left.connect(lambda text: self._keep(expected_length=text))
        self._fields = [start, approach, length]
        for field in self._fields:
            self._add(field)
        self._let_enter_continue()
        self._first = start

    def _ask_rhythm(self) -> None:
        self._show(_("How often"))
        rhythm = self._rhythm or Rhythm(start=self.desk.today, months=1)
        sessions = ChoiceRow(
            _("How often do you have sessions?"),
            [(7, _("Every week")), (14, _("Every two weeks")), (30, _("Every month")), (None, _("I do not know yet"))],
        )
        sessions.set_value(rhythm.sessions_every_days)
        sessions.chosen.connect(self._choose_sessions)
        check_ins = ChoiceRow(
            _("How often would you like to look at your goals?"),
            [
                ((None, 2), _("Every two weeks")),
                ((1, None), _("Every month")),
                ((2, None), _("Every two months")),
                ((3, None), _("Every three months")),
            ],
        )
        check_ins.set_value((rhythm.months, rhythm.weeks))
        check_ins.chosen.connect(self._choose_check_ins)
        suggested = suggested_reassessment(self._answers.therapy_start, self.desk.today)
        reassessment = DateField(
            _("When will you look at your goals together with your therapist?"),
            lambda: self.desk.today,
            is_ahead=True,
            earliest=self.desk.today,
            optional=True,
            caption=_("After about three months is usual. You can change it at any time."),
        )
        reassessment.set_value(self._answers.next_reassessment or suggested)
        reassessment.left.connect(lambda day: self._keep(next_reassessment=day))
        if self._answers.next_reassessment is None:
            self._keep(next_reassessment=suggested)
        self._fields = [reassessment]
        for part in (sessions, check_ins, reassessment):
            self._add(part)
        self._let_enter_continue()
        self._first = sessions

    def _ask_computer(self) -> None:
        self._show(_("Does anybody else use this computer?"), go_on=self._last_words)
        others = ChoiceRow(
            _("Does anybody else use this computer?"),
            [(True, _("Yes, or I am not sure")), (False, _("No"))],
            label_shown=False,
            in_column=True,
        )
        others.set_value(self._others)
        hint = Words(
            _(
                "A passphrase keeps this workbook closed to others. You can set one now, and at any time in "
                "Settings. With it comes a recovery key to print and keep."
            )
        )
        if not self._others:
            hint.hide()

        def choose(answer: object) -> None:
            self._others = answer is True
            hint.setVisible(self._others)
            self.question.go_on.setText(self._last_words)

        others.chosen.connect(choose)
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        for part in (others, hint, quiet):
            self._add(part)
        self._first = others

    @property
    def _last_words(self) -> str:
        """What the last button says: where it leads."""
        return _("Set a passphrase") if self._others else _("Write my first goal")

    def _add(self, part: QWidget) -> None:
        self.question.body.addWidget(part)
        self.question.body.addSpacing(8)

    def _let_enter_continue(self) -> None:
        for field in self._fields:
            line = field.field if isinstance(field, DateField) else field
            line.entered.connect(self._go_on)

    def _choose_sessions(self, days: object) -> None:
        if self._rhythm is not None:
            self._rhythm = replace(self._rhythm, sessions_every_days=days if isinstance(days, int) else None)

    def _choose_check_ins(self, chosen: object) -> None:
        if self._rhythm is not None and isinstance(chosen, tuple):
            self._rhythm = replace(self._rhythm, months=chosen[0], weeks=chosen[1])

    def _keep(self, **answer: str | date | None) -> None:
        self._answers = replace(self._answers, **answer)  # type: ignore[arg-type]
        self._unsaved |= answer

    def _save(self) -> None:
        answers, rhythm, today = self._answers, self._rhythm, self.desk.today
        self._unsaved = {}
        if rhythm is not None:
            self.desk.do(lambda workbook: set_up(workbook, answers, rhythm, today))

    def _is_in_order(self) -> bool:
        self.leave()
        unreadable = [field for field in self._fields if isinstance(field, DateField) and not field.is_readable]
        if unreadable:
            unreadable[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return not unreadable

    def _go_on(self) -> None:
        if not self._is_in_order():
            return
        self._save()
        if self._here + 1 < _PAGES:
            self._turn(self._here + 1)
        elif self._others:
            self.go_requested.emit(SettingsPlace(part=SettingsPart.PROTECTION))
        else:
            self.go_requested.emit(GoalEditorPlace())

    def _stop(self) -> None:
        self.leave()
        self._save()
        self.go_requested.emit(HomePlace())
