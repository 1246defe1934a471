"""The signal on plain histories, and its promises on made-up people."""

import random

import pytest

from workbook.domain.signal import Signal, signal

MONTHS = [round(30.4375 * month) for month in range(9)]


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ([], None),
        ([2, 3], Signal.TOO_EARLY),
        ([3, 3, 3, 3], Signal.NOT_MOVING),
        ([3, 3, 4, 4, 4, 5, 5], Signal.BETWEEN),
        ([6, 6, 5, 5, 5, 4, 4], Signal.MOVING_AWAY),
        ([2, 3, 4, 5], Signal.ON_COURSE),
        ([3, 8, 8], Signal.REACHED),
        ([3, 8, 8, 5, 5], Signal.SLIPPED),
        ([8, 8], Signal.HOLDING),
        ([8, 6, 6], Signal.SLIPPED),
    ],
)
def test_plain_histories(values: list[int], word: Signal | None) -> None:
    assert signal(MONTHS[: len(values)], values, target=8, course_days=183) is word


def test_one_rating_at_the_target_after_its_date_is_reached() -> None:
    assert signal([0, 30, 200], [3, 5, 8], target=8, course_days=183) is Signal.REACHED


@pytest.mark.parametrize("seed", [11, 12])
def test_promises(seed: int) -> None:
    chance = random.Random(seed)
    called = {True: [0] * 9, False: [0] * 9}
    people = 1500
    for _ in range(people):
        start = chance.uniform(1, 4)
        for rising in (True, False):
            path = [start + (8 - start) * min(month / 6, 1) * rising for month in range(9)]
            values = [min(10, max(0, round(chance.gauss(level, 0.88)))) for level in path]
            for month in range(2, 9):
                word = signal(MONTHS[: month + 1], values[: month + 1], target=8, course_days=183)
                called[rising][month] += word in (Signal.NOT_MOVING, Signal.MOVING_AWAY)
    assert max(called[True]) <= 0.05 * people
    assert called[False][3] >= 0.79 * people
    assert called[False][4] >= 0.95 * people
