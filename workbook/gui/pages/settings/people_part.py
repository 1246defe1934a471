"""My people: whom one can turn to, and which numbers Get help now shows while the workbook is locked."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.therapy import Person, Therapy
from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.settings.part import Part
from workbook.gui.places import GetHelpPlace
from workbook.gui.theme import Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.quiet_line import QuietLine
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.entries import new_id
from workbook.services.people import public_numbers, remove_person, save_person
from workbook.services.ports import Workbook


class _PersonForm(QWidget):
    """One person; each field is kept when it is left, once there is a name."""

    def __init__(self, part: "PeoplePart", person: Person) -> None:
        super().__init__()
        self._part, self.person = part, person
        self.name = LineField(_("Name"), limit=200)
        self.number = LineField(_("Number"), limit=200)
        self.note = LineField(_("Note"), limit=500, optional=True)
        self.tick = Tick(
            _("Show this number while the workbook is locked"),
            caption=_(
                "Anybody at this computer can see it then. The name and the number are kept outside the protected file."
            ),
        )
        self.remove = LinkButton(_("Remove"))
        parts = QVBoxLayout(self)
        Theme.of().space(parts, 8, (0, 8, 0, 8))
        for field in (self.name, self.number, self.note):
            field.left.connect(self.save)
            parts.addWidget(field)
        parts.addWidget(self.tick)
        parts.addLayout(at_left(self.remove))
        parts.addWidget(Rule())
        self.show_person(person)
        self.tick.clicked.connect(self.save)
        self.remove.clicked.connect(lambda: part.remove(self))

    def show_person(self, person: Person) -> None:
        """Show what is kept; a field that has the keyboard stays as it is."""
        self.person = person
        for field, text in ((self.name, person.name), (self.number, person.number), (self.note, person.note)):
            if not field.line.hasFocus():
                field.set_text(text)
        self.tick.setChecked(bool(person.when_locked))
        self.remove.setAccessibleName(_("Remove {name}").format(name=person.name))

    def write_back(self) -> None:
        """Keep what stands in a field."""
        for field in (self.name, self.number, self.note):
            field.write_back()

    def save(self) -> None:
        """Keep the person as the fields stand; without a name, say that one is needed."""
        if not self.name.text.strip():
            if self.number.text.strip() or self.note.text.strip() or self.person.name:
                self.name.show_problem(_("A name, so that you know whose number it is."))
            return
        self.name.show_problem("")
        self._part.keep(
            replace(
                self.person,
                name=self.name.text.strip(),
                number=self.number.text.strip() or None,
                note=self.note.text.strip() or None,
                when_locked=self.tick.isChecked(),
            )
        )


class PeoplePart(Part):
    """A form for each person, and one more on demand."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        self._forms: dict[str, _PersonForm] = {}
        self.say(_("People and services you can turn to. Get help now shows them below the numbers of your region."))
        self._list = QVBoxLayout()
        Theme.of().space(self._list)
        self.parts.addLayout(self._list)
        self.add = self.button(_("Add somebody"), icon="plus")
        self.add.clicked.connect(self._add)
        quiet = QuietLine(self.desk)
        quiet.get_help.clicked.connect(lambda: self.go_requested.emit(GetHelpPlace()))
        self.parts.addWidget(quiet)
        self._read()

    def leave(self) -> None:
        """Keep what stands in a field."""
        for form in self._forms.values():
            form.write_back()

    def react(self, changes: Changes) -> None:
        """Show the people again after they changed."""
        if changes.touches(Person):
            self._read()

    def keep(self, person: Person) -> None:
        """Keep a person in the workbook."""
        self.desk.do(lambda workbook: save_person(workbook, person), owner=self)

    def remove(self, form: _PersonForm) -> None:
        """Remove a person; one who was never kept goes without a word."""
        person = form.person
        if not person.name:
            self._drop(person.id)
            return
        form.remove.setEnabled(False)  # a second press would find nobody to remove
        self.desk.do(
            lambda workbook: remove_person(workbook, person.id),
            lambda changes: self.note_changes(_("{name} is removed.").format(name=person.name), changes),
            owner=self,
        )

    def _read(self) -> None:
        self.desk.ask(_see, self._show, owner=self)

    def _show(self, seen: tuple[Therapy, tuple[Person, ...]]) -> None:
        therapy, people = seen
        identifier = therapy.id or str(self.desk.path)
        kept = public_numbers(self.preferences.settings.public_numbers, identifier, people)
        self.preferences.change(public_numbers=kept)
        there = {person.id for person in people}
        for gone in [key for key, form in self._forms.items() if key not in there and form.person.name]:
            self._drop(gone)
        for person in people:
            if person.id in self._forms:
                self._forms[person.id].show_person(person)
            else:
                self._put(person)

    def _add(self) -> None:
        form = self._put(Person(id=new_id(), name=_NOBODY))
        form.name.setFocus()

    def _put(self, person: Person) -> _PersonForm:
        form = self._forms[person.id] = _PersonForm(self, person)
        self._list.addWidget(form)
        form.show()
        return form

    def _drop(self, identifier: str) -> None:
        form = self._forms.pop(identifier)
        self._list.removeWidget(form)
        form.hide()
        form.deleteLater()


_NOBODY = ""
"""The name of somebody who is not kept yet."""


def _see(workbook: Workbook) -> tuple[Therapy, tuple[Person, ...]]:
    return workbook.therapy(), workbook.every(Person)
