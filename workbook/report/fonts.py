"""The fonts of the report: which one has a letter, and a font that keeps for each glyph the text it stands for."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workbook.report.installed_fonts import fonts_for, glyphs_as_truetype
from workbook.resources import resource

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Printed in the place of a letter that no font has."""
_FIRST_GLYPH_CODE = 0xF0000
"""Glyphs chosen by shaping get codes from the private planes on, where nobody types."""
_BUNDLED = ("NotoSans", "NotoSansHebrew", "NotoSansArabic", "NotoEmoji", "DejaVuSans")
_PART = count(1)
_FILES = {
    "NotoEmoji": ("NotoEmoji-Regular.ttf", "NotoEmoji-Regular.ttf"),
    "DejaVuSans": ("DejaVuSans.ttf", "DejaVuSans.ttf"),
    "NotoSansArabic": ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
}
"""Files that are not called after their font, in regular weight and for headings."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn shape: its code, and its place from the left of its run, in thousandths of the type size."""

    code: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Glyphs that stand for some letters together. `text` is those letters where the glyphs alone do not tell them."""

    glyphs: tuple[Glyph, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A shaped stretch of text: its clusters in the order in which they are read, and its width in thousandths."""

    clusters: tuple[Cluster, ...]
    width: float


class Face(TTFont):  # type: ignore[misc]
    """A reportlab font whose glyphs, also those chosen by shaping, come back as the text that was typed."""

    def __init__(self, name: str, source: Path | BytesIO, subfont: int = 0) -> None:
        super().__init__(name, source if isinstance(source, BytesIO) else str(source), 0, subfont, asciiReadable=False)
        data = source.getvalue() if isinstance(source, BytesIO) else source.read_bytes()
        self._shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(data), subfont))
        self._unit = 1000 / self._shaper.face.upem
        self._codes: dict[tuple[int, str], str] = {}
        self._texts: dict[int, str] = {}
        pdfmetrics.registerFont(self)

    def has(self, letter: str) -> bool:
        """Return whether the font has a glyph for the letter."""
        return ord(letter) in self.face.charToGlyph

    def width(self, text: str) -> float:
        """Return the width of unshaped text in thousandths of the type size."""
        widths: dict[int, float] = self.face.charWidths
        other = self.face.defaultWidth
        total: float = sum(widths.get(ord(letter), other) for letter in text)
        return total

    def shape(self, text: str, *, right_to_left: bool) -> Run:
        """Return the shapes for a stretch of text in this font."""
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self._shaper, buffer, {})
        placed: dict[int, list[tuple[int, float, float]]] = {}
        x = 0.0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            place = (info.codepoint, x + position.x_offset * self._unit, position.y_offset * self._unit)
            placed.setdefault(info.cluster, []).append(place)
            x += position.x_advance * self._unit
        starts = sorted(placed)
        ends = [*starts[1:], len(text)]
        read = self._read_backwards if right_to_left else self._read_forwards
        return Run(tuple(read(text[start:end], placed[start]) for start, end in zip(starts, ends, strict=True)), x)

    def stand_in(self, text: str) -> Run:
        """Return the shapes printed for letters that no font has; they come back as the letters typed."""
        glyph = self.face.charToGlyph[ord(REPLACEMENT)]
        advance = self._advance(glyph)
        shapes = (Cluster((Glyph(self._code(glyph, letter), n * advance, 0),)) for n, letter in enumerate(text))
        return Run(tuple(shapes), len(text) * advance)

    def _read_forwards(self, letters: str, placed: list[tuple[int, float, float]]) -> Cluster:
        """Give each glyph a letter, and the last one all that are left.

        Where a mark begins right of its letter, the glyphs are said to be those letters together: whoever reads a line
        from a PDF by where the glyphs begin would take the mark for one of the next letter.
        """
        last = len(placed) - 1
        texts = [letters[n:] if n == last else letters[n : n + 1] for n in range(len(placed))]
        glyphs = tuple(
            Glyph(self._code(glyph, text or " "), x, y) for text, (glyph, x, y) in zip(texts, placed, strict=True)
        )
        end = placed[0][1] + self._advance(placed[0][0])
        is_plain = len(letters) >= len(placed) and all(x < end for _glyph, x, _y in placed)
        return Cluster(glyphs, None if is_plain else letters)

    def _read_backwards(self, letters: str, placed: list[tuple[int, float, float]]) -> Cluster:
        """Give each glyph one letter from right to left; letters joined in one glyph get blank ones over its right.

        Whoever reads a right-to-left line from a PDF turns it round letter by letter by where the glyphs begin.
        """
        placed = sorted(placed, key=lambda place: -place[1])
        blank = self.face.charToGlyph[ord(" ")]
        end = max(x + self._advance(glyph) for glyph, x, _ in placed) - self._advance(blank)
        joined = max(0, len(letters) - len(placed))
        placed = [(blank, end - n, 0.0) for n in range(joined)] + placed
        texts = [*letters, *(" " * (len(placed) - len(letters)))]
        glyphs = (Glyph(self._code(glyph, text), x, y) for text, (glyph, x, y) in zip(texts, placed, strict=True))
        return Cluster(tuple(glyphs), None if len(letters) >= len(placed) else letters)

    def _advance(self, glyph: int) -> float:
        advance: float = self._shaper.get_glyph_h_advance(glyph) * self._unit
        return advance

    def _code(self, glyph: int, text: str) -> str:
        code = self._codes.get((glyph, text))
        if code is None:
            code = chr(_FIRST_GLYPH_CODE + len(self._codes))
            self._codes[(glyph, text)] = code
            self._texts[ord(code)] = text
            self.face.charToGlyph[ord(code)] = glyph
            self.face.charWidths[ord(code)] = self._advance(glyph)
        return code

    def addObjects(self, doc: Any) -> None:
        """Add the font to the file as reportlab does, then say exactly what each of its codes stands for."""
        subsets = {self.getSubsetInternalName(n, doc)[1:]: subset for n, subset in enumerate(self.state[doc].subsets)}
        super().addObjects(doc)
        for name, subset in subsets.items():
            font = doc.idToObject["BasicFonts"].dict[name]
            texts = {code: self._texts.get(letter, chr(letter)) for code, letter in enumerate(subset) if letter}
            doc.idToObject[font.ToUnicode.name].content = _to_unicode(texts)


def _to_unicode(texts: dict[int, str]) -> str:
    """Return a ToUnicode map of one-byte codes (ISO 32000-1, 9.10.3), in blocks of at most 100 as it asks for."""
    lines = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts.items()]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )


class Faces:
    """The fonts for one document: the bundled ones, and installed ones for letters which those lack.

    `texts` is everything that will be printed, so that fonts with PostScript outlines, which reportlab cannot embed,
    can be turned into TrueType outlines for just the letters needed.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._regular = [_bundled(name, bold=False) for name in _BUNDLED]
        self._bold = [_bundled(name, bold=True) for name in _BUNDLED]
        self._chosen: dict[tuple[str, bool], Face | None] = {}
        self.words: dict[tuple[str, bool], Any] = {}
        self.lines: dict[tuple[str, Any, float, int | None], Any] = {}
        """Words and lines set before, kept by whoever sets type, because most come more than once."""
        lacking = {
            letter
            for letter in set().union(*texts)
            if not letter.isspace() and not self._in_bundled(letter, bold=False)
        }
        self._installed = list(_installed(frozenset(lacking))) if lacking else []

    def main(self, *, bold: bool) -> Face:
        """Return the font for Latin, Greek and Cyrillic."""
        return (self._bold if bold else self._regular)[0]

    def emoji(self) -> Face:
        """Return the font for emoji."""
        return self._regular[_BUNDLED.index("NotoEmoji")]

    def for_letter(self, letter: str, *, bold: bool) -> Face | None:
        """Return the font for a letter; None when there is none on this computer."""
        key = (letter, bold)
        if key not in self._chosen:
            self._chosen[key] = self._in_bundled(letter, bold=bold) or next(
                (face for face in self._installed if face.has(letter)), None
            )
        return self._chosen[key]

    def _in_bundled(self, letter: str, *, bold: bool) -> Face | None:
        return next((face for face in (self._bold if bold else self._regular) if face.has(letter)), None)


def _bundled(name: str, *, bold: bool) -> Face:
    return _loaded(_FILES.get(name, (f"{name}-Regular.ttf", f"{name}-SemiBold.ttf"))[bold])


@lru_cache(maxsize=32)
def _loaded(file: str) -> Face:
    return Face(file.removesuffix(".ttf"), resource("fonts", file))


@lru_cache(maxsize=8)
def _installed(letters: frozenset[str]) -> tuple[Face, ...]:
    """Return installed fonts that together have as many of the letters as can be found."""
    return tuple(_find_installed(set(letters)))


@lru_cache(maxsize=32)
def _from_file(path: Path, subfont: int) -> Face:
    """Return the one font of a file: reportlab knows it by its name, and would draw with another of that name."""
    return Face(f"{path.stem}-{subfont}", path, subfont)


def _find_installed(missing: set[str]) -> Iterator[Face]:
    while missing:
        letter = min(missing)
        missing.discard(letter)
        if unicodedata.category(letter) in ("Cn", "Co", "Cs", "Cc"):
            continue
        for path, subfont in fonts_for(letter):
            try:
                face = _from_file(path, subfont)
            except TTFError:
                data = glyphs_as_truetype(path, subfont, {letter, *missing})
                if data is None:
                    continue
                face = Face(f"{path.stem}-{subfont}-{next(_PART)}", data)
            if face.has(letter):
                missing -= {other for other in missing if face.has(other)}
                yield face
                break
