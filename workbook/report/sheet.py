"""The sheet that is filled in together in the session: a decision for each goal, next steps, and when we look again."""

from functools import partial

from workbook.report.blocks import (
    MM,
    Choice,
    Choices,
    Drawn,
    FillIn,
    Rule,
    Scale,
    Space,
    Words,
    WritingLines,
    box_size,
    scale_length,
)
from workbook.report.composer import Composer
from workbook.report.flow import Block, Column, Row, Stack
from workbook.report.pen import Pen
from workbook.report.tagging import Element
from workbook.report.text import text_width
from workbook.report.texts import numbered, scale_line, sheet_title
from workbook.resources import translate as _
from workbook.services.report import SessionSheet, SheetGoal

_LABEL = 46.6 * MM
_DAY = 70 * MM
_ANCHORS = ((0.0, 0.3, "left"), (0.32, 0.36, "middle"), (0.7, 0.3, "right"))
"""Where the words for 0, 5 and 10 begin and how wide they are, as parts of the line, and their side under it."""
_UNDER_LINE = 2.5 * MM
"""Between a line to write on and a rule of the page, so that they are not taken for one."""


def session_sheet(make: Composer, sheet: SessionSheet, *, lines: int, questions: bool) -> list[Block]:
    """Return the blocks of the sheet, with so many lines to write on for each goal, and room to answer questions."""
    part = make.part()
    hint = _("Tick, write, cross out. Any part can stay empty.")
    blocks: list[Block] = []
    if sheet.day is None:
        day = FillIn(make.pen, part, _("Session on"), make.body)
        blocks.append(Row([Column(0, _DAY * make.factor, day)], below=4))
    blocks += make.page_title(part, sheet.day, sheet_title(), beside=hint)
    if sheet.goals:
        choose = [_("Tick today’s goal and what we choose.")] if len(sheet.goals) > 1 else []
        blocks.append(make.words(part, " ".join([*choose, sheet.therapist_rating]), make.caption, gap=3))
    if questions:
        blocks += [_answer(make, part, question) for question in sheet.own_questions]
    blocks += [_goal(make, part, sheet, goal, lines) for goal in sheet.goals]
    blocks.append(_next_steps(make, part, sheet))
    return blocks


def _answer(make: Composer, part: Element, question: str) -> Block:
    """Return a question of the person with a line for what was said about it."""
    asked = make.own(part, question, gap=0)
    return Stack([asked, WritingLines(1, apart=7), Space(_UNDER_LINE)], gap=make.space(8), whole=True)


def _goal(make: Composer, part: Element, sheet: SessionSheet, goal: SheetGoal, lines: int) -> Block:
    name = Words(make.pen, part.add("H3"), numbered(goal.number, goal.name), make.goal, base=0)
    wide = text_width(goal.my_rating, make.second, make.pen.faces) + 10
    mine = Words(make.pen, part.add("P"), goal.my_rating, make.second, align="end")
    box = box_size(make.body)
    beside = box + 7 if len(sheet.goals) > 1 else 0.0
    columns = [
        Column(beside, make.width - wide - 8 - beside, name),
        Column(make.width - wide, wide, mine),
    ]
    if beside:
        draw = partial(_draw_box, size=box, middle=name.first_leading(make.width) / 2)
        columns.append(Column(0, box, Drawn(box, draw)))
    head = Row(columns, gap=make.space(7))
    blocks: list[Block] = [
        Rule(weight=1.1, grey=0.0),
        head,
        Choices(make.pen, part, [Choice(text) for text in sheet.decisions], make.body, gap=make.space(6)),
        *scale(make, part, _("Therapist’s own rating"), scale_line(goal.name)),
        *anchors(make, part, goal.own_anchors),
        *_agreed(make, part, sheet),
        FillIn(make.pen, part, _("New wording or note"), make.body),
        *([WritingLines(lines - 1, apart=7)] if lines > 1 else []),
        Space(_UNDER_LINE),
    ]
    return Stack(blocks, gap=make.space(11), whole=True)


def _draw_box(pen: Pen, x: float, top: float, _width: float, *, size: float, middle: float) -> None:
    """Draw a box to tick whose middle is so far below `top`: beside the first line of a name."""
    pen.box(x, top - middle - size / 2, size)


def scale(make: Composer, part: Element, label: str, alt: str) -> list[Block]:
    """Return a blank line from 0 to 10 with its label."""
    words = Words(make.pen, part.add("P"), label, make.body)
    line = Scale(make.pen, part, alt, make.caption)
    if make.large_print:
        words.gap, line.gap = make.space(6), make.space(4)
        return [words, line]
    return [Row([Column(0, _LABEL - 6, words), Column(_LABEL, make.width - _LABEL, line)], gap=make.space(10))]


def anchors(make: Composer, part: Element, texts: tuple[str | None, str | None, str | None]) -> list[Block]:
    """Return the person's own words under the 0, 5 and 10 of the line to mark."""
    if not any(texts):
        return []
    begin = 0.0 if make.large_print else _LABEL
    length = scale_length(make.width - begin, make.caption)
    within = part.add("L", numbering="None")
    columns = []
    for text, (left, share, align) in zip(texts, _ANCHORS, strict=True):
        if text is not None:
            body = Words(make.pen, within.add("LI").add("LBody"), text, make.caption, align=align)
            columns.append(Column(begin + left * length, share * length, body))
    return [Row(columns, gap=make.space(1))]


def _agreed(make: Composer, part: Element, sheet: SessionSheet) -> list[Block]:
    question = Words(make.pen, part.add("P"), _("We agree on this goal:"), make.body)
    if make.large_print:
        question.gap = make.space(6)
        choices = Choices(make.pen, part, [Choice(text) for text in sheet.agreed], make.body, gap=4)
        return [question, choices]
    choices = Choices(make.pen, part, [Choice(text) for text in sheet.agreed], make.body)
    columns = [Column(0, _LABEL - 2, question), Column(_LABEL, make.width - _LABEL, choices)]
    return [Row(columns, gap=make.space(8))]


def _next_steps(make: Composer, part: Element, sheet: SessionSheet) -> Block:
    head = make.section_head(part, _("Next steps"), beside=sheet.open_to_caption, level="H3")
    steps = [Choice(step.text, bold=step.open_to) for step in sheet.steps]
    columns = 1 if make.large_print else 2
    blocks: list[Block] = [
        *head,
        Choices(make.pen, part, steps, make.body, gap=make.space(6), columns=columns),
        FillIn(make.pen, part, _("First step, and who"), make.body, gap=make.space(8)),
        *sign_off(make, part, (_("We look again on"), _("Initials, person"), _("Initials, therapist"))),
    ]
    return Stack(blocks, gap=make.space(11), whole=True)


def sign_off(make: Composer, part: Element, labels: tuple[str, ...]) -> list[Block]:
    """Return short fields to fill in, beside each other."""
    fields = [FillIn(make.pen, part, label, make.body) for label in labels]
    if make.large_print:
        return [Stack([field], gap=make.space(6)) for field in fields]
    written = [text_width(label, make.body, make.pen.faces) for label in labels]
    room = (make.width - sum(written) - 18 * (len(labels) - 1)) / (len(labels) + 0.6)
    columns, x = [], 0.0
    for number, (field, wide) in enumerate(zip(fields, written, strict=True)):
        full = wide + room * (1.6 if number == 0 else 1.0)
        columns.append(Column(x, full, field))
        x += full + 18
    return [Row(columns, gap=make.space(5))]
