"""What is said about a goal in the session before it is decided: whether both agree on it, and a note.

It waits in the workbook file alone: the exchange file has no decision without its word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbook.domain.reassessment import Agreed, Reassessment
from workbook.services.mark import Mark
from workbook.services.ports import Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfDecision:
    """What waits for the decision about a goal."""

    goal: str
    agreed: Agreed | None
    note: str | None


def half_decisions(workbook: Workbook, reassessment: str) -> tuple[HalfDecision, ...]:
    """Return what waits for the decisions of a reassessment."""
    return tuple(_read(mark, reassessment) for mark in half_decision_marks(workbook, reassessment))


def half_decision_marks(workbook: Workbook, reassessment: str) -> tuple[Mark, ...]:
    """Return what waits for the decisions of a reassessment, as it stands in the file."""
    return tuple(mark for mark in workbook.every(Mark) if mark.id.startswith(_name(reassessment, "")))


def half_decision_marks_about(workbook: Workbook, goal: str) -> tuple[Mark, ...]:
    """Return what waits for any decision about a goal, as it stands in the file."""
    found = (workbook.find(Mark, _name(each.id, goal)) for each in workbook.every(Reassessment))
    return tuple(mark for mark in found if mark is not None)


def as_marks(reassessment: str, halves: Iterable[HalfDecision]) -> Iterator[Mark]:
    """Yield what says anything, as it stands in the file."""
    for each in halves:
        if each.agreed is not None or each.note:
            text = f"{each.agreed.value if each.agreed else ''}\n{each.note or ''}"
            yield Mark(id=_name(reassessment, each.goal), text=text)


def _read(mark: Mark, reassessment: str) -> HalfDecision:
    agreed, _line, note = mark.text.partition("\n")
    return HalfDecision(
        goal=mark.id.removeprefix(_name(reassessment, "")),
        agreed=Agreed(agreed) if agreed else None,
        note=note or None,
    )


def _name(reassessment: str, goal: str) -> str:
    return f"decision {reassessment} {goal}"
