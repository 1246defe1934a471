"""Changing a goal that is kept: rewording it, changing what it means, correcting or remembering its start."""

from dataclasses import dataclass, fields, replace
from datetime import date

from workbook.domain.goal import Anchors, Goal, GoalVersion, Levels
from workbook.domain.limits import FIRST_DAY
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.changes import Changes
from workbook.services.entries import exchange, found, marked, new_id
from workbook.services.goal_writing import baseline_of, missing, named, page_mark
from workbook.services.ports import Entry, Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that differs between two wordings; `field` as `GoalVersion` names it, `anchors.ten`, `levels.more`."""

    field: str
    before: object
    after: object


def what_changed(earlier: GoalVersion, later: GoalVersion) -> tuple[FieldChange, ...]:
    """Return the fields that differ between two wordings of a goal, in the order of the form."""
    unlike = ("version", "start", "starter", "dismissed_hints")
    found_changes = []
    for each in fields(GoalVersion):
        before, after = getattr(earlier, each.name), getattr(later, each.name)
        if each.name in unlike or before == after:
            continue
        if isinstance(before, Anchors | Levels):
            found_changes += [
                FieldChange(field=f"{each.name}.{part.name}", before=old, after=new)
                for part in fields(before)
                if (old := getattr(before, part.name)) != (new := getattr(after, part.name))
            ]
        else:
            found_changes.append(FieldChange(field=each.name, before=before, after=after))
    return tuple(found_changes)


def start_change(workbook: Workbook, goal: str, *, rewording: bool, answers: GoalVersion | None = None) -> Changes:
    """Begin to reword a kept goal, or to change what it means, from the newest wording or from `answers`.

    One that is half written goes on, as the kind asked for. Leaving a field saves with `goal_writing.save_answers`, the
    new start with `goal_writing.choose_start`.
    """
    kept = found(workbook, Goal, goal)
    unfinished = workbook.find(UnfinishedVersion, goal)
    if unfinished is None:
        begun = UnfinishedVersion(goal=goal, version=answers or kept.newest, rewording=rewording)
        return exchange(workbook, (), (begun,))
    return exchange(workbook, (unfinished,), (replace(unfinished, rewording=rewording),))


def first_answers(newest: GoalVersion, *, rewording: bool) -> GoalVersion:
    """Return what the person is shown when they begin a change: a new meaning has a start and a target of its own."""
    return newest if rewording else replace(newest, target=None)


def keep_change(workbook: Workbook, goal: str, today: date, now: str) -> Changes:
    """Keep the change that is half written; raise what is `goal_writing.missing`.

    A rewording stays in its version. A change of meaning becomes a new version that begins today with its own baseline;
    on the very day of the newest version it takes the place of that one.
    """
    kept = found(workbook, Goal, goal)
    unfinished = found(workbook, UnfinishedVersion, goal)
    for problem in missing(unfinished.version, unfinished.baseline, rewording=unfinished.rewording):
        raise problem
    answers, newest = named(unfinished.version), kept.newest
    done: tuple[Entry, ...] = (kept, unfinished, *page_mark(workbook, goal))
    if unfinished.rewording:
        reworded = replace(answers, version=newest.version, start=newest.start, target=newest.target)
        return exchange(workbook, done, (kept.with_newest(reworded),))
    if newest.start >= today:
        replaced = kept.with_newest(replace(answers, version=newest.version, start=newest.start))
        before = baseline_of(workbook, kept)
        if before is not None:
            corrected = replace(before, value=unfinished.baseline, changed_at=now)
            return exchange(workbook, (*done, before), (replaced, corrected))
        return exchange(workbook, done, (replaced, _first(replaced, unfinished.baseline, now)))
    version = replace(answers, version=newest.version + 1, start=today)
    changed = replace(kept, versions=(*kept.versions, version))
    return exchange(workbook, done, (changed, _first(changed, unfinished.baseline, now)))


def discard_change(workbook: Workbook, goal: str) -> Changes:
    """Give up the change that is half written; the goal stays as it is."""
    unfinished = workbook.find(UnfinishedVersion, goal)
    if unfinished is None:
        return Changes()
    return exchange(workbook, (unfinished, *page_mark(workbook, goal)), ())


def can_correct_baseline(baseline: Rating, today: date) -> bool:
    """Tell whether a baseline can still be corrected: on its day alone; later a new version is the way."""
    return baseline.on >= today


def correct_baseline(workbook: Workbook, goal: str, value: int, today: date, now: str) -> Changes:
    """Correct the baseline, 0-10, of the newest version on its day; raise `InputProblem` on a later one."""
    baseline = baseline_of(workbook, found(workbook, Goal, goal))
    if baseline is None:
        raise InputProblem("baseline", "missing")
    if not can_correct_baseline(baseline, today):
        raise InputProblem("baseline", "day_has_passed", value=baseline.on)
    return exchange(workbook, (baseline,), (marked(baseline, replace(baseline, value=value), now),))


def remember_start(workbook: Workbook, goal: str, value: int, on: date, today: date, now: str) -> Changes:
    """Keep a start that is remembered for an earlier day, 0-10, in the place of an earlier memory; it never counts."""
    if on > today:
        raise InputProblem("on", "day_out_of_range", value=on, low=FIRST_DAY, high=today)
    kept = found(workbook, Goal, goal)
    version = kept.newest.version
    before = next(
        (
            rating
            for rating in workbook.ratings_of(goal)
            if rating.kind is RatingKind.RECALLED and rating.version == version
        ),
        None,
    )
    if before is not None:
        return exchange(workbook, (before,), (marked(before, replace(before, value=value, on=on), now),))
    recalled = Rating(
        id=new_id(), goal=goal, version=version, on=on, kind=RatingKind.RECALLED, value=value, entered_at=now
    )
    return exchange(workbook, (), (recalled,))


def _first(goal: Goal, value: int | None, now: str) -> Entry:
    return Rating(
        id=new_id(),
        goal=goal.id,
        version=goal.newest.version,
        on=goal.newest.start,
        kind=RatingKind.BASELINE,
        value=value,
        entered_at=now,
    )
