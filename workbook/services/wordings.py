"""Which versions of a goal say something in new words, and which mean something else in the same words."""

from collections.abc import Collection

from workbook.domain.goal import Goal, GoalVersion
from workbook.resources import translate as _


def keeps_words(goal: Goal, version: GoalVersion) -> bool:
    """Tell whether a version has the words of the one before it, so that what changed is its target or its levels."""
    before = next((each for each in reversed(goal.versions) if each.version < version.version), None)
    return before is not None and (before.name, before.statement) == (version.name, version.statement)


def change_of(goal: Goal, version: GoalVersion) -> str:
    """Return what a version other than the first one is, beside its day."""
    return _("new meaning") if keeps_words(goal, version) else _("new wording")


def double_lines(kept_words: Collection[bool]) -> str:
    """Return what explains the double lines of small charts; empty where there are none."""
    if not kept_words:
        return ""
    return _("The double upright line marks {change}.").format(change=changes_marked(kept_words))


def changes_marked(kept_words: Collection[bool]) -> str:
    """Return what double lines in charts mark; `kept_words` tells of each whether the words stayed."""
    if len(set(kept_words)) > 1:
        return _("a new wording or a new meaning")
    return _("a new meaning in the same words") if True in kept_words else _("a new wording")
