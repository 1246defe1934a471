"""The exchange file: everything in a workbook as one JSON object, read strictly and written in one exact form."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, Area, Clue, CouldHurt, EarlierClosing, Goal, GoalStatus, GoalVersion, Levels
from workbook.domain.limits import check_text
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

FORMAT = "therapy-goal-workbook"
VERSION = 1
LARGEST_FILE = 2 * 1024**3
"""Bytes."""
DEEPEST = 20
"""Levels of nesting."""
LONGEST_NUMBER = 18
"""Digits."""

Word = TypeVar("Word", bound=StrEnum)
Item = TypeVar("Item")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LEVEL_NAMES = {"-2": "much_less", "-1": "less", "0": "expected", "1": "more", "2": "much_more"}
_ANCHOR_NAMES = {"0": "zero", "5": "five", "10": "ten"}


def read_exchange(data: bytes) -> Contents:
    """Return what an exchange file holds; raise `InputProblem` naming the first place that is not in order."""
    if len(data) > LARGEST_FILE:
        raise InputProblem("", "file_too_large", most=LARGEST_FILE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        raise InputProblem("", "not_utf8", line=line, column=column) from None
    contents = _Object(_parse(text), "").contents()
    contents.check()
    return contents


def write_exchange(contents: Contents) -> bytes:
    """Return the exchange file of a workbook, in its one written form."""
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
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


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


def _parse(text: str) -> object:
    _check_depth(text)

    def no_constant(word: str) -> NoReturn:
        raise InputProblem("", "not_a_number", value=word)

    def whole(digits: str) -> int:
        if len(digits.lstrip("-")) > LONGEST_NUMBER:
            raise InputProblem("", "number_too_long", most=LONGEST_NUMBER)
        return int(digits)

    def fraction(digits: str) -> float:
        if sum(character.isdigit() for character in digits) > LONGEST_NUMBER:
            raise InputProblem("", "number_too_long", most=LONGEST_NUMBER)
        return float(digits)

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise InputProblem("", "key_twice", value=key)
            found[key] = value
        return found

    try:
        return json.loads(
            text, parse_constant=no_constant, parse_int=whole, parse_float=fraction, object_pairs_hook=once
        )
    except json.JSONDecodeError as problem:
        raise InputProblem("", "not_json", line=problem.lineno, column=problem.colno) from None


_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def _check_depth(text: str) -> None:
    depth = 0
    for match in _STRUCTURE.finditer(text):
        match match[0]:
            case "[" | "{":
                depth += 1
                if depth > DEEPEST:
                    line = text.count("\n", 0, match.start()) + 1
                    column = match.start() - text.rfind("\n", 0, match.start())
                    raise InputProblem("", "too_deep", most=DEEPEST, line=line, column=column)
            case "]" | "}":
                depth -= 1


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Give problems of values built inside their place in the file."""
    try:
        yield
    except InputProblem as problem:
        raise problem.within(place) from None


class _Object:
    """One JSON object at its place in the file; each key is asked for once, and what is left over is refused."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, dict):
            raise InputProblem(place, "not_an_object")
        self._values: Mapping[str, object] = value
        self._place = place
        self._asked: set[str] = set()

    def _at_key(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key

    def _take(self, key: str, *, required: bool = False) -> object:
        self._asked.add(key)
        value = self._values.get(key)
        if required and value is None:
            raise InputProblem(self._at_key(key), "missing")
        return value

    def done(self) -> None:
        """Raise `InputProblem` for the first key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise InputProblem(self._place, "unknown_key", value=key)

    def text(self, key: str) -> str | None:
        """Return a text or None."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise InputProblem(self._at_key(key), "not_text")
        check_text(self._at_key(key), value)
        return value

    def required_text(self, key: str) -> str:
        """Return a text that has to be there."""
        self._take(key, required=True)
        return self.text(key) or ""

    def number(self, key: str) -> int | None:
        """Return a whole number or None."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise InputProblem(self._at_key(key), "not_whole")
        return value

    def required_number(self, key: str) -> int:
        """Return a whole number that has to be there."""
        self._take(key, required=True)
        return self.number(key) or 0

    def truth(self, key: str) -> bool | None:
        """Return true, false or None."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            raise InputProblem(self._at_key(key), "not_true_or_false")
        return value

    def day(self, key: str) -> date | None:
        """Return a day written YYYY-MM-DD, or None."""
        value = self.text(key)
        if value is None:
            return None
        if not _DAY.fullmatch(value):
            raise InputProblem(self._at_key(key), "not_a_day", value=value)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise InputProblem(self._at_key(key), "not_a_day", value=value) from None

    def required_day(self, key: str) -> date:
        """Return a day that has to be there."""
        self._take(key, required=True)
        return self.day(key) or date.min

    def word(self, key: str, words: type[Word]) -> Word | None:
        """Return one of a set of words, or None."""
        value = self.text(key)
        return None if value is None else _as_word(self._at_key(key), value, words)

    def required_word(self, key: str, words: type[Word]) -> Word:
        """Return one of a set of words, which has to be there."""
        self._take(key, required=True)
        return _as_word(self._at_key(key), self.text(key) or "", words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return a list of words, empty when absent."""
        found = []
        for index, value in enumerate(self._list(key)):
            place = f"{self._at_key(key)}[{index}]"
            if not isinstance(value, str):
                raise InputProblem(place, "not_text")
            found.append(_as_word(place, value, words))
        return tuple(found)

    def each(self, key: str, build: Callable[["_Object"], Item]) -> tuple[Item, ...]:
        """Return what `build` makes of every object in a list, empty when absent."""
        found = []
        for index, value in enumerate(self._list(key)):
            inner = _Object(value, f"{self._at_key(key)}[{index}]")
            found.append(inner.built(build))
        return tuple(found)

    def inner(self, key: str, build: Callable[["_Object"], Item], absent: Item) -> Item:
        """Return what `build` makes of an object, or `absent`."""
        value = self._take(key)
        return absent if value is None else _Object(value, self._at_key(key)).built(build)

    def built(self, build: Callable[["_Object"], Item]) -> Item:
        """Return what `build` makes of this object, all of its keys asked for, problems placed."""
        unplaced = _Object(dict(self._values), "")
        with _at(self._place):
            made = build(unplaced)
            unplaced.done()
        return made

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise InputProblem(self._at_key(key), "not_a_list")
        for index, item in enumerate(value):
            if item is None:
                raise InputProblem(f"{self._at_key(key)}[{index}]", "null_in_list")
        return value

    def contents(self) -> Contents:
        """Return the whole file."""
        if self.text("format") != FORMAT:
            raise InputProblem("format", "not_ours", limit=FORMAT)
        self._take("version", required=True)
        version = self.number("version")
        if version is not None and version > VERSION:
            raise InputProblem("version", "newer_version", value=version, limit=VERSION)
        if version != VERSION:
            raise InputProblem("version", "out_of_range", value=version, low=1, high=VERSION)
        contents = Contents(
            therapy=self.inner("about", _read_therapy, Therapy()),
            goals=self.each("goals", _read_goal),
            ratings=self.each("ratings", _read_rating),
            check_ins=self.each("checkins", _read_check_in),
            events=self.each("events", _read_event),
            reassessments=self.each("reassessments", _read_reassessment),
            people=self.each("people", _read_person),
        )
        self.done()
        return contents

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of this object in file order."""
        return tuple(self._values)


def _as_word(place: str, value: str, words: type[Word]) -> Word:
    try:
        return words(value)
    except ValueError:
        raise InputProblem(place, "not_one_of", value=value, choices=tuple(word.value for word in words)) from None


def _read_therapy(source: _Object) -> Therapy:
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


def _read_goal(source: _Object) -> Goal:
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


def _read_version(source: _Object) -> GoalVersion:
    def anchors(inner: _Object) -> Anchors:
        return Anchors(**{name: inner.text(key) for key, name in _ANCHOR_NAMES.items()})

    def levels(inner: _Object) -> Levels:
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


def _read_rating(source: _Object) -> Rating:
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


def _read_check_in(source: _Object) -> CheckIn:
    def statements(inner: _Object) -> dict[Statement, int | None]:
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


def _read_event(source: _Object) -> Event:
    return Event(
        id=source.required_text("id"),
        on=source.required_day("on"),
        until=source.day("until"),
        kind=source.required_word("kind", EventKind),
        label=source.text("label"),
        entered_at=source.text("entered_at"),
        changed_at=source.text("changed_at"),
    )


def _read_reassessment(source: _Object) -> Reassessment:
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


def _read_person(source: _Object) -> Person:
    return Person(
        id=source.required_text("id"),
        name=source.required_text("name"),
        number=source.text("number"),
        note=source.text("note"),
        when_locked=source.truth("when_locked"),
    )
