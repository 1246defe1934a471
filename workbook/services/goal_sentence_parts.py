"""The answers about a goal as they stand within its sentence: what is done, how much and how often, help, event."""

import re

from workbook.domain.goal import GoalVersion
from workbook.resources import translate as _

_STOPS = " \t\r\n.,;:"
_SMALL = frozenset(
    "a an the this that my our your his her their its some one two three four five you he she it they we new "  # noqa: SIM905
    "day week month year morning evening night weekend".split()
)
"""First words that are no names, so that they can be written small within the sentence."""
_HELPS = frozenset(
    "with without by using through from after before because thanks alone together and at in on via "  # noqa: SIM905
    "when while if near under plus for so".split()
)
"""First words of a help that join it to the sentence by themselves."""
_NO_HELP = frozenset({"none", "no", "nothing", "nobody", "no one", "n/a", "-", "–"})
_DOERS = frozenset({"i", "we"})
_OWN = frozenset("a an the my our your his her their it them me somebody someone".split())  # noqa: SIM905
"""Words after which "setting" or "asking" is something done rather than a thing: "asking my sister"."""
_RHYTHMS = frozenset(
    "every each a an per once twice daily weekly monthly on in at most all some both several many few after "  # noqa: SIM905
    "before when whenever during while until over within for always often sometimes from as if".split()
)
"""First words of a rhythm that need no "every" before them."""
_DAYS = frozenset("mondays tuesdays wednesdays thursdays fridays saturdays sundays weekdays workdays".split())  # noqa: SIM905
_HALVES = {"weekends": "at", "nights": "at", "mornings": "in the", "afternoons": "in the", "evenings": "in the"}
_COUNTED = re.compile(r"\d+\s*(?:x|times?)\b|\S+ (?:\S+ )?(?:a|an|per|out of|of) ", re.IGNORECASE)
"""A rhythm that says both, such as "3 times a week" or "five nights out of seven"."""
_TIME = re.compile(r"\b(?:min|mins|minutes?|h|hours?|half an hour|seconds?)$", re.IGNORECASE)
_TIMES = re.compile(r"\b(?:once|twice|times?)$", re.IGNORECASE)
_OCCASIONS = re.compile(r"(?:days?|nights?|mornings?|afternoons?|evenings?|occasions?)$", re.IGNORECASE)
_EVENT_LEADS = frozenset({"when", "once", "as"})


def clean(text: str | None) -> str:
    """Return an answer in one line, without the stops at its end."""
    return " ".join((text or "").split()).rstrip(_STOPS)


def activity_words(version: GoalVersion) -> str:
    """Return what is done, without the "to" of "to walk", which does not begin a sentence."""
    words = clean(version.activity)
    first, _space, rest = words.partition(" ")
    return rest if rest and first.lower() == "to" else words


def amount_words(version: GoalVersion) -> str:
    """Return amount, unit and rhythm, such as "20 minutes every day"; empty where none is given."""
    return " ".join(part for part in (_measure(version), _rhythm(clean(version.every))) if part)


def with_amount(activity: str, version: GoalVersion) -> str:
    """Return what is done with how much and how often, joined as the kind of unit asks for.

    A time is "for" so long, days are "on" so many; times follow at once, and so does what one word of activity takes,
    such as "Read 10 pages"; anything else that is counted stands after a colon.
    """
    amount = amount_words(version)
    if not amount:
        return activity
    measure = _measure(version)
    lead = f"{activity}," if "," in activity or " for " in activity else activity
    if _TIME.search(measure):
        return _("{activity} for {amount}").format(activity=lead, amount=amount)
    if _OCCASIONS.search(measure):
        return _("{activity} on {amount}").format(activity=lead, amount=amount)
    if _TIMES.search(measure) and "," in activity:
        return f"{activity}, {amount}"
    if not measure or _TIMES.search(measure) or " " not in activity:
        return f"{activity} {amount}"
    return _("{activity}: {amount}").format(activity=activity, amount=amount)


def help_words(version: GoalVersion) -> str:
    """Return help or support as it follows a comma; empty where there is none."""
    words = clean(version.support)
    first, _space, rest = words.partition(" ")
    if not words or words.lower() in _NO_HELP:
        return ""
    if first.lower() in _DOERS:
        return _("and {support}").format(support=_within(words))
    if first.lower() in _HELPS or (first.lower().endswith("ing") and rest.partition(" ")[0].lower() in _OWN):
        return _lowered(words)
    return _("with {support}").format(support=_within(words))


def event_words(version: GoalVersion) -> str:
    """Return what will have happened, without the "when" before it."""
    words = clean(version.event)
    first, _space, rest = words.partition(" ")
    return _within(rest if rest and first.lower() in _EVENT_LEADS else words)


def _measure(version: GoalVersion) -> str:
    amount, unit = clean(version.amount), clean(version.unit)
    if unit.lower() in ("time", "times") and amount in ("1", "2"):
        return _("once") if amount == "1" else _("twice")
    return " ".join(part for part in (amount, unit) if part)


def _rhythm(every: str) -> str:
    first = every.partition(" ")[0].lower()
    if not every:
        return ""
    if first in _RHYTHMS or first.endswith("ly"):
        return _lowered(every)
    if _COUNTED.match(every):
        return every
    if first in _DAYS:
        return _("on {days}").format(days=every)
    if first in _HALVES:
        return f"{_HALVES[first]} {_lowered(every)}"
    return _("every {often}").format(often=_within(every))


def _lowered(text: str) -> str:
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}"


def _within(text: str) -> str:
    """Return an answer with a small first letter where its first word is no name."""
    return _lowered(text) if text.partition(" ")[0].lower() in _SMALL else text
