"""After the session: what was decided about each goal, the steps, and the next date."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.goal import Anchors, Goal, GoalStatus
from workbook.domain.rating import Rater
from workbook.domain.reassessment import Agreed, Decision, GoalDecision, Step
from workbook.domain.rhythm import step_from
from workbook.domain.therapy import Rhythm
from workbook.gui.pages.reassessment.seen import Seen
from workbook.gui.theme import CAPTION, QUOTE, SECTION, Theme
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.gui.widgets.date_field import DateField
from workbook.gui.widgets.fold import Fold
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.rating_scale import RatingScale
from workbook.gui.widgets.text_field import TextField
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.half_decisions import HalfDecision
from workbook.services.labels import as_choice, label


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRating:
    """A rating given in the session: whose, of which goal, 0-10; None takes it out."""

    goal: str
    rater: Rater
    value: int | None


class _Rating(QWidget):
    """A rating given in the session, which can be taken out again."""

    chosen = Signal(object)
    """0-10, or None."""

    def __init__(self, words: str, question: str, anchors: Anchors) -> None:
        super().__init__()
        self.scale = RatingScale(question, anchors)
        self.out = LinkButton(_("Take this rating out"))
        self.out.setAccessibleDescription(question)
        column = QVBoxLayout(self)
        Theme.of().space(column, 4)
        column.addWidget(Words(words))
        column.addWidget(self.scale)
        column.addWidget(self.out, 0, Qt.AlignmentFlag.AlignLeft)
        self.out.hide()
        self.scale.chosen.connect(self._choose)
        self.out.clicked.connect(self._take_out)

    def set_value(self, value: int | None) -> None:
        """Show a rating that was given before, or none."""
        self.scale.set_answer(value, is_answered=value is not None)
        self.out.setVisible(value is not None)

    def _choose(self, value: int | None) -> None:
        self.out.show()
        self.chosen.emit(value)

    def _take_out(self) -> None:
        self.set_value(None)
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(None)


class _GoalPart(QWidget):
    """One goal: the decision, whether both agree, the ratings of the session, a note."""

    written = Signal()
    rated = Signal(object)
    """`SessionRating`."""

    def __init__(self, goal: Goal, said: GoalDecision | HalfDecision | None, given: Mapping[Rater, int | None]) -> None:
        super().__init__()
        self.goal = goal
        self.decision = ChoiceRow(_("What did you decide?"), [(each, as_choice(label(each))) for each in Decision])
        self.agreed = ChoiceRow(_("Do you agree on this goal?"), [(each, as_choice(label(each))) for each in Agreed])
        for row in (self.decision, self.agreed):
            row.chosen.connect(lambda value: self.written.emit())
            for radio in row.radios:
                radio.setAccessibleDescription(_about(row.accessibleName(), goal))
        self.note = TextField(_("A note on it"), optional=True, lines=1)
        self.note.box.setAccessibleName(_about(_("A note on it"), goal))
        self.note.left.connect(lambda text: self.written.emit())
        anchors = goal.newest.anchors
        self.mine = _Rating(_("My rating in the session"), _about(_("My rating in the session"), goal), anchors)
        self.theirs = _Rating(
            _("My therapist's rating. A difference is something to talk about; neither is right."),
            _about(_("My therapist's rating"), goal),
            anchors,
        )
        if said is not None:
            self.decision.set_value(said.decision if isinstance(said, GoalDecision) else None)
            self.agreed.set_value(said.agreed)
            self.note.set_text(said.note)
        column = QVBoxLayout(self)
        Theme.of().space(column, 8)
        for part in (Passage(goal.newest.name, QUOTE), self.decision, self.agreed, self.note):
            column.addWidget(part)
        fold = Fold(_("Ratings from the session"), summary=_("optional"), is_open=bool(given))
        for rater, rating in ((Rater.ME, self.mine), (Rater.THERAPIST, self.theirs)):
            rating.set_value(given.get(rater))
            rating.chosen.connect(lambda value, of=rater: self._rate(of, value))
            fold.content.addWidget(rating)
        column.addWidget(fold)

    def _rate(self, rater: Rater, value: int | None) -> None:
        self.rated.emit(SessionRating(goal=self.goal.id, rater=rater, value=value))

    @property
    def decided(self) -> GoalDecision | None:
        """The decision, or None while nothing is chosen."""
        if not isinstance(self.decision.value, Decision):
            return None
        return GoalDecision(
            goal=self.goal.id, decision=self.decision.value, agreed=self._agreed, note=self.note.text or None
        )

    @property
    def undecided(self) -> HalfDecision:
        """What is said about the goal while nothing is chosen."""
        return HalfDecision(goal=self.goal.id, agreed=self._agreed, note=self.note.text or None)

    @property
    def _agreed(self) -> Agreed | None:
        return self.agreed.value if isinstance(self.agreed.value, Agreed) else None


def _about(question: str, goal: Goal) -> str:
    """Return a question with its goal, for those who hear it and do not see what stands above it."""
    return _("{question}: {goal}").format(question=question.rstrip("?"), goal=goal.newest.name)


class AfterForm(QWidget):
    """Everything the sheet for the session asks. What is written is told, so that nothing waits for the button."""

    written = Signal()
    rated = Signal(object)
    """`SessionRating`."""

    def __init__(self, seen: Seen, today: date) -> None:
        super().__init__()
        kept = seen.reassessment
        assert kept is not None
        decided = {each.goal: each for each in kept.decisions}
        waiting = {each.goal: each for each in seen.undecided}
        given: dict[str, dict[Rater, int | None]] = defaultdict(dict)
        for rating in seen.contents.ratings:
            if rating.reassessment == kept.id:
                given[rating.goal][rating.rater] = rating.value
        self.on = DateField(_("When was the session?"), lambda: today, latest=today)
        self._default_day = min(kept.on, today)
        self.on.set_value(self._default_day)
        self.setFocusProxy(self.on)
        self.chosen_day: date | None = None
        """The day of the session, once the person has typed it."""
        self.goals = [
            _GoalPart(goal, decided.get(goal.id) or waiting.get(goal.id), given[goal.id])
            for goal in seen.contents.goals
            if goal.status is GoalStatus.ACTIVE or goal.id in decided
        ]
        self.steps = {step: Tick(label(step)) for step in Step}
        open_to = {each.step for each in kept.open_to}
        for step, tick in self.steps.items():
            tick.setChecked(step in kept.agreed_steps)
            if step in open_to:
                tick.set_caption(_("You said you are open to this."))
        self.note = TextField(_("Anything else we agreed on"), optional=True, lines=2)
        self.note.set_text(kept.note)
        self.next = DateField(_("When do we look at it again?"), lambda: today, is_ahead=True, optional=True)
        is_begun = bool(kept.decisions or kept.agreed_steps or kept.note or seen.undecided or any(given.values()))
        self.next.set_value(kept.next if is_begun else kept.next or step_from(today, Rhythm(start=today, months=3), 1))
        for part in self.goals:
            part.written.connect(self.written)
            part.rated.connect(self.rated)
        for tick in self.steps.values():
            tick.toggled.connect(lambda on: self.written.emit())
        self.note.left.connect(lambda text: self.written.emit())
        self.next.left.connect(lambda day: self.written.emit())
        self.on.left.connect(self._choose_day)
        column = QVBoxLayout(self)
        Theme.of().space(column, 12)
        column.addWidget(Words(_("Write down what you decided together. You can leave out anything."), CAPTION))
        column.addWidget(self.on)
        for part in self.goals:
            column.addSpacing(Theme.of().px(12))
            column.addWidget(part)
        column.addSpacing(Theme.of().px(12))
        column.addWidget(Words(_("Next steps"), SECTION))
        for tick in self.steps.values():
            column.addWidget(tick)
        column.addWidget(self.note)
        column.addWidget(self.next)

    @property
    def is_in_order(self) -> bool:
        """Whether all that is said about a goal stands beside a decision; the first without one gets the keyboard."""
        for part in self.goals:
            if part.decided is None and (part.note.text.strip() or part.undecided.agreed is not None):
                part.decision.show_problem(_("Choose one, so that what you said about this goal can be kept with it."))
                part.decision.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def write_back(self) -> None:
        """Tell what stands in the fields and was not told yet."""
        fields: list[TextField | DateField] = [self.on, *(part.note for part in self.goals), self.note, self.next]
        for field in fields:
            field.write_back()

    def _choose_day(self, day: date | None) -> None:
        self.chosen_day = day
        self.written.emit()

    @property
    def day(self) -> date:
        """The day of the session, as far as it is known."""
        return self.on.value or self._default_day

    @property
    def decisions(self) -> tuple[GoalDecision, ...]:
        """What was decided, goal by goal."""
        return tuple(decided for part in self.goals if (decided := part.decided) is not None)

    @property
    def undecided(self) -> tuple[HalfDecision, ...]:
        """What is said about goals that are not decided about."""
        return tuple(part.undecided for part in self.goals if part.decided is None)

    @property
    def reworded(self) -> tuple[Goal, ...]:
        """The goals that are to be reworded."""
        return tuple(part.goal for part in self.goals if part.decision.value is Decision.REWORD)

    @property
    def agreed_steps(self) -> tuple[Step, ...]:
        """The steps that were agreed."""
        return tuple(step for step, tick in self.steps.items() if tick.isChecked())
