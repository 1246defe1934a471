"""Times charts beside a bare matplotlib figure of the same size: `python -m benchmarks.chart`.

The bare figure has one line with markers, its axes and their labels, and is saved as PNG like the chart.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from typing import Any

COLD = """
import time
start = time.perf_counter()
from benchmarks.chart import a_course
from workbook.charts.goal_chart import goal_chart
from workbook.charts.picture import png
imported = time.perf_counter()
png(goal_chart(a_course(24), width=688, height=280))
print(imported - start, time.perf_counter() - imported)
"""


def a_course(ratings: int, step: int = 30):  # type: ignore[no-untyped-def] # the import is part of what is timed
    from workbook.domain.contents import Contents
    from workbook.domain.goal import Goal, GoalStatus, GoalVersion
    from workbook.domain.rating import Rating, RatingKind
    from workbook.services.courses import goal_courses

    start = date(2026, 1, 6)
    version = GoalVersion(start=start, title="Meet one friend a week", target_date=start + timedelta(days=step * 20))
    goal = Goal(id="g", status=GoalStatus.ACTIVE, created_on=start, versions=(version,))
    given = tuple(
        Rating(
            id=str(number),
            goal="g",
            version=1,
            on=start + timedelta(days=step * number),
            kind=RatingKind.CHECKIN,
            value=min(2 + number // 3 + number % 2, 10),
        )
        for number in range(ratings)
    )
    last = start + timedelta(days=step * ratings)
    contents = Contents(goals=(goal,), ratings=given)
    return goal_courses(contents, first=None, last=last, sentences={"g": "From 2 to 9."})[0]


def bare(ratings: int, width: float, height: float) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / 100, height / 100), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.plot(range(ratings), [min(2 + number // 3, 10) for number in range(ratings)], "o-")
    axes.set_ylim(0, 10)
    figure.savefig(BytesIO(), format="png")


def median(work: Callable[[], object], times: int = 15) -> float:
    """Return the median time in milliseconds, the first run left out."""
    work()
    found = []
    for _time in range(times):
        start = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - start))
    return statistics.median(found)


def main() -> None:
    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout.split()
    print(f"cold process: imports {float(cold[0]):.2f} s, then the first large chart {float(cold[1]):.2f} s")
    from workbook.charts.goal_chart import goal_chart
    from workbook.charts.small_chart import small_chart

    print("milliseconds               chart   bare  ratio")
    for ratings, step in ((3, 30), (24, 30), (120, 14), (520, 7)):
        course = a_course(ratings, step)
        large = partial(goal_chart, course, width=688, height=280)
        panel = partial(small_chart, course, width=344, height=130, axes=True)
        home = partial(small_chart, course, width=180, height=64)
        for name, chart, size in (
            ("large", large, (688, 280)),
            ("panel", panel, (344, 130)),
            ("home", home, (180, 64)),
        ):
            ours, other = median(partial(_draw, chart)), median(partial(bare, ratings, *size))
            print(f"{ratings:4} ratings, {name:6}     {ours:6.1f} {other:6.1f}  {ours / other:5.2f}")


def _draw(chart: Callable[[], Any]) -> bytes:
    from workbook.charts.picture import png

    return png(chart())


if __name__ == "__main__":
    main()
