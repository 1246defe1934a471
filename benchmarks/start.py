"""Start-up: our window against a bare one, as whole processes in pairs.

`python -m benchmarks.start --runs 10` prints the median time from the start of the process to the first paint, and to
Home with the example's goals, each as a ratio to a bare PySide6 window painted in the same run.
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

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from workbook.app import _clock, make_window
from workbook.paths import WindowRequest, paths
class Watcher(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is window:
            print("painted", flush=True)
            heavy = sorted({"sqlalchemy", "matplotlib", "reportlab", "alembic"} & set(sys.modules))
            assert not heavy, heavy
            window.removeEventFilter(self)
            if sys.argv[2] == "paint":
                QTimer.singleShot(0, app.quit)
        return False
app = QApplication(sys.argv[:1])
folder = Path(sys.argv[1])
window = make_window(paths(folder), WindowRequest(data_dir=folder), app, _clock)
watcher = Watcher()
window.installEventFilter(watcher)
window.show()
def look():
    if window.place is not None and window.surroundings.desk.is_idle:
        app.quit()
if sys.argv[2] == "data":
    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(look)
    timer.start()
app.exec()
window.surroundings.desk.end()
"""

_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "QT_QPA_PLATFORM": "offscreen",
}
"""As on a person's computer: modules are compiled once, not at each start."""


def seconds(*command: str) -> float:
    """Return how long a process takes from its start until it has said "painted", or has ended."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", *command], stdout=subprocess.PIPE, env=_ENVIRONMENT) as process:
        assert process.stdout is not None
        if command[-1] != "data":
            assert process.stdout.readline().strip() == b"painted"
            taken = time.perf_counter() - start
            process.wait()
        else:
            process.wait()
            taken = time.perf_counter() - start
        assert process.returncode == 0
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        seconds(BARE)
        seconds(OURS, folder, "data")
        figures = [(seconds(BARE), seconds(OURS, folder, "paint"), seconds(OURS, folder, "data")) for _ in range(runs)]
    bare, paint, data = (statistics.median(column) for column in zip(*figures, strict=True))
    print(f"bare window    {bare:6.3f} s")
    print(
        f"first paint    {paint:6.3f} s  {statistics.median(p / b for b, p, _ in figures):5.2f} times the bare window"
    )
    print(f"Home with data {data:6.3f} s  {statistics.median(d / b for b, _, d in figures):5.2f} times the bare window")


def _fill(folder: Path) -> None:
    from datetime import date

    from workbook.paths import paths
    from workbook.services.example import example_contents
    from workbook.storage.shelf import FileShelf

    places = paths(folder)
    FileShelf(places.backups).create(places.workbook, contents=example_contents(date.today())).close()


if __name__ == "__main__":
    main()
