"""Check your answers: each of them in a line, with a link that goes back to its question."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.domain.check_in import CheckIn, Statement
from workbook.gui.pages.check_in.enough import more_words
from workbook.gui.pages.check_in.steps import Ask, Step, more_of
from workbook.gui.theme import INK, STRONG, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.check_ins import CheckInSheet, GoalQuestion
from workbook.services.days import full_day, listed
from workbook.services.labels import label
from workbook.services.ratings import entered_later


@dataclass(frozen=True, slots=True)
class _Line:
    step: Step
    question: str
    answer: str
    note: str | None = None


class AnswersForm(QWidget):
    """All answers; what was left out says so."""

    change_requested = Signal(object)
    """`Step` to go back to."""
    remove_requested = Signal()
    """The person wants none of it."""

    def __init__(self, sheet: CheckInSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        for line in _lines(sheet):
            column.addWidget(self._row(line))
            column.addWidget(Rule())
        if not sheet.check_in.complete:
            remove = LinkButton(_("Remove this check-in"))
            remove.clicked.connect(self.remove_requested)
            column.addLayout(at_left(remove))

    def _row(self, line: _Line) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        Theme.of().space(across, 16, (0, 4, 0, 4))
        words = QVBoxLayout()
        Theme.of().space(words, 2)
        words.addWidget(Words(line.question, STRONG))
        words.addWidget(Words(line.answer))
        if line.note:
            words.addWidget(Words(line.note, INK))
        across.addLayout(words, 1)
        change = LinkButton(_("Change"))
        change.setAccessibleName(_("Change: {question}").format(question=line.question))
        change.clicked.connect(lambda: self.change_requested.emit(line.step))
        across.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _lines(sheet: CheckInSheet) -> Iterator[_Line]:
    yield _Line(Step(Ask.DAY), _("Day"), _day(sheet))
    for place, asked in enumerate(sheet.goals):
        rating = asked.rating
        yield _Line(Step(Ask.GOAL, place), asked.version.name, _rated(asked), rating.note if rating else None)
    more = more_of(sheet)
    if not sheet.answered_beyond_goals:
        yield _Line(Step(more[0]), more_words(len(more)), _("left out"))
        return
    if sheet.asks_about_therapy:
        yield from _therapy(sheet.check_in)
    yield _life(sheet.check_in)


def _day(sheet: CheckInSheet) -> str:
    """Return the day, and whether the check-in was entered or changed later."""
    done = sheet.check_in
    ratings = [each.rating for each in sheet.goals if each.rating is not None]
    said = [full_day(done.on)]
    if entered_later(done.on, done.entered_at):
        said.append(_("entered later"))
    if done.changed_at is not None or any(each.changed_at is not None for each in ratings):
        said.append(_("changed later"))
    return ", ".join(said)


def _rated(asked: GoalQuestion) -> str:
    if asked.rating is not None:
        return _("not sure") if asked.rating.value is None else str(asked.rating.value)
    if asked.start is not None:
        return _("{value}, the start you wrote that day").format(value=asked.start.value)
    return _("left out")


def _therapy(done: CheckIn) -> Iterator[_Line]:
    said = [f"{label(each)}: {_statement(done, each)}" for each in Statement if each in done.statements]
    yield _Line(Step(Ask.THERAPY), _("How therapy itself is going"), "\n".join(said) or _("left out"))
    sessions = [
        text.format(count=count)
        for text, count in (
            (_("{count} attended"), done.sessions_attended),
            (_("{count} missed or not held"), done.sessions_missed),
        )
        if count is not None
    ]
    yield _Line(Step(Ask.SESSIONS), _("Sessions"), ", ".join(sessions) or _("left out"))
    practice = _("left out") if done.practice is None else label(done.practice)
    if done.practice_helped is not None:
        practice += ", " + _("helped {value} of 10").format(value=done.practice_helped)
    yield _Line(Step(Ask.PRACTICE), _("Practice"), practice, done.practice_note)


def _life(done: CheckIn) -> _Line:
    pressures = listed([label(each) for each in done.pressures]) or _("nothing ticked")
    notes = "\n".join(each for each in (done.pressure_note, done.note) if each)
    return _Line(Step(Ask.LIFE), _("What life brought"), pressures, notes or None)


def _statement(done: CheckIn, statement: Statement) -> str:
    answer = done.statements[statement]
    return _("not sure") if answer is None else str(answer)
