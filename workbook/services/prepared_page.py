"""The page on which the preparation of a reassessment stopped, so that going on leads there.

It waits in the workbook file alone, and goes with what is prepared.
"""

from workbook.domain.reassessment import Reassessment
from workbook.services.changes import Changes
from workbook.services.entries import exchange
from workbook.services.mark import Mark
from workbook.services.ports import Workbook


def remember_prepared_page(workbook: Workbook, reassessment: str, page: int) -> Changes:
    """Remember the page, from 0, of a reassessment that is still being prepared."""
    kept = workbook.find(Reassessment, reassessment)
    if kept is None or kept.complete:
        return Changes()
    before = prepared_page_marks(workbook, reassessment)
    return exchange(workbook, before, (Mark(id=_name(reassessment), text=str(page)),))


def prepared_page(workbook: Workbook, reassessment: str) -> int:
    """Return the page, from 0, on which preparing stopped; the first where none is remembered."""
    return next((int(mark.text) for mark in prepared_page_marks(workbook, reassessment)), 0)


def prepared_page_marks(workbook: Workbook, reassessment: str) -> tuple[Mark, ...]:
    """Return what remembers the page, as it stands in the file."""
    mark = workbook.find(Mark, _name(reassessment))
    return () if mark is None else (mark,)


def _name(reassessment: str) -> str:
    return f"prepared page {reassessment}"
