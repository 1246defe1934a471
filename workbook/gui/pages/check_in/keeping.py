"""Keeps each answer of a check-in as soon as it is given."""

from collections.abc import Callable

from workbook.domain.check_in import Statement
from workbook.gui.pages.check_in.goal_question import GoalQuestionForm
from workbook.gui.pages.check_in.more_questions import SKIPPED, LifeForm, PracticeForm, SessionsForm, TherapyForm
from workbook.services.changes import Changes
from workbook.services.check_ins import (
    answer_statement,
    rate_goal,
    record_practice,
    record_pressures,
    record_sessions,
    skip_statement,
    write_note,
)
from workbook.services.ports import Workbook
from workbook.services.waiting_notes import keep_waiting_note

Answer = Callable[[Workbook, str, str], Changes]
"""A service with the answer filled in: it takes the workbook, the check-in and the moment."""
Save = Callable[[Answer], None]


def keep_goal(form: GoalQuestionForm, goal: str, save: Save) -> None:
    """Keep what is said about one goal, and a note that waits for its number."""
    form.answered.connect(
        lambda answer: save(lambda workbook, check_in, now: rate_goal(workbook, check_in, goal, answer, now))
    )
    form.note_waits.connect(
        lambda text: save(lambda workbook, check_in, now: keep_waiting_note(workbook, check_in, goal, text))
    )


def keep_statements(form: TherapyForm, save: Save) -> None:
    """Keep the answer to each statement; one that is left out loses the answer it had."""

    def keep(statement: Statement, answer: object) -> None:
        if answer == SKIPPED:
            save(lambda workbook, check_in, now: skip_statement(workbook, check_in, statement, now))
        else:
            value = answer if isinstance(answer, int) else None
            save(lambda workbook, check_in, now: answer_statement(workbook, check_in, statement, value, now))

    form.answered.connect(keep)


def keep_sessions(form: SessionsForm, save: Save) -> None:
    """Keep how many sessions took place, and how many did not."""
    form.answered.connect(
        lambda attended, missed: save(
            lambda workbook, check_in, now: record_sessions(workbook, check_in, attended, missed, now)
        )
    )


def keep_practice(form: PracticeForm, save: Save) -> None:
    """Keep whether something was practised, and whether it helped."""
    form.answered.connect(
        lambda practice, helped, note: save(
            lambda workbook, check_in, now: record_practice(workbook, check_in, practice, helped, note, now)
        )
    )


def keep_life(form: LifeForm, save: Save) -> None:
    """Keep what weighed on the person, and the free note."""
    form.pressures_chosen.connect(
        lambda chosen, note: save(
            lambda workbook, check_in, now: record_pressures(workbook, check_in, chosen, note, now)
        )
    )
    form.note_written.connect(
        lambda note: save(lambda workbook, check_in, now: write_note(workbook, check_in, note, now))
    )
