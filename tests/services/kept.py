"""Short ways to a workbook with kept goals, the way a person gets there."""

from datetime import date

from workbook.domain.goal import GoalVersion
from workbook.services.goal_writing import choose_start, keep_goal, start_goal
from workbook.services.ports import Workbook

DAY = date(2026, 1, 5)


def at(day: date, hour: int = 18, offset: str = "+01:00") -> str:
    return f"{day.isoformat()}T{hour:02}:00:00{offset}"


def keep(workbook: Workbook, goal: str, on: date = DAY, *, title: str = "Meet a friend", start: int = 3) -> None:
    start_goal(workbook, goal, on, answers=GoalVersion(start=on, title=title, target=8))
    choose_start(workbook, goal, start, on, at(on))
    keep_goal(workbook, goal, on, at(on))
