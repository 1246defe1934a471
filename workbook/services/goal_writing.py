"""Writing a new goal: a draft is begun, each answer is kept when it is left, and at the end the goal is kept.

The answers of a draft stand in the goal itself, its start in a rating; nothing of a draft counts anywhere. The answers
of a change to a kept goal stand in an `UnfinishedVersion` (`services.goal_changes`). The pages that ask are the same
for both, so leaving a field saves through the functions here in either case.
"""

from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.goal import Area, Clue, Goal, GoalStatus, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.changes import Changes
from workbook.services.entries import exchange, found, new_id
from workbook.services.goal_sentence import goal_sentence, title_from
from workbook.services.mark import Mark
from workbook.services.ports import Entry, Workbook

CLOSE_ALREADY = 8
"""A start at this rating or above leaves little room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What is being written: `goal` as it is kept, `answers` so far, and the start chosen for them, 0-10.

    `rewording` tells the two kinds of change of a kept goal apart; it is None for a draft.
    """

    goal: Goal
    answers: GoalVersion
    start: int | None
    rewording: bool | None = None


def writing(workbook: Workbook, goal: str) -> Writing:
    """Return what is being written for a goal: a draft, the change that is half written, or the goal as it stands."""
    kept = found(workbook, Goal, goal)
    unfinished = workbook.find(UnfinishedVersion, goal)
    if kept.status is not GoalStatus.DRAFT and unfinished is not None:
        return Writing(goal=kept, answers=unfinished.version, start=unfinished.baseline, rewording=unfinished.rewording)
    baseline = baseline_of(workbook, kept)
    return Writing(goal=kept, answers=kept.newest, start=None if baseline is None else baseline.value)


def start_goal(
    workbook: Workbook, goal: str, today: date, *, answers: GoalVersion | None = None, area: Area | None = None
) -> Changes:
    """Begin a draft with the new id `goal`, empty or with first answers, such as those of an example."""
    first = replace(answers or GoalVersion(start=today), version=1, start=today)
    draft = Goal(id=goal, status=GoalStatus.DRAFT, created_on=today, area=area, versions=(first,))
    return exchange(workbook, (), (draft,))


def save_answers(workbook: Workbook, goal: str, answers: GoalVersion) -> Changes:
    """Keep the answers so far (see `goal_sentence.answered`) of a draft or of the change that is half written.

    Number, start and hints that were dismissed meanwhile stay as they are.
    """
    kept = found(workbook, Goal, goal)
    if kept.status is GoalStatus.DRAFT:
        return exchange(workbook, (kept,), (kept.with_newest(_over(kept.newest, answers)),))
    unfinished = found(workbook, UnfinishedVersion, goal)
    return exchange(workbook, (unfinished,), (replace(unfinished, version=_over(unfinished.version, answers)),))


def remember_page(workbook: Workbook, goal: str, page: int) -> Changes:
    """Remember the page on which the writing of a goal stopped, where a draft or a change is half written."""
    kept, before = workbook.find(Goal, goal), page_mark(workbook, goal)
    if kept is None or (kept.status is not GoalStatus.DRAFT and workbook.find(UnfinishedVersion, goal) is None):
        return Changes()
    return exchange(workbook, before, (Mark(id=_page_of(goal), text=str(page)),))


def remembered_page(workbook: Workbook, goal: str) -> int | None:
    """Return the page on which the writing of a goal stopped; None where none is remembered."""
    return next((int(mark.text) for mark in page_mark(workbook, goal)), None)


def page_mark(workbook: Workbook, goal: str) -> tuple[Mark, ...]:
    """Return what remembers the page, to go with what is half written."""
    mark = workbook.find(Mark, _page_of(goal))
    return () if mark is None else (mark,)


def choose_area(workbook: Workbook, goal: str, area: Area | None) -> Changes:
    """Put a goal into an area of life."""
    kept = found(workbook, Goal, goal)
    return exchange(workbook, (kept,), (replace(kept, area=area),))


def choose_start(workbook: Workbook, goal: str, value: int | None, today: date, now: str) -> Changes:
    """Keep the start, 0-10, chosen for a draft or for the change that is half written; None takes it away."""
    kept = found(workbook, Goal, goal)
    if kept.status is not GoalStatus.DRAFT:
        unfinished = found(workbook, UnfinishedVersion, goal)
        return exchange(workbook, (unfinished,), (replace(unfinished, baseline=value),))
    before = baseline_of(workbook, kept)
    draft = kept.with_newest(kept.newest)
    if value is None:
        return exchange(workbook, () if before is None else (before,), ())
    if before is None:
        return exchange(workbook, (kept,), (draft, _baseline(draft, value, today, now)))
    return exchange(workbook, (before,), (replace(before, value=value),))


def dismiss_hint(workbook: Workbook, goal: str, clue: Clue) -> Changes:
    """Leave a hint of the coach out from now on, for this wording of the goal and all later ones."""
    kept = found(workbook, Goal, goal)
    before: list[Entry] = [kept]
    after: list[Entry] = [kept.with_newest(_without_hint(kept.newest, clue))]
    unfinished = workbook.find(UnfinishedVersion, goal)
    if unfinished is not None:
        before.append(unfinished)
        after.append(replace(unfinished, version=_without_hint(unfinished.version, clue)))
    return exchange(workbook, tuple(before), tuple(after))


def missing(answers: GoalVersion, start: int | None, *, rewording: bool = False) -> tuple[InputProblem, ...]:
    """Return what is missing before a goal can be kept, in the order of the pages: a name, its start, its target."""
    found_missing = []
    if not (answers.title or answers.statement or goal_sentence(answers)):
        found_missing.append(InputProblem("title", "needs_name"))
    if start is None and not rewording:
        found_missing.append(InputProblem("baseline", "missing"))
    if answers.target is None and not rewording:
        found_missing.append(InputProblem("target", "missing"))
    return tuple(found_missing)


def keep_goal(workbook: Workbook, goal: str, today: date, now: str) -> Changes:
    """Make a draft an active goal that begins today with its start as baseline; raise what is `missing`."""
    draft = found(workbook, Goal, goal)
    if draft.status is not GoalStatus.DRAFT:
        raise InputProblem("status", "not_one_of", value=draft.status.value, choices=(GoalStatus.DRAFT.value,))
    chosen = baseline_of(workbook, draft)
    start = None if chosen is None else chosen.value
    for problem in missing(draft.newest, start):
        raise problem
    version = named(replace(draft.newest, start=today))
    kept = replace(draft.with_newest(version), status=GoalStatus.ACTIVE, created_on=today)
    assert chosen is not None  # else its start is missing
    return exchange(
        workbook, (draft, chosen, *page_mark(workbook, goal)), (kept, replace(chosen, on=today, entered_at=now))
    )


def named(answers: GoalVersion) -> GoalVersion:
    """Return the answers with a sentence and a title: where none was written, made from what was."""
    statement = answers.statement or goal_sentence(answers)
    title = answers.title or (None if statement is None else title_from(statement))
    return replace(answers, statement=statement, title=title)


def baseline_of(workbook: Workbook, goal: Goal) -> Rating | None:
    """Return the first rating of the newest version of a goal, the one that was given when it was kept, or None."""
    return next(
        (
            rating
            for rating in workbook.ratings_of(goal.id)
            if rating.version == goal.newest.version and rating.kind is RatingKind.BASELINE and rating.rater is Rater.ME
        ),
        None,
    )


def is_close_already(start: int) -> bool:
    """Tell whether a start leaves so little room that another look is worth it: raise what 10 means, or hold on."""
    return start >= CLOSE_ALREADY


def is_to_hold_on_to(start: int, target: int) -> bool:
    """Tell whether a goal is one to hold on to: it starts at its target or above."""
    return start >= target


def _page_of(goal: str) -> str:
    return f"page {goal}"


def _baseline(goal: Goal, value: int, today: date, now: str) -> Rating:
    return Rating(
        id=new_id(),
        goal=goal.id,
        version=goal.newest.version,
        on=today,
        kind=RatingKind.BASELINE,
        value=value,
        entered_at=now,
    )


def _over(stored: GoalVersion, answers: GoalVersion) -> GoalVersion:
    dismissed = tuple(dict.fromkeys((*stored.dismissed_hints, *answers.dismissed_hints)))
    return replace(answers, version=stored.version, start=stored.start, dismissed_hints=dismissed)


def _without_hint(version: GoalVersion, clue: Clue) -> GoalVersion:
    return replace(version, dismissed_hints=tuple(dict.fromkeys((*version.dismissed_hints, clue))))
