"""Turns frozen domain data into plain JSON values and back, led by the types of its fields."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_plain(value: object) -> object:
    """Return a value as JSON can hold it; fields that are None are left out."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(inner) for field in fields(value) if (inner := getattr(value, field.name)) is not None
        }
    return value


def from_plain(kind: type[Record], plain: Mapping[str, Any]) -> Record:
    """Return the domain value that `to_plain` made `plain` of.

    Raises `InputProblem`, `KeyError`, `TypeError` or `ValueError` when it was made of something else.
    """
    constructor: Any = kind  # mypy does not take a class for hashable
    hints = _hints(constructor)
    return kind(**{name: _value(hints[name], value) for name, value in plain.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _value(next(part for part in get_args(hint) if part is not type(None)), value)
    if origin is tuple:
        return tuple(_value(get_args(hint)[0], item) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        key_hint, value_hint = get_args(hint)
        return {_value(key_hint, key): _value(value_hint, item) for key, item in value.items()}
    if is_dataclass(hint):
        return from_plain(hint, value)  # type: ignore[arg-type]
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    return value
