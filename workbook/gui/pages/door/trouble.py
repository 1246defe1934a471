"""A file that cannot be opened: what it is, what is safe, and the next step."""

from pathlib import Path

from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.door.stage import Stage
from workbook.gui.places import HomePlace
from workbook.gui.tools import Surroundings
from workbook.resources import translate as _
from workbook.services.problem_texts import storage_sentence
from workbook.services.problems import StorageProblem


class TroubleStage(Stage):
    """One screen for each trouble; `trouble` is the key of a `StorageProblem`. The file is never touched."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path, trouble: str) -> None:
        super().__init__(surroundings, errands, path)
        self._has_backups_link = self._has_new_link = False
        {
            "missing": self._missing,
            "empty": self._empty,
            "not_a_workbook": self._not_a_workbook,
            "newer": self._newer,
            "in_use": self._in_use,
            "in_use_elsewhere": self._in_use_elsewhere,
            "unreadable": self._unreadable,
            "read_only": self._read_only,
        }.get(trouble, lambda: self._other(trouble))()
        self.rule()
        if self._has_backups_link:
            self.link(_("Bring back a backup")).clicked.connect(self.backups_wanted)
        if trouble != "missing":
            self.link(_("Open a different workbook")).clicked.connect(errands.choose_and_open)
        if self._has_new_link:
            self.link(_("Start a new workbook")).clicked.connect(errands.choose_and_start)
        if surroundings.desk.is_open:
            self.link(_("Back to my workbook")).clicked.connect(lambda: errands.arrived.emit(HomePlace()))

    def _missing(self) -> None:
        self.head("circle-help", _("The workbook is not where it was"))
        self.say(
            _("Perhaps it was moved or renamed, or it is on a stick that is not there now."),
            _("It was in the folder {folder}.").format(folder=self.path.parent),
        )
        self.main(_("Look for it")).clicked.connect(self.errands.choose_and_open)
        self._offer_again(is_main=False)
        self._has_backups_link = self._has_new_link = True

    def _empty(self) -> None:
        self.head("triangle-alert", _("This file is empty"))
        self.say(
            _("Nothing stands in it. A full disk, or a copy that was cut off, can leave such a file behind."),
            _("If it was your workbook, a backup can take its place. This file is kept aside then."),
        )
        self.main(_("Bring back a backup")).clicked.connect(self.backups_wanted)
        self._has_new_link = True

    def _not_a_workbook(self) -> None:
        self.head("triangle-alert", _("This file is not a workbook"))
        self.say(
            _("It is something else, or another program has written over it. It was left as it is."),
            _("If it was your workbook, a backup can take its place. This file is kept aside then."),
        )
        self.main(_("Bring back a backup")).clicked.connect(self.backups_wanted)
        self._has_new_link = True

    def _newer(self) -> None:
        self.head("info", _("This workbook needs a newer program"))
        self.say(
            _("A newer version of this program made it. It was left as it is, and nothing in it is lost."),
            _("Install the newer version on this computer, then open the workbook there."),
        )
        self._offer_again(is_main=True)
        self._has_backups_link = True

    def _in_use(self) -> None:
        self.head("info", _("This workbook is open in another window"))
        self.say(_("Go on in that window. Or close it, and try again here."))
        self._offer_again(is_main=True)

    def _in_use_elsewhere(self) -> None:
        self.head("info", _("This workbook seems to be open on another computer"))
        self.say(
            _("If both wrote into it, one could undo what the other saved. Close it there, then try again."),
            _(
                "You can read it here meanwhile. If that computer is gone for good, open it for reading and save a "
                "copy in Settings; the copy can be changed."
            ),
        )
        self._offer_again(is_main=True)
        self._offer_reading()

    def _unreadable(self) -> None:
        self.head("triangle-alert", _("The file cannot be read"))
        self.say(
            _("The disk, the stick or the folder does not give it to this program. Nothing was changed."),
            _("See whether the stick is in and whether the file is yours, then try again."),
        )
        self._offer_again(is_main=True)
        self._has_backups_link = True

    def _read_only(self) -> None:
        self.head("info", _("This workbook can be read, not changed"))
        self.say(
            _("The folder or the stick does not let this program write there."),
            _("You can read it here. To go on writing, save a copy in another folder, in Settings."),
        )
        reading = self.main(_("Open it for reading"))
        reading.clicked.connect(lambda: self.errands.open(self.path, read_only=True))
        self._offer_again(is_main=False)

    def _other(self, trouble: str) -> None:
        self.head("triangle-alert", _("The workbook cannot be opened right now"))
        self.say(storage_sentence(StorageProblem(trouble)))
        self._offer_again(is_main=True)
        self._has_backups_link = True

    def _offer_again(self, *, is_main: bool) -> None:
        button = self.main(_("Try again")) if is_main else self.other(_("Try again"))
        button.clicked.connect(lambda: self.errands.open(self.path))

    def _offer_reading(self) -> None:
        self.other(_("Open it for reading")).clicked.connect(lambda: self.errands.open(self.path, read_only=True))
