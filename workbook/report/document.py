"""Sets the type of the whole report and numbers its pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from itertools import takewhile

from workbook.domain.reassessment import Page
from workbook.report.blocks import MM
from workbook.report.composer import Composer
from workbook.report.first_page import Rows, first_page
from workbook.report.flow import Block, Placed, Stack, fit_on_fewer_pages, pages
from workbook.report.fonts import Faces
from workbook.report.goal_page import goal_page
from workbook.report.pen import Pen
from workbook.report.sheet import session_sheet
from workbook.report.text import break_lines, text_width
from workbook.report.texts import (
    continued,
    goal_number,
    in_the_way_title,
    lacking_mark,
    page_number,
    sheet_title,
    small_print_title,
    therapy_title,
)
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
    laid_out = list(_laid_out(make, height, report))
    for number, (page, foot, over) in enumerate(laid_out):
        if advance is not None:
            advance(number, len(laid_out))
        for placed in page:
            placed.block.draw(pen, MARGIN, height - MARGIN - placed.down, make.width)
        lacking = any(placed.block.lacking for placed in page)
        above = "\n".join(filter(None, (over, lacking_mark() if lacking else None)))
        running_matter(make, height, foot, report.private_mark, number + 1, len(laid_out), above=above)
        pen.next_page()
    if advance is not None:
        advance(len(laid_out), len(laid_out))
    return pen.finish(title=report.document_title, language=report.language, day=report.printed_on)


_Page = tuple[list[Placed], str, str | None]
"""What stands on a page, its foot, and what stands over it where it continues a part."""


def _laid_out(make: Composer, height: float, report: Report) -> Iterator[_Page]:
    """Yield every page; the first part is set last, when the page of the sheet is known, and read first."""
    kids = make.pen.tags.root.kids
    parts = [(part, lay_out(make, height, *part.ways, for_one_page=part.for_one_page)) for part in _parts(make, report)]
    before = sum(len(made) for _part, made in takewhile(lambda each: not each[0].is_sheet, parts))
    begun = len(kids)
    made, count = _first_laid_out(make, height, report, before, 1), 1
    while len(made) > count:  # it says how many pages it takes, in words that may take one more
        del kids[begun:]
        count = len(made)
        made = _first_laid_out(make, height, report, before, count)
    kids[:] = kids[begun:] + kids[:begun]
    for part, found in ((_Part(report.first.title, report.foot), made), *parts):
        yield from _continued(part, found)


def _continued(part: "_Part", found: Sequence[list[Placed]]) -> Iterator[_Page]:
    """Yield the pages of a part, from the second on with what they continue, unless something begins there."""
    title = part.title
    for number, page in enumerate(found):
        begun = [placed.block.title for placed in page if placed.block.title is not None]
        begins = page[0].block.title is not None
        yield page, part.foot, continued(title) if number and not begins else None
        title = begun[-1] if begun else title


Way = Callable[[], list[Block]]
"""Makes the blocks of a part in one of the ways in which it can be set."""


def lay_out(make: Composer, height: float, *ways: Way, for_one_page: tuple[Way, ...] = ()) -> list[list[Placed]]:
    """Return what stands on each page of a part, in the first of its ways that takes the fewest pages.

    The ways `for_one_page` leave something out, and are taken where one page is then enough. There is less room between
    the blocks where that saves a page.
    """
    room = height - MARGIN - _BOTTOM
    parts = make.pen.tags.root.kids
    kept, best = parts[:], None
    for way in (*ways, *for_one_page):
        del parts[len(kept) :]
        blocks = way()
        fit_on_fewer_pages(blocks, make.width, room)
        made = list(pages(blocks, make.width, room))
        if best is None or len(made) < (2 if way in for_one_page else len(best[0])):
            best = made, parts[len(kept) :]
        if len(made) <= 1:
            break
    if best is None:
        return []
    parts[len(kept) :] = best[1]
    return best[0]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that begins a page: what it is called, its foot, and the ways in which it can be set (`lay_out`)."""

    title: str
    foot: str
    ways: tuple[Way, ...] = ()
    for_one_page: tuple[Way, ...] = ()
    is_sheet: bool = False


def _first_laid_out(make: Composer, height: float, report: Report, before: int, count: int) -> list[list[Placed]]:
    """Return the pages of the first part as one of `count` pages, with `before` pages between it and the sheet."""
    brief = partial(first_page, make, report.brief, sheet_page=before + count + 1, count=count)
    full = partial(first_page, make, report.first, sheet_page=before + count + 1, count=count)
    return lay_out(make, height, full, *(partial(brief, rows=rows) for rows in (Rows.MIDDLE, Rows.LOW)))


def _parts(make: Composer, report: Report) -> Iterator[_Part]:
    """Yield the parts after the first in reading order."""
    for goal in report.goals:
        ways = tuple(partial(goal_page, make, goal, close=close) for close in (False, True))
        yield _Part(goal_number(goal.number), report.foot, ways)
    if report.therapy is not None or report.in_the_way is not None:
        title = in_the_way_title() if report.therapy is None else therapy_title()
        yield _Part(
            title,
            report.foot,
            tuple(partial(_therapy_and_in_the_way, make, report, close=close) for close in (False, True)),
        )
    sheet = report.sheet
    if sheet is not None:
        asked, not_asked = (
            tuple(partial(session_sheet, make, sheet, lines=lines, questions=questions) for lines in (2, 1))
            for questions in (True, False)
        )
        yield _Part(sheet_title(), report.sheet_foot, asked, not_asked if sheet.own_questions else (), is_sheet=True)
    yield _Part(small_print_title(), report.foot, (partial(_small_print, make, report),))


def _therapy_and_in_the_way(make: Composer, report: Report, *, close: bool) -> list[Block]:
    """Return how therapy is going and what may be in the way, on one page where they fit on one."""
    blocks: list[Block] = [] if report.therapy is None else therapy_page(make, report.therapy, close=close)
    if report.in_the_way is not None:
        found = in_the_way_page(make, report.in_the_way)
        blocks.append(Stack(found, gap=make.space(30), whole=True, title=in_the_way_title()))
    return blocks


def _small_print(make: Composer, report: Report) -> list[Block]:
    part = make.part()
    blocks: list[Block] = [*make.page_title(part, None, small_print_title())]
    blocks += [make.words(part, text, gap=7) for text in report.small_print]
    if report.sources:
        blocks += [*make.section_head(part, _("Sources"), level="H3")]
        sources = [(_("({number})").format(number=number), text) for number, text in enumerate(report.sources, start=1)]
        blocks += make.listed(part, sources, indent=20)
    return blocks


def running_matter(
    make: Composer, height: float, foot: str, mark: str, page: int, count: int, *, above: str = ""
) -> None:
    """Draw what stands on every page: the mark and `above` on top, the foot and the page number below a thin line."""
    pen, style = make.pen, make.running
    number = page_number(page, count)
    wide = text_width(number, style, pen.faces) + 4
    top = _FOOT + style.leading
    with pen.lines(0.5, _FOOT_RULE):
        pen.canvas.line(MARGIN, top + 3, MARGIN + make.width, top + 3)
    left = break_lines(foot, style, make.width - wide - 12, pen.faces, 0)
    pen.running_text(left.part(0, 1), MARGIN, top, make.width - wide - 12)
    pen.running_text(break_lines(number, style, wide, pen.faces), MARGIN + make.width - wide, top, wide, "end")
    upper = height - 10 * MM
    pen.running_text(
        break_lines(mark, style, make.width / 2, pen.faces), MARGIN + make.width / 2, upper, make.width / 2, "end"
    )
    if above:
        pen.running_text(break_lines(above, style, make.width / 2, pen.faces), MARGIN, upper, make.width / 2)


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
