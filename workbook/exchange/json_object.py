"""One JSON object of an exchange file, read key by key and strictly."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from workbook.domain.limits import check_text
from workbook.domain.problems import InputProblem

Word = TypeVar("Word", bound=StrEnum)
Item = TypeVar("Item")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class JsonObject:
    """One JSON object of the file; each key is asked for by name, and what nobody asked for is refused.

    Places in its problems begin at the object; whoever it stands in puts its own place before them.
    """

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise InputProblem("", "not_an_object")
        self._values: Mapping[str, object] = value
        self._asked: set[str] = set()

    def _take(self, key: str, *, required: bool = False) -> object:
        self._asked.add(key)
        value = self._values.get(key)
        if required and value is None:
            raise InputProblem(key, "missing")
        return value

    def done(self) -> None:
        """Raise `InputProblem` for the first key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                raise InputProblem("", "unknown_key", value=key)

    def text(self, key: str) -> str | None:
        """Return a text or None."""
        value = self._take(key)
        if value is not None and not isinstance(value, str):
            raise InputProblem(key, "not_text")
        check_text(key, value)
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
            raise InputProblem(key, "not_whole")
        return value

    def required_number(self, key: str) -> int:
        """Return a whole number that has to be there."""
        self._take(key, required=True)
        return self.number(key) or 0

    def truth(self, key: str) -> bool | None:
        """Return true, false or None."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            raise InputProblem(key, "not_true_or_false")
        return value

    def day(self, key: str) -> date | None:
        """Return a day written YYYY-MM-DD, or None."""
        value = self.text(key)
        if value is None:
            return None
        if not _DAY.fullmatch(value):
            raise InputProblem(key, "not_a_day", value=value)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise InputProblem(key, "not_a_day", value=value) from None

    def required_day(self, key: str) -> date:
        """Return a day that has to be there."""
        self._take(key, required=True)
        return self.day(key) or date.min

    def word(self, key: str, words: type[Word]) -> Word | None:
        """Return one of a set of words, or None."""
        value = self.text(key)
        return None if value is None else _as_word(key, value, words)

    def required_word(self, key: str, words: type[Word]) -> Word:
        """Return one of a set of words, which has to be there."""
        self._take(key, required=True)
        return _as_word(key, self.text(key) or "", words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Return a list of words, empty when absent."""
        found = []
        for index, value in enumerate(self._list(key)):
            place = f"{key}[{index}]"
            if not isinstance(value, str):
                raise InputProblem(place, "not_text")
            found.append(_as_word(place, value, words))
        return tuple(found)

    def each(self, key: str, build: Callable[["JsonObject"], Item]) -> tuple[Item, ...]:
        """Return what `build` makes of every object in a list, empty when absent."""
        return tuple(_built(f"{key}[{index}]", value, build) for index, value in enumerate(self._list(key)))

    def inner(self, key: str, build: Callable[["JsonObject"], Item], absent: Item) -> Item:
        """Return what `build` makes of an object, or `absent`."""
        value = self._take(key)
        return absent if value is None else _built(key, value, build)

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise InputProblem(key, "not_a_list")
        for index, item in enumerate(value):
            if item is None:
                raise InputProblem(f"{key}[{index}]", "null_in_list")
        return value

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of this object in file order."""
        return tuple(self._values)


def _built(place: str, value: object, build: Callable[[JsonObject], Item]) -> Item:
    """Return what `build` makes of the object at a place, all of its keys asked for."""
    try:
        source = JsonObject(value)
        made = build(source)
        source.done()
    except InputProblem as problem:
        raise problem.within(place) from None
    return made


def _as_word(place: str, value: str, words: type[Word]) -> Word:
    try:
        return words(value)
    except ValueError:
        raise InputProblem(place, "not_one_of", value=value, choices=tuple(word.value for word in words)) from None
