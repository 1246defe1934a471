"""Taking everything out as a file, and bringing an exchange file in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from workbook.domain.contents import Contents
from workbook.domain.problems import InputProblem
from workbook.gui.dialogs import with_suffix, workbook_files
from workbook.gui.documents import choose_private_place, documents_folder, saved_as
from workbook.gui.file_errands import SUFFIX, FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.places import HomePlace
from workbook.gui.theme import BODY, STRONG, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.import_texts import what_is_in
from workbook.services.problem_texts import problem_sentence

Writer = Callable[[Contents], bytes]


class ExportPart(Part):
    """Three kinds of file out, one in. Nothing of an import is kept before the person has seen what is in the file."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        self.say(choose_private_place(is_protected=self.desk.is_protected))
        self._offer(
            _("Everything, to read"),
            _("One page with all you entered. Any browser opens it."),
            "workbook.html",
            _("Web pages (*.html)"),
            self.tools.write_readable,
        )
        self._offer(
            _("My ratings, as a table"),
            _("For a spreadsheet."),
            "workbook-ratings.csv",
            _("Tables (*.csv)"),
            self.tools.write_csv,
        )
        self._offer(
            _("Everything, for other programs"),
            _("The exchange file. This program can bring it in again, exactly as it was."),
            "workbook.json",
            _("Exchange files (*.json)"),
            self.tools.write_exchange,
        )
        self.section(_("Bring in an exchange file"))
        self.say(_("You see what is in it first. It then becomes a new workbook; this one stays as it is."))
        self._choosing = self.button(_("Choose an exchange file"))
        self._choosing.clicked.connect(self._choose)
        self._found = QVBoxLayout()
        Theme.of().space(self._found, 8)
        self.parts.addSpacing(Theme.of().px(8))
        self.parts.addLayout(self._found)

    def _offer(self, title: str, sentence: str, name: str, kinds: str, write: Writer) -> None:
        self.section(title)
        self.say(sentence)
        button = self.button(_("Save this file"))
        button.setAccessibleDescription(title)
        button.clicked.connect(lambda: self._save(title, name, kinds, write))

    def _save(self, title: str, name: str, kinds: str, write: Writer) -> None:
        path = self.dialogs.save_file(self, title, documents_folder() / name, kinds)
        if path is None:
            return
        path = with_suffix(path, Path(name).suffix)

        def out(contents: Contents) -> None:
            self.desk.write_out(
                lambda job: self.tools.write_file(path, write(contents)),
                lambda: self.noted.emit(Note(text=saved_as(path, is_protected=self.desk.is_protected))),
                self,
                self.tell,
            )

        self.desk.ask_file(lambda workbook: workbook.contents(), out, self, self.tell)

    def _choose(self) -> None:
        kinds = _("Exchange files (*.json)")
        path = self.dialogs.open_file(self, _("Choose an exchange file"), documents_folder(), kinds)
        if path is None:
            return

        def read() -> Contents | InputProblem:
            try:
                return self.tools.read_exchange(path)
            except InputProblem as problem:
                return problem

        self.desk.ask_shelf(lambda shelf: read(), lambda result: self._show(path, result), self, self.tell)

    def _show(self, path: Path, result: Contents | InputProblem) -> None:
        empty(self._found)
        if isinstance(result, InputProblem):
            self._found.addWidget(Words(_("{name} cannot be brought in.").format(name=path.name), STRONG))
            self._found.addWidget(Words(problem_sentence(result), BODY))
            return
        self._found.addWidget(Words(_("{name} holds:").format(name=path.name), STRONG))
        for line in what_is_in(result):
            self._found.addWidget(Words(line, BODY))
        bring, leave = MainButton(_("Put it into a new workbook")), PlainButton(_("Leave it"))
        bring.clicked.connect(lambda: self._bring_in(result))
        leave.clicked.connect(self._leave_it)
        self._found.addLayout(in_a_row(bring, leave, gap=12))
        bring.setFocus()

    def _leave_it(self) -> None:
        """Take away what was found and give the keyboard to where the file was chosen."""
        empty(self._found)
        self._choosing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_in(self, contents: Contents) -> None:
        suggested = documents_folder() / f"workbook-{self.desk.today.isoformat()}{SUFFIX}"
        chosen = self.dialogs.new_file(self, _("Put it into a new workbook"), suggested, workbook_files())
        if chosen is None:
            return
        path = with_suffix(chosen, SUFFIX)

        def opened() -> None:
            self.go_requested.emit(HomePlace())
            self.noted.emit(Note(text=_("The file is in a new workbook, {name}.").format(name=path.name)))

        self.desk.open_new(
            lambda shelf: shelf.create(path, contents=contents),
            then=opened,
            on_problem=self.tell,
            on_input_problem=lambda problem: self.noted.emit(Note(text=problem_sentence(problem), is_problem=True)),
        )
