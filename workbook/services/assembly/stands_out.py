"""What stands out in the period, on page one."""

from collections.abc import Iterator, Mapping, Sequence

from workbook.domain.goal import Goal
from workbook.domain.progress import RELIABLE_CHANGE
from workbook.domain.signal import Signal
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.numbers import named
from workbook.services.assembly.therapy import check_ins
from workbook.services.concerns import concern, statements_that_stand_out, ticked_often
from workbook.services.days import near_month

_Numbered = tuple[int, Goal]
_TOLD = (Signal.NOT_MOVING, Signal.MOVING_AWAY, Signal.SLIPPED)


def stands_out(choice: Choice) -> Iterator[str]:
    """Yield what stands out: goals that moved by 3 or more or do not move, statements, what life brought, sessions."""
    risen, fallen, others = _by_change(choice)
    moved = [_("{goals}: up by 3 points or more since {month}.").format(**each) for each in _by_start(choice, risen)]
    down = [_("{goals}: down by 3 points or more since {month}.").format(**each) for each in _by_start(choice, fallen)]
    if down:
        down[-1] = _("{fact} Ratings do fall at times, also when therapy helps.").format(fact=down[-1])
    moved += down
    if moved:
        moved[0] = _("{fact} Moves of 1 or 2 often come and go.").format(fact=moved[0])
    yield from moved
    told = {
        number: _("{goal}: {fact}").format(goal=named([number]), fact=choice.fact_of(goal)) for number, goal in others
    }
    unworked = {number: _not_worked_on([number]) for number in _never_worked_on(choice)}
    for number in sorted({*told, *unworked}):
        yield from (lines[number] for lines in (told, unworked) if number in lines)
    yield from _beside_the_goals(choice)


def stands_out_briefly(choice: Choice) -> Iterator[str]:
    """Name goals together that stand alike; their rows say from what to what."""
    risen, fallen, others = _by_change(choice)
    signals = [each.signal for _goal, each in choice.active]
    groups: list[tuple[str, list[int]]] = [
        (_("{goals}: up by 3 points or more. Moves of 1 or 2 often come and go."), [number for number, _goal in risen]),
        (
            _("{goals}: down by 3 points or more. Ratings do fall at times, also when therapy helps."),
            [number for number, _goal in fallen],
        ),
    ]
    groups += [
        (text, [number for number, _goal in others if signals[number - 1] is signal])
        for signal, text in (
            (Signal.NOT_MOVING, _("{goals}: about level.")),
            (Signal.MOVING_AWAY, _("{goals}: going down.")),
            (Signal.SLIPPED, _("{goals}: at the target before, below it now. Slips are common.")),
        )
    ]
    yield from (text.format(goals=named(numbers)) for text, numbers in groups if numbers)
    unworked = _never_worked_on(choice)
    if unworked:
        yield _not_worked_on(unworked)
    yield from _beside_the_goals(choice)


def _by_change(choice: Choice) -> tuple[list[_Numbered], list[_Numbered], list[_Numbered]]:
    """Return the goals that went up, those that went down, and others whose signal is told."""
    numbered = list(enumerate(choice.active, start=1))
    risen = [(n, goal) for n, (goal, numbers) in numbered if (numbers.change or 0) >= RELIABLE_CHANGE]
    fallen = [(n, goal) for n, (goal, numbers) in numbered if (numbers.change or 0) <= -RELIABLE_CHANGE]
    moved = {n for n, _goal in (*risen, *fallen)}
    return risen, fallen, [(n, goal) for n, (goal, each) in numbered if n not in moved and each.signal in _TOLD]


def _never_worked_on(choice: Choice) -> list[int]:
    """Return the numbers of the goals of which only "not worked on" was ever said, more than once."""
    found = []
    for number, (goal, _numbers) in enumerate(choice.active, start=1):
        answers = [each.worked_on for each in choice.ratings_of(goal) if each.worked_on is not None]
        if len(answers) > 1 and not any(answers):
            found.append(number)
    return found


def _not_worked_on(numbers: Sequence[int]) -> str:
    return _("{goals}: not worked on in sessions so far.").format(goals=named(numbers))


def _beside_the_goals(choice: Choice) -> Iterator[str]:
    inside = check_ins(choice)
    yield from statements_that_stand_out(inside, choice.end)
    yield from ticked_often(inside, choice.end)
    raised = concern(choice.contents, choice.summary)
    if raised is not None and raised.sessions is not None:
        yield raised.sessions


def _by_start(choice: Choice, goals: Sequence[tuple[int, Goal]]) -> Iterator[Mapping[str, str]]:
    """Name goals together that were first rated in the same month."""
    starts: dict[str, list[int]] = {}
    for number, goal in goals:
        first = choice.counted(goal)[0]
        starts.setdefault(near_month(first.on, choice.end), []).append(number)
    for month, numbers in starts.items():
        yield {"goals": named(numbers), "month": month}
