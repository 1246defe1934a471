"""How far back a rating looks."""

from datetime import date

import pytest

from workbook.domain.therapy import Rhythm
from workbook.services.looking_back import looking_back

START = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("rhythm", "span"),
    [
        (None, "four weeks"),
        (Rhythm(start=START, weeks=2), "two weeks"),
        (Rhythm(start=START, months=1), "four weeks"),
        (Rhythm(start=START, months=2), "eight weeks"),
        (Rhythm(start=START, months=3), "three months"),
    ],
)
def test_the_question_follows_the_rhythm(rhythm: Rhythm | None, span: str) -> None:
    assert looking_back(rhythm) == f"Looking back over the last {span}, how close are you to this goal?"
