"""What goes into a report: the workbook as it was on the last day, the period, and the private texts chosen."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.progress import GoalNumbers, counted_on, status_on
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Decision, PrivateKind, Reassessment
from workbook.domain.signal import Signal
from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.decisions import CLOSES
from workbook.services.reassessment import SOON
from workbook.services.summary import Summary, summarise
from workbook.services.texts import goal_fact, goal_sentence
from workbook.services.wordings import keeps_words


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A report before it is put into words.

    `contents` hold nothing later than `end`, and nothing that the session of `reassessment` itself decided.
    `previous` is the last complete reassessment before it. `start` and `end` are both in the period.
    """

    contents: Contents
    reassessment: Reassessment | None
    previous: Reassessment | None
    start: date
    end: date
    include: frozenset[PrivateKind]

    @cached_property
    def summary(self) -> Summary:
        """The numbers on the last day of the period."""
        return summarise(self.contents, self.end)

    @cached_property
    def active(self) -> tuple[tuple[Goal, GoalNumbers], ...]:
        """The active goals with their numbers, in the order of the file."""
        return tuple(each for each in self._with_numbers if each[1].status is GoalStatus.ACTIVE)

    @cached_property
    def closed(self) -> tuple[tuple[Goal, GoalNumbers], ...]:
        """The goals closed in the period with their numbers, in the order of the file."""
        return tuple(
            (goal, numbers)
            for goal, numbers in self._with_numbers
            if numbers.closed_on is not None and numbers.closed_on >= self.start
        )

    @cached_property
    def numbers(self) -> dict[str, GoalNumbers]:
        """The numbers of each goal on the last day, by its id."""
        return {each.id: each for each in self.summary.goals}

    @property
    def _with_numbers(self) -> tuple[tuple[Goal, GoalNumbers], ...]:
        return tuple((goal, self.numbers[goal.id]) for goal in self.contents.goals)

    def sentence_of(self, goal: Goal) -> str:
        """Return the sentence for a goal on the last day.

        That a falling goal can be brought to the next session is left out: the report is what is brought there.
        """
        numbers = self.numbers[goal.id]
        few = self._few_since_new_wording(goal, numbers)
        if few is not None:
            return few
        if numbers.signal is Signal.MOVING_AWAY and numbers.closed_on is None and (numbers.change or 0) < 0:
            fact = self.fact_of(goal)
            return _("{fact} Ratings do fall at times, also when therapy helps.").format(
                fact=fact[:1].upper() + fact[1:]
            )
        return goal_sentence(goal, self.ratings_of(goal), self.end, numbers=numbers, is_printed=True)

    def _few_since_new_wording(self, goal: Goal, numbers: GoalNumbers) -> str | None:
        """Return what one or two ratings since a change say, as older ones stand beside them; None for others."""
        if numbers.closed_on is not None or numbers.signal is not Signal.TOO_EARLY or (numbers.version or 1) == 1:
            return None
        values = [each.value for each in self.counted(goal)]
        texts = (
            _("One rating since the new wording: {now}. Too few to say more."),
            _("Two ratings since the new wording: {start} and {now}. Too few to say more."),
        )
        if keeps_words(goal, goal.newest):
            texts = (
                _("One rating since the meaning changed: {now}. Too few to say more."),
                _("Two ratings since the meaning changed: {start} and {now}. Too few to say more."),
            )
        return texts[len(values) - 1].format(start=values[0], now=values[-1])

    def fact_of(self, goal: Goal) -> str:
        """Return the numbers of a rated goal on the last day, to stand after a colon."""
        return goal_fact(goal, self.ratings_of(goal), self.end, numbers=self.numbers[goal.id], is_printed=True)

    @property
    def session_on(self) -> date | None:
        """The day of the session the report is for: that of the reassessment, else the planned one; None if unknown."""
        if self.reassessment is not None and self.reassessment.on >= self.end:
            return self.reassessment.on
        planned = None if self.has_ended else self.contents.therapy.next_reassessment
        return planned if planned is not None and self.end <= planned <= self.end + SOON else None

    @property
    def has_ended(self) -> bool:
        """Whether therapy has ended by the last day."""
        ended_on = self.contents.therapy.therapy_end
        return ended_on is not None and ended_on <= self.end

    @property
    def has_session(self) -> bool:
        """Whether a session can follow in which the report is read."""
        return self.session_on is not None or not self.has_ended

    @property
    def written_for(self) -> str | None:
        """For which session the person prepared, where that was before the last day; None where it is still to come."""
        if self.reassessment is None or self.reassessment.on >= self.end:
            return None
        return _("Written for the session on {day}.").format(day=full_day(self.reassessment.on))

    @property
    def prepared(self) -> Reassessment | None:
        """What the person prepared, while it still is what they bring: until its session has been recorded."""
        is_answered = self.written_for is not None and self.reassessment is not None and self.reassessment.complete
        return None if is_answered else self.reassessment

    def counted(self, goal: Goal) -> tuple[Rating, ...]:
        """Return the ratings that count on the last day, the start first."""
        return counted_on(goal, self.ratings_of(goal), self.end)

    def shown_from(self, goal: Goal) -> date:
        """Return the first day of the chart and the table of a goal: its start where that is before the period."""
        return min([self.start, *(each.on for each in self.counted(goal)[:1])])

    def ratings_of(self, goal: Goal) -> tuple[Rating, ...]:
        """Return the ratings of a goal up to the last day, in file order."""
        return tuple(each for each in self.contents.ratings if each.goal == goal.id)

    def private(self, kind: PrivateKind, text: str | None) -> str | None:
        """Return a private text where its kind was chosen for the report, and None otherwise."""
        return text if text and kind in self.include else None


def choose(
    contents: Contents,
    *,
    reassessment: Reassessment | None,
    start: date,
    end: date,
    include: Collection[PrivateKind],
) -> Choice:
    """Return what a report from `start` to `end`, both in, is made of."""
    printed_before = reassessment is not None and end <= reassessment.on
    others = tuple(
        each
        for each in contents.reassessments
        if each.on <= end and not (printed_before and reassessment is not None and each.id == reassessment.id)
    )
    decided = reassessment if printed_before else None
    goals = tuple(goal for each in contents.goals if (goal := _as_of(each, end, decided)) is not None)
    versions = {goal.id: len(goal.versions) for goal in goals}
    return Choice(
        contents=replace(
            contents,
            goals=goals,
            ratings=tuple(
                each
                for each in contents.ratings
                if each.on <= end
                and each.version <= versions.get(each.goal, 0)
                and (decided is None or each.reassessment != decided.id)
            ),
            check_ins=tuple(each for each in contents.check_ins if each.on <= end),
            events=tuple(each for each in contents.events if each.on <= end),
            reassessments=others,
        ),
        reassessment=reassessment,
        previous=max((each for each in others if each.complete), key=lambda each: each.on, default=None),
        start=start,
        end=end,
        include=frozenset(include),
    )


def _as_of(goal: Goal, end: date, decided: Reassessment | None) -> Goal | None:
    """Return a goal as it was on a day, before what `decided` decided about it; None if it was not there yet."""
    decision = None if decided is None else next((each for each in decided.decisions if each.goal == goal.id), None)
    on = None if decided is None or decision is None else decided.on
    versions = tuple(
        each
        for each in goal.versions
        if each.start <= end
        and not (
            decision is not None and decision.decision is Decision.REWORD and each.version > 1 and each.start == on
        )
    )
    if goal.status is GoalStatus.DRAFT or goal.created_on > end or not versions:
        return None
    status, closed_on = status_on(goal, end)
    if decision is not None and decision.decision in CLOSES and closed_on == on:
        status, closed_on = GoalStatus.ACTIVE, None
    notes = {each.on: each.note for each in goal.earlier_closings}
    return replace(
        goal,
        status=status,
        closed_on=closed_on,
        closing_note=None if closed_on is None else notes.get(closed_on, goal.closing_note),
        earlier_closings=tuple(each for each in goal.earlier_closings if each.reopened_on <= end),
        versions=versions,
    )
