"""The first start: no workbook yet."""

from pathlib import Path

from workbook.gui.file_errands import FileErrands
from workbook.gui.pages.door.stage import Stage
from workbook.gui.tools import Surroundings
from workbook.resources import translate as _


class WelcomeStage(Stage):
    """A warm word and one button; the workbook is made when it is pressed."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands, path: Path) -> None:
        super().__init__(surroundings, errands, path)
        self.head("target", _("Welcome"), shows_file=False)
        self.say(
            _(
                "This is a workbook for your time in therapy. You write down what you want to be different, look once "
                "a month at how close you are, and go through it with your therapist."
            ),
            _(
                "What you write stays on this computer; it is sent to nobody. "
                "A passphrase can keep it closed to others."
            ),
        )
        self.main(_("Start my workbook")).clicked.connect(lambda: errands.start(path))
        self.rule()
        self.link(_("Open a workbook")).clicked.connect(errands.choose_and_open)
        self.link(_("Bring back a backup")).clicked.connect(self.backups_wanted)
