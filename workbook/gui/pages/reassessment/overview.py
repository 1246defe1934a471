"""Where a reassessment begins, and the earlier ones."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.domain.reassessment import Reassessment
from workbook.gui.pages.reassessment.seen import Seen
from workbook.gui.theme import SECTION, TITLE, Theme
from workbook.gui.widgets.buttons import LinkButton, MainButton, PlainButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.column import Column
from workbook.gui.widgets.list_row import ListRow, in_a_list
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.days import full_day, listed
from workbook.services.labels import label


class Overview(QWidget):
    """Prepare, look at the report, write down what was decided; a draft waits here."""

    prepare_wanted = Signal()
    preview_wanted = Signal(object)
    """`Reassessment`, or None for the report as it would be today."""
    after_wanted = Signal()
    discard_wanted = Signal()
    kit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = Column()
        self.main: MainButton | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def show_seen(self, seen: Seen) -> None:
        """Show what is prepared, and what was done before."""
        self._column.clear()
        self._column.to_top()
        self._column.add(Words(_("Reassessment"), TITLE))
        draft = seen.reassessment if seen.reassessment and not seen.reassessment.complete else None
        self._column.add(self._card(draft, seen), above=8)
        done = sorted((each for each in seen.contents.reassessments if each.complete), key=lambda each: each.on)
        if done:
            self._column.add(Words(_("Earlier reassessments"), SECTION), above=16)
            rows = []
            for each in reversed(done):
                row = ListRow(_("Session on {day}").format(day=full_day(each.on)), _agreed(each, seen))
                row.clicked.connect(lambda _checked=False, of=each: self.preview_wanted.emit(of))
                rows.append(row)
            self._column.add_layout(in_a_list(rows))
        kit = LinkButton(_("Blank sheets to fill in by hand"), icon="printer")
        kit.clicked.connect(self.kit_wanted)
        self._column.parts.addSpacing(Theme.of().px(16))
        self._column.parts.addWidget(kit, 0, Qt.AlignmentFlag.AlignLeft)

    def _card(self, draft: Reassessment | None, seen: Seen) -> Card:
        card = Card(is_due=True)
        planned = seen.contents.therapy.next_reassessment
        if draft is not None:
            title = _("For the session on {day}").format(day=full_day(draft.on))
            said = _("What you have entered is kept. Nothing is shown to anybody before you print it or save it.")
            action = _("Go on preparing")
        else:
            title = _("Look at it together with your therapist")
            said = _("You prepare a report in four short pages, and take it to the session.")
            if planned is not None:
                told = (
                    _("The next one is planned for {day}.") if planned >= seen.today else _("It was planned for {day}.")
                )
                said += " " + told.format(day=full_day(planned))
            action = _("Prepare")
        card.parts.addWidget(Words(title, SECTION))
        card.parts.addWidget(Words(said))
        card.parts.addSpacing(8)
        self.main = MainButton(action)
        self.main.clicked.connect(self.prepare_wanted)
        buttons = QVBoxLayout() if Theme.of().is_large else QHBoxLayout()
        Theme.of().space(buttons, 12)
        buttons.addWidget(self.main, 0, Qt.AlignmentFlag.AlignLeft)
        look = PlainButton(_("Look at the report"))
        look.clicked.connect(lambda: self.preview_wanted.emit(draft))
        buttons.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        if draft is not None:
            after = PlainButton(_("After the session"))
            after.clicked.connect(self.after_wanted)
            buttons.addWidget(after, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        card.parts.addLayout(buttons)
        if draft is not None:
            discard = LinkButton(_("Throw this draft away"))
            discard.clicked.connect(self.discard_wanted)
            card.parts.addWidget(discard, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _agreed(done: Reassessment, seen: Seen) -> str:
    names = {goal.id: goal.newest.name for goal in seen.contents.goals}
    said = [f"{names.get(each.goal, '')}: {label(each.decision)}" for each in done.decisions]
    steps = listed([label(step) for step in done.agreed_steps])
    return "\n".join([*said, *([_("Steps: {steps}").format(steps=steps)] if steps else [])])
