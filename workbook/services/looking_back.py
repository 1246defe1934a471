"""The questions that look back, which follow the rhythm of the check-ins."""

from workbook.domain.therapy import Rhythm
from workbook.resources import translate as _


def looking_back(rhythm: Rhythm | None) -> str:
    """Return how close one is to a goal, as a question; how far it looks back follows the rhythm of the check-ins."""
    weeks, months = (rhythm.weeks, rhythm.months) if rhythm else (None, 1)
    span = {2: _("eight weeks"), 3: _("three months")}.get(months or 1, _("four weeks"))
    if weeks:
        span = _("two weeks")
    return _("Looking back over the last {span}, how close are you to this goal?").format(span=span)


def not_sure_words(rhythm: Rhythm | None) -> str:
    """Return the answer for whoever cannot say."""
    return _("Not sure this month") if _is_monthly(rhythm) else _("Not sure this time")


def life_question(rhythm: Rhythm | None) -> str:
    """Return the question about life outside therapy."""
    return _("What did life bring this month?") if _is_monthly(rhythm) else _("What did life bring this time?")


def _is_monthly(rhythm: Rhythm | None) -> bool:
    return rhythm is None or rhythm.months == 1
