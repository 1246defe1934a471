"""What the check-in page reads from the workbook."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.therapy import Therapy
from workbook.services.changes import Changes
from workbook.services.check_ins import CheckInSheet, check_in_on, half_done, remove_check_in, sheet
from workbook.services.ports import Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What there is for a day: its check-in as it stands, or None, and what is known about therapy.

    `previous` is the day of the check-in before it that is done, None for the first one.
    """

    sheet: CheckInSheet | None
    therapy: Therapy
    half_done: CheckIn | None
    previous: date | None
    has_goals: bool = True
    """Whether any goal is kept, active or closed."""

    @classmethod
    def on(cls, workbook: Workbook, day: date) -> Self:
        """Return what there is for a day, with the half-done check-in that waits."""
        check_in = check_in_on(workbook, day)
        return cls(
            sheet=None if check_in is None else sheet(workbook, check_in.id),
            therapy=workbook.therapy(),
            half_done=half_done(workbook, day),
            previous=_previous(workbook, day),
            has_goals=any(each.status is not GoalStatus.DRAFT for each in workbook.every(Goal)),
        )

    @classmethod
    def of(cls, workbook: Workbook, identifier: str) -> Self:
        """Return one check-in, whatever its day."""
        kept = sheet_or_none(workbook, identifier)
        previous = None if kept is None else _previous(workbook, kept.check_in.on)
        return cls(sheet=kept, therapy=workbook.therapy(), half_done=None, previous=previous)


def sheet_or_none(workbook: Workbook, identifier: str) -> CheckInSheet | None:
    """Return a check-in as it stands, None when there is no such one any more."""
    return None if workbook.find(CheckIn, identifier) is None else sheet(workbook, identifier)


def _previous(workbook: Workbook, day: date) -> date | None:
    return max((each.on for each in workbook.every(CheckIn) if each.complete and each.on < day), default=None)


def remove_if_empty(workbook: Workbook, identifier: str) -> Changes:
    """Remove a check-in that was begun and never answered."""
    kept = sheet_or_none(workbook, identifier)
    if kept is None or kept.check_in.complete or not kept.is_empty:
        return Changes()
    return remove_check_in(workbook, identifier)
