"""Set-up, details, a rhythm that changes from today on, and the end of therapy, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.kept import DAY, at, keep
from workbook.domain.problems import InputProblem
from workbook.domain.rhythm import due_days
from workbook.domain.therapy import Event, EventKind, Person, Rhythm, Therapy
from workbook.services.changes import undo
from workbook.services.events import Happened, add_event, change_event, remove_event
from workbook.services.people import remove_person, save_person
from workbook.services.therapy import (
    Details,
    change_rhythm,
    details,
    end_therapy,
    has_ended,
    is_set_up,
    save_details,
    set_up,
    suggested_reassessment,
    take_end_back,
)
from workbook.storage.file import WorkbookFile

MONTHLY = Rhythm(start=DAY, months=1, sessions_every_days=7)
CHANGED = date(2026, 4, 20)


def due(book: WorkbookFile, until: date) -> list[date]:
    return [each.on for each in due_days(book.therapy(), None, until)]


def test_setting_up_keeps_the_answers_and_starts_the_rhythm_today(book: WorkbookFile) -> None:
    assert not is_set_up(book.therapy())
    save_details(book, Details(name="Ana", therapist=""))
    answers = replace(details(book.therapy()), therapy_start=DAY, next_reassessment=date(2026, 4, 5))
    today = date(2026, 1, 2)
    set_up(book, answers, MONTHLY, today)
    therapy = book.therapy()
    assert is_set_up(therapy)
    assert therapy.id is not None
    assert (therapy.name, therapy.therapist, therapy.therapy_start) == ("Ana", None, DAY)
    assert therapy.rhythms == (replace(MONTHLY, start=today),)
    assert due(book, date(2026, 3, 31)) == [date(2026, 2, 5), date(2026, 3, 5)]
    same = therapy.id
    save_details(book, replace(details(therapy), therapist="Dr Lim"))
    assert (book.therapy().id, book.therapy().rhythms) == (same, therapy.rhythms)


def test_the_first_reassessment_is_three_months_from_now_or_from_the_start() -> None:
    assert suggested_reassessment(None, date(2025, 11, 30)) == date(2026, 2, 28)
    assert suggested_reassessment(date(2020, 1, 1), DAY) == date(2026, 4, 5)
    assert suggested_reassessment(date(2026, 2, 1), DAY) == date(2026, 5, 1)


def test_a_new_rhythm_holds_from_today_and_leaves_the_past_alone(book: WorkbookFile) -> None:
    set_up(book, Details(therapy_start=DAY), MONTHLY, DAY)
    before = due(book, CHANGED)
    changed = change_rhythm(book, Rhythm(start=DAY, weeks=2, sessions_every_days=7), CHANGED)
    assert due(book, CHANGED) == before
    assert due(book, date(2026, 5, 20))[len(before) :] == [date(2026, 5, 4), date(2026, 5, 18)]
    undo(book, changed)
    assert book.therapy().rhythms == (MONTHLY,)


def test_meeting_less_often_puts_no_check_in_off(book: WorkbookFile) -> None:
    set_up(book, Details(therapy_start=DAY), MONTHLY, DAY)
    before = due(book, date(2026, 12, 31))
    change_rhythm(book, replace(MONTHLY, sessions_every_days=14), CHANGED)
    assert due(book, date(2026, 12, 31)) == before
    assert [each.sessions_every_days for each in book.therapy().rhythms] == [7, 14]
    change_rhythm(book, replace(MONTHLY, sessions_every_days=21), CHANGED + timedelta(days=1))
    assert [each.sessions_every_days for each in book.therapy().rhythms] == [7, 21]
    change_rhythm(book, MONTHLY, CHANGED + timedelta(days=2))
    assert book.therapy().rhythms == (MONTHLY,)
    assert not change_rhythm(book, MONTHLY, CHANGED)


def test_before_anything_was_due_the_first_rhythm_is_corrected(book: WorkbookFile) -> None:
    set_up(book, Details(therapy_start=date(2026, 3, 1)), MONTHLY, DAY)
    change_rhythm(book, replace(MONTHLY, months=2), DAY)
    change_rhythm(book, replace(MONTHLY, months=3), DAY + timedelta(days=20))
    assert book.therapy().rhythms == (replace(MONTHLY, months=3),)
    assert due(book, date(2026, 6, 30)) == [date(2026, 6, 1)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 120), st.sampled_from([{"months": 1}, {"months": 3}, {"weeks": 2}]), st.sampled_from([7, 14])
        ),
        max_size=6,
    )
)
def test_no_change_of_rhythm_ever_rewrites_a_due_day(
    book: WorkbookFile, changes: list[tuple[int, dict[str, int], int]]
) -> None:
    book.put(Therapy(therapy_start=DAY, rhythms=(MONTHLY,)))
    today = DAY
    for days, how_often, sessions in changes:
        today += timedelta(days=days)
        before = due(book, today)
        in_force = book.therapy().rhythm_on(today - timedelta(days=1))
        change_rhythm(book, Rhythm(start=today, **how_often, sessions_every_days=sessions), today)
        assert due(book, today) == before
        assert book.therapy().rhythm_on(today - timedelta(days=1)) == in_force or today == DAY
        newest = book.therapy().rhythms[-1]
        assert (newest.months, newest.weeks, newest.sessions_every_days) == (
            how_often.get("months"),
            how_often.get("weeks"),
            sessions,
        )


def test_therapy_ends_and_that_can_be_taken_back(book: WorkbookFile) -> None:
    set_up(book, Details(therapy_start=DAY), MONTHLY, DAY)
    with pytest.raises(InputProblem):
        end_therapy(book, DAY - timedelta(days=1))
    end_therapy(book, CHANGED)
    assert [has_ended(book.therapy(), day) for day in (CHANGED - timedelta(days=1), CHANGED)] == [False, True]
    save_details(book, details(book.therapy()))
    assert book.therapy().therapy_end == CHANGED
    take_end_back(book)
    assert not has_ended(book.therapy(), CHANGED)


def test_events_are_written_down_changed_and_removed(book: WorkbookFile) -> None:
    add_event(book, "e", Happened(kind=EventKind.PAUSE, on=DAY, label="Holiday"), at(DAY))
    assert not change_event(book, "e", Happened(kind=EventKind.PAUSE, on=DAY, label="Holiday"), at(CHANGED))
    change_event(book, "e", Happened(kind=EventKind.PAUSE, on=DAY, until=CHANGED, label=""), at(CHANGED))
    assert book.every(Event) == (
        Event(id="e", kind=EventKind.PAUSE, on=DAY, until=CHANGED, entered_at=at(DAY), changed_at=at(CHANGED)),
    )
    with pytest.raises(InputProblem):
        change_event(book, "e", Happened(kind=EventKind.PAUSE, on=CHANGED, until=DAY), at(CHANGED))
    removed = remove_event(book, "e")
    assert book.every(Event) == ()
    undo(book, removed)
    assert len(book.every(Event)) == 1


def test_people_are_added_changed_and_removed(book: WorkbookFile) -> None:
    with pytest.raises(InputProblem) as problem:
        save_person(book, Person(id="p", name="  "))
    assert problem.value.place == "name"
    save_person(book, Person(id="p", name="Sam"))
    save_person(book, Person(id="p", name="Sam", number="123", when_locked=True))
    assert book.every(Person) == (Person(id="p", name="Sam", number="123", when_locked=True),)
    remove_person(book, "p")
    assert book.every(Person) == ()


def test_without_a_start_the_first_baseline_of_a_kept_goal_decides(book: WorkbookFile) -> None:
    set_up(book, Details(), MONTHLY, DAY)
    keep(book, "g", DAY + timedelta(days=5))
    change_rhythm(book, replace(MONTHLY, months=2), DAY + timedelta(days=5))
    assert book.therapy().rhythms == (replace(MONTHLY, months=2),)
    change_rhythm(book, MONTHLY, DAY + timedelta(days=6))
    assert [each.months for each in book.therapy().rhythms] == [2, 1]
