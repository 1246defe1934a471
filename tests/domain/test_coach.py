"""The coach on statements of our own, on the ones it was tuned with, and on the fields of the editor."""

import json
import re
from datetime import date
from itertools import pairwise

import pytest

from benchmarks.coach import agreement
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


@pytest.mark.parametrize(
    "statement",
    [
        "I want to walk to the library twice a week by the end of March",
        "Phone my sister every Sunday evening before Christmas",
        "By June, cook from scratch twice a week",
        "Go to the Tuesday choir at least three times before half term",
        "Take three slow breaths before I answer my son, nine times out of ten",
        "Meet a friend for coffee once a fortnight",
        "Stay at a party for an hour before the end of the month",
        "Feel calm when I go to the dentist in May",
        "Sleep with the light off five nights a week by my birthday",
    ],
)
def test_a_clue_found_while_typing_stays(rules: Rules, statement: str) -> None:
    words = statement.split()
    found = [review(" ".join(words[:end]), rules).found for end in range(1, len(words) + 1)]
    assert all(before <= after for before, after in pairwise(found))


@pytest.mark.parametrize("begun", ["Walk", "I want to walk", "I want to walk to the", "By June, cook", "Visit my"])
def test_a_verb_alone_is_not_specific_yet(rules: Rules, begun: str) -> None:
    assert not {Clue.SPECIFIC, Clue.MEASURABLE} & review(begun, rules).found


def test_labels_are_seven_booleans(rules: Rules) -> None:
    assert list(review("Sleep", rules).labels()) == [label.value for label in LABELS]


def test_an_empty_statement_shows_nothing(rules: Rules) -> None:
    assert review("  \n", rules).found == frozenset()
    assert review("", rules).hints == ()


@pytest.mark.parametrize("text", ["", "?", "🙂" * 200, "x" * 20_000, "ق" * 500, "a, b; c. d\n\ne"])
def test_any_text_is_taken(rules: Rules, text: str) -> None:
    assert set(review(text, rules).labels()) == {label.value for label in LABELS}


@pytest.mark.parametrize(
    "name",
    [
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "several"),
    ],
)
def test_agreement_with_the_statements_of_our_own(rules: Rules, name: str) -> None:
    path = resource("..", "tests", "domain", "coach", f"{name}.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    low = {label.value: seen.f1 for label, seen in agreement(rows, rules).items() if seen.f1 < 0.85}
    assert low == {}


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "my ",
        "by the ",
        "i want to ",
        "and ",
        "1 ",
        "less ",
        "instead of ",
        "by my sister's ",
        "x\n",
        "every ",
        "x, ",
    ],
)
def test_long_texts_are_read_to_their_end(rules: Rules, piece: str) -> None:
    """A rule that goes back over its text again and again would not come to an end here (speed: benchmarks/coach)."""
    endless = (piece * 20_000)[:19_960]
    assert Clue.OTHERS in review(f"I want my brother to call me. {endless}", rules).found


@pytest.mark.parametrize(
    ("text", "clue", "example"),
    [
        ("Swim at the pool", Clue.MEASURABLE, "Swim at the pool, once a week"),
        ("Swim at the pool twice a week.", Clue.TIME_BOUND, "Within three months: Swim at the pool twice a week"),
        ("Feel calmer", Clue.SPECIFIC, "Feel calmer when …"),
        ("I want to stop shouting at the dog", Clue.AVOIDANCE, "Instead of shouting at the dog, I will …"),
        (
            "Swim on Tuesdays and ring my aunt once a month",
            Clue.MULTIPLE,
            "1: Swim on Tuesdays · 2: ring my aunt once a month",
        ),
        ("always be calm on the bus", Clue.ABSOLUTE, "Most of the time be calm on the bus"),
        ("I want my brother to call me", Clue.OTHERS, "Tell my brother what I would like"),
        ("I want my brother to stop teasing me", Clue.OTHERS, None),
    ],
)
def test_examples_are_made_from_the_sentence(rules: Rules, text: str, clue: Clue, example: str | None) -> None:
    assert {hint.clue: hint.example for hint in review(text, rules).hints}[clue] == example


def test_a_hint_is_kind_and_one_for_a_label(rules: Rules) -> None:
    seen = review("i never ever want to be sad or anxious again", rules)
    clues = [hint.clue for hint in seen.hints]
    assert len(clues) == len(set(clues))
    told = {hint.clue: hint.message for hint in seen.hints}[Clue.ABSOLUTE]
    assert '"never"' in told


def test_what_the_coach_says_has_none_of_the_words_that_are_ruled_out(rules: Rules) -> None:
    told = " ".join([*rules.hints.values(), *rules.examples.values(), *rules.softer.values()]).lower()
    ruled_out = {"should", "must", "please", "sorry", "invalid", "failed", "worse", "only", "streak"}
    assert ruled_out & set(re.findall(r"\w+", told)) == set()
    assert {clue.value for clue in Clue} == set(rules.hints)


def test_the_story_does_not_count(rules: Rules) -> None:
    story = "My wife says I never listen and I have been like this for 20 years. I want to feel close to her."
    assert review(story, rules).found == frozenset()


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


def test_levels_that_rise_are_in_order(rules: Rules) -> None:
    levels = Levels(much_less="No walk", less="1 walk", expected="2 walks", more="3 walks", much_more="4 walks")
    assert not {Clue.LEVELS_ORDER, Clue.LEVELS_OVERLAP} & _clues(GoalVersion(start=TODAY, levels=levels), rules)


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
    told = {hint.clue: hint.message for hint in review_version(ten, rules, TODAY).hints}
    assert '"never"' in told[Clue.ABSOLUTE]
    assert Clue.ABSOLUTE in _clues(ten, rules)
