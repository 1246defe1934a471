"""Which versions of a goal say something in new words, and which mean something else in the same words."""

from workbook.domain.goal import Goal, GoalVersion


def keeps_words(goal: Goal, version: GoalVersion) -> bool:
    """Tell whether a version has the words of the one before it, so that what changed is its target or its levels."""
    before = next((each for each in reversed(goal.versions) if each.version < version.version), None)
    return before is not None and (before.name, before.statement) == (version.name, version.statement)
