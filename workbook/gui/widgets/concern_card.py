"""What is worth bringing up, why, and where to look; it rests once it was talked about."""

from PySide6.QtWidgets import QWidget

from workbook.gui.theme import BODY, SUBHEADING
from workbook.gui.widgets.beside import in_a_row
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.concerns import Concern


class ConcernCard(Card):
    """Says a concern with its reasons; `look` leads to what may be in the way, `rest` says it was talked about."""

    def __init__(self, concern: Concern, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.look = LinkButton(_("Look at what may be in the way"))
        self.rest = LinkButton(_("We have talked about this"))
        self.parts.addWidget(Words(concern.sentence, SUBHEADING))
        for reason in concern.reasons:
            self.parts.addWidget(Words(reason, BODY))
        self.parts.addLayout(in_a_row(self.look, self.rest, gap=24))
