"""Nothing is lost on the way out and in again, whatever is in a workbook."""

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.workbooks import workbooks
from workbook.domain.contents import Contents
from workbook.domain.problems import InputProblem
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.therapy import Person
from workbook.exchange import json_file
from workbook.exchange.csv_file import write_csv
from workbook.exchange.json_file import read_exchange, read_exchange_file, write_exchange
from workbook.exchange.output import write_beside
from workbook.exchange.readable import write_readable
from workbook.services.problems import StorageProblem
from workbook.storage.shelf import FileShelf

slow = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@slow
@given(workbooks())
def test_what_is_read_is_what_was_written_and_is_written_the_same_again(contents: Contents) -> None:
    written = write_exchange(contents)
    again = read_exchange(written)
    assert again == contents
    assert write_exchange(again) == written
    document = json.loads(written)
    assert written == (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(workbooks())
def test_a_workbook_file_keeps_everything_exactly(tmp_path_factory: pytest.TempPathFactory, contents: Contents) -> None:
    folder = tmp_path_factory.mktemp("file")
    shelf = FileShelf(folder / "backups")
    shelf.create(folder / "a.workbook", contents=contents).close()
    opened = shelf.open(folder / "a.workbook")
    opened.check()
    assert opened.contents() == contents
    opened.close()


@slow
@given(workbooks())
def test_the_table_holds_every_rating_and_no_cell_that_runs(contents: Contents) -> None:
    data = write_csv(contents)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(contents.ratings)
    numbers = {6, 7}
    for row in rows[1:]:
        assert not [c for i, c in enumerate(row) if i not in numbers and c.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [row[3] for row in rows[1:]] == sorted(row[3] for row in rows[1:])


@slow
@given(workbooks())
def test_any_workbook_can_be_made_readable(contents: Contents) -> None:
    page = write_readable(contents).decode()
    assert "<b>" not in page
    assert page.count("<script") == 0


def test_numbers_words_and_empty_cells_of_the_table() -> None:
    rating = Rating(
        id="r",
        goal="g",
        version=1,
        on=date(2026, 1, 2),
        kind=RatingKind.CHECKIN,
        value=None,
        level=-2,
        worked_on=True,
        note="\uff1dnow",
    )
    row = write_csv(Contents(ratings=(rating,))).decode("utf-8-sig").split("\r\n")[1]
    assert row == "g,,1,2026-01-02,checkin,me,,-2,true,'\uff1dnow"


def test_a_file_that_would_be_too_large_is_told_before_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "LARGEST_FILE", 1000)
    assert len(write_exchange(Contents())) < 1000
    with pytest.raises(StorageProblem) as problem:
        write_exchange(Contents(people=(Person(id="p", name="n" * 1000),)))
    assert problem.value.key == "too_large"


def test_a_file_is_read_from_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "in.json"
    with pytest.raises(StorageProblem, match="missing"):
        read_exchange_file(path)
    with pytest.raises(StorageProblem, match="unreadable"):
        read_exchange_file(tmp_path)
    path.write_bytes(b"\xef\xbb\xbf" + write_exchange(Contents()))
    assert read_exchange_file(path) == Contents()
    monkeypatch.setattr(json_file, "LARGEST_FILE", 10)
    for endless in (path, *([Path("/dev/zero")] if sys.platform == "linux" else [])):
        with pytest.raises(InputProblem) as problem:
            read_exchange_file(endless)
        assert problem.value.key == "file_too_large"


def test_an_output_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    write_beside(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    for folder in ("nowhere", "out.json"):
        with pytest.raises(StorageProblem, match="unwritable"):
            write_beside(tmp_path / folder / "out.json", b"new")


def test_what_a_killed_program_left_is_removed_at_the_next_writing(tmp_path: Path) -> None:
    others = (".out.json.0123456789ab.new.txt", ".other.json.0123456789ab.new", ".out.json.new")
    for name in (".out.json.0123456789ab.new", *others):
        (tmp_path / name).write_text("half")
    write_beside(tmp_path / "out.json", b"new")
    assert {each.name for each in tmp_path.iterdir()} == {"out.json", *others}
