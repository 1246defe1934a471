"""Start-up: our window against a bare one, as whole processes in pairs.

`python -m benchmarks.start --runs 10` prints the median time from the start of the process to the first paint, to Home
with the example's goals in words and numbers, and to the first of their charts, each as a ratio to a bare PySide6
window painted in the same run.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        app.quit()
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1000, 700)
window.show()
app.exec()
"""

FRAME = """
import builtins, sys
plain_import = builtins.__import__
from workbook import __main__, start
builtins.__import__ = plain_import  # else main would keep what PySide has put there
class Watched(start.Frame):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        heavy = sorted({"sqlalchemy", "matplotlib", "reportlab", "alembic"} & set(sys.modules))
        assert not heavy, heavy
        self.painted.disconnect()
        self.close()
start.Frame = Watched
sys.argv[1:] = ["--data-dir", sys.argv[1]]
__main__.main()
"""

HOME = """
import builtins, sys
plain_import = builtins.__import__
from PySide6.QtCore import QTimer
from workbook import __main__, start
builtins.__import__ = plain_import  # else main would keep what PySide has put there
what, sys.argv[1:] = sys.argv[2], ["--data-dir", sys.argv[1]]
furnish = start.furnish
def watching(frame, window):
    from workbook.gui.widgets.chart_view import ChartView
    paint, painted = ChartView.paintEvent, []
    def watched(view, event):
        paint(view, event)
        if not painted and (what == "data" or view.picture):
            painted.append(view)
            print("painted", flush=True)
            QTimer.singleShot(0, frame.close)
    ChartView.paintEvent = watched
    furnish(frame, window)
start.furnish = watching
__main__.main()
"""
"""The rows of Home hold the charts; the first one to be painted has its words and numbers, but no picture yet."""

_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
}
"""As on a person's computer: modules are compiled once, not at each start."""


def seconds(*command: str) -> float:
    """Return how long a process takes from its start until it has said "painted"."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", *command], stdout=subprocess.PIPE, env=_ENVIRONMENT) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"painted"
        taken = time.perf_counter() - start
        process.wait()
        assert process.returncode == 0
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    stages = {
        "paint": (FRAME, "first paint"),
        "data": (HOME, "Home with data"),
        "charts": (HOME, "Home with charts"),
    }
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        seconds(BARE)
        seconds(HOME, folder, "charts")
        rounds = [
            (seconds(BARE), *(seconds(code, folder, stage) for stage, (code, _name) in stages.items()))
            for _ in range(runs)
        ]
    print(f"bare window       {statistics.median(times[0] for times in rounds):6.3f} s")
    for at, (_code, name) in enumerate(stages.values(), start=1):
        ratio = statistics.median(times[at] / times[0] for times in rounds)
        print(f"{name:17} {statistics.median(times[at] for times in rounds):6.3f} s {ratio:6.2f} times the bare window")


def _fill(folder: Path) -> None:
    from datetime import date

    from workbook.paths import paths
    from workbook.services.example import example_contents
    from workbook.storage.shelf import FileShelf

    places = paths(folder)
    FileShelf(places.backups).create(places.workbook, contents=example_contents(date.today())).close()


if __name__ == "__main__":
    main()
