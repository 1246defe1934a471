"""What is worth bringing up, its reasons, and its rest after it has been talked about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.services.test_labels import RULED_OUT
from tests.services.test_summary import START, TODAY, WEEKLY, check_in, goal, rated
from workbook.domain.check_in import CheckIn, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.services.concerns import (
    Concern,
    concern,
    helped_all,
    is_resting,
    raise_sentence,
    statement_sentence,
    statements_that_stand_out,
    ticked_often,
)
from workbook.services.mark import Mark
from workbook.services.summary import Raise, summarise


def found(contents: Contents, on: date = TODAY) -> Concern | None:
    return concern(contents, summarise(contents, on))


def contents(values: list[int], *check_ins: CheckIn) -> Contents:
    return Contents(therapy=WEEKLY, goals=(goal(),), ratings=rated(values), check_ins=check_ins)


@pytest.mark.parametrize(
    ("raised", "sentence"),
    [
        (Raise.NONE, None),
        (Raise.EARLY, "These are early days."),
        (Raise.WORTH_RAISING, "This is worth raising."),
        (Raise.REASSESS, "It is time to look at it together."),
        (Raise.NEXT_SESSION, "Bring it to the next session, or get in touch before then."),
    ],
)
def test_one_sentence_for_each(raised: Raise, sentence: str | None) -> None:
    assert raise_sentence(raised) == sentence
    assert not RULED_OUT.search(sentence or "")


def test_nothing_to_raise() -> None:
    assert found(contents([2, 4, 6, 8, 8])) is None


def test_a_falling_goal_is_named_with_its_numbers() -> None:
    raised = found(contents([6, 6, 5, 4, 3]))
    assert raised is not None
    assert raised.raised is Raise.NEXT_SESSION
    assert raised.reasons == ("“Meet a friend”: from 6 in January to 3 in May.",)


def test_statements_are_named_on_their_own() -> None:
    raised = found(contents([2, 4, 6, 8, 8], check_in(30, after=3), check_in(60, after=4)))
    assert raised is not None
    assert raised.sentence == "Bring it to the next session, or get in touch before then."
    assert raised.reasons == (
        "“After sessions I feel low or shaken, and it does not settle”: "
        "from 3 in February to 4 in March, on a scale of 0 to 4.",
    )


def test_many_sessions_without_progress() -> None:
    raised = found(contents([3, 3, 3, 3], check_in(100, 14)))
    assert raised is not None
    assert raised.raised is Raise.REASSESS
    assert raised.reasons == ("“Meet a friend”: at 3 since January.", "After 14 sessions, no goal is on its way yet.")


def test_estimated_sessions_are_called_so() -> None:
    raised = found(contents([3, 3, 3, 3]))
    assert raised is not None
    assert raised.reasons[-1] == "After about 22 sessions, no goal is on its way yet."


def test_sessions_are_no_reason_when_a_goal_was_closed_well() -> None:
    closed = goal("closed", status=GoalStatus.REACHED, closed_on=START + timedelta(days=90))
    both = replace(contents([3, 3, 3, 3], check_in(100, 14)), goals=(goal(), closed))
    raised = found(both)
    assert raised is not None
    assert raised.raised is Raise.WORTH_RAISING
    assert raised.reasons == ("“Meet a friend”: at 3 since January.",)


def test_it_rests_until_a_further_change() -> None:
    first = found(contents([6, 6, 5, 4, 3]))
    assert first is not None
    marks = [Mark(id="talked_about", text=first.facts)]
    assert is_resting(first, marks)
    assert not is_resting(first, [])
    assert not is_resting(first, [Mark(id="another", text=first.facts)])
    later = found(contents([6, 6, 5, 4, 2]))
    assert later is not None
    assert not is_resting(later, marks)
    also = found(contents([6, 6, 5, 4, 3], check_in(60, dread=4)))
    assert also is not None
    assert not is_resting(also, marks)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ([], "“I dread going”: not answered yet."),
        ([2], "“I dread going”: 2 on a scale of 0 to 4, in January."),
        ([1, 3], "“I dread going”: from 1 in January to 3 in February, on a scale of 0 to 4."),
        ([1, 2, 3], "“I dread going”: from 1 in January to 3 in March, on a scale of 0 to 4."),
        ([3, 1, 3], "“I dread going”: from 1 in February to 3 in March, on a scale of 0 to 4."),
        ([2, 3, 3], "“I dread going”: from 2 in January to 3 in March, on a scale of 0 to 4."),
        ([3, 3, 3], "“I dread going”: 3 on a scale of 0 to 4, since January."),
        ([3, 2, 3, 3], "“I dread going”: 3 on a scale of 0 to 4, since March; 2 before."),
        ([2, 2, 3], "“I dread going”: from 2 in January to 3 in March, on a scale of 0 to 4."),
    ],
)
def test_statements_in_words(answers: list[int], sentence: str) -> None:
    check_ins = [check_in(number * 29, dread=answer) for number, answer in enumerate(answers)]
    assert statement_sentence(Statement.DREAD, check_ins, TODAY) == sentence


def test_what_a_statement_was_before_is_said_of_one_month_too() -> None:
    check_ins = [check_in(day, dread=answer) for day, answer in ((0, 3), (29, 1), (58, 3), (65, 3))]
    assert statement_sentence(Statement.DREAD, check_ins, TODAY) == (
        "“I dread going”: 3 on a scale of 0 to 4, in March; 1 before."
    )


def test_a_statement_stands_out_by_its_difficult_side_or_by_moving() -> None:
    calm = [check_in(0, dread=1, connection=3, needs=3, after=0), check_in(29, dread=1, connection=2, needs=3, after=1)]
    assert statements_that_stand_out(calm, TODAY) == ()
    moved = [check_in(0, connection=4), check_in(29, connection=2)]
    assert statements_that_stand_out(moved, TODAY) == (
        "“I feel connected and understood”: from 4 in January to 2 in February, on a scale of 0 to 4.",
    )
    skipped_since = [check_in(0, needs=0), check_in(29, dread=1)]
    assert statements_that_stand_out(skipped_since, TODAY) == ()


def test_pressures_ticked_often() -> None:
    check_ins = [
        replace(check_in(30 * number), pressures=pressures)
        for number, pressures in enumerate([(Pressure.MONEY,), (Pressure.WORK,), (), (Pressure.WORK, Pressure.LOSS)])
    ]
    assert ticked_often(check_ins, TODAY) == ("What life brought in February and April: “Work or study”.",)
    both = [replace(each, pressures=(Pressure.MONEY, Pressure.WORK)) for each in check_ins[1:]]
    assert ticked_often(both, TODAY) == (
        "What life brought in February, March and April: “Money” and “Work or study”.",
    )


def test_all_helped() -> None:
    assert helped_all(summarise(contents([2, 4, 6, 8, 8]), TODAY))
    assert not helped_all(summarise(contents([3, 3, 3, 3]), TODAY))
    assert not helped_all(summarise(Contents(therapy=WEEKLY), TODAY))
