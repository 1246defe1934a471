"""What a place is called where a link leads back to it."""

from workbook.gui.places import GoalPlace, Place, TimelinePlace
from workbook.gui.widgets.navigation import section_words
from workbook.resources import translate as _


def place_words(place: Place) -> str:
    """Return the title of a place that has one of its own, else what its part of the navigation is called."""
    match place:
        case TimelinePlace():
            return _("Everything I have entered")
        case GoalPlace():
            return _("The goal")
    return section_words(place.section)
