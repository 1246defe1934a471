"""The numbers of a workbook on a day: for each goal and for all. The source of every rule stands at its function."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from workbook.domain.check_in import CheckIn, Statement, on_difficult_side
from workbook.domain.contents import Contents
from workbook.domain.gas import t_score
from workbook.domain.goal import GoalStatus
from workbook.domain.progress import GoalNumbers, Verdict, goal_numbers
from workbook.domain.rating import Rating
from workbook.domain.signal import Signal
from workbook.domain.therapy import EventKind


class Raise(StrEnum):
    """Whether, and how soon, something is worth bringing up."""

    NONE = "none"
    EARLY = "early"
    WORTH_RAISING = "worth_raising"
    REASSESS = "reassess"
    NEXT_SESSION = "next_session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All numbers on the day `on`. `sessions_attended` counts since therapy began; None when nothing is known."""

    on: date
    sessions_attended: int | None
    sessions_estimated: bool
    overall_verdict: Verdict
    raised: Raise
    gas_t: float | None
    goals: tuple[GoalNumbers, ...]


def summarise(contents: Contents, on: date) -> Summary:
    """Return the numbers of a workbook as they are on a day."""
    goals = [goal for goal in contents.goals if goal.status is not GoalStatus.DRAFT and goal.created_on <= on]
    ratings: dict[str, list[Rating]] = defaultdict(list)
    for rating in contents.ratings:
        ratings[rating.goal].append(rating)
    numbers = tuple(goal_numbers(goal, ratings[goal.id], on) for goal in goals)
    stretch = stretch_start(contents, on)
    attended, estimated = sessions(contents, contents.therapy.therapy_start, on)
    active = [each for each in numbers if each.status is GoalStatus.ACTIVE]
    levels = [(each.gas_level, each.gas_weight) for each in active if each.gas_level is not None]
    counted = [*active, *_closed_well(numbers, stretch)]
    return Summary(
        on=on,
        sessions_attended=attended,
        sessions_estimated=estimated,
        overall_verdict=overall_verdict(each.verdict for each in counted),
        raised=what_to_raise(contents, numbers, on),
        gas_t=t_score([level for level, _ in levels], [weight for _, weight in levels]),
        goals=numbers,
    )


def summary_json(summary: Summary) -> dict[str, object]:
    """Return a summary as the command line prints it."""
    return {
        "on": summary.on.isoformat(),
        "sessions_attended": summary.sessions_attended,
        "sessions_estimated": summary.sessions_estimated,
        "overall_verdict": summary.overall_verdict.value,
        "raise": summary.raised.value,
        "gas_t": summary.gas_t,
        "goals": [{name: _word(getattr(goal, name)) for name in _GOAL_KEYS} for goal in summary.goals],
    }


_GOAL_KEYS = [
    "id",
    "title",
    "status",
    "version",
    "ratings",
    "baseline",
    "latest",
    "change",
    "target",
    "verdict",
    "signal",
    "expected",
    "trend_per_month",
    "gas_level",
]


def _word(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


def overall_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict for all goals: deterioration if any deteriorated, else improvement if any improved."""
    known = set(verdicts)
    order = (Verdict.RELIABLE_DETERIORATION, Verdict.RELIABLE_IMPROVEMENT, Verdict.NO_RELIABLE_CHANGE)
    return next((verdict for verdict in order if verdict in known), Verdict.UNRATED)


def stretch_start(contents: Contents, on: date) -> date | None:
    """Return the day the stretch began: the later of therapy start and last complete reassessment; None if unknown."""
    done = [each.on for each in contents.reassessments if each.complete and each.on <= on]
    start = contents.therapy.therapy_start
    return max([*done, *([start] if start is not None and start <= on else [])], default=None)


def _closed_well(numbers: Sequence[GoalNumbers], stretch: date | None) -> list[GoalNumbers]:
    """Return the goals closed as reached or content since the stretch began."""
    return [
        each
        for each in numbers
        if each.status in (GoalStatus.REACHED, GoalStatus.CONTENT)
        and each.closed_on is not None
        and (stretch is None or each.closed_on >= stretch)
    ]


def sessions(contents: Contents, start: date | None, on: date) -> tuple[int | None, bool]:
    """Return the sessions attended after `start` up to `on`, and whether they are estimated.

    Recorded numbers are summed; where none is recorded, whole days over the rhythm's days, plus one, pauses left out.
    Without a start: all recorded numbers, or None.
    """
    recorded = [
        each.sessions_attended
        for each in contents.check_ins
        if each.complete and each.sessions_attended is not None and each.on <= on and (start is None or start < each.on)
    ]
    if recorded:
        return sum(recorded), False
    rhythm = contents.therapy.rhythm_on(on)
    if start is None or start > on or rhythm is None or rhythm.sessions_every_days is None:
        return None, False
    end = min(on, contents.therapy.therapy_end or on)
    paused = {
        day
        for event in contents.events
        if event.kind is EventKind.PAUSE
        for day in _days(max(event.on, start), min(event.until or end, end))
    }
    length = max((end - start).days - len(paused), 0)
    return length // rhythm.sessions_every_days + 1, True


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def what_to_raise(contents: Contents, numbers: Sequence[GoalNumbers], on: date) -> Raise:
    """Return how soon something is worth bringing up; the first row that fits wins.

    Rule of thumb: half of people improve within about 8-18 sessions (Howard 1986; Kadera, Lambert & Andrews 1996;
    Hansen, Lambert & Forman 2002).
    """
    active = [each for each in numbers if each.status is GoalStatus.ACTIVE]
    answered = sorted((each for each in contents.check_ins if each.on <= on and each.answered_any_statement), key=_on)
    latest, before = (answered[-1] if answered else None), (answered[-2] if len(answered) > 1 else None)
    both = [each for each in Statement if _difficult(latest, each) and _difficult(before, each)]
    falling = any(
        each.verdict is Verdict.RELIABLE_DETERIORATION or each.signal in (Signal.MOVING_AWAY, Signal.SLIPPED)
        for each in active
    )
    if falling or (latest and latest.statements.get(Statement.AFTER) == 4) or Statement.AFTER in both:
        return Raise.NEXT_SESSION
    most = most_sessions(contents, numbers, on)
    helped = anything_helped(contents, numbers, on)
    if (most is not None and most >= 13 and not helped) or both:
        return Raise.REASSESS
    one_stuck = any(each.signal is Signal.NOT_MOVING for each in active)
    if (
        (most is not None and 8 <= most <= 12 and not helped)
        or any(_difficult(latest, each) for each in Statement)
        or (most is not None and most >= 13 and one_stuck and helped)
    ):
        return Raise.WORTH_RAISING
    return Raise.EARLY if active and not helped and (most is None or most < 8) else Raise.NONE


def most_sessions(contents: Contents, numbers: Sequence[GoalNumbers], on: date) -> int | None:
    """Return the sessions since the stretch began, for the active goal with three or more ratings that had the most.

    A goal's sessions count from its baseline when that is later. None when there is no such goal or nothing is known.
    """
    stretch = stretch_start(contents, on)
    rated = [each for each in numbers if each.status is GoalStatus.ACTIVE and each.ratings >= 3]
    counts = [_sessions_of(contents, each, stretch, on) for each in rated]
    return max((count for count in counts if count is not None), default=None)


def _on(check_in: CheckIn) -> date:
    return check_in.on


def _difficult(check_in: CheckIn | None, statement: Statement) -> bool:
    return check_in is not None and on_difficult_side(statement, check_in.statements.get(statement))


def anything_helped(contents: Contents, numbers: Sequence[GoalNumbers], on: date) -> bool:
    """Tell whether an active goal is helped, or one was closed as reached or content since the stretch began."""
    active = (each for each in numbers if each.status is GoalStatus.ACTIVE)
    return bool(_closed_well(numbers, stretch_start(contents, on))) or any(is_helped(each) for each in active)


def is_helped(numbers: GoalNumbers) -> bool:
    """Tell whether an active goal is helped: improved, reached, on course or holding."""
    return numbers.verdict is Verdict.RELIABLE_IMPROVEMENT or numbers.signal in (
        Signal.REACHED,
        Signal.ON_COURSE,
        Signal.HOLDING,
    )


def _sessions_of(contents: Contents, numbers: GoalNumbers, stretch: date | None, on: date) -> int | None:
    starts = [day for day in (stretch, numbers.baseline_on) if day is not None]
    return sessions(contents, stretch if stretch is None else max(starts), on)[0]
