"""The pages of Help, read from resources/help: a title, sections, and in them paragraphs and lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from workbook.resources import resource


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSection:
    """What stands under one heading; the first section of a page has none."""

    title: str | None
    blocks: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """One page. `key` names it for links from other screens: "privacy", "what-the-sentences-mean"."""

    key: str
    title: str
    sections: tuple[HelpSection, ...]


@cache
def help_pages(language: str | None = None) -> tuple[HelpPage, ...]:
    """Return all pages in reading order, in a language such as "de_DE", else in English."""
    folder = resource("help", (language or "en").partition("_")[0])
    if not folder.is_dir():
        folder = resource("help", "en")
    return tuple(_page(path) for path in sorted(folder.glob("*.md")))


def help_page(key: str, language: str | None = None) -> HelpPage:
    """Return the page with this key; `KeyError` when there is none, which is a mistake in the program."""
    return {page.key: page for page in help_pages(language)}[key]


def _page(path: Path) -> HelpPage:
    """Read one page: "# " begins its title, "## " a section, "- " an item; a blank line ends a paragraph."""
    title, *lines = path.read_text(encoding="utf-8").splitlines()
    sections: list[tuple[str | None, list[str]]] = [(None, [])]
    for line in lines:
        if line.startswith("## "):
            sections.append((line.removeprefix("## "), []))
        else:
            sections[-1][1].append(line)
    return HelpPage(
        key=path.stem.partition("-")[2],
        title=title.removeprefix("# "),
        sections=tuple(HelpSection(title=heading, blocks=_blocks(texts)) for heading, texts in sections if any(texts)),
    )


def _blocks(lines: Iterable[str]) -> tuple[Paragraph | Bullets, ...]:
    blocks: list[Paragraph | Bullets] = []
    for chunk in "\n".join(lines).split("\n\n"):
        texts = chunk.strip().splitlines()
        if texts and texts[0].startswith("- "):
            blocks.append(Bullets(tuple(text.removeprefix("- ") for text in texts)))
        elif texts:
            blocks.append(Paragraph(" ".join(texts)))
    return tuple(blocks)
