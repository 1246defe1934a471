"""The summary of any workbook: it is printed, and its numbers agree with each other and with the rules."""

import contextlib
import io
import json
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.workbooks import workbooks
from workbook.cli import run
from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.domain.progress import Verdict
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.exchange.json_file import write_exchange
from workbook.services.example import example_contents
from workbook.services.summary import summarise, summary_json

EXAMPLE = example_contents(date(2026, 8, 6))
FIRST_DAY = min(each.on for each in EXAMPLE.ratings)
few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def histories(draw: st.DrawFn) -> Contents:
    """Return the example with arbitrary ratings of its goals instead of its own."""
    versions = [(goal, version) for goal in EXAMPLE.goals for version in goal.versions]
    ratings = [
        Rating(
            id=f"r{index}",
            goal=goal.id,
            version=version.version,
            on=FIRST_DAY + timedelta(days=draw(st.integers(-60, 900))),
            kind=draw(st.sampled_from(RatingKind)),
            rater=draw(st.sampled_from([Rater.ME, Rater.ME, Rater.ME, Rater.THERAPIST])),
            value=draw(st.none() | st.integers(0, 10)),
            level=draw(st.none() | st.integers(-2, 2)),
        )
        for index, (goal, version) in enumerate(draw(st.lists(st.sampled_from(versions), max_size=40)))
    ]
    return Contents(therapy=EXAMPLE.therapy, goals=EXAMPLE.goals, ratings=tuple(ratings), check_ins=EXAMPLE.check_ins)


def agree(contents: Contents, on: date) -> None:
    """Check that the numbers on a day agree with each other and with the ratings up to that day."""
    seen = summarise(contents, on)
    assert json.loads(json.dumps(summary_json(seen)))["on"] == on.isoformat()
    assert [each.id for each in seen.goals] == [
        goal.id for goal in contents.goals if goal.status is not GoalStatus.DRAFT and goal.created_on <= on
    ]
    for each in seen.goals:
        change = each.change
        assert (change is None) == (each.ratings < 2) == (each.verdict is Verdict.UNRATED)
        if each.latest is not None and each.baseline is not None and change is not None:
            assert change == each.latest - each.baseline
            assert (each.verdict is Verdict.RELIABLE_IMPROVEMENT) == (change >= 3)
            assert (each.verdict is Verdict.RELIABLE_DETERIORATION) == (change <= -3)
        assert (each.signal is None) == (each.baseline is None) == (each.ratings == 0)
        assert (each.trend_per_month is not None) <= (each.ratings >= 5)
        assert each.expected is None or 0 <= each.expected <= 10
    assert seen.gas_t is None or 0 < seen.gas_t < 100


@few
@given(histories(), st.integers(-90, 1000))
def test_numbers_of_any_history_agree(contents: Contents, day: int) -> None:
    agree(contents, FIRST_DAY + timedelta(days=day))


@few
@given(histories(), st.integers(-60, 900), st.randoms())
def test_neither_order_nor_what_comes_later_or_is_not_mine_matters(
    contents: Contents, day: int, chance: Random
) -> None:
    on = FIRST_DAY + timedelta(days=day)
    counted = {(each.goal, each.version, each.on): each for each in contents.ratings if each.on <= on and each.counts}
    kept = chance.sample(list(counted.values()), len(counted))
    alone = Contents(therapy=contents.therapy, goals=contents.goals, ratings=tuple(kept), check_ins=contents.check_ins)
    fields = ("ratings", "baseline", "latest", "change", "signal", "expected", "trend_per_month")
    for mine, whole in zip(summarise(alone, on).goals, summarise(contents, on).goals, strict=True):
        assert [getattr(mine, name) for name in fields] == [getattr(whole, name) for name in fields]


@few
@given(workbooks(), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_numbers_of_any_workbook_agree(contents: Contents, on: date) -> None:
    agree(contents, on)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories() | workbooks(), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_the_command_prints_it(tmp_path_factory: pytest.TempPathFactory, contents: Contents, on: date) -> None:
    folder = tmp_path_factory.mktemp("summary")
    source, path = folder / "in.json", folder / "a.workbook"
    source.write_bytes(write_exchange(contents))
    options = ["--data-dir", str(folder / "data")]
    assert run([*options, "import", str(source), "-o", str(path)]) == 0
    for form in ([], ["--json"]):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            assert run([*options, "summary", str(path), "--on", on.isoformat(), *form]) == 0
    assert json.loads(printed.getvalue()) == summary_json(summarise(contents, on))
