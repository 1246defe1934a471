"""The sentences of goals: one phrase for each state, and none that contradicts its numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.test_labels import RULED_OUT
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.progress import Verdict, goal_numbers
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.rhythm import step_from
from workbook.domain.signal import Signal
from workbook.domain.therapy import Rhythm, Therapy
from workbook.services.texts import goal_fact, goal_sentence, goal_texts, overall_sentence

START = date(2026, 1, 6)
MONTHLY = Rhythm(start=START, months=1)
RATED_AFTER_THE_DATE = date(2026, 1, 20)


def goal(
    *,
    target: int = 8,
    target_date: date | None = date(2026, 12, 6),
    status: GoalStatus = GoalStatus.ACTIVE,
    closed_on: date | None = None,
) -> Goal:
    version = GoalVersion(start=START, title="Meet a friend", target=target, target_date=target_date)
    return Goal(id="g", status=status, created_on=START, closed_on=closed_on, versions=(version,))


def rated(values: Sequence[int], *, first: date = START, version: int = 1) -> list[Rating]:
    return [
        Rating(
            id=f"{version}-{index}",
            goal="g",
            version=version,
            on=step_from(first, MONTHLY, index) if index else first,
            kind=RatingKind.CHECKIN if index else RatingKind.BASELINE,
            value=value,
        )
        for index, value in enumerate(values)
    ]


def said(values: Sequence[int], *, on: date = date(2026, 11, 1), of: Goal | None = None) -> str:
    return goal_sentence(of or goal(), rated(values), on)


FALLING = (
    "Ratings do fall at times, also when therapy helps. "
    "You can bring this to the next session, or get in touch before then."
)
SLIPS = "Slips after reaching a goal are common. What helped in {when} may help again."


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([], "No rating yet."),
        ([3], "One rating so far: 3. Too few to say more."),
        ([3, 4], "Two ratings so far: 3 and 4. Too few to say more."),
        ([6, 3], "Two ratings so far: 6 and 3. Too few to say more."),
        ([2, 3, 4, 5], "From 2 in January to 5 in April, on the way to 8 by 6 December."),
        ([2, 4, 6, 8, 6, 6, 4], "From 2 in January to 4 in July, some movement towards 8."),
        ([3, 4, 3, 4, 3, 3, 4], "Between 3 and 4 since January."),
        ([3, 3, 3, 3, 3, 3, 3], "At 3 since January."),
        ([6, 6, 5, 5, 5, 4, 4], f"From 6 in January to 4 in July. {FALLING}"),
        ([2, 5, 8, 8], "At your target of 8 in the last two ratings."),
        ([2, 5, 8, 9], "At your target of 8 or above in the last two ratings."),
        ([4, 8, 8, 8, 5, 5], f"You were at 8 in April; now 5. {SLIPS.format(when='April')}"),
        ([8, 8, 8], "Holding at 8 since January."),
        ([8, 9, 8], "Holding at 8 or above since January."),
        ([9, 7, 8], "Between 7 and 9 since January."),
        ([8, 8, 6, 6], f"You were at 8 in February; now 6. {SLIPS.format(when='February')}"),
        ([8], "One rating so far: 8. Too few to say more."),
    ],
)
def test_one_phrase_for_each_state(values: list[int], sentence: str) -> None:
    assert said(values) == sentence


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([9, 9, 6], "From 9 in January to 6 in March."),
        ([2, 8, 8, 5, 5], "From 2 in January to 5 in May."),
        ([3, 5, 7, 5, 3, 2, 3], "From 3 in January to 3 in July."),
        ([7, 6, 4], "From 7 in January to 4 in March."),
        ([0, 2, 1, 2, 2, 1, 3], "From 0 in January to 3 in July."),
        ([2, 5, 8], "From 2 in January to 8 in March."),
    ],
)
def test_numbers_and_dates_alone_where_change_and_signal_differ(values: list[int], sentence: str) -> None:
    assert said(values) == sentence


def test_some_movement_in_the_half_year_of_the_course() -> None:
    half_year = goal(target_date=date(2026, 7, 6))
    assert said([3, 3, 4, 4, 4, 5, 5], of=half_year, on=date(2026, 7, 6)) == (
        "From 3 in January to 5 in July, some movement towards 8."
    )


def test_years_and_days_are_named_where_they_are_needed() -> None:
    late = goal(target_date=date(2027, 6, 1))
    assert said([2, 3, 4, 5], on=date(2027, 2, 1), of=late) == (
        "From 2 in January 2026 to 5 in April 2026, on the way to 8 by 1 June."
    )
    days = [START, START + timedelta(days=9), START + timedelta(days=20)]
    ratings = [
        Rating(id=str(day), goal="g", version=1, on=day, kind=RatingKind.CHECKIN, value=value)
        for day, value in zip(days, (2, 2, 3), strict=True)
    ]
    near = goal(target_date=date(2026, 12, 6))
    assert goal_sentence(near, ratings, date(2026, 2, 1)).startswith("From 2 on 6 January to 3 on 26 January, on the")


def test_reached_by_the_last_rating_after_the_date() -> None:
    gone = goal(target_date=RATED_AFTER_THE_DATE)
    assert said([3, 8], of=gone) == "At your target of 8 in the last rating."
    assert said([3, 9], of=gone) == "Above your target of 8 in the last rating."


@pytest.mark.parametrize(
    ("status", "words"),
    [(GoalStatus.REACHED, "reached"), (GoalStatus.CONTENT, "fine as it is"), (GoalStatus.SET_ASIDE, "set aside")],
)
def test_closed_goals(status: GoalStatus, words: str) -> None:
    closed = goal(status=status, closed_on=date(2026, 4, 14))
    assert said([4, 5, 6], of=closed) == f"From 4 in January to 6 in March. Closed on 14 April 2026, {words}."
    assert said([4], of=closed) == f"One rating: 4 in January. Closed on 14 April 2026, {words}."
    assert said([], of=closed) == f"Closed on 14 April 2026, {words}."
    assert said([4, 5, 6, 9, 9, 9], of=closed) == said([4, 5, 6, 9], of=closed)


def remarks(
    values: Sequence[int],
    of: Goal,
    *,
    on: date = date(2026, 11, 1),
    therapy_start: date | None = None,
    therapy_end: date | None = None,
) -> tuple[str, ...]:
    therapy = Therapy(therapy_start=therapy_start, therapy_end=therapy_end)
    return goal_texts(of, rated(values), on, therapy=therapy).remarks


def test_a_large_change_has_its_caution() -> None:
    caution = "Moves of 1 or 2 often come and go."
    far = goal(target_date=None)
    assert caution in remarks([2, 5], far)
    assert caution in remarks([6, 3], far)
    assert caution not in remarks([2, 4], far)
    assert caution not in remarks([2], far)


def test_a_date_gone_by_is_an_open_question() -> None:
    gone = goal(target_date=date(2026, 7, 1))
    question = "The date you set, 1 July, has gone by. Another date, or a smaller step?"
    assert question in remarks([2, 3, 4, 5], gone)
    assert question in remarks([], gone)
    assert "by 1 July" not in said([2, 3, 4, 5, 5, 6, 6], of=gone)
    assert question not in remarks([2, 3, 4, 5], gone, on=date(2026, 7, 1))
    assert question not in remarks([2, 5, 8, 8], gone)
    closed = goal(target_date=date(2026, 7, 1), status=GoalStatus.CONTENT, closed_on=date(2026, 9, 1))
    assert question not in remarks([2, 3, 4, 5], closed)


def test_after_the_end_of_therapy_a_date_gone_by_asks_for_no_other() -> None:
    gone = goal(target_date=date(2026, 7, 1))
    assert remarks([2, 3], gone, on=date(2026, 8, 1), therapy_end=date(2026, 8, 1)) == (
        "The date you set, 1 July, has gone by.",
    )
    (question,) = remarks([2, 3], gone, on=date(2026, 8, 1), therapy_end=date(2026, 8, 2))
    assert question.endswith("Another date, or a smaller step?")


def test_a_late_start_is_named() -> None:
    late = [*rated([2, 3], first=date(2026, 4, 2))]
    texts = goal_texts(goal(), late, date(2026, 11, 1), therapy=Therapy(therapy_start=date(2026, 1, 5)))
    assert texts.remarks == ("First rated on 2 April, 3 months into therapy; change before that is not shown.",)
    assert remarks([2, 3], goal(), therapy_start=date(2025, 12, 6)) == ()
    assert remarks([2, 3], goal(), therapy_start=date(2025, 12, 5)) == (
        "First rated on 6 January, 1 month into therapy; change before that is not shown.",
    )


def test_a_new_wording_counts_from_its_own_start() -> None:
    second = GoalVersion(version=2, start=date(2026, 4, 14), title="Meet two friends", target_date=date(2026, 12, 6))
    reworded = Goal(id="g", status=GoalStatus.ACTIVE, created_on=START, versions=(goal().versions[0], second))
    ratings = [*rated([2, 8, 8]), *rated([2, 3, 4], first=date(2026, 4, 14), version=2)]
    texts = goal_texts(reworded, ratings, date(2026, 7, 1), therapy=Therapy(therapy_start=START))
    assert texts.sentence == "From 2 in April to 4 in June, on the way to 8 by 6 December."
    assert texts.remarks == ("New wording on 14 April.",)
    assert goal_sentence(reworded, rated([2, 8, 8]), date(2026, 7, 1)) == "No rating of this wording yet."


def test_gaps_are_named() -> None:
    texts = goal_texts(goal(), rated([2, 3]), date(2026, 6, 1), gaps=(date(2026, 3, 6), date(2026, 4, 6)))
    assert texts.remarks == ("No check-in in March and April.",)


def test_the_trend_is_told_where_it_agrees() -> None:
    assert "About +0.8 a month." in remarks([2, 3, 3, 4, 5, 6], goal(), on=date(2026, 7, 1))
    assert "About −0.3 a month." in remarks([6, 6, 5, 5, 5, 4, 4], goal(), on=date(2026, 8, 1))
    assert remarks([3, 3, 3, 3, 4, 4], goal(target_date=date(2026, 7, 6)), on=date(2026, 7, 1)) == ()
    assert not [each for each in remarks([3, 3, 3, 3, 3], goal()) if each.startswith("About")]


def test_only_my_counted_ratings_are_told() -> None:
    others = [
        Rating(
            id="t", goal="g", version=1, on=date(2026, 5, 1), kind=RatingKind.SESSION, rater=Rater.THERAPIST, value=1
        ),
        Rating(id="x", goal="g", version=1, on=date(2026, 5, 2), kind=RatingKind.EXTRA, value=0),
    ]
    assert goal_sentence(goal(), [*rated([2, 3, 4, 5]), *others], date(2026, 6, 1)) == said([2, 3, 4, 5])


EXPECTED_SHAPE = {
    Signal.ON_COURSE: r"on the way to",
    Signal.BETWEEN: r"some movement towards",
    Signal.NOT_MOVING: r"^(Between \d+ and \d+|At \d+) since",
    Signal.MOVING_AWAY: r"Ratings do fall",
    Signal.REACHED: r"our target of 8",
    Signal.SLIPPED: r"^You were at",
    Signal.HOLDING: r"^(Holding|Between|At)",
}
RISING = {Signal.ON_COURSE, Signal.BETWEEN, Signal.REACHED}
FALLING_SIGNALS = {Signal.MOVING_AWAY, Signal.SLIPPED}


def differ(signal: Signal, verdict: Verdict) -> bool:
    if verdict is Verdict.RELIABLE_IMPROVEMENT:
        return signal in FALLING_SIGNALS or signal is Signal.NOT_MOVING
    if verdict is Verdict.RELIABLE_DETERIORATION:
        return signal not in FALLING_SIGNALS
    return False


@pytest.mark.parametrize(
    ("values", "years", "expected"),
    [
        ([2, 2, 3, 4, 4], 1, "About +0.2 a month."),
        ([2, 2, 3, 4, 4], 2, "Up by less than 0.1 a month."),
        ([2, 2, 3, 4, 4], 4, "Up by less than 0.1 a month."),
        ([6] * 13 + [5] * 13 + [4] * 13 + [3] * 10, 4, "Down by less than 0.1 a month."),
    ],
)
def test_a_trend_slower_than_a_tenth_is_told_as_that(values: list[int], years: int, expected: str) -> None:
    """Two points in one year are 0.17 a month, in two 0.08, in four 0.04."""
    last = date(2026 + years, 1, 6)
    each = (last - START) / (len(values) - 1)
    ratings = [replace(rating, on=START + each * number) for number, rating in enumerate(rated(values))]
    of = goal(target_date=last + timedelta(days=900))
    slope = goal_numbers(of, ratings, last).trend_per_month
    assert slope is not None
    assert (abs(slope) < 0.1) is ("less than" in expected)
    assert expected in goal_texts(of, ratings, last).remarks


def test_every_combination_of_status_signal_verdict_and_gaps() -> None:
    """Go through every short history; each combination that can occur gets the phrase of its state or numbers alone."""
    closed = goal(status=GoalStatus.SET_ASIDE, closed_on=date(2026, 10, 1))
    on = date(2026, 11, 1)
    seen = set()
    histories = [*product(range(11), repeat=3), *product((0, 3, 5, 8, 10), repeat=5)]
    for index, values in enumerate(histories):
        of, gaps = (closed if index % 7 == 0 else goal()), ((date(2026, 7, 6),) if index % 2 else ())
        ratings = rated(values)
        numbers = goal_numbers(of, ratings, on)
        texts = goal_texts(of, ratings, on, gaps=gaps)
        assert numbers.signal is not None
        assert ("No check-in in July." in texts.remarks) == bool(gaps)
        if of is closed:
            assert texts.sentence.endswith("Closed on 1 October 2026, set aside.")
            continue
        seen.add((numbers.signal, numbers.verdict))
        alone = re.fullmatch(r"From \d+ in \w+ to \d+ in \w+\.", texts.sentence) is not None
        if differ(numbers.signal, numbers.verdict):
            assert alone, (values, texts.sentence)
        elif not alone:
            assert re.search(EXPECTED_SHAPE[numbers.signal], texts.sentence), (values, texts.sentence)
        else:
            assert numbers.signal in RISING | FALLING_SIGNALS
    assert {signal for signal, _ in seen} == set(Signal) - {Signal.TOO_EARLY}
    assert sum(differ(*each) for each in seen) >= 3


@given(
    values=st.lists(st.integers(0, 10), max_size=12),
    target=st.integers(0, 10),
    days=st.integers(-400, 900),
    dated=st.booleans(),
)
def test_no_sentence_contradicts_its_numbers(values: list[int], target: int, days: int, dated: bool) -> None:
    of = goal(target=target, target_date=START + timedelta(days=days) if dated else None)
    on = step_from(START, MONTHLY, len(values) + 1)
    therapy = Therapy(therapy_start=START - timedelta(days=abs(days)))
    texts = goal_texts(of, rated(values), on, therapy=therapy)
    sentence = texts.sentence
    assert not RULED_OUT.search(" ".join([sentence, *texts.remarks]))
    assert "  " not in sentence
    if match := re.match(r"From (\d+) (?:in|on) .* to (\d+) (?:in|on) ", sentence):
        assert (int(match[1]), int(match[2])) == (values[0], values[-1])
    if "on the way" in sentence or "movement towards" in sentence:
        assert values[0] < values[-1] < target
    if trend := re.search(r"About [+−][\d.]+ a month|(Up|Down) by less than 0.1", " ".join(texts.remarks)):
        assert (values[-1] > values[0]) == trend[0].startswith(("About +", "Up"))
        assert len(values) >= 5
        assert not re.match(r"Between|You were at|Holding", sentence)
    if "Ratings do fall" in sentence:
        assert values[-1] < values[0]
    if match := re.match(r"Between (\d+) and (\d+) since", sentence):
        assert (int(match[1]), int(match[2])) == (min(values), max(values))
    if match := re.match(r"(?:Holding at|At) (\d+) since", sentence):
        assert set(values) == {int(match[1])}
    if match := re.match(r"Holding at (\d+) or above", sentence):
        assert min(values) == int(match[1]) >= target
    if "At your target" in sentence or "Above your target" in sentence:
        assert values[-1] >= target
    if "last two ratings" in sentence:
        assert min(values[-2:]) >= target
    if match := re.match(r"You were at (\d+) .*; now (\d+)\.", sentence):
        assert int(match[2]) == values[-1] < target <= int(match[1])
        assert int(match[1]) in values
    if len(values) < 3:
        assert not sentence.startswith("From")


@given(values=st.lists(st.integers(0, 10), min_size=3, max_size=12))
def test_a_fact_has_the_latest_number_or_its_range(values: list[int]) -> None:
    fact = goal_fact(goal(), rated(values), date(2027, 6, 1))
    assert str(values[-1]) in re.findall(r"\d+", fact) or fact.startswith("between")


def test_all_goals_in_one_sentence() -> None:
    other = {"up": [2, 5], "still": [3, 4], "down": [6, 3], "new": [4]}
    numbers = [goal_numbers(goal(), rated(values), date(2026, 6, 1)) for values in other.values()]
    assert overall_sentence(numbers) == (
        "Of 4 active goals, 1 went up by 3 or more, 1 moved by 2 or less, 1 went down by 3 or more, "
        "1 had fewer than two ratings."
    )
    assert overall_sentence(numbers[:1]) == "Of 1 active goal, 1 went up by 3 or more."
    assert overall_sentence([]) == "No active goal."
