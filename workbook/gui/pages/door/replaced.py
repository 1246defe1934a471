"""The open workbook's file was moved, deleted or replaced: what is open can be kept in a copy."""

from pathlib import Path

from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.door.secret import SecretForm
from workbook.gui.pages.door.stage import Stage
from workbook.gui.places import HomePlace
from workbook.gui.tools import Surroundings
from workbook.resources import translate as _


class ReplacedStage(Stage):
    """Offers a copy to go on in, with what could not be saved. Nothing is written to the file that took the name."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path) -> None:
        super().__init__(surroundings, errands, path)
        self.head("triangle-alert", _("The file was moved, deleted or replaced"))
        self.say(
            _("Something outside this program did that while your workbook was open. Nothing was written to it since."),
            _("Everything you see is still here. Save it as a new file and go on in that one."),
        )
        self.secret = SecretForm(
            _("The copy is protected like your workbook. It opens with your passphrase or recovery key."),
            _("Save a copy and go on"),
        )
        if surroundings.desk.is_protected:
            self.parts.addWidget(self.secret)
            self.first = self.secret.field
            self.secret.given.connect(self._go_on)
            errands.refused.connect(self.secret.field.refuse)
        else:
            self.main(_("Save a copy and go on")).clicked.connect(lambda: errands.go_on_in_copy(passphrase=None))
        self.rule()
        if surroundings.desk.is_open:
            self.link(_("Back to my workbook")).clicked.connect(lambda: errands.arrived.emit(HomePlace()))
        self.link(_("Open a different workbook")).clicked.connect(errands.choose_and_open)

    def forget(self) -> None:
        """Forget what was typed."""
        self.secret.field.forget()

    def _go_on(self) -> None:
        field = self.secret.field
        self.errands.go_on_in_copy(passphrase=field.passphrase, recovery_key=field.recovery_key)
