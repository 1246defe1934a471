"""The check-ins that were due in the period: which were answered, and which one is still open on its last day."""

from datetime import date

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal
from workbook.domain.rating import RatingKind
from workbook.domain.rhythm import DueDay, answered_by, due_days, is_asked
from workbook.services.assembly.choice import Choice


def due_in_period(choice: Choice) -> list[tuple[DueDay, CheckIn | None]]:
    """Return the days of the period on which a check-in was asked for, oldest first, each with its check-in."""
    contents = choice.contents
    baselines = (each.on for each in contents.ratings if each.kind is RatingKind.BASELINE)
    return [
        (each, answered_by(each, contents.check_ins))
        for each in due_days(contents.therapy, min(baselines, default=None), choice.end)
        if each.on >= choice.start and is_asked(each.on, contents.therapy, contents.goals, contents.events)
    ]


def open_day(choice: Choice) -> date | None:
    """Return the day of a check-in that is due and can still be answered after the last day; None if there is none."""
    return next((due.on for due, answer in due_in_period(choice) if answer is None and due.closes >= choice.end), None)


def open_day_of(choice: Choice, goal: Goal) -> date | None:
    """Return the day of the check-in that is still open, where it asks for this goal."""
    day = open_day(choice)
    contents = choice.contents
    return day if day is not None and is_asked(day, contents.therapy, (goal,), contents.events) else None
