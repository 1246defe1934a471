"""Hints about the other fields of a goal: its date, amount, five levels and words for 0, 5 and 10."""

import re
from collections.abc import Iterator
from datetime import date

from workbook.domain.coach.hints import Hint
from workbook.domain.coach.rules import Rules
from workbook.domain.goal import Clue, GoalVersion, Levels

_AMOUNT = re.compile(r"\d+(?:\.\d+)?")


def form_hints(version: GoalVersion, rules: Rules, today: date, next_reassessment: date | None) -> Iterator[Hint]:
    """Yield the hints for the fields beside the statement."""

    def hint(clue: Clue, **values: str) -> Hint:
        return Hint(clue=clue, message=rules.hints[clue].format(**values))

    if version.target_date is not None and version.target_date < today:
        yield hint(Clue.DATE_PAST)
    elif version.target_date and next_reassessment and version.target_date > next_reassessment:
        yield hint(Clue.DATE_AFTER_REASSESSMENT)
    if version.amount and not version.unit and not re.search(r"[^\W\d_]", version.amount):
        yield hint(Clue.UNIT_MISSING, word=version.amount.strip())
    anchors = [rules.plain(text) for text in (version.anchors.zero, version.anchors.five, version.anchors.ten) if text]
    if len(set(anchors)) < len(anchors):
        yield hint(Clue.ANCHORS_SAME)
    texts = [(level, rules.plain(text)) for level, text in version.levels.by_level().items() if text]
    if same := [f"{level:+d}" if level else "0" for level, text in texts if [t for _, t in texts].count(text) > 1]:
        yield hint(Clue.LEVELS_OVERLAP, levels=", ".join(same))
    if _out_of_order(version.levels):
        yield hint(Clue.LEVELS_ORDER)


def _out_of_order(levels: Levels) -> bool:
    """Whether the first amounts of three or more levels go up and down; levels without an amount say nothing."""
    texts = [text for text in levels.by_level().values() if text]
    amounts = [
        0.0 if re.match(r"(?:no|none)\b", text, re.IGNORECASE) else float(amount[0])
        for text in texts
        if (amount := _AMOUNT.search(text))
    ]
    return len(amounts) == len(texts) > 2 and amounts not in (sorted(amounts), sorted(amounts, reverse=True))
