"""Hypothesis builds whole workbooks: every field, every word, text that is awkward, references that hold."""

import string
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import (
    CLOSED,
    Anchors,
    Area,
    Clue,
    CouldHurt,
    EarlierClosing,
    Goal,
    GoalStatus,
    GoalVersion,
    Levels,
)
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import (
    Agreed,
    Decision,
    GoalDecision,
    InTheWay,
    Obstacle,
    OpenTo,
    OwnWords,
    Page,
    PrivateKind,
    Question,
    Reassessment,
    ReportOptions,
    Step,
)
from workbook.domain.therapy import Event, EventKind, Person, Rhythm, Therapy

awkward = st.sampled_from(
    ["", "=1+1", "\ufeff", "a\r\nb", "\u00a0\u2028", "e\u0301", "\u202eevil", "<b>&\"'", "مرحبا", "👩‍👩‍👧 🙂"]
)
text = awkward | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
some_text = text.filter(bool)
texts = st.none() | text
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
maybe_days = st.none() | days
truths = st.none() | st.booleans()
ids = st.text(string.ascii_letters + string.digits + "-é🙂", min_size=1, max_size=20)
moments = st.none() | st.sampled_from(
    ["2026-01-02T18:03:11+01:00", "2026-01-02T18:03:11.5Z", "1999-12-31T23:59:59-11:30"]
)


def number(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


def words(kind: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(list(kind))


def several(kind: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(kind)), unique=True, max_size=4).map(tuple)


def rising(count: int) -> st.SearchStrategy[list[date]]:
    return st.lists(days, min_size=count, max_size=count, unique=True).map(sorted)


@st.composite
def rhythms(draw: st.DrawFn) -> tuple[Rhythm, ...]:
    starts = draw(rising(draw(st.integers(0, 3))))
    made = []
    for start in starts:
        months = draw(number(1, 3))
        made.append(
            Rhythm(
                start=start,
                months=months,
                weeks=2 if months is None else None,
                sessions_every_days=draw(number(1, 366)),
            )
        )
    return tuple(made)


therapies = st.builds(
    Therapy,
    id=st.none() | ids,
    name=texts,
    therapist=texts,
    approach=texts,
    therapy_start=maybe_days,
    therapy_end=maybe_days,
    expected_length=texts,
    next_reassessment=maybe_days,
    rhythms=rhythms(),
)


@st.composite
def closings(draw: st.DrawFn) -> EarlierClosing:
    on = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    return EarlierClosing(
        status=draw(st.sampled_from(sorted(CLOSED))),
        on=on,
        note=draw(texts),
        reopened_on=on + timedelta(days=draw(st.integers(0, 900))),
    )


@st.composite
def versions(draw: st.DrawFn, count: int) -> tuple[GoalVersion, ...]:
    made = st.builds(
        GoalVersion,
        start=days,
        title=some_text,
        own_words=texts,
        statement=st.none() | some_text,
        activity=texts,
        support=texts,
        amount=texts,
        unit=texts,
        every=texts,
        event=texts,
        measure=texts,
        target_date=maybe_days,
        target=number(0, 10),
        importance=number(0, 10),
        confidence=number(0, 10),
        in_my_hands=truths,
        could_hurt=words(CouldHurt),
        why=texts,
        first_step=texts,
        if_then=texts,
        anchors=st.builds(Anchors, zero=texts, five=texts, ten=texts),
        levels=st.builds(Levels, much_less=texts, less=texts, expected=texts, more=texts, much_more=texts),
        gas_importance=number(1, 3),
        gas_difficulty=number(1, 3),
        starter=texts,
        dismissed_hints=several(Clue),
    )
    starts = draw(rising(count))
    return tuple(replace(draw(made), version=index, start=start) for index, start in enumerate(starts, start=1))


@st.composite
def goals(draw: st.DrawFn, identifier: str) -> Goal:
    status = draw(st.sampled_from(list(GoalStatus)))
    return Goal(
        id=identifier,
        status=status,
        created_on=draw(days),
        closed_on=draw(days) if status in CLOSED else None,
        closing_note=draw(texts),
        earlier_closings=tuple(draw(st.lists(closings(), max_size=2))),
        area=draw(words(Area)),
        versions=draw(versions(draw(st.integers(0 if status is GoalStatus.DRAFT else 1, 3)))),
    )


@st.composite
def check_ins(draw: st.DrawFn, identifier: str, on: date) -> CheckIn:
    return CheckIn(
        id=identifier,
        on=on,
        complete=draw(st.booleans()),
        sessions_attended=draw(number(0, 999)),
        sessions_missed=draw(number(0, 999)),
        statements=draw(st.dictionaries(st.sampled_from(list(Statement)), number(0, 4))),
        practice=draw(words(Practice)),
        practice_helped=draw(number(0, 10)),
        practice_note=draw(texts),
        pressures=draw(several(Pressure)),
        pressure_note=draw(texts),
        note=draw(texts),
        entered_at=draw(moments),
        changed_at=draw(moments),
    )


@st.composite
def reassessments(draw: st.DrawFn, identifier: str, goal_ids: list[str]) -> Reassessment:
    start, end = draw(rising(2))
    decided = draw(st.lists(st.sampled_from(goal_ids), unique=True)) if goal_ids else []
    return Reassessment(
        id=identifier,
        on=draw(days),
        complete=draw(truths),
        start=start,
        end=end,
        in_the_way=tuple(Obstacle(item=item, show=draw(truths)) for item in draw(several(InTheWay))),
        in_the_way_other=draw(texts),
        tool=draw(texts),
        own_words=draw(st.builds(OwnWords, helped=texts, why=texts, as_is=texts)),
        questions=tuple(draw(st.lists(st.builds(Question, text=text, show=truths), max_size=2))),
        open_to=tuple(OpenTo(step=step, show=draw(truths)) for step in draw(several(Step))),
        options=draw(st.builds(ReportOptions, page=words(Page), large_print=truths, include=several(PrivateKind))),
        decisions=tuple(
            GoalDecision(
                goal=goal,
                decision=draw(st.sampled_from(list(Decision))),
                agreed=draw(words(Agreed)),
                note=draw(texts),
            )
            for goal in decided
        ),
        agreed_steps=draw(several(Step)),
        note=draw(texts),
        next=draw(maybe_days),
    )


@st.composite
def workbooks(draw: st.DrawFn) -> Contents:
    """Return a whole workbook."""

    def some_ids(most: int) -> list[str]:
        return draw(st.lists(ids, unique=True, max_size=most))

    made_goals = tuple(draw(goals(each)) for each in some_ids(3))
    check_in_ids = some_ids(3)
    check_in_days = draw(rising(len(check_in_ids)))
    made_check_ins = tuple(draw(check_ins(each, on)) for each, on in zip(check_in_ids, check_in_days, strict=True))
    goal_ids = [goal.id for goal in made_goals]
    made_reassessments = tuple(draw(reassessments(each, goal_ids)) for each in some_ids(2))
    with_versions = [goal for goal in made_goals if goal.versions]
    ratings = []
    for identifier in some_ids(5) if with_versions else []:
        goal = draw(st.sampled_from(with_versions))
        ratings.append(
            Rating(
                id=identifier,
                goal=goal.id,
                version=draw(st.integers(1, len(goal.versions))),
                on=draw(days),
                kind=draw(st.sampled_from(list(RatingKind))),
                rater=draw(st.sampled_from(list(Rater))),
                value=draw(number(0, 10)),
                level=draw(number(-2, 2)),
                worked_on=draw(truths),
                note=draw(texts),
                checkin=draw(st.sampled_from([None, *check_in_ids])),
                reassessment=draw(st.sampled_from([None, *(each.id for each in made_reassessments)])),
                entered_at=draw(moments),
                changed_at=draw(moments),
            )
        )
    return Contents(
        therapy=draw(therapies),
        goals=made_goals,
        ratings=tuple(ratings),
        check_ins=made_check_ins,
        events=tuple(
            Event(
                id=each,
                on=on,
                until=draw(st.none() | st.dates(on, date(2199, 12, 31))),
                kind=draw(st.sampled_from(list(EventKind))),
                label=draw(texts),
                entered_at=draw(moments),
                changed_at=draw(moments),
            )
            for each in some_ids(2)
            for on in [draw(days)]
        ),
        reassessments=made_reassessments,
        people=tuple(
            Person(id=each, name=draw(text), number=draw(texts), note=draw(texts), when_locked=draw(truths))
            for each in some_ids(2)
        ),
    )
