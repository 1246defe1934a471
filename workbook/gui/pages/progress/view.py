"""What the views of Progress have in common: charts that are drawn elsewhere, and where one can go from them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.gui.charting import Picture, Style
from workbook.gui.places import ReassessmentPlace, ReassessmentStep
from workbook.gui.theme import Theme
from workbook.gui.widgets.chart_view import ChartView
from workbook.gui.widgets.concern_card import ConcernCard
from workbook.services.concerns import Concern

WHAT_IS_IN_THE_WAY = ReassessmentPlace(step=ReassessmentStep.PREPARE, page=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A chart that is to be drawn; `draw` runs on the drawing worker."""

    view: ChartView
    draw: Callable[[], Picture]


class View(QWidget):
    """One view, made anew for what was read."""

    go_requested = Signal(object)
    """`Place` to go to."""
    talked_about = Signal(object)
    """The person has talked about this `Concern`."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        Theme.of().space(self.column, 8)

    def arrange(self, room: int, style: Style) -> list[Wanted]:
        """Arrange the view in a width, in pixels, and return the charts it needs."""
        return []

    def add_concern(self, raised: Concern) -> None:
        """Say at the end what is worth bringing up."""
        card = ConcernCard(raised)
        card.look.clicked.connect(lambda: self.go_requested.emit(WHAT_IS_IN_THE_WAY))
        card.rest.clicked.connect(lambda: self.talked_about.emit(raised))
        self.column.addSpacing(Theme.of().px(8))
        self.column.addWidget(card)


class Glance(ChartView):
    """A small chart that is looked at as a whole: no point of it takes the keyboard; a click opens more."""

    clicked = Signal()

    def show_picture(self, picture: Picture) -> None:
        """Show a chart in the place of the one that is there."""
        super().show_picture(picture)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open more."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
