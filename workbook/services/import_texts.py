"""What is in an exchange file, in words, before anything of it is kept."""

from workbook.domain.contents import Contents
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.days import full_day


def what_is_in(contents: Contents) -> tuple[str, ...]:
    """Return a line for each kind of entry there is, and the days of the ratings; one line when there is nothing."""
    counted = (
        (len(contents.goals), translate_count("{count} goal", "{count} goals", len(contents.goals))),
        (len(contents.ratings), translate_count("{count} rating", "{count} ratings", len(contents.ratings))),
        (len(contents.check_ins), translate_count("{count} check-in", "{count} check-ins", len(contents.check_ins))),
        (len(contents.events), translate_count("{count} event", "{count} events", len(contents.events))),
        (
            len(contents.reassessments),
            translate_count("{count} reassessment", "{count} reassessments", len(contents.reassessments)),
        ),
        (len(contents.people), translate_count("{count} person", "{count} people", len(contents.people))),
    )
    lines = [words.format(count=count) for count, words in counted if count]
    days = [rating.on for rating in contents.ratings]
    if days:
        lines.append(_("Ratings from {first} to {last}").format(first=full_day(min(days)), last=full_day(max(days))))
    return tuple(lines) or (_("No entries"),)
