"""Any script comes back from the PDF as it was typed, and hostile text is text."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab import rl_config

import workbook
from tests.report.reading import page_text, squeezed, tagged_text
from workbook.report.direction import as_printed, levels
from workbook.report.fonts import Faces
from workbook.report.pen import Pen
from workbook.report.text import Style, break_lines, clean

BODY = Style(10.5, 14)
TEXTS = {
    "latin": "“Quotes” – naïve café, Łódź, ½ … €5 and cafe\u0301",
    "cyrillic": "Раз в неделю встречаться с другом, ещё и ещё",
    "greek": "Ἀθῆναι, μια φορά την εβδομάδα",
    "hebrew": "אני רוצה לפגוש חבר 2 פעמים בשבוע (abc), ועוד",
    "hebrew points": "שָׁלוֹם עֲלֵיכֶם",
    "arabic": "السلام عليكم، كيف حالك؟ بَيْت ١٢ لا إلا",
    "arabic words": "السلام عليكم بَيْت لا إلا اللَّه",
    "devanagari": "हिन्दी में लिखा हुआ लक्ष्य क्ष त्र ज्ञ",
    "emoji": "🙂 👩‍👧 ❤️ 🇬🇧 👍🏽 ☀ 1️⃣",
    "signs": "a → b ≤ √ c",
    "mixed": "Hello שלום مرحبا नमस्ते Привет Γειά 🙂 end",
}
EAST_ASIAN = "你好，我想每周见一次朋友。こんにちは、カタカナ 한국어"


def set_texts(texts: list[str], width: float = 300) -> bytes:
    pen, top = Pen(Faces(texts), 595, 842), 800.0
    for text in texts:
        lines = break_lines(text, BODY, width, pen.faces)
        pen.text(pen.tags.root.add("P"), lines, 50, top, width)
        top -= lines.height + 8
    pen.next_page()
    return pen.finish(title="Report", language="en-GB", day=date(2026, 8, 6))


def test_a_sentence_around_words_that_run_right_to_left_runs_left_to_right() -> None:
    sentence = f"“{TEXTS['hebrew points']}” does not help me so far."
    faces = Faces([sentence])
    assert break_lines(sentence, BODY, 500, faces).lines[0].base == 1
    line = break_lines(sentence, BODY, 500, faces, 0).lines[0]
    assert line.base == 0
    assert [piece.level for piece in (*line.pieces, *line.tail)][-1] == 0


def test_every_script_is_read_through_the_tags_as_typed(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_texts(list(TEXTS.values())))
    assert squeezed(tagged_text(pdf)) == squeezed("".join(TEXTS.values()))


@pytest.mark.parametrize("script", sorted(TEXTS.keys() - {"hebrew", "hebrew points", "arabic"}))
def test_pages_are_extracted_as_typed(tmp_path: Path, script: str) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_texts([TEXTS[script], "And then a line in English that says which way the page is read."]))
    assert squeezed(TEXTS[script]) in squeezed(page_text(pdf))


WITH_MARKS = {
    "bengali": "সপ্তাহে একবার একজন বন্ধুর সাথে দেখা করা, কো কৌ ক্ষ",
    "thai": "ผมอยากพบเพื่อนสัปดาห์ละครั้ง ทำ นำ้ ที่นี่ ผู้ใหญ่",
    "a mark of no letter": "\u0301abc",
    "a bengali mark of no letter": "\u09beক",
    "a thai mark of no letter": "\u0e31ก",
    "a long word with marks": "a\u0308\u0323" * 120,
    "a long bengali word": "ক্ষৌ" * 100,
    "a long thai word": "ทำงาน" * 60,
}


@pytest.mark.parametrize("text", WITH_MARKS.values(), ids=WITH_MARKS)
def test_letters_with_marks_come_back_as_typed(tmp_path: Path, text: str) -> None:
    """A letter that no font here has is printed as a mark, and comes back as typed all the same."""
    pdf, after = tmp_path / "a.pdf", "And then a line in English."
    pdf.write_bytes(set_texts([text, after]))
    assert squeezed(tagged_text(pdf)) == squeezed(text + after)
    assert squeezed(page_text(pdf)) == squeezed(text + after)
    has_fonts = all(Faces([text]).for_letter(letter, bold=False) for letter in text if letter.isalpha())
    assert break_lines(text, BODY, 300, Faces([text])).lacking == (not has_fonts)


def test_a_report_after_another_with_other_letters_of_a_script_comes_back_as_typed(tmp_path: Path) -> None:
    """The fonts of one document are not mixed up with those of the next."""
    for text in ("ผมอยากพบเพื่อน", "ทำงาน", "সপ্তাহে", "ক্ষৌ"):
        pdf = tmp_path / "a.pdf"
        pdf.write_bytes(set_texts([text]))
        assert squeezed(page_text(pdf)) == text


@pytest.mark.parametrize("word", ["بَيْت" * 30, "हिन्दी" * 30], ids=["arabic", "devanagari"])
def test_a_long_word_is_broken_between_letters_and_their_marks(word: str) -> None:
    lines = break_lines(word, BODY, 60, Faces([word])).lines
    parts = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert len(parts) > 3
    assert "".join(parts) == word
    assert not any(unicodedata.category(part[0]).startswith("M") for part in parts)


def test_east_asian_text_is_printed_with_an_installed_font_or_said_to_be_lacking(tmp_path: Path) -> None:
    lines = break_lines(EAST_ASIAN, BODY, 120, Faces([EAST_ASIAN]))
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_texts([EAST_ASIAN]))
    assert squeezed(tagged_text(pdf)) == squeezed(EAST_ASIAN)
    assert len(lines.lines) > 1
    assert lines.lacking == any(Faces([EAST_ASIAN]).for_letter(letter, bold=False) is None for letter in "你こ한")


def test_a_letter_in_no_font_is_printed_as_a_mark_and_comes_back_as_typed(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_texts(["before \ue123 after"]))
    assert break_lines("\ue123", BODY, 100, Faces(["\ue123"])).lacking
    assert "before\ue123after" in squeezed(page_text(pdf))


def test_mark_up_is_printed_as_text(tmp_path: Path) -> None:
    text = '<b>bold</b> &amp; <img src="/etc/passwd"/> <a href="http://example.org">x</a> {0} %s'
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(set_texts([text]))
    assert squeezed(page_text(pdf)) == squeezed(text)
    assert b"/URI" not in pdf.read_bytes()


def test_no_library_that_reads_mark_up_is_given_any_text() -> None:
    assert rl_config.trustedSchemes == rl_config.trustedHosts == []
    for file in Path(workbook.__file__).parent.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        assert "platypus" not in source, file
        assert file.parent.name != "report" or "Paragraph(" not in source, file


def test_control_characters_and_turning_marks_go() -> None:
    assert clean("a\x00b\x1b[31m\u202ec\u2066d\ufeff\r\ne\u2028f\tg \ud800\n") == "ab[31mcd\ne\nf g \ufffd"


@given(st.text(max_size=200), st.floats(20, 400))
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, width: float) -> None:
    lines = break_lines(text, BODY, width, Faces([text]))
    kept = "".join(piece.text for line in lines.lines for piece in (*line.pieces, *line.tail))
    assert kept == clean(text).replace("\n", "")
    for line in lines.lines:
        assert line.width * 10.5 / 1000 <= width + 0.01 or len({piece.text for piece in line.pieces}) == 1


def test_a_long_text_without_spaces_is_broken(tmp_path: Path) -> None:
    lines = break_lines("x" * 20_000, BODY, 300, Faces())
    assert len(lines.lines) > 300
    assert max(line.width for line in lines.lines) * 10.5 / 1000 <= 300


def test_levels_of_mixed_directions() -> None:
    assert levels("abc") == (0, [0, 0, 0])
    assert levels("ab אב 12") == (0, [0, 0, 0, 1, 1, 1, 2, 2])
    assert levels("אב 1")[0] == 1
    assert levels("\u200bא\u00adb") == (1, [1, 1, 1, 2])  # what joins or parts letters runs as the letter before it
    assert levels("\U00010fb0\U00011cb7") == (1, [1, 2])  # the second is no character: it runs as a Latin one does
    assert as_printed([0, 1, 1, 2, 0]) == [0, 3, 2, 1, 4]


@given(st.lists(st.integers(0, 3), max_size=12))
def test_printed_order_holds_each_part_once(part_levels: list[int]) -> None:
    assert sorted(as_printed(part_levels)) == list(range(len(part_levels)))
