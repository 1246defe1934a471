"""Page one, which stands alone: who and when, each goal in a row, what stands out, and what to talk about."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from workbook.report.blocks import MM, Drawn, Rule, Words, WritingLines
from workbook.report.composer import Composer
from workbook.report.drawings import legend, small_course
from workbook.report.flow import Block, Column, Row, Stack, Table
from workbook.report.pen import Pen
from workbook.report.tagging import Element
from workbook.report.text import Style
from workbook.report.texts import numbered, these_pages
from workbook.resources import translate as _
from workbook.services.report import FirstPage, GoalRow, Outcome, RatingShown

_BETWEEN = 8 * MM
"""Between two columns of text."""
_LEFT = 0.58
"""The part of the width that what stands out takes beside the questions."""
_ROW_RULE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """How a row is set: the columns of ratings and the chart, the room between and around, in points, and its type."""

    number: float
    between: float
    chart: float
    height: float
    gap: float
    padding: float
    goal: Style
    sentence: Style
    caption: Style
    then: Style
    now: Style


class Rows(Enum):
    """How high the rows of the goals are set."""

    ROOMY = auto()
    MIDDLE = auto()
    LOW = auto()


def _sizes(make: Composer, rows: Rows) -> _Sizes:
    roomy = _Sizes(
        number=13 * MM * make.factor,
        between=5 * MM,
        chart=54 * MM,
        height=23 * MM,
        gap=1,
        padding=6,
        goal=make.goal,
        sentence=make.second,
        caption=make.caption,
        then=make.number,
        now=make.number_now,
    )
    if rows is Rows.ROOMY:
        return roomy
    low = replace(
        roomy,
        number=15 * MM * make.factor,
        between=2 * MM,
        chart=36 * MM,
        height=9 * MM,
        gap=0,
        padding=1.5,
        goal=make.low_goal,
        sentence=make.low_caption,
        caption=make.low_caption,
        then=make.low_number,
        now=make.low_goal,
    )
    if rows is Rows.LOW:
        return low
    return replace(low, chart=46 * MM, height=17 * MM, gap=1, padding=4, sentence=make.caption, caption=make.caption)


def first_page(
    make: Composer, page: FirstPage, *, sheet_page: int, count: int = 1, rows: Rows = Rows.ROOMY
) -> list[Block]:
    """Return the blocks of page one, which names the page of the sheet for the session, and how many pages it takes.

    Where the rows of the goals are not roomy, the last parts stand side by side.
    """
    if page.in_this_session is not None:
        page = replace(page, in_this_session=page.in_this_session.format(pages=these_pages(count), page=sheet_page))
    part = make.part()
    blocks: list[Block] = [
        *make.page_title(part, page.occasion, page.title, level="H1"),
        *make.facts_across(part, page.facts, gap=10),
    ]
    if page.agreed:
        blocks += make.section_head(part, page.agreed_heading or _("What we agreed last time"))
        blocks += _outcomes(make, part, page.agreed)
    blocks += make.section_head(part, _("My goals"), beside=page.rating_caption)
    if page.no_goals is not None:
        blocks.append(make.words(part, page.no_goals, gap=6))
    if page.goals:
        blocks.append(_goals(make, part, page.goals, rows))
    if page.closed:
        blocks.append(make.sub_head(part, _("Closed in this period"), gap=9))
        for closed in page.closed:
            blocks.append(make.words(part, f"{closed.name}. {closed.sentence}", gap=2, base=0))
    if page.own_helped is not None:
        blocks += make.section_head(part, _("What has helped"), beside=page.written_for)
        blocks.append(make.own(part, page.own_helped))
    if rows is not Rows.ROOMY:
        blocks.append(_side_by_side(make, part, page))
        return blocks
    blocks += [*_standing_out(make, part, page), *_questions(make, part, page)]
    if page.in_this_session is not None:
        blocks.append(Rule(gap=make.space(15), weight=1.1, grey=0.0, keeps_with_next=True))
        blocks.append(make.words(part, page.in_this_session, make.sub, gap=7))
        blocks.append(_Notes(make, part))
    return blocks


def _standing_out(make: Composer, part: Element, page: FirstPage) -> list[Block]:
    if not page.stands_out:
        return []
    return [*make.section_head(part, _("What stands out")), *make.bullets(part, page.stands_out)]


def _questions(make: Composer, part: Element, page: FirstPage) -> list[Block]:
    title = _("What I would like to talk about")
    if page.no_questions is not None:
        has_more = bool(page.own_questions)
        head = make.section_head(part, title)
        head.append(make.words(part, page.no_questions, make.second, gap=4, keeps=has_more))
    elif page.own_questions:
        head = make.section_head(part, title, beside=page.written_for)
    else:
        return []
    return [*head, *(make.own(part, question, gap=6) for question in page.own_questions)]


def _side_by_side(make: Composer, part: Element, page: FirstPage) -> Row:
    """Return what stands out, and beside it the questions and what is asked of the session."""
    left = make.narrowed(_LEFT * (make.width - _BETWEEN))
    right = make.narrowed(make.width - _BETWEEN - left.width)
    said, asked = _standing_out(left, part, page), _questions(right, part, page)
    if page.in_this_session is not None:
        asked.append(Rule(gap=make.space(9), weight=1.1, grey=0.0))
        asked.append(make.words(part, page.in_this_session, make.sub, gap=5))
    columns = [Column(0, left.width, Stack(said)), Column(left.width + _BETWEEN, right.width, Stack(asked))]
    return Row(columns, gap=make.space(9))


class _Notes(Stack):
    """Room for notes, where the page has some left."""

    optional = True

    def __init__(self, make: Composer, part: Element) -> None:
        super().__init__([WritingLines(3, apart=7.8)], gap=make.space(12), whole=True)
        self._make = make
        self._part = part

    def height(self, width: float) -> float:
        return super().height(width) + self._make.sub.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        title = self._make.words(self._part, _("Notes"), self._make.sub, kind="H3")
        title.draw(pen, x, top, width)
        super().draw(pen, x, top - title.height(width), width)


def _outcomes(make: Composer, part: Element, outcomes: tuple[Outcome, ...]) -> list[Block]:
    within = part.add("L", numbering="Disc")
    rows: list[Block] = []
    for outcome in outcomes:
        item = within.add("LI")
        mark = make.words(item, "•", kind="Lbl")
        body = item.add("LBody")
        sentence = " ".join(filter(None, (outcome.agreed, outcome.came_of_it)))
        said: list[Block] = [make.words(body, sentence, base=0)] if sentence else []
        if outcome.own_note is not None:
            said.append(make.own(body, outcome.own_note, gap=2))
        left = 14.0 * make.factor
        rows.append(Row([Column(0, left, mark), Column(left, make.width - left, Stack(said))], gap=make.space(4)))
    return rows


def _goals(make: Composer, part: Element, goals: tuple[GoalRow, ...], setting: Rows) -> Table:
    sizes, is_low = _sizes(make, setting), setting is Rows.LOW
    has_then = any(goal.then is not None for goal in goals)
    chart = 0.0 if make.large_print else sizes.chart
    titles = [_("start"), *([_("last time")] if has_then else []), _("now")]
    wording = make.width - len(titles) * (sizes.number + sizes.between) - (chart + sizes.between if chart else 0)
    places = [wording + sizes.between + n * (sizes.number + sizes.between) for n in range(len(titles))]
    chart_at = make.width - chart
    table = part.add("Table")
    head_row = table.add("TR")
    heads = [head_row.add("TH", scope="Column") for _column in range(len(titles) + 2)]

    def head(first: bool) -> Block:
        def title(place: int, text: str) -> Words:
            return Words(make.pen, heads[place] if first else None, text, make.caption)

        columns = [Column(0, wording, title(0, _("goal")))]
        columns += [
            Column(x, sizes.number + sizes.between, title(n, text))
            for n, (x, text) in enumerate(zip(places, titles, strict=True), start=1)
        ]
        if chart:
            columns.append(Column(chart_at, chart, title(len(titles) + 1, _("over time"))))
        return Stack([Row(columns, above=4, below=3), Rule(grey=_ROW_RULE)], whole=True)

    def row(goal: GoalRow) -> Block:
        element = table.add("TR")
        name = element.add("TH", scope="Row")
        said: list[Block] = [
            make.words(name, numbered(goal.number, goal.short_name if is_low else goal.name), sizes.goal, base=0),
            make.words(name, goal.sentence, sizes.sentence, gap=sizes.gap),
        ]
        if goal.remarks:
            said.append(make.words(name, " ".join(goal.remarks), sizes.caption, gap=sizes.gap))
        ratings = [(goal.start, sizes.then), *([(goal.then, sizes.then)] if has_then else []), (goal.now, sizes.now)]
        columns = [Column(0, wording, Stack(said))]
        columns += [
            Column(x, sizes.number + sizes.between, _rating(make, element.add("TD"), rating, style, sizes.caption))
            for x, (rating, style) in zip(places, ratings, strict=True)
        ]
        wide, high = (chart, sizes.height) if chart else (make.width, sizes.height * make.factor)
        cell = element.add("TD")
        picture = small_course(make, cell, goal.course, goal.sentence, wide, high, has_axes=not is_low)
        if chart:
            columns.append(Column(chart_at, chart, picture))
            rows: list[Block] = [Row(columns, above=sizes.padding, below=sizes.padding, middle=True)]
        else:
            rows = [Row(columns, above=sizes.padding + 1, below=4), picture]
        return Stack([*rows, Rule(grey=_ROW_RULE)], whole=True)

    rows = [row(goal) for goal in goals]
    rows[-1] = Stack([rows[-1], legend(make, part, goals)], whole=True)
    return Table(head, rows)


def _rating(make: Composer, cell: Element, rating: RatingShown | None, style: Style, caption: Style) -> Block:
    if rating is None:
        return Drawn(0, lambda _pen, _x, _top, _width: None)
    return Stack([make.words(cell, str(rating.value), style), make.words(cell, rating.when, caption)])
