"""Checked copies of a workbook file: backing one up and bringing one back."""

from contextlib import closing
from pathlib import Path

from workbook.services.problems import StorageProblem
from workbook.storage.file import WorkbookFile, open_workbook
from workbook.storage.key import Key
from workbook.storage.new_file import give_name, new_file_beside


def counts(path: Path, key: Key) -> dict[str, int]:
    """Return how much is in a workbook, after opening and reading all of it; raise `StorageProblem` if not sound."""
    with closing(open_workbook(path, key=key)) as opened:
        return _counts(opened)


def _counts(opened: WorkbookFile) -> dict[str, int]:
    contents = opened.contents()
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
    with closing(open_workbook(source, key=key)) as opened, new_file_beside(target) as beside:
        opened.copy_to(beside, key)
        if counts(beside, key) != _counts(opened):
            raise StorageProblem("backup_failed")
        give_name(beside, target)
