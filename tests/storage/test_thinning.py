"""Which backups stay: properties of the pure rule."""

from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.storage.conftest import NOW
from workbook.storage.backups import thinned

ages = st.lists(st.integers(0, 20 * 366 * 24 * 60), min_size=1, max_size=120, unique=True)
"""Minutes before now."""


KEPT: list[tuple[int, Callable[[datetime], Hashable]]] = [
    (14, lambda moment: moment.date()),
    (12, lambda moment: moment.isocalendar()[:2]),
    (24, lambda moment: (moment.year, moment.month)),
    (10, lambda moment: moment.year),
]


def newest_of_each(moments: list[datetime], group: Callable[[datetime], Hashable]) -> list[datetime]:
    """Return the newest moment of each day, week, month or year, newest first."""
    newest: dict[Hashable, datetime] = {}
    for moment in sorted(moments, reverse=True):
        newest.setdefault(group(moment), moment)
    return list(newest.values())


def made(minutes: list[int]) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


@given(ages)
def test_the_newest_and_everything_of_two_days_stays(minutes: list[int]) -> None:
    moments = made(minutes)
    gone = thinned(moments, NOW)
    assert max(moments) not in gone
    assert not [moment for moment in gone if NOW - moment <= timedelta(days=2)]


@given(ages)
def test_thinning_again_takes_nothing_more(minutes: list[int]) -> None:
    moments = made(minutes)
    left = [moment for moment in moments if moment not in thinned(moments, NOW)]
    assert not thinned(left, NOW)


@given(ages)
def test_the_newest_of_the_last_days_weeks_months_and_years_stays(minutes: list[int]) -> None:
    moments = made(minutes)
    left = set(moments) - thinned(moments, NOW)
    for count, group in KEPT:
        assert set(newest_of_each(moments, group)[:count]) <= left


@given(ages, st.integers(0, 100 * 366))
def test_a_clock_that_runs_ahead_takes_nothing_more(minutes: list[int], days: int) -> None:
    moments = made(minutes)
    assert thinned(moments, NOW + timedelta(days=days)) <= thinned(moments, NOW)


@given(ages, st.integers(1, 100 * 366))
def test_a_backup_made_by_such_a_clock_takes_the_place_of_one_day_week_month_and_year(
    minutes: list[int], days: int
) -> None:
    moments, ahead = made(minutes), NOW + timedelta(days=days)
    left = set(moments) - thinned([*moments, ahead], ahead)
    for count, group in KEPT:
        assert set(newest_of_each(moments, group)[: count - 1]) <= left


@given(ages, ages)
def test_what_was_made_in_the_future_stays_and_counts_for_nothing(minutes: list[int], ahead: list[int]) -> None:
    moments = made(minutes)
    future = [NOW + timedelta(minutes=each + 1) for each in ahead]
    assert thinned([*moments, *future], NOW) == thinned(moments, NOW)


def test_twenty_years_of_daily_backups() -> None:
    moments = [datetime(2026, 8, 6, 12, tzinfo=UTC) - timedelta(days=day) for day in range(20 * 365)]
    left = sorted(set(moments) - thinned(moments, NOW), reverse=True)
    assert [moment.date() for moment in left[:14]] == [date(2026, 8, 6) - timedelta(days=day) for day in range(14)]
    weeks, months, years = 12 - 3, 24 - 2 - 1, 10 - 1 - 2  # without those that a day, a week or a month keeps already
    assert len(left) == 14 + weeks + months + years
    assert left[-1].date() == date(2017, 12, 31)


def test_a_day_with_many_backups_keeps_its_last_one() -> None:
    days = [datetime(2026, month, 3, hour, tzinfo=UTC) for month in range(1, 8) for hour in range(8, 20)]
    left = set(days) - thinned(days, NOW)
    assert {moment for moment in left if moment.month < 5} == {
        datetime(2026, month, 3, 19, tzinfo=UTC) for month in range(1, 5)
    }
    assert len([moment for moment in left if moment.month >= 5]) == 36
