"""Page one, which stands alone: who and when, each goal in a row, what stands out, and what to talk about."""

from workbook.report.blocks import MM, Drawn, Rule, Words, WritingLines
from workbook.report.composer import Composer
from workbook.report.drawings import legend, small_course
from workbook.report.flow import Block, Column, Row, Stack, Table
from workbook.report.pen import Pen
from workbook.report.tagging import Element
from workbook.report.texts import numbered
from workbook.resources import translate as _
from workbook.services.report import FirstPage, GoalRow, Outcome, RatingShown

_NUMBER = 13 * MM
_CHART = 54 * MM
_CHART_HEIGHT = 23 * MM
_BETWEEN = 5 * MM
_ROW_RULE = 0.75


def first_page(make: Composer, page: FirstPage) -> list[Block]:
    """Return the blocks of page one."""
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
        blocks.append(_goals(make, part, page.goals))
    if page.closed:
        blocks.append(make.sub_head(part, _("Closed in this period"), gap=9))
        for closed in page.closed:
            blocks.append(make.words(part, f"{closed.name}. {closed.sentence}", gap=2, base=0))
    if page.own_helped is not None:
        blocks += make.section_head(part, _("What has helped"), beside=page.written_for)
        blocks.append(make.own(part, page.own_helped))
    if page.stands_out:
        blocks += [*make.section_head(part, _("What stands out")), *make.bullets(part, page.stands_out)]
    if page.own_questions:
        blocks += make.section_head(part, _("What I would like to talk about"), beside=page.written_for)
        blocks += [make.own(part, question, gap=6) for question in page.own_questions]
    if page.in_this_session is not None:
        blocks.append(Rule(gap=make.space(15), weight=1.1, grey=0.0, keeps_with_next=True))
        blocks.append(make.words(part, page.in_this_session, make.sub, gap=7))
        blocks.append(_Notes(make, part))
    return blocks


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


def _goals(make: Composer, part: Element, goals: tuple[GoalRow, ...]) -> Table:
    number = _NUMBER * make.factor
    chart = 0.0 if make.large_print else _CHART
    wording = make.width - 2 * number - 3 * _BETWEEN - chart
    now_at = wording + _BETWEEN + number + _BETWEEN
    table = part.add("Table")
    head_row = table.add("TR")
    titles = [head_row.add("TH", scope="Column") for _column in range(4)]

    def head(first: bool) -> Block:
        def title(place: int, text: str) -> Words:
            return Words(make.pen, titles[place] if first else None, text, make.caption)

        columns = [
            Column(0, wording, title(0, _("goal"))),
            Column(wording + _BETWEEN, number + 10, title(1, _("start"))),
            Column(now_at, number + 10, title(2, _("now"))),
        ]
        if chart:
            columns.append(Column(now_at + number + _BETWEEN, chart, title(3, _("over time"))))
        return Stack([Row(columns, above=4, below=3), Rule(grey=_ROW_RULE)], whole=True)

    def row(goal: GoalRow) -> Block:
        element = table.add("TR")
        name = element.add("TH", scope="Row")
        said: list[Block] = [make.words(name, numbered(goal.number, goal.name), make.goal)]
        said.append(make.words(name, goal.sentence, make.second, gap=1))
        if goal.remarks:
            said.append(make.words(name, " ".join(goal.remarks), make.caption, gap=1))
        columns = [
            Column(0, wording, Stack(said)),
            Column(wording + _BETWEEN, number + 12, _rating(make, element.add("TD"), goal.start, now=False)),
            Column(now_at, number + 12, _rating(make, element.add("TD"), goal.now, now=True)),
        ]
        cell = element.add("TD")
        if chart:
            picture = small_course(make, cell, goal.course, goal.sentence, chart, _CHART_HEIGHT)
            columns.append(Column(now_at + number + _BETWEEN, chart, picture))
            rows: list[Block] = [Row(columns, above=6, below=6, middle=True)]
        else:
            picture = small_course(make, cell, goal.course, goal.sentence, make.width, _CHART_HEIGHT * make.factor)
            rows = [Row(columns, above=7, below=4), picture]
        return Stack([*rows, Rule(grey=_ROW_RULE)], whole=True)

    rows = [row(goal) for goal in goals]
    rows[-1] = Stack([rows[-1], legend(make, part, goals)], whole=True)
    return Table(head, rows)


def _rating(make: Composer, cell: Element, rating: RatingShown | None, *, now: bool) -> Block:
    if rating is None:
        return Drawn(0, lambda _pen, _x, _top, _width: None)
    value = make.words(cell, str(rating.value), make.number_now if now else make.number)
    return Stack([value, make.words(cell, rating.when, make.caption)])
