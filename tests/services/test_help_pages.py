"""Help: every page can be read, says what is true of the formulas, and keeps to the words of the product."""

import re
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from workbook.domain import progress, signal
from workbook.domain.limits import HIGHEST_RATING
from workbook.resources import resource
from workbook.services.help_pages import Bullets, HelpPage, Paragraph, help_page, help_pages

RULED_OUT = re.compile(r"\b(should|must|please|sorry|invalid|failed|worse|only|streak)\b", re.IGNORECASE)
SOURCES = "sources"


def texts_of(page: HelpPage) -> Iterator[str]:
    yield page.title
    for section in page.sections:
        yield from filter(None, [section.title])
        for block in section.blocks:
            yield from [block.text] if isinstance(block, Paragraph) else block.items


def words_of(page: HelpPage) -> str:
    return "\n".join(texts_of(page))


def test_pages_stand_in_reading_order() -> None:
    assert [page.key for page in help_pages()] == [
        "how-it-works",
        "writing-a-goal",
        "checking-in",
        "what-the-sentences-mean",
        "when-to-raise-something",
        "reassessment",
        "when-things-go-badly",
        "privacy",
        "backups",
        "keyboard",
        "sources",
    ]


@pytest.mark.parametrize("page", help_pages(), ids=lambda page: page.key)
def test_each_page_has_a_title_and_whole_texts(page: HelpPage) -> None:
    texts = list(texts_of(page))
    assert len(texts) > 5
    assert all(text and text == text.strip() and not text.startswith(("#", "-", "*")) for text in texts)
    assert page.sections[0].title is None
    assert page.sections[0].blocks


def test_lists_and_paragraphs_are_told_apart() -> None:
    (year,) = help_page("how-it-works").sections[1].blocks
    assert isinstance(year, Bullets)
    assert len(year.items) == 5
    assert year.items[1].startswith("Once a month")
    assert all(isinstance(block, Paragraph) for block in help_page("how-it-works").sections[0].blocks)


def test_an_unknown_language_reads_english() -> None:
    assert help_pages("xx_YY") == help_pages()
    assert help_page("privacy", "en_GB").title == "Privacy and protection"
    with pytest.raises(KeyError):
        help_page("nowhere")


def test_the_formula_is_told_as_it_is() -> None:
    words = words_of(help_page("what-the-sentences-mean"))
    assert f"spread of {signal.SPREAD} points" in words
    assert f"{signal.SPREAD**2:.2f} + {Fraction(1, 12)}" in words
    assert pytest.approx(0.81 + 1 / 12) == signal.VARIANCE
    assert f"at least {signal.CLEARLY}." in words
    assert f"win by {signal.CLEARLY_DOWN} over both" in words
    assert f"below {signal.FITS} times the variance" in words
    assert "(2.5 points in six months)" in words
    assert pytest.approx(2.5) == signal.FALL_PER_DAY * 182.625
    assert f"a move of {progress.RELIABLE_CHANGE} points or more" in words
    assert f"0 to {HIGHEST_RATING}" in words


def test_every_source_of_the_design_is_named() -> None:
    words = words_of(help_page(SOURCES))
    for name in ("Bovend'Eerdt", "GBO", "COPM", "Kiresuk", "erratum", "NHS England", "Barkham", "ORS, SRS", "Howard"):
        assert name in words


def test_bad_hours_lead_to_help() -> None:
    first = help_page("when-things-go-badly").sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("If you might act on thoughts of ending your life, call now.")
    assert "Get help now" in first.text


def toml_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from toml_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from toml_texts(each)


RESOURCE_FILES = [
    path
    for folder in ("starters", "preparation", "example", "crisis")
    for path in sorted(resource(folder).rglob("*.toml"))
]


@pytest.mark.parametrize("path", RESOURCE_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_text_of_our_resources_uses_a_ruled_out_word(path: Path) -> None:
    texts = list(toml_texts(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert texts
    assert [text for text in texts if RULED_OUT.search(text)] == []


@pytest.mark.parametrize("page", [page for page in help_pages() if page.key != SOURCES], ids=lambda page: page.key)
def test_no_page_uses_a_ruled_out_word(page: HelpPage) -> None:
    assert [text for text in texts_of(page) if RULED_OUT.search(text)] == []
