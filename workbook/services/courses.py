"""Builds the course of each goal, and of therapy itself, between two days.

`goal_courses(contents, first=…, last=…, sentences=…)` gives one for each goal, `goal_course(goal, ratings, background,
first=…, last=…, sentence=…)` a single one, `therapy_course(background, first=…, last=…)` how therapy itself is going.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.check_in import CheckIn, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.progress import counted_ratings, in_order, status_on
from workbook.domain.rating import COUNTED_KINDS, Rater, Rating
from workbook.domain.rhythm import DueDay, answered_by, due_days, first_baseline, is_asked
from workbook.domain.therapy import Event, Rhythm, Therapy
from workbook.services.course import Course, Happening, Point, TherapyCourse, Wording
from workbook.services.labels import label
from workbook.services.wordings import keeps_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What every course needs beside a goal's own ratings; `first_baseline` is the earliest of all goals."""

    therapy: Therapy
    check_ins: tuple[CheckIn, ...]
    events: tuple[Event, ...]
    first_baseline: date | None

    def due_until(self, last: date, otherwise: date | None = None) -> tuple[DueDay, ...]:
        """Return the due days up to a day; where no rhythm was ever set, monthly ones from the day `otherwise`."""
        therapy = self.therapy
        if not therapy.rhythms:
            if otherwise is None:
                return ()
            therapy = replace(therapy, rhythms=(Rhythm(start=otherwise, months=1),))
        return due_days(therapy, self.first_baseline, last)


def background(contents: Contents) -> Background:
    """Return what the courses need from a whole workbook."""
    return Background(
        therapy=contents.therapy,
        check_ins=tuple(sorted(contents.check_ins, key=lambda each: each.on)),
        events=contents.events,
        first_baseline=first_baseline(contents.goals, contents.ratings),
    )


def goal_courses(
    contents: Contents, *, first: date | None, last: date, sentences: Mapping[str, str]
) -> tuple[Course, ...]:
    """Return the courses of all goals but drafts, in the order of the file; `sentences` by goal id.

    Without a `first` day all begin with the earliest rating of any goal, so that they stand on one scale of time.
    """
    goals = [each for each in contents.goals if each.status is not GoalStatus.DRAFT and each.created_on <= last]
    ratings: dict[str, list[Rating]] = defaultdict(list)
    for rating in contents.ratings:
        ratings[rating.goal].append(rating)
    shown = [each.on for goal in goals for each in ratings[goal.id] if each.value is not None]
    start = first or min(shown, default=last)
    around = background(contents)
    return tuple(
        goal_course(goal, ratings[goal.id], around, first=start, last=last, sentence=sentences.get(goal.id, ""))
        for goal in goals
    )


def goal_course(
    goal: Goal, ratings: Iterable[Rating], around: Background, *, first: date | None, last: date, sentence: str
) -> Course:
    """Return the course of a goal from `first` (None: its first rating) to `last`, both included."""
    status, closed_on = status_on(goal, last)
    until = closed_on or last
    ordered = [each for each in in_order(ratings, last) if each.goal == goal.id]
    versions = [each for each in goal.versions if each.start <= last]
    counted = {each.version: _counted(ordered, each, until) for each in versions}
    starts = {
        each.version: min(each.start, counted[each.version][0].on) if counted[each.version] else each.start
        for each in versions
    }
    joined = {
        each.id: each
        for version in versions
        for each in counted[version.version]
        if all(each.on <= start for number, start in starts.items() if number > version.version)
    }
    missed = _without_answer(around, sorted(each.on for each in joined.values()), last)
    after_gap = _after_gap(joined.values(), [due.on for due in missed])
    points = [_point(each, each.id in joined, each.id in after_gap) for each in ordered if each.value is not None]
    start = first or min((point.on for point in points), default=min(goal.created_on, last))
    by_id = {point.rating: point for point in points}
    wordings = tuple(
        _wording(goal, each, starts[each.version], by_id, counted[each.version])
        for each in versions
        if each is versions[-1] or start < versions[each.version].start
    )
    return Course(
        goal=goal.id,
        name=goal.newest.name if not versions else versions[-1].name,
        status=status,
        first=start,
        last=last,
        points=tuple(point for point in points if start <= point.on),
        wordings=wordings,
        gaps=_gaps(missed, ordered, goal, around, max(start, min((each.on for each in joined.values()), default=last))),
        happenings=_happenings(around.events, start, last),
        line=_line(wordings[-1]) if wordings else (),
        closed_on=closed_on,
        sentence=sentence,
        anchors=_anchors(versions[-1]) if versions else (None, None, None),
        levels=_levels(ordered, start),
    )


def therapy_course(around: Background, *, first: date, last: date) -> TherapyCourse:
    """Return how therapy itself went between two days, both included, half-done check-ins too."""
    check_ins = [each for each in around.check_ins if first <= each.on <= last]
    missed = [
        due.on
        for due in around.due_until(last)
        if first <= due.on and due.closes <= last and answered_by(due, around.check_ins) is None
    ]
    return TherapyCourse(
        first=first,
        last=last,
        statements={
            statement.value: tuple((each.on, each.statements.get(statement)) for each in check_ins)
            for statement in Statement
        },
        practice=tuple(
            (each.on, label(each.practice), each.practice_helped) for each in check_ins if each.practice is not None
        ),
        sessions=tuple(
            (each.on, each.sessions_attended, each.sessions_missed)
            for each in check_ins
            if each.sessions_attended is not None or each.sessions_missed is not None
        ),
        pressures=tuple(
            (each.on, tuple(label(pressure) for pressure in each.pressures)) for each in check_ins if each.pressures
        ),
        gaps=tuple(missed),
    )


def _counted(ordered: Sequence[Rating], version: GoalVersion, until: date) -> tuple[Rating, ...]:
    return counted_ratings(each for each in ordered if each.version == version.version and each.on <= until)


def _without_answer(around: Background, days: Sequence[date], last: date) -> list[DueDay]:
    """Return the due days whose whole time has gone by without one of the rated `days`, which are in order."""
    due = around.due_until(last, days[0] if days else None)
    return [
        each for each in due if each.closes <= last and bisect_left(days, each.opens) == bisect_right(days, each.closes)
    ]


def _after_gap(joined: Iterable[Rating], missed: Sequence[date]) -> set[str]:
    before: dict[int, Rating] = {}
    found = set()
    for each in joined:
        earlier = before.get(each.version)
        if earlier is not None and bisect_right(missed, earlier.on) < bisect_left(missed, each.on):
            found.add(each.id)
        before[each.version] = each
    return found


def _gaps(
    missed: Iterable[DueDay], ordered: Sequence[Rating], goal: Goal, around: Background, first: date
) -> tuple[date, ...]:
    """Return the due days on which something was asked for and nothing at all was answered, "not sure" included."""
    answered = [each.on for each in ordered if each.rater is Rater.ME and each.kind in COUNTED_KINDS]
    return tuple(
        due.on
        for due in missed
        if first <= due.on
        and is_asked(due.on, around.therapy, (goal,), around.events)
        and not any(due.opens <= day <= due.closes for day in answered)
        and answered_by(due, around.check_ins) is None
    )


def _point(rating: Rating, counted: bool, after_gap: bool) -> Point:
    return Point(
        rating=rating.id,
        on=rating.on,
        value=rating.value or 0,
        version=rating.version,
        kind=rating.kind,
        rater=rating.rater,
        counted=counted,
        after_gap=after_gap,
        note=rating.note,
        changed=rating.changed_at is not None,
    )


def _wording(
    goal: Goal, version: GoalVersion, start: date, points: Mapping[str, Point], counted: Sequence[Rating]
) -> Wording:
    return Wording(
        version=version.version,
        start=start,
        name=version.name,
        target=version.effective_target,
        target_date=version.target_date,
        baseline=points[counted[0].id] if counted else None,
        keeps_words=keeps_words(goal, version),
    )


def _line(wording: Wording) -> tuple[tuple[date, float], ...]:
    """Return the corners of the expected course; it stays level after the last one (see `progress.expected`)."""
    start = wording.baseline
    if start is None or wording.target_date is None:
        return ()
    if wording.target_date <= start.on or start.value >= wording.target:
        return ((start.on, float(wording.target)),)
    return (start.on, float(start.value)), (wording.target_date, float(wording.target))


def _happenings(events: Iterable[Event], first: date, last: date) -> tuple[Happening, ...]:
    shown = sorted((each for each in events if each.on <= last and first <= (each.until or each.on)), key=_on)
    return tuple(
        Happening(event=each.id, number=number, on=each.on, until=each.until, label=_label(each))
        for number, each in enumerate(shown, start=1)
    )


def _label(event: Event) -> str:
    own = (event.label or "").strip()
    return own or label(event.kind)


def _on(event: Event) -> date:
    return event.on


def _anchors(version: GoalVersion) -> tuple[str | None, str | None, str | None]:
    return version.anchors.zero, version.anchors.five, version.anchors.ten


def _levels(ordered: Iterable[Rating], first: date) -> tuple[tuple[date, int], ...]:
    return tuple(
        (each.on, each.level)
        for each in ordered
        if each.level is not None and each.rater is Rater.ME and each.kind in COUNTED_KINDS and first <= each.on
    )
