"""What the forms of all pages have in common: each tells its answers under the names of `GoalVersion`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import GoalVersion
from workbook.gui.theme import Theme
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.text_field import TextField

Answers = Mapping[str, object]
"""Answers by the name of their field; a part of a field is named with a dot, such as "anchors.ten"."""


def with_answers(version: GoalVersion, answers: Answers) -> GoalVersion:
    """Return a wording with other answers; raise `InputProblem` for one that cannot be kept."""
    for name, answer in answers.items():
        field, dot, part = name.partition(".")
        value: Any = replace(getattr(version, field), **{part: answer}) if dot else answer
        version = replace(version, **{field: value})
    return version


def lead_on_with_enter(field: LineField) -> None:
    """Let Enter lead from a field of one line to the next part."""
    field.entered.connect(lambda: field.line.focusNextPrevChild(True))


class Form(QWidget):
    """The answers of one page, each saved when it is left."""

    answered = Signal(object)
    """`Answers` to save."""
    typed = Signal(object)
    """`Answers` as they stand while the person types."""
    step_wanted = Signal(object)
    """`Step` to go to."""
    appeared = Signal(object)
    """A part that follows from an answer is shown from now on."""

    def __init__(self, answers: GoalVersion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = answers
        self._fields: list[TextField | LineField | DateField] = []
        self.column = QVBoxLayout(self)
        Theme.of().space(self.column, 12)

    @property
    def is_in_order(self) -> bool:
        """Whether everything that stands in the fields can be taken; the first that cannot gets the keyboard."""
        return True

    def show_answers(self, answers: GoalVersion) -> None:
        """Follow what was answered meanwhile; what the person types stays."""
        self.answers = answers

    def write_back(self) -> None:
        """Tell what stands in a field and was not told yet."""
        for field in self._fields:
            field.write_back()

    def ask(self, name: str, field: TextField | LineField) -> None:
        """Put a field of text at the end; its answer goes by this name."""
        self.bind(name, field)
        self.column.addWidget(field)

    def show_what_follows(self, part: QWidget, *, is_shown: bool) -> None:
        """Show what follows from an answer, or hide it."""
        appears = is_shown and part.isHidden()
        part.setVisible(is_shown)
        if appears:
            self.appeared.emit(part)

    def bind(self, name: str, field: TextField | LineField) -> None:
        """Fill a field with its answer, and tell what the person writes into it."""
        value: object = self.answers
        for part in name.split("."):
            value = getattr(value, part)
        field.set_text(value if isinstance(value, str) else None)
        field.edited.connect(lambda text: self.typed.emit({name: text or None}))
        field.left.connect(lambda text: self.answered.emit({name: text or None}))
        if isinstance(field, LineField):
            lead_on_with_enter(field)
        self._fields.append(field)
