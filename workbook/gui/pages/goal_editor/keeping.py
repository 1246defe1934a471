"""How the editor saves: a draft or a change is begun with its first answer, and an empty one leaves no trace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbook.domain.goal import Area, Goal, GoalStatus, GoalVersion
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.changes import Changes
from workbook.services.goal_changes import discard_change, first_answers, keep_change, start_change
from workbook.services.goal_writing import Writing, keep_goal, remember_page, save_answers, start_goal, writing
from workbook.services.goals import delete_goal
from workbook.services.ports import Workbook

Service = Callable[[Workbook], Changes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is being written: a draft (`rewording` None), or a change of a kept goal; `first` and `area` are
    what it begins with."""

    goal: str
    first: GoalVersion
    area: Area | None = None
    rewording: bool | None = None

    def begun(self, workbook: Workbook, today: date) -> Changes:
        """Begin the draft or the change, unless it was begun before."""
        if self.rewording is not None:
            return start_change(workbook, self.goal, rewording=self.rewording, answers=self.first)
        if workbook.find(Goal, self.goal) is not None:
            return Changes()
        return start_goal(workbook, self.goal, today, answers=self.first, area=self.area)

    def saved(self, workbook: Workbook, answers: GoalVersion, today: date) -> Changes:
        """Save the answers."""
        return self.begun(workbook, today) + save_answers(workbook, self.goal, answers)

    def done(self, workbook: Workbook, service: Service, today: date) -> Changes:
        """Begin what is written where needed, then do something with it."""
        return self.begun(workbook, today) + service(workbook)

    def kept(self, workbook: Workbook, today: date, now: str) -> Changes:
        """Keep the goal or its change."""
        keep = keep_goal if self.rewording is None else keep_change
        return self.begun(workbook, today) + keep(workbook, self.goal, today, now)

    def given_up(self, workbook: Workbook) -> Changes:
        """Remove the draft, or give up the change."""
        if self.rewording is not None:
            return discard_change(workbook, self.goal)
        return Changes() if workbook.find(Goal, self.goal) is None else delete_goal(workbook, self.goal)

    def left(self, workbook: Workbook, page: int) -> Changes:
        """Remember the page where the person stopped, or remove what was begun and holds nothing of its own."""
        return self._cleared(workbook) or remember_page(workbook, self.goal, page)

    def _cleared(self, workbook: Workbook) -> Changes:
        kept = workbook.find(Goal, self.goal)
        if kept is None:
            return Changes()
        written = writing(workbook, self.goal)
        if self.rewording is None:
            is_empty = kept.status is GoalStatus.DRAFT and kept.area is None and _is_empty(written)
        else:
            unfinished = workbook.find(UnfinishedVersion, self.goal)
            is_empty = (
                unfinished is not None
                and unfinished.baseline is None
                and written.answers == first_answers(kept.newest, rewording=unfinished.rewording)
            )
        return self.given_up(workbook) if is_empty else Changes()


def _is_empty(written: Writing) -> bool:
    answers = written.answers
    blank = GoalVersion(version=answers.version, start=answers.start, dismissed_hints=answers.dismissed_hints)
    return written.start is None and answers == blank
