"""The page that stands alone: who, when, each goal in a row, what stands out, what the person wants to talk about."""

from collections.abc import Iterator, Mapping, Sequence

from workbook.domain.goal import Goal
from workbook.domain.progress import RELIABLE_CHANGE
from workbook.domain.rating import RatingKind
from workbook.domain.reassessment import PrivateKind
from workbook.domain.rhythm import answered_by, due_days, is_asked
from workbook.domain.signal import Signal
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.last_time import agreed_heading, outcomes
from workbook.services.assembly.shorten import LONGEST_PERSON, shorten
from workbook.services.assembly.therapy import check_ins, sessions_fact
from workbook.services.assembly.together import own_questions
from workbook.services.concerns import concern, statements_that_stand_out, ticked_often
from workbook.services.days import full_day, listed, near_month, period
from workbook.services.report import ClosedGoal, Fact, FirstPage, GoalRow


def title() -> str:
    """Return the title of the report; it holds no name, so that it can stand in the metadata."""
    return _("Where my therapy goals stand")


def first_page(choice: Choice, rows: tuple[GoalRow, ...], closed: tuple[ClosedGoal, ...]) -> FirstPage:
    """Return page one around the rows of the goals."""
    words = None if choice.reassessment is None else choice.reassessment.own_words.helped
    return FirstPage(
        occasion=_occasion(choice),
        title=title(),
        facts=tuple(_facts(choice)),
        agreed_heading=agreed_heading(choice),
        agreed=outcomes(choice),
        rating_caption=_("My own ratings: 0 not at all, 5 half way, 10 fully there"),
        goals=rows,
        no_goals=None if rows else _("No active goal in this period."),
        closed=closed,
        own_helped=choice.private(PrivateKind.PROMPTS, words),
        stands_out=tuple(_stands_out(choice)) or (_("Nothing stands out in this period."),),
        own_questions=own_questions(choice),
        written_for=choice.written_for if words or own_questions(choice) else None,
        in_this_session=_in_this_session(choice) if choice.has_session else None,
    )


def _in_this_session(choice: Choice) -> str:
    if not choice.active:
        return _(
            "In this session I would like us to: read this page, find a goal to begin with, "
            "fill in the sheet at the end."
        )
    if len(choice.active) == 1:
        return _(
            "In this session I would like us to: read this page, talk about the goal, fill in the sheet at the end."
        )
    return _(
        "In this session I would like us to: read this page, choose one goal to talk about, "
        "fill in the sheet at the end."
    )


def _occasion(choice: Choice) -> str:
    therapy, session_on = choice.contents.therapy, choice.session_on
    if therapy.therapy_end is not None and choice.has_ended:
        return _("Therapy ended on {day}").format(day=full_day(therapy.therapy_end))
    if session_on is None:
        return _("As of {day}").format(day=full_day(choice.end))
    if therapy.therapist:
        return _("For the session on {day} with {therapist}").format(
            day=full_day(session_on), therapist=shorten(therapy.therapist, LONGEST_PERSON)
        )
    return _("For the session on {day}").format(day=full_day(session_on))


def _facts(choice: Choice) -> Iterator[Fact]:
    if choice.contents.therapy.name:
        name = shorten(choice.contents.therapy.name, LONGEST_PERSON)
        yield Fact(label=_("Written by"), text=name, own=True)
    yield Fact(label=_("Period"), text=period(choice.start, choice.end))
    yield Fact(label=_("Check-ins"), text=_check_ins(choice))
    yield Fact(label=_("Sessions"), text=sessions_fact(choice))


def _check_ins(choice: Choice) -> str:
    """Return "6 of 7 due": those answered of the due days in the period; one still open counts when it is answered."""
    contents = choice.contents
    baselines = (each.on for each in contents.ratings if each.kind is RatingKind.BASELINE)
    due = [
        (each, answered_by(each, contents.check_ins))
        for each in due_days(contents.therapy, min(baselines, default=None), choice.end)
        if each.on >= choice.start and is_asked(each.on, contents.therapy, contents.goals, contents.events)
    ]
    counted = [answer for each, answer in due if answer is not None or each.closes < choice.end]
    if not counted:
        nothing = _("none in this period") if contents.check_ins else _("none yet")
        return str(sum(each.complete for each in check_ins(choice)) or nothing)
    answered = sum(answer is not None for answer in counted)
    return _("{answered} of {due} due").format(answered=answered, due=len(counted))


def _stands_out(choice: Choice) -> Iterator[str]:
    numbered = [(number, goal, numbers) for number, (goal, numbers) in enumerate(choice.active, start=1)]
    risen = [(number, goal) for number, goal, numbers in numbered if (numbers.change or 0) >= RELIABLE_CHANGE]
    fallen = [(number, goal) for number, goal, numbers in numbered if (numbers.change or 0) <= -RELIABLE_CHANGE]
    moved = [_("{goals}: up by 3 points or more since {month}.").format(**each) for each in _by_start(choice, risen)]
    down = [_("{goals}: down by 3 points or more since {month}.").format(**each) for each in _by_start(choice, fallen)]
    if down:
        down[-1] = _("{fact} Ratings do fall at times, also when therapy helps.").format(fact=down[-1])
    moved += down
    if moved:
        moved[0] = _("{fact} Moves of 1 or 2 often come and go.").format(fact=moved[0])
    yield from moved
    told = {number for number, _goal in (*risen, *fallen)}
    for number, goal, numbers in numbered:
        if number not in told and numbers.signal in _TOLD:
            yield _("{goal}: {fact}").format(goal=_named([number]), fact=choice.fact_of(goal))
        if _never_worked_on(choice, goal):
            yield _("{goal}: not worked on in sessions so far.").format(goal=_named([number]))
    inside = check_ins(choice)
    yield from statements_that_stand_out(inside, choice.end)
    yield from ticked_often(inside, choice.end)
    raised = concern(choice.contents, choice.summary)
    if raised is not None and raised.sessions is not None:
        yield raised.sessions


_TOLD = (Signal.NOT_MOVING, Signal.MOVING_AWAY, Signal.SLIPPED)


def _by_start(choice: Choice, goals: Sequence[tuple[int, Goal]]) -> Iterator[Mapping[str, str]]:
    """Name goals together that were first rated in the same month."""
    starts: dict[str, list[int]] = {}
    for number, goal in goals:
        first = choice.counted(goal)[0]
        starts.setdefault(near_month(first.on, choice.end), []).append(number)
    for month, numbers in starts.items():
        yield {"goals": _named(numbers), "month": month}


def _named(numbers: Sequence[int]) -> str:
    """Return "Goal 1", or "Goals 1, 2 and 4"."""
    named = listed([str(number) for number in numbers])
    return _("Goal {number}").format(number=named) if len(numbers) == 1 else _("Goals {numbers}").format(numbers=named)


def _never_worked_on(choice: Choice, goal: Goal) -> bool:
    """Tell whether the person said more than once whether sessions worked on a goal, and always no."""
    answers = [each.worked_on for each in choice.ratings_of(goal) if each.worked_on is not None]
    return len(answers) > 1 and not any(answers)
