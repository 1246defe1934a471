"""Which way each letter of a text runs: the levels of the Unicode bidirectional algorithm (UAX #9)."""

from collections.abc import Sequence
from unicodedata import bidirectional

from bidi.algorithm import (
    X9_REMOVED,
    explicit_embed_and_overrides,
    get_base_level,
    get_embedding_levels,
    get_empty_storage,
    resolve_implicit_levels,
    resolve_neutral_types,
    resolve_weak_types,
)

_RIGHT_TO_LEFT = ("R", "AL", "AN")
_FIRST_RIGHT_TO_LEFT = "\u0590"
_LEFT_TO_RIGHT = "a"
"""Stands for a code point that no character has been given to, which bidi refuses."""


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """Return the level of the paragraph and of each letter: even runs left to right, odd right to left.

    The paragraph runs as its first letter does unless `base` says so: 0 left to right, 1 right to left.
    """
    if max(text, default="") < _FIRST_RIGHT_TO_LEFT or not any(
        bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    ):
        return 0, [0] * len(text)
    if base is None:
        base = get_base_level(text)
    storage = get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    get_embedding_levels("".join(each if bidirectional(each) else _LEFT_TO_RIGHT for each in text), storage)
    explicit_embed_and_overrides(storage)
    resolve_weak_types(storage)
    resolve_neutral_types(storage, False)
    resolve_implicit_levels(storage, False)
    kept = iter(storage["chars"])
    found: list[int] = []
    for letter in text:
        if bidirectional(letter) in X9_REMOVED:
            found.append(found[-1] if found else base)
        else:
            found.append(next(kept)["level"])
    return base, found


def as_printed(part_levels: Sequence[int]) -> list[int]:
    """Return the places of the parts of one line, in the order in which they are printed (rule L2)."""
    order = list(range(len(part_levels)))
    for level in range(max(part_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and part_levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order
