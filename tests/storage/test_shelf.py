"""The shelf on real files: told apart, brought back, protected while open, deleted."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.conftest import NOW, damage, names
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.therapy import Person
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.example import example_contents
from workbook.services.mark import Mark
from workbook.services.problems import Cancelled, StorageProblem
from workbook.services.shelf import Backup, FileState, Soundness
from workbook.storage import file as file_module
from workbook.storage import shelf as shelf_module
from workbook.storage.connection import Use, connected
from workbook.storage.file import WorkbookFile
from workbook.storage.key import public_key, read_salt
from workbook.storage.new_file import journal_of
from workbook.storage.schema import TABLES
from workbook.storage.shelf import FileShelf
from workbook.storage.troubles import named_troubles

ANNA, BEN = Person(id="p1", name="Anna"), Person(id="p2", name="Ben")


def problem_of(shelf: FileShelf, path: Path, **given: str) -> str:
    """Return why a workbook cannot be opened."""
    before = path.read_bytes()
    with pytest.raises(StorageProblem) as problem:
        shelf.open(path, **given)  # type: ignore[arg-type]
    assert path.read_bytes() == before
    return problem.value.key


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"", FileState.FOREIGN),
        (b"SQLite format 3\0", FileState.FOREIGN),
        (b"TGWB\x01X" + bytes(10), FileState.FOREIGN),
        (b"TGWB\x00P" + bytes(10), FileState.FOREIGN),
        (b"TGWB\x02P" + bytes(10), FileState.NEWER),
        (b"TGWB\x01P" + bytes(10), FileState.OPEN),
        (b"TGWB\x01K" + bytes(10), FileState.PROTECTED),
    ],
)
def test_files_are_told_apart_by_their_first_bytes(
    shelf: FileShelf, path: Path, content: bytes, state: FileState
) -> None:
    path.write_bytes(content)
    assert shelf.look_at(path) is state


def test_what_is_missing_or_no_file_is_told(shelf: FileShelf, path: Path) -> None:
    assert shelf.look_at(path) is FileState.MISSING
    assert shelf.look_at(path.parent) is FileState.UNREADABLE
    with pytest.raises(StorageProblem, match="missing"):
        shelf.open(path)
    assert names(path.parent) == []


def test_folders_are_made_for_a_new_workbook(shelf: FileShelf, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folders" / "a.workbook"
    shelf.create(path).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert names(path.parent) == ["a.workbook"]


def test_a_workbook_that_does_not_hang_together_is_not_made(shelf: FileShelf, path: Path) -> None:
    with pytest.raises(InputProblem):
        shelf.create(path, contents=Contents(people=(ANNA, ANNA)))
    with pytest.raises(StorageProblem, match="no_passphrase_given"):
        shelf.create(path, passphrase="")
    assert names(path.parent) == []


@pytest.mark.parametrize("position", [20, 100, 4000, 5000, -20])
def test_a_passphrase_that_opens_the_newest_backup_means_damage(shelf: FileShelf, path: Path, position: int) -> None:
    opened = shelf.create(path, passphrase="one")
    opened.back_up(NOW)
    opened.close()
    damage(path, position)
    assert problem_of(shelf, path, passphrase="one") == "damaged"


def test_a_damaged_salt_is_told_by_the_newest_backup_and_a_wrong_passphrase_is_not_damage(
    shelf: FileShelf, path: Path
) -> None:
    opened = shelf.create(path, passphrase="one")
    opened.back_up(NOW)
    opened.close()
    assert problem_of(shelf, path, passphrase="two") == "wrong_key"
    assert problem_of(shelf, path, recovery_key="AAAA") == "wrong_key"
    damage(path, 12)
    assert problem_of(shelf, path, passphrase="one") == "damaged"
    assert problem_of(shelf, path, passphrase="two") == "wrong_key"
    assert problem_of(shelf, path) == "needs_passphrase"


def test_without_a_backup_nobody_can_tell_damage_from_a_wrong_passphrase(shelf: FileShelf, path: Path) -> None:
    shelf.create(path, passphrase="one").close()
    damage(path, 100)
    assert problem_of(shelf, path, passphrase="one") == "wrong_key"


def test_restoring_keeps_the_damaged_file_as_it_was(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    backup = opened.back_up(NOW)
    opened.put(BEN)
    opened.close()
    damaged = damage(path, 5000)
    journal_of(path).write_bytes(b"an old journal")
    aside = shelf.restore(backup, path, NOW + timedelta(hours=1))
    assert aside is not None
    assert aside.name == "a-kept-2026-08-06T193005+0200.workbook"
    assert aside.read_bytes() == damaged
    assert journal_of(aside).read_bytes() == b"an old journal"
    assert names(path.parent) == sorted([path.name, aside.name, journal_of(aside).name])
    again = shelf.open(path)
    assert again.every(Person) == (ANNA,)
    again.close()
    second = shelf.restore(backup, path, NOW + timedelta(hours=1))
    assert second is not None
    assert second.name == "a-kept-2026-08-06T193006+0200.workbook"


def test_restoring_brings_back_a_file_that_is_gone(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path, passphrase="one")
    opened.put(ANNA)
    backup = opened.back_up(NOW)
    opened.close()
    path.unlink()
    with pytest.raises(StorageProblem, match="needs_passphrase"):
        shelf.restore(backup, path, NOW)
    with pytest.raises(StorageProblem, match="wrong_key"):
        shelf.restore(backup, path, NOW, passphrase="two")
    assert names(path.parent) == []
    assert shelf.restore(backup, path, NOW, passphrase="one") is None
    again = shelf.open(path, passphrase="one")
    assert again.every(Person) == (ANNA,)
    again.close()


def test_a_bad_backup_is_not_brought_back_and_an_open_workbook_not_replaced(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    good, bad = opened.back_up(NOW), opened.back_up(NOW)
    with pytest.raises(StorageProblem, match="in_use"):
        shelf.restore(good, path, NOW)
    opened.close()
    before = path.read_bytes()
    damage(bad.path, 5000)
    with pytest.raises(StorageProblem, match="damaged"):
        shelf.restore(bad, path, NOW)
    assert path.read_bytes() == before
    assert names(path.parent) == [path.name]


def test_nothing_is_thinned_after_a_restore_until_the_program_starts_again(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    backup = opened.back_up(NOW - timedelta(days=60, hours=2))
    for minutes in range(5):
        opened.back_up(NOW - timedelta(days=60, minutes=minutes))
    opened.close()
    shelf.restore(backup, path, NOW)
    opened = shelf.open(path)
    for days in range(5):
        opened.back_up(NOW - timedelta(days=days))
    opened.close()
    assert len(shelf.backups(path)) == 11
    fresh = FileShelf(path.parent.parent / "backups").open(path)
    fresh.back_up(NOW)
    fresh.close()
    assert len(shelf.backups(path)) == 7


def test_a_closed_workbook_is_let_go_of_with_its_key(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path, passphrase="one")
    seen = weakref.ref(opened)
    opened.close()
    del opened
    assert shelf.look_at(path) is FileState.PROTECTED
    gc.collect()
    assert seen() is None


def test_protecting_while_open_keeps_it_open_locked_and_whole(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    recovery_key = opened.protect("Pässphrase", NOW)
    assert shelf.look_at(path) is FileState.PROTECTED
    opened.put(BEN)
    with pytest.raises(StorageProblem, match="in_use"):
        FileShelf(path.parent).open(path, passphrase="Pässphrase")
    opened.check()
    opened.close()
    assert names(path.parent) == [path.name]
    again = shelf.open(path, recovery_key=recovery_key.lower().replace("-", " "))
    assert again.every(Person) == (ANNA, BEN)
    with pytest.raises(StorageProblem, match="no_passphrase_given"):
        again.protect("", NOW)
    again.close()


def test_a_key_that_cannot_be_replaced_leaves_the_old_one(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_module, "take_over", no_room)
    with pytest.raises(StorageProblem, match="disk_full"):
        opened.protect("one", NOW)
    assert not opened.protected
    opened.put(BEN)
    opened.close()
    again = shelf.open(path)
    assert again.every(Person) == (ANNA, BEN)
    again.close()
    assert names(path.parent) == [path.name]


def test_windows_closes_the_file_before_it_moves_another_over_it(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    monkeypatch.setattr(file_module, "_MOVES_OVER_OPEN_FILES", False)
    opened.protect("one", NOW)
    assert opened.every(Person) == (ANNA,)
    opened.close()


def test_a_file_that_was_replaced_is_not_written_to_and_a_copy_can_be_saved(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    other = path.with_name("other.workbook")
    shelf.create(other).close()
    other.replace(path)
    before = path.read_bytes()
    for write in (lambda: opened.put(BEN), opened.check, lambda: opened.back_up(NOW), lambda: opened.protect("x", NOW)):
        with pytest.raises(StorageProblem) as problem:
            write()
        assert problem.value.key == "replaced"
    assert path.read_bytes() == before
    assert opened.contents().people == (ANNA,)
    copy = path.with_name("copy.workbook")
    opened.save_copy(copy)
    opened.close()
    again = shelf.open(copy)
    assert again.every(Person) == (ANNA,)
    again.close()


def test_a_file_that_was_deleted_is_told_before_the_next_write(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    path.unlink()
    with pytest.raises(StorageProblem, match="replaced"):
        opened.put(ANNA)
    opened.close()


def test_a_file_opened_for_reading_is_not_written_to(shelf: FileShelf, path: Path, tmp_path: Path) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    opened.close()
    reading = shelf.open(path, read_only=True)
    assert reading.every(Person) == (ANNA,)
    reading.check()
    for write in (lambda: reading.put(BEN), lambda: reading.protect("x", NOW), lambda: reading.unprotect(NOW)):
        with pytest.raises(StorageProblem, match="read_only"):
            write()
    reading.save_copy(tmp_path / "copy.workbook")
    with pytest.raises(StorageProblem, match="exists"):
        reading.save_copy(tmp_path / "copy.workbook")
    reading.close()
    assert names(path.parent) == [path.name]


def test_checking_tells_how_far_it_is_and_can_be_stopped(file_of_three: WorkbookFile) -> None:
    said: list[tuple[int, int]] = []
    file_of_three.check(lambda done, total: said.append((done, total)))
    assert said[0][0] == 0
    assert said[-1][0] == said[-1][1]
    assert said == sorted(said)

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        file_of_three.check(stop)
    file_of_three.put(Person(id="p9", name="still open"))


def test_a_large_file_is_checked_after_opening(shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.create(path).close()
    monkeypatch.setattr(file_module, "CHECKED_WHILE_WAITING", 0)
    opened = shelf.open(path)
    before = opened.checked
    opened.page_check()()
    opened.check()
    assert (before, opened.checked) == (False, True)
    opened.close()
    damage(path, -2000)
    opened = shelf.open(path)
    for reading in (
        opened.check,
        opened.contents,
        lambda: opened.back_up(NOW),
        lambda: opened.save_copy(path.with_name("x")),
    ):
        with pytest.raises(StorageProblem, match="damaged"):
            reading()
    opened.close()


@pytest.fixture
def file_of_three(shelf: FileShelf, path: Path) -> Iterator[WorkbookFile]:
    with closing(shelf.create(path, contents=Contents(people=(ANNA, BEN, Person(id="p3", name="Cem"))))) as opened:
        assert opened.counts()["people"] == 3
        yield opened


def test_every_kind_of_entry_is_sound_in_the_workbook_and_in_its_backup(shelf: FileShelf, path: Path) -> None:
    contents = example_contents(NOW.date())
    goal = contents.goals[0]
    unfinished = UnfinishedVersion(goal=goal.id, version=replace(goal.newest, title=None), baseline=3)
    with closing(shelf.create(path, contents=contents)) as opened:
        opened.put(unfinished, Mark(id="page", text="2"))
        assert all(opened.every(kind) for kind in TABLES)
        opened.check()
        made = opened.back_up(NOW)
    assert shelf.checked(made).soundness is Soundness.GOOD
    shelf.restore(made, path, NOW)
    with closing(shelf.open(path)) as opened:
        opened.check()
        assert opened.every(UnfinishedVersion) == (unfinished,)


BROKEN: dict[str, str | tuple[str, ...]] = {
    "NUL": """UPDATE people SET entry = '{"id":"p1","name":"A' || char(0) || '"}'""",
    "escaped NUL": """UPDATE people SET entry = '{"id":"p1","name":"A\\u0000"}'""",
    "no JSON": "UPDATE people SET entry = 'x'",
    "a number": "UPDATE people SET entry = 5",
    "bytes": "UPDATE people SET entry = x'ff00'",
    "text that is no UTF-8": "UPDATE people SET entry = CAST(x'ff41' AS TEXT)",
    "deep nesting": f"UPDATE people SET entry = '{'[' * 100_000}'",
    "a field of tomorrow": """UPDATE people SET entry = '{"id":"p1","name":"A","shoe_size":44}'""",
    "another id": "UPDATE people SET id = 'p7'",
    "two entries in a row": """UPDATE people SET entry = entry || ',' || replace(entry, 'p1', 'p2')""",
    "two rows that are entries only together": """
        INSERT INTO marks (id, entry) VALUES ('m', '{"id":"m","text":"x"},{"id":"n"'), ('n', '"text":"y"}')
        """,
    "a name that stands twice": """UPDATE people SET entry = '{"id":"p1","name":"A","id":"p2"}'""",
    "text kept as bytes": "UPDATE people SET entry = CAST(entry AS BLOB)",
    "a table in which an id may stand twice": (
        "ALTER TABLE people RENAME TO x",
        "CREATE TABLE people (position INTEGER PRIMARY KEY, id TEXT NOT NULL, entry TEXT NOT NULL)",
        "INSERT INTO people SELECT * FROM x",
        "DROP TABLE x",
    ),
    "a row where none would stand": (
        """INSERT INTO people (position, id, entry) VALUES (-7, 'p9', '{"id":"p9","name":"A"}')"""
    ),
    "a table that is gone": "DROP TABLE people",
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM goals; END",
    "a view": "CREATE VIEW v AS SELECT * FROM people",
    "no schema": "PRAGMA user_version = 0",
    "a rating of no goal": (
        "INSERT INTO ratings (id, goal, \"on\", entry) VALUES ('r', 'g', '2026-01-01', "
        """'{"id":"r","goal":"g","version":1,"on":"2026-01-01","kind":"extra","rater":"me"}')"""
    ),
}


@pytest.mark.parametrize("statement", BROKEN.values(), ids=BROKEN.keys())
def test_a_hostile_or_broken_inside_is_damage(shelf: FileShelf, path: Path, statement: str | tuple[str, ...]) -> None:
    shelf.create(path, contents=Contents(people=(ANNA,))).close()
    with connected(path, public_key(read_salt(path)), Use.WRITE) as connection:
        for each in (statement,) if isinstance(statement, str) else statement:
            connection.run(each)
    with pytest.raises(StorageProblem) as problem, closing(shelf.open(path)) as opened:
        opened.check()
    assert problem.value.key == "damaged"
    backup = Backup(path=path, made_at=NOW)
    assert FileShelf(path.parent).checked(backup).soundness is Soundness.BAD


def test_two_entries_in_one_row_are_not_read_as_two(shelf: FileShelf, path: Path) -> None:
    shelf.create(path, contents=Contents(people=(ANNA,))).close()
    with connected(path, public_key(read_salt(path)), Use.WRITE) as connection:
        connection.run("UPDATE people SET entry = entry || ',' || replace(entry, 'p1', 'p2')")
    with closing(shelf.open(path)) as opened, pytest.raises(StorageProblem, match="damaged"):
        opened.every(Person)


@pytest.mark.parametrize("column", ["id", "goal", "on", "checkin"])
def test_a_rating_that_stands_under_something_else_is_damage(shelf: FileShelf, path: Path, column: str) -> None:
    goal = Goal(
        id="g",
        status=GoalStatus.ACTIVE,
        created_on=NOW.date(),
        versions=(GoalVersion(start=NOW.date(), title="A walk"),),
    )
    ratings = tuple(Rating(id=each, goal="g", version=1, on=NOW.date(), kind=RatingKind.EXTRA) for each in ("r1", "r2"))
    with closing(shelf.create(path, contents=Contents(goals=(goal,), ratings=ratings))) as opened:
        opened.check()
    with connected(path, public_key(read_salt(path)), Use.WRITE) as connection:
        connection.run(f"UPDATE ratings SET \"{column}\" = 'other' WHERE id = 'r2'")
    with closing(shelf.open(path)) as opened, pytest.raises(StorageProblem, match="damaged"):
        opened.check()


@pytest.mark.parametrize(
    ("pragma", "key"), [("application_id = 7", "not_a_workbook"), ("user_version = 1000", "newer")]
)
def test_foreign_and_newer_files_are_refused(shelf: FileShelf, path: Path, pragma: str, key: str) -> None:
    shelf.create(path).close()
    with connected(path, public_key(read_salt(path)), Use.WRITE) as connection:
        connection.run(f"PRAGMA {pragma}")
    assert problem_of(shelf, path) == key


def test_a_broken_constraint_is_a_bug_and_not_damage(file_of_three: WorkbookFile) -> None:
    with pytest.raises(Exception, match="UNIQUE constraint") as trouble, file_of_three.together(), named_troubles():
        file_of_three._connection.run("INSERT INTO people (id, entry) VALUES ('p1', '{}')")
    assert not isinstance(trouble.value, StorageProblem)
    assert len(file_of_three.every(Person)) == 3


def test_what_writing_needs_is_loaded_when_it_is_prepared_and_not_for_reading(shelf: FileShelf, path: Path) -> None:
    shelf.create(path).close()
    reading = (
        "import sys; from pathlib import Path; from workbook.storage.shelf import FileShelf; "
        "shelf = FileShelf(Path('backups')); shelf.open(Path(sys.argv[1])).close(); "
        "print('sqlalchemy' in sys.modules); shelf.prepare_writing(); print('sqlalchemy' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", reading, str(path)], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]


def test_everything_is_deleted_for_good(shelf: FileShelf, path: Path, tmp_path: Path) -> None:
    opened = shelf.create(path)
    backup = opened.back_up(NOW)
    opened.close()
    shelf.restore(backup, path, NOW)
    (path.parent / "letter.txt").write_text("mine")
    (path.parent / "a-kept-by-me.txt").write_text("mine")
    assert shelf.delete_everything(path) == ()
    assert names(path.parent) == ["a-kept-by-me.txt", "letter.txt"]
    assert names(tmp_path / "backups") == []


def test_what_cannot_be_deleted_is_told(shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = shelf.create(path)
    backup = opened.back_up(NOW)
    opened.close()

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    assert set(shelf.delete_everything(path)) == {path, journal_of(path), backup.path}


def test_private_files_are_for_this_person_alone(shelf: FileShelf, path: Path) -> None:
    with shelf.private():
        path.write_text("mine")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="another rule for names there")
def test_a_workbook_has_the_same_backups_by_every_road_to_it(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.back_up(NOW)
    opened.close()
    road = path.parent.with_name("road")
    road.symlink_to(path.parent)
    assert len(shelf.backups(road / path.name)) == 1


def test_a_new_workbook_that_cannot_be_opened_does_not_stay(
    shelf: FileShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise StorageProblem("unreadable")

    monkeypatch.setattr(shelf_module, "open_file", broken)
    with pytest.raises(StorageProblem, match="unreadable"):
        shelf.create(path)
    assert names(path.parent) == []


def test_another_file_is_looked_at_while_one_is_open(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    assert shelf.look_at(path.with_name("b.workbook")) is FileState.MISSING
    opened.close()
