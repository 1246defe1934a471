"""A damaged workbook: its newest good backup takes its place with one press."""

from pathlib import Path

from workbook.gui.backup_search import BackupSearch
from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.door.secret import SecretForm
from workbook.gui.pages.door.stage import Stage
from workbook.gui.places import HomePlace
from workbook.gui.theme import STRONG
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.backup_texts import moment_words
from workbook.services.shelf import Backup, Soundness


class DamagedStage(Stage):
    """Finds the newest good backup and offers it; the damaged file is kept aside, unchanged."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path) -> None:
        super().__init__(surroundings, errands, path)
        self._good: Backup | None = None
        self.head("triangle-alert", _("This workbook is damaged"))
        self.say(
            _(
                "The file is not as this program wrote it; a disk or a stick may have lost a part. It was left as it "
                "is. Your backups are copies that were checked when they were made."
            )
        )
        self._found = Words(_("Looking for your newest good backup …"), STRONG)
        self.parts.addWidget(self._found)
        self.secret = SecretForm(_("Your backups are protected by your passphrase."), _("Look for a good backup"))
        self.secret.hide()
        self.parts.addWidget(self.secret)
        self.button = self.main(_("Bring this backup back"))
        self.button.hide()
        self.button.clicked.connect(self._bring_back)
        self.rule()
        self.link(_("Choose another backup")).clicked.connect(self.backups_wanted)
        self.link(_("Open a different workbook")).clicked.connect(errands.choose_and_open)
        if surroundings.desk.is_open:
            self.link(_("Back to my workbook")).clicked.connect(lambda: errands.arrived.emit(HomePlace()))
        self._search = BackupSearch(surroundings.desk, self, stops_at_good=True)
        self._search.checked.connect(self._look_at)
        self._search.needs_passphrase.connect(self._ask)
        self._search.ended.connect(self._end)
        self.secret.given.connect(self._go_on)
        folder = surroundings.preferences.settings.backup_folder
        self._folder = None if folder is None else Path(folder)
        self._search.start(path, self._folder)

    def forget(self) -> None:
        """Forget what was typed."""
        self.secret.field.forget()

    def _ask(self) -> None:
        self._found.hide()
        self.secret.show()
        if not self.secret.field.is_empty:
            self.secret.field.refuse()
        self.secret.field.setFocus()

    def _go_on(self) -> None:
        self._found.setText(_("Looking for your newest good backup …"))
        self._found.show()
        field = self.secret.field
        self._search.start(self.path, self._folder, passphrase=field.passphrase, recovery_key=field.recovery_key)

    def _look_at(self, backup: Backup) -> None:
        if backup.soundness is Soundness.GOOD:
            self._good = backup

    def _end(self) -> None:
        self._found.show()
        if self._good is None:
            self._found.setText(_("There is no good backup that can be opened on this computer."))
            return
        self._found.setText(
            _("Your newest good backup is of {moment}.").format(moment=moment_words(self._good.made_at))
        )
        self.secret.hide()
        self.button.show()
        self.button.setFocus()

    def _bring_back(self) -> None:
        if self._good is not None:
            field = self.secret.field
            self.errands.bring_back(self._good, self.path, passphrase=field.passphrase, recovery_key=field.recovery_key)
