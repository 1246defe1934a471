"""What is known about the therapy: set up at first, corrected later, its rhythm changed from today, ended."""

from dataclasses import dataclass, fields, replace
from datetime import date

from workbook.domain.limits import check_order
from workbook.domain.rhythm import coming_due_days, step_from
from workbook.domain.therapy import Rhythm, Therapy
from workbook.services.changes import Changes
from workbook.services.entries import exchange, new_id
from workbook.services.ports import Workbook
from workbook.services.ratings import first_baseline

FIRST_REASSESSMENT_MONTHS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """The facts a person can correct at any time; each may be unknown."""

    name: str | None = None
    therapist: str | None = None
    approach: str | None = None
    therapy_start: date | None = None
    expected_length: str | None = None
    next_reassessment: date | None = None


def details(therapy: Therapy) -> Details:
    """Return the details of a therapy."""
    return Details(**{each.name: getattr(therapy, each.name) for each in fields(Details)})


def suggested_reassessment(therapy_start: date | None, today: date) -> date:
    """Return the day suggested for the first reassessment: three months from now, or from a start to come."""
    first = today if therapy_start is None else max(today, therapy_start)
    return step_from(first, Rhythm(start=first, months=FIRST_REASSESSMENT_MONTHS), 1)


def is_set_up(therapy: Therapy) -> bool:
    """Tell whether the first questions were gone through: a rhythm stands."""
    return bool(therapy.rhythms)


def save_details(workbook: Workbook, answers: Details) -> Changes:
    """Keep the details; the rhythm and the end of therapy stay as they are."""
    before = workbook.therapy()
    return exchange(workbook, (before,), (_with_details(before, answers),))


def set_up(workbook: Workbook, answers: Details, rhythm: Rhythm, today: date) -> Changes:
    """Keep the first answers; `rhythm` holds from today. Gone through once more, it changes the rhythm from today."""
    before = workbook.therapy()
    after = _with_details(before, answers)
    return exchange(workbook, (before,), (replace(after, rhythms=_changed(workbook, after, rhythm, today)),))


def change_rhythm(workbook: Workbook, rhythm: Rhythm, today: date) -> Changes:
    """Change how often check-ins fall due and sessions take place, from today; earlier due days stay what they were.

    `rhythm` says how often; its start is worked out here. When only the sessions change, the new rhythm starts on the
    next due day, so that no check-in is put off. Where nothing can have been due yet, the first rhythm is corrected.
    """
    before = workbook.therapy()
    return exchange(workbook, (before,), (replace(before, rhythms=_changed(workbook, before, rhythm, today)),))


def end_therapy(workbook: Workbook, on: date) -> Changes:
    """Note that therapy ended on a day; nothing is due afterwards."""
    before = workbook.therapy()
    check_order("therapy_end", before.therapy_start, on, "therapy_start")
    return exchange(workbook, (before,), (replace(before, therapy_end=on),))


def take_end_back(workbook: Workbook) -> Changes:
    """Take back that therapy has ended; check-ins fall due again as before."""
    before = workbook.therapy()
    return exchange(workbook, (before,), (replace(before, therapy_end=None),))


def has_ended(therapy: Therapy, today: date) -> bool:
    """Tell whether therapy has ended, from the very day on which it was said."""
    return therapy.therapy_end is not None and therapy.therapy_end <= today


def _with_details(therapy: Therapy, answers: Details) -> Therapy:
    return replace(
        therapy,
        id=therapy.id or new_id(),
        name=answers.name or None,
        therapist=answers.therapist or None,
        approach=answers.approach or None,
        therapy_start=answers.therapy_start,
        expected_length=answers.expected_length or None,
        next_reassessment=answers.next_reassessment,
    )


def _changed(workbook: Workbook, therapy: Therapy, rhythm: Rhythm, today: date) -> tuple[Rhythm, ...]:
    held = tuple(each for each in therapy.rhythms if each.start < today)
    if not therapy.rhythms:
        return (replace(rhythm, start=today),)
    if not held:
        return (replace(rhythm, start=therapy.rhythms[0].start),)
    baseline = first_baseline(workbook)
    last = held[-1]
    if len(held) == 1 and (therapy.therapy_start or baseline or last.start) >= today:
        return (replace(rhythm, start=last.start),)
    if (rhythm.months, rhythm.weeks) != (last.months, last.weeks):
        return (*held, replace(rhythm, start=today))
    if rhythm.sessions_every_days == last.sessions_every_days:
        return held
    going_on = replace(therapy, rhythms=held, therapy_end=None)
    start = next(day for day in coming_due_days(going_on, baseline, today, 2) if day > today)
    return (*held, replace(rhythm, start=start))
