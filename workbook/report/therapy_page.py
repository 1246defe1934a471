"""How therapy itself is going, and what may be in the way and what we could do."""

from collections.abc import Sequence
from itertools import zip_longest

from workbook.domain.check_in import Statement
from workbook.report.blocks import MM
from workbook.report.composer import Composer
from workbook.report.drawings import statement_course
from workbook.report.flow import Block, Column, Row, Stack
from workbook.report.tagging import Element
from workbook.report.texts import in_the_way_title, therapy_title
from workbook.resources import translate as _
from workbook.services.report import InTheWayPage, ItemLine, StatementLine, TherapyPage

_CHART = 66 * MM
_CHART_HEIGHT = 30 * MM
_LOW_CHART = 25 * MM
_BETWEEN = 8 * MM
"""Between two statements side by side."""


def therapy_page(make: Composer, page: TherapyPage, *, close: bool = False) -> list[Block]:
    """Return the blocks about therapy itself; `close` with two statements side by side."""
    part = make.part()
    blocks: list[Block] = [*make.page_title(part, None, therapy_title())]
    if page.statements:
        blocks += make.section_head(part, _("Four statements, answered at each check-in"), level="H3")
        if close and not make.large_print:
            pairs = zip_longest(page.statements[::2], page.statements[1::2])
            blocks += [_pair(make, part, page, [line for line in pair if line is not None]) for pair in pairs]
        else:
            blocks += [_statement(make, part, page, line) for line in page.statements]
    said = [text for text in (page.sessions, page.practice) if text is not None]
    if said:
        blocks += make.section_head(part, _("Sessions and practice"), level="H3")
        blocks += [make.words(part, text, gap=4) for text in said]
    if page.pressures:
        brought = make.section_head(part, _("What life brought"), level="H3")
        brought += make.facts_down(part, page.pressures, label_width=52 * MM)
        blocks.append(Stack(brought, gap=make.space(15), whole=not make.large_print))
    if page.notes:
        blocks += make.section_head(part, _("My notes"), level="H3")
        blocks += make.dated(part, page.notes)
    return blocks


def _said(make: Composer, part: Element, line: StatementLine) -> Stack:
    return Stack(
        [
            make.words(part, line.text, make.sub),
            make.words(part, line.ends, make.caption),
            make.words(part, line.sentence, gap=3),
        ]
    )


def _pair(make: Composer, part: Element, page: TherapyPage, lines: Sequence[StatementLine]) -> Block:
    """Return two statements side by side, each over its chart."""
    wide = (make.width - _BETWEEN) / 2
    said, pictures = [], []
    for line, x in zip(lines, (0.0, wide + _BETWEEN), strict=False):
        said.append(Column(x, wide, _said(make, part, line)))
        if page.course.has_answers(Statement(line.key)):
            picture = statement_course(make, part, page.course, line, wide, _LOW_CHART)
            pictures.append(Column(x, wide, picture))
    rows = [Row(columns, gap=make.space(3)) for columns in (said, pictures) if columns]
    return Stack(rows, gap=make.space(9), whole=True)


def _statement(make: Composer, part: Element, page: TherapyPage, line: StatementLine) -> Block:
    wide = make.width if make.large_print else make.width - _CHART - 16
    said = _said(make, part, line)
    if not page.course.has_answers(Statement(line.key)):
        said.gap = make.space(9)
        return said
    height = _CHART_HEIGHT * make.factor
    picture = statement_course(make, part, page.course, line, make.width if make.large_print else _CHART, height)
    if make.large_print:
        return Stack([said, picture], gap=make.space(10), whole=True)
    return Row([Column(0, wide, said), Column(wide + 16, _CHART, picture)], gap=make.space(9), middle=True)


def in_the_way_page(make: Composer, page: InTheWayPage) -> list[Block]:
    """Return the blocks about what may be in the way and the steps the person is open to."""
    part = make.part()
    blocks: list[Block] = [
        *make.page_title(part, None, in_the_way_title()),
        make.words(part, page.intro, make.second, gap=6),
    ]
    if page.nothing_now is not None:
        blocks.append(make.words(part, page.nothing_now, gap=8))
    for group in page.groups:
        blocks += make.section_head(part, group.title, level="H3")
        within = part.add("L", numbering="Disc")
        blocks += [_item(make, within.add("LI"), item) for item in group.items]
    for title, text in (
        (_("In my own words"), page.own_other),
        (_("Why it may not be helping"), page.own_why),
        (_("What if things may stay as they are"), page.own_as_is),
    ):
        if text is not None:
            blocks += [*make.section_head(part, title, level="H3"), make.own(part, text)]
    if page.steps:
        title = _("Steps I was open to then") if page.is_past else _("Steps I am open to")
        blocks += make.section_head(part, title, level="H3")
        blocks += make.bullets(part, page.steps)
    return blocks


def _item(make: Composer, element: Element, item: ItemLine) -> Block:
    mark = make.words(element, "•", kind="Lbl")
    body = element.add("LBody")
    said: list[Block] = [make.words(body, item.text)]
    if item.beside is not None:
        said.append(make.words(body, item.beside, make.caption, gap=1))
    if item.question is not None:
        said.append(make.words(body, item.question, make.second, gap=1, base=0))
    left = 14.0 * make.factor
    return Row([Column(0, left, mark), Column(left, make.width - left, Stack(said))], gap=make.space(7))
