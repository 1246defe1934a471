"""Every choice has words, every item a text, and none of them says a word we do not use."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import pytest

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.goal import Area, CouldHurt, GoalStatus
from workbook.domain.rating import Rater, RatingKind
from workbook.domain.reassessment import GROUPS, Agreed, Decision, Group, InTheWay, Page, PrivateKind, Step
from workbook.domain.therapy import EventKind
from workbook.services.days import full_day, listed, months, near_day, near_month, period
from workbook.services.in_the_way import item_question, item_text, not_safe_page, said_before
from workbook.services.labels import label, level_label, statement_ends, step_question

KINDS: list[type[StrEnum]] = [
    GoalStatus,
    Area,
    CouldHurt,
    Statement,
    Practice,
    Pressure,
    EventKind,
    RatingKind,
    Rater,
    Step,
    Decision,
    Agreed,
    Group,
    PrivateKind,
    Page,
]
RULED_OUT = re.compile(
    r"\b(should|must|please|sorry|invalid|failed|worse|only|streak|significant\w*|p-values?)\b", re.IGNORECASE
)
TODAY = date(2026, 8, 17)


def all_words() -> Iterable[str]:
    for kind in KINDS:
        yield from (label(member) for member in kind)
    yield from (statement_ends(statement) for statement in Statement)
    yield from (level_label(level) for level in range(-2, 3))
    yield from (step_question(step) for step in Step)
    yield from not_safe_page()
    for item in InTheWay:
        yield item_text(item)
        yield item_question(item) or "-"
        yield item_question(item, "The worksheet") or "-"


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_has_its_own_words(kind: type[StrEnum]) -> None:
    words = [label(member) for member in kind]
    assert all(words)
    assert len(set(words)) == len(words)


def test_no_ruled_out_word() -> None:
    assert [text for text in all_words() if RULED_OUT.search(text)] == []


def test_every_item_in_a_group_but_not_safe_becomes_a_question() -> None:
    without = {item for item in InTheWay if item_question(item) is None}
    assert without == {InTheWay.NOT_SAFE, InTheWay.NOTHING_NOW}
    assert {item for items in GROUPS.values() for item in items} == set(InTheWay) - {InTheWay.NOTHING_NOW}


def test_what_did_not_feel_safe_is_never_sent_back_to_the_therapist_first() -> None:
    said = " ".join(not_safe_page())
    assert "You need not start with your therapist." in said
    for somebody in ("a person you trust", "your doctor", "the service", "registers therapists", "Get help now"):
        assert somebody in said
    assert not re.search(r"talk (to|with) your therapist", said)


def test_a_question_names_the_tool() -> None:
    assert item_question(InTheWay.TOOL_UNHELPFUL, "The diary {daily}") == (
        "“The diary {daily}” does not help me so far. Could we change it or try another?"
    )
    assert "tool" in (item_question(InTheWay.TOOL_UNHELPFUL) or "")


def check_in(month: int, *pressures: Pressure, missed: int | None = None, **answers: int | None) -> CheckIn:
    return CheckIn(
        id=str(month),
        on=date(2026, month, 5),
        complete=True,
        pressures=pressures,
        sessions_missed=missed,
        statements={Statement(name): answer for name, answer in answers.items()},
    )


@pytest.mark.parametrize(
    ("item", "check_ins", "said"),
    [
        (
            InTheWay.JOB,
            [check_in(7, Pressure.WORK), check_in(6, Pressure.WORK)],
            "Ticked in June and July.",
        ),
        (InTheWay.OWN_STATE, [check_in(6, Pressure.FEELINGS)], "Ticked in June."),
        (InTheWay.TOO_LITTLE_SUPPORT, [check_in(6, Pressure.ALONE)], "Ticked in June."),
        (InTheWay.RELATIONSHIP, [check_in(6, Pressure.FAMILY)], "Ticked in June."),
        (InTheWay.RELATIONSHIP, [check_in(6, Pressure.RELATIONSHIP, Pressure.FAMILY)], "Ticked in June."),
        (InTheWay.HOUSING, [check_in(6, Pressure.MONEY)], None),
        (
            InTheWay.RELUCTANT_TO_GO,
            [check_in(6, dread=3), check_in(7, dread=2)],
            "Answers in June pointed this way.",
        ),
        (InTheWay.NO_CONNECTION, [check_in(6, connection=1)], "Answers in June pointed this way."),
        (InTheWay.NO_CONNECTION, [check_in(6, connection=2)], None),
        (InTheWay.GOALS_NOT_WORKED_ON, [check_in(6, needs=0)], "Answers in June pointed this way."),
        (InTheWay.GOALS_NOT_WORKED_ON, [check_in(6, needs=None)], None),
        (
            InTheWay.MISSING_SESSIONS,
            [check_in(6, missed=2), check_in(7, missed=0)],
            "Missed sessions noted in June.",
        ),
        (InTheWay.PACE, [check_in(6, *Pressure)], None),
    ],
)
def test_what_earlier_check_ins_said(item: InTheWay, check_ins: list[CheckIn], said: str | None) -> None:
    assert said_before(item, check_ins, TODAY) == said


def test_days_in_words() -> None:
    assert full_day(date(2026, 8, 6)) == "6 August 2026"
    assert near_day(date(2026, 8, 6), TODAY) == "6 August"
    assert near_day(date(2025, 8, 6), TODAY) == "6 August 2025"
    assert near_month(date(2025, 12, 6), TODAY) == "December 2025"
    assert period(date(2026, 1, 6), TODAY) == "6 January to 17 August 2026"
    assert period(date(2025, 1, 6), TODAY) == "6 January 2025 to 17 August 2026"
    assert months([date(2026, 6, 1), date(2026, 6, 30), date(2026, 7, 1)], TODAY) == "June and July"
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_being_alone_with_things_is_called_the_same_in_a_check_in_and_in_what_may_be_in_the_way() -> None:
    assert item_text(InTheWay.TOO_LITTLE_SUPPORT) == label(Pressure.ALONE)
