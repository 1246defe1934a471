"""Letters for charts: families with fallback for any script, and how wide a text is."""

import logging
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

from workbook.resources import resource

_LATIN = ("Noto Sans", "DejaVu Sans")
_MORE = ("Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Emoji")
_ELSEWHERE = ("CJK", "PingFang", "Hiragino", "Yu Gothic", "Microsoft YaHei", "Malgun Gothic", "WenQuanYi", "Noto Sans ")
"""Parts of the names of installed families that cover what ours do not."""
_NOT_TEXT = ("Mono", "Serif")
_LAST_LATIN = 0x24F
_MISSING = "□"
REGULAR, SEMI_BOLD = 400, 600

# A family without the weight 600 is used at 700, which is meant; matplotlib would print a line for each.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


@contextmanager
def a_box_is_enough() -> Iterator[None]:
    """Leave it at the empty box that stands for a letter no font here has: the warning tells nobody anything more."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


@cache
def _families() -> tuple[str, ...]:
    """Add the program's own fonts to those matplotlib has found, and return the families that are there."""
    known = {entry.fname for entry in fontManager.ttflist}
    for path in sorted(resource("fonts").glob("*.ttf")):
        if str(path) not in known:
            fontManager.addfont(path)
    return tuple(dict.fromkeys(entry.name for entry in fontManager.ttflist))


@cache
def _fallbacks() -> tuple[str, ...]:
    there = _families()
    own = [family for family in (*_LATIN[:1], *_MORE, *_LATIN[1:]) if family in there]
    others = [
        family
        for part in _ELSEWHERE
        for family in there
        if part in family and family not in own and not any(word in family for word in _NOT_TEXT)
    ]
    return tuple(dict.fromkeys((*own, *others)))


@cache
def _latin() -> tuple[str, ...]:
    return tuple(family for family in _LATIN if family in _families())


@cache
def _covered(family: str) -> frozenset[int]:
    return frozenset(get_font(fontManager.findfont(FontProperties(family=[family]))).get_charmap())


@lru_cache(maxsize=2048)
def families_for(text: str) -> tuple[str, ...]:
    """Return the families that are needed to write a text, the first choice first."""
    if not text or max(map(ord, text)) <= _LAST_LATIN:
        return _latin()
    needed = list(_latin()[:1])
    for code in map(ord, text):
        if not any(code in _covered(family) for family in needed):
            needed += [next((family for family in _fallbacks() if code in _covered(family)), needed[0])]
    return tuple(dict.fromkeys((*needed, *_latin())))


@lru_cache(maxsize=2048)
def readable(text: str) -> str:
    """Return a text in one line, with a box for each character that no font here can show."""
    line = " ".join(text.split())
    if all(ord(character) <= _LAST_LATIN and character.isprintable() for character in line):
        return line
    covered = [_covered(family) for family in families_for(line)]
    return "".join(
        each if each.isspace() or any(ord(each) in there for there in covered) else _MISSING
        for each in line
        if each.isprintable() or each in "\u200c\u200d"
    )


def reads_from_right(text: str) -> bool:
    """Tell whether the first letter of a text belongs to a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


@lru_cache(maxsize=4096)
def width_of(text: str, *, bold: bool = False) -> float:
    """Return the width of a text, relative to the size of its letters."""
    font = _font(families_for(text), bold)
    font.set_size(_MEASURED_AT, 72)
    with a_box_is_enough():
        font.set_text(text, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 / _MEASURED_AT


@lru_cache(maxsize=2048)
def outline_of(text: str, *, bold: bool = False) -> Path:
    """Return the outline of a text, one unit high, from the left end of its baseline."""
    weight = SEMI_BOLD if bold else REGULAR
    letters = FontProperties(family=list(families_for(text)), weight=weight)
    with a_box_is_enough():
        corners, codes = text_to_path.get_text_path(letters, text)
    return Path(np.asarray(corners).reshape(-1, 2) / text_to_path.FONT_SCALE, codes)


_MEASURED_AT = 100


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], bold: bool) -> FT2Font:
    weight = SEMI_BOLD if bold else REGULAR
    return get_font([fontManager.findfont(FontProperties(family=[each], weight=weight)) for each in families])
