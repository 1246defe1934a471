"""How long the window stands still on Progress: `python -m benchmarks.pauses --rounds 3`.

Opens a workbook of 12 goals rated each week for ten years (6,240 ratings, 120 check-ins) in the real window, does what
a person does on Progress, and prints the longest time between two beats of a 5 ms timer for each of these, in each
round. "at rest" is the same with nothing to do: what the machine itself takes.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea

from workbook.app import make_window
from workbook.domain.check_in import CheckIn, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.therapy import Rhythm, Therapy
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.progress import ProgressPage
from workbook.gui.places import HomePlace, ProgressPlace, ProgressView
from workbook.gui.widgets.buttons import PlainButton
from workbook.gui.widgets.drop_down import DropDown
from workbook.paths import WindowRequest, paths
from workbook.storage.shelf import FileShelf

START = date(2016, 1, 4)
WEEKS = 520
GOALS = 12
MOMENT = datetime.fromisoformat("2025-12-20T09:30:00+01:00")


def ten_years() -> Contents:
    """Return 12 goals rated each week, and check-ins each month."""
    chance = random.Random(1)
    goals = tuple(
        Goal(
            id=f"g{number}",
            status=GoalStatus.ACTIVE,
            created_on=START,
            versions=(GoalVersion(start=START, title=f"Meet friend {number} for an hour a week"),),
        )
        for number in range(GOALS)
    )
    ratings = tuple(
        Rating(
            id=f"{goal.id}-{week}",
            goal=goal.id,
            version=1,
            on=START + timedelta(days=7 * week),
            kind=RatingKind.CHECKIN if week else RatingKind.BASELINE,
            value=min(10, max(0, round(chance.gauss(2 + week / 130, 1)))),
            note="A walk in the park, then tea at home. It went well enough." if week % 3 == 0 else None,
        )
        for goal in goals
        for week in range(WEEKS)
    )
    check_ins = tuple(
        CheckIn(
            id=f"c{month}",
            on=START + timedelta(days=30 * month),
            complete=True,
            statements={each: chance.randint(0, 4) for each in Statement},
            sessions_attended=4,
            sessions_missed=chance.randint(0, 1),
            pressures=tuple(chance.sample(list(Pressure), 2)),
        )
        for month in range(120)
    )
    rhythm = Rhythm(start=START, weeks=2, sessions_every_days=7)
    return Contents(
        therapy=Therapy(therapy_start=START, rhythms=(rhythm,)), goals=goals, ratings=ratings, check_ins=check_ins
    )


class Heart(QObject):
    """Beats each 5 ms and remembers the longest time between two beats, and the work in it, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.begin()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was before."""
        self.longest = (0.0, 0.0)
        self._last = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (1000 * (now[0] - self._last[0]), 1000 * (now[1] - self._last[1])))
        self._last = now


def wait(milliseconds: int) -> None:
    """Let the window go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(window: MainWindow) -> None:
    """Wait until nothing is read or drawn any more."""
    wait(100)
    while window.place is None or not window.surroundings.desk.is_idle:
        wait(10)
    wait(100)


def choose(field: DropDown, index: int) -> None:
    """Choose an entry like a person."""
    field.setCurrentIndex(index)
    field.activated.emit(index)


def actions(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Return what is done on Progress, in order."""
    yield "at rest", lambda: wait(1000)
    yield "opening Progress", lambda: window.go(ProgressPlace())
    page = window.page
    assert isinstance(page, ProgressPage)
    yield "last 6 months", lambda: choose(page.period, 1)
    yield "since the start", lambda: choose(page.period, 0)
    yield "one goal", lambda: window.go(ProgressPlace(view=ProgressView.ONE))
    for number in range(1, 4):
        yield f"goal {number + 1}", lambda to=number: choose(page.picker, to)  # type: ignore[misc]
    yield "last 12 months", lambda: choose(page.period, 2)
    yield "how therapy is going", lambda: window.go(ProgressPlace(view=ProgressView.THERAPY))
    yield "the table", lambda: window.go(ProgressPlace(view=ProgressView.TABLE))
    yield "the table of goal 7", lambda: choose(page.picker, 6)
    yield "scrolling the table", lambda: scroll(page)
    yield "earlier rows", lambda: press_earlier(page, 1)
    yield "earlier rows, 10 times", lambda: press_earlier(page, 10)
    yield "scrolling 360 rows", lambda: scroll(page)
    yield "a wider window", lambda: window.resize(1200, 800)
    yield "a narrower window", lambda: window.resize(1000, 700)
    yield "Home", lambda: window.go(HomePlace())


def scroll(page: ProgressPage) -> None:
    """Go down the whole page a step at a time."""
    [area] = page.findChildren(QScrollArea)
    bar = area.verticalScrollBar()
    assert bar.maximum() > 500
    for step in range(20):
        bar.setValue(bar.maximum() * (step + 1) // 20)
        wait(20)


def press_earlier(page: ProgressPage, times: int) -> None:
    """Ask for earlier rows."""
    for _time in range(times):
        [button] = [each for each in page.findChildren(PlainButton) if each.text() == "Show earlier entries"]
        button.click()
        wait(20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    app = QApplication([])
    longest: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        places = paths(Path(folder))
        FileShelf(places.backups).create(places.workbook, contents=ten_years()).close()
        window = make_window(places, WindowRequest(data_dir=Path(folder)), app, lambda: MOMENT)
        window.resize(1000, 700)
        window.show()
        settle(window)
        heart = Heart()
        for _round in range(rounds):
            for name, act in actions(window):
                heart.begin()
                act()
                settle(window)
                longest.setdefault(name, []).append(heart.longest)
        for name, found in longest.items():
            print(f"{name:24}" + "".join(f"{gap:6.0f} ({work:3.0f})" for gap, work in found))
        window.surroundings.desk.end()


if __name__ == "__main__":
    main()
