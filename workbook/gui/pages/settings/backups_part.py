"""Backups: when the last good one was made, all of them with their state, a second place, and bringing one back."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from workbook.gui.backup_search import BackupSearch
from workbook.gui.documents import documents_folder
from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.theme import BODY, INK, STRONG, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.secret_field import SecretField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.backup_texts import moment_words, moments_words, soundness_words
from workbook.services.problem_texts import storage_sentence
from workbook.services.shelf import Backup, Soundness


class BackupsPart(Part):
    """Each backup is a row; pressing one asks whether to bring it back."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        self._rows: dict[Path, ListRow] = {}
        self._backups: dict[Path, Backup] = {}
        self._moments: Mapping[datetime, str] = {}
        self._last = Words("", STRONG)
        self.parts.addWidget(self._last)
        self._trouble = ProblemLine()
        self.parts.addWidget(self._trouble)
        self.say(
            _(
                "A backup is a checked copy of this workbook. One is made after ten minutes with changes, when you "
                "close it, and before anything large."
            )
        )
        self.now = self.button(_("Back up now"))
        self.now.clicked.connect(self.desk.back_up)
        self.section(_("A second place"))
        self.say(
            _("A copy on the same computer does not help when the computer is lost. A stick or another disk does.")
        )
        self._place = Words("", INK)
        self.parts.addWidget(self._place)
        choose, self._stop = PlainButton(_("Choose a folder")), PlainButton(_("Stop using it"))
        choose.clicked.connect(self._choose_folder)
        self._stop.clicked.connect(lambda: self._use_folder(None))
        self.row(choose, self._stop)
        self.section(_("Bring one back"))
        self._question = QVBoxLayout()
        Theme.of().space(self._question, 8)
        self.parts.addSpacing(Theme.of().px(8))
        self.parts.addLayout(self._question)
        self._list = QVBoxLayout()
        Theme.of().space(self._list)
        self.parts.addLayout(self._list)
        self._secret: SecretField | None = None
        self._search = BackupSearch(self.desk, self)
        self._search.listed.connect(self._show_list)
        self._search.checked.connect(self._show_checked)
        self.desk.backup_made.connect(self._tell_made)
        self.desk.backup_failed.connect(lambda problem: self._read())
        self._show_folder()
        self._read()

    def leave(self) -> None:
        """Forget what was typed."""
        if self._secret is not None:
            self._secret.forget()

    def _read(self) -> None:
        last = self.desk.last_backup
        self._last.setText(
            _("There is no backup yet.")
            if last is None
            else _("The last good backup is of {moment}.").format(moment=moment_words(last))
        )
        trouble = self.desk.backup_trouble
        self._trouble.show_problem("" if trouble is None else storage_sentence(trouble))
        if self.desk.path is not None:
            self._search.start(self.desk.path, self.desk.backup_folder)

    def _tell_made(self, backup: Backup) -> None:
        self._read()
        self.noted.emit(Note(text=_("A backup is made and checked.")))

    def _show_list(self, backups: tuple[Backup, ...]) -> None:
        empty(self._list)
        self._rows.clear()
        self._moments = moments_words(each.made_at for each in backups)
        if not backups:
            self._list.addWidget(Words(_("There is none yet."), BODY))
        for backup in backups:
            row = ListRow(self._name(backup), soundness_words(backup))
            row.clicked.connect(lambda _checked=False, path=backup.path: self._ask(self._backups[path]))
            self._rows[backup.path], self._backups[backup.path] = row, backup
            self._list.addWidget(row)

    def _name(self, backup: Backup) -> str:
        moment, folder = self._moments[backup.made_at], self.desk.backup_folder
        if folder is not None and backup.path.is_relative_to(folder):
            return _("{moment}, in the second place").format(moment=moment)
        return moment

    def _show_checked(self, backup: Backup) -> None:
        self._backups[backup.path] = backup
        if backup.path in self._rows:
            self._rows[backup.path].set_sentence(soundness_words(backup))

    def _ask(self, backup: Backup) -> None:
        """Ask before the open workbook gives way; a protected backup needs its passphrase, since that one is closed."""
        self._end_question()
        moment = self._moments[backup.made_at]
        if backup.soundness is Soundness.BAD:
            said = _("The backup of {moment} is damaged; it cannot be brought back.").format(moment=moment)
            self._question.addWidget(Words(said, STRONG))
            return
        self._question.addWidget(Words(_("Bring back the backup of {moment}?").format(moment=moment), STRONG))
        self._question.addWidget(
            Words(
                _("Your workbook as it is now is backed up first, and its file is kept aside. Nothing is lost."), BODY
            )
        )
        if backup.protected:
            self._secret = SecretField(_("Passphrase of this backup"))
            self._secret.entered.connect(lambda: self._bring_back(backup))
            self._question.addWidget(self._secret)
        go, stay = MainButton(_("Bring it back")), PlainButton(_("Stay with my workbook"))
        go.clicked.connect(lambda: self._bring_back(backup))
        stay.clicked.connect(lambda: self._stay(backup))
        self._question.addLayout(in_a_row(go, stay, gap=12))
        (self._secret or go).setFocus()

    def _end_question(self) -> None:
        self._secret = None
        empty(self._question)

    def _stay(self, backup: Backup) -> None:
        """Take the question away and give the keyboard to the row that asked it."""
        self._end_question()
        row = self._rows.get(backup.path)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_back(self, backup: Backup) -> None:
        path = self.desk.path
        if path is None:
            return
        if self._secret is None:
            self.errands.bring_back(backup, path)
        elif self._secret.is_empty:
            self._secret.refuse()
        else:
            self.errands.bring_back(
                backup, path, passphrase=self._secret.passphrase, recovery_key=self._secret.recovery_key
            )

    def _choose_folder(self) -> None:
        start = self.desk.backup_folder or documents_folder()
        folder = self.dialogs.folder(self, _("Choose a folder for backups"), start)
        if folder is not None:
            self._use_folder(folder)

    def _use_folder(self, folder: Path | None) -> None:
        self.preferences.change(backup_folder=None if folder is None else str(folder))
        self._show_folder()
        if folder is not None:
            self.desk.back_up()

    def _show_folder(self) -> None:
        folder = self.preferences.settings.backup_folder
        self._place.setText(folder or "")
        self._place.setVisible(folder is not None)
        self._stop.setVisible(folder is not None)
