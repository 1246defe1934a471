"""A workbook with a canary in every text that a person can write: where it sings, a text has got out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_type_hints

from workbook.domain.contents import Contents
from workbook.domain.goal import EarlierClosing, GoalStatus
from workbook.services.example import example_contents

CANARY = "kanarienvogel"
TODAY = date(2026, 8, 6)
_NOT_WRITTEN = frozenset(
    ["id", "goal", "checkin", "reassessment", "starter", "entered_at", "changed_at"]  # ids, moments and words of ours
)


def canary_contents() -> Contents:
    """Return the example with a canary in every text; the example has an entry of every kind."""
    return contents_saying(lambda name: f"{CANARY} {name}")


def contents_saying(text_of: Callable[[str], str]) -> Contents:
    """Return the example with a text of our own in every field that a person can write into, by the field's name."""
    example = example_contents(TODAY)
    first, *others = example.goals
    closing = EarlierClosing(status=GoalStatus.CONTENT, on=TODAY, reopened_on=TODAY)
    goals = (replace(first, earlier_closings=(closing,)), *others)
    filled: Contents = _filled(replace(example, goals=goals), text_of)
    return filled


def texts_of(value: Any) -> Iterator[tuple[str, str, str | None]]:
    """Yield class, field and text of every text a person can write in a value."""
    if isinstance(value, tuple):
        for each in value:
            yield from texts_of(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for name, hint in get_type_hints(type(value)).items():
            if _is_text(name, hint):
                yield type(value).__name__, name, getattr(value, name)
            else:
                yield from texts_of(getattr(value, name))


def text_fields(kind: Any) -> Iterator[tuple[str, str]]:
    """Yield class and field of every text that a class can hold, those of the classes inside it too."""
    if is_dataclass(kind) and isinstance(kind, type):
        for name, hint in get_type_hints(kind).items():
            if _is_text(name, hint):
                yield kind.__name__, name
            else:
                yield from text_fields(hint)
    else:
        for part in get_args(kind):
            yield from text_fields(part)


def _filled(value: Any, text_of: Callable[[str], str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_filled(each, text_of) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        hints: Mapping[str, Any] = get_type_hints(type(value))
        return replace(
            value,
            **{
                each.name: text_of(each.name)
                if _is_text(each.name, hints[each.name])
                else _filled(getattr(value, each.name), text_of)
                for each in fields(value)
            },
        )
    return value


def _is_text(name: str, hint: Any) -> bool:
    return name not in _NOT_WRITTEN and (hint is str or set(get_args(hint)) == {str, type(None)})
