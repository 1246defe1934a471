"""The four pages of preparing: what the ratings say, what may be in the way, own words, questions and steps."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import GoalStatus
from workbook.domain.reassessment import GROUPS, Group, InTheWay, Obstacle, OpenTo, OwnWords, Question, Step
from workbook.gui.pages.reassessment.choice_to_show import ChoiceToShow
from workbook.gui.pages.reassessment.seen import Seen
from workbook.gui.theme import BODY, CAPTION, SECTION, STRONG, Theme
from workbook.gui.widgets.buttons import LinkButton, PlainButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.column import empty
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.flow import FlowLayout
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.line_field import LineField
from workbook.gui.widgets.list_row import ListRow, in_a_list
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services import reassessment as preparing
from workbook.services.changes import Changes
from workbook.services.concerns import concern, statements_that_stand_out
from workbook.services.in_the_way import item_text, not_safe_page
from workbook.services.labels import label
from workbook.services.ports import Workbook
from workbook.services.summary import summarise
from workbook.services.texts import goal_sentence

Save = Callable[[Callable[[Workbook, str], Changes]], None]
"""Saves what a service changes in the reassessment, whose id it is given."""
_COLUMN = 300
"""The least width of a column of ticks, in pixels at 100 %."""


class RatingsForm(QWidget):
    """What the ratings say, and for which session and period the report is made."""

    goal_wanted = Signal(str)

    def __init__(self, seen: Seen, today: date, save: Save) -> None:
        super().__init__()
        kept = seen.reassessment
        assert kept is not None
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        self.on = DateField(_("When is the session?"), lambda: today, is_ahead=True)
        self.on.set_value(kept.on)
        self.start = DateField(_("The report begins on"), lambda: today)
        self.start.set_value(kept.start)
        self.setFocusProxy(self.on)
        self.on.left.connect(lambda _day: self._plan(seen, today, save))
        self.start.left.connect(lambda _day: self._plan(seen, today, save))
        column.addWidget(self.on)
        column.addSpacing(Theme.of().px(4))
        column.addWidget(self.start)
        rows = []
        for goal in seen.contents.goals:
            if goal.status is GoalStatus.ACTIVE:
                ratings = [each for each in seen.contents.ratings if each.goal == goal.id]
                row = ListRow(goal.newest.name, goal_sentence(goal, ratings, today), is_own=True)
                row.clicked.connect(lambda _checked=False, to=goal.id: self.goal_wanted.emit(to))
                rows.append(row)
        column.addSpacing(Theme.of().px(8))
        column.addLayout(in_a_list(rows))
        raised = concern(seen.contents, summarise(seen.contents, today))
        lines = [*(raised.reasons if raised else ()), *statements_that_stand_out(seen.contents.check_ins, today)]
        if lines:
            column.addSpacing(8)
            column.addWidget(Words(_("What stands out"), SECTION))
            for line in dict.fromkeys(lines):
                column.addWidget(Words(line, BODY))

    def write_back(self) -> None:
        """Tell the days that were edited."""
        self.on.write_back()
        self.start.write_back()

    def _plan(self, seen: Seen, today: date, save: Save) -> None:
        on, start, kept = self.on.value, self.start.value, seen.reassessment
        assert kept is not None
        if on is None:
            self.on.show_problem(_("Type a date, for example 6 December 2026."))
            return
        end = kept.end or today
        if start is not None and start > end:
            self.start.show_problem(_("This day is after the end of the period."))
            return
        first = start or kept.start or end
        save(lambda workbook, identifier: preparing.plan(workbook, identifier, on=on, start=first, end=end))


class InTheWayForm(QWidget):
    """Ticks in four groups in neutral order, with what earlier check-ins said beside them."""

    help_wanted = Signal()

    def __init__(self, seen: Seen, today: date, save: Save) -> None:
        super().__init__()
        kept = seen.reassessment
        assert kept is not None
        self._save = save
        self._ticked = {each.item: each for each in kept.in_the_way}
        self._beside = preparing.said_beside(seen.contents, kept, today)
        self._folds: dict[Group, Fold] = {}
        self._rows: dict[InTheWay, ChoiceToShow] = {}
        column = QVBoxLayout(self)
        Theme.of().space(column, 4)
        column.addWidget(Words(_("Tick what may play a part. This is not about blame.")))
        self.nothing = Tick(item_text(InTheWay.NOTHING_NOW))
        self.nothing.setChecked(InTheWay.NOTHING_NOW in self._ticked)
        self.nothing.toggled.connect(lambda on: self._tick(InTheWay.NOTHING_NOW, on))
        column.addWidget(self.nothing)
        self.setFocusProxy(self.nothing)
        for group, items in GROUPS.items():
            column.addWidget(self._group(group, items))
        self.tool = LineField(
            _("Is there a tool or an exercise that does not help? Which one?"), optional=True, limit=2000
        )
        self.tool.set_text(kept.tool)
        self.tool.left.connect(
            lambda text: save(lambda workbook, identifier: preparing.set_tool(workbook, identifier, text))
        )
        self.other = TextField(_("Something else, in my own words"), optional=True, lines=2)
        self.other.set_text(kept.in_the_way_other)
        self.other.left.connect(
            lambda text: save(lambda workbook, identifier: preparing.set_other(workbook, identifier, text))
        )
        column.addSpacing(Theme.of().px(12))
        column.addWidget(self.tool)
        column.addSpacing(Theme.of().px(12))
        column.addWidget(self.other)

    def write_back(self) -> None:
        """Tell the texts that were edited."""
        self.tool.write_back()
        self.other.write_back()

    def _group(self, group: Group, items: Sequence[InTheWay]) -> Fold:
        ticked = [item for item in items if item in self._ticked]
        said = [item for item in items if item in self._beside]
        fold = self._folds[group] = Fold(label(group), is_open=bool(ticked or said) or group is Group.LIFE_OUTSIDE)
        rows = FlowLayout(24, 0, least=_COLUMN)
        fold.content.addLayout(rows)
        for item in items:
            kept = self._ticked.get(item)
            row = ChoiceToShow(
                item_text(item),
                beside=self._beside.get(item, ""),
                is_ticked=kept is not None,
                is_shown=preparing.is_shown(kept or Obstacle(item=item)),
                never_shown=item is InTheWay.NOT_SAFE,
            )
            row.ticked.connect(lambda on, of=item: self._tick(of, on))
            row.shown.connect(
                lambda show, of=item: self._save(
                    lambda workbook, identifier: preparing.show_item(workbook, identifier, of, show=show)
                )
            )
            self._rows[item] = row
            rows.addWidget(row)
            if item is InTheWay.NOT_SAFE:
                fold.content.addWidget(self._not_safe(row))
        self._count(group)
        return fold

    def _not_safe(self, row: ChoiceToShow) -> QWidget:
        """Say what one can do; nobody is sent to the person it is about."""
        card = self._not_safe_card = Card()
        for text in not_safe_page():
            card.parts.addWidget(Words(text))
        link = LinkButton(_("Get help now"))
        link.clicked.connect(self.help_wanted)
        card.parts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not row.tick.isChecked():
            card.hide()
        row.tick.toggled.connect(card.setVisible)
        return card

    def _tick(self, item: InTheWay, on: bool) -> None:
        if item is InTheWay.NOTHING_NOW and on:
            for row in self._rows.values():
                if row.tick.isChecked():
                    row.take_back()
            self._not_safe_card.hide()
        elif on and self.nothing.isChecked():
            self.nothing.blockSignals(True)
            self.nothing.setChecked(False)
            self.nothing.blockSignals(False)
        for group in GROUPS:
            self._count(group)
        self._save(lambda workbook, identifier: preparing.tick(workbook, identifier, item, ticked=on))

    def _count(self, group: Group) -> None:
        fold = self._folds.get(group)
        if fold is not None:
            count = sum(self._rows[item].tick.isChecked() for item in GROUPS[group] if item in self._rows)
            fold.set_count(
                translate_count("{count} ticked", "{count} ticked", count).format(count=count)
                if count
                else _("none ticked")
            )


class OwnWordsForm(QWidget):
    """The open prompts; why it may not be helping stays folded when all goals are helped."""

    def __init__(self, seen: Seen, today: date, save: Save) -> None:
        super().__init__()
        kept = seen.reassessment
        assert kept is not None
        self._save, self._words = save, kept.own_words
        self.helped = self._field(_("What has helped, in a goal or outside it?"), "helped")
        self.why = self._field(_("If it is not helping enough: why might that be?"), "why")
        self.setFocusProxy(self.helped)
        self.as_is = self._field(_("What if some things may stay as they are? Which ones?"), "as_is")
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        column.addWidget(self.helped)
        if seen.helped and not kept.own_words.why:
            fold = Fold(_("Why it may not be helping"), summary=_("optional"))
            fold.content.addWidget(self.why)
            column.addWidget(fold)
        else:
            column.addWidget(self.why)
        column.addWidget(self.as_is)
        stay_out = _("These words stay out of the report until you choose otherwise. You are asked beside the report.")
        column.addWidget(Words(stay_out, CAPTION))

    def write_back(self) -> None:
        """Tell the texts that were edited."""
        for field in (self.helped, self.why, self.as_is):
            field.write_back()

    def _field(self, question: str, name: str) -> TextField:
        field = TextField(question, optional=True, lines=3)
        field.set_text(getattr(self._words, name))

        def keep(text: str) -> None:
            words = self._words = OwnWords(
                **{each: getattr(self._words, each) for each in ("helped", "why", "as_is")} | {name: text or None}
            )
            self._save(lambda workbook, identifier: preparing.set_own_words(workbook, identifier, words))

        field.left.connect(keep)
        return field


class QuestionsForm(QWidget):
    """What the person wants to ask, suggested from their own answers, and the steps they are open to."""

    def __init__(self, seen: Seen, today: date, save: Save) -> None:
        super().__init__()
        kept = seen.reassessment
        assert kept is not None
        self._save = save
        self._questions = list(kept.questions)
        self._suggested = list(preparing.suggested_questions(seen.contents, kept, today))
        self._fields: list[TextField] = []
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        self._list = QVBoxLayout()
        Theme.of().space(self._list, 12)
        column.addLayout(self._list)
        self.add = PlainButton(_("Add a question of my own"), icon="plus", small=True)
        self.add.clicked.connect(self._add)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._offers = QVBoxLayout()
        Theme.of().space(self._offers, 0)
        column.addLayout(self._offers)
        column.addSpacing(8)
        column.addWidget(Words(_("Steps I am open to"), SECTION))
        column.addWidget(Words(_("They are printed as something to talk about, not as a decision."), CAPTION))
        chosen = {each.step: each for each in kept.open_to}
        for step in Step:
            column.addWidget(self._step(step, chosen.get(step)))
        self._show_questions()

    def write_back(self) -> None:
        """Tell the questions that were edited."""
        for field in self._fields:
            field.write_back()

    def _show_questions(self) -> None:
        empty(self._list)
        empty(self._offers)
        self._fields = []
        for place, question in enumerate(self._questions):
            self._list.addWidget(self._question(place, question))
        if self._suggested:
            self._offers.addWidget(Words(_("Suggested from your answers"), STRONG))
        self.setFocusProxy(self._fields[0] if self._fields else self.add)
        for question in self._suggested:
            tick = Tick(question.text)
            tick.clicked.connect(lambda _checked=False, of=question: self._take(of))
            self._offers.addWidget(tick)

    def _question(self, place: int, question: Question) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        Theme.of().space(column, 4)
        field = TextField(_("Question {number}").format(number=place + 1), lines=1)
        field.set_text(question.text)
        field.left.connect(lambda text: self._change(place, text))
        self._fields.append(field)
        shown = ChoiceRow(
            _("In the report: question {number}").format(number=place + 1),
            [(True, _("Show in the report")), (False, _("Keep for me"))],
            label_shown=False,
        )
        shown.set_value(preparing.is_shown(question))
        shown.chosen.connect(lambda value: self._show(place, show=value is True))
        remove = LinkButton(_("Take it out"))
        remove.setAccessibleName(_("Take out question {number}").format(number=place + 1))
        remove.clicked.connect(lambda: self._remove(place))
        column.addWidget(field)
        column.addWidget(shown)
        column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _step(self, step: Step, chosen: OpenTo | None) -> ChoiceToShow:
        row = ChoiceToShow(
            label(step),
            is_ticked=chosen is not None,
            is_shown=preparing.is_shown(chosen or OpenTo(step=step)),
        )
        row.ticked.connect(
            lambda on: self._save(lambda workbook, identifier: preparing.open_to(workbook, identifier, step, ticked=on))
        )
        row.shown.connect(
            lambda show: self._save(
                lambda workbook, identifier: preparing.show_step(workbook, identifier, step, show=show)
            )
        )
        return row

    def _take(self, question: Question) -> None:
        self._suggested.remove(question)
        self._questions.append(question)
        self._keep()
        self._show_questions()
        self._fields[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        self._questions.append(Question(text=""))
        self._show_questions()
        self._fields[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, place: int, text: str) -> None:
        self._questions[place] = replace(self._questions[place], text=text)
        self._keep()

    def _show(self, place: int, *, show: bool) -> None:
        self._questions[place] = replace(self._questions[place], show=show)
        self._keep()

    def _remove(self, place: int) -> None:
        del self._questions[place]
        self._keep()
        self._show_questions()

    def _keep(self) -> None:
        asked = tuple(self._questions)
        self._save(lambda workbook, identifier: preparing.set_questions(workbook, identifier, asked))
