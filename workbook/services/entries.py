"""Single entries of a workbook: a new id, one by its id, and one put in the place of another."""

from dataclasses import replace
from typing import TypeVar

from workbook.domain.check_in import CheckIn
from workbook.domain.rating import Rating
from workbook.domain.therapy import Event
from workbook.services.changes import Changes, apply
from workbook.services.ports import Entry, Kind, Workbook

Dated = TypeVar("Dated", Rating, CheckIn, Event)


def new_id() -> str:
    """Return an id that no entry has; whoever starts an entry makes its id, so that later answers can name it."""
    from uuid import uuid4  # looks at the computer, and nothing that only reads needs it

    return str(uuid4())


def found(workbook: Workbook, kind: type[Kind], identifier: str) -> Kind:
    """Return the entry of this kind with this id; raise `LookupError` when there is none, which is a bug."""
    entry = workbook.find(kind, identifier)
    if entry is None:
        raise LookupError(f"no {kind.__name__} {identifier}")
    return entry


def exchange(workbook: Workbook, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> Changes:
    """Put the entries `after` where those `before` are and return what changed; write nothing where all is the same."""
    left = tuple(entry for entry in before if entry not in after)
    come = tuple(entry for entry in after if entry not in before)
    if not left and not come:
        return Changes()
    return apply(workbook, Changes(before=left, after=come))


def marked(before: Dated, after: Dated, now: str) -> Dated:
    """Return `after` marked as changed `now`; where it is as before, unmarked."""
    return before if after == before else replace(after, changed_at=now)
