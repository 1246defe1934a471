"""The tables of a workbook file; schema 1.

An entry is one row: its id, its place in its list, what it is looked up by, and last, because it may be long, the entry
itself as JSON (`records`).
"""

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

SCHEMA = 1
"""`user_version` of a file with these tables."""
APPLICATION_ID = 0x54475742

metadata = MetaData()


def _entries(name: str, *looked_up_by: Column[str]) -> Table:
    return Table(
        name,
        metadata,
        Column("position", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        *looked_up_by,
        Column("entry", Text, nullable=False),
    )


therapy = Table(
    "therapy", metadata, Column("position", Integer, primary_key=True), Column("entry", Text, nullable=False)
)
goals = _entries("goals")
ratings = _entries(
    "ratings", Column("goal", Text, nullable=False), Column("on", Text, nullable=False), Column("checkin", Text)
)
check_ins = _entries("check_ins", Column("on", Text, nullable=False))
events = _entries("events", Column("on", Text, nullable=False))
reassessments = _entries("reassessments", Column("on", Text, nullable=False))
people = _entries("people")
unfinished_versions = _entries("unfinished_versions")
marks = _entries("marks")
Index("ratings_by_goal_and_day", ratings.c.goal, ratings.c.on)
Index("ratings_by_check_in", ratings.c.checkin)
