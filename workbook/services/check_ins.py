"""A check-in: begun or gone on with, answered one question at a time, finished, removed.

Every answer is one call and is kept at once. What is skipped is left out and stays a gap; "not sure" is an answer.
Answers to a check-in that is done already show that they were changed later. `services.check_in_days` moves one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.limits import FIRST_DAY
from workbook.domain.problems import InputProblem
from workbook.domain.progress import status_on
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import Reassessment
from workbook.services.changes import Changes
from workbook.services.entries import exchange, found, marked, new_id
from workbook.services.ports import Workbook
from workbook.services.ratings import GoalAnswer, latest_rating, start_on, with_answer
from workbook.services.waiting_notes import waiting_mark, waiting_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalQuestion:
    """One goal to rate: the wording in force on the day of the check-in, its rating so far, and the last one before.

    `start` is the baseline of this wording where it was given on that very day: it is the rating of the day, and a
    second one would take its place. `waiting` is a note that was written before there is a rating to keep it with.
    """

    goal: Goal
    version: GoalVersion
    rating: Rating | None
    last: Rating | None
    start: Rating | None = None
    waiting: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a number is still to be asked for: none was given for the day, here or as a start."""
        return self.rating is None and self.start is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInSheet:
    """A check-in as it stands: its answers, and a question for each goal in the person's order.

    `asks_about_therapy` says whether there can be sessions to tell of on its day.
    """

    check_in: CheckIn
    goals: tuple[GoalQuestion, ...]
    asks_about_therapy: bool = True

    @property
    def rated(self) -> int:
        """How many goals have an answer, "not sure" too."""
        return sum(question.rating is not None for question in self.goals)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered or written yet."""
        waits = any(question.waiting for question in self.goals)
        return not self.rated and not waits and not self.answered_beyond_goals

    @property
    def first_open(self) -> int | None:
        """The place, from 0, of the first goal that is still to be rated; None when none is."""
        return next((place for place, question in enumerate(self.goals) if question.is_open), None)

    @property
    def answered_beyond_goals(self) -> bool:
        """Whether anything but the goals has been answered."""
        plain = CheckIn(
            id=self.check_in.id,
            on=self.check_in.on,
            complete=self.check_in.complete,
            entered_at=self.check_in.entered_at,
            changed_at=self.check_in.changed_at,
        )
        return self.check_in != plain

    @property
    def answered_about_therapy(self) -> bool:
        """Whether anything was answered on therapy itself, its sessions or practice between them."""
        return tells_of_therapy(self.check_in) or self.check_in.practice_note is not None


def check_in_on(workbook: Workbook, day: date) -> CheckIn | None:
    """Return the check-in of a day, half done or done, or None."""
    return next((check_in for check_in in workbook.every(CheckIn) if check_in.on == day), None)


def half_done(workbook: Workbook, today: date) -> CheckIn | None:
    """Return the check-in to go on with: the newest one up to today, when it is half done."""
    return half_done_among(workbook.every(CheckIn), today)


def half_done_among(check_ins: Sequence[CheckIn], today: date) -> CheckIn | None:
    """Return the check-in to go on with; a half-done one that a later one has followed rests, and waits for nobody."""
    newest = max((each for each in check_ins if each.on <= today), key=lambda each: each.on, default=None)
    return None if newest is None or newest.complete else newest


def sheet(workbook: Workbook, check_in: str) -> CheckInSheet:
    """Return a check-in as it stands: which goals it asks about, in which order, and what is answered."""
    kept = found(workbook, CheckIn, check_in)
    ratings = {rating.goal: rating for rating in workbook.ratings_in(check_in)}
    questions = []
    for goal in workbook.every(Goal):
        rating = ratings.get(goal.id)
        version = goal.version_on(kept.on) if rating is None else goal.numbered(rating.version)
        if version is not None and (rating is not None or _is_asked_about(goal, kept.on)):
            note = waiting_mark(workbook, check_in, goal.id)
            questions.append(
                GoalQuestion(
                    goal=goal,
                    version=version,
                    rating=rating,
                    last=latest_rating(workbook, goal, before=kept.on),
                    start=start_on(workbook, goal, version, kept.on),
                    waiting=None if note is None else note.text,
                )
            )
    return CheckInSheet(
        check_in=kept, goals=tuple(questions), asks_about_therapy=is_in_therapy(workbook, kept.on, check_in)
    )


def tells_of_therapy(check_in: CheckIn) -> bool:
    """Tell whether a check-in has an answer that nobody can give before therapy has begun."""
    return bool(check_in.statements or check_in.sessions_attended or check_in.practice is not None)


def is_in_therapy(workbook: Workbook, day: date, check_in: str | None = None) -> bool:
    """Tell whether therapy takes place on a day: it has begun and has not ended.

    Where its start is not known, it has begun once a check-in up to that day tells of it, or a reassessment was done.
    What the check-in with the id `check_in` says already counts in any case.
    """
    therapy = workbook.therapy()
    told = [each for each in workbook.every(CheckIn) if tells_of_therapy(each)]
    if any(each.id == check_in for each in told):
        return True
    if therapy.therapy_end is not None and therapy.therapy_end < day:
        return False
    if therapy.therapy_start is not None:
        return therapy.therapy_start <= day
    days = [each.on for each in told] + [each.on for each in workbook.every(Reassessment) if each.complete]
    return any(each <= day for each in days)


def start_check_in(workbook: Workbook, check_in: str, on: date, today: date, now: str) -> Changes:
    """Begin a check-in, with the new id `check_in`, for today or an earlier day.

    Raises `InputProblem` when that day has one already: `check_in_on` gives it, to go on with or to change.
    """
    check_day_of(on, today)
    _check_free(workbook, on)
    return exchange(workbook, (), (CheckIn(id=check_in, on=on, complete=False, entered_at=now),))


def rate_goal(workbook: Workbook, check_in: str, goal: str, answer: GoalAnswer | None, now: str) -> Changes:
    """Keep the answer for one goal; None is skipped, which takes an earlier answer away.

    Raises `InputProblem` on the day of the goal's start, which is the rating of that day: another one would silently
    take its place (see `goal_changes.correct_baseline`).
    """
    kept = found(workbook, CheckIn, check_in)
    before = next((rating for rating in workbook.ratings_in(check_in) if rating.goal == goal), None)
    if before is None:
        if answer is None:
            return Changes()
        version = found(workbook, Goal, goal).version_on(kept.on)
        if version is None:
            raise InputProblem("goal", "day_out_of_range", value=kept.on, low=FIRST_DAY, high=kept.on)
        if start_on(workbook, found(workbook, Goal, goal), version, kept.on) is not None:
            raise InputProblem("goal", "start_on_day", value=kept.on.isoformat())
        blank = Rating(
            id=new_id(),
            goal=goal,
            version=version.version,
            on=kept.on,
            kind=RatingKind.CHECKIN,
            checkin=check_in,
            entered_at=now,
        )
        note = waiting_mark(workbook, check_in, goal)
        return exchange(workbook, () if note is None else (note,), (with_answer(blank, answer),))
    if answer is None:
        return exchange(workbook, (before,), ())
    after = with_answer(before, answer)
    return exchange(workbook, (before,), (marked(before, after, now) if kept.complete else after,))


def answer_statement(workbook: Workbook, check_in: str, statement: Statement, answer: int | None, now: str) -> Changes:
    """Keep the answer to a statement, 0-4; None is "not sure"."""
    kept = found(workbook, CheckIn, check_in)
    return _change(workbook, kept, replace(kept, statements={**kept.statements, statement: answer}), now)


def skip_statement(workbook: Workbook, check_in: str, statement: Statement, now: str) -> Changes:
    """Leave a statement out, also when it had an answer."""
    kept = found(workbook, CheckIn, check_in)
    others = {each: answer for each, answer in kept.statements.items() if each is not statement}
    return _change(workbook, kept, replace(kept, statements=others), now)


def record_sessions(workbook: Workbook, check_in: str, attended: int | None, missed: int | None, now: str) -> Changes:
    """Keep how many sessions were attended and missed since the last check-in, 0-999; None is left out."""
    kept = found(workbook, CheckIn, check_in)
    return _change(workbook, kept, replace(kept, sessions_attended=attended, sessions_missed=missed), now)


def record_practice(
    workbook: Workbook, check_in: str, practice: Practice | None, helped: int | None, note: str | None, now: str
) -> Changes:
    """Keep whether something was practised, how much it helped, 0-10, and a note."""
    kept = found(workbook, CheckIn, check_in)
    after = replace(
        kept,
        practice=practice,
        practice_helped=helped if practice is Practice.DONE else None,
        practice_note=note or None,
    )
    return _change(workbook, kept, after, now)


def record_pressures(
    workbook: Workbook, check_in: str, pressures: Sequence[Pressure], note: str | None, now: str
) -> Changes:
    """Keep what weighed on the person this month, in the order of the list, and their own words."""
    kept = found(workbook, CheckIn, check_in)
    ordered = tuple(each for each in Pressure if each in pressures)
    return _change(workbook, kept, replace(kept, pressures=ordered, pressure_note=note or None), now)


def write_note(workbook: Workbook, check_in: str, note: str | None, now: str) -> Changes:
    """Keep the free note, also while it is being written."""
    kept = found(workbook, CheckIn, check_in)
    return _change(workbook, kept, replace(kept, note=note or None), now)


def finish(workbook: Workbook, check_in: str) -> Changes:
    """Make a check-in done: after "That is enough for today" and after the last question alike."""
    kept = found(workbook, CheckIn, check_in)
    return exchange(workbook, (kept,), (replace(kept, complete=True),))


def remove_check_in(workbook: Workbook, check_in: str) -> Changes:
    """Remove a check-in with its ratings, half done or done."""
    kept = found(workbook, CheckIn, check_in)
    return exchange(workbook, (kept, *workbook.ratings_in(check_in), *waiting_marks(workbook, check_in)), ())


def _is_asked_about(goal: Goal, day: date) -> bool:
    return goal.created_on <= day and status_on(goal, day)[0] is GoalStatus.ACTIVE


def check_day_of(on: date, today: date) -> None:
    """Raise `InputProblem` for a day that a check-in cannot be about, such as one that is still to come."""
    if not FIRST_DAY <= on <= today:
        raise InputProblem("on", "day_out_of_range", value=on, low=FIRST_DAY, high=today)


def _check_free(workbook: Workbook, on: date) -> None:
    if check_in_on(workbook, on) is not None:
        raise InputProblem("on", "second_check_in", value=on.isoformat())


def _change(workbook: Workbook, before: CheckIn, after: CheckIn, now: str) -> Changes:
    return exchange(workbook, (before,), (marked(before, after, now) if before.complete else after,))
