"""The page about one goal: wording, chart, ratings and notes, plan, anchors and levels."""

from collections.abc import Callable, Sequence

from workbook.charts.time_axis import short_month
from workbook.report.blocks import MM, Words
from workbook.report.composer import Composer
from workbook.report.drawings import large_course
from workbook.report.flow import Block, Column, Row, Stack
from workbook.report.tagging import Element
from workbook.report.texts import goal_number
from workbook.resources import translate as _
from workbook.services.report import Fact, GoalPage, LevelsTable, RatingRow, WordingShown, YearRow

_BETWEEN = 5 * MM
"""Between two parts side by side."""
_YEAR = 24 * MM
_SINCE = 64 * MM
"""Room for "Wording since 17 September 2026"."""


def goal_page(make: Composer, page: GoalPage, *, close: bool = False) -> list[Block]:
    """Return the blocks of the page about one goal; `close` with a lower chart, and short parts side by side."""
    part = make.part()
    blocks: list[Block] = [*make.page_title(part, goal_number(page.number), page.name)]
    earlier = page.wordings[1:]
    for newest in page.wordings[:1]:
        blocks += make.facts_down(part, _wording(newest), label_width=_SINCE)
    blocks += make.section_head(part, page.sentence, level="H3")
    if page.remarks:
        blocks.append(make.words(part, " ".join(page.remarks), make.second, gap=2, keeps=True))
    blocks += large_course(make, part, page.course, page.sentence, low=close)
    if page.years:
        blocks.append(make.words(part, page.years_caption, make.caption, gap=12, keeps=True))
        blocks.append(_years(make, part, page.years))
    if page.ratings:
        blocks.append(_ratings(make, part, page, dense=close))
    blocks += _plan_and_anchors(make, part, page, side_by_side=close and not make.large_print)
    levels = page.levels
    if levels is not None:
        blocks.append(make.together(part, _("Levels"), lambda: _levels(make, part, levels, dense=close)))
    if page.notes:
        blocks += [*make.section_head(part, _("My notes on decisions"), level="H3"), *make.dated(part, page.notes)]
    if earlier:
        facts = [fact for wording in earlier for fact in _wording(wording)]
        is_meaning = all(wording.same is not None for wording in earlier)
        title = _("Earlier meaning") if is_meaning else _("Earlier wording")
        blocks.append(make.together(part, title, lambda: make.facts_down(part, facts, label_width=_SINCE)))
    return blocks


def _plan_and_anchors(make: Composer, part: Element, page: GoalPage, *, side_by_side: bool) -> list[Block]:
    """Return the plan, and what the numbers mean to the person."""
    is_both = side_by_side and bool(page.plan and page.anchors)
    left = make.narrowed(0.59 * (make.width - _BETWEEN)) if is_both else make
    right = make.narrowed(make.width - _BETWEEN - left.width) if is_both else make
    blocks: list[Block] = []
    if page.plan:
        wide = (28.5 if is_both else 34) * MM
        blocks.append(left.together(part, _("My plan"), lambda: left.facts_down(part, page.plan, label_width=wide)))
    if page.anchors:
        title = _("What the numbers mean to me")
        blocks.append(right.together(part, title, lambda: right.facts_down(part, page.anchors, label_width=9 * MM)))
    if not is_both:
        return blocks
    columns = [Column(0, left.width, blocks[0]), Column(left.width + _BETWEEN, right.width, blocks[1])]
    return [Row(columns, gap=make.space(12))]


def _wording(wording: WordingShown) -> list[Fact]:
    """Return a wording, the own words it came from where they go in, and its target where it is an earlier one."""
    if wording.own_statement is None:
        facts = [Fact(label=wording.since, text=wording.same or "")]
    else:
        facts = [Fact(label=wording.since, text=wording.own_statement, own=True)]
    if wording.target is not None:
        facts.append(Fact(label=_("Target then"), text=wording.target))
    if wording.own_words is not None:
        facts.append(Fact(label=_("In my own words"), text=wording.own_words, own=True))
    return facts


def _years(make: Composer, part: Element, years: Sequence[YearRow]) -> Block:
    """Return the table of ratings with a row for each year and a column for each month."""
    month = (make.width - _YEAR) / 12
    columns = [(_("Year"), _YEAR), *((short_month(number), month) for number in range(1, 13))]

    def head(row: YearRow) -> Callable[[Element], Block]:
        remark = [] if row.remark is None else [row.remark]
        return lambda element: Stack(
            [make.words(element, row.year), *(make.words(element, each, make.caption) for each in remark)]
        )

    def cell(value: str, level: str) -> Callable[[Element], Block]:
        lines = [(value, make.body), *([(level, make.caption)] if level else [])]
        return lambda element: Stack([make.words(element, text, style) for text, style in lines])

    rows = [
        [head(row), *(cell(*each) for each in zip(row.months, row.levels or ("",) * 12, strict=True))] for row in years
    ]
    new_wording = frozenset(n for n, row in enumerate(years) if row.remark is not None)
    return make.table(part, columns, rows, gap=4, heads=[True], strong_rule=new_wording, between=3)


def _ratings(make: Composer, part: Element, page: GoalPage, *, dense: bool) -> Block:
    """Return the table of ratings, with only the columns that say something."""
    has_remarks = any(row.remark is not None for row in page.ratings)
    columns = [(_("Day"), 38 * MM), (_("Rating"), 22 * MM)]
    columns += [(_("Level"), 16 * MM)] if page.has_levels else []
    columns = [(title, wide * make.factor) for title, wide in columns]
    if has_remarks or page.has_notes:
        columns.append((_("Notes"), make.width - sum(wide for _title, wide in columns)))
    rows = []
    for row in page.ratings:
        cells: list[Callable[[Element], Block] | str] = [row.day, row.value]
        cells += [row.level or ""] if page.has_levels else []
        if has_remarks or page.has_notes:
            cells.append(_note(make, row))
        rows.append(cells)
    new_wording = frozenset(n for n, row in enumerate(page.ratings) if row.starts_wording)
    return make.table(part, columns, rows, gap=14, heads=[True], strong_rule=new_wording, dense=dense)


def _note(make: Composer, row: RatingRow) -> Callable[[Element], Block]:
    def cell(element: Element) -> Block:
        blocks: list[Block] = []
        if row.remark is not None:
            blocks.append(make.words(element, row.remark, make.second))
        if row.own_note is not None:
            blocks.append(Words(make.pen, element.add("P"), row.own_note, make.body, quote=True, gap=2))
        return Stack(blocks)

    return cell


def _levels(make: Composer, part: Element, levels: LevelsTable, *, dense: bool) -> list[Block]:
    columns = [(_("Level"), 14 * MM * make.factor), (_("Meaning"), 54 * MM * min(make.factor, 1.3))]
    columns.append((_("In my own words"), make.width - columns[0][1] - columns[1][1]))

    def own(text: str | None) -> Callable[[Element], Block]:
        return lambda element: Words(make.pen, element, text, make.body, quote=True) if text is not None else Stack([])

    def mark(text: str, now: bool) -> Callable[[Element], Block]:
        return lambda element: Words(make.pen, element, text, make.sub if now else make.body)

    rows = [
        [
            mark(row.level, row.now),
            mark(_("{meaning} – now").format(meaning=row.meaning) if row.now else row.meaning, row.now),
            own(row.own_text),
        ]
        for row in levels.rows
    ]
    blocks: list[Block] = [
        make.table(part, columns, rows, gap=6, heads=[True], dense=dense),
        make.words(part, levels.caption, make.second, gap=6),
    ]
    if levels.t_score is not None:
        blocks.append(make.words(part, levels.t_score, make.second, gap=2))
    return blocks
