"""Compares the report with the least it could cost: `python -m benchmarks.report [GOALS MONTHS]`.

The least is, in the same run: its charts alone as pictures (made, and drawn by matplotlib), and the same texts and
tables set by reportlab's own paragraphs, each goal on a page of its own, without tags and without charts and fields.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from io import BytesIO
from itertools import islice
from typing import Any

import pikepdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from tests.report.samples import sample_report
from workbook.charts.goal_chart import goal_chart
from workbook.charts.palette import PRINT, PRINT_SCALE, Look
from workbook.charts.picture import png
from workbook.charts.small_chart import small_chart
from workbook.charts.therapy_chart import statement_chart
from workbook.domain.check_in import Statement
from workbook.report.document import set_type
from workbook.services.report import Report

_ROUNDS = 5
_LOOK = Look(palette=PRINT, scale=PRINT_SCALE)


def main(goals: int, months: int) -> None:
    report = sample_report(goals=goals, months=months)
    data = set_type(report)
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    whole = _best(lambda: set_type(report))
    charts = _best(lambda: _charts(report))
    layout = _best(lambda: _layout(report))
    print(f"{goals} goals, {months} months, {pages} pages, {len(data) / 1000:.0f} kB")
    print(f"report {whole:.2f} s, bare charts {charts:.2f} s, bare layout {layout:.2f} s ({_layout(report)} pages)")
    print(f"ratio {whole / (charts + layout):.2f} (aim: at most 2.0)")


def _charts(report: Report) -> None:
    for row in report.first.goals:
        png(small_chart(row.course, width=153, height=65, look=_LOOK, axes=True))
    for goal in report.goals:
        png(goal_chart(goal.course, width=482, height=164, look=_LOOK))
    if report.therapy is not None:
        for statement in Statement:
            png(statement_chart(report.therapy.course, statement, width=176, height=74, look=_LOOK))


def _layout(report: Report) -> int:
    """Set every text as a paragraph and ratings in tables; return how many pages they took."""
    style = ParagraphStyle("body", fontName="NotoSans-Regular", fontSize=10.5, leading=14)
    story: list[Any] = []
    for goal in report.goals:
        story += [
            Paragraph(text, style) for text in _texts((goal.name, goal.wordings, goal.sentence, goal.plan, goal.levels))
        ]
        noted = [[Paragraph(text, style) for text in _texts(row)][:4] for row in goal.ratings if row.own_note]
        plain = [[row.day, row.value, row.level or ""] for row in goal.ratings if not row.own_note]
        years = [[row.year, *row.months] for row in goal.years]
        story += [Table(rows) for rows in (noted, plain, years) if rows]
        story.append(PageBreak())
    rest = _texts((report.first, report.therapy, report.in_the_way, report.sheet, report.small_print, report.sources))
    story += [Paragraph(text, style) for text in rest]
    document = SimpleDocTemplate(BytesIO(), pageCompression=1)
    document.build(story)
    return int(document.page)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)):
        return [text for each in value for text in _texts(each)]
    if is_dataclass(value) and type(value).__name__ not in ("Course", "TherapyCourse"):
        return [text for each in fields(value) for text in _texts(getattr(value, each.name))]
    return []


def _best(work: Callable[[], object]) -> float:
    """Return the shortest of a few runs in seconds of processor time: the others had to share the machine's caches."""
    times = []
    for _round in range(_ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    given = [int(each) for each in islice(sys.argv, 1, 3)]
    main(*(given or (10, 24)))
