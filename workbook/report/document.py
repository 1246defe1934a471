"""Sets the type of the whole report and numbers its pages."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import partial

from workbook.domain.reassessment import Page
from workbook.report.blocks import MM
from workbook.report.composer import Composer
from workbook.report.first_page import Rows, first_page
from workbook.report.flow import Block, Placed, fit_on_fewer_pages, pages
from workbook.report.fonts import Faces
from workbook.report.goal_page import goal_page
from workbook.report.pen import Pen
from workbook.report.sheet import session_sheet
from workbook.report.text import break_lines, text_width
from workbook.report.texts import lacking_mark, page_number
from workbook.report.therapy_page import in_the_way_page, therapy_page
from workbook.resources import translate as _
from workbook.services.report import Report

SIZES = {Page.A4: (210 * MM, 297 * MM), Page.LETTER: (215.9 * MM, 279.4 * MM)}
MARGIN = 20 * MM
_BOTTOM = 18 * MM
_FOOT = 10 * MM
_FOOT_RULE = 0.75


def set_type(report: Report, *, advance: Callable[[int, int], None] | None = None) -> bytes:
    """Return the report as a tagged PDF, the same bytes for the same report.

    `advance` is told how many of how many pages are drawn; what it raises, `Cancelled` above all, stops the work.
    """
    width, height = SIZES[report.page]
    pen = Pen(Faces(set(_texts(report))), width, height)
    make = Composer(pen, width - 2 * MARGIN, large_print=report.large_print)
    laid_out = [
        (page, report.sheet_foot if is_sheet else report.foot)
        for is_sheet, ways in _parts(make, report)
        for page in lay_out(make, height, *ways)
    ]
    for number, (page, foot) in enumerate(laid_out):
        if advance is not None:
            advance(number, len(laid_out))
        for placed in page:
            placed.block.draw(pen, MARGIN, height - MARGIN - placed.down, make.width)
        lacking = any(placed.block.lacking for placed in page)
        running_matter(make, height, foot, report.private_mark, number + 1, len(laid_out), lacking=lacking)
        pen.next_page()
    if advance is not None:
        advance(len(laid_out), len(laid_out))
    return pen.finish(title=report.document_title, language=report.language, day=report.printed_on)


Way = Callable[[], list[Block]]
"""Makes the blocks of a part in one of the ways in which it can be set."""


def lay_out(make: Composer, height: float, *ways: Way) -> list[list[Placed]]:
    """Return what stands on each page of a part, in the first of its ways that takes the fewest pages.

    There is less room between the blocks where that saves a page.
    """
    room = height - MARGIN - _BOTTOM
    parts = make.pen.tags.root.kids
    kept, best = parts[:], None
    for way in ways:
        del parts[len(kept) :]
        blocks = way()
        fit_on_fewer_pages(blocks, make.width, room)
        made = list(pages(blocks, make.width, room))
        if best is None or len(made) < len(best[0]):
            best = made, parts[len(kept) :]
        if len(made) <= 1:
            break
    if best is None:
        return []
    parts[len(kept) :] = best[1]
    return best[0]


def _parts(make: Composer, report: Report) -> Iterator[tuple[bool, list[Way]]]:
    """Yield the ways to set each part in reading order, and whether it is the sheet for the session."""
    yield (
        False,
        [
            partial(first_page, make, report.first),
            *(partial(first_page, make, report.brief, rows=rows) for rows in (Rows.MIDDLE, Rows.LOW)),
        ],
    )
    for goal in report.goals:
        yield False, [partial(goal_page, make, goal)]
    if report.therapy is not None:
        yield False, [partial(therapy_page, make, report.therapy)]
    if report.in_the_way is not None:
        yield False, [partial(in_the_way_page, make, report.in_the_way)]
    if report.sheet is not None:
        yield True, [partial(session_sheet, make, report.sheet, lines=lines) for lines in (2, 1)]
    yield False, [partial(_small_print, make, report)]


def _small_print(make: Composer, report: Report) -> list[Block]:
    part = make.part()
    blocks: list[Block] = [*make.page_title(part, None, _("What the numbers can and cannot say"))]
    blocks += [make.words(part, text, gap=7) for text in report.small_print]
    if report.sources:
        blocks += [*make.section_head(part, _("Sources"), level="H3")]
        sources = [(_("({number})").format(number=number), text) for number, text in enumerate(report.sources, start=1)]
        blocks += make.listed(part, sources, indent=20)
    return blocks


def running_matter(
    make: Composer, height: float, foot: str, mark: str, page: int, count: int, *, lacking: bool = False
) -> None:
    """Draw what stands on every page: the mark on top, the foot and the page number below a thin line."""
    pen, style = make.pen, make.running
    number = page_number(page, count)
    wide = text_width(number, style, pen.faces) + 4
    top = _FOOT + style.leading
    with pen.lines(0.5, _FOOT_RULE):
        pen.canvas.line(MARGIN, top + 3, MARGIN + make.width, top + 3)
    left = break_lines(foot, style, make.width - wide - 12, pen.faces, 0)
    pen.running_text(left.part(0, 1), MARGIN, top, make.width - wide - 12)
    pen.running_text(break_lines(number, style, wide, pen.faces), MARGIN + make.width - wide, top, wide, "end")
    above = height - 10 * MM
    pen.running_text(
        break_lines(mark, style, make.width / 2, pen.faces), MARGIN + make.width / 2, above, make.width / 2, "end"
    )
    if lacking:
        pen.running_text(break_lines(lacking_mark(), style, make.width / 2, pen.faces), MARGIN, above, make.width / 2)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
