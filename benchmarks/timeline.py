"""How long the window stands still while the timeline fills: `python -m benchmarks.timeline --rounds 3`.

Opens the ten years of `benchmarks.pauses` in the real window, shows everything that was entered, asks for earlier
entries and for one goal, and prints the longest time between two beats of a 5 ms timer for each of these, and the work
in it, in milliseconds.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.pauses import MOMENT, Heart, choose, settle, ten_years, wait
from workbook.app import make_window
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.timeline import TimelinePage
from workbook.gui.places import HomePlace, TimelinePlace
from workbook.paths import WindowRequest, paths
from workbook.storage.shelf import FileShelf


def actions(window: MainWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Return what is done, in order."""
    yield "at rest", lambda: wait(1000)
    yield "opening the timeline", lambda: window.go(TimelinePlace())
    page = window.page
    assert isinstance(page, TimelinePage)
    for number in range(1, 5):
        yield f"earlier entries, {50 * number}", page.earlier.click
    yield "one goal", lambda: choose(page.picker, 3)
    yield "all goals", lambda: choose(page.picker, 0)
    yield "Home", lambda: window.go(HomePlace())


def fill(window: MainWindow) -> None:
    """Wait until everything that was asked for stands in the page."""
    settle(window)
    page = window.page
    while isinstance(page, TimelinePage) and not page.is_complete:
        wait(10)
    wait(100)


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
        fill(window)
        heart = Heart()
        for _round in range(rounds):
            for name, act in actions(window):
                heart.begin()
                act()
                fill(window)
                longest.setdefault(name, []).append(heart.longest)
        for name, found in longest.items():
            print(f"{name:24}" + "".join(f"{gap:6.0f} ({work:3.0f})" for gap, work in found))
        window.surroundings.desk.end()


if __name__ == "__main__":
    main()
