"""Goal attainment scaling: the T-score of several goals."""

from collections.abc import Sequence
from math import sqrt

from workbook.domain.limits import HIGHEST_LEVEL, LOWEST_LEVEL
from workbook.domain.problems import InputProblem

USUAL_CORRELATION = 0.3
"""The expected correlation between the goals of one person (Kiresuk & Sherman 1968)."""


def t_score(
    levels: Sequence[int], weights: Sequence[float] | None = None, *, correlation: float = USUAL_CORRELATION
) -> float | None:
    """Return the T-score of attainment levels (-2 to +2), 50 when all goals are as expected; None without goals.

    Each weight is importance times difficulty; all 1 when not given. Raises `InputProblem` for a level outside -2 to
    +2, a weight of 0 or less, or a correlation outside 0 (included) to 1 (not included).

    Source: Kiresuk & Sherman (1968), Community Mental Health Journal 4:443-453, in the form of the 2009 erratum to
    Turner-Stokes, Clinical Rehabilitation 23:362-370.
    """
    weights = [1.0] * len(levels) if weights is None else weights
    if not 0 <= correlation < 1:
        raise InputProblem("correlation", "out_of_range", value=correlation, low=0, high=1)
    for index, level in enumerate(levels):
        if not LOWEST_LEVEL <= level <= HIGHEST_LEVEL:
            raise InputProblem(f"levels[{index}]", "out_of_range", value=level, low=LOWEST_LEVEL, high=HIGHEST_LEVEL)
    for index, weight in enumerate(weights):
        if weight <= 0:
            raise InputProblem(f"weights[{index}]", "out_of_range", value=weight, low=1, high=9)
    if not levels:
        return None
    attained = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    squares, total = sum(weight * weight for weight in weights), sum(weights)
    return 50 + 10 * attained / sqrt((1 - correlation) * squares + correlation * total * total)
