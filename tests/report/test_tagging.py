"""Marks while drawing, and the tree in the file."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from tests.report.reading import check_every_mark_has_one_element, drawn, elements
from workbook.report.fonts import Faces
from workbook.report.pen import Pen
from workbook.report.text import Style, break_lines

BODY = Style(10, 14)


def finished(pen: Pen) -> bytes:
    return pen.finish(title="Title", language="en-GB", day=date(2026, 8, 6))


def test_the_tree_says_what_each_mark_is() -> None:
    pen = Pen(Faces(), 300, 300)
    row = pen.tags.root.add("Table").add("TR")
    head, cell = row.add("TH", scope="Column"), row.add("TD", span=2)
    for element, text in ((head, "Day"), (cell, "Tuesday")):
        pen.text(element, break_lines(text, BODY, 200, pen.faces), 10, 200, 200)
    pen.rule(10, 100, 50)
    pen.next_page()
    pen.text(cell, break_lines("and Wednesday", BODY, 200, pen.faces), 10, 200, 200)
    pen.next_page()
    data = finished(pen)
    check_every_mark_has_one_element(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert [str(each.S) for each in elements(pdf)] == ["/Document", "/Table", "/TR", "/TH", "/TD"]
        heading, data_cell = elements(pdf)[3:]
        assert heading.A.Scope == "/Column"
        assert data_cell.A.ColSpan == 2
        assert [int(mark.Pg.StructParents) for mark in data_cell.K] == [0, 1]
        assert [page.obj.Tabs for page in pdf.pages] == ["/S", "/S"]


def test_spoken_text_is_an_element_of_its_own_inside_the_paragraph() -> None:
    pen = Pen(Faces(), 300, 300)
    paragraph = pen.tags.root.add("P")
    with pen.tags.content(paragraph):
        pen.canvas.drawString(10, 10, "a")
        with pen.tags.spoken("ö"):
            pen.canvas.drawString(20, 10, "b")
        pen.canvas.drawString(30, 10, "c")
    pen.next_page()
    data = finished(pen)
    check_every_mark_has_one_element(data)
    with pikepdf.open(BytesIO(data)) as pdf:
        _document, text, span = elements(pdf)
        assert len(text.K) == 3
        assert str(span.ActualText) == "ö"
        assert drawn(pdf.pages[0]).numbers == [0, 1, 2]


def test_content_never_stands_inside_content() -> None:
    pen = Pen(Faces(), 300, 300)
    paragraph = pen.tags.root.add("P")
    with pytest.raises(ValueError, match="inside other content"), pen.tags.content(paragraph):
        pen.rule(0, 0, 10)
    with pytest.raises(ValueError, match="stands inside"), Pen(Faces(), 300, 300).tags.spoken("x"):
        raise AssertionError("never drawn")


def test_an_untagged_stroke_is_found() -> None:
    pen = Pen(Faces(), 300, 300)
    pen.canvas.line(0, 0, 10, 10)
    pen.next_page()
    with pikepdf.open(BytesIO(finished(pen))) as pdf:
        assert drawn(pdf.pages[0]).outside == ["S"]
