"""Preparing a reassessment: a draft that is kept at every step, until it has been used in the session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.check_in import Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.domain.reassessment import (
    KEPT_AT_FIRST,
    InTheWay,
    Obstacle,
    OpenTo,
    OwnWords,
    Question,
    Reassessment,
    ReportOptions,
    Step,
)
from workbook.domain.signal import Signal
from workbook.resources import translate as _
from workbook.services.changes import Changes, apply
from workbook.services.concerns import stands_out
from workbook.services.decisions import ratings_given
from workbook.services.entries import found, new_id
from workbook.services.half_decisions import half_decision_marks
from workbook.services.in_the_way import item_question, said_before
from workbook.services.labels import label, step_question
from workbook.services.ports import Entry, Workbook
from workbook.services.prepared_page import prepared_page_marks
from workbook.services.summary import summarise

SOON = timedelta(days=31)
"""A reassessment planned for within so many days is the one that is printed where none is named."""


def draft(workbook: Workbook) -> Reassessment | None:
    """Return the reassessment that is being prepared, or None."""
    return next((each for each in reversed(workbook.every(Reassessment)) if not each.complete), None)


def newest(reassessments: Sequence[Reassessment], end: date) -> Reassessment | None:
    """Return the reassessment that a report up to `end` belongs to: the newest up to 31 days later, a draft too."""
    near = [each for each in reassessments if each.on <= end + SOON]
    return max(near, key=lambda each: each.on, default=None)


def start(workbook: Workbook, today: date, *, new_id: Callable[[], str] = new_id) -> Changes:
    """Begin to prepare the next reassessment; where one is being prepared already, nothing changes.

    It is for the planned day, however far ahead, else for today. Its period begins at the last complete reassessment,
    else at the first rating, and ends today.
    """
    if draft(workbook) is not None:
        return Changes()
    contents = workbook.contents()
    done = [each for each in contents.reassessments if each.complete and each.on <= today]
    last = max(done, key=lambda each: each.on, default=None)
    planned = contents.therapy.next_reassessment
    return apply(
        workbook,
        Changes(
            after=(
                Reassessment(
                    id=new_id(),
                    on=planned if planned is not None and planned >= today else today,
                    complete=False,
                    start=first_day(contents, today) if last is None else last.on,
                    end=today,
                    options=ReportOptions() if last is None else last.options,
                ),
            )
        ),
    )


def catch_up(workbook: Workbook, today: date) -> Changes:
    """Let the period of the draft go on to today, or to the day of its session where that has been."""
    now = draft(workbook)
    end = None if now is None else min(today, now.on)
    if now is None or end is None or now.end is None or now.end >= end:
        return Changes()
    return apply(workbook, Changes(before=(now,), after=(replace(now, end=end),)))


def first_day(contents: Contents, end: date) -> date:
    """Return the day of the first rating of a goal that is no draft; `end` where there is none up to it."""
    goals = {goal.id for goal in contents.goals if goal.status is not GoalStatus.DRAFT}
    return min((each.on for each in contents.ratings if each.goal in goals and each.on <= end), default=end)


def plan(workbook: Workbook, identifier: str, *, on: date, start: date, end: date) -> Changes:
    """Set the day of the session, and the period of the report, both ends in."""
    return _change(workbook, identifier, lambda now: replace(now, on=on, start=start, end=end))


def tick(workbook: Workbook, identifier: str, item: InTheWay, *, ticked: bool) -> Changes:
    """Tick something that may be in the way, or take the tick back; "nothing right now" excludes the others."""

    def ticked_now(now: Reassessment) -> Reassessment:
        rest = [each for each in now.in_the_way if each.item is not item]
        if not ticked:
            return replace(now, in_the_way=tuple(rest))
        if item is InTheWay.NOTHING_NOW:
            rest = []
        kept = [each for each in rest if each.item is not InTheWay.NOTHING_NOW]
        order = list(InTheWay)
        ticks = sorted([*kept, Obstacle(item=item)], key=lambda each: order.index(each.item))
        return replace(now, in_the_way=tuple(ticks))

    return _change(workbook, identifier, ticked_now)


def show_item(workbook: Workbook, identifier: str, item: InTheWay, *, show: bool) -> Changes:
    """Choose for a ticked item: show it in the report, or keep it for me."""
    return _change(
        workbook,
        identifier,
        lambda now: replace(
            now,
            in_the_way=tuple(replace(each, show=show) if each.item is item else each for each in now.in_the_way),
        ),
    )


def open_to(workbook: Workbook, identifier: str, step: Step, *, ticked: bool) -> Changes:
    """Say that the person is open to a step, or no longer."""

    def opened(now: Reassessment) -> Reassessment:
        rest = [each for each in now.open_to if each.step is not step]
        order = list(Step)
        steps = sorted([*rest, *([OpenTo(step=step)] if ticked else [])], key=lambda each: order.index(each.step))
        return replace(now, open_to=tuple(steps))

    return _change(workbook, identifier, opened)


def show_step(workbook: Workbook, identifier: str, step: Step, *, show: bool) -> Changes:
    """Choose for a step: show it in the report, or keep it for me."""
    return _change(
        workbook,
        identifier,
        lambda now: replace(
            now, open_to=tuple(replace(each, show=show) if each.step is step else each for each in now.open_to)
        ),
    )


def set_own_words(workbook: Workbook, identifier: str, own_words: OwnWords) -> Changes:
    """Keep the answers to the open prompts."""
    return _change(workbook, identifier, lambda now: replace(now, own_words=own_words))


def set_other(workbook: Workbook, identifier: str, text: str | None) -> Changes:
    """Keep what is in the way in the person's own words."""
    return _change(workbook, identifier, lambda now: replace(now, in_the_way_other=text or None))


def set_tool(workbook: Workbook, identifier: str, text: str | None) -> Changes:
    """Keep the name of the tool or exercise that does not help."""
    return _change(workbook, identifier, lambda now: replace(now, tool=text or None))


def set_questions(workbook: Workbook, identifier: str, questions: Sequence[Question]) -> Changes:
    """Keep the questions the person wants to ask, in their order; empty ones are left out."""
    asked = tuple(each for each in questions if each.text.strip())
    return _change(workbook, identifier, lambda now: replace(now, questions=asked))


def set_options(workbook: Workbook, identifier: str, options: ReportOptions) -> Changes:
    """Keep how the report is printed."""
    return _change(workbook, identifier, lambda now: replace(now, options=options))


def discard(workbook: Workbook, identifier: str) -> Changes:
    """Throw a draft away, with the ratings that were given in its session."""
    gone: tuple[Entry, ...] = (
        found(workbook, Reassessment, identifier),
        *ratings_given(workbook, identifier),
        *half_decision_marks(workbook, identifier),
        *prepared_page_marks(workbook, identifier),
    )
    return apply(workbook, Changes(before=gone))


def _change(workbook: Workbook, identifier: str, change: Callable[[Reassessment], Reassessment]) -> Changes:
    before = found(workbook, Reassessment, identifier)
    after = change(before)
    return Changes() if after == before else apply(workbook, Changes(before=(before,), after=(after,)))


def is_shown(choice: Obstacle | OpenTo | Question) -> bool:
    """Tell whether a tick, step or question goes into the report. What did not feel safe never does."""
    match choice:
        case Obstacle(item=InTheWay.NOT_SAFE):
            return False
        case Obstacle(item=kept) | OpenTo(step=kept) if choice.show is None:
            return kept not in KEPT_AT_FIRST
    return choice.show is not False


def said_beside(contents: Contents, reassessment: Reassessment, today: date) -> Mapping[InTheWay, str]:
    """Return what the check-ins of the period said beside each item they speak about."""
    first, last = reassessment.start, reassessment.end or today
    inside = [each for each in contents.check_ins if (first is None or first <= each.on) and each.on <= last]
    said = {item: said_before(item, inside, last) for item in InTheWay}
    return {item: text for item, text in said.items() if text is not None}


def suggested_questions(contents: Contents, reassessment: Reassessment, today: date) -> tuple[Question, ...]:
    """Return questions made from this person's own answers that they do not ask yet; each can be changed.

    Those about something kept for oneself start as kept for oneself too.
    """
    asked = {question.text for question in reassessment.questions}
    suggested = [
        *_goal_questions(contents, today),
        *_statement_questions(contents, today),
        *(
            Question(text=text, show=None if is_shown(each) else False)
            for each in reassessment.in_the_way
            if (text := item_question(each.item, reassessment.tool))
        ),
        *(
            Question(text=step_question(each.step), show=None if is_shown(each) else False)
            for each in reassessment.open_to
        ),
    ]
    return tuple({each.text: each for each in reversed(suggested) if each.text not in asked}.values())[::-1]


def _goal_questions(contents: Contents, today: date) -> list[Question]:
    names = {goal.id: goal.newest.name for goal in contents.goals}
    texts = {
        Signal.NOT_MOVING: _("“{goal}” has stayed about level. Could we try a smaller or another step?"),
        Signal.MOVING_AWAY: _("My ratings for “{goal}” have gone down. What may be behind that?"),
        Signal.SLIPPED: _("“{goal}” was there before. What could help it come back?"),
        Signal.REACHED: _("I am where I wanted to be with “{goal}”. Do we close it, or raise it?"),
    }
    return [
        Question(text=texts[each.signal].format(goal=names[each.id]))
        for each in summarise(contents, today).goals
        if each.status is GoalStatus.ACTIVE and each.signal in texts
    ]


def _statement_questions(contents: Contents, today: date) -> list[Question]:
    text = _("My answers to “{statement}” stand out. Could we talk about that?")
    return [
        Question(text=text.format(statement=label(each)))
        for each in Statement
        if stands_out(each, contents.check_ins, today)
    ]
