"""What an exchange file holds, in words: one line for each kind that is there."""

from datetime import date

from workbook.domain.contents import Contents
from workbook.services.example import example_contents
from workbook.services.import_texts import what_is_in


def test_names_each_kind_with_its_number_and_the_days_of_the_ratings() -> None:
    contents = example_contents(date(2026, 8, 6))
    lines = what_is_in(contents)
    assert lines[0] == f"{len(contents.goals)} goals"
    assert "1 reassessment" in lines
    assert lines[-1].startswith("Ratings from 6 January 2026 to ")


def test_leaves_out_what_is_not_there() -> None:
    contents = Contents(people=example_contents(date(2026, 8, 6)).people[:1])
    assert what_is_in(contents) == ("1 person",)
    assert what_is_in(Contents()) == ("No entries",)
