"""The entries of the timeline: put into the page one by one, so that it answers while it fills."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbook.gui.pages.timeline.entry_view import EntryView
from workbook.services.timeline import TimelineEntry

_TOGETHER = 2
"""So many entries are shown at once, which takes a few hundredths of a second."""


class EntryList(QWidget):
    """Some entries of many, shown a few at a time; those that stood there before go a few at a time, too."""

    go_requested = Signal(object)
    """`Place` to go to."""
    remove_requested = Signal(str)
    """Id of the rating to remove."""
    filled = Signal()
    """All entries that were asked for stand there."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[TimelineEntry] = ()
        self._names: Mapping[str, str] = {}
        self._shown = self._wanted = 0
        self._parts: list[_Part] = []
        self._old: list[_Part] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._steps = QTimer(self)
        self._steps.setInterval(0)
        self._steps.timeout.connect(self._step)

    @property
    def is_complete(self) -> bool:
        """Whether all entries that were asked for stand there."""
        return not self._steps.isActive()

    @property
    def has_more(self) -> bool:
        """Whether there are earlier entries that were not asked for."""
        return self._wanted < len(self._entries)

    def show_entries(self, entries: Sequence[TimelineEntry], names: Mapping[str, str], wanted: int) -> None:
        """Show the first `wanted` of these entries; `names` are the goals that are told of, by id."""
        for part in self._parts:
            part.hide()
            self._column.removeWidget(part)
        self._old += self._parts
        self._parts = []
        self._entries, self._names, self._shown, self._wanted = entries, names, 0, wanted
        self._steps.start()

    def show_more(self, number: int) -> None:
        """Show so many earlier entries as well."""
        self._wanted += number
        self._steps.start()

    def _step(self) -> None:
        """Make one entry, show some, or let some go."""
        end = min(self._wanted, len(self._entries))
        if self._shown < end:
            self._make(self._entries[self._shown])
            self._shown += 1
            if self._shown == end or len(self._parts[-1]) == _TOGETHER:
                self._column.addWidget(self._parts[-1])
                self._parts[-1].show()
        elif self._old:
            self._old.pop().deleteLater()
        else:
            self._steps.stop()
            self.filled.emit()

    def _make(self, entry: TimelineEntry) -> None:
        """Make an entry in a part that is not shown yet."""
        if not self._parts or self._parts[-1].isVisibleTo(self):
            self._parts.append(_Part(self))
        view = EntryView(entry, self._names)
        view.go_requested.connect(self.go_requested)
        view.remove_requested.connect(self.remove_requested)
        self._parts[-1].entries.addWidget(view)


class _Part(QWidget):
    """A few entries below one another, which remembers how high they are.

    Layouts ask everything in them for its height again whenever a part is added; a widget without a layout of its own
    answers for what is in it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._inside = QWidget(self)
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.entries = QVBoxLayout(self._inside)
        self.entries.setContentsMargins(0, 0, 0, 0)
        self.entries.setSpacing(0)
        self._inside.installEventFilter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def __len__(self) -> int:
        return self.entries.count()

    def hasHeightForWidth(self) -> bool:
        """Return True: narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the entries are in a width."""
        if width not in self._heights:
            self._heights[width] = self.entries.totalHeightForWidth(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the least room: the column gives what there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room; the height follows the width."""
        if self._least is None:
            self._least = QSize(self.entries.totalMinimumSize().width(), 0)
        return self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all room to the entries."""
        super().resizeEvent(event)
        self._inside.resize(self.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Forget the heights when something in here takes other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self._least = None
            self.updateGeometry()
        return False
