"""How therapy itself is going: statements, practice, sessions and pressures over time."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.charts.reading import corners, lines, outside, overlaps, texts
from workbook.charts.palette import LIGHT, Look
from workbook.charts.therapy_chart import (
    practice_chart,
    pressures_chart,
    sessions_chart,
    statement_chart,
    therapy_chart,
)
from workbook.domain.check_in import Pressure, Statement
from workbook.services.course import TherapyCourse
from workbook.services.labels import label

START = date(2026, 1, 6)


def month(number: int) -> date:
    return date(2026, number, 6)


THERAPY = TherapyCourse(
    first=START,
    last=date(2026, 8, 6),
    statements={
        "dread": tuple((month(number), value) for number, value in ((1, 1), (2, 2), (3, None), (4, 3), (6, 4), (7, 4))),
        "connection": ((month(1), 3),),
        "needs": (),
        "after": ((month(1), None),),
    },
    practice=((month(1), "I tried it", 6), (month(2), "It did not happen", None), (month(4), "I tried it", 7)),
    sessions=((month(1), 4, 0), (month(2), 2, 2), (month(4), None, 1)),
    pressures=((month(1), ("Money",)), (month(2), ("Work or study", "Money"))),
    gaps=(month(5),),
)


def test_a_statement_stops_where_it_was_not_answered_and_at_gaps() -> None:
    drawing = statement_chart(THERAPY, Statement.DREAD, width=340, height=130)
    groups = [len(corners(each)) for each in lines(drawing, "statement dots")]
    assert groups == [2, 1, 2]
    assert [len(corners(each)) for each in lines(drawing, "statement")] == [2, 2]
    assert [spot.text for spot in drawing.spots][:2] == ["6 January 2026: 1 of 4", "6 February 2026: 2 of 4"]


@pytest.mark.parametrize("statement", list(Statement))
def test_the_scale_is_named_and_lower_is_easier_stands_where_it_is(statement: Statement) -> None:
    drawing = statement_chart(THERAPY, statement, width=340, height=130)
    assert texts(drawing, "axis value") == ["4 very much", "0 not at all", "2", "3", "1"]
    assert ("lower is easier" in texts(drawing)) is (statement in (Statement.DREAD, Statement.AFTER))


def test_each_statement_has_its_own_colour_dash_and_marker() -> None:
    drawing = statement_chart(THERAPY, Statement.CONNECTION, width=340, height=130)
    (dots,) = lines(drawing, "statement dots")
    assert (dots.get_marker(), dots.get_markerfacecolor()) == ("s", LIGHT.lines[1].colour)


def test_practice_without_a_number_is_a_mark_on_the_axis() -> None:
    drawing = practice_chart(THERAPY, width=340, height=130)
    assert len(lines(drawing, "no number")) == 1
    assert [spot.text for spot in drawing.spots] == [
        "6 January 2026: I tried it; it helped 6 of 10",
        "6 February 2026: It did not happen",
        "6 April 2026: I tried it; it helped 7 of 10",
    ]


def test_sessions_attended_and_missed_are_told_apart_in_numbers() -> None:
    drawing = sessions_chart(THERAPY, width=340, height=130)
    assert sorted(texts(drawing, "sessions")) == ["2+2", "4", "–+1"]


def test_pressures_stand_in_rows_the_most_frequent_first() -> None:
    drawing = pressures_chart(THERAPY, width=500)
    assert texts(drawing, "pressure") == ["Money", "Work or study"]
    assert [len(corners(each)) for each in lines(drawing, "ticked")] == [2, 1]


def test_the_picture_of_all_leaves_out_what_was_never_answered() -> None:
    drawing = therapy_chart(THERAPY, width=720)
    written = " ".join(texts(drawing, "words"))
    assert label(Statement.DREAD) in written
    assert label(Statement.CONNECTION) in written
    assert label(Statement.NEEDS) not in written
    assert label(Statement.AFTER) not in written
    assert texts(drawing).count("0 not at all") == 2


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    step=st.sampled_from([2, 14, 30, 90]),
    answers=st.lists(st.none() | st.integers(0, 4), max_size=60),
    sessions=st.lists(st.none() | st.integers(0, 999), min_size=60, max_size=60),
    ticked=st.lists(st.sets(st.sampled_from(list(Pressure))), min_size=60, max_size=60),
    scale=st.sampled_from([1.0, 1.5]),
)
def test_labels_keep_apart_and_inside(
    step: int, answers: list[int | None], sessions: list[int | None], ticked: list[set[Pressure]], scale: float
) -> None:
    days = [START + timedelta(days=step * number) for number in range(len(answers))]
    therapy = TherapyCourse(
        first=START,
        last=days[-1] if days else START,
        statements={each.value: tuple(zip(days, answers, strict=True)) for each in Statement},
        practice=tuple((day, "I tried it", answer) for day, answer in zip(days, answers, strict=True)),
        sessions=tuple((day, number, number) for day, number in zip(days, sessions, strict=False)),
        pressures=tuple(
            (day, tuple(sorted(label(each) for each in some))) for day, some in zip(days, ticked, strict=False) if some
        ),
    )
    drawing = therapy_chart(therapy, width=720, look=Look(scale=scale))
    assert overlaps(drawing) == []
    assert outside(drawing) == []
