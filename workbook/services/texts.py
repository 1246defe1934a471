"""What the ratings of a goal, and of all goals, say in words: one phrase for each state, no other.

Numbers are told as "from 3 to 5". Where the change and the signal point different ways, or the phrase of the signal
would not fit the two numbers, the numbers and their dates stand alone, without a judgement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.progress import RELIABLE_CHANGE, GoalNumbers, Verdict, counted_on, goal_numbers
from workbook.domain.rating import Rating
from workbook.domain.rhythm import step_from
from workbook.domain.signal import Signal
from workbook.domain.therapy import Rhythm, Therapy
from workbook.domain.trend import DAYS_A_MONTH
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.days import full_day, in_month_or_on_day, months, near_day, near_month
from workbook.services.labels import label
from workbook.services.therapy import has_ended
from workbook.services.wordings import keeps_words

_SMALLEST_TREND = 0.1
"""Of a slower trend, in points a month, one decimal would say that there is none or up to twice as much."""
_WITHOUT_WAY = (Signal.NOT_MOVING, Signal.HOLDING, Signal.SLIPPED)
"""Beside "Between 3 and 4 since January" or "You were at 8 in May; now 5" a trend would say something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTexts:
    """What is said about a goal: one `sentence` for its chart, and short `remarks` that stand near it."""

    sentence: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A goal on a day with its counted ratings; the source of every phrase."""

    goal: Goal
    numbers: GoalNumbers
    counted: tuple[Rating, ...]
    on: date
    is_printed: bool = False

    @property
    def values(self) -> list[int]:
        return [each.value or 0 for each in self.counted]

    @property
    def target(self) -> int:
        return self.numbers.target or 0

    @property
    def target_date(self) -> date | None:
        version = self.goal.version_on(self.numbers.closed_on or self.on)
        return None if version is None else version.target_date

    def since(self) -> str:
        """Return the month of the first counted rating."""
        return near_month(self.counted[0].on, self.on)

    def from_to(self) -> dict[str, object]:
        """Return what fills "From 3 in January to 5 in July"; in print "From a rating of 3 …", which is no day."""
        first, last = self.counted[0].on, self.counted[-1].on
        return {
            "start": rating_of(self.values[0]) if self.is_printed else self.values[0],
            "first": in_month_or_on_day(first, last, self.on),
            "now": self.values[-1],
            "last": in_month_or_on_day(last, first, self.on),
            "target": self.target,
        }


def rating_of(value: int) -> str:
    """Return a rating in words for a page on which nothing else tells it from a day."""
    return _("a rating of {value}").format(value=value)


def goal_sentence(
    goal: Goal, ratings: Iterable[Rating], on: date, *, numbers: GoalNumbers | None = None, is_printed: bool = False
) -> str:
    """Return the sentence for a goal and its chart as they are on a day; `numbers` saves making them again.

    `is_printed` names the first number as a rating: on paper "From 2 in April" reads like a day.
    """
    return _sentence(_said(goal, ratings, on, numbers, is_printed=is_printed))


def goal_fact(
    goal: Goal, ratings: Iterable[Rating], on: date, *, numbers: GoalNumbers | None = None, is_printed: bool = False
) -> str:
    """Return the numbers of a rated goal alone, to stand after its name and a colon as a reason to raise something."""
    said = _said(goal, ratings, on, numbers, is_printed=is_printed)
    fact = _("From {start} {first} to {now} {last}.").format(**said.from_to())
    if said.numbers.signal is Signal.SLIPPED:
        fact = _peak_and_now(said)
    elif said.numbers.signal is Signal.NOT_MOVING and said.numbers.verdict is Verdict.NO_RELIABLE_CHANGE:
        fact = _between(said)
    return fact[:1].lower() + fact[1:]


def goal_texts(
    goal: Goal,
    ratings: Iterable[Rating],
    on: date,
    *,
    therapy: Therapy | None = None,
    gaps: Sequence[date] = (),
    numbers: GoalNumbers | None = None,
    brief: bool = False,
) -> GoalTexts:
    """Return the sentence for a goal on a day and the remarks near it; `gaps` are due days without a rating.

    `brief` leaves out what a page with several goals draws, or says once for all: gaps, trend, and how ratings wobble.
    """
    ratings = tuple(ratings)
    said = _said(goal, ratings, on, numbers)
    remarks = [
        _new_wording(said),
        *([] if brief else [_gaps(gaps, on), _large_change(said), _trend(said)]),
        _date_gone_by(said, is_going_on=therapy is None or not has_ended(therapy, on)),
        _late_start(goal, ratings, None if therapy is None else therapy.therapy_start, on),
    ]
    return GoalTexts(sentence=_sentence(said), remarks=tuple(remark for remark in remarks if remark))


def _said(
    goal: Goal, ratings: Iterable[Rating], on: date, numbers: GoalNumbers | None, *, is_printed: bool = False
) -> _Said:
    ratings = tuple(ratings)
    return _Said(
        goal=goal,
        numbers=numbers or goal_numbers(goal, ratings, on),
        counted=counted_on(goal, ratings, on),
        on=on,
        is_printed=is_printed,
    )


def _sentence(said: _Said) -> str:
    if said.numbers.status is GoalStatus.DRAFT:
        return _("Still a draft.")
    if said.numbers.closed_on is not None:
        return _closed(said, said.numbers.closed_on)
    if not said.counted:
        return _unrated(said)
    if len(said.counted) == 1:
        return _("One rating so far: {now}. Too few to say more.").format(now=said.values[0])
    phrase = _phrase(said)
    if phrase is not None:
        return phrase
    if len(said.counted) == 2:
        start, now = said.values
        return _("Two ratings so far: {start} and {now}. Too few to say more.").format(start=start, now=now)
    return _("From {start} {first} to {now} {last}.").format(**said.from_to())


def _unrated(said: _Said) -> str:
    version = said.goal.version_on(said.on)
    if version is None or version.version == 1:
        return _("No rating yet.")
    if keeps_words(said.goal, version):
        return _("No rating since the meaning changed.")
    return _("No rating of this wording yet.")


def _phrase(said: _Said) -> str | None:
    """Return the phrase of the signal, or None where it is too early for one or does not fit the numbers."""
    signal, verdict, change = said.numbers.signal, said.numbers.verdict, said.numbers.change or 0
    rising = change > 0 and said.values[-1] < said.target
    if signal is Signal.ON_COURSE and rising:
        return _on_course(said)
    if signal is Signal.BETWEEN and rising:
        return _("From {start} {first} to {now} {last}, some movement towards {target}.").format(**said.from_to())
    if signal is Signal.NOT_MOVING and verdict is Verdict.NO_RELIABLE_CHANGE:
        return _between(said)
    if signal is Signal.MOVING_AWAY and change < 0:
        return _(
            "From {start} {first} to {now} {last}. Ratings do fall at times, also when therapy helps. "
            "You can bring this to the next session, or get in touch before then."
        ).format(**said.from_to())
    if signal is Signal.REACHED:
        return _reached(said)
    if signal is Signal.SLIPPED and verdict is not Verdict.RELIABLE_IMPROVEMENT:
        return _slipped(said)
    if signal is Signal.HOLDING and verdict is not Verdict.RELIABLE_DETERIORATION:
        return _holding(said)
    return None


def _on_course(said: _Said) -> str:
    if said.target_date is None or said.target_date < said.on:
        return _("From {start} {first} to {now} {last}, on the way to {target}.").format(**said.from_to())
    return _("From {start} {first} to {now} {last}, on the way to {target} by {date}.").format(
        **said.from_to(), date=near_day(said.target_date, said.on)
    )


def _between(said: _Said) -> str:
    low, high = min(said.values), max(said.values)
    if low == high:
        return _("At {low} since {month}.").format(low=low, month=said.since())
    return _("Between {low} and {high} since {month}.").format(low=low, high=high, month=said.since())


def _reached(said: _Said) -> str:
    last_two = said.values[-2:]
    if last_two[0] < said.target:
        if last_two[1] == said.target:
            return _("At your target of {target} in the last rating.").format(target=said.target)
        return _("Above your target of {target} in the last rating.").format(target=said.target)
    if set(last_two) == {said.target}:
        return _("At your target of {target} in the last two ratings.").format(target=said.target)
    return _("At your target of {target} or above in the last two ratings.").format(target=said.target)


def _slipped(said: _Said) -> str:
    helped = _("Slips after reaching a goal are common. What helped {when} may help again.").format(when=_peak(said)[1])
    return f"{_peak_and_now(said)} {helped}"


def _peak_and_now(said: _Said) -> str:
    peak, when = _peak(said)
    return _("You were at {peak} {when}; now {now}.").format(peak=peak, when=when, now=said.values[-1])


def _peak(said: _Said) -> tuple[int, str]:
    """Return the last rating that was at the target or above, and when that was."""
    value, day = next(
        (value, each.on)
        for value, each in zip(reversed(said.values), reversed(said.counted), strict=True)
        if value >= said.target
    )
    return value, in_month_or_on_day(day, said.counted[-1].on, said.on)


def _holding(said: _Said) -> str:
    low, high = min(said.values), max(said.values)
    if low < said.target:
        return _between(said)
    if low == high:
        return _("Holding at {low} since {month}.").format(low=low, month=said.since())
    return _("Holding at {low} or above since {month}.").format(low=low, month=said.since())


def _closed(said: _Said, closed_on: date) -> str:
    closing = _("Closed on {day}, {how}.").format(day=full_day(closed_on), how=label(said.numbers.status))
    if not said.counted:
        return closing
    if len(said.counted) == 1:
        moved = _("One rating: {now} in {month}.").format(now=said.values[0], month=said.since())
    else:
        moved = _("From {start} {first} to {now} {last}.").format(**said.from_to())
    return f"{moved} {closing}"


def _new_wording(said: _Said) -> str | None:
    version = said.goal.version_on(said.numbers.closed_on or said.on)
    if version is None or version.version == 1:
        return None
    day = near_day(version.start, said.on)
    if keeps_words(said.goal, version):
        return _("Meaning changed on {day}, wording the same.").format(day=day)
    return _("New wording on {day}.").format(day=day)


def _gaps(gaps: Sequence[date], on: date) -> str | None:
    return _("No check-in in {months}.").format(months=months(gaps, on)) if gaps else None


def _large_change(said: _Said) -> str | None:
    moved = abs(said.numbers.change or 0) >= RELIABLE_CHANGE
    return _("Moves of 1 or 2 often come and go.") if moved else None


def _trend(said: _Said) -> str | None:
    """Return the trend where it goes the way of the two numbers that are told, and the sentence tells of a way."""
    slope, change = said.numbers.trend_per_month, said.numbers.change or 0
    if slope is None or slope * change <= 0 or (said.numbers.signal in _WITHOUT_WAY and _phrase(said) is not None):
        return None
    if abs(slope) < _SMALLEST_TREND:
        return _("Up by less than 0.1 a month.") if slope > 0 else _("Down by less than 0.1 a month.")
    return _("About {slope} a month.").format(slope=f"{slope:+.1f}".replace("-", "−"))


def _date_gone_by(said: _Said, *, is_going_on: bool) -> str | None:
    day = said.target_date
    if said.numbers.status is not GoalStatus.ACTIVE or day is None or day >= said.on:
        return None
    if said.counted and said.values[-1] >= said.target:
        return None
    asked = _("The date you set, {day}, has gone by. Another date, or a smaller step?")
    told = _("The date you set, {day}, has gone by.")
    return (asked if is_going_on else told).format(day=near_day(day, said.on))


def _late_start(goal: Goal, ratings: Iterable[Rating], therapy_start: date | None, on: date) -> str | None:
    """Return that the first rating of any wording came more than a month into therapy, where it did."""
    first = min((each.on for each in ratings if each.goal == goal.id and each.counts and each.on <= on), default=None)
    if first is None or therapy_start is None:
        return None
    if first <= step_from(therapy_start, Rhythm(start=therapy_start, months=1), 1):
        return None
    passed = round((first - therapy_start).days / DAYS_A_MONTH)
    return translate_count(
        "First rated on {day}, {count} month into therapy; change before that is not shown.",
        "First rated on {day}, {count} months into therapy; change before that is not shown.",
        passed,
    ).format(day=near_day(first, on), count=passed)


def overall_sentence(numbers: Iterable[GoalNumbers]) -> str:
    """Return how many of the active goals moved, and which way, without a verdict on all of them."""
    active = [each for each in numbers if each.status is GoalStatus.ACTIVE]
    if not active:
        return _("No active goal.")
    counted = [
        (Verdict.RELIABLE_IMPROVEMENT, _("{count} went up by 3 or more")),
        (Verdict.NO_RELIABLE_CHANGE, _("{count} moved by 2 or less")),
        (Verdict.RELIABLE_DETERIORATION, _("{count} went down by 3 or more")),
        (Verdict.UNRATED, _("{count} had fewer than two ratings")),
    ]
    found = [(sum(each.verdict is verdict for each in active), text) for verdict, text in counted]
    parts = ", ".join(text.format(count=count) for count, text in found if count)
    return translate_count("Of {count} active goal, {parts}.", "Of {count} active goals, {parts}.", len(active)).format(
        count=len(active), parts=parts
    )
