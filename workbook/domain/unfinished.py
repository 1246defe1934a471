"""A change of a goal that is only half written."""

from dataclasses import dataclass

from workbook.domain.goal import GoalVersion
from workbook.domain.limits import check_id, check_number


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedVersion:
    """The next wording of a kept goal while it is being written; a goal has one at most.

    It lives in the workbook file alone, never in the exchange file: nothing counts until it is kept. `rewording` is
    True when the meaning stays (a typo, clearer words), False when keeping it makes a new version with the start
    `baseline`, 0-10.
    """

    goal: str
    version: GoalVersion
    rewording: bool = False
    baseline: int | None = None

    def __post_init__(self) -> None:
        check_id("goal", self.goal)
        check_number("baseline", self.baseline, 0, 10)

    @property
    def id(self) -> str:
        """The id of the goal it belongs to."""
        return self.goal
