"""After the ratings: what more could be asked, and why nothing is asked about therapy while none takes place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.therapy import Therapy
from workbook.gui.theme import QUIET, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.check_ins import CheckInSheet
from workbook.services.days import full_day


def more_words(count: int) -> str:
    """Return how many more short pages there are: four, or one while no therapy takes place."""
    return _("Four more short pages") if count > 1 else _("One more short page")


class EnoughForm(QWidget):
    """What the more questions look at."""

    begun = Signal()
    """The person says that their sessions have begun."""

    def __init__(self, sheet: CheckInSheet, therapy: Therapy) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        if sheet.asks_about_therapy:
            text = _(
                "Four more short pages look at therapy itself and at what life brought, in about 3 minutes. "
                "Both ways count as done."
            )
            column.addWidget(Words(text))
            return
        column.addWidget(Words(_("One more short page looks at what life brought. Both ways count as done.")))
        column.addWidget(Words(_why_one(sheet, therapy), QUIET))
        if therapy.therapy_start is None and therapy.therapy_end is None:
            begun = LinkButton(_("My sessions have begun"))
            begun.clicked.connect(self.begun)
            column.addLayout(at_left(begun))


def _why_one(sheet: CheckInSheet, therapy: Therapy) -> str:
    """Return why nothing is asked about therapy itself."""
    start, end = therapy.therapy_start, therapy.therapy_end
    if end is not None and end < sheet.check_in.on:
        return _("Your therapy ended on {day}, so there are no questions about it.").format(day=full_day(end))
    if start is not None:
        said = _("Your therapy starts on {day}; the questions about it come after that.")
        return said.format(day=full_day(start))
    return _("There are questions about therapy as well, once your sessions have begun.")
