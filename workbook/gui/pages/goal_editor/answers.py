"""Check your answers: each of them in a line, with a link that goes back to its page."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbook.domain.goal import Area, GoalVersion
from workbook.gui.pages.goal_editor.achievable import is_to_talk_about, talk_first
from workbook.gui.pages.goal_editor.form import Form
from workbook.gui.pages.goal_editor.levels import LEVELS
from workbook.gui.pages.goal_editor.remark import Remark
from workbook.gui.pages.goal_editor.sentence import SentencePart
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.theme import QUIET, STRONG, Theme
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Rule
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.long_text import at_length
from workbook.gui.widgets.problem_line import ProblemLine
from workbook.gui.widgets.words import Words, ink
from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.goal_sentence import LONGEST_TITLE
from workbook.services.goal_sentence_parts import amount_words
from workbook.services.labels import label, level_label


@dataclass(frozen=True, slots=True)
class _Line:
    step: Step
    question: str
    answer: str | None


class AnswersForm(Form):
    """The sentence to polish, a short name, and every answer; what was left out says so."""

    give_up = Signal()
    """The person removes the draft, or gives up the change."""

    def __init__(
        self, answers: GoalVersion, start: int | None, area: Area | None, *, rewording: bool | None, give_up: str
    ) -> None:
        super().__init__(answers)
        self.talk_first = Remark(talk_first())
        self.column.addWidget(self.talk_first)
        self.talk_first.setVisible(is_to_talk_about(answers))
        self.sentence = SentencePart(answers)
        self.sentence.answered.connect(self.answered)
        self.sentence.typed.connect(self.typed)
        self.column.addWidget(self.sentence)
        self.title = LineField(
            _("A short name"),
            limit=LONGEST_TITLE,
            optional=True,
            caption=_("For lists and charts. Without one, the sentence is used."),
        )
        self.ask("title", self.title)
        self.change_links: dict[str, LinkButton] = {}
        self._problems: dict[str, ProblemLine] = {}
        for line in _lines(answers, start, area):
            if rewording and line.step is Step.START:
                continue
            self.column.addWidget(Rule())
            self.column.addWidget(self._row(line))
        self.give_up_link = LinkButton(give_up)
        self.give_up_link.clicked.connect(self.give_up)
        self.column.addWidget(Rule())
        self.column.addLayout(at_left(self.give_up_link))

    def show_answers(self, answers: GoalVersion) -> None:
        """Show the sentence as it is."""
        super().show_answers(answers)
        self.sentence.show_answers(answers)

    def write_back(self) -> None:
        """Tell what stands in the sentence and the name."""
        super().write_back()
        self.sentence.write_back()

    def show_problem(self, sentence: str, question: str) -> None:
        """Say what is missing where it is missing, with the keyboard on the link that goes there."""
        self._problems[question].show_problem(sentence)
        self.change_links[question].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: _Line) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        Theme.of().space(across, 16)
        words = QVBoxLayout()
        Theme.of().space(words, 2)
        words.addWidget(Words(line.question, STRONG))
        problem = self._problems[line.question] = ProblemLine()
        words.addWidget(problem)
        words.addWidget(Words(_("left out"), QUIET) if line.answer is None else at_length(line.answer, ink))
        across.addLayout(words, 1)
        change = self.change_links[line.question] = LinkButton(_("Change"))
        change.setAccessibleName(_("Change: {question}").format(question=line.question))
        change.clicked.connect(lambda: self.step_wanted.emit(line.step))
        across.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return row


def start_question() -> str:
    """Return what the line of the start is called."""
    return _("Where you are now")


def target_question() -> str:
    """Return what the line of the target is called."""
    return _("What is good enough")


def activity_question() -> str:
    """Return what the line of the activity is called."""
    return _("What you will be doing")


def _lines(answers: GoalVersion, start: int | None, area: Area | None) -> Iterator[_Line]:
    yield _Line(Step.MY_WORDS, _("My words"), answers.own_words)
    yield _Line(Step.SPECIFIC, activity_question(), answers.activity)
    yield _Line(Step.SPECIFIC, _("Help or support"), answers.support)
    yield _Line(Step.MEASURABLE, _("How it can be seen"), _sign(answers))
    yield _Line(Step.MEASURABLE, _("What 10, 5 and 0 look like"), _anchors(answers))
    yield _Line(Step.MEASURABLE, _("Five levels"), _levels(answers))
    yield _Line(Step.ACHIEVABLE, _("First small step"), answers.first_step)
    yield _Line(Step.ACHIEVABLE, _("How sure you are"), _number(answers.confidence))
    in_hands = {True: _("Yes"), False: _("Not all of it")}
    yield _Line(
        Step.ACHIEVABLE, _("In your hands"), None if answers.in_my_hands is None else in_hands[answers.in_my_hands]
    )
    yield _Line(Step.ACHIEVABLE, _("Could it hurt"), label(answers.could_hurt) if answers.could_hurt else None)
    yield _Line(Step.RELEVANT, _("Why it matters"), answers.why)
    yield _Line(Step.RELEVANT, _("How much it matters"), _number(answers.importance))
    yield _Line(Step.RELEVANT, _("Part of life"), label(area) if area else None)
    yield _Line(Step.TIME, _("By when"), full_day(answers.target_date) if answers.target_date else None)
    yield _Line(Step.TIME, _("If-then plan"), answers.if_then)
    yield _Line(Step.START, start_question(), _number(start))
    yield _Line(Step.START, target_question(), _number(answers.target))


def _number(value: int | None) -> str | None:
    return None if value is None else _("{value} of 10").format(value=value)


def _sign(answers: GoalVersion) -> str | None:
    return "\n".join(each.rstrip() for each in (amount_words(answers), answers.event, answers.measure) if each) or None


def _anchors(answers: GoalVersion) -> str | None:
    words = {10: answers.anchors.ten, 5: answers.anchors.five, 0: answers.anchors.zero}
    return "\n".join(f"{value}: {text.rstrip()}" for value, text in words.items() if text) or None


def _levels(answers: GoalVersion) -> str | None:
    words = answers.levels.by_level()
    lines = [f"{level_label(level)}: {text.rstrip()}" for level in LEVELS if (text := words[level])]
    weights = (
        (_("importance {value} of 3"), answers.gas_importance),
        (_("difficulty {value} of 3"), answers.gas_difficulty),
    )
    lines += [text.format(value=value) for text, value in weights if value is not None]
    return "\n".join(lines) or None
