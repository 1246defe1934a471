"""The page of Settings: the list of parts, each with how it stands now, or one part."""

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.therapy import Person, Therapy
from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Page
from workbook.gui.pages.settings.backups_part import BackupsPart
from workbook.gui.pages.settings.delete_part import DeletePart
from workbook.gui.pages.settings.details_part import DetailsPart
from workbook.gui.pages.settings.export_part import ExportPart
from workbook.gui.pages.settings.look_part import LookPart, look_words
from workbook.gui.pages.settings.part import Part
from workbook.gui.pages.settings.people_part import PeoplePart
from workbook.gui.pages.settings.protection_part import ProtectionPart
from workbook.gui.pages.settings.rhythm_part import RhythmPart, rhythm_words
from workbook.gui.pages.settings.workbook_part import WorkbookPart
from workbook.gui.places import Place, SettingsPart, SettingsPlace
from workbook.gui.theme import TITLE
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.list_row import ListRow, in_a_list
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.backup_texts import moment_words
from workbook.services.changes import Changes
from workbook.services.ports import Workbook

_PARTS: dict[SettingsPart, type[Part]] = {
    SettingsPart.WORKBOOK: WorkbookPart,
    SettingsPart.DETAILS: DetailsPart,
    SettingsPart.RHYTHM: RhythmPart,
    SettingsPart.LOOK: LookPart,
    SettingsPart.PEOPLE: PeoplePart,
    SettingsPart.PROTECTION: ProtectionPart,
    SettingsPart.BACKUPS: BackupsPart,
    SettingsPart.EXPORT: ExportPart,
    SettingsPart.DELETE: DeletePart,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the list says about the workbook."""

    therapy: Therapy
    people: int


def _see(workbook: Workbook) -> _Seen:
    return _Seen(therapy=workbook.therapy(), people=len(workbook.every(Person)))


class SettingsPage(Page):
    """The list, or one part with the way back to the list."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.errands = FileErrands(surroundings, self)
        self.errands.arrived.connect(self.go_requested)
        self.errands.noted.connect(self.noted)
        self.part: Part | None = None
        self._key_to_keep: str | None = None
        self._rows: dict[SettingsPart, ListRow] = {}
        self._first: QWidget | None = None
        self._shown: SettingsPart | None = None
        self._column = Column()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def show_place(self, place: Place) -> None:
        """Show the list or a part."""
        assert isinstance(place, SettingsPlace)
        if isinstance(self.part, ProtectionPart):
            self._key_to_keep = self.part.key_to_keep
        self._column.clear()
        self._column.to_top()
        self.part = None
        self._rows.clear()
        before, self._shown = self._shown if self.isVisible() else None, place.part
        if place.part is None:
            self._show_list(before)
        else:
            self._show_part(place.part)

    def leave(self) -> None:
        """Write back what stands in a field of the part."""
        if self.part is not None:
            self.part.leave()

    def react(self, changes: Changes) -> None:
        """Let the part, or the list, read again."""
        if self.part is not None:
            self.part.react(changes)
        elif changes.touches(Therapy, Person):
            self._read()

    def first_control(self) -> QWidget | None:
        """Return the row of the part that the person comes back from, the first row, or the way back."""
        return self._first

    def _show_list(self, before: SettingsPart | None) -> None:
        self._column.add(Words(_("Settings"), TITLE))
        for part in _PARTS:
            row = self._rows[part] = ListRow(_name(part), " ")
            row.clicked.connect(lambda _checked=False, to=part: self.go_requested.emit(SettingsPlace(part=to)))
        self._column.add_layout(in_a_list(list(self._rows.values())), above=4)
        self._first = self._rows[before or SettingsPart.WORKBOOK]
        self._read()

    def _show_part(self, which: SettingsPart) -> None:
        back = LinkButton(_("All settings"), icon="chevron-left")
        back.clicked.connect(lambda: self.go_requested.emit(SettingsPlace()))
        self._first = back
        self._column.add_layout(at_left(back))
        self._column.add(Words(_name(which), TITLE))
        self.part = _PARTS[which](self.surroundings, self.errands)
        self.part.go_requested.connect(self.go_requested)
        self.part.noted.connect(self.noted)
        self._column.add(self.part)
        self.part.show()
        if isinstance(self.part, ProtectionPart) and self._key_to_keep is not None:
            self.part.show_key(self._key_to_keep)

    def _read(self) -> None:
        self.desk.ask(_see, self._say, owner=self)

    def _say(self, seen: _Seen) -> None:
        settings, desk = self.preferences.settings, self.desk
        therapy = seen.therapy
        backup = desk.last_backup
        sentences = {
            SettingsPart.WORKBOOK: "" if desk.path is None else desk.path.name,
            SettingsPart.DETAILS: _("Your name, your therapist, your dates, and the end of therapy"),
            SettingsPart.RHYTHM: rhythm_words(therapy.rhythm_on(desk.today)),
            SettingsPart.LOOK: look_words(settings.look, settings.text_size),
            SettingsPart.PEOPLE: translate_count("{count} person", "{count} people", seen.people).format(
                count=seen.people
            ),
            SettingsPart.PROTECTION: _("Protected by a passphrase") if desk.is_protected else _("No passphrase"),
            SettingsPart.BACKUPS: _("No backup yet")
            if backup is None
            else _("The last one is of {moment}").format(moment=moment_words(backup)),
            SettingsPart.EXPORT: _("Take your entries out, or bring in a file"),
            SettingsPart.DELETE: _("This workbook, its backups, and what may remain"),
        }
        for part, row in self._rows.items():
            row.set_sentence(sentences[part])


def _name(part: SettingsPart) -> str:
    return {
        SettingsPart.WORKBOOK: _("Workbook file"),
        SettingsPart.DETAILS: _("My details"),
        SettingsPart.RHYTHM: _("Rhythm and reminders"),
        SettingsPart.LOOK: _("Look"),
        SettingsPart.PEOPLE: _("My people and numbers"),
        SettingsPart.PROTECTION: _("Protection"),
        SettingsPart.BACKUPS: _("Backups"),
        SettingsPart.EXPORT: _("Export and import"),
        SettingsPart.DELETE: _("Delete everything"),
    }[part]
