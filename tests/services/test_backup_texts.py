"""Backups in words."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workbook.services.backup_texts import moments_words

NOON = datetime.fromisoformat("2026-08-06T12:00:00+02:00")


def test_backups_of_one_minute_are_told_by_the_second_and_others_by_the_minute() -> None:
    in_one_minute = [NOON + timedelta(seconds=7), NOON + timedelta(seconds=41)]
    later = NOON + timedelta(minutes=1)
    words = moments_words([later, *in_one_minute])
    assert words[later] == "6 August 2026, 12:01"
    assert [words[each] for each in in_one_minute] == ["6 August 2026, 12:00:07", "6 August 2026, 12:00:41"]


def test_one_backup_in_two_places_needs_no_seconds() -> None:
    assert moments_words([NOON, NOON]) == {NOON: "6 August 2026, 12:00"}


def test_the_hour_that_comes_twice_in_autumn_is_told_apart() -> None:
    first = datetime.fromisoformat("2026-10-25T02:30:00+02:00")
    again = datetime.fromisoformat("2026-10-25T02:30:00+01:00")
    words = moments_words([first, again])
    assert words[first] != words[again]


@given(st.lists(st.integers(0, 4000), unique=True, max_size=12))
def test_no_two_backups_look_the_same(seconds: list[int]) -> None:
    words = moments_words([NOON + timedelta(seconds=each) for each in seconds])
    assert len(set(words.values())) == len(seconds)
