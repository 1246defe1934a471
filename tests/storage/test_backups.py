"""Backups of real files: made, listed, found again, thinned, put under a fresh key."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.conftest import NOW, damage, names
from workbook.domain.contents import Contents
from workbook.domain.therapy import Person
from workbook.services.problems import StorageProblem
from workbook.services.shelf import FileState, Soundness
from workbook.storage.shelf import FileShelf

ANNA = Person(id="p1", name="Anna")


def test_a_backup_is_checked_named_by_its_moment_and_found(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    made = opened.back_up(NOW)
    opened.put(Person(id="p2", name="Ben"))
    assert made.path.name == "backup-2026-08-06T183005+0200.workbook"
    assert (made.made_at, made.soundness, made.protected) == (NOW, Soundness.GOOD, False)
    assert [each.path for each in shelf.backups(path)] == [made.path]
    assert shelf.backups(path)[0].soundness is Soundness.UNCHECKED
    assert shelf.checked(shelf.backups(path)[0]).soundness is Soundness.GOOD
    opened.close()
    copy = shelf.open(made.path)
    assert copy.every(Person) == (ANNA,)
    copy.close()
    assert made.path.stat().st_mode & 0o777 == 0o600


def test_two_backups_in_a_second_both_stay(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    assert opened.back_up(NOW).made_at == NOW
    assert opened.back_up(NOW).made_at == NOW + timedelta(seconds=1)
    opened.close()
    assert [each.made_at for each in shelf.backups(path)] == [NOW + timedelta(seconds=1), NOW]


def test_backups_are_found_when_the_workbook_is_gone_or_cannot_be_opened(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    made = opened.back_up(NOW)
    opened.close()
    path.write_bytes(b"something else")
    assert [each.path for each in shelf.backups(path)] == [made.path]
    path.unlink()
    assert [each.path for each in shelf.backups(path)] == [made.path]
    assert shelf.backups(path.with_name("b.workbook")) == ()


def test_nothing_but_our_own_names_is_thinned(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    made = opened.back_up(NOW - timedelta(days=4000))
    others = {"backup-2015-13-01T000000+0000.workbook", "backup-2015-01-01T000000+0000.workbook.txt", "notes.txt"}
    for name in others:
        (made.path.parent / name).write_text("mine")
    for hours in range(100):
        opened.back_up(NOW - timedelta(days=30) + timedelta(hours=hours))
    opened.back_up(NOW)
    opened.close()
    assert others <= set(names(made.path.parent))
    assert len(shelf.backups(path)) < 60
    assert made.path in [each.path for each in shelf.backups(path)]


def test_a_chosen_folder_gets_a_backup_too_and_is_not_made_where_it_is_missing(
    shelf: FileShelf, path: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    opened = shelf.create(path)
    with pytest.raises(StorageProblem, match="extra_backup_failed"):
        opened.back_up(NOW, stick)
    assert not stick.exists()
    stick.mkdir()
    opened.back_up(NOW + timedelta(minutes=1), stick)
    opened.close()
    found = shelf.backups(path, stick)
    assert [each.made_at - NOW for each in found] == [timedelta(minutes=1), timedelta(minutes=1), timedelta()]
    assert len([each for each in found if stick in each.path.parents]) == 1


def test_a_second_place_that_cannot_be_looked_at_is_told_and_the_first_backup_stays(
    shelf: FileShelf, path: Path, tmp_path: Path
) -> None:
    opened = shelf.create(path)
    with pytest.raises(StorageProblem, match="extra_backup_failed"):
        opened.back_up(NOW, tmp_path / ("x" * 300))
    opened.close()
    assert len(shelf.backups(path)) == 1


def test_a_circle_of_links_has_no_backups(shelf: FileShelf, path: Path) -> None:
    path.symlink_to("other")
    path.with_name("other").symlink_to(path.name)
    assert shelf.backups(path) == ()
    assert shelf.look_at(path) is FileState.UNREADABLE
    with pytest.raises(StorageProblem, match="unreadable"):
        shelf.open(path)
    assert names(path.parent) == [path.name, "other"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, path: Path) -> None:
    (tmp_path / "backups").write_text("a file stands in the way")
    opened = FileShelf(tmp_path / "backups").create(path)
    with pytest.raises(StorageProblem, match="backup_failed"):
        opened.back_up(NOW)
    opened.put(ANNA)
    opened.close()


def test_what_a_killed_program_left_is_cleared_away(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    made = opened.back_up(NOW)
    left = [f".{path.name}.0123456789ab.new", f".{path.name}.0123456789ab.new-journal"]
    for name in left:
        (path.parent / name).write_bytes(b"half")
    half = made.path.with_name(f".{made.path.name}.0123456789ab.new")
    half.write_bytes(b"half")
    opened.back_up(NOW + timedelta(hours=1))
    opened.close()
    shelf.open(path).close()
    assert names(path.parent) == [path.name]
    assert not half.exists()


def test_a_damaged_backup_is_told_apart_from_one_under_another_key(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path, passphrase="one")
    made = opened.back_up(NOW)
    assert shelf.checked(made).soundness is Soundness.GOOD
    damage(made.path, 5000)
    assert shelf.checked(made).soundness is Soundness.BAD
    made.path.write_bytes(b"no workbook at all")
    assert shelf.checked(made).soundness is Soundness.BAD
    opened.close()


def test_backups_get_the_new_key_when_a_passphrase_is_set_changed_and_taken_off(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    opened.put(ANNA)
    opened.back_up(NOW - timedelta(days=1))
    first_key = opened.protect("one", NOW)
    backups = shelf.backups(path)
    assert len(backups) == 2
    assert all(each.protected for each in backups)
    assert {shelf.checked(each).soundness for each in backups} == {Soundness.GOOD}

    stray = backups[0].path.with_name("backup-2026-01-01T000000+0000.workbook")
    stray.write_bytes(backups[0].path.read_bytes())
    stray_bytes = bytearray(stray.read_bytes())
    stray_bytes[10] ^= 1  # another salt: made under another key
    stray.write_bytes(stray_bytes)
    second_key = opened.protect("two", NOW + timedelta(hours=1))
    assert second_key != first_key
    assert [each.path for each in opened.backups_under_other_keys()] == [stray]
    found = {each.path: shelf.checked(each, recovery_key=second_key).soundness for each in shelf.backups(path)}
    assert found.pop(stray) is Soundness.OTHER_KEY
    assert list(found.values()) == [Soundness.GOOD] * 3

    opened.unprotect(NOW + timedelta(hours=2))
    opened.put(Person(id="p2", name="Ben"))
    opened.close()
    assert [each.protected for each in shelf.backups(path)] == [False, False, False, False, True]
    again = shelf.open(path)
    assert [each.name for each in again.every(Person)] == ["Anna", "Ben"]
    again.close()
    with pytest.raises(StorageProblem, match="needs_passphrase"):
        shelf.checked(shelf.backups(path)[-1])


def test_without_a_passphrase_every_backup_without_one_opens_whatever_its_salt(shelf: FileShelf, path: Path) -> None:
    opened = shelf.create(path)
    made = opened.back_up(NOW)
    opened.close()
    path.unlink()
    opened = shelf.create(path)
    assert opened.backups_under_other_keys() == ()
    opened.protect("one", NOW + timedelta(hours=1))
    made.path.write_bytes(b"no workbook at all")
    assert [each.path for each in opened.backups_under_other_keys()] == [made.path]
    opened.unprotect(NOW + timedelta(hours=2))
    assert [each.path for each in opened.backups_under_other_keys()] == [made.path]
    opened.close()


@pytest.mark.parametrize("page", range(1, 60, 6))
def test_a_damaged_backup_is_not_made_good_by_a_new_key(shelf: FileShelf, path: Path, page: int) -> None:
    people = tuple(Person(id=str(number), name="Anna", note="x" * 2900) for number in range(60))
    opened = shelf.create(path, contents=Contents(people=people))
    made = opened.back_up(NOW)
    before = damage(made.path, 4096 * page + 7)
    opened.protect("one", NOW + timedelta(hours=1))
    assert [each.path for each in opened.backups_under_other_keys()] == [made.path]
    assert made.path.read_bytes() == before
    opened.close()
