"""Reads a PDF back: what poppler extracts, what the tags say, and what is drawn inside which mark."""

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
from page import validate_pdf
from pdfua.validator import validate

from tests.programs import needed

_PAINTS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
_UNSEEN = re.compile("[\\s\u200e\u200f\u202a-\u202e]")


def squeezed(text: str) -> str:
    """The text without white space and without the direction marks that poppler adds."""
    return _UNSEEN.sub("", text)


def page_text(pdf: Path, *, page: int | None = None) -> str:
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    return subprocess.run([needed("pdftotext"), *pages, str(pdf), "-"], capture_output=True, check=True).stdout.decode()


def tagged_text(pdf: Path) -> str:
    """What is read aloud, in order, as poppler finds it through the tags."""
    shown = subprocess.run(
        [needed("pdfinfo"), "-struct-text", str(pdf)], capture_output=True, check=True
    ).stdout.decode()
    return "".join(re.findall(r'^ *"(.*)"$', shown, re.MULTILINE))


@dataclass
class Drawn:
    """Marks of one page: how often each number of content opens, and what is painted outside any mark."""

    numbers: list[int]
    outside: list[str]
    nested: int


def drawn(page: pikepdf.Page) -> Drawn:
    depth = 0
    found = Drawn([], [], 0)
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BDC", "BMC"):
            found.nested += depth > 0
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                found.numbers.append(int(operands[1].MCID))
        elif name == "EMC":
            depth -= 1
        elif name in _PAINTS and depth == 0:
            found.outside.append(name)
    assert depth == 0
    return found


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every element of the tree, in reading order."""
    found: list[pikepdf.Object] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append(node)
        for kid in node.K if isinstance(node, pikepdf.Dictionary) and "/K" in node else []:
            walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found


def check_accessible(pdf: Path) -> None:
    """Two checkers of PDF/UA-1 (ISO 14289-1) find nothing; the first holds every rule that a machine can check."""
    report = validate_pdf(pdf, profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.is_compliant
    assert report.rules.total > 100
    second = validate(str(pdf))
    assert second.findings == ()
    assert {outcome.rule_id for outcome in second.skipped} <= {"UA-14-001"}  # it fails on the box of a figure
    with pikepdf.open(pdf) as opened:
        assert opened.check_pdf_syntax() == []


def check_every_mark_has_one_element(data: bytes) -> None:
    """Every drawn thing stands in exactly one mark; every numbered mark belongs to exactly one element, and back."""
    with pikepdf.open(BytesIO(data)) as pdf:
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        by_page = {int(parents[place]): list(parents[place + 1]) for place in range(0, len(parents), 2)}
        claimed: list[tuple[int, int]] = []
        for element in elements(pdf):
            for kid in element.K:
                if kid.Type == pikepdf.Name.MCR:
                    key = int(kid.Pg.StructParents)
                    claimed.append((key, int(kid.MCID)))
                    assert by_page[key][int(kid.MCID)].objgen == element.objgen
        marked = []
        for page in pdf.pages:
            content = drawn(page)
            assert content.outside == []
            assert content.nested == 0
            marked += [(int(page.obj.StructParents), number) for number in content.numbers]
        assert sorted(claimed) == sorted(marked)
        assert len(set(claimed)) == len(claimed)


class PlacedWord(NamedTuple):
    """A word on a page: where it begins and ends across, and its top, in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float


def placed_words(pdf: Path, page: int) -> list[PlacedWord]:
    """Return the words of a page with their places."""
    command = [needed("pdftotext"), "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall('<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax=".+?">(.*?)</word>', text)
    return [PlacedWord(word, float(left), float(right), float(top)) for left, top, right, word in found]


def level_lines(data: bytes, page: int, *, shortest: float) -> list[float]:
    """Return how high the level lines of at least a length stand on a page, from the top down, in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found, at = set(), (0.0, 0.0)
        for each in pikepdf.parse_content_stream(pdf.pages[page - 1]):
            if str(each.operator) not in ("m", "l"):
                continue
            x, y = (float(number) for number in each.operands)
            if str(each.operator) == "l" and y == at[1] and abs(x - at[0]) >= shortest:
                found.add(y)
            at = x, y
    return sorted(found, reverse=True)
