"""A file of an older schema: backed up first, then brought up to date in one transaction, or left as it was."""

from pathlib import Path

import pytest
from sqlalchemy import Column, Text

from tests.storage.conftest import names
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.services.shelf import Soundness
from workbook.storage import migrations, schema
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

ANNA = Person(id="p1", name="Anna")


def add_a_colour(operations: object) -> None:
    operations.add_column("people", Column("colour", Text))  # type: ignore[attr-defined]
    operations.execute("UPDATE people SET colour = 'blue'")  # type: ignore[attr-defined]


def add_an_index(operations: object) -> None:
    operations.create_index("people_by_colour", "people", ["colour"])  # type: ignore[attr-defined]


def break_half_way(operations: object) -> None:
    add_a_colour(operations)
    operations.execute("UPDATE nothing SET x = 1")  # type: ignore[attr-defined]


@pytest.fixture
def old(shelf: FileShelf, path: Path) -> Path:
    """A file of schema 1."""
    opened = shelf.create(path)
    opened.put(ANNA)
    opened.close()
    return path


def use_steps(monkeypatch: pytest.MonkeyPatch, *steps: migrations.Step) -> None:
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(schema, "CURRENT", len(steps) + 1)


def one(opened: WorkbookFile, statement: str) -> object:
    return opened._connection.value(statement)


def test_the_history_ends_at_the_schema_of_the_tables() -> None:
    assert len(migrations.STEPS) + 1 == schema.CURRENT


def test_an_older_file_is_backed_up_and_brought_up_to_date(
    shelf: FileShelf, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_steps(monkeypatch, add_a_colour, add_an_index)
    opened = shelf.open(old)
    assert one(opened, "PRAGMA user_version") == 3
    assert one(opened, "SELECT colour FROM people") == "blue"
    assert opened.every(Person) == (ANNA,)
    opened.close()
    (backup,) = shelf.backups(old)
    assert shelf.checked(backup).soundness is Soundness.GOOD
    again = shelf.open(old)
    assert one(again, "SELECT count(*) FROM sqlite_schema WHERE name = 'people_by_colour'") == 1
    again.close()
    assert len(shelf.backups(old)) == 1


def test_a_backup_of_an_older_schema_comes_back_and_is_brought_up_to_date_then(
    shelf: FileShelf, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_steps(monkeypatch, add_a_colour)
    shelf.open(old).close()
    (backup,) = shelf.backups(old)
    before = backup.path.read_bytes()
    shelf.restore(backup, old, backup.made_at)
    opened = shelf.open(old)
    assert one(opened, "PRAGMA user_version") == 2
    opened.close()
    assert backup.path.read_bytes() == before


def test_a_step_that_breaks_leaves_the_file_as_it_was(
    shelf: FileShelf, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        use_steps(patched, break_half_way)
        with pytest.raises(StorageProblem, match="damaged"):
            shelf.open(old)
        assert len(shelf.backups(old)) == 1
    opened = shelf.open(old)
    assert one(opened, "PRAGMA user_version") == 1
    assert opened.every(Person) == (ANNA,)
    opened.close()
    assert names(old.parent) == [old.name]


def test_an_older_file_is_not_brought_up_to_date_without_a_backup_or_for_reading(
    shelf: FileShelf, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    use_steps(monkeypatch, add_a_colour)
    with pytest.raises(StorageProblem, match="read_only"):
        shelf.open(old, read_only=True)
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(StorageProblem, match="backup_failed"):
        shelf.open(old)
    assert old.read_bytes() == before


def test_a_transaction_that_a_full_disk_ended_is_not_ended_twice(
    shelf: FileShelf, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end_and_break(operations: object) -> None:
        operations.execute("ROLLBACK")  # type: ignore[attr-defined]
        raise StorageProblem("disk_full")

    use_steps(monkeypatch, end_and_break)
    with pytest.raises(StorageProblem, match="disk_full"):
        shelf.open(old)
