"""What the coach says about the answers so far, as the clues that stand beside them."""

from collections.abc import Iterator, Sequence
from datetime import date

from workbook.domain.coach import Rules, review_version
from workbook.domain.goal import Clue, GoalVersion
from workbook.gui.pages.goal_editor.steps import Step
from workbook.gui.widgets.clue_panel import ClueHint, Clues
from workbook.gui.widgets.text_block import Span
from workbook.resources import translate as _
from workbook.services.days import full_day

MOST_HINTS = 2
"""Hints shown at a time; the next one comes when one of them is settled."""
_AT_HOME = {
    Clue.SPECIFIC: (Step.SPECIFIC,),
    Clue.MEASURABLE: (Step.MEASURABLE,),
    Clue.TIME_BOUND: (Step.TIME,),
    Clue.UNIT_MISSING: (Step.MEASURABLE,),
    Clue.ANCHORS_SAME: (Step.MEASURABLE,),
    Clue.LEVELS_OVERLAP: (Step.MEASURABLE,),
    Clue.LEVELS_ORDER: (Step.MEASURABLE,),
    Clue.DATE_PAST: (Step.TIME,),
    Clue.DATE_AFTER_REASSESSMENT: (Step.TIME,),
}
"""The pages on which a hint can be acted on; those about the wording can be anywhere."""


def clues_for(
    answers: GoalVersion, step: Step, rules: Rules, today: date, next_reassessment: date | None = None
) -> Clues:
    """Return the clues to show beside a page: what is there of each letter, and the hints that belong to the page."""
    seen = review_version(answers, rules, today, next_reassessment)
    found: list[Sequence[Span]] = []
    missing: list[str] = []
    for has, spans, absent in _letters(answers, seen.found):
        if has:
            found.append(tuple(spans))
        else:
            missing.append(absent)
    hints = [
        ClueHint(key=hint.clue, title=_title(hint.clue), text=hint.message, example=hint.example or "")
        for hint in seen.hints
        if hint.clue not in answers.dismissed_hints and (step is Step.ANSWERS or step in _AT_HOME.get(hint.clue, Step))
    ]
    return Clues(found=tuple(found), missing=tuple(missing), hints=tuple(hints[:MOST_HINTS]))


def _letters(answers: GoalVersion, found: frozenset[Clue]) -> Iterator[tuple[bool, Sequence[Span], str]]:
    """Return for each letter whether it is there, the words when it is, and the words when it is not."""
    yield (
        Clue.SPECIFIC in found,
        [Span(text=_("what you will do"))],
        _("what exactly you will do"),
    )
    amount = " ".join(each for each in (answers.amount, answers.unit) if each)
    yield (
        Clue.MEASURABLE in found,
        _named(_("an amount"), amount) if amount else _named(_("something to see"), answers.event),
        _("what a friend would see"),
    )
    yield bool(answers.first_step), _named(_("a first step")), _("a first small step")
    yield bool(answers.why), _named(_("why it matters")), _("why it matters")
    day = None if answers.target_date is None else full_day(answers.target_date)
    yield Clue.TIME_BOUND in found or day is not None, _named(_("by when"), day), _("by when")


def _named(what: str, own: str | None = None) -> Sequence[Span]:
    if not own:
        return [Span(text=what)]
    return [Span(text=f"{what}, "), Span(text=own, colour="ink")]


def _title(clue: Clue) -> str:
    return {
        Clue.SPECIFIC: _("A bit closer?"),
        Clue.MEASURABLE: _("What would be seen?"),
        Clue.TIME_BOUND: _("By when?"),
        Clue.AVOIDANCE: _("Less of something?"),
        Clue.MULTIPLE: _("More than one goal?"),
        Clue.ABSOLUTE: _("All or nothing?"),
        Clue.OTHERS: _("Up to somebody else?"),
        Clue.VAGUE: _("What does it look like?"),
        Clue.LEVELS_OVERLAP: _("Two levels alike?"),
        Clue.LEVELS_ORDER: _("Levels in order?"),
        Clue.DATE_PAST: _("A date to come?"),
        Clue.DATE_AFTER_REASSESSMENT: _("After the reassessment?"),
        Clue.UNIT_MISSING: _("How much of what?"),
        Clue.ANCHORS_SAME: _("0, 5 and 10 alike?"),
    }[clue]
