"""What there is to read about a goal: its plan, its words for the numbers, ratings with notes, and its versions."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.rating import Rater
from workbook.gui.pages.goal.seen import Seen
from workbook.gui.theme import CAPTION, QUOTE, SECTION, STRONG, Lettering, Theme
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.long_text import at_length, shortened
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.table_view import Cell, TableView
from workbook.gui.widgets.text_block import Span
from workbook.gui.widgets.words import Words, ink
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.days import full_day, near_month
from workbook.services.goal_changes import FieldChange, what_changed
from workbook.services.goal_sentence import is_title_from
from workbook.services.labels import label, level_label

_NAME = Lettering(size=24, line=32, bold=True, colour="ink")
_LONG_NAME = Lettering(size=18, line=26, bold=True, colour="ink")
_LONGEST_LARGE = 80
"""Characters up to which a heading stands in large letters."""
_LONGEST_HEADING = 300
"""Characters up to which the sentence can stand as the heading itself."""


class Section(QWidget):
    """A heading over a line, and what belongs below it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.parts = QVBoxLayout(self)
        Theme.of().space(self.parts, 6)
        self.parts.addWidget(Words(title, SECTION))
        self.parts.addWidget(Rule(strong=True))

    def add(self, name: str, text: str) -> None:
        """Put something the person wrote under its name."""
        both = QVBoxLayout()
        Theme.of().space(both, 0, (0, 4, 0, 0))
        both.addWidget(Words(name, CAPTION))
        both.addWidget(at_length(text, ink))
        self.parts.addLayout(both)


def heading(version: GoalVersion) -> tuple[QWidget, QWidget | None]:
    """Return the name of the goal and, below it, its sentence; a name made from the sentence gives way to it."""
    name, sentence = version.name, version.statement
    if sentence and is_title_from(name, sentence) and len(sentence) <= _LONGEST_HEADING:
        whole = sentence.strip().rstrip(".")
        return Words(whole, _NAME if len(whole) <= _LONGEST_LARGE else _LONG_NAME), None
    if not sentence or sentence == name:
        return Words(name, _NAME), None
    return Words(name, _NAME), at_length(sentence, lambda text: Passage(text, QUOTE))


def plan(version: GoalVersion) -> QWidget | None:
    """Return the plan; None where nothing was planned."""
    entries = [
        (_("First small step"), version.first_step),
        (_("What helps"), version.support),
        (_("Why it matters"), version.why),
        (_("What a friend would see"), version.measure),
    ]
    if not version.if_then and not any(text for _name, text in entries):
        return None
    section = Section(_("Plan"))
    if version.if_then:
        section.parts.addWidget(at_length(version.if_then, Passage))
    for name, text in entries:
        if text:
            section.add(name, text)
    return section


def anchors(version: GoalVersion) -> QWidget | None:
    """Return the person's own words for 10, 5 and 0; None where there are none."""
    if not version.anchors:
        return None
    section = Section(_("What the numbers mean"))
    words = (
        (_("10, fully there"), version.anchors.ten),
        (_("5, half way"), version.anchors.five),
        (_("0, not at all"), version.anchors.zero),
    )
    for name, text in words:
        if text:
            section.add(name, text)
    return section


def levels(version: GoalVersion) -> Fold | None:
    """Return the five levels, best first; None where none is written."""
    if not version.levels:
        return None
    fold = Fold(_("Five levels"))
    for level, text in reversed(version.levels.by_level().items()):
        if text:
            number = f"{level:+d}".replace("-", "−") if level else "0"
            fold.content.addSpacing(Theme.of().px(6))
            fold.content.addWidget(Words(f"{number} {level_label(level)}", CAPTION))
            fold.content.addWidget(at_length(text, ink))
    return fold


def ratings(seen: Seen) -> Fold:
    """Return all ratings as a table, newest first, with the days on which none was given."""
    count = len(seen.record.ratings)
    fold = Fold(
        _("Ratings and notes"),
        count=translate_count("{count} rating", "{count} ratings", count).format(count=count),
        is_open=True,
    )
    rows = sorted(_rows(seen), key=lambda row: row[0], reverse=True)
    if not rows:
        fold.content.addWidget(Words(_("The first rating comes with the first check-in.")))
        return fold
    table = TableView(_("Ratings and notes"))
    heads = (_("Date"), _("0 to 10"), _("Kind"), _("Your note"))
    table.show_rows(heads, [cells for _day, cells in rows])
    fold.content.addWidget(table)
    return fold


def _rows(seen: Seen) -> Iterator[tuple[date, Sequence[Cell]]]:
    for rating in seen.record.ratings:
        value = "–" if rating.value is None else str(rating.value)
        kind = label(rating.kind) if rating.rater is Rater.ME else label(rating.rater)
        if rating.value is None:
            kind = _("{kind}, not sure").format(kind=kind)
        cells = (
            Cell(text=full_day(rating.on)),
            Cell(text=value, bold=rating.counts),
            Cell(text=kind, colour="quiet"),
            Cell(text=rating.note or "", colour="ink"),
        )
        yield rating.on, cells
    for day in seen.course.gaps:
        quiet = [near_month(day, seen.today), "–", _("no check-in"), ""]
        yield day, tuple(Cell(text=text, colour="quiet") for text in quiet)


def versions(goal: Goal) -> Fold | None:
    """Return all wordings with their days and what changed, newest first; None while there is one alone."""
    if len(goal.versions) < 2:
        return None
    count = len(goal.versions)
    fold = Fold(
        _("Earlier wordings"),
        summary=_("what changed, and when"),
        count=translate_count("{count} wording", "{count} wordings", count).format(count=count),
    )
    earlier: GoalVersion | None = None
    blocks = []
    for version in goal.versions:
        blocks.append(_version(version, earlier))
        earlier = version
    for block in reversed(blocks):
        fold.content.addWidget(block)
        fold.content.addSpacing(Theme.of().px(12))
    return fold


def _version(version: GoalVersion, earlier: GoalVersion | None) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    Theme.of().space(column, 4)
    since = _("Wording {number}, since {day}").format(number=version.version, day=full_day(version.start))
    column.addWidget(Words(since, STRONG))
    column.addWidget(at_length(version.statement or version.name, Passage))
    if earlier is not None:
        for change in what_changed(earlier, version):
            if change.field in ("statement", "title"):
                continue
            column.addWidget(Words(_told(change), CAPTION))
    return block


def _told(change: FieldChange) -> Sequence[Span]:
    """Return in words what changed; what the person wrote is in ink."""
    name = Span(text=f"{change_name(change.field)}: ")
    before, after = (Span(text=_shown(value), colour="ink") for value in (change.before, change.after))
    if not before.text:
        return name, Span(text=_("new, ")), after
    if not after.text:
        return name, Span(text=_("taken out, it was ")), before
    return name, Span(text=_("from ")), before, Span(text=_(" to ")), after


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("not all of it")
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, date):
        return full_day(value)
    return shortened(str(value))


def change_name(field: str) -> str:
    """Return what a field of a goal is called, where it is said that it changed."""
    names = {
        "own_words": _("My words"),
        "activity": _("What I do"),
        "support": _("Help or support"),
        "amount": _("How much"),
        "unit": _("Of what"),
        "every": _("How often"),
        "event": _("What will have happened"),
        "measure": _("What a friend would see"),
        "target_date": _("By when"),
        "target": _("Target"),
        "importance": _("How much it matters"),
        "confidence": _("How sure I am"),
        "in_my_hands": _("In my hands"),
        "could_hurt": _("Could it hurt"),
        "why": _("Why it matters"),
        "first_step": _("First small step"),
        "if_then": _("If-then plan"),
        "gas_importance": _("Importance of the levels"),
        "gas_difficulty": _("Difficulty of the levels"),
        "anchors.zero": _("Words for 0"),
        "anchors.five": _("Words for 5"),
        "anchors.ten": _("Words for 10"),
        "levels.much_less": _("Level −2"),
        "levels.less": _("Level −1"),
        "levels.expected": _("Level 0"),
        "levels.more": _("Level +1"),
        "levels.much_more": _("Level +2"),
    }
    return names[field]
