"""Whether a version of a goal says something new, or means something else in the same words."""

from dataclasses import replace
from datetime import date

from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.services.wordings import keeps_words

FIRST = GoalVersion(start=date(2026, 1, 6), title="See friends", statement="I will see friends.", target=7)


def test_a_version_keeps_the_words_where_title_and_sentence_stay() -> None:
    later = replace(FIRST, version=2, start=date(2026, 4, 6))
    for version, kept in (
        (replace(later, target=9), True),
        (replace(later, statement="I will see one friend."), False),
        (replace(later, title="See a friend"), False),
    ):
        goal = Goal(id="g", status=GoalStatus.ACTIVE, created_on=FIRST.start, versions=(FIRST, version))
        assert keeps_words(goal, version) is kept
        assert not keeps_words(goal, FIRST)
