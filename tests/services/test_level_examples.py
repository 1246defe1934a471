"""Examples for the five levels: one part changes, the order holds."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.goal import GoalVersion
from workbook.services.goal_sentence import goal_sentence
from workbook.services.level_examples import level_examples

WALK = GoalVersion(start=date(2026, 1, 5), activity="walk", unit="minutes", every="day")


def test_nothing_is_suggested_without_a_sentence() -> None:
    assert level_examples(GoalVersion(start=date(2026, 1, 5), amount="30", target_date=date(2027, 1, 1))) == {}


def test_the_amount_is_changed_where_there_is_one() -> None:
    examples = level_examples(replace(WALK, amount="30"))
    assert examples[-2] == "Walk for 10 minutes every day."
    assert examples[2] == "Walk for 50 minutes every day."


@given(st.integers(2, 1_000_000))
def test_amounts_rise_from_level_to_level_and_the_middle_is_the_goal(amount: int) -> None:
    version = replace(WALK, amount=str(amount))
    examples = level_examples(version)
    amounts = [int(examples[level].split()[2]) for level in range(-2, 3)]
    assert amounts == sorted(set(amounts))
    assert amounts[0] >= 0
    assert examples[0] == goal_sentence(version)


def test_the_date_is_changed_where_no_amount_can_be() -> None:
    examples = level_examples(replace(WALK, amount="1", unit="walk", target_date=date(2026, 8, 31)))
    assert examples[-1].endswith("by 30 September 2026.")
    assert examples[1].endswith("by 31 July 2026.")


@pytest.mark.parametrize("amount", [None, "1", "a few", "٣", "2.5", "99999999"])
def test_help_is_changed_where_neither_amount_nor_date_can_be(amount: str | None) -> None:
    examples = level_examples(replace(WALK, amount=amount, target_date=date(2026, 2, 1)))
    assert len(set(examples.values())) == 5
    assert "by myself" in examples[2]
