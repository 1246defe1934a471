"""What is known about the therapy, to correct at any time, and its end."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.problems import InputProblem
from workbook.domain.therapy import Therapy
from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.settings.part import Part
from workbook.gui.places import GetHelpPlace, ReassessmentPlace
from workbook.gui.theme import BODY, SECTION, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.days import full_day
from workbook.services.problem_texts import problem_sentence
from workbook.services.therapy import Details, details, end_therapy, has_ended, save_details, take_end_back

Field = LineField | DateField


class DetailsPart(Part):
    """Each field is saved when it is left; everything may stay empty."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)

        self._fields: dict[str, Field] = {
            "name": LineField(_("My name or initials"), limit=200, caption=_("Printed in the report.")),
            "therapist": LineField(_("My therapist"), limit=200),
            "approach": LineField(_("The kind of therapy"), limit=200),
            "therapy_start": DateField(
                _("Therapy starts on"),
                lambda: self.desk.today,
                caption=_("The past, the future, or empty when it is not known."),
            ),
            "expected_length": LineField(_("How long we expect it to take"), limit=200),
            "next_reassessment": DateField(
                _("Next reassessment on"), lambda: self.desk.today, earliest=self.desk.today
            ),
        }
        for name, field in self._fields.items():
            field.left.connect(lambda value, name=name: self._save(name, value))
            self.parts.addWidget(field)
            self.parts.addSpacing(Theme.of().px(8))
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        self.parts.addWidget(quiet)
        self._ending = QVBoxLayout()
        Theme.of().space(self._ending, 8)
        self.parts.addSpacing(Theme.of().px(8))
        self.parts.addLayout(self._ending)
        self._ended: date | None = None
        self._offer: QWidget | None = None
        self._read()

    def leave(self) -> None:
        """Write back the field that has the keyboard."""
        for field in self._fields.values():
            field.write_back()

    def react(self, changes: Changes) -> None:
        """Read again after the therapy changed; a field that is being written in stays."""
        if changes.touches(Therapy):
            self._read()

    def _read(self) -> None:
        self.desk.ask(lambda workbook: workbook.therapy(), self._show, owner=self)

    def _show(self, therapy: Therapy) -> None:
        shown = details(therapy)
        for name, field in self._fields.items():
            value = getattr(shown, name)
            control = field.focusProxy()
            if control is not None and control.hasFocus():
                continue
            if isinstance(field, DateField):
                field.set_value(value)
            else:
                field.set_text(value)
        self._show_ending(therapy)

    def _show_ending(self, therapy: Therapy) -> None:
        """Say whether therapy has ended, unless that is said; the keyboard stays on the button there."""
        ended = therapy.therapy_end if has_ended(therapy, self.desk.today) else None
        if self._offer is not None and ended == self._ended:
            return
        has_keyboard = self._offer is not None and self._offer.hasFocus()
        self._ended, self._offer = ended, self._offer_for(ended)
        if has_keyboard:
            self._offer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_for(self, ended: date | None) -> QWidget:
        """Show what can be done about the end of therapy, and return its button."""
        empty(self._ending)
        self._ending.addWidget(Words(_("When therapy ends"), SECTION))
        if ended is not None:
            said = _("Your therapy ended on {day}. Nothing is due any more; everything can still be read and changed.")
            self._ending.addWidget(Words(said.format(day=full_day(ended)), BODY))
            report, back = LinkButton(_("Prepare a last report")), PlainButton(_("Take it back"))
            report.clicked.connect(lambda: self.go_requested.emit(ReassessmentPlace()))
            back.clicked.connect(self._take_back)
            self._ending.addLayout(at_left(report))
            self._ending.addLayout(at_left(back))
            return back
        said = _("Then there is room for a last report, and nothing falls due any more. You can take it back.")
        self._ending.addWidget(Words(said, BODY))
        end = PlainButton(_("My therapy has ended"))
        end.clicked.connect(self._end)
        self._ending.addLayout(at_left(end))
        return end

    def _save(self, name: str, value: str | date | None) -> None:
        field = self._fields[name]
        kept = value.strip() or None if isinstance(value, str) else value

        def refuse(problem: InputProblem) -> None:
            field.show_problem(problem_sentence(problem))

        self.desk.do(
            lambda workbook: save_details(workbook, _with(details(workbook.therapy()), name, kept)),
            owner=self,
            on_problem=refuse,
        )

    def _end(self) -> None:
        today = self.desk.today
        self.desk.do(
            lambda workbook: end_therapy(workbook, today),
            lambda changes: self.note_changes(_("Noted: your therapy has ended."), changes),
            owner=self,
            on_problem=lambda problem: self._fields["therapy_start"].show_problem(
                _("Therapy starts after today here. Put the day right first.")
            ),
        )

    def _take_back(self) -> None:
        self.desk.do(
            take_end_back,
            lambda changes: self.note_changes(_("Check-ins fall due again as before."), changes),
            owner=self,
        )


def _with(known: Details, name: str, value: object) -> Details:
    changed: dict[str, Any] = {name: value}
    return replace(known, **changed)
