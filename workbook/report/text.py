"""The one place where text becomes print: cleaned, split by font, shaped, broken into lines and put in reading order.

Text is never read as mark-up: no library that would is given any.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbook.report.direction import as_printed, levels
from workbook.report.fonts import Cluster, Face, Faces, Run
from workbook.report.tagging import Tags

_NEW_LINE = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Control characters, and marks that could turn the order of the letters around them."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SIMPLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u1e00-\u1eff"
                     "\u2010-\u2027\u2030-\u2044\u20a0-\u20bf\u2100-\u214f\u3000-\u303f\u3041-\u3096\u30a0-\u30ff"
                     "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*")  # fmt: skip
"""Letters that stand one after the other, each a glyph of its own."""
_EAST_ASIAN = (
    "\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)
_NOT_FIRST = "、。，．・：；？！゛゜ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ）〕］｝〉》」』】〙〗〟’”!?,.:;)"
_NOT_LAST = "（〔［｛〈《「『【〘〖〝‘“("
_WORD = re.compile("[^ \u2000-\u2006\u2008-\u200b\u205f\u3000]*[ \u2000-\u2006\u2008-\u200b\u205f\u3000]*")
_BREAK_INSIDE = re.compile(
    r"(?<=\w[-‐–—/])(?=\w)"
    f"|(?<=[{_EAST_ASIAN}])(?<![{re.escape(_NOT_LAST)}])(?![{re.escape(_NOT_FIRST)}])(?=.)"
    f"|(?<![{re.escape(_NOT_LAST)}])(?<!^)(?=[{_EAST_ASIAN}])(?![{re.escape(_NOT_FIRST)}])"
)
_LEAST_LEADING = 0.8
"""Lines are at least so far apart, as a part of the height of the tallest font in them."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size and distance of lines in points, weight, and grey from 0 (black) to 1 (white)."""

    size: float
    leading: float
    bold: bool = False
    grey: float = 0.0

    def scaled(self, factor: float) -> "Style":
        """Return the style for type that is larger by `factor`."""
        return Style(self.size * factor, self.leading * factor, self.bold, self.grey)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one font and one direction; `width` in thousandths of the type size."""

    face: Face
    text: str
    width: float
    level: int
    run: Run | None = None
    lacking: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line in reading order; `width` in thousandths and `height` as a share of the type size.

    `base` is 1 for a line of a right-to-left paragraph. White space at its end is drawn and does not count as width.
    """

    pieces: tuple[Piece, ...]
    tail: tuple[Piece, ...]
    base: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines for a width.

    `spoken` is the exact text where the drawn letters alone do not tell it (shaped or right to left), else None;
    `lacking` says whether a letter of it is in no font on this computer.
    """

    style: Style
    lines: tuple[Line, ...]
    spoken: str | None
    lacking: bool

    @property
    def height(self) -> float:
        """The height of all lines in points."""
        return sum(self.leading(line) for line in self.lines)

    @property
    def width(self) -> float:
        """The width of the widest line in points."""
        return max((line.width for line in self.lines), default=0.0) * self.style.size / 1000

    def leading(self, line: Line) -> float:
        """Return the height of one line in points."""
        return max(self.style.leading, self.style.size * line.height)

    def part(self, start: int, end: int) -> "Lines":
        """Return some of the lines."""
        return Lines(self.style, self.lines[start:end], self.spoken, self.lacking)

    def draw(self, canvas: Any, tags: Tags, x: float, top: float, width: float, align: str = "start") -> None:
        """Draw the lines below `top`; `align` is "start" or "end" as the text runs, or "left", "middle" or "right"."""
        canvas.setFillGray(self.style.grey)
        size = self.style.size
        for line in self.lines:
            leading = self.leading(line)
            room = width - line.width * size / 1000
            is_right = align == "right" or (align in ("start", "end") and (align == "end") != bool(line.base))
            shift = room / 2 if align == "middle" else room if is_right else 0.0
            _draw_line(canvas, tags, line, size, x + shift, top - leading / 2 - 0.36 * size)
            top -= leading


def clean(text: str) -> str:
    """Return the text without control characters and marks that turn the order of letters around."""
    text = _NEW_LINE.sub("\n", text).replace("\t", " ")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _UNPRINTABLE.sub("", text)).rstrip()


def break_lines(text: str, style: Style, width: float, faces: Faces, base: int | None = None) -> Lines:
    """Return the text in lines of at most `width` points, broken at its own line ends and between words.

    `base` 0 sets a sentence left to right even where it begins with words that run right to left.
    """
    key = (text, style, width, base)
    found: Lines | None = faces.lines.get(key)
    if found is None:
        found = faces.lines[key] = _broken(text, style, width, faces, base)
    return found


def _broken(text: str, style: Style, width: float, faces: Faces, given: int | None) -> Lines:
    lines: list[Line] = []
    shaped = lacking = False
    text = clean(text)
    for paragraph in text.split("\n"):
        base, letter_levels = levels(paragraph, given)
        words = _words(paragraph, letter_levels, style.bold, faces)
        lines.extend(_fill(words, base, width * 1000 / style.size, faces, style.bold))
        for word in words:
            for piece in word:
                shaped = shaped or piece.run is not None
                lacking = lacking or piece.lacking
    return Lines(style, tuple(lines), text if shaped else None, lacking)


def text_width(text: str, style: Style, faces: Faces) -> float:
    """Return the width of a short text on one line, in points."""
    return break_lines(text, style, 1e6, faces).width


def _words(text: str, letter_levels: list[int], bold: bool, faces: Faces) -> list[list[Piece]]:
    """Return the stretches between which a line may be broken; white space stands in a last piece of its own."""
    if not any(letter_levels):
        return [word for part in _stretches(text) for word in _plain_word(part, bold, faces)]
    words = []
    start = 0
    for part in _stretches(text):
        words.append(_pieces(part, letter_levels[start : start + len(part)], bold, faces))
        start += len(part)
    return words


def _stretches(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        if match.group():
            yield from _BREAK_INSIDE.split(match.group())


def _plain_word(word: str, bold: bool, faces: Faces) -> list[list[Piece]]:
    key = (word, bold)
    if key not in faces.words:
        faces.words[key] = _pieces(word, [0] * len(word), bold, faces)
    return [faces.words[key]]


def _pieces(text: str, letter_levels: list[int], bold: bool, faces: Faces) -> list[Piece]:
    body = text.rstrip(" \u3000\u2000-\u200b\u205f")
    pieces = []
    for start, end, face in _runs(body, letter_levels, bold, faces):
        pieces.append(_piece(body[start:end], face, letter_levels[start], bold, faces))
    if len(body) < len(text):
        space, face = text[len(body) :], faces.main(bold=bold)
        pieces.append(Piece(face, space, face.width(" ") * len(space), letter_levels[len(body)]))
    return pieces


def _runs(text: str, letter_levels: list[int], bold: bool, faces: Faces) -> Iterator[tuple[int, int, Face | None]]:
    """Yield where each run of one font and one level begins and ends."""
    start = 0
    before: Face | None = None
    for place in range(len(text)):
        face = _face_at(text, place, before, bold, faces)
        if place > start and (face is not before or letter_levels[place] != letter_levels[start]):
            yield start, place, before
            start = place
        before = face
    if text:
        yield start, len(text), before


def _face_at(text: str, place: int, before: Face | None, bold: bool, faces: Faces) -> Face | None:
    letter = text[place]
    if place and _extends(letter) and before is not None:
        return before
    if place and text[place - 1] == "\u200d" and before is not None and before.has(letter):
        return before
    if text[place + 1 : place + 2] == "\ufe0f" and faces.emoji().has(letter):
        return faces.emoji()
    if _extends(letter):
        return faces.main(bold=bold)
    return faces.for_letter(letter, bold=bold)


@lru_cache(maxsize=4096)
def _extends(letter: str) -> bool:
    """Return whether the letter belongs to the one before it: marks, joiners, variation and skin tone selectors."""
    return (
        unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
    )


def _piece(text: str, face: Face | None, level: int, bold: bool, faces: Faces) -> Piece:
    if face is None:
        main = faces.main(bold=bold)
        run = main.stand_in(text)
        return Piece(main, text, run.width, level, run, lacking=True)
    if level % 2 == 0 and _SIMPLE.fullmatch(text):
        return Piece(face, text, face.width(text), level)
    run = face.shape(text, right_to_left=level % 2 == 1)
    return Piece(face, text, run.width, level, run)


def _fill(words: list[list[Piece]], base: int, room: float, faces: Faces, bold: bool) -> Iterator[Line]:
    """Yield lines filled with as many words as there is room for."""
    line: list[Piece] = []
    used = 0.0
    for word in words:
        full = sum(piece.width for piece in word)
        trailing = word[-1].width if word[-1].text.isspace() else 0.0
        if used + full - trailing > room and line:
            yield _line(line, base)
            line, used = [], 0.0
        if full - trailing <= room:
            line.extend(word)
            used += full
            continue
        for letter in _letters(word, bold, faces):
            if used + letter.width > room and line and not letter.text.isspace():
                yield _line(line, base)
                line, used = [], 0.0
            line.append(letter)
            used += letter.width
    yield _line(line, base)


def _letters(word: list[Piece], bold: bool, faces: Faces) -> Iterator[Piece]:
    """Yield a word that is wider than a line letter by letter, each with its marks."""
    for piece in word:
        letters = re.findall("(?s).", piece.text) if piece.run is None else list(_clusters(piece.text))
        for letter in letters:
            yield _piece(letter, None if piece.lacking else piece.face, piece.level, bold, faces)


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for place in range(1, len(text)):
        if not _extends(text[place]) and text[place - 1] != "\u200d":
            yield text[start:place]
            start = place
    yield text[start:]


def _line(pieces: list[Piece], base: int) -> Line:
    end = len(pieces)
    while end and pieces[end - 1].text.isspace():
        end -= 1
    height = max(((piece.face.face.ascent - piece.face.face.descent) / 1000 for piece in pieces), default=0.0)
    width = sum(piece.width for piece in pieces[:end])
    return Line(tuple(pieces[:end]), tuple(pieces[end:]), base, width, height * _LEAST_LEADING)


def _draw_line(canvas: Any, tags: Tags, line: Line, size: float, x: float, y: float) -> None:
    """Draw the pieces in the order in which they are read, each where it is printed."""
    scale = size / 1000
    pieces = [*line.pieces, *line.tail]
    lefts = _lefts(line)
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        left = x + lefts[place] * scale
        canvas.setFont(piece.face.fontName, size)
        end = place + 1
        if piece.run is None:
            while end < len(pieces) and _follows(pieces, lefts, end):
                end += 1
            canvas.drawString(left, y, "".join(each.text for each in pieces[place:end]))
        else:
            _draw_run(canvas, tags, piece.run, scale, left, y)
        place = end


def _follows(pieces: list[Piece], lefts: list[float], place: int) -> bool:
    """Return whether a piece can be drawn in one go with the one before it."""
    piece, before = pieces[place], pieces[place - 1]
    touches = abs(lefts[place - 1] + before.width - lefts[place]) < 1
    return piece.run is None and piece.face is before.face and touches


def _lefts(line: Line) -> list[float]:
    """Return where each piece begins, in thousandths from the left end of the line."""
    lefts = [0.0] * len(line.pieces)
    x = 0.0
    for place in as_printed([piece.level for piece in line.pieces]):
        lefts[place] = x
        x += line.pieces[place].width
    for piece in line.tail:
        x = -piece.width if line.base else x
        lefts.append(x)
        x += piece.width
    return lefts


def _draw_run(canvas: Any, tags: Tags, run: Run, scale: float, left: float, y: float) -> None:
    for cluster in run.clusters:
        if cluster.text is None:
            _draw_glyphs(canvas, cluster, scale, left, y)
        else:
            with tags.spoken(cluster.text):
                _draw_glyphs(canvas, cluster, scale, left, y)


def _draw_glyphs(canvas: Any, cluster: Cluster, scale: float, left: float, y: float) -> None:
    for glyph in cluster.glyphs:
        canvas.drawString(left + glyph.x * scale, y + glyph.y * scale, glyph.code)
