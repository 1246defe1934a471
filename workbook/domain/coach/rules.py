"""The rules of one language: word lists, and the patterns that are made from them."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby

_NAME = re.compile(r"\{([a-z_]+)\}")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
LONGEST = 2000
"""The characters of a statement that are looked at; nobody says what they want in more."""


class Rules:
    """The rules of one language, compiled: `words[list]`, patterns by table and key, texts by table and key."""

    def __init__(self, data: Mapping[str, Mapping[str, object]]) -> None:
        self.words = {name: frozenset(str(text).split()) for name, text in data["words"].items()}
        self._named = {name: _any_of(sorted(words, key=len, reverse=True)) for name, words in self.words.items()}
        for name, pattern in data["grammar"].items():
            self._named[name] = self._filled(str(pattern))
        self._plain = lru_cache(maxsize=8)(self._spelled)
        slips = {
            rf"\b(?:{self._filled(slip)})(?!\w)": str(meant)
            for table in ("spelling", "idioms")
            for slip, meant in data[table].items()
        }
        self._spelling = [(re.compile(slip), meant) for slip, meant in slips.items()]
        self._any_slip = re.compile(_any_of(list(slips)))
        texts = ("spelling", "idioms", "words", "grammar", "hints", "examples", "softer")
        self._patterns = {
            (table, key): re.compile(self._filled(_any_of(value) if isinstance(value, list) else str(value)))
            for table, entries in data.items()
            if table not in texts
            for key, value in entries.items()
        }
        self.hints, self.examples, self.softer = (
            {key: str(value) for key, value in data[table].items()} for table in ("hints", "examples", "softer")
        )

    def _filled(self, pattern: str) -> str:
        return _NAME.sub(lambda name: self._named[name[1]], pattern)

    def pattern(self, table: str, key: str) -> re.Pattern[str]:
        """Return the pattern under this key."""
        return self._patterns[table, key]

    def sign(self, label: str, text: str) -> re.Match[str] | None:
        """Return the first sign of a label in a text, wording that merely looks like one left out."""
        look_alike = self._patterns.get((label, "no"))
        return self._patterns[label, "yes"].search(look_alike.sub(" \u00b7 ", text) if look_alike else text)

    def without(self, label: str, text: str) -> str:
        """Return the text without the signs of a label."""
        look_alike = self._patterns.get((label, "no"))
        kept = () if look_alike is None else {match.span() for match in look_alike.finditer(text)}
        return self._patterns[label, "yes"].sub(
            lambda sign: sign[0] if any(a < sign.end() and sign.start() < b for a, b in kept) else " \u00b7 ", text
        )

    def plain(self, text: str) -> str:
        """Return the first `LONGEST` characters in lower case, straight quotes, single spaces and usual spelling."""
        return self._plain(text)

    def _spelled(self, text: str) -> str:
        text = re.sub(r"[^\S\n]+", " ", text[:LONGEST].translate(_QUOTES).lower())
        text = text.replace(" & ", " and ").replace(" + ", " and ").strip()
        if self._any_slip.search(text):
            for slip, meant in self._spelling:
                text = slip.sub(meant, text)
        return text


def load_rules(text: str) -> Rules:
    """Return the rules that a rule file (TOML) holds."""
    return Rules(tomllib.loads(text))


def _any_of(alternatives: list[str]) -> str:
    """Return a pattern for any of these in their order; those that begin a word look for its start once, for speed."""
    parts = []
    for begins_word, run in groupby(alternatives, lambda text: text.startswith(r"\b")):
        part = "|".join(text.removeprefix(r"\b") if begins_word else text for text in run)
        parts.append(rf"\b(?:{part})" if begins_word else part)
    return "(?:" + "|".join(parts) + ")"
