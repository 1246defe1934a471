"""The calendar file, read back with icalendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy
from workbook.exchange.calendar_file import write_calendar

TODAY = date(2026, 1, 31)
ACTIVE = Goal(
    id="g", status=GoalStatus.ACTIVE, created_on=TODAY, versions=(GoalVersion(start=TODAY, title="Sleep again"),)
)
THERAPY = Therapy(
    id="w1", name="Zoë", therapist="Dr Who", therapy_start=TODAY, rhythms=(Rhythm(start=TODAY, months=1),)
)


def contents(**given: object) -> Contents:
    return Contents(**{"therapy": THERAPY, "goals": (ACTIVE,), **given})  # type: ignore[arg-type]


def events(made: Contents, today: date = TODAY, hour: int = 18) -> list[object]:
    return list(Calendar.from_ical(write_calendar(made, today, hour)).walk("VEVENT"))


def days(made: Contents, today: date = TODAY) -> list[date]:
    return [event["dtstart"].dt for event in events(made, today)]  # type: ignore[index]


def test_twenty_four_days_ahead_from_the_rhythm() -> None:
    found = days(contents())
    assert len(found) == 24
    assert found[:3] == [date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    assert found[-1] == date(2028, 1, 31)


def test_the_reassessment_is_one_more_day() -> None:
    made = contents(therapy=Therapy(next_reassessment=TODAY))
    assert days(made) == [TODAY]
    assert days(made, TODAY + timedelta(days=1)) == []


def test_what_is_answered_over_or_paused_reminds_of_nothing() -> None:
    answered = contents(check_ins=(CheckIn(id="c", on=date(2026, 2, 25), complete=True),))
    assert days(answered)[0] == date(2026, 3, 31)
    ended = Therapy(therapy_start=TODAY, therapy_end=date(2026, 4, 1), rhythms=THERAPY.rhythms)
    assert days(contents(therapy=ended)) == [date(2026, 2, 28), date(2026, 3, 31)]
    pause = Event(id="e", on=date(2026, 2, 1), until=date(2026, 3, 31), kind=EventKind.PAUSE)
    assert days(contents(events=(pause,)))[0] == date(2026, 4, 30)
    assert days(contents(goals=())) == []


def test_without_a_start_of_therapy_my_first_start_counts() -> None:
    therapy = Therapy(rhythms=THERAPY.rhythms)
    mine = Rating(id="r", goal="g", version=1, on=date(2026, 1, 10), kind=RatingKind.BASELINE)
    other = Rating(id="s", goal="g", version=1, on=date(2026, 1, 5), kind=RatingKind.BASELINE, rater=Rater.OTHER)
    assert days(contents(therapy=therapy, ratings=(mine, other)))[0] == date(2026, 2, 10)


def test_the_start_of_a_draft_counts_for_nothing() -> None:
    therapy = Therapy(rhythms=(Rhythm(start=date(2026, 1, 20), months=1),))
    draft = Goal(id="d", status=GoalStatus.DRAFT, created_on=TODAY, versions=ACTIVE.versions)
    start = Rating(id="r", goal="d", version=1, on=date(2026, 1, 10), kind=RatingKind.BASELINE, value=2)
    assert days(contents(therapy=therapy, goals=(ACTIVE, draft), ratings=(start,)))[0] == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("done", "prepared", "end", "day"),
    [
        (None, None, None, date(2026, 3, 1)),
        (date(2026, 3, 1), None, None, None),
        (date(2026, 2, 1), None, None, date(2026, 3, 1)),
        (None, date(2026, 3, 9), None, date(2026, 3, 9)),
        (date(2026, 2, 20), date(2026, 2, 10), None, date(2026, 3, 1)),
        (None, None, date(2026, 2, 1), None),
    ],
)
def test_the_reassessment_is_the_one_that_comes(
    done: date | None, prepared: date | None, end: date | None, day: date | None
) -> None:
    therapy = Therapy(therapy_start=TODAY, therapy_end=end, next_reassessment=date(2026, 3, 1))
    both = [Reassessment(id="d", on=done, complete=True)] if done else []
    both += [Reassessment(id="p", on=prepared, complete=False)] if prepared else []
    assert days(contents(therapy=therapy, reassessments=tuple(both))) == ([day] if day else [])


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Berlin", "America/St_Johns", "Pacific/Niue"])
@pytest.mark.parametrize("hour", [0, 18, 23])
def test_it_reminds_at_the_hour_of_wherever_the_calendar_is_looked_at(zone: str, hour: int) -> None:
    for event in events(contents(), hour=hour):
        day = event["dtstart"].dt  # type: ignore[index]
        assert type(day) is date
        (alarm,) = event.walk("VALARM")  # type: ignore[attr-defined]
        start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
        reminds = start + alarm["trigger"].dt
        assert (reminds.date(), reminds.hour) == (day, hour)


def test_an_event_keeps_its_identity_and_another_workbook_has_others() -> None:
    def identities(made: Contents, today: date) -> set[str]:
        return {str(event["uid"]) for event in events(made, today)}  # type: ignore[index]

    first = identities(contents(), TODAY)
    later = identities(contents(), TODAY + timedelta(days=40))
    assert len(first) == 24
    assert len(first & later) == 23
    other = contents(therapy=Therapy(id="w2", therapy_start=TODAY, rhythms=THERAPY.rhythms))
    assert not first & identities(other, TODAY)


def test_nothing_in_it_tells_what_it_is_about() -> None:
    data = write_calendar(contents(), TODAY)
    text = data.decode().lower()
    for word in ("therap", "goal", "sleep", "zoë", "who", "check", "reassess"):
        assert word not in text
    assert "summary:workbook" in text
    assert data == write_calendar(contents(), TODAY)
    stamps = [event["dtstamp"].dt for event in events(contents())]  # type: ignore[index]
    assert set(stamps) == {datetime(2026, 1, 31, tzinfo=UTC)}
