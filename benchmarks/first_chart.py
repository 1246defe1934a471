"""The first chart of a run: `python -m benchmarks.first_chart --runs 5`, on the example, in new processes in pairs.

Prints the median seconds from opening Progress until a chart is on the screen: at the moment Home shows its goals, and
once Home is done with its own charts; with the ratings on Home switched off too. Beside it a bare matplotlib figure
with one line, from its import to its PNG. `--no-fonts-known` begins without matplotlib's list of fonts, as on the very
first run.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

BARE = """
import time
start = time.perf_counter()
from benchmarks.chart import bare
bare(24, 688, 280)
print(time.perf_counter() - start)
"""

OURS = """
import sys, time
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from workbook.app import make_window
from workbook.gui.pages.home import HomePage
from workbook.gui.pages.progress import ProgressPage
from workbook.gui.places import ProgressPlace
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.list_row import ListRow
from workbook.paths import WindowRequest, paths
folder, moment = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])
app = QApplication(sys.argv[:1])
window = make_window(paths(folder), WindowRequest(data_dir=folder), app, lambda: moment)
window.show()
opened = []
def is_drawn(page):
    return any(chart.picture is not None for chart in page.findChildren(ChartView))
def look():
    if not opened:
        is_home = isinstance(window.page, HomePage) and window.page.findChild(ListRow) is not None
        if is_home and (sys.argv[3] == "at once" or window.surroundings.desk.is_idle):
            opened.append(time.perf_counter())
            window.go(ProgressPlace())
    elif isinstance(window.page, ProgressPage) and is_drawn(window.page):
        window.repaint()
        print(time.perf_counter() - opened[0], flush=True)
        app.quit()
timer = QTimer(interval=2)
timer.timeout.connect(look)
timer.start()
app.exec()
window.surroundings.desk.end()
"""

MOMENT = "2026-08-06T09:30:00+02:00"


def seconds(*command: str, fonts_known: bool) -> float:
    """Return what a process says it took."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory() as folder:
        if not fonts_known:
            environment["MPLCONFIGDIR"] = folder
        done = subprocess.run(
            [sys.executable, "-c", *command], capture_output=True, text=True, check=True, env=environment, timeout=60
        )
    return float(done.stdout.split()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-fonts-known", action="store_true")
    chosen = parser.parse_args()
    known = not chosen.no_fonts_known
    with tempfile.TemporaryDirectory() as folder:
        shown, hidden = Path(folder, "shown"), Path(folder, "hidden")
        _fill(shown, ratings_on_home=True)
        _fill(hidden, ratings_on_home=False)
        cases = [
            ("at once", shown, "at once"),
            ("once Home is done", shown, "done"),
            ("once Home is done, without ratings", hidden, "done"),
        ]
        taken: dict[str, list[float]] = {name: [] for name in ("a bare figure", *(each[0] for each in cases))}
        for _run in range(chosen.runs):
            taken["a bare figure"].append(seconds(BARE, fonts_known=known))
            for name, where, when in cases:
                taken[name].append(seconds(OURS, str(where), MOMENT, when, fonts_known=known))
    for name, found in taken.items():
        ratio = statistics.median(ours / bare for ours, bare in zip(found, taken["a bare figure"], strict=True))
        print(f"{name:36}{statistics.median(found):6.2f} s  {ratio:5.2f} times the bare figure")


def _fill(folder: Path, *, ratings_on_home: bool) -> None:
    from workbook.paths import paths
    from workbook.services.example import example_contents
    from workbook.services.settings import Settings
    from workbook.storage.settings_file import save_settings
    from workbook.storage.shelf import FileShelf

    places = paths(folder)
    contents = example_contents(datetime.fromisoformat(MOMENT).date())
    FileShelf(places.backups).create(places.workbook, contents=contents).close()
    save_settings(places.config / "settings.json", replace(Settings(), show_ratings_on_home=ratings_on_home))


if __name__ == "__main__":
    main()
