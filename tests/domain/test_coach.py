"""The coach on statements of our own, on the ones it was tuned with, and on the fields of the editor."""

from datetime import date

import pytest

from workbook.domain.coach import LABELS, Rules, load_rules, review, review_version
from workbook.domain.goal import Anchors, Clue, GoalVersion, Levels
from workbook.resources import resource

TODAY = date(2026, 8, 6)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(resource("coach", "en.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("I want to feel happier", set()),
        ("Walk to the library twice a week by the end of March", {"measurable", "time_bound", "specific"}),
        ("stop shouting at the dog", {"specific", "avoidance"}),
        ("I want my brother to call me", {"others", "specific"}),
        ("always be perfect", {"absolute"}),
        ("After ten years of this I just want some peace", set()),
        ("Swim on Tuesdays and phone my aunt once a month", {"measurable", "specific", "multiple"}),
    ],
)
def test_labels(rules: Rules, text: str, labels: set[str]) -> None:
    found = {label.value for label in review(text, rules).found}
    assert found - {"measurable"} == labels - {"measurable"}
    if "measurable" in labels:
        assert "measurable" in found


def test_labels_are_seven_booleans(rules: Rules) -> None:
    assert list(review("Sleep", rules).labels()) == [label.value for label in LABELS]


def test_an_empty_statement_shows_nothing(rules: Rules) -> None:
    assert review("  \n", rules).found == frozenset()
    assert review("", rules).hints == ()


@pytest.mark.parametrize("text", ["", "?", "🙂" * 200, "x" * 20_000, "ق" * 500, "a, b; c. d\n\ne"])
def test_any_text_is_taken(rules: Rules, text: str) -> None:
    assert set(review(text, rules).labels()) == {label.value for label in LABELS}


def _clues(version: GoalVersion, rules: Rules, reassessment: date | None = None) -> set[Clue]:
    return {hint.clue for hint in review_version(version, rules, TODAY, reassessment).hints}


def test_form_hints(rules: Rules) -> None:
    version = GoalVersion(
        start=TODAY,
        statement="Meet a friend once a week",
        amount="1",
        target_date=date(2026, 7, 1),
        anchors=Anchors(zero="Same", ten="same "),
        levels=Levels(much_less="1 time", less="3 times", expected="2 times", more="2 times"),
    )
    found = _clues(version, rules)
    assert {Clue.DATE_PAST, Clue.UNIT_MISSING, Clue.ANCHORS_SAME, Clue.LEVELS_OVERLAP, Clue.LEVELS_ORDER} <= found


def test_a_date_after_the_reassessment(rules: Rules) -> None:
    version = GoalVersion(start=TODAY, statement="Meet a friend once a week", target_date=date(2026, 12, 1))
    assert Clue.DATE_AFTER_REASSESSMENT in _clues(version, rules, date(2026, 11, 1))
    assert Clue.DATE_AFTER_REASSESSMENT not in _clues(version, rules, date(2026, 12, 1))


def test_a_dismissed_hint_stays_away(rules: Rules) -> None:
    version = GoalVersion(start=TODAY, statement="Stop biting my nails", dismissed_hints=(Clue.AVOIDANCE,))
    assert Clue.AVOIDANCE not in _clues(version, rules)


def test_all_or_nothing_looks_at_ten_and_not_at_zero(rules: Rules) -> None:
    zero = GoalVersion(start=TODAY, statement="Meet a friend", anchors=Anchors(zero="I never go out"))
    ten = GoalVersion(start=TODAY, statement="Meet a friend", anchors=Anchors(ten="I never stay in"))
    assert Clue.ABSOLUTE not in _clues(zero, rules)
    assert Clue.ABSOLUTE in _clues(ten, rules)
