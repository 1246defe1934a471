"""The pages of the editor, in order."""

from enum import IntEnum

from workbook.domain.goal import Area, GoalVersion
from workbook.resources import translate as _


class Step(IntEnum):
    """One page of the editor; the first six have a bar of their own."""

    MY_WORDS = 0
    SPECIFIC = 1
    MEASURABLE = 2
    ACHIEVABLE = 3
    RELEVANT = 4
    TIME = 5
    START = 6
    """Start and target."""
    ANSWERS = 7
    """Check your answers."""


BARS = 6
"""How many pages have a bar."""
_LAST_PLACE = 6
"""What `GoalEditorPlace.page` calls the last page."""


def step_names() -> tuple[str, ...]:
    """Return what the pages are called."""
    return (
        _("My words"),
        _("Specific"),
        _("Measurable"),
        _("Achievable"),
        _("Relevant"),
        _("Time"),
        _("Start and target"),
        _("Check your answers"),
    )


def question_of(step: Step) -> str:
    """Return the question of a page."""
    return {
        Step.MY_WORDS: _("What do you want to be different?"),
        Step.SPECIFIC: _("What will you be doing?"),
        Step.MEASURABLE: _("How would you, or a friend, see it?"),
        Step.ACHIEVABLE: _("What makes it doable?"),
        Step.RELEVANT: _("Why does it matter to you?"),
        Step.TIME: _("By when?"),
        Step.START: _("Where are you now, and what is good enough?"),
        Step.ANSWERS: _("Check your answers"),
    }[step]


def steps_of(*, rewording: bool) -> tuple[Step, ...]:
    """Return the pages that are gone through; a rewording keeps its start and its target."""
    return tuple(step for step in Step if not (rewording and step is Step.START))


def step_at(place: int) -> Step:
    """Return the page that a place (`GoalEditorPlace.page`, 0-6) asks for."""
    return Step.ANSWERS if place >= _LAST_PLACE else Step(place)


def answered_steps(answers: GoalVersion, start: int | None, area: Area | None) -> frozenset[Step]:
    """Return the pages on which something was answered."""
    answered = {
        Step.MY_WORDS: answers.own_words,
        Step.SPECIFIC: answers.activity or answers.support,
        Step.MEASURABLE: answers.amount or answers.event or answers.measure or answers.anchors or answers.levels,
        Step.ACHIEVABLE: answers.first_step
        or answers.confidence is not None
        or answers.in_my_hands is not None
        or answers.could_hurt,
        Step.RELEVANT: answers.why or answers.importance is not None or area,
        Step.TIME: answers.target_date or answers.if_then,
        Step.START: start is not None or answers.target is not None,
    }
    return frozenset(step for step, answer in answered.items() if answer)
