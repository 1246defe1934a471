"""Somebody lives with the workbook for three years: Home is right on every day, and everything comes back.

What Home is expected to say is worked out here from due days written down by hand and from what the person did, not by
the program's own rhythm.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from tests.services.kept import at
from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Decision, GoalDecision, Reassessment
from workbook.domain.rhythm import answered_by, due_days
from workbook.domain.therapy import EventKind, Rhythm
from workbook.services.check_in_days import move_check_in
from workbook.services.check_ins import (
    answer_statement,
    finish,
    rate_goal,
    record_practice,
    record_pressures,
    record_sessions,
    sheet,
    start_check_in,
    write_note,
)
from workbook.services.decisions import record
from workbook.services.events import Happened, add_event
from workbook.services.goal_changes import keep_change, start_change
from workbook.services.goal_writing import choose_start, keep_goal, save_answers, start_goal, writing
from workbook.services.goals import close_goal, goal_list, reopen_goal
from workbook.services.home import NextKind, home, what_is_next
from workbook.services.ratings import GoalAnswer, add_extra, first_baseline
from workbook.services.reassessment import start as prepare
from workbook.services.summary import summarise
from workbook.services.therapy import Details, change_rhythm, end_therapy, set_up, take_end_back
from workbook.services.timeline import timeline
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

FIRST, LAST = date(2023, 10, 20), date(2026, 11, 20)
_MONTHLY_AT_FIRST = """
    2023-11-30 2023-12-31 2024-01-31 2024-02-29 2024-03-31 2024-04-30 2024-05-31 2024-06-30 2024-07-31 2024-08-31
    2024-09-30 2024-10-31"""
_EVERY_TWO_WEEKS = """
    2024-11-26 2024-12-10 2024-12-24 2025-01-07 2025-01-21 2025-02-04 2025-02-18 2025-03-04"""
_MONTHLY_AGAIN = """
    2025-04-10 2025-05-10 2025-06-10 2025-07-10 2025-08-10 2025-09-10 2025-10-10 2025-11-10 2025-12-10 2026-01-10
    2026-02-10 2026-03-10 2026-04-10 2026-05-10 2026-06-10 2026-07-10 2026-08-10 2026-09-10 2026-10-10 2026-11-10"""
DUE = [
    (date.fromisoformat(day), early)
    for days, early in ((_MONTHLY_AT_FIRST, 7), (_EVERY_TWO_WEEKS, 3), (_MONTHLY_AGAIN, 7))
    for day in days.split()
]
MISSED = {date(2024, 5, 31), date(2024, 12, 24)}
PAUSE = (date(2026, 7, 1), date(2026, 7, 31))
ENDED = date(2026, 11, 5)
LATE = date(2024, 4, 30)
HALF_DONE = date(2024, 3, 31)
MONTHLY = Rhythm(start=FIRST, months=1, sessions_every_days=7)


def day(text: str) -> date:
    return date.fromisoformat(text)


@dataclass
class Life:
    """The person: what they have done so far, as far as Home has to know it."""

    book: WorkbookFile
    offset: str = "+01:00"
    set_up: bool = False
    drafts: list[str] = field(default_factory=list)
    kept: dict[str, date] = field(default_factory=dict)
    changing: list[str] = field(default_factory=list)
    half: tuple[str, date] | None = None
    done: list[date] = field(default_factory=list)
    planned: date | None = None
    prepared: date | None = None
    ended: date | None = None
    last_used: date | None = None
    rhythm: int = 0
    pause_known: bool = False

    def now(self, today: date, hour: int = 18) -> str:
        return at(today, hour, self.offset)

    def expected(self, today: date) -> list[NextKind]:
        kinds = []
        if self.ended is None:
            if not self.set_up:
                kinds.append(NextKind.SET_UP)
            if not self.kept and not self.drafts:
                kinds.append(NextKind.FIRST_GOAL)
            kinds += self._check_ins(today)
            kinds += [NextKind.DRAFTS] * bool(self.drafts) + [NextKind.CHANGES] * bool(self.changing)
            if self.prepared is not None:
                kinds += [NextKind.REASSESSMENT] * (today <= self.prepared)
                kinds += [NextKind.AFTER_SESSION] * (today >= self.prepared)
            elif self.planned is not None and (self.planned - today).days <= 14:
                kinds.append(NextKind.REASSESSMENT)
        backup = self.last_used or min(self.kept.values(), default=None)
        if backup is not None and (today.year, today.month, today.day) > _month_after(backup):
            kinds.append(NextKind.BACKUP)
        return kinds or [NextKind.NOTHING]

    def _check_ins(self, today: date) -> Iterator[NextKind]:
        window = self._open_window(today)
        if window is not None and not (self.half and self.half[1] >= window[0]):
            yield NextKind.CHECK_IN
        if self.half:
            yield NextKind.GO_ON

    def _open_window(self, today: date) -> tuple[date, date] | None:
        """Return the window of the due day that is shown today, or None when nothing is due."""
        if not self.kept or PAUSE[0] <= today <= PAUSE[1]:
            return None
        for (due, early), (following, early_then) in pairwise(DUE):
            window = due - timedelta(days=early), following - timedelta(days=early_then + 1)
            if due <= today <= window[1]:
                answered = any(window[0] <= on <= window[1] for on in self.done)
                return None if answered or PAUSE[0] <= due <= PAUSE[1] else window
        return None


def _month_after(backup: date) -> tuple[int, int, int]:
    month = backup.year * 12 + backup.month
    return month // 12, month % 12 + 1, backup.day


Action = Callable[[Life, date], object]


def check_in(life: Life, today: date, on: date | None = None, *, complete: bool = True) -> None:
    """Check in as this person does: some months all of it, some months the goals alone, now and then a skipped goal."""
    book, number = life.book, len(life.done)
    identifier = f"c{number}"
    start_check_in(book, identifier, on or today, today, life.now(today))
    for place, question in enumerate(sheet(book, identifier).goals):
        if (number + place) % 7 != 6:
            value = None if (number + place) % 11 == 10 else min(10, 2 + number // 5 + place)
            answer = GoalAnswer(value=value, worked_on=number % 2 == 0, note=f"Month {number} 🙂")
            rate_goal(book, identifier, question.goal.id, answer, life.now(today))
    if not complete:
        life.half = identifier, on or today
        return
    if number % 3:
        answer_statement(book, identifier, Statement.CONNECTION, number % 5, life.now(today))
        answer_statement(book, identifier, Statement.AFTER, None, life.now(today))
        record_sessions(book, identifier, number % 5, number % 2, life.now(today))
        record_practice(book, identifier, Practice.DONE, number % 11, None, life.now(today))
        record_pressures(book, identifier, [Pressure.MONEY] * (number % 2), None, life.now(today))
        write_note(book, identifier, f"Note {number}", life.now(today))
    finish(book, identifier)
    life.done.append(on or today)


def go_on(life: Life, today: date) -> None:
    assert life.half is not None
    identifier, on = life.half
    write_note(life.book, identifier, "Finished later", life.now(today))
    finish(life.book, identifier)
    life.half = None
    life.done.append(on)


def begin(life: Life, today: date) -> None:
    details = Details(name="Ana", therapy_start=day("2023-10-31"), next_reassessment=day("2024-01-31"))
    set_up(life.book, details, MONTHLY, today)
    life.set_up, life.planned = True, details.next_reassessment


def draft(goal: str) -> Action:
    def write(life: Life, today: date) -> None:
        start_goal(life.book, goal, today, answers=GoalVersion(start=today, own_words=f"I want {goal}"))
        life.drafts.append(goal)

    return write


def keep(goal: str, start: int) -> Action:
    def write(life: Life, today: date) -> None:
        if goal not in life.drafts:
            draft(goal)(life, today)
        answers = replace(writing(life.book, goal).answers, title=f"Do {goal} each week", target=8)
        save_answers(life.book, goal, answers)
        choose_start(life.book, goal, start, today, life.now(today))
        keep_goal(life.book, goal, today, life.now(today))
        life.drafts.remove(goal)
        life.kept[goal] = today

    return write


def begin_change(life: Life, today: date) -> None:
    start_change(life.book, "walks", rewording=False)
    answers = replace(writing(life.book, "walks").answers, title="Walk an hour each day", target=9)
    save_answers(life.book, "walks", answers)
    life.changing.append("walks")


def end_change(life: Life, today: date) -> None:
    choose_start(life.book, "walks", 3, today, life.now(today))
    keep_change(life.book, "walks", today, life.now(today))
    life.changing.remove("walks")


def close(goal: str, status: GoalStatus) -> Action:
    return lambda life, today: close_goal(life.book, goal, status, today, "A good stretch")


def reopen(life: Life, today: date) -> None:
    reopen_goal(life.book, "sleep", today)


def rhythm(number: int, how_often: Rhythm) -> Action:
    def change(life: Life, today: date) -> None:
        change_rhythm(life.book, how_often, today)
        life.rhythm = number

    return change


def prepare_session(life: Life, today: date) -> None:
    prepare(life.book, today)
    life.prepared = life.planned


def decide(next_on: date | None) -> Action:
    def write(life: Life, today: date) -> None:
        (open_one,) = (each for each in life.book.every(Reassessment) if not each.complete)
        decisions = [GoalDecision(goal="walks", decision=Decision.KEEP)]
        record(
            life.book,
            open_one.id,
            on=open_one.on,
            decisions=decisions,
            agreed_steps=[],
            note="We go on",
            next_on=next_on,
            today=today,
        )
        life.prepared, life.planned = None, next_on

    return write


def pause(life: Life, today: date) -> None:
    happened = Happened(kind=EventKind.PAUSE, on=PAUSE[0], until=PAUSE[1], label="Summer")
    add_event(life.book, "pause", happened, life.now(today))
    life.pause_known = True


def fly(offset: str) -> Action:
    def move(life: Life, today: date) -> None:
        life.offset = offset
        add_extra(life.book, f"x{offset}", "walks", GoalAnswer(value=1), today, today, life.now(today))

    return move


def finish_therapy(life: Life, today: date) -> None:
    end_therapy(life.book, today)
    life.ended = today


def not_yet(life: Life, today: date) -> None:
    take_end_back(life.book)
    life.ended = None


def what_they_do() -> dict[date, list[Action]]:
    """Return what the person does on which day; check-ins fall a few days before or after their due day."""
    story: dict[date, list[Action]] = {}

    def on(when: str | date, *actions: Action) -> None:
        story.setdefault(day(when) if isinstance(when, str) else when, []).extend(actions)

    on("2023-10-21", begin)
    on("2023-10-22", draft("walks"))
    on("2023-10-23", keep("walks", 2))
    on("2023-10-24", keep("friends", 4))
    on("2023-11-02", draft("piano"))
    on("2023-12-12", keep("piano", 0))
    on("2024-01-24", prepare_session)
    on("2024-02-03", decide(day("2024-07-31")))
    on("2024-05-05", begin_change)
    on("2024-05-08", end_change)
    on("2024-07-31", prepare_session, decide(None))
    on("2024-08-01", keep("sleep", 6), close("piano", GoalStatus.SET_ASIDE))
    on("2024-11-12", rhythm(1, Rhythm(start=FIRST, weeks=2, sessions_every_days=7)))
    on("2025-02-09", fly("+13:00"))
    on("2025-03-10", fly("-08:00"), rhythm(2, MONTHLY))
    on("2025-04-20", close("sleep", GoalStatus.REACHED))
    on("2025-06-01", reopen)
    on("2025-08-20", rhythm(2, replace(MONTHLY, sessions_every_days=14)))
    on("2026-03-15", close("friends", GoalStatus.CONTENT))
    on("2026-06-28", pause)
    on("2026-09-20", finish_therapy)
    on("2026-09-25", not_yet)
    on(ENDED, finish_therapy)
    shifts = [0, 2, -3, 1, 9, 0, 4]
    for number, (due, early) in enumerate(DUE):
        if due in MISSED or due > ENDED or PAUSE[0] <= due <= PAUSE[1]:
            continue
        if due == HALF_DONE:
            on("2024-03-28", lambda life, today: check_in(life, today, complete=False))
            on("2024-04-04", go_on)
        elif due == LATE:
            on("2024-05-12", lambda life, today: check_in(life, today, day("2024-05-02")))
        else:
            shift = shifts[number % len(shifts)]
            on(due + timedelta(days=max(shift, -early)), check_in)
    return story


def assert_home_is_right(life: Life, today: date) -> None:
    things = what_is_next(life.book, today, life.last_used)
    assert [thing.kind for thing in things] == life.expected(today), today
    assert [thing.main for thing in things] == [True] + [False] * (len(things) - 1)
    if things[0].kind is NextKind.NOTHING:
        assert things[0].on == (None if life.ended else next_due_day(life, today))


def next_due_day(life: Life, today: date) -> date:
    """Return the next due day as the rhythm of that day gives it, the summer pause left out once it is known."""
    days = (
        f"{_MONTHLY_AT_FIRST} 2024-11-30",
        f"{_EVERY_TWO_WEEKS} 2025-03-18",
        f"{_MONTHLY_AGAIN} 2026-12-10",
    )[life.rhythm]
    coming = [day(each) for each in days.split() if day(each) > today]
    return next(each for each in coming if not life.pause_known or not PAUSE[0] <= each <= PAUSE[1])


def test_three_years(shelf: FileShelf, book: WorkbookFile) -> None:
    life, story = Life(book), what_they_do()
    today = FIRST
    while today <= LAST:
        assert_home_is_right(life, today)
        for act in story.get(today, []):
            act(life, today)
            life.last_used = today
            assert_home_is_right(life, today)
        if today == day("2025-03-10"):
            assert_home_is_right(life, today - timedelta(days=1))  # flown west, the local day comes once more
        today += timedelta(days=1)

    contents = book.contents()
    contents.check()
    assert len(life.done) == 36
    assert [each.on for each in contents.check_ins] == life.done
    assert all(each.complete for each in contents.check_ins)
    book.close()
    again = shelf.open(book.path)
    assert again.contents() == contents
    assert_the_record_is_honest(again)
    again.close()


def assert_the_record_is_honest(book: WorkbookFile) -> None:
    contents = book.contents()
    due = due_days(contents.therapy, first_baseline(book), ENDED)
    assert [each.on for each in due] == [on for on, _ in DUE if on <= ENDED]
    gaps = {each.on for each in due if answered_by(each, contents.check_ins) is None}
    assert gaps == {*MISSED, day("2026-07-10")}
    late = next(each for each in contents.check_ins if each.on == day("2024-05-02"))
    assert late.entered_at == at(day("2024-05-12"))
    goals = {goal.id: goal for goal in contents.goals}
    assert [version.start for version in goals["walks"].versions] == [day("2023-10-23"), day("2024-05-08")]
    for rating in contents.ratings:
        version = goals[rating.goal].version_on(rating.on)
        assert version is not None
        assert rating.version == version.version
    assert not [each for each in book.ratings_of("piano") if each.on > day("2024-08-01")]
    assert not [each for each in book.ratings_of("sleep") if day("2025-04-20") < each.on < day("2025-06-01")]
    assert [row.goal.id for row in goal_list(book).active] == ["walks", "sleep"]
    assert {each.entered_at[-6:] for each in contents.ratings if each.entered_at} == {"+01:00", "+13:00", "-08:00"}
    told = timeline(book)
    assert [entry.on for entry in told] == sorted((entry.on for entry in told), reverse=True)
    in_timeline = [rated.rating.id for entry in told for rated in entry.ratings]
    assert sorted(in_timeline) == sorted(rating.id for rating in contents.ratings)
    summary = summarise(contents, LAST)
    assert [(each.id, each.status) for each in summary.goals] == [
        ("walks", GoalStatus.ACTIVE),
        ("friends", GoalStatus.CONTENT),
        ("piano", GoalStatus.SET_ASIDE),
        ("sleep", GoalStatus.ACTIVE),
    ]
    latest = {row.goal.id: row.latest for row in home(book, LAST, LAST).goals}
    for each in summary.goals:
        shown = latest.get(each.id)
        if shown is not None:
            assert shown.value == each.latest


def test_a_check_in_of_three_years_ago_can_still_be_moved_and_found(book: WorkbookFile) -> None:
    life = Life(book)
    begin(life, FIRST)
    keep("walks", 2)(life, FIRST)
    check_in(life, FIRST + timedelta(days=5))
    move_check_in(book, "c0", FIRST + timedelta(days=8), LAST, at(LAST))
    (moved,), (goal,) = book.every(CheckIn), book.every(Goal)
    assert (moved.on, moved.changed_at) == (FIRST + timedelta(days=8), at(LAST))
    assert [rating.on for rating in book.every(Rating) if rating.checkin == "c0"] == [moved.on]
    assert goal.status is GoalStatus.ACTIVE
