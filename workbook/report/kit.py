"""Blank sheets to fill in by hand: one for a goal, one for a check-in."""

from datetime import date
from functools import partial

from workbook.domain.check_in import Practice, Pressure, Statement
from workbook.domain.reassessment import Page
from workbook.report.blocks import MM, Choice, Choices, FillIn, Words, WritingLines
from workbook.report.composer import Composer
from workbook.report.document import MARGIN, SIZES, lay_out, running_matter
from workbook.report.flow import Block, Column, Row, Stack
from workbook.report.fonts import Faces
from workbook.report.pen import Pen
from workbook.report.sheet import scale, sign_off
from workbook.report.tagging import Element
from workbook.resources import translate as _
from workbook.services.labels import label

_MADE_ON = date(2026, 1, 1)
"""Blank sheets are the same on every day."""
_GOALS = 3


def blank_kit(page: Page) -> bytes:
    """Return a sheet for a goal and a sheet for a check-in as a tagged PDF."""
    width, height = SIZES[page]
    pen = Pen(Faces(), width, height)
    make = Composer(pen, width - 2 * MARGIN, large_print=False)
    sheets = (_goal_sheet, _check_in_sheet)
    laid_out = [page for sheet in sheets for page in lay_out(make, height, partial(sheet, make))]
    for number, placed in enumerate(laid_out, start=1):
        for each in placed:
            each.block.draw(pen, MARGIN, height - MARGIN - each.down, make.width)
        foot = _("Nobody sees what you write here unless you show it to them.")
        running_matter(make, height, foot, _("Private"), number, len(laid_out))
        pen.next_page()
    return pen.finish(title=_("Blank sheets for goals and check-ins"), language="en-GB", day=_MADE_ON)


def _goal_sheet(make: Composer) -> list[Block]:
    part = make.part()
    hint = _("One sheet for each goal. Any part can stay empty.")
    questions = (
        (_("My words: what do I want to be different?"), 2),
        (_("What will I be doing, where, and with whom?"), 2),
        (_("How would I, or a friend, see it? How much, how often?"), 1),
        (_("What helps or supports me? What is my first small step?"), 2),
        (_("Why does it matter to me? By when?"), 1),
        (_("If …, then I will …"), 1),
    )
    blocks: list[Block] = [*make.page_title(part, _("Before we begin"), _("A goal"), level="H1", beside=hint)]
    blocks.append(_short_fields(make, part, (_("Name"), _("Date"))))
    blocks += [_question(make, part, question, lines) for question, lines in questions]
    blocks += make.section_head(
        part, _("My words for the numbers"), beside=_("Leave room below today: a harder month can show too.")
    )
    for text in (_("0, not at all:"), _("5, half way:"), _("10, fully there:")):
        blocks.append(FillIn(make.pen, part, text, make.body, gap=2))
    blocks += make.section_head(part, _("Where I am"), beside=_("Mark a place on each line."))
    for text in (_("How close I am now"), _("Good enough for me"), _("How sure I am to do it")):
        blocks += scale(make, part, text, text)
    return blocks


def _check_in_sheet(make: Composer) -> list[Block]:
    part = make.part()
    hint = _("About five minutes.")
    blocks: list[Block] = [
        *make.page_title(
            part, _("Looking back over the time since my last check-in"), _("A check-in"), level="H1", beside=hint
        )
    ]
    blocks.append(_short_fields(make, part, (_("Date"), _("Sessions attended"), _("Sessions missed"))))
    blocks += make.section_head(
        part, _("How close are you to each goal?"), beside=_("0 not at all, 5 half way, 10 fully there")
    )
    for number in range(1, _GOALS + 1):
        name = _("Goal {number}").format(number=number)
        blocks.append(FillIn(make.pen, part, name, make.body, gap=3))
        blocks += scale(make, part, _("My rating"), _("{goal}, from 0 to 10").format(goal=name))
        not_sure = Choices(make.pen, part, [Choice(_("not sure this time"))], make.body)
        blocks.append(Row([Column(46.6 * MM, make.width - 46.6 * MM, not_sure)], gap=2))
    blocks += make.section_head(part, _("How is therapy itself going?"), beside=_("0 not at all, 4 very much"))
    blocks += [_statement(make, part, statement) for statement in Statement]
    blocks += make.section_head(part, _("What we planned between sessions"))
    blocks.append(Choices(make.pen, part, [Choice(label(each)) for each in Practice], make.body, gap=5))
    helped = _("How much it helped")
    blocks += scale(make, part, helped, _("{question}, from 0 to 10").format(question=helped))
    blocks += make.section_head(part, _("What life brought"))
    blocks.append(Choices(make.pen, part, [Choice(label(each)) for each in Pressure], make.body, gap=5))
    blocks.append(WritingLines(2, gap=2))
    return blocks


def _short_fields(make: Composer, part: Element, labels: tuple[str, ...]) -> Block:
    return Stack(sign_off(make, part, labels), gap=4)


def _question(make: Composer, part: Element, text: str, lines: int) -> Block:
    words = Words(make.pen, part.add("H2"), text, make.sub)
    return Stack([words, WritingLines(lines)], gap=make.space(9), whole=True)


def _statement(make: Composer, part: Element, statement: Statement) -> Block:
    numbers = [Choice(str(number)) for number in range(5)]
    choices = Choices(make.pen, part, [*numbers, Choice(_("not sure"))], make.body)
    said = Words(make.pen, part.add("P"), label(statement), make.body)
    left = 72 * MM
    return Row([Column(0, left - 8, said), Column(left, make.width - left, choices)], gap=make.space(5))
