"""The question that every rating answers."""

from workbook.domain.therapy import Rhythm
from workbook.resources import translate as _


def looking_back(rhythm: Rhythm | None) -> str:
    """Return how close one is to a goal, as a question; how far it looks back follows the rhythm of the check-ins."""
    weeks, months = (rhythm.weeks, rhythm.months) if rhythm else (None, 1)
    span = {2: _("eight weeks"), 3: _("three months")}.get(months or 1, _("four weeks"))
    if weeks:
        span = _("two weeks")
    return _("Looking back over the last {span}, how close are you to this goal?").format(span=span)
