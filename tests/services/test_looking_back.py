"""How far back a rating looks."""

from datetime import date

import pytest

from workbook.domain.therapy import Rhythm
from workbook.services.looking_back import life_question, looking_back, not_sure_words

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


def test_a_month_is_named_where_check_ins_are_monthly() -> None:
    monthly, fortnightly = Rhythm(start=date(2026, 1, 5), months=1), Rhythm(start=date(2026, 1, 5), weeks=2)
    assert not_sure_words(monthly) == not_sure_words(None) == "Not sure this month"
    assert not_sure_words(fortnightly) == "Not sure this time"
    assert life_question(monthly) == "What did life bring this month?"
    assert life_question(fortnightly) == "What did life bring this time?"
