"""Everything about one goal that its page shows, read at once."""

from dataclasses import dataclass
from datetime import date

from workbook.domain.goal import Goal, GoalStatus
from workbook.domain.rating import Rating
from workbook.services.course import Course
from workbook.services.courses import background, goal_course
from workbook.services.decisions import to_reword
from workbook.services.goal_changes import can_correct_baseline
from workbook.services.goal_writing import baseline_of
from workbook.services.goals import GoalRecord, Goes, goal_record, waiting_closing_note, what_goes
from workbook.services.ports import Workbook
from workbook.services.texts import GoalTexts, goal_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A kept goal on a day. `baseline` is the start of its newest wording while it can still be corrected.

    `closing_note` waits for the closing that it is being written for. `is_to_reword`: the last session decided so.
    """

    record: GoalRecord
    course: Course
    texts: GoalTexts
    goes: Goes
    baseline: Rating | None
    closing_note: str | None
    is_to_reword: bool
    today: date

    @property
    def goal(self) -> Goal:
        """The goal."""
        return self.record.goal


def see(workbook: Workbook, identifier: str, today: date) -> Seen | GoalStatus | None:
    """Return what is shown of a goal; its status alone for a draft, None when there is no such goal."""
    goal = workbook.find(Goal, identifier)
    if goal is None:
        return None
    if goal.status is GoalStatus.DRAFT:
        return goal.status
    record = goal_record(workbook, identifier)
    contents = workbook.contents()
    course = goal_course(goal, record.ratings, background(contents), first=None, last=today, sentence="")
    texts = goal_texts(goal, record.ratings, today, therapy=contents.therapy, gaps=course.gaps)
    start = baseline_of(workbook, goal)
    return Seen(
        record=record,
        course=course,
        texts=texts,
        goes=what_goes(workbook, identifier),
        baseline=start if start is not None and can_correct_baseline(start, today) else None,
        closing_note=waiting_closing_note(workbook, identifier),
        is_to_reword=any(each.id == identifier for each in to_reword(workbook, today)),
        today=today,
    )
