"""The text of an exchange file as JSON values: encoding, nesting, numbers and keys are checked on the way."""

import json
import re
from typing import NoReturn

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
