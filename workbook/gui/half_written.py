"""What stands in a form that is not kept yet: it waits in the workbook, wherever the person goes meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbook.services.half_written import keep_half_written

if TYPE_CHECKING:
    from workbook.gui.desk import Desk
    from workbook.gui.saving import Service
    from workbook.services.changes import Changes
    from workbook.services.shelf import OpenWorkbook


class HalfWritten(QObject):
    """Keeps what `read` returns of a form, as far as it is another than when the form began."""

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

    def save(self) -> bool:
        """Let what was written wait in the workbook and return whether there is anything."""
        form = self._form
        if form is None:
            return False
        fields = {name: text for name, text in self._read().items() if text != self._at_start[name]}
        if fields != self._waiting:
            self._waiting = fields
            self._desk.do(lambda workbook: keep_half_written(workbook, form, fields))
        return bool(fields)

    def leave(self) -> bool:
        """Do the same, and leave the form alone from now on: another one may be shown in its place."""
        is_any = self.save()
        self._form = None
        return is_any

    def give_up(self) -> None:
        """Take away what waits: the person wants none of it."""
        form, self._form = self._form, None
        if form is not None and self._waiting:
            self._desk.do(lambda workbook: keep_half_written(workbook, form, {}))

    def done_by(self, service: Service) -> Service:
        """Return a service that keeps the form for good, with nothing left waiting, in one transaction.

        From now on the form is left alone, until `go_on`.
        """
        form, self._form = self._form, None
        self._done = form

        def keep(workbook: OpenWorkbook) -> Changes:
            with workbook.together():
                changes = service(workbook)
                return changes if form is None else changes + keep_half_written(workbook, form, {})

        return keep

    def go_on(self) -> None:
        """Look after the form again: it could not be kept as it is."""
        self._form = self._done
