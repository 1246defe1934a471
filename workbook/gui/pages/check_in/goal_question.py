"""The question about one goal: a rating, a note, and what else can be said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import QUOTE, Theme
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.text_field import TextField
from workbook.resources import translate as _
from workbook.services.check_ins import GoalQuestion
from workbook.services.days import full_day
from workbook.services.labels import level_label
from workbook.services.ratings import GoalAnswer


class GoalQuestionForm(QWidget):
    """The answer about one goal. `answered` tells the whole answer each time a part of it was given."""

    answered = Signal(object)
    """`GoalAnswer`."""
    note_waits = Signal(str)
    """A note was written while there is no number to keep it with."""
    confirmed = Signal()

    def __init__(self, question: str, asked: GoalQuestion, not_sure: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked, self._not_sure = asked, not_sure
        self.scale = RatingScale(question, asked.version.anchors, not_sure=not_sure)
        self.note = TextField(
            _("What helped, or got in the way?"),
            optional=True,
            lines=2,
            caption=_("Notes stay out of the report unless you choose otherwise."),
        )
        self.worked_on = ChoiceRow(_("Was this goal worked on in your sessions?"), [(True, _("Yes")), (False, _("No"))])
        self.level: ChoiceRow | None = None
        self._fill()
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        column.addWidget(Passage(asked.version.name, QUOTE))
        column.addSpacing(Theme.of().px(4))
        column.addWidget(self.scale)
        column.addWidget(self.note)
        column.addWidget(self._more())
        self.scale.chosen.connect(self._chosen)
        self.scale.confirmed.connect(self.confirmed)
        self.worked_on.chosen.connect(lambda value: self._tell())
        self.note.left.connect(self._keep_note)

    def ask_for_number(self) -> bool:
        """Ask for a number where a note was written and there is none to keep it with; return whether that is so."""
        is_missing = bool(self.note.text.strip()) and not self.scale.is_answered
        if is_missing:
            asked = _("Choose a number, or “{not_sure}”, so that your note can be kept with it.")
            self.scale.show_problem(asked.format(not_sure=self._not_sure))
        return is_missing

    def write_back(self) -> None:
        """Tell the note if it was edited."""
        self.note.write_back()

    def _fill(self) -> None:
        rating = self._asked.rating
        self.scale.set_answer(rating.value if rating else None, is_answered=rating is not None)
        self.note.set_text(self._asked.waiting if rating is None else rating.note)
        if rating is not None:
            self.worked_on.set_value(rating.worked_on)
            self.scale.show_answer_note(self._said(rating.value))

    def _more(self) -> QWidget:
        fold = Fold(_("More about this goal"), summary=_("optional"))
        fold.content.addWidget(self.worked_on)
        levels = self._asked.version.levels
        if levels:
            options = [(level, f"{level_label(level)}: {text}") for level, text in levels.by_level().items() if text]
            self.level = ChoiceRow(_("Which of your five levels fits best?"), options[::-1], in_column=True)
            self.level.set_value(self._asked.rating.level if self._asked.rating else None)
            self.level.chosen.connect(lambda value: self._tell())
            fold.content.addWidget(self.level)
        return fold

    def _keep_note(self, text: str) -> None:
        self._tell() if self.scale.is_answered else self.note_waits.emit(text)

    def _chosen(self, value: int | None) -> None:
        self.scale.show_answer_note(self._said(value))
        self._tell()

    def _said(self, value: int | None) -> str:
        last = self._asked.last
        said = _("You chose not sure.") if value is None else _("You chose {value}.").format(value=value)
        if last is None:
            return said
        return _("{said} Last time: {value} ({day})").format(said=said, value=last.value, day=full_day(last.on))

    def _tell(self) -> None:
        if self.scale.is_answered:
            self.answered.emit(
                GoalAnswer(
                    value=self.scale.value,
                    worked_on=self.worked_on.value if isinstance(self.worked_on.value, bool) else None,
                    level=self.level.value if self.level and isinstance(self.level.value, int) else None,
                    note=self.note.text or None,
                )
            )
