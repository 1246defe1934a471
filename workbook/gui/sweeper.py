"""Keeps Python's own housekeeping from holding up the window: its turns among threads, and collecting garbage.

Python frees unreachable objects on whichever thread happens to run, and in the middle of whatever it does. A Qt object
freed on a worker's thread stops its timers from the wrong place; freed while Qt takes a connection apart, it can wait
for ever for the lock that is held just then. While a sweeper is at work, nothing is freed elsewhere.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_EVERY = 250
"""Milliseconds."""
_WHOLE_EVERY = 1200
"""Sweeps from one look at everything to the next: five minutes."""
_TURN, _USUAL_TURN = 0.00005, 0.005
"""Seconds after which a worker gives way, and Python's own: laying out a page takes some hundred turns."""
_LOADING = 5_000
"""So many new objects at once are a library that was loaded and stays."""


class Sweeper(QObject):
    """Takes the place of the automatic collection, from here to the end of the process."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        sys.setswitchinterval(_TURN)
        self._sweeps = 0
        self._settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._sweep)
        self._timer.start()

    def settle(self) -> None:
        """Leave alone from now on what is there, the loaded libraries above all: going through it takes 0.1 s."""
        gc.freeze()
        self._settled = True

    def stop(self) -> None:
        """Sweep no more. The automatic collection stays off: taking a window apart is when it would do harm."""
        self._timer.stop()
        sys.setswitchinterval(_USUAL_TURN)
        gc.unfreeze()

    def _sweep(self) -> None:
        """Collect what is young when enough has come together; now and then what is older."""
        self._sweeps += 1
        young, middle, _old = gc.get_count()
        young_limit, middle_limit, _old_limit = gc.get_threshold()
        if young > _LOADING and not self._settled:
            gc.freeze()
        elif self._sweeps % _WHOLE_EVERY == 0:
            gc.collect()
        elif middle > middle_limit:
            gc.collect(1)
        elif young > young_limit:
            gc.collect(0)
