"""What a workbook file says it is, and which table holds which kind of entry; schema 1.

An entry is one row: its id, its place in its list, what it is looked up by, and last, because it may be long, the entry
itself as JSON (`records`).
"""

from dataclasses import dataclass

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.mark import Mark

CURRENT = 1
"""`user_version` of a file with these tables."""
APPLICATION_ID = 0x54475742


@dataclass(frozen=True, slots=True)
class EntryTable:
    """The table of one kind of entry; `looked_up_by`: the fields of an entry that stand in columns of their own."""

    name: str
    looked_up_by: tuple[str, ...] = ("id",)


TABLES: dict[type, EntryTable] = {
    Goal: EntryTable("goals"),
    Rating: EntryTable("ratings", ("id", "goal", "on", "checkin")),
    CheckIn: EntryTable("check_ins", ("id", "on")),
    Event: EntryTable("events", ("id", "on")),
    Reassessment: EntryTable("reassessments", ("id", "on")),
    Person: EntryTable("people"),
    UnfinishedVersion: EntryTable("unfinished_versions"),
    Mark: EntryTable("marks"),
}
