"""The sentence that the answers make, and that it never takes the place of the person's own."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.goal import GoalVersion
from workbook.domain.limits import LONGEST_TEXT
from workbook.services.goal_sentence import LONGEST_TITLE, answered, goal_sentence, is_rewritten, title_from

BLANK = GoalVersion(start=date(2026, 1, 5))
TEXTS = st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"activity": "meet one friend in person"}, "Meet one friend in person."),
        ({"activity": "breathe slowly", "support": "An app"}, "Breathe slowly, with an app."),
        ({"activity": "breathe slowly", "support": "Noor nearby"}, "Breathe slowly, with Noor nearby."),
        (
            {
                "activity": "Meet one friend in person.",
                "support": "my sister's help",
                "amount": "1",
                "unit": "hour",
                "every": "week",
                "target_date": date(2026, 7, 1),
            },
            "Meet one friend in person for 1 hour every week, with my sister's help, by 1 July 2026.",
        ),
        (
            {"activity": "Run", "support": "using an app", "amount": "3", "unit": "times", "every": "a week"},
            "Run 3 times a week, using an app.",
        ),
        (
            {
                "activity": "Stand in the queue until I have paid",
                "support": "With music in one ear",
                "amount": "2",
                "unit": "trips",
                "every": "week",
                "target_date": date(2026, 11, 6),
            },
            "Stand in the queue until I have paid: 2 trips every week, with music in one ear, by 6 November 2026.",
        ),
        (
            {"activity": "Meet one friend, at a café or for a walk", "amount": "1", "unit": "hour", "every": "week"},
            "Meet one friend, at a café or for a walk, for 1 hour every week.",
        ),
        (
            {"activity": "Read", "amount": "10", "unit": "pages", "every": "evening", "support": "Noor's book club"},
            "Read 10 pages every evening, with Noor's book club.",
        ),
        (
            {"activity": "Call my brother", "amount": "2", "unit": "times", "every": "a month"},
            "Call my brother twice a month.",
        ),
        (
            {"activity": "To be in bed by half past eleven", "amount": "5", "unit": "nights", "every": "week"},
            "Be in bed by half past eleven on 5 nights every week.",
        ),
        (
            {"activity": "Practise guitar", "amount": "15", "unit": "minutes", "every": "3 times a week"},
            "Practise guitar for 15 minutes 3 times a week.",
        ),
        (
            {"activity": "Go to the gym", "amount": "45", "unit": "min", "every": "Tuesdays and Fridays"},
            "Go to the gym for 45 min on Tuesdays and Fridays.",
        ),
        ({"activity": "Cook a meal", "every": "weekends", "support": "none"}, "Cook a meal at weekends."),
        ({"activity": "Cook a meal", "every": "five nights a week"}, "Cook a meal five nights a week."),
        (
            {"activity": "Send applications", "amount": "3", "unit": "letters", "every": "Week", "support": "Our club"},
            "Send applications: 3 letters every week, with our club.",
        ),
        (
            {"activity": "Eat lunch with a colleague", "support": "asking my boss for a break"},
            "Eat lunch with a colleague, asking my boss for a break.",
        ),
        (
            {"activity": "Eat lunch with a colleague", "support": "training plan"},
            "Eat lunch with a colleague, with training plan.",
        ),
        (
            {"activity": "Write down one good thing", "support": "I keep a notebook by the bed"},
            "Write down one good thing, and I keep a notebook by the bed.",
        ),
        (
            {"activity": "Apply for the course", "event": "the form is sent", "target_date": date(2026, 5, 31)},
            "Apply for the course by 31 May 2026: done when the form is sent.",
        ),
        (
            {"activity": "Apply for the course", "event": "When the form is sent", "support": "my sister"},
            "Apply for the course, with my sister: done when the form is sent.",
        ),
        (
            {"event": "When I have passed the driving test", "target_date": date(2026, 5, 31)},
            "I have passed the driving test by 31 May 2026.",
        ),
        ({"amount": "3", "unit": "times", "support": "a friend"}, None),
        ({"activity": "  ... "}, None),
        ({"activity": "أمشي\nكل يوم"}, "أمشي كل يوم."),
    ],
)
def test_the_sentence_of_the_answers(answers: dict[str, object], sentence: str | None) -> None:
    assert goal_sentence(replace(BLANK, **answers)) == sentence  # type: ignore[arg-type]


def test_the_sentence_follows_the_answers_until_it_is_rewritten() -> None:
    first = answered(BLANK, replace(BLANK, activity="swim"))
    assert first.statement == "Swim."
    second = answered(first, replace(first, every="week"))
    assert second.statement == "Swim every week."
    own = answered(second, replace(second, statement="I swim each week"))
    assert is_rewritten(own)
    assert answered(own, replace(own, amount="1", unit="hour")).statement == "I swim each week"
    assert answered(own, replace(own, statement=None)).statement == "Swim every week."


@given(st.fixed_dictionaries(dict.fromkeys(("activity", "support", "amount", "unit", "every", "event"), TEXTS)))
def test_a_rewritten_sentence_is_never_touched(answers: dict[str, str | None]) -> None:
    own = replace(BLANK, activity="walk", statement="My own words")
    changed = replace(own, **answers)  # type: ignore[arg-type]
    assert answered(own, changed).statement == "My own words"
    built = answered(BLANK, replace(BLANK, **answers))  # type: ignore[arg-type]
    assert built.statement == goal_sentence(built)
    assert not is_rewritten(built)


def test_the_mark_of_an_example_goes_with_the_first_word_changed() -> None:
    example = replace(BLANK, starter="walks", statement="Walk each day", activity="walk")
    assert answered(example, replace(example, importance=7, confidence=6, target=8)).starter == "walks"
    assert answered(example, replace(example, why="I sleep better")).starter is None


def test_the_longest_answer_makes_a_sentence_that_can_be_kept() -> None:
    longest = "a" * LONGEST_TEXT
    kept = answered(BLANK, replace(BLANK, activity=longest, support=longest))
    assert kept.activity == longest
    assert len(kept.statement or "") == LONGEST_TEXT
    assert not is_rewritten(kept)


def test_a_title_follows_the_sentence_it_was_made_from() -> None:
    made = replace(BLANK, statement="Swim every week.", title="Swim every week", activity="swim", every="week")
    assert answered(made, replace(made, every="month")).title == "Swim every month"
    cut = replace(made, title="Swim every…")
    assert answered(cut, replace(cut, every="month")).title == "Swim every month"
    named = replace(made, title="Swimming")
    assert answered(named, replace(named, every="month")).title == "Swimming"
    assert answered(made, replace(made, every="month", title="My swim")).title == "My swim"


def test_a_title_is_the_first_line_cut_between_words() -> None:
    assert title_from("Meet a friend each week.\nMore about it.") == "Meet a friend each week"
    sentence = (
        "Be home by six and eat with the children, three evenings of every week, "
        "with two phone calls a day at most, by 6 November 2026."
    )
    assert title_from(sentence) == sentence.rstrip(".")
    title = title_from("walk " * 4000)
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("walk…")


@given(st.text(min_size=1, max_size=300))
def test_a_title_is_never_empty_nor_too_long(sentence: str) -> None:
    assert len(title_from(sentence)) >= 1
    assert len(title_from(sentence.strip() or "x")) <= LONGEST_TITLE
