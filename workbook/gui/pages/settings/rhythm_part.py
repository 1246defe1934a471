"""How often check-ins fall due and sessions take place, and reminders in one's own calendar."""

from pathlib import Path

from workbook.domain.contents import Contents
from workbook.domain.therapy import Rhythm, Therapy
from workbook.gui.documents import documents_folder
from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.labelled import Labelled
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.labels import as_choice, session_rhythm
from workbook.services.therapy import change_rhythm

_USUAL_SESSIONS = (7, 14, 21, 28)


def rhythm_words(rhythm: Rhythm | None) -> str:
    """Return how often check-ins fall due, and sessions where that is known."""
    if rhythm is None:
        return _("Not chosen yet")
    how_often = _check_in_words(rhythm.months)
    if rhythm.sessions_every_days is None:
        return _("Check in {how_often}").format(how_often=how_often)
    sessions = session_rhythm(rhythm.sessions_every_days)
    return _("Check in {how_often}; sessions {sessions}").format(how_often=how_often, sessions=sessions)


def _check_in_words(months: int | None) -> str:
    return {
        1: _("every month"),
        2: _("every two months"),
        3: _("every three months"),
    }.get(months or 0, _("every two weeks"))


class RhythmPart(Part):
    """A change holds from today; what was due before stays what it was."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        self._rhythm: Rhythm | None = None
        self.check_ins = ChoiceRow(
            _("How often do you want to check in?"),
            [(months, as_choice(_check_in_words(months))) for months in (1, 2, 3, None)],
            in_column=True,
        )
        self.check_ins.chosen.connect(self._change_check_ins)
        self.parts.addWidget(self.check_ins)
        self.sessions = DropDown()
        self.sessions.activated.connect(lambda index: self._change_sessions(self.sessions.itemData(index)))
        self.parts.addWidget(
            Labelled(
                _("How often do sessions take place?"),
                self.sessions,
                caption=_("Used to say how many sessions a month is likely to have, where you did not count them."),
            )
        )
        self.say_quietly(_("A change holds from today. Nothing that was entered or due before changes."))
        self.section(_("Reminders"))
        self.say(
            _(
                "Save a calendar file and open it with your calendar. Each entry says “Workbook” and nothing else. "
                "After a change of rhythm, save and open it again; days of the old rhythm stay in your calendar until "
                "you delete them there."
            )
        )
        self.hour = DropDown()
        for hour in range(24):
            self.hour.addItem(f"{hour:02d}:00", hour)
        self.hour.setCurrentIndex(self.preferences.settings.reminder_hour)
        self.hour.activated.connect(lambda index: self.preferences.change(reminder_hour=index))
        self.parts.addWidget(Labelled(_("Remind me at"), self.hour))
        self.button(_("Save a calendar file")).clicked.connect(self._save_calendar)
        self._read()

    def react(self, changes: Changes) -> None:
        """Show the rhythm again after it changed."""
        if changes.touches(Therapy):
            self._read()

    def _read(self) -> None:
        self.desk.ask(lambda workbook: workbook.therapy(), self._show, owner=self)

    def _show(self, therapy: Therapy) -> None:
        self._rhythm = therapy.rhythms[-1] if therapy.rhythms else None
        days = None if self._rhythm is None else self._rhythm.sessions_every_days
        if self._rhythm is not None:
            self.check_ins.set_value(self._rhythm.months)
        self.sessions.clear()
        self.sessions.addItem(_("It varies, or not known"), None)
        for each in sorted({*_USUAL_SESSIONS, *(() if days is None else (days,))}):
            self.sessions.addItem(as_choice(session_rhythm(each)), each)
        self.sessions.setCurrentIndex(self.sessions.findData(days) if days is not None else 0)

    def _change_check_ins(self, months: object) -> None:
        days = None if self._rhythm is None else self._rhythm.sessions_every_days
        self._change(months if isinstance(months, int) else None, days)

    def _change_sessions(self, days: int | None) -> None:
        self._change(1 if self._rhythm is None else self._rhythm.months, days)

    def _change(self, months: int | None, days: int | None) -> None:
        today = self.desk.today
        rhythm = Rhythm(start=today, months=months, weeks=2 if months is None else None, sessions_every_days=days)
        self.desk.do(
            lambda workbook: change_rhythm(workbook, rhythm, today),
            lambda changes: self.note_changes(_("The new rhythm holds from now on."), changes),
            owner=self,
        )

    def _save_calendar(self) -> None:
        suggested = documents_folder() / "workbook-reminders.ics"
        path = self.dialogs.save_file(self, _("Save a calendar file"), suggested, _("Calendar files (*.ics)"))
        if path is None:
            return
        today, hour = self.desk.today, self.preferences.settings.reminder_hour

        def out(contents: Contents) -> None:
            self.desk.write_out(
                lambda job: self.tools.write_file(path, self.tools.write_calendar(contents, today, hour)),
                lambda: self._saved(path),
                self,
                self.tell,
            )

        self.desk.ask_file(lambda workbook: workbook.contents(), out, self, self.tell)

    def _saved(self, path: Path) -> None:
        self.noted.emit(
            Note(text=_("The reminders are saved as {name}. Open that file with your calendar.").format(name=path.name))
        )
