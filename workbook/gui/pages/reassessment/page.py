"""The page of the reassessment: overview, four pages to prepare, the report, and what was decided."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbook.domain.problems import InputProblem
from workbook.domain.reassessment import Page as Paper
from workbook.domain.reassessment import Reassessment, ReportOptions
from workbook.gui.page import Note, Page
from workbook.gui.pages.reassessment.after import AfterForm, SessionRating
from workbook.gui.pages.reassessment.forms import InTheWayForm, OwnWordsForm, QuestionsForm, RatingsForm
from workbook.gui.pages.reassessment.overview import Overview
from workbook.gui.pages.reassessment.seen import Seen, see
from workbook.gui.places import (
    GetHelpPlace,
    GoalEditorPlace,
    GoalPlace,
    HomePlace,
    Place,
    ReassessmentPlace,
    ReassessmentStep,
)
from workbook.gui.saving_pdf import save_blank_sheets, save_pdf
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.question_page import QuestionPage
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.worker import Job
from workbook.resources import translate as _
from workbook.services import reassessment as preparing
from workbook.services.assembly import assemble, left_out
from workbook.services.changes import Changes
from workbook.services.days import full_day, listed
from workbook.services.decisions import note_down, rate_in_session, record
from workbook.services.ports import Workbook
from workbook.services.prepared_page import remember_prepared_page
from workbook.services.problem_texts import problem_sentence

if TYPE_CHECKING:
    from workbook.gui.pages.reassessment.preview import Preview

Service = Callable[[Workbook, str], Changes]
"""A service with its answer filled in: it takes the workbook and the id of the reassessment."""
_PREPARING = 4
_WHAT_TO_DO = 1
"""The page of the goal editor on which the goal as it was can be read and changed."""


class ReassessmentPage(Page):
    """A draft is kept at every step until it was used in the session."""

    _progressed = Signal(int, int)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.overview = Overview()
        self.question = QuestionPage()
        self._views = QStackedWidget()
        self._views.addWidget(self.overview)
        self._views.addWidget(self.question)
        self._preview: Preview | None = None
        self._identifier: str | None = None
        self._seen: Seen | None = None
        self._step = ReassessmentStep.OVERVIEW
        self._here = 0
        self._asked_page: int | None = None
        """The page of preparing that was asked for; None goes on where the person stopped."""
        self._making: Job[bytes] | None = None
        self.form: QWidget | None = None
        """What is asked on this page; None while nothing is."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._views)
        self.overview.prepare_wanted.connect(lambda: self._start(None))
        self.overview.preview_wanted.connect(self._look)
        self.overview.after_wanted.connect(lambda: self._read(ReassessmentStep.AFTER))
        self.overview.discard_wanted.connect(self._discard)
        self.overview.kit_wanted.connect(lambda: save_blank_sheets(self))
        self.question.back_clicked.connect(self._go_back)
        self.question.continue_clicked.connect(self._go_on)
        self.question.stop_clicked.connect(self._stop)

    def show_place(self, place: Place) -> None:
        """Show a step of a reassessment; preparing begins one where none is being prepared."""
        assert isinstance(place, ReassessmentPlace)
        self._identifier, self.form = place.reassessment, None
        if place.step is ReassessmentStep.PREPARE:
            self._start(place.page)
        else:
            self._read(place.step)

    def leave(self) -> None:
        """Write back what stands in the fields, and remember the page of preparing."""
        if isinstance(self.form, RatingsForm | InTheWayForm | OwnWordsForm | QuestionsForm | AfterForm):
            self.form.write_back()
        identifier, here = self._identifier, self._here
        if self._step is ReassessmentStep.PREPARE and identifier is not None and self.form is not None:
            self.desk.do(lambda workbook: remember_prepared_page(workbook, identifier, here))
        if self._making is not None:
            self._making.cancel()

    def first_control(self) -> QWidget | None:
        """Return what can be answered."""
        return self.overview.main if self._step is ReassessmentStep.OVERVIEW else self.form

    def _read(self, step: ReassessmentStep) -> None:
        identifier, today = self._identifier, self.desk.today

        def read(_changes: Changes | None = None) -> None:
            self.desk.ask(lambda workbook: see(workbook, identifier, today), lambda seen: self._show(step, seen), self)

        if step is ReassessmentStep.PREVIEW and not self.desk.is_read_only:
            self.desk.do(lambda workbook: preparing.catch_up(workbook, today), read, owner=self)
        else:
            read()

    def _start(self, page: int | None) -> None:
        """Begin a draft, or go on with the one there is, at a page of the four or where the person stopped."""
        today = self.desk.today

        def begun(_changes: Changes) -> None:
            self._identifier = None
            self._prepare_at(page)

        def begin(workbook: Workbook) -> Changes:
            return preparing.start(workbook, today) + preparing.catch_up(workbook, today)

        self.desk.do(begin, begun, owner=self)

    def _prepare_at(self, page: int | None) -> None:
        self._asked_page = page
        self._read(ReassessmentStep.PREPARE)

    def _show(self, step: ReassessmentStep, seen: Seen) -> None:
        self._seen, self._step = seen, step
        if step is ReassessmentStep.PREVIEW:
            self._show_preview(seen)
        elif seen.reassessment is None or step is ReassessmentStep.OVERVIEW:
            self._step = ReassessmentStep.OVERVIEW
            self._views.setCurrentWidget(self.overview)
            self.overview.show_seen(seen)
            if self.overview.main is not None:
                self.overview.main.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step is ReassessmentStep.AFTER:
            self._ask_after(seen)
        else:
            self._prepare(seen)

    def _prepare(self, seen: Seen) -> None:
        kept, today = seen.reassessment, self.desk.today
        assert kept is not None
        self._identifier = kept.id
        self._here = seen.page if self._asked_page is None else self._asked_page
        titles = (
            _("What the ratings say"),
            _("What may be in the way"),
            _("In your own words"),
            _("What I would like to talk about"),
        )
        self.question.show_question(
            titles[self._here],
            where=_("For {day}, page\u00a0{here}\u00a0of\u00a0{count}").format(
                day=full_day(kept.on), here=self._here + 1, count=_PREPARING
            ),
            back=titles[self._here - 1] if self._here else _("Reassessment"),
            here=self._here,
            count=_PREPARING,
            go_on=None if self._here + 1 < _PREPARING else _("Look at the report"),
        )
        kinds = (RatingsForm, InTheWayForm, OwnWordsForm, QuestionsForm)
        form = kinds[self._here](seen, today, lambda service: self._save(kept.id, service))
        if isinstance(form, RatingsForm):
            form.goal_wanted.connect(lambda goal: self.go_requested.emit(GoalPlace(goal=goal)))
        if isinstance(form, InTheWayForm):
            form.help_wanted.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        self._put(form)
        if not isinstance(form, RatingsForm):
            quiet = QuietLine(self.desk)
            quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
            self.question.body.addWidget(quiet)

    def _ask_after(self, seen: Seen) -> None:
        assert seen.reassessment is not None
        identifier = self._identifier = seen.reassessment.id
        self.question.show_question(
            _("After the session"),
            where="",
            back=_("Reassessment"),
            here=0,
            count=1,
            go_on=_("Keep what we decided"),
        )
        form = AfterForm(seen, self.desk.today)
        form.written.connect(lambda: self._note_down(identifier, form))
        form.rated.connect(lambda rating: self._rate(identifier, form, rating))
        self._put(form)

    def _put(self, form: QWidget) -> None:
        self.form = form
        self.question.body.addWidget(form)
        self._views.setCurrentWidget(self.question)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, identifier: str, service: Service) -> None:
        self.desk.do(lambda workbook: service(workbook, identifier), owner=self)

    def _go_on(self) -> None:
        self.leave()
        if self._step is ReassessmentStep.AFTER:
            self._record()
        elif self._here + 1 < _PREPARING:
            self._prepare_at(self._here + 1)
        else:
            self._read(ReassessmentStep.PREVIEW)

    def _go_back(self) -> None:
        self.leave()
        if self._step is ReassessmentStep.PREPARE and self._here:
            self._prepare_at(self._here - 1)
        else:
            self._identifier = None
            self._read(ReassessmentStep.OVERVIEW)

    def _stop(self) -> None:
        self.leave()
        self.go_requested.emit(HomePlace())

    def _look(self, chosen: Reassessment | None) -> None:
        self._identifier = None if chosen is None else chosen.id
        self._read(ReassessmentStep.PREVIEW)

    def _show_preview(self, seen: Seen) -> None:
        preview = self._take_preview()
        options = seen.reassessment.options if seen.reassessment else ReportOptions()
        self.form = None
        has_draft = seen.reassessment is not None and not seen.reassessment.complete
        preview.show_options(options, has_draft=has_draft, is_protected=self.desk.is_protected)
        self._views.setCurrentWidget(preview)
        preview.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make(seen, options)

    def _take_preview(self) -> "Preview":
        if self._preview is None:
            from workbook.gui.pages.reassessment.preview import Preview  # QtPdf is loaded for the first report

            preview = self._preview = Preview()
            self._views.addWidget(preview)
            preview.back_wanted.connect(self._go_back)
            preview.options_chosen.connect(self._choose)
            preview.print_wanted.connect(self._print)
            preview.save_wanted.connect(self._save_report)
            preview.after_wanted.connect(lambda: self._read(ReassessmentStep.AFTER))
            preview.cancelled.connect(self._go_back)
            self._progressed.connect(preview.show_progress)
        return self._preview

    def _make(self, seen: Seen, options: ReportOptions) -> None:
        """Make the report away from the window's thread; an older one that is still being made is given up."""
        if self._making is not None:
            self._making.cancel()
        preview, today, kept = self._take_preview(), self.desk.today, seen.reassessment
        end = (kept.end if kept else None) or today
        start = (kept.start if kept else None) or preparing.first_day(seen.contents, end)
        preview.show_left_out(left_out(seen.contents, kept, start=start, end=end, include=options.include))
        preview.start_waiting()
        set_type = self.tools.set_type

        def make(job: Job[bytes]) -> bytes:
            report = assemble(
                seen.contents,
                kept,
                today=today,
                start=start,
                end=end,
                page=options.page or Paper.A4,
                large_print=bool(options.large_print),
                include=options.include,
            )
            return set_type(report, lambda done, whole: self._advance(job, done, whole))

        self._making = self.desk.draw(make, preview.show_report, owner=self)

    def _advance(self, job: Job[bytes], done: int, whole: int) -> None:
        """Tell from the worker's thread how many pages are made, or stop there."""
        job.stop_if_cancelled()
        self._progressed.emit(done, whole)

    def _choose(self, options: ReportOptions) -> None:
        """Keep how the report is printed with the reassessment, and make it anew."""
        seen = self._seen
        if seen is None:
            return
        if seen.reassessment is not None:
            identifier = seen.reassessment.id
            self.desk.do(lambda workbook: preparing.set_options(workbook, identifier, options), owner=self)
        self._make(seen, options)

    def _print(self) -> None:
        if self._preview is not None and self._preview.data is not None:
            self.surroundings.dialogs.print_pdf(self, self._preview.document)

    def _save_report(self) -> None:
        data = None if self._preview is None else self._preview.data
        if data is not None:
            save_pdf(self, data, f"report-{self.desk.today.isoformat()}.pdf", _("Save the report"), is_private=True)

    def _discard(self) -> None:
        kept = self._seen.reassessment if self._seen else None
        if kept is None:
            return

        def discarded(changes: Changes) -> None:
            self._identifier = None
            self._read(ReassessmentStep.OVERVIEW)
            self.noted.emit(
                Note(text=_("The draft is thrown away."), action=_("Undo"), act=lambda: self.desk.undo(changes))
            )

        self.desk.do(lambda workbook: preparing.discard(workbook, kept.id), discarded, owner=self)

    def _note_down(self, identifier: str, form: AfterForm) -> None:
        on, decisions, undecided, steps = form.chosen_day, form.decisions, form.undecided, form.agreed_steps
        note, next_on = form.note.text, form.next.value
        self.desk.do(
            lambda workbook: note_down(
                workbook,
                identifier,
                on=on,
                decisions=decisions,
                undecided=undecided,
                agreed_steps=steps,
                note=note,
                next_on=next_on,
            ),
            owner=self,
            on_problem=lambda problem: self._refuse(form, problem),
        )

    def _rate(self, identifier: str, form: AfterForm, rating: SessionRating) -> None:
        """Keep a rating of the session, or take it out."""
        on, now = form.day, self.desk.now
        self.desk.do(
            lambda workbook: rate_in_session(
                workbook, identifier, rating.goal, rating.value, now=now, rater=rating.rater, on=on
            ),
            owner=self,
            on_problem=lambda problem: self._refuse(form, problem),
        )

    def _record(self) -> None:
        """Keep what was decided; a goal that is to be reworded opens in its editor."""
        form, identifier = self.form, self._identifier
        if not isinstance(form, AfterForm) or identifier is None:
            return
        if not form.is_in_order:
            return
        on, next_on, today = form.on.value, form.next.value, self.desk.today
        if on is None or not form.next.is_readable:
            form.on.show_problem("" if on else _("Type a date, for example 6 December 2026."))
            return
        decisions, steps, note, reworded = form.decisions, form.agreed_steps, form.note.text, form.reworded

        def kept(changes: Changes) -> None:
            place = GoalEditorPlace(goal=reworded[0].id, page=_WHAT_TO_DO) if reworded else HomePlace()
            self.go_requested.emit(place)
            text = _("What you decided is kept.")
            if len(reworded) > 1:
                names = listed([goal.newest.name for goal in reworded[1:]])
                text += " " + _("After this goal, these are to be reworded too: {goals}.").format(goals=names)
            self.noted.emit(Note(text=text, action=_("Undo"), act=lambda: self.desk.undo(changes)))

        self.desk.do(
            lambda workbook: record(
                workbook,
                identifier,
                on=on,
                decisions=decisions,
                agreed_steps=steps,
                note=note,
                next_on=next_on,
                today=today,
            ),
            kept,
            owner=self,
            on_problem=lambda problem: self._refuse(form, problem),
        )

    def _refuse(self, form: AfterForm, problem: InputProblem) -> None:
        """Say beside its day what stands against it."""
        if problem.place == "next":
            field, sentence = form.next, _("This is before the session.")
        elif problem.key == "before":
            limit = date.fromisoformat(str(problem.details["limit"]))
            field, sentence = form.on, _("A goal began on {day}, after this day.").format(day=full_day(limit))
        else:
            field, sentence = form.on, problem_sentence(InputProblem("", problem.key, **problem.details))
        field.show_problem(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
