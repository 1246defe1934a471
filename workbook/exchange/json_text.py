"""The text of an exchange file as JSON values: encoding, nesting, numbers and keys are checked on the way."""

import json
import re

from workbook.domain.problems import InputProblem

LARGEST_FILE = 2 * 1024**3
"""Bytes."""
DEEPEST = 20
"""Levels of nesting."""
LONGEST_NUMBER = 18
"""Digits."""


def read_json(data: bytes) -> object:
    """Return the JSON value of a file; raise `InputProblem` where the file as a whole is not in order."""
    if len(data) > LARGEST_FILE:
        raise InputProblem("", "file_too_large", most=LARGEST_FILE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        raise InputProblem("", "not_utf8", line=line, column=column) from None
    return _parse(text)


def _parse(text: str) -> object:
    _check_tokens(text)

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise InputProblem("", "key_twice", value=key)
            found[key] = value
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as problem:
        raise InputProblem("", "not_json", line=problem.lineno, column=problem.colno) from None


# Possessive: a text that never ends is passed over once, not tried again from each of its quotation marks.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]|-?(?:NaN|Infinity|\d[\d.eE+-]*+)', re.DOTALL)


def _check_tokens(text: str) -> None:
    """Raise `InputProblem` with line and column for nesting that is too deep and numbers that cannot be kept."""
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token in ("[", "{"):
            depth += 1
            if depth > DEEPEST:
                raise _problem_at(text, match.start(), "too_deep", most=DEEPEST)
        elif token in ("]", "}"):
            depth -= 1
        elif token.endswith(("NaN", "Infinity")):
            raise _problem_at(text, match.start(), "not_a_number", value=token)
        elif not token.startswith('"') and sum(map(str.isdigit, token)) > LONGEST_NUMBER:
            raise _problem_at(text, match.start(), "number_too_long", most=LONGEST_NUMBER)


def _problem_at(text: str, position: int, key: str, **details: object) -> InputProblem:
    line = text.count("\n", 0, position) + 1
    column = position - text.rfind("\n", 0, position)
    return InputProblem("", key, line=line, column=column, **details)
