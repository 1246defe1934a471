"""The signal on plain histories, and its promises on made-up people."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.signal import CONCERNS, ON_COURSE, STILL, STORIES, Shape, crowd, said
from workbook.domain.signal import Signal, signal

MONTHS = [round(30.4375 * month) for month in range(13)]
PEOPLE = 1500


def monthly(values: Sequence[int], target: int = 8, course_days: int | None = 183) -> Signal | None:
    return signal(MONTHS[: len(values)], values, target=target, course_days=course_days)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ([], None),
        ([2], Signal.TOO_EARLY),
        ([2, 3], Signal.TOO_EARLY),
        ([3, 8], Signal.TOO_EARLY),
        ([3, 3, 3, 3], Signal.NOT_MOVING),
        ([0, 0, 0, 0], Signal.NOT_MOVING),
        ([3, 3, 4, 4, 4, 5, 5], Signal.BETWEEN),
        ([6, 6, 5, 5, 5, 4, 4], Signal.MOVING_AWAY),
        ([2, 3, 4, 5], Signal.ON_COURSE),
        ([2, 8, 7, 8], Signal.ON_COURSE),
        ([2, 7, 7], Signal.ON_COURSE),
        ([2, 8, 6, 3], Signal.BETWEEN),
        ([3, 8, 8], Signal.REACHED),
        ([3, 9, 10], Signal.REACHED),
        ([3, 8, 8, 7, 7], Signal.ON_COURSE),
        ([3, 8, 8, 5, 7], Signal.BETWEEN),
        ([3, 8, 8, 6, 6], Signal.SLIPPED),
        ([3, 8, 8, 5, 5], Signal.SLIPPED),
        ([3, 8, 8, 5, 8, 8], Signal.REACHED),
        ([8], Signal.HOLDING),
        ([8, 8], Signal.HOLDING),
        ([8, 6], Signal.HOLDING),
        ([8, 6, 7], Signal.HOLDING),
        ([8, 6, 6], Signal.SLIPPED),
        ([8, 6, 6, 8], Signal.HOLDING),
    ],
)
def test_plain_histories(values: list[int], word: Signal | None) -> None:
    assert monthly(values) is word


@pytest.mark.parametrize(
    ("days", "values", "course_days", "word"),
    [
        ([0, 30, 200], [3, 5, 8], 183, Signal.REACHED),
        ([0, 30, 183], [3, 5, 8], 183, Signal.ON_COURSE),
        ([0, 30, 200], [3, 5, 8], None, Signal.ON_COURSE),
        ([0, 200], [3, 8], 183, Signal.REACHED),
        ([0, 200, 230, 260], [3, 8, 5, 5], 183, Signal.SLIPPED),
        ([0, 90, 120, 150], [3, 8, 5, 5], 183, Signal.BETWEEN),
        ([0, 30], [3, 8], 0, Signal.REACHED),
        ([0, 30, 60], [3, 3, 3], -5, Signal.NOT_MOVING),
    ],
)
def test_one_rating_at_the_target_is_enough_after_its_date(
    days: list[int], values: list[int], course_days: int | None, word: Signal
) -> None:
    assert signal(days, values, target=8, course_days=course_days) is word


def test_without_a_date_the_course_takes_half_a_year() -> None:
    for values in ([2, 3, 3], [2, 3, 4, 4, 5], [3, 3, 3, 4, 4], [4, 3, 4, 3]):
        assert monthly(values, course_days=None) is monthly(values, course_days=183)


@pytest.fixture(scope="module", params=[11, 12])
def words(request: pytest.FixtureRequest) -> dict[str, dict[int, list[Signal | None]]]:
    """What is said about the people of each story, month by month."""
    chance = random.Random(request.param)
    people = {story: crowd(path, Shape(), chance, PEOPLE) for story, path in STORIES.items()}
    return {story: {month: said(each, Shape(), month) for month in range(2, 9)} for story, each in people.items()}


def share(words: list[Signal | None], *which: Signal) -> float:
    return sum(word in which for word in words) / len(words)


def test_of_people_on_course_few_cause_concern(words: dict[str, dict[int, list[Signal | None]]]) -> None:
    assert max(share(each, *CONCERNS) for each in words[ON_COURSE].values()) <= 0.05
    for month in range(3, 9):
        assert share(words[ON_COURSE][month], Signal.ON_COURSE, Signal.REACHED) >= 0.8


def test_people_standing_still_are_found(words: dict[str, dict[int, list[Signal | None]]]) -> None:
    assert share(words[STILL][3], *CONCERNS) >= 0.8
    assert share(words[STILL][4], *CONCERNS) >= 0.95
    assert max(share(each, Signal.MOVING_AWAY) for each in words[STILL].values()) <= 0.05


def test_half_the_pace_is_moving(words: dict[str, dict[int, list[Signal | None]]]) -> None:
    assert share(words["half the pace"][6], Signal.NOT_MOVING) <= 0.4
    assert share(words["half the pace"][8], Signal.NOT_MOVING) <= 0.15


def test_people_who_fall_are_found(words: dict[str, dict[int, list[Signal | None]]]) -> None:
    assert share(words["falling 2.5 in 6 months"][6], Signal.MOVING_AWAY) >= 0.35


@pytest.mark.parametrize(
    ("shape", "false_calls", "found"),
    [
        (Shape(gaps=0.25), 0.05, 0.9),
        (Shape(uneven=0.33), 0.05, 0.9),
        (Shape(every=0.5), 0.05, 0.9),
        (Shape(target=6), 0.06, 0.85),
        (Shape(target=9), 0.06, 0.9),
        (Shape(months=9), 0.06, 0.85),
        (Shape(months=12), 0.06, 0.6),
        (Shape(sigma=0.6), 0.03, 0.95),
        (Shape(sigma=1.3), 0.14, 0.8),
        (Shape(step=2), 0.1, 0.85),
    ],
    ids=str,
)
def test_other_shapes_are_met_gently(shape: Shape, false_calls: float, found: float) -> None:
    chance = random.Random(5)
    on_course, still = (crowd(STORIES[story], shape, chance, 500) for story in (ON_COURSE, STILL))
    assert max(share(said(on_course, shape, month), *CONCERNS) for month in range(2, 9)) <= false_calls
    assert share(said(still, shape, 5), *CONCERNS) >= found


def test_late_starters_are_soon_seen_to_move() -> None:
    late = Shape(late=3)
    people = crowd(STORIES[ON_COURSE], late, random.Random(5), 500)
    shares = [share(said(people, late, month), *CONCERNS) for month in (4, 5, 6, 7, 8)]
    assert shares == sorted(shares, reverse=True)
    assert shares[2] <= 0.3
    assert shares[4] <= 0.02


@given(
    rated=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 10)), min_size=1, max_size=30),
    target=st.integers(0, 10),
    course_days=st.none() | st.integers(-4000, 4000),
)
def test_any_history_has_a_word_that_fits_it(
    rated: list[tuple[int, int]], target: int, course_days: int | None
) -> None:
    by_day = dict(sorted(rated))
    days, values = [day - min(by_day) for day in by_day], list(by_day.values())
    word = signal(days, values, target=target, course_days=course_days)
    assert (word is Signal.HOLDING) <= (values[0] >= target)
    assert (word is Signal.REACHED) <= (values[-1] >= target > values[0])
    assert (word is Signal.SLIPPED) <= (max(values[-2:]) <= target - 2)
    assert (word is Signal.TOO_EARLY) <= (len(values) < 3)
    if word is Signal.NOT_MOVING or word is Signal.MOVING_AWAY:
        assert min(values) < target
        assert signal(days, values[:1] * len(values), target=target, course_days=course_days) is not Signal.MOVING_AWAY
