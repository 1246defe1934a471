"""A number from 0 to 10 beside the clues, where eleven large circles would not fit."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.theme import STRONG, Theme
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.words import Words


class NumberQuestion(QWidget):
    """A question with a small scale below it, and words for both ends; nothing is chosen at first."""

    def __init__(self, question: str, lowest: str, highest: str, answer: int | None) -> None:
        super().__init__()
        self.scale = RatingScale(question, names={0: lowest, 10: highest}, small=True)
        self.scale.set_answer(answer, is_answered=answer is not None)
        column = QVBoxLayout(self)
        Theme.of().space(column, 4)
        column.addWidget(Words(question, STRONG))
        column.addWidget(self.scale)
