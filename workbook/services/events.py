"""Events: what happened on the way, such as a new therapist or a pause, written down, changed, removed."""

from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.therapy import Event, EventKind
from workbook.services.changes import Changes
from workbook.services.entries import exchange, found, marked
from workbook.services.half_written import event_form, waiting_in
from workbook.services.ports import Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What happened, on a day or from `on` to `until`, in the person's words."""

    kind: EventKind
    on: date
    until: date | None = None
    label: str | None = None


def add_event(workbook: Workbook, event: str, happened: Happened, now: str) -> Changes:
    """Write down an event, with the new id `event`."""
    added = Event(
        id=event,
        kind=happened.kind,
        on=happened.on,
        until=happened.until,
        label=happened.label or None,
        entered_at=now,
    )
    return exchange(workbook, (), (added,))


def change_event(workbook: Workbook, event: str, happened: Happened, now: str) -> Changes:
    """Change an event, which then shows that it was."""
    before = found(workbook, Event, event)
    after = replace(before, kind=happened.kind, on=happened.on, until=happened.until, label=happened.label or None)
    return exchange(workbook, (before,), (marked(before, after, now),))


def remove_event(workbook: Workbook, event: str) -> Changes:
    """Remove an event."""
    return exchange(workbook, (found(workbook, Event, event), *waiting_in(workbook, event_form(event))), ())
