"""The starters: how many, how complete, what the coach says to them, and how a goal begins from one."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest

from workbook.domain.coach import Rules, load_rules, review_version
from workbook.domain.goal import Area, Clue, GoalVersion
from workbook.resources import resource
from workbook.services.goal_sentence import answered
from workbook.services.starters import Starter, as_version, in_area, load_starters, search

TODAY = date(2026, 8, 31)
STARTERS = load_starters(resource("starters", "en.toml").read_text(encoding="utf-8"))
NOT_IN_THE_PROGRAM = r"\b(?:should|must|please|sorry|invalid|failed|worse|only|streak)\b"
NOT_IN_A_STARTER = r"\b(?:weigh\w*|calori\w*|diet\w*|tablets?|pills?|dose|medicine|medication|trauma\w*|confront\w*)\b"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resource("coach", "en.toml").read_text(encoding="utf-8"))


def test_each_area_has_eight() -> None:
    assert {area: len(in_area(STARTERS, area)) for area in Area} == dict.fromkeys(Area, 8)
    assert len({starter.id for starter in STARTERS}) == len({starter.title for starter in STARTERS}) == 64


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.id)
def test_a_starter_is_complete_and_the_coach_has_nothing_to_add(starter: Starter, rules: Rules) -> None:
    amount = (starter.amount, starter.unit, starter.every)
    assert all(amount) if starter.event is None else not any(amount)
    either = {"amount", "unit", "every", "event"}
    assert all(getattr(starter, field.name) for field in fields(starter) if field.name not in either)
    assert all(starter.levels.by_level().values())
    assert all((starter.anchors.zero, starter.anchors.five, starter.anchors.ten))
    seen = review_version(as_version(starter, TODAY), rules, TODAY)
    assert seen.hints == ()
    assert seen.found == {Clue.MEASURABLE, Clue.TIME_BOUND, Clue.SPECIFIC}


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.id)
def test_the_sentence_made_from_a_starter_reads_well_and_passes_too(starter: Starter, rules: Rules) -> None:
    made = answered(GoalVersion(start=TODAY), replace(as_version(starter, TODAY), statement=None))
    assert made.statement is not None
    assert re.search(r"\b(?:with|when|and|while) (?!I\b)[A-Z]", made.statement) is None
    assert review_version(made, rules, TODAY).hints == ()


def test_words_that_are_ruled_out() -> None:
    text = resource("starters", "en.toml").read_text(encoding="utf-8")
    told = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert re.findall(NOT_IN_THE_PROGRAM, told, re.IGNORECASE) == []
    assert re.findall(NOT_IN_A_STARTER, told, re.IGNORECASE) == []


def test_search_finds_each_word_and_puts_titles_first() -> None:
    found = search(STARTERS, "Friends EVENINGS")
    assert found[0].id == "relationships-friends"
    found = search(STARTERS, "walk")
    assert found[0].id == "coping-walk"
    assert {"coping-walk", "relationships-friends"} <= {starter.id for starter in found}
    assert search(STARTERS, "zebra") == ()
    assert search(STARTERS, "  ") == STARTERS


def test_a_version_from_a_starter() -> None:
    starter = next(starter for starter in STARTERS if starter.id == "feelings-fear-lift")
    version = as_version(starter, TODAY)
    assert (version.start, version.target_date, version.starter) == (TODAY, date(2026, 12, 31), starter.id)
    assert as_version(replace(starter, months=6), TODAY).target_date == date(2027, 2, 28)
    assert (version.importance, version.confidence, version.in_my_hands, version.could_hurt) == (None,) * 4
    assert (version.statement, version.anchors, version.levels) == (starter.statement, starter.anchors, starter.levels)


def test_the_mark_goes_with_the_first_change() -> None:
    version = as_version(STARTERS[0], TODAY)
    assert answered(version, replace(version, importance=7)).starter == STARTERS[0].id
    assert answered(version, replace(version, statement="Breathe")).starter is None
    assert answered(version, replace(version, anchors=replace(version.anchors, ten="Slow breath"))).starter is None
