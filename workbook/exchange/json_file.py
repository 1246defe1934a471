"""The exchange file: everything in a workbook as one JSON object, read strictly and written in one exact form."""

import io
import json
import os
from datetime import date
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, Area, Clue, CouldHurt, EarlierClosing, Goal, GoalStatus, GoalVersion, Levels
from workbook.domain.problems import InputProblem
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
from workbook.exchange.json_object import JsonObject  # noqa: TID253 - its own room
from workbook.exchange.json_text import LARGEST_FILE, read_json  # noqa: TID253 - its own room
from workbook.services.problems import StorageProblem

FORMAT = "therapy-goal-workbook"
VERSION = 1
_PARTS_AT_A_TIME = 100_000
_CHUNK = 1024 * 1024
"""Bytes read at a time."""
_LEVEL_NAMES = {"-2": "much_less", "-1": "less", "0": "expected", "1": "more", "2": "much_more"}
_ANCHOR_NAMES = {"0": "zero", "5": "five", "10": "ten"}


def read_exchange_file(path: Path) -> Contents:
    """Return what an exchange file holds; raise `StorageProblem` when it cannot be read, else as `read_exchange`."""
    try:
        with path.open("rb") as file:
            data = _read_up_to(file, LARGEST_FILE)
    except FileNotFoundError:
        raise StorageProblem("missing") from None
    except OSError as trouble:
        raise StorageProblem("unreadable") from trouble
    return read_exchange(data)


def _read_up_to(file: BinaryIO, most: int) -> bytes:
    """Return what a file holds; raise `InputProblem` as soon as that is known to be too much.

    Pipes and devices have no size to ask for, and some of them no end.
    """
    if os.fstat(file.fileno()).st_size > most:
        raise InputProblem("", "file_too_large", most=most)
    data = bytearray()
    while chunk := file.read(_CHUNK):
        data += chunk
        if len(data) > most:
            raise InputProblem("", "file_too_large", most=most)
    return bytes(data)


def read_exchange(data: bytes) -> Contents:
    """Return what an exchange file holds; raise `InputProblem` naming the first place that is not in order."""
    contents = _read_contents(JsonObject(read_json(data)))
    contents.check()
    return contents


def write_exchange(contents: Contents) -> bytes:
    """Return the exchange file of a workbook, in its one written form.

    Raises `StorageProblem` "too_large" for one that this program would not read again.
    """
    therapy = contents.therapy
    document = {
        "format": FORMAT,
        "version": VERSION,
        "about": {
            **{name: _plain(getattr(therapy, name)) for name in _THERAPY_TEXTS_AND_DAYS},
            "rhythms": [
                {"from": _plain(rhythm.start), **_fields(rhythm, "months weeks sessions_every_days")}
                for rhythm in therapy.rhythms
            ],
        },
        "goals": [_goal(goal) for goal in contents.goals],
        "ratings": [_fields(rating, _RATING_KEYS) for rating in contents.ratings],
        "checkins": [
            {
                **_fields(check_in, "id on complete sessions_attended sessions_missed"),
                "statements": {
                    statement.value: check_in.statements[statement]
                    for statement in Statement
                    if statement in check_in.statements
                },
                **_fields(check_in, _CHECK_IN_END),
            }
            for check_in in contents.check_ins
        ],
        "events": [_fields(event, "id on until kind label entered_at changed_at") for event in contents.events],
        "reassessments": [_reassessment(reassessment) for reassessment in contents.reassessments],
        "people": [_fields(person, "id name number note when_locked") for person in contents.people],
    }
    written = io.BytesIO()
    parts = json.JSONEncoder(indent=2, ensure_ascii=False).iterencode(document)
    while some := "".join(islice(parts, _PARTS_AT_A_TIME)):
        written.write(some.encode("utf-8"))
        if written.tell() >= LARGEST_FILE:
            raise StorageProblem("too_large", most=LARGEST_FILE)
    written.write(b"\n")
    return written.getvalue()


_THERAPY_TEXTS_AND_DAYS = (
    "id",
    "name",
    "therapist",
    "approach",
    "therapy_start",
    "therapy_end",
    "expected_length",
    "next_reassessment",
)
_RATING_KEYS = "id goal version on kind rater value level worked_on note checkin reassessment entered_at changed_at"
_CHECK_IN_END = "practice practice_helped practice_note pressures pressure_note note entered_at changed_at"
_VERSION_START = "title own_words statement activity support amount unit every event measure target_date"
_VERSION_MIDDLE = "target importance confidence in_my_hands could_hurt why first_step if_then"


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


def _fields(entry: object, names: str) -> dict[str, object]:
    return {name: _plain(getattr(entry, name)) for name in names.split()}


def _goal(goal: Goal) -> dict[str, object]:
    return {
        **_fields(goal, "id status created_on closed_on closing_note"),
        "earlier_closings": [_fields(closing, "status on note reopened_on") for closing in goal.earlier_closings],
        "area": _plain(goal.area),
        "versions": [
            {
                "version": version.version,
                "from": _plain(version.start),
                **_fields(version, _VERSION_START),
                **_fields(version, _VERSION_MIDDLE),
                "anchors": {key: getattr(version.anchors, name) for key, name in _ANCHOR_NAMES.items()},
                "levels": {key: getattr(version.levels, name) for key, name in _LEVEL_NAMES.items()},
                **_fields(version, "gas_importance gas_difficulty starter dismissed_hints"),
            }
            for version in goal.versions
        ],
    }


def _reassessment(entry: Reassessment) -> dict[str, object]:
    return {
        **_fields(entry, "id on complete"),
        "from": _plain(entry.start),
        "to": _plain(entry.end),
        "in_the_way": [_fields(obstacle, "item show") for obstacle in entry.in_the_way],
        **_fields(entry, "in_the_way_other tool"),
        "own_words": _fields(entry.own_words, "helped why as_is"),
        "questions": [_fields(question, "text show") for question in entry.questions],
        "open_to": [_fields(open_to, "step show") for open_to in entry.open_to],
        "options": _fields(entry.options, "page large_print include"),
        "decisions": [_fields(decision, "goal decision agreed note") for decision in entry.decisions],
        **_fields(entry, "agreed_steps note next"),
    }


def _read_contents(source: JsonObject) -> Contents:
    if source.text("format") != FORMAT:
        raise InputProblem("format", "not_ours", limit=FORMAT)
    version = source.required_number("version")
    if version > VERSION:
        raise InputProblem("version", "newer_version", value=version, limit=VERSION)
    if version != VERSION:
        raise InputProblem("version", "out_of_range", value=version, low=1, high=VERSION)
    contents = Contents(
        therapy=source.inner("about", _read_therapy, Therapy()),
        goals=source.each("goals", _read_goal),
        ratings=source.each("ratings", _read_rating),
        check_ins=source.each("checkins", _read_check_in),
        events=source.each("events", _read_event),
        reassessments=source.each("reassessments", _read_reassessment),
        people=source.each("people", _read_person),
    )
    source.done()
    return contents


def _read_therapy(source: JsonObject) -> Therapy:
    return Therapy(
        id=source.text("id"),
        name=source.text("name"),
        therapist=source.text("therapist"),
        approach=source.text("approach"),
        therapy_start=source.day("therapy_start"),
        therapy_end=source.day("therapy_end"),
        expected_length=source.text("expected_length"),
        next_reassessment=source.day("next_reassessment"),
        rhythms=source.each(
            "rhythms",
            lambda rhythm: Rhythm(
                start=rhythm.required_day("from"),
                months=rhythm.number("months"),
                weeks=rhythm.number("weeks"),
                sessions_every_days=rhythm.number("sessions_every_days"),
            ),
        ),
    )


def _read_goal(source: JsonObject) -> Goal:
    return Goal(
        id=source.required_text("id"),
        status=source.required_word("status", GoalStatus),
        created_on=source.required_day("created_on"),
        closed_on=source.day("closed_on"),
        closing_note=source.text("closing_note"),
        earlier_closings=source.each(
            "earlier_closings",
            lambda closing: EarlierClosing(
                status=closing.required_word("status", GoalStatus),
                on=closing.required_day("on"),
                note=closing.text("note"),
                reopened_on=closing.required_day("reopened_on"),
            ),
        ),
        area=source.word("area", Area),
        versions=source.each("versions", _read_version),
    )


def _read_version(source: JsonObject) -> GoalVersion:
    def anchors(inner: JsonObject) -> Anchors:
        return Anchors(**{name: inner.text(key) for key, name in _ANCHOR_NAMES.items()})

    def levels(inner: JsonObject) -> Levels:
        return Levels(**{name: inner.text(key) for key, name in _LEVEL_NAMES.items()})

    return GoalVersion(
        version=source.required_number("version"),
        start=source.required_day("from"),
        title=source.text("title"),
        own_words=source.text("own_words"),
        statement=source.text("statement"),
        activity=source.text("activity"),
        support=source.text("support"),
        amount=source.text("amount"),
        unit=source.text("unit"),
        every=source.text("every"),
        event=source.text("event"),
        measure=source.text("measure"),
        target_date=source.day("target_date"),
        target=source.number("target"),
        importance=source.number("importance"),
        confidence=source.number("confidence"),
        in_my_hands=source.truth("in_my_hands"),
        could_hurt=source.word("could_hurt", CouldHurt),
        why=source.text("why"),
        first_step=source.text("first_step"),
        if_then=source.text("if_then"),
        anchors=source.inner("anchors", anchors, Anchors()),
        levels=source.inner("levels", levels, Levels()),
        gas_importance=source.number("gas_importance"),
        gas_difficulty=source.number("gas_difficulty"),
        starter=source.text("starter"),
        dismissed_hints=source.words("dismissed_hints", Clue),
    )


def _read_rating(source: JsonObject) -> Rating:
    return Rating(
        id=source.required_text("id"),
        goal=source.required_text("goal"),
        version=source.required_number("version"),
        on=source.required_day("on"),
        kind=source.required_word("kind", RatingKind),
        rater=source.required_word("rater", Rater),
        value=source.number("value"),
        level=source.number("level"),
        worked_on=source.truth("worked_on"),
        note=source.text("note"),
        checkin=source.text("checkin"),
        reassessment=source.text("reassessment"),
        entered_at=source.text("entered_at"),
        changed_at=source.text("changed_at"),
    )


def _read_check_in(source: JsonObject) -> CheckIn:
    def statements(inner: JsonObject) -> dict[Statement, int | None]:
        return {statement: inner.number(statement) for statement in Statement if statement.value in inner.keys}

    complete = source.truth("complete")
    if complete is None:
        raise InputProblem("complete", "missing")
    return CheckIn(
        id=source.required_text("id"),
        on=source.required_day("on"),
        complete=complete,
        sessions_attended=source.number("sessions_attended"),
        sessions_missed=source.number("sessions_missed"),
        statements=source.inner("statements", statements, {}),
        practice=source.word("practice", Practice),
        practice_helped=source.number("practice_helped"),
        practice_note=source.text("practice_note"),
        pressures=source.words("pressures", Pressure),
        pressure_note=source.text("pressure_note"),
        note=source.text("note"),
        entered_at=source.text("entered_at"),
        changed_at=source.text("changed_at"),
    )


def _read_event(source: JsonObject) -> Event:
    return Event(
        id=source.required_text("id"),
        on=source.required_day("on"),
        until=source.day("until"),
        kind=source.required_word("kind", EventKind),
        label=source.text("label"),
        entered_at=source.text("entered_at"),
        changed_at=source.text("changed_at"),
    )


def _read_reassessment(source: JsonObject) -> Reassessment:
    return Reassessment(
        id=source.required_text("id"),
        on=source.required_day("on"),
        complete=source.truth("complete"),
        start=source.day("from"),
        end=source.day("to"),
        in_the_way=source.each(
            "in_the_way", lambda item: Obstacle(item=item.required_word("item", InTheWay), show=item.truth("show"))
        ),
        in_the_way_other=source.text("in_the_way_other"),
        tool=source.text("tool"),
        own_words=source.inner(
            "own_words",
            lambda words: OwnWords(helped=words.text("helped"), why=words.text("why"), as_is=words.text("as_is")),
            OwnWords(),
        ),
        questions=source.each(
            "questions", lambda item: Question(text=item.required_text("text"), show=item.truth("show"))
        ),
        open_to=source.each(
            "open_to", lambda item: OpenTo(step=item.required_word("step", Step), show=item.truth("show"))
        ),
        options=source.inner(
            "options",
            lambda options: ReportOptions(
                page=options.word("page", Page),
                large_print=options.truth("large_print"),
                include=options.words("include", PrivateKind),
            ),
            ReportOptions(),
        ),
        decisions=source.each(
            "decisions",
            lambda item: GoalDecision(
                goal=item.required_text("goal"),
                decision=item.required_word("decision", Decision),
                agreed=item.word("agreed", Agreed),
                note=item.text("note"),
            ),
        ),
        agreed_steps=source.words("agreed_steps", Step),
        note=source.text("note"),
        next=source.day("next"),
    )


def _read_person(source: JsonObject) -> Person:
    return Person(
        id=source.required_text("id"),
        name=source.required_text("name"),
        number=source.text("number"),
        note=source.text("note"),
        when_locked=source.truth("when_locked"),
    )
