"""The bar at the bottom: whether everything is saved, and when the last backup was made."""

from datetime import date, datetime

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbook.gui.theme import CAPTION, Theme
from workbook.gui.widgets.icon import Icon
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.problems import StorageProblem


class StatusBar(QWidget):
    """Says "All changes saved" only after the file has them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Icon("check", "quiet", line=18)
        self._saved = Words("", CAPTION)
        self._saved.setAccessibleName(_("State of saving"))
        self._backup = Words("", CAPTION)
        self._is_saved = False
        self._refused = ""
        row = QHBoxLayout(self)
        Theme.of().space(row, 6, (16, 5, 16, 5))
        for each in (self._mark, self._saved):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self._backup)
        self.clear()

    @property
    def words(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def show_saved(self, is_saved: bool) -> None:
        """Say whether everything that was entered is in the file."""
        self._is_saved = is_saved
        self._mark.setVisible(is_saved and not self._refused)
        self._saved.setText((self._refused or _("All changes saved")) if is_saved else _("Saving …"))

    def show_refused(self, sentence: str) -> None:
        """Say that an entry on the screen is not kept; an empty sentence takes that back."""
        self._refused = sentence
        if self._is_saved:
            self.show_saved(True)

    def show_unsaved(self) -> None:
        """Say that something waits to be saved."""
        self._is_saved = False
        self._mark.setVisible(False)
        self._saved.setText(_("Not saved yet"))

    def show_read_only(self) -> None:
        """Say that the workbook can only be read."""
        self._is_saved = False
        self._mark.setVisible(False)
        self._saved.setText(_("Open for reading; nothing can be changed"))

    def show_backup(self, made_at: datetime | None, today: date, trouble: StorageProblem | None = None) -> None:
        """Say when the last good backup was made, and that a newer one could not be, here or in the second place."""
        if made_at is None:
            said = _("No backup yet") if trouble is None else _("No backup yet; it could not be made")
        elif made_at.date() == today:
            said = _("Last backup: today, {time}").format(time=f"{made_at:%H:%M}")
        else:
            said = _("Last backup: {day}").format(day=full_day(made_at.date()))
        if made_at is not None and trouble is not None:
            is_here = trouble.key == "extra_backup_failed"
            after = _("{backup}; not in the second place") if is_here else _("{backup}; a newer one could not be made")
            said = after.format(backup=said)
        self._backup.setText(said)

    def clear(self) -> None:
        """Say nothing."""
        self._is_saved, self._refused = False, ""
        self._mark.setVisible(False)
        self._saved.setText("")
        self._backup.setText("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar and the line above it."""
        theme = Theme.of()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("margin"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("rule"))
        painter.end()
