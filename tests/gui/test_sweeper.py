"""The sweeper: garbage is collected at quiet moments, and never again behind Qt's back."""

import gc
from weakref import ref

from pytestqt.qtbot import QtBot

from workbook.gui.sweeper import Sweeper


class Knot:
    """Holds itself, so that only the collection can free it."""

    def __init__(self) -> None:
        self.itself = self


def test_frees_what_is_unreachable_while_the_window_waits(qtbot: QtBot) -> None:
    sweeper = Sweeper()
    knot = Knot()
    freed = ref(knot)
    del knot
    many = [[number] for number in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: freed() is None)
    assert len(many) > gc.get_threshold()[0]
    sweeper.stop()


def test_leaves_the_automatic_collection_off_while_a_window_is_taken_apart() -> None:
    gc.enable()
    sweeper = Sweeper()
    sweeper.stop()
    assert not gc.isenabled()
