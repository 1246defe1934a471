"""The clues beside a goal that is being written: what was found, what not yet, and gentle hints."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.gui.theme import BODY, CAPTION, QUIET, STRONG, SUBHEADING, Lettering, Theme
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.suggestion_box import SuggestionBox
from workbook.gui.widgets.text_block import Span
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueHint:
    """One hint; `key` says which one when the person keeps the words as they are."""

    key: object
    text: str
    title: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What the panel shows; a found clue may have the person's own words in ink."""

    found: Sequence[str | Sequence[Span]] = ()
    missing: Sequence[str] = ()
    hints: Sequence[ClueHint] = ()


class CluePanel(QWidget):
    """Clues, never scores. It is set up again when the clues are others than before, so the keyboard stays put."""

    dismissed = Signal(object)
    """The person keeps the words as they are: the key of the hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clues: Clues | None = None
        self._rows = QVBoxLayout()
        Theme.of().space(self._rows, 4)
        self.keep_buttons: list[LinkButton] = []
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        column.addWidget(_line(Icon("lightbulb", "clay", line=SUBHEADING.line), Words(_("Clues"), SUBHEADING)))
        column.addLayout(self._rows)
        column.addWidget(Words(_("Clues never stop you. You know best what fits."), CAPTION))
        column.addStretch(1)

    def show_clues(self, clues: Clues) -> None:
        """Show clues."""
        if clues == self._clues:
            return
        self._clues = clues
        empty(self._rows)
        self.keep_buttons = []
        for found in clues.found:
            self._rows.addWidget(_clue("check", "accent", _("Found:"), found, BODY))
        for missing in clues.missing:
            self._rows.addWidget(_clue("circle-dashed", "quiet", _("Not found yet:"), missing, QUIET))
        for hint in clues.hints:
            self._rows.addSpacing(Theme.of().px(8))
            self._rows.addWidget(self._hint(hint))

    def _hint(self, hint: ClueHint) -> QWidget:
        box = SuggestionBox(gap=2, foot=6)
        if hint.title:
            box.parts.addWidget(Words(hint.title, STRONG))
        box.parts.addWidget(Words(hint.text))
        if hint.example:
            box.parts.addWidget(Words(_("For example: {example}").format(example=hint.example)))
        keep = LinkButton(_("Keep it as it is"))
        keep.setAccessibleDescription(hint.title or hint.text)
        keep.clicked.connect(lambda: self.dismissed.emit(hint.key))
        self.keep_buttons.append(keep)
        box.parts.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def _clue(icon: str, colour: str, state: str, words: str | Sequence[Span], lettering: Lettering) -> QWidget:
    spans = [Span(text=words)] if isinstance(words, str) else list(words)
    return _line(Icon(icon, colour), Words([Span(text=f"{state} "), *spans], lettering))


def _line(icon: Icon, words: Words) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    Theme.of().space(row, 8)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return line
