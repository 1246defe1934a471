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

OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from workbook import start
from workbook.paths import WindowRequest
class Watched(QApplication):
    waits_for = {"paint": "Frame", "data": "ChartView", "charts": "ChartView"}[sys.argv[2]]
    def notify(self, watched, event):
        taken = super().notify(watched, event)
        if self.waits_for and event.type() == QEvent.Type.Paint and type(watched).__name__ == self.waits_for:
            if sys.argv[2] != "charts" or watched.picture:
                self.waits_for = None
                print("painted", flush=True)
                heavy = sorted({"sqlalchemy", "matplotlib", "reportlab", "alembic"} & set(sys.modules))
                assert sys.argv[2] != "paint" or not heavy, heavy
                QTimer.singleShot(0, self.quit)
        return taken
start.QApplication = Watched
start.run(WindowRequest(data_dir=Path(sys.argv[1])))
"""

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
    stages = {"paint": "first paint", "data": "Home with data", "charts": "Home with charts"}
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        seconds(BARE)
        seconds(OURS, folder, "charts")
        rounds = [(seconds(BARE), *(seconds(OURS, folder, stage) for stage in stages)) for _ in range(runs)]
    print(f"bare window       {statistics.median(times[0] for times in rounds):6.3f} s")
    for at, name in enumerate(stages.values(), start=1):
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
