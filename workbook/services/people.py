"""My people: whom the person can turn to, with their numbers."""

from collections.abc import Iterable

from workbook.domain.limits import check_text
from workbook.domain.therapy import Person
from workbook.services.changes import Changes
from workbook.services.entries import exchange, found
from workbook.services.ports import Workbook
from workbook.services.settings import PublicNumber


def save_person(workbook: Workbook, person: Person) -> Changes:
    """Add somebody, or change what is known about them; raise `InputProblem` at "name" when there is none.

    A number that shows while the workbook is locked is kept a second time, unprotected, in the settings: the window
    does that when `when_locked` was ticked.
    """
    check_text("name", person.name.strip(), empty_ok=False)
    before = workbook.find(Person, person.id)
    return exchange(workbook, () if before is None else (before,), (person,))


def remove_person(workbook: Workbook, person: str) -> Changes:
    """Remove somebody."""
    return exchange(workbook, (found(workbook, Person, person),), ())


def public_numbers(kept: Iterable[PublicNumber], workbook: str, people: Iterable[Person]) -> tuple[PublicNumber, ...]:
    """Return the numbers to show while locked: those kept for other workbooks, and those ticked in this one, now.

    `workbook` is the id of this one.
    """
    others = (each for each in kept if each.workbook != workbook)
    ticked = (
        PublicNumber(workbook=workbook, person=person.id, name=person.name, number=person.number)
        for person in people
        if person.when_locked and person.number
    )
    return (*others, *ticked)
