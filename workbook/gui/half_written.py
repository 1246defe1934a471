"""What stands in a form that is not kept yet: it waits in the workbook, wherever the person goes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workbook.services.half_written import keep_half_written

if TYPE_CHECKING:
    from workbook.gui.desk import Desk
    from workbook.gui.saving import Service
    from workbook.services.changes import Changes
    from workbook.services.shelf import OpenWorkbook


class HalfWritten(QObject):
    """Keeps what `read` returns of a form, once it is another than when the form began."""

    def __init__(self, desk: Desk, read: Callable[[], Mapping[str, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read = read
        self._form: str | None = None
        self._done: str | None = None
        self._at_start: Mapping[str, str] = {}
        self._waiting: Mapping[str, str] = {}

    def begin(self, form: str, waiting: Mapping[str, str]) -> None:
        """Look after a form that shows what it begins with; `waiting` is what is put in next, if anything."""
        self._form, self._at_start, self._waiting = form, dict(self._read()), waiting

    def forget(self) -> None:
        """Leave the form alone from now on: another one is shown in its place."""
        self._form = None

    def save(self) -> None:
        """Let what was written wait in the workbook."""
        self.leave(lambda: None)

    def leave(self, tell: Callable[[], None]) -> None:
        """Do the same, and tell the person once it waits, after the next page is there; nothing to tell without it."""
        form = self._form
        if form is None:
            return
        written = dict(self._read())
        fields = {} if written == self._at_start else written
        said = tell if fields else lambda: None
        if fields != self._waiting:
            self._waiting = fields
            self._desk.do(lambda workbook: keep_half_written(workbook, form, fields), lambda _changes: said())
        elif self._desk.is_saved:
            QTimer.singleShot(0, self, said)

    def give_up(self) -> None:
        """Take away what waits: the person wants none of it."""
        form, self._form = self._form, None
        if form is not None and self._waiting:
            self._desk.do(lambda workbook: keep_half_written(workbook, form, {}))

    def done_by(self, service: Service) -> Service:
        """Return a service that keeps the form for good, with nothing left waiting, in one transaction.

        Taking back what it did does not bring back what waited. From now on the form is left alone, until `go_on`.
        """
        form, self._form = self._form, None
        self._done = form

        def keep(workbook: OpenWorkbook) -> Changes:
            with workbook.together():
                changes = service(workbook)
                if form is not None:
                    keep_half_written(workbook, form, {})
                return changes

        return keep

    def go_on(self) -> None:
        """Look after the form again: it could not be kept as it is."""
        self._form = self._done
