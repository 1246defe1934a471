"""Checked copies of a workbook file: backing one up and bringing one back."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from workbook.services.problems import StorageProblem
from workbook.storage.file import open_workbook
from workbook.storage.key import Key
from workbook.storage.new_file import give_name, new_file_beside


def counts(path: Path, key: Key) -> dict[str, int]:
    """Return how much is in a workbook, after opening and reading all of it; raise `StorageProblem` if not sound."""
    opened = open_workbook(path, key=key)
    try:
        contents = opened.contents()
    finally:
        opened.close()
    return {
        "goals": len(contents.goals),
        "ratings": len(contents.ratings),
        "check-ins": len(contents.check_ins),
        "events": len(contents.events),
        "reassessments": len(contents.reassessments),
        "people": len(contents.people),
    }


def copy_checked(source: Path, target: Path, key: Key) -> None:
    """Copy a workbook with SQLite's backup interface, check the copy, then give it its name; never over a file."""
    if target.exists():
        raise StorageProblem("exists")
    before = counts(source, key=key)
    with new_file_beside(target) as beside:
        _copy(source, beside, key)
        if counts(beside, key=key) != before:
            raise StorageProblem("backup_failed")
        give_name(beside, target)


def _copy(source: Path, target: Path, key: Key) -> None:
    connections = []
    try:
        for path in (source, target):
            connection = sqlcipher.connect(str(path))
            connections.append(connection)
            key.unlock(connection)
        connections[0].backup(connections[1])
    except sqlcipher.Error as trouble:
        raise StorageProblem("backup_failed") from trouble
    finally:
        for connection in connections:
            connection.close()
