"""What waits in forms that are not kept: kept word for word, taken away, and gone with the goal it is about."""

import pytest

from tests.services.kept import DAY, at, keep
from workbook.services.goals import delete_goal
from workbook.services.half_written import (
    event_form,
    extra_rating_form,
    half_written,
    half_written_about,
    keep_half_written,
    rating_form,
)
from workbook.services.mark import Mark
from workbook.services.ratings import GoalAnswer, add_extra
from workbook.storage.file import WorkbookFile


def test_a_form_waits_word_for_word_until_it_is_taken_away(book: WorkbookFile) -> None:
    fields = {"words": 'Ein "Umzug"\n\x1f مرحبا 🙂', "on": "someday"}
    keep_half_written(book, event_form(None), fields)
    keep_half_written(book, event_form("e"), {"words": "another"})
    assert half_written(book, event_form(None)) == fields
    keep_half_written(book, event_form(None), {"on": "31 February"})
    assert half_written(book, event_form(None)) == {"on": "31 February"}
    changes = keep_half_written(book, event_form(None), {})
    assert changes
    assert half_written(book, event_form(None)) == {}
    assert half_written(book, event_form("e")) == {"words": "another"}
    assert not keep_half_written(book, event_form(None), {})
    book.check()


@pytest.mark.parametrize("other", ["g2", "g 2", "g"])
def test_what_waits_about_a_goal_goes_with_it(book: WorkbookFile, other: str) -> None:
    keep(book, "goal")
    add_extra(book, "r", "goal", GoalAnswer(value=4), DAY, DAY, at(DAY))
    for form in (extra_rating_form("goal"), rating_form("r"), extra_rating_form(other)):
        keep_half_written(book, form, {"note": "private"})
    assert len(half_written_about(book, "goal", ["r"])) == 2
    delete_goal(book, "goal")
    (left,) = (mark for mark in book.every(Mark) if "private" in mark.text)
    assert left.id.endswith(f"extra rating {other}")
