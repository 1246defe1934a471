"""What the coach says about a statement, or about a goal as it is being written."""

from dataclasses import dataclass
from datetime import date

from workbook.domain.coach.form import form_hints
from workbook.domain.coach.hints import LABELS, Hint, statement_hints
from workbook.domain.coach.labels import labels_of
from workbook.domain.coach.rules import Rules
from workbook.domain.goal import Clue, GoalVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the coach sees: the labels that hold, and hints in the order in which they are shown."""

    found: frozenset[Clue]
    hints: tuple[Hint, ...]

    def labels(self) -> dict[str, bool]:
        """Return each of the seven labels and whether it holds."""
        return {label.value: label in self.found for label in LABELS}


def review(statement: str, rules: Rules) -> Review:
    """Judge a statement from its wording alone. An empty one shows nothing and gets no hint."""
    found = labels_of(statement, rules)
    return Review(found=found, hints=tuple(statement_hints(statement, found, rules)))


def review_version(version: GoalVersion, rules: Rules, today: date, next_reassessment: date | None = None) -> Review:
    """Judge a goal as it is being written: its sentence, dates, amount, levels and words for 0, 5 and 10.

    Hints that were dismissed for the goal are left out. "All or nothing" looks at the sentence and the words for 10.
    """
    statement = version.statement or version.activity or version.own_words or ""
    ten = version.anchors.ten or ""
    found = set(labels_of(statement, rules))
    if version.target_date is not None:
        found.add(Clue.TIME_BOUND)
    if (version.amount and version.unit) or version.event or version.measure:
        found.add(Clue.MEASURABLE)
    if rules.sign("absolute", rules.plain(ten)):
        found.add(Clue.ABSOLUTE)
    hints = [
        *statement_hints(statement, frozenset(found), rules, ten),
        *form_hints(version, rules, today, next_reassessment),
    ]
    return Review(
        found=frozenset(found), hints=tuple(hint for hint in hints if hint.clue not in version.dismissed_hints)
    )
