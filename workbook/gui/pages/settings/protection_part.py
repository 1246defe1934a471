"""The passphrase: set, change, remove; the recovery key, shown once; locking when nobody is there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.pages.settings.passphrase_form import PassphraseForm
from workbook.gui.pages.settings.recovery_key import RecoveryKeyCard
from workbook.gui.places import HelpPlace, SettingsPart, SettingsPlace
from workbook.gui.theme import BODY, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left, in_a_row
from workbook.gui.widgets.buttons import MainButton, PlainButton
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.labelled import Labelled
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Backup

IDLE_MINUTES = (1, 2, 5, 10, 15, 30, 60)


class ProtectionPart(Part):
    """One step at a time: how it stands, a form, the recovery key, or the question before removing."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        self._step = QVBoxLayout()
        Theme.of().space(self._step, 8)
        self.parts.addLayout(self._step)
        self._form: PassphraseForm | None = None
        self._key: RecoveryKeyCard | None = None
        self.section(_("Lock when nobody is there"))
        self.minutes = DropDown()
        chosen = self.preferences.settings.idle_minutes
        for minutes in sorted({*IDLE_MINUTES, *((chosen,) if chosen else ())}):
            words = translate_count("After {count} minute", "After {count} minutes", minutes).format(count=minutes)
            self.minutes.addItem(words, minutes)
        self.minutes.addItem(_("Never"), 0)
        self.minutes.setCurrentIndex(self.minutes.findData(chosen))
        self.minutes.activated.connect(lambda index: self.preferences.change(idle_minutes=self.minutes.itemData(index)))
        self.parts.addWidget(
            Labelled(
                _("Lock without use"),
                self.minutes,
                caption=_(
                    "Works with a passphrase. Hide locks at once; so does a computer that sleeps or locks its screen."
                ),
            )
        )
        self.link(_("What protection does, and what it does not")).clicked.connect(
            lambda: self.go_requested.emit(HelpPlace(topic="privacy"))
        )
        self._show_state()

    def leave(self) -> None:
        """Forget what was typed; a recovery key that is not kept yet waits here until the workbook is closed."""
        if self._key is not None:
            said = _(
                "Your recovery key is not kept yet. It waits in Settings, under Protection, until you lock or close."
            )
            back = SettingsPlace(part=SettingsPart.PROTECTION)
            self.noted.emit(
                Note(text=said, is_problem=True, action=_("Show it"), act=lambda: self.go_requested.emit(back))
            )
        elif self._form is not None:
            self._show_state()

    @property
    def key_to_keep(self) -> str | None:
        """The recovery key that the person has not said to have kept; None when there is none."""
        return None if self._key is None else self._key.key

    def show_key(self, key: str) -> None:
        """Show the recovery key until the person has kept it."""
        self._begin()
        card = self._key = RecoveryKeyCard(key, self.desk.today, self.dialogs)
        card.kept.connect(self._end_with_key)
        self._step.addWidget(card)
        card.show()
        card.first.setFocus()

    def _begin(self) -> None:
        if self._form is not None:
            self._form.forget()
        self._form = self._key = None
        empty(self._step)

    def _say(self, *sentences: str) -> None:
        for sentence in sentences:
            self._step.addWidget(Words(sentence, BODY))

    def _show_state(self) -> QWidget:
        """Show how it stands and return the first button."""
        self._begin()
        if not self.desk.is_protected:
            self._say(
                _("This workbook has no passphrase. Anybody who can open your files can read it."),
                _(
                    "With a passphrase the whole file is encrypted. It opens with that passphrase, or with the "
                    "recovery key that you get with it."
                ),
            )
            setting = PlainButton(_("Set a passphrase"), icon="lock")
            setting.clicked.connect(self._ask)
            self._step.addLayout(at_left(setting))
            first = setting
        else:
            self._say(_("This workbook is protected by a passphrase."))
            change, remove = PlainButton(_("Change the passphrase")), PlainButton(_("Remove the passphrase"))
            change.clicked.connect(self._ask)
            remove.clicked.connect(self._ask_to_remove)
            self._step.addLayout(in_a_row(change, remove, gap=12))
            first = change
        self._list_other_backups()
        return first

    def _show_state_again(self) -> None:
        """Show how it stands after a step that had the keyboard, which would leave the page with that."""
        self._show_state().setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_other_backups(self) -> None:
        others, folder = Words("", BODY), self.desk.backup_folder
        others.hide()
        self._step.addWidget(others)
        self.desk.ask(
            lambda workbook: workbook.backups_under_other_keys(folder),
            lambda found: self._list(found, others),
            owner=others,
        )

    def _list(self, backups: Sequence[Backup], words: Words) -> None:
        """List backups that this workbook's passphrase does not open; none does where it has none."""
        if backups:
            said = _("These backups keep an earlier passphrase, or none. Delete those you no longer need:")
            words.setText("\n".join([said, *(str(each.path) for each in backups)]))
            words.show()

    def _ask(self) -> None:
        self._begin()
        form = self._form = PassphraseForm()
        form.given.connect(self._protect)
        form.given_up.connect(self._show_state_again)
        self._step.addLayout(form)
        form.first.setFocus()

    def _protect(self, passphrase: str) -> None:
        self._wait(_("Encrypting your workbook and its backups …"))
        now, folder = self.desk.moment, self.desk.backup_folder
        self.desk.ask_file(
            lambda workbook: workbook.protect(passphrase, now, folder), self.show_key, self, self._go_wrong
        )

    def _end_with_key(self) -> None:
        self._show_state_again()
        self.noted.emit(Note(text=_("Your workbook is protected. It opens with the new passphrase from now on.")))

    def _ask_to_remove(self) -> None:
        self._begin()
        self._say(
            _("Remove the passphrase? Anybody who can open your files can read this workbook and its backups then.")
        )
        remove, keep = MainButton(_("Remove it")), PlainButton(_("Keep the passphrase"))
        remove.clicked.connect(self._unprotect)
        keep.clicked.connect(self._show_state_again)
        self._step.addLayout(in_a_row(remove, keep, gap=12))
        keep.setFocus()

    def _unprotect(self) -> None:
        self._wait(_("Taking the passphrase off …"))
        now, folder = self.desk.moment, self.desk.backup_folder
        self.desk.ask_file(
            lambda workbook: workbook.unprotect(now, folder), lambda nothing: self._removed(), self, self._go_wrong
        )

    def _removed(self) -> None:
        self._show_state_again()
        self.noted.emit(Note(text=_("The passphrase is removed. The file is not secret any more.")))

    def _go_wrong(self, problem: StorageProblem) -> None:
        self._show_state_again()
        if problem.key == "extra_backup_failed":
            said = _(
                "The passphrase is as it was: your second place for backups is not there, and the backups in it would "
                "not follow. Put the stick in and try again, or stop using that folder, in Settings under Backups."
            )
            self.noted.emit(Note(text=said, is_problem=True))
        else:
            self.tell(problem)

    def _wait(self, words: str) -> None:
        self._begin()
        self._say(words)
