"""Fonts installed on this computer, for scripts whose fonts are too large to ship."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError, newTable

_JAPANESE = ("yugothm.ttc", "meiryo.ttc", "msgothic.ttc", "ipaexg.ttf", "vl-gothic-regular.ttf")
_KOREAN = ("malgun.ttf", "nanumgothic.ttf", "applegothic.ttf")
_CHINESE = ("msyh.ttc", "simhei.ttf", "simsun.ttc", "msjh.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc")
_EAST_ASIAN = (
    "droidsansfallbackfull.ttf",
    "droidsansfallback.ttf",
    "arial unicode.ttf",
    "notosanscjk-regular.ttc",
    "sourcehansans-regular.ttc",
    "pingfang.ttc",
)
_OTHER = ("nirmala.ttf", "nirmala.ttc", "leelawui.ttf", "ebrima.ttf", "gadugi.ttf", "seguisym.ttf", "arial unicode.ttf")
_BY_SCRIPT = {
    "HIRAGANA": (*_JAPANESE, *_EAST_ASIAN, *_CHINESE),
    "KATAKANA": (*_JAPANESE, *_EAST_ASIAN, *_CHINESE),
    "HANGUL": (*_KOREAN, *_EAST_ASIAN),
    "BOPOMOFO": (*_CHINESE, *_EAST_ASIAN),
    "CJK": (*_CHINESE, *_JAPANESE, *_EAST_ASIAN, *_KOREAN),
    "IDEOGRAPHIC": (*_CHINESE, *_JAPANESE, *_EAST_ASIAN, *_KOREAN),
    "FULLWIDTH": (*_CHINESE, *_JAPANESE, *_EAST_ASIAN, *_KOREAN),
}
_IN_COLLECTION = {"HANGUL": 1, "CJK": 2, "BOPOMOFO": 2}
"""Which font of the Noto collection draws the script in its own way: 0 Japanese, 1 Korean, 2 simplified Chinese."""
_NEAR = 0.001
"""How far a TrueType curve may lie from the PostScript one, as a part of the type size."""


def fonts_for(letter: str) -> Iterator[tuple[Path, int]]:
    """Yield installed font files that may have the letter, and which font in the file, likeliest first."""
    script = unicodedata.name(letter, "UNKNOWN").split()[0]
    by_name = (f"notosans{script.lower()}-regular.ttf", f"notoserif{script.lower()}-regular.ttf", *_OTHER)
    files = _font_files()
    for name in _BY_SCRIPT.get(script, by_name):
        if name in files:
            yield files[name], _IN_COLLECTION.get(script, 0) if name.startswith("notosanscjk") else 0


def glyphs_as_truetype(path: Path, subfont: int, letters: set[str]) -> BytesIO | None:
    """Return a font of the letters alone with TrueType outlines, from a font with PostScript ones; None without any."""
    try:
        font = TTFont(path, fontNumber=subfont, lazy=True)
    except (TTLibError, OSError):
        return None
    with font:
        if "CFF " not in font or not any(ord(letter) in font.getBestCmap() for letter in letters):
            return None
        return _reduced(font, letters)


def _reduced(font: TTFont, letters: set[str]) -> BytesIO:
    subsetter = Subsetter(Options(layout_features=[], notdef_outline=True, hinting=False, name_IDs=[1, 2, 6, 13]))
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(font)
    _outlines_to_truetype(font)
    data = BytesIO()
    font.save(data)
    return BytesIO(data.getvalue())


def _outlines_to_truetype(font: TTFont) -> None:
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, _NEAR * font["head"].unitsPerEm, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = outlines
    del font["CFF "]
    for table in ("VORG", "vhea", "vmtx", "GSUB", "GPOS", "GDEF", "BASE"):
        if table in font:
            del font[table]
    font["maxp"].tableVersion = 0x00010000
    for name in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(font["maxp"], name, 0)
    for name in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxComponentDepth"):
        setattr(font["maxp"], name, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ["WINDIR"], "Fonts"), Path(os.environ["LOCALAPPDATA"], "Microsoft", "Windows", "Fonts")]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


@lru_cache(maxsize=1)
def _font_files() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in _folders():
        for place, _folders_in, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".ttc", ".otf")):
                    found.setdefault(name.lower(), Path(place, name))
    return found
