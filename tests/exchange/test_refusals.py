"""Every rule of the exchange file refuses what breaks it, and names the place."""

import copy
import json
from typing import Any

import pytest

from workbook.domain.problems import InputProblem
from workbook.exchange import json_text
from workbook.exchange.json_file import read_exchange
from workbook.services.problem_texts import problem_sentence

VERSION = {"version": 1, "from": "2026-01-02", "title": "T"}
WHOLE: dict[str, Any] = {
    "format": "therapy-goal-workbook",
    "version": 1,
    "about": {"rhythms": [{"from": "2026-01-05", "months": 1}, {"from": "2026-03-05", "weeks": 2}]},
    "goals": [
        {
            "id": "g1",
            "status": "active",
            "created_on": "2026-01-02",
            "versions": [VERSION, {**VERSION, "version": 2, "from": "2026-02-02"}],
        },
        {"id": "g2", "status": "reached", "created_on": "2026-01-02", "closed_on": "2026-02-02", "versions": [VERSION]},
    ],
    "ratings": [{"id": "r1", "goal": "g1", "version": 1, "on": "2026-01-02", "kind": "baseline", "rater": "me"}],
    "checkins": [
        {"id": "c1", "on": "2026-02-05", "complete": True},
        {"id": "c2", "on": "2026-03-05", "complete": False},
    ],
    "events": [{"id": "e1", "on": "2026-03-01", "until": "2026-03-02", "kind": "life"}],
    "reassessments": [
        {
            "id": "a1",
            "on": "2026-04-05",
            "from": "2026-01-02",
            "to": "2026-04-05",
            "in_the_way": [{"item": "job"}],
            "questions": [{"text": "?"}],
            "open_to": [{"step": "talk"}],
            "decisions": [{"goal": "g1", "decision": "keep"}],
        }
    ],
    "people": [{"id": "p1", "name": "A"}],
}
MISSING = object()
CLOSING = {"status": "reached", "on": "2026-02-01", "reopened_on": "2026-02-02"}

CHANGES: list[tuple[str, Any, str]] = [
    ("format", MISSING, "format: this is not a file of the format"),
    ("version", 2, "version: 2 is newer"),
    ("version", 0, "version: 0 is not between"),
    ("version", MISSING, "version: is missing"),
    ("version", True, "version: is not a whole number"),
    ("goals", {}, "goals: is not a list"),
    ("about", [], "about: is not an object"),
    ("about.age", 44, 'about: the key "age" is not known'),
    ("about.therapy_start", "2026-1-05", "about.therapy_start: 2026-1-05 is not a date"),
    ("about.therapy_start", "2026-02-30", "about.therapy_start: 2026-02-30 is not a date"),
    ("about.therapy_start", "1899-12-31", "about.therapy_start: 1899-12-31 is not between"),
    ("about.therapy_end", "2200-01-01", "about.therapy_end: 2200-01-01 is not between"),
    ("about.therapy_end", "٢٠٢٦-٠١-٠١", "about.therapy_end: "),
    ("about.name", 5, "about.name: is not text"),
    ("about.name", "a" * 20_001, "about.name: is 20001 characters long; 20000 is the most"),
    ("about.name", "a\0", "about.name: holds a NUL"),
    ("about.name", "\ud800", "about.name: holds half a character"),
    ("about.rhythms[0].weeks", 2, "about.rhythms[0]: has to have either months or weeks"),
    ("about.rhythms[0].months", MISSING, "about.rhythms[0]: has to have either months or weeks"),
    ("about.rhythms[0].months", 4, "about.rhythms[0].months: 4 is not between 1 and 3"),
    ("about.rhythms[1].weeks", 3, "about.rhythms[1].weeks: 3 is not one of 2"),
    ("about.rhythms[1].from", "2026-01-05", "about.rhythms[1].from: 2026-01-05 is not after 2026-01-05"),
    ("about.rhythms[0].sessions_every_days", 0, "about.rhythms[0].sessions_every_days: 0 is not between 1 and 366"),
    ("goals[0]", None, "goals[0]: is null"),
    ("goals[0].id", MISSING, "goals[0].id: is missing"),
    ("goals[0].id", "", "goals[0].id: is empty"),
    ("goals[0].id", "i" * 65, "goals[0].id: is 65 characters long; 64 is the most"),
    ("goals[1].id", "g1", "goals[1].id: g1 stands there twice"),
    ("goals[0].status", "open", "goals[0].status: open is not one of draft, active"),
    ("goals[0].created_on", MISSING, "goals[0].created_on: is missing"),
    ("goals[0].closed_on", "2026-02-02", "goals[0].closed_on: is there, but the goal is active"),
    ("goals[1].closed_on", MISSING, "goals[1].closed_on: is missing; a goal that is reached has one"),
    ("goals[0].versions", [], "goals[0].versions: is empty"),
    ("goals[0].versions[0].version", 2, "goals[0].versions[0].version: 2 stands where 1 belongs"),
    ("goals[0].versions[0].version", 10_000, "goals[0].versions[0].version: 10000 is not between"),
    ("goals[0].versions[0].version", 1.0, "goals[0].versions[0].version: is not a whole number"),
    ("goals[0].versions[1].from", "2026-01-02", "goals[0].versions[1].from: 2026-01-02 is not after 2026-01-02"),
    ("goals[0].versions[0].title", "", "goals[0].versions[0].title: is empty"),
    ("goals[0].versions[0].statement", "", "goals[0].versions[0].statement: is empty"),
    ("goals[0].versions[0].title", MISSING, "goals[0].versions[0]: has neither a title nor a statement"),
    ("goals[0].versions[0].target", 11, "goals[0].versions[0].target: 11 is not between 0 and 10"),
    ("goals[0].versions[0].gas_importance", 4, "goals[0].versions[0].gas_importance: 4 is not between 1 and 3"),
    ("goals[0].versions[0].in_my_hands", 1, "goals[0].versions[0].in_my_hands: is not true or false"),
    ("goals[0].versions[0].anchors", {"7": "x"}, 'goals[0].versions[0].anchors: the key "7" is not known'),
    (
        "goals[0].versions[0].dismissed_hints",
        ["vague", "vague"],
        "goals[0].versions[0].dismissed_hints[1]: vague stands",
    ),
    ("goals[0].versions[0].dismissed_hints", [7], "goals[0].versions[0].dismissed_hints[0]: is not text"),
    ("goals[0].versions[0].dismissed_hints", [None], "goals[0].versions[0].dismissed_hints[0]: is null"),
    ("goals[0].earlier_closings", [{**CLOSING, "status": "active"}], "goals[0].earlier_closings[0].status: active is"),
    (
        "goals[0].earlier_closings",
        [{**CLOSING, "reopened_on": "2026-01-01"}],
        "goals[0].earlier_closings[0].reopened_on: 2026-01-01 is before on, 2026-02-01",
    ),
    ("ratings[0].goal", "g9", "ratings[0].goal: there is no goal g9"),
    ("ratings[0].version", 3, "ratings[0].version: there is no version 3"),
    ("ratings[0].checkin", "c9", "ratings[0].checkin: there is no checkin c9"),
    ("ratings[0].reassessment", "a9", "ratings[0].reassessment: there is no reassessment a9"),
    ("ratings[0].value", 11, "ratings[0].value: 11 is not between 0 and 10"),
    ("ratings[0].value", -1, "ratings[0].value: -1 is not between 0 and 10"),
    ("ratings[0].value", 4.0, "ratings[0].value: is not a whole number"),
    ("ratings[0].level", -3, "ratings[0].level: -3 is not between -2 and 2"),
    ("ratings[0].kind", MISSING, "ratings[0].kind: is missing"),
    ("ratings[0].rater", "you", "ratings[0].rater: you is not one of me, therapist, other"),
    ("ratings[0].entered_at", "2026-01-02 18:03:11Z", "ratings[0].entered_at: 2026-01-02 18:03:11Z is not a time"),
    ("ratings[0].entered_at", "2026-02-30T18:03:11Z", "ratings[0].entered_at: 2026-02-30T18:03:11Z is not a time"),
    ("checkins[0].complete", MISSING, "checkins[0].complete: is missing"),
    ("checkins[1].on", "2026-02-05", "checkins[1].on: there is another check-in on 2026-02-05"),
    ("checkins[0].statements", {"dread": 5}, "checkins[0].statements.dread: 5 is not between 0 and 4"),
    ("checkins[0].statements", {"joy": 1}, 'checkins[0].statements: the key "joy" is not known'),
    ("checkins[0].sessions_attended", 1000, "checkins[0].sessions_attended: 1000 is not between 0 and 999"),
    ("checkins[0].pressures", ["money", "money"], "checkins[0].pressures[1]: money stands there twice"),
    ("events[0].until", "2026-02-28", "events[0].until: 2026-02-28 is before on, 2026-03-01"),
    ("reassessments[0].to", "2026-01-01", "reassessments[0].to: 2026-01-01 is before from, 2026-01-02"),
    ("reassessments[0].in_the_way", [{"item": "job"}] * 2, "reassessments[0].in_the_way[1]: job stands"),
    ("reassessments[0].in_the_way[0].item", MISSING, "reassessments[0].in_the_way[0].item: is missing"),
    ("reassessments[0].questions[0].text", MISSING, "reassessments[0].questions[0].text: is missing"),
    ("reassessments[0].open_to", [{"step": "talk"}] * 2, "reassessments[0].open_to[1]: talk stands there twice"),
    ("reassessments[0].decisions[0].goal", "g9", "reassessments[0].decisions[0].goal: there is no goal g9"),
    (
        "reassessments[0].decisions",
        [{"goal": "g1", "decision": "keep"}] * 2,
        "reassessments[0].decisions[1]: g1 stands there twice",
    ),
    ("reassessments[0].options", {"include": ["x"]}, "reassessments[0].options.include[0]: x is not one of own_words"),
    ("people[0].name", MISSING, "people[0].name: is missing"),
    ("people[0].when_locked", "yes", "people[0].when_locked: is not true or false"),
    ("people[0].number", "x" * 20_001, "people[0].number: is 20001"),
    ("people[0].name", "\x1b[31m" + "secret" * 10 + "\0", "people[0].name: holds a NUL"),
]


def changed(place: str, value: Any) -> dict[str, Any]:
    """Return the whole document with one place changed."""
    document = copy.deepcopy(WHOLE)
    steps: list[Any] = []
    for part in place.split("."):
        name, *indices = part.replace("]", "").split("[")
        steps += [name, *map(int, indices)]
    inner: Any = document
    for step in steps[:-1]:
        inner = inner[step]
    if value is MISSING:
        del inner[steps[-1]]
    else:
        inner[steps[-1]] = value
    return document


def refusal(data: bytes) -> str:
    with pytest.raises(InputProblem) as problem:
        read_exchange(data)
    return problem_sentence(problem.value)


def test_the_whole_document_is_in_order() -> None:
    assert len(read_exchange(json.dumps(WHOLE).encode()).goals) == 2


@pytest.mark.parametrize(("place", "value", "sentence"), CHANGES)
def test_what_breaks_a_rule_is_refused_by_its_place(place: str, value: Any, sentence: str) -> None:
    said = refusal(json.dumps(changed(place, value)).encode())
    assert said.startswith(sentence)
    assert "\n" not in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff{}", "Line 1, column 1: this is not UTF-8 text."),
        (b'{\n "a": "\xe4"}', "Line 2, column 8: this is not UTF-8 text."),
        (b"", "Line 1, column 1: this is not JSON."),
        (b"[]", "is not an object"),
        (b'{"a": 1, "a": 2}', 'The key "a" stands twice in one object.'),
        (b'{"a": -Infinity}', "Line 1, column 7: -Infinity is not a number that can be kept."),
        (b'{"a": 1e1234567890123456789}', "Line 1, column 7: this number has more than 18 digits."),
        (b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}", "Line 1, column 26: nested deeper than 20 levels."),
        (b'{"a": "\x1b"}', "Line 1, column 8: this is not JSON."),
        (b'{"\\u001b[31m": 1, "\\u001b[31m": 2}', 'The key "\\x1b[31m" stands twice'),
    ],
)
def test_faults_of_the_whole_file_name_line_and_column_or_the_key(data: bytes, sentence: str) -> None:
    assert refusal(data).startswith(sentence)


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_text, "LARGEST_FILE", 10)
    assert refusal(b" " * 11) == "The file is larger than 10 bytes."
