"""Looking entries up, changing them, and transactions within transactions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.therapy import Therapy
from workbook.services.mark import Mark
from workbook.services.problems import StorageProblem
from workbook.storage.file import WorkbookFile
from workbook.storage.shelf import FileShelf

DAY = date(2026, 1, 5)
RATINGS = tuple(
    Rating(id=f"r{number}", goal="g", version=1, on=DAY, kind=RatingKind.EXTRA, checkin=check_in)
    for number, check_in in enumerate(("c", None, "c"))
)


@pytest.fixture
def opened(shelf: FileShelf, path: Path) -> WorkbookFile:
    return shelf.create(path)


def test_the_ratings_of_a_check_in_are_found(opened: WorkbookFile) -> None:
    opened.put(*RATINGS)
    assert opened.ratings_in("c") == (RATINGS[0], RATINGS[2])
    assert opened.ratings_in("d") == ()
    opened.close()


def test_what_is_known_about_the_therapy_comes_and_goes(opened: WorkbookFile) -> None:
    assert opened.therapy() == Therapy()
    opened.put(Therapy(name="Zoë"))
    assert opened.therapy().name == "Zoë"
    opened.remove(opened.therapy())
    assert opened.therapy() == Therapy()
    opened.close()


def test_marks_stay_in_the_file_and_out_of_the_contents(opened: WorkbookFile) -> None:
    opened.put(Mark(id="m", text="talked about"))
    assert opened.every(Mark) == (Mark(id="m", text="talked about"),)
    assert opened.contents() == Contents()
    assert sum(opened.counts().values()) == 0
    opened.close()


def test_the_inner_of_two_transactions_is_undone_with_the_outer(opened: WorkbookFile) -> None:
    goal, check_in = Goal(id="g", status=GoalStatus.DRAFT, created_on=DAY), CheckIn(id="c", on=DAY, complete=False)

    def fail_outside() -> None:
        with opened.together():
            with opened.together():
                opened.put(goal)
            assert opened.find(Goal, "g") == goal
            opened.put(check_in)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_outside()
    assert opened.contents() == Contents()
    opened.close()


def test_a_transaction_that_sqlite_ended_itself_is_not_ended_twice(opened: WorkbookFile) -> None:
    def end_half_way() -> None:
        with opened.together():
            opened.put(Mark(id="m", text="x"))
            opened._connection.run("ROLLBACK")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        end_half_way()
    assert opened.every(Mark) == ()
    opened.close()


def test_a_locked_file_tells_and_keeps_nothing(opened: WorkbookFile) -> None:
    opened._connection.run("PRAGMA query_only = ON")
    with pytest.raises(StorageProblem) as problem:
        opened.put(Mark(id="m", text="x"))
    assert problem.value.key == "read_only"
    opened._connection.run("PRAGMA query_only = OFF")
    opened.put(Mark(id="n", text="x"))
    assert [each.id for each in opened.every(Mark)] == ["n"]
    opened.close()


def test_the_oldest_ratings_come_by_day_in_file_order(opened: WorkbookFile) -> None:
    days = (date(2026, 3, 1), date(2026, 1, 1), date(2026, 2, 1))
    opened.put(*(replace(rating, on=on) for rating, on in zip(RATINGS, days, strict=True)))
    assert [each.id for each in opened.oldest_ratings_of("g", 2)] == ["r1", "r2"]
    opened.close()
