"""The published cases of the T-score and the trend."""

from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.gas import t_score
from workbook.domain.problems import InputProblem
from workbook.domain.trend import kendall_s, tau_b, trend


@pytest.mark.parametrize(
    ("levels", "score"),
    [
        ((2, 2, 2), 77.38613),
        ((0, -1, 1), 50),
        ((0, 1, 1), 59.12871),
        ((2, 1, 2), 72.82177),
        ((1, 1), 62.40347),
        ((1,), 60),
        *(((-1,) * n, score) for n, score in enumerate((40.00, 37.60, 36.31, 35.49, 34.92, 34.51), start=1)),
        *(((-2,) * n, score) for n, score in enumerate((30.00, 25.19, 22.61, 20.98, 19.85, 19.02), start=1)),
    ],
)
def test_t_score(levels: tuple[int, ...], score: float) -> None:
    assert t_score(levels) == pytest.approx(score, abs=0.005)


@pytest.mark.parametrize(
    ("levels", "weights", "score"),
    [
        ((-2, 0, -1, 2, 0, 1), (3, 5, 1, 4, 2, 6), 55.0),
        ((1, 0), (6, 6), 56.20174),
        ((-1, -1, -2), (6, 2, 3), 33.33806),
        ((0, 1, -1), (6, 2, 3), 48.80986),
    ],
)
def test_weighted_t_score(levels: tuple[int, ...], weights: tuple[int, ...], score: float) -> None:
    assert t_score(levels, weights) == pytest.approx(score, abs=0.00001)


def test_t_score_without_correlation_and_without_goals() -> None:
    assert t_score((1, 1), correlation=0) == pytest.approx(64.14214, abs=0.00001)
    assert t_score(()) is None


@pytest.mark.parametrize(
    ("levels", "weights", "correlation"), [((3,), (1,), 0.3), ((1,), (0,), 0.3), ((1,), (1,), 1.0), ((1,), (1,), -0.1)]
)
def test_t_score_refuses(levels: tuple[int, ...], weights: tuple[int, ...], correlation: float) -> None:
    with pytest.raises(InputProblem):
        t_score(levels, weights, correlation=correlation)


@pytest.mark.parametrize(
    ("ys", "s", "variance", "slope", "low", "high"),
    [
        ((2, 3, 3, 4, 5, 6), 14, 27.3333, 0.8, 0.5, 1.0),
        ((4, 4, 3, 3, 2, 2), -12, 25.3333, -0.5, -0.6667, 0.0),
        ((2, 2, 3, 3, 3, 3), 8, None, 0.2, 0.0, 0.5),
        ((3, 3, 3, 3, 3, 3), 0, 0, 0, 0, 0),
    ],
)
def test_trend(ys: tuple[int, ...], s: int, variance: float | None, slope: float, low: float, high: float) -> None:
    found = trend(range(6), ys)
    assert found is not None
    assert found.s == s
    assert (found.slope, found.low, found.high) == pytest.approx((slope, low, high), abs=0.0001)
    assert variance is None or found.variance == pytest.approx(variance, abs=0.0001)


def test_trend_details() -> None:
    found = trend(range(6), (2, 3, 3, 4, 5, 6))
    assert found is not None
    assert found.z == pytest.approx(2.48655, abs=0.00001)
    assert found.intercept == pytest.approx(1.5)
    assert trend((1, 1), (2, 5)) is None


def test_tau_b() -> None:
    xs = (1, 2.5, 2.5, 4.5, 4.5, 6.5, 6.5, 8, 9.5, 9.5)
    ys = (1, 2, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10)
    assert tau_b(xs, ys) == pytest.approx(0.858956, abs=0.000001)
    assert tau_b((1, 2), (3, 3)) is None


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 10)), min_size=1, max_size=25))
def test_the_trend_is_the_median_of_all_pairwise_slopes(points: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(points, 2) if x1 != x2]
    found = trend(xs, ys)
    assert (found is None) == (not slopes)
    if found is not None:
        assert found.slope == median(slopes)
        assert min(slopes) <= found.low <= found.slope <= found.high <= max(slopes)
        assert found.s == kendall_s(xs, ys)
        assert found.slope * found.s >= 0
