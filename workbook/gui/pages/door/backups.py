"""All backups of a file, to bring one back."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.backup_search import BackupSearch
from workbook.gui.dialogs import workbook_files
from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.door.secret import SecretForm
from workbook.gui.pages.door.stage import Stage
from workbook.gui.theme import STRONG, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.list_row import ListRow
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.backup_texts import moments_words, soundness_words
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Backup, Soundness


class BackupsStage(Stage):
    """A list, newest first; choosing one asks once more, and then it takes the place of the file."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path) -> None:
        super().__init__(surroundings, errands, path)
        self._rows: dict[Path, ListRow] = {}
        self._backups: dict[Path, Backup] = {}
        self._moments: Mapping[datetime, str] = {}
        self._chosen: Backup | None = None
        self.head("clipboard-check", _("Bring back a backup"))
        self._said = Words(_("Looking for backups …"))
        self.parts.addWidget(self._said)
        self.secret = SecretForm(_("This backup is protected by a passphrase."), _("Look at it"))
        self.secret.hide()
        self.parts.addWidget(self.secret)
        self._question = self._make_question()
        self._list = QVBoxLayout()
        Theme.of().space(self._list)
        self.parts.addLayout(self._list)
        self.rule()
        self.link(_("Choose a backup file in a folder or on a stick")).clicked.connect(self._choose_file)
        self.link(_("Back")).clicked.connect(self.back_wanted)
        self._search = BackupSearch(surroundings.desk, self)
        self._search.listed.connect(self._show_list)
        self._search.checked.connect(self._show_checked)
        self.secret.given.connect(self._check)
        errands.refused.connect(self._refuse)
        folder = surroundings.preferences.settings.backup_folder
        self._search.start(path, None if folder is None else Path(folder))

    def forget(self) -> None:
        """Forget what was typed."""
        self.secret.field.forget()

    def _make_question(self) -> QWidget:
        self._asked = Words("", STRONG)
        self.parts.addWidget(self._asked)
        self._asked.hide()
        self.button = self.main(_("Bring this backup back"))
        self.button.hide()
        self.button.clicked.connect(self._bring_back)
        self.first = None
        return self.button

    def _show_list(self, backups: tuple[Backup, ...]) -> None:
        self._said.setText(
            _("Choose one. The file that stands there now is kept aside.")
            if backups
            else _("There are no backups of this file on this computer.")
        )
        self._moments = moments_words(each.made_at for each in backups)
        for backup in backups:
            row = ListRow(self._moments[backup.made_at], soundness_words(backup))
            row.clicked.connect(lambda _checked=False, path=backup.path: self._choose(self._backups[path]))
            self._rows[backup.path], self._backups[backup.path] = row, backup
            self._list.addWidget(row)

    def _show_checked(self, backup: Backup) -> None:
        self._backups[backup.path] = backup
        self._rows[backup.path].set_sentence(soundness_words(backup))

    def _choose_file(self) -> None:
        folder = self.surroundings.default_path.parent
        path = self.surroundings.dialogs.open_file(self, _("Choose a backup"), folder, workbook_files())
        if path is not None:
            self._choose(Backup(path=path, made_at=self.surroundings.desk.moment))

    def _choose(self, backup: Backup) -> None:
        self._chosen = backup
        self.secret.field.forget()
        self._check()

    def _check(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        passphrase, key = self.secret.field.passphrase, self.secret.field.recovery_key
        self.surroundings.desk.ask_shelf(
            lambda shelf: shelf.checked(chosen, passphrase=passphrase, recovery_key=key),
            self._show_chosen,
            owner=self,
            on_problem=self._ask,
        )

    def _ask(self, problem: StorageProblem) -> None:
        if problem.key == "needs_passphrase":
            self.secret.show()
            self.secret.field.setFocus()
        else:
            self._said.setText(_("This file cannot be read."))

    def _show_chosen(self, backup: Backup) -> None:
        if backup.soundness is Soundness.OTHER_KEY:
            self._refuse()
            return
        is_good = backup.soundness is Soundness.GOOD
        self._asked.setText(
            _("Bring back {name}?").format(name=self._name(backup))
            if is_good
            else _("{name} is damaged; it cannot be brought back.").format(name=self._name(backup))
        )
        self._asked.show()
        self.button.setVisible(is_good)
        if is_good:
            self.button.setFocus()

    def _name(self, backup: Backup) -> str:
        if backup.path in self._rows:
            return _("the backup of {moment}").format(moment=self._moments[backup.made_at])
        return backup.path.name

    def _bring_back(self) -> None:
        if self._chosen is not None:
            field = self.secret.field
            self.errands.bring_back(
                self._chosen, self.path, passphrase=field.passphrase, recovery_key=field.recovery_key
            )

    def _refuse(self) -> None:
        self.secret.show()
        self.secret.field.refuse()
