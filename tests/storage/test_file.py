"""The workbook file, on real files."""

import errno
import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from workbook.domain.check_in import CheckIn, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, Clue, Goal, GoalStatus, GoalVersion
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import InTheWay, Obstacle, Reassessment
from workbook.domain.therapy import Rhythm, Therapy
from workbook.services.changes import Changes, apply, undo
from workbook.services.problems import StorageProblem
from workbook.storage import connection, new_file, schema
from workbook.storage.file import WorkbookFile
from workbook.storage.key import public_key
from workbook.storage.shelf import FileShelf

DAY = date(2026, 1, 5)


def goal(identifier: str, text: str = "Meet a friend") -> Goal:
    version = GoalVersion(start=DAY, title=text, anchors=Anchors(five="half"), dismissed_hints=(Clue.VAGUE,))
    return Goal(id=identifier, status=GoalStatus.ACTIVE, created_on=DAY, versions=(version,))


def rating(identifier: str, on: date, value: int | None) -> Rating:
    return Rating(id=identifier, goal="g1", version=1, on=on, kind=RatingKind.CHECKIN, value=value)


CONTENTS = Contents(
    therapy=Therapy(id="w", name="Zoë 🙂\r\n\u00a0x", rhythms=(Rhythm(start=DAY, months=1),)),
    goals=(goal("g1", "مرحبا"), goal("g2")),
    ratings=(rating("r1", DAY, 2), rating("r2", date(2026, 3, 1), None), rating("r3", date(2026, 2, 1), 4)),
    check_ins=(
        CheckIn(
            id="c1",
            on=DAY,
            complete=True,
            statements={Statement.DREAD: 0, Statement.AFTER: None},
            pressures=(Pressure.WORK,),
        ),
    ),
    reassessments=(Reassessment(id="a1", on=DAY, in_the_way=(Obstacle(item=InTheWay.JOB, show=False),)),),
)


@pytest.fixture
def file(tmp_path: Path, shelf: FileShelf) -> Iterator[WorkbookFile]:
    opened = shelf.create(tmp_path / "a.workbook", contents=CONTENTS)
    yield opened
    opened.close()


def test_everything_comes_back_after_reopening(file: WorkbookFile, shelf: FileShelf) -> None:
    file.close()
    again = shelf.open(file.path)
    assert again.contents() == CONTENTS
    again.close()


def test_reading_everything_leaves_the_collector_of_garbage_as_it_was(file: WorkbookFile) -> None:
    for collects in (False, True):
        (gc.enable if collects else gc.disable)()
        assert file.contents() == CONTENTS
        assert gc.isenabled() is collects


def test_the_newest_ratings_come_by_day_in_file_order(file: WorkbookFile, shelf: FileShelf) -> None:
    assert [each.id for each in file.ratings_of("g1", newest=2)] == ["r2", "r3"]
    assert [each.id for each in file.ratings_of("g1")] == ["r1", "r2", "r3"]


def test_changes_are_applied_and_taken_back(file: WorkbookFile, shelf: FileShelf) -> None:
    changed = Changes(
        before=(file.every(Goal)[0], CONTENTS.ratings[0]),
        after=(goal("g1", "New"),),
        goal_order=(("g1", "g2"), ("g2", "g1")),
    )
    apply(file, changed)
    assert [each.newest.title for each in file.every(Goal)] == ["Meet a friend", "New"]
    assert file.find(Rating, "r1") is None
    undo(file, changed)
    assert file.every(Goal) == CONTENTS.goals
    assert {each.id for each in file.every(Rating)} == {"r1", "r2", "r3"}


def test_a_failure_in_a_transaction_leaves_nothing(file: WorkbookFile, shelf: FileShelf) -> None:
    def fail_half_way() -> None:
        with file.together():
            file.put(goal("g3"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert file.every(Goal) == CONTENTS.goals


def test_a_file_is_never_overwritten(file: WorkbookFile, shelf: FileShelf) -> None:
    before = file.path.read_bytes()
    with pytest.raises(StorageProblem, match="exists"):
        shelf.create(file.path)
    assert file.path.read_bytes() == before


def test_a_second_opening_is_refused(file: WorkbookFile, shelf: FileShelf) -> None:
    with pytest.raises(StorageProblem, match="in_use"):
        shelf.open(file.path)


@pytest.mark.parametrize(
    ("content", "key"),
    [(b"", "empty"), (b"SQLite format 3\0" * 400, "not_a_workbook"), (b"TGWB\x02P" + b"x" * 9000, "newer")],
)
def test_other_files_are_refused_and_left_alone(tmp_path: Path, shelf: FileShelf, content: bytes, key: str) -> None:
    path = tmp_path / "b.workbook"
    path.write_bytes(content)
    with pytest.raises(StorageProblem, match=key):
        shelf.open(path)
    assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["b.workbook"]


def test_any_flipped_bit_is_noticed(file: WorkbookFile, shelf: FileShelf) -> None:
    file.close()
    whole = file.path.read_bytes()
    for position in range(16, len(whole), len(whole) // 60):
        damaged = bytearray(whole)
        damaged[position] ^= 1
        file.path.write_bytes(damaged)
        with pytest.raises(StorageProblem, match="damaged"):
            shelf.open(file.path)


def test_a_passphrase_protects(tmp_path: Path, shelf: FileShelf) -> None:
    path = tmp_path / "c.workbook"
    shelf.create(path, passphrase="Pässphrase 🙂", contents=CONTENTS).close()
    assert path.read_bytes()[:6] == b"TGWB\x01K"
    with pytest.raises(StorageProblem, match="needs_passphrase"):
        shelf.open(path)
    with pytest.raises(StorageProblem, match="wrong_key"):
        shelf.open(path, passphrase="other")
    opened = shelf.open(path, passphrase="Pa\u0308ssphrase 🙂")
    assert opened.contents() == CONTENTS
    opened.close()


def test_the_file_is_private_and_alone(file: WorkbookFile, shelf: FileShelf) -> None:
    file.put(rating("r9", DAY, 5))
    file.close()
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.path.parent.iterdir()] == ["a.workbook"]


def test_the_promised_settings_are_in_force(file: WorkbookFile, shelf: FileShelf) -> None:
    def value(pragma: str) -> object:
        return file._connection.value(f"PRAGMA {pragma}")

    names = ("journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema", "secure_delete")
    assert [value(name) for name in names] == ["delete", 3, "exclusive", 1, 0, 1]
    names = ("cell_size_check", "cache_size", "page_size", "application_id", "user_version", "cipher_log_level")
    assert [value(name) for name in names] == [1, -65536, "4096", 0x54475742, schema.CURRENT, "NONE"]


def test_what_sqlite_puts_aside_for_a_moment_stays_in_memory(file: WorkbookFile) -> None:
    options = {name for (name,) in file._connection.rows("PRAGMA compile_options")}
    assert {"TEMP_STORE=2", "TEMP_STORE=3"} & options


def test_an_sqlite_that_can_lose_a_write_ahead_log_opens_nothing(
    file: WorkbookFile, shelf: FileShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sqlcipher.sqlite_version_info >= connection.OLDEST_SAFE_SQLITE == (3, 51, 3)
    file.close()
    monkeypatch.setattr(sqlcipher, "sqlite_version_info", (3, 51, 2))
    with pytest.raises(AssertionError):
        shelf.open(file.path)


def test_a_file_that_was_left_in_another_journal_mode_comes_back(file: WorkbookFile, shelf: FileShelf) -> None:
    file.close()
    other = sqlcipher.connect(str(file.path))
    public_key(file.path.read_bytes()[:16]).unlock(other)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.close()
    again = shelf.open(file.path)
    assert again._connection.value("PRAGMA journal_mode") == "delete"
    assert again.contents() == CONTENTS
    again.close()


def test_files_are_made_and_copied_where_there_are_no_hard_links(
    tmp_path: Path, shelf: FileShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "as on a FAT stick")

    monkeypatch.setattr(os, "link", no_links)
    made = shelf.create(tmp_path / "d.workbook", contents=CONTENTS)
    made.save_copy(tmp_path / "e.workbook")
    made.close()
    again = shelf.open(tmp_path / "e.workbook")
    assert again.contents() == CONTENTS
    again.close()
    beside = tmp_path / "new"
    beside.write_bytes(b"new")
    before = made.path.read_bytes()
    with pytest.raises(StorageProblem, match="exists"):
        new_file.give_name(beside, made.path)
    assert made.path.read_bytes() == before
