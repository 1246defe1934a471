"""A control with its label, the problem with its entry, and a caption."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbook.gui.theme import CAPTION, STRONG, Theme
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.text_block import Span
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


class Labelled(QWidget):
    """A control with its label above, then the problem where there is one, the control, and a caption below."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        optional: bool = False,
        caption: str = "",
        label_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Words(_with_optional(label) if optional else label, STRONG)
        self.label.setBuddy(control)
        self.problem = ProblemLine()
        self.caption = Words(caption, CAPTION)
        self._label = label
        control.setAccessibleName(label)
        control.setAccessibleDescription(caption)
        self.setFocusProxy(control)
        column = QVBoxLayout(self)
        Theme.of().space(column, 4)
        for part in (self.label, self.problem, control, self.caption):
            column.addWidget(part)
        self.caption.setVisible(bool(caption))
        self.label.setVisible(label_shown)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_label(self, label: str) -> None:
        """Ask something else."""
        self._label = label
        self.label.set_words(label)
        self.control.setAccessibleName(label)

    def set_caption(self, caption: str) -> None:
        """Say something else below the control, or nothing."""
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self._describe()

    def show_problem(self, sentence: str) -> None:
        """Say what the problem with the entry is; the entry stays. An empty sentence takes it away."""
        if sentence == self.problem.sentence:
            return
        self.problem.show_problem(sentence)
        self.control.setProperty("problem", bool(sentence))
        style = self.control.style()
        style.unpolish(self.control)
        style.polish(self.control)
        self._describe()

    def _describe(self) -> None:
        said = (self.problem.sentence, self.caption.text())
        self.control.setAccessibleDescription(" ".join(each for each in said if each))


def _with_optional(label: str) -> list[Span]:
    return [Span(text=label + " "), Span(text=_("(optional)"), colour="quiet", bold=False)]
