"""A form that is not kept yet, such as an event without its kind: what stands in it waits until it is kept or given up.

It waits in the workbook file alone: nothing of it counts, and the exchange file has none of it.
"""

import json
from collections.abc import Iterable, Mapping

from workbook.services.changes import Changes
from workbook.services.entries import exchange
from workbook.services.mark import Mark
from workbook.services.ports import Workbook

NEW_EVENT = "event"


def event_form(event: str | None) -> str:
    """Return the name of the form for a new event, or for one to change."""
    return NEW_EVENT if event is None else f"event {event}"


def extra_rating_form(goal: str) -> str:
    """Return the name of the form for a new rating of a goal between check-ins."""
    return f"extra rating {goal}"


def rating_form(rating: str) -> str:
    """Return the name of the form for a rating to change."""
    return f"rating {rating}"


def half_written(workbook: Workbook, form: str) -> Mapping[str, str]:
    """Return what waits in a form: the names of its fields and what was written in them, if anything."""
    mark = workbook.find(Mark, _name(form))
    fields: Mapping[str, str] = {} if mark is None else json.loads(mark.text)
    return fields


def keep_half_written(workbook: Workbook, form: str, fields: Mapping[str, str]) -> Changes:
    """Let this wait in a form, in place of what waits there; no field at all takes everything away."""
    before = workbook.find(Mark, _name(form))
    after = Mark(id=_name(form), text=json.dumps(fields, ensure_ascii=False)) if fields else None
    return exchange(workbook, () if before is None else (before,), () if after is None else (after,))


def waiting_in(workbook: Workbook, form: str) -> tuple[Mark, ...]:
    """Return what waits in a form, as it stands in the file; it goes with what the form is about."""
    mark = workbook.find(Mark, _name(form))
    return () if mark is None else (mark,)


def is_half_written(entry: object) -> bool:
    """Tell whether an entry is what waits in a form."""
    return isinstance(entry, Mark) and entry.id.startswith(_name(""))


def half_written_about(workbook: Workbook, goal: str, ratings: Iterable[str]) -> tuple[Mark, ...]:
    """Return what waits in the forms for ratings of a goal, as it stands in the file."""
    names = {_name(extra_rating_form(goal)), *(_name(rating_form(rating)) for rating in ratings)}
    return tuple(mark for mark in workbook.every(Mark) if mark.id in names)


def _name(form: str) -> str:
    return f"form {form}"
