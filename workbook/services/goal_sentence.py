"""The goal as one sentence, made from the answers: activity, support, amount, time.

The order follows Bovend'Eerdt, Botell & Wade, Clin Rehabil 2009;23:352-61. The person can rewrite the sentence freely;
one that they rewrote is theirs and no answer changes it.
"""

from dataclasses import fields, replace

from workbook.domain.goal import GoalVersion
from workbook.domain.limits import LONGEST_TEXT
from workbook.resources import translate as _
from workbook.services.days import full_day

LONGEST_TITLE = 80
"""Characters of a title that is made from a sentence."""
_LEADS = {
    "support": "with by using through from after before because thanks".split(),  # noqa: SIM905
    "every": "every each a an per once twice daily weekly monthly on in most".split(),  # noqa: SIM905
    "event": ["when", "once", "as"],
}
"""First words that join an answer to the sentence by themselves."""
_NOT_WORDING = frozenset({"version", "start", "starter", "dismissed_hints", "importance", "confidence", "target"})
_SMALL = frozenset("a an the my our your some one two".split())  # noqa: SIM905
"""First words that are no names, so that they can be written small within the sentence."""
_STOPS = " \t\r\n.,;:"


def goal_sentence(version: GoalVersion) -> str | None:
    """Return the sentence that the answers make, or None while they do not say what will be done or happen.

    One that is longer than a text can be is cut.
    """
    activity, event = _clean(version.activity), _clean(version.event)
    if not activity and not event:
        return None
    parts = [activity or event]
    if support := _within(_clean(version.support)):
        parts.append(_joined("support", support) or _("with {support}").format(support=support))
    if amount := amount_words(version):
        parts.append(amount)
    if activity and event:
        when = _joined("event", event)
        parts.append(_("done {when}").format(when=when) if when else _("done when {event}").format(event=event))
    if version.target_date is not None:
        parts.append(_("by {day}").format(day=full_day(version.target_date)))
    sentence = ", ".join(parts)
    whole = f"{sentence[0].upper()}{sentence[1:]}."
    return whole if len(whole) <= LONGEST_TEXT else f"{whole[: LONGEST_TEXT - 1]}…"


def amount_words(version: GoalVersion) -> str:
    """Return amount, unit and rhythm as they stand in the sentence, empty where none is given."""
    amount, unit, every = _clean(version.amount), _clean(version.unit), _clean(version.every)
    often = _joined("every", every) or (_("every {often}").format(often=every) if every else "")
    return " ".join(part for part in (amount, unit, often) if part)


def is_rewritten(version: GoalVersion) -> bool:
    """Tell whether the sentence is the person's own rather than the one their answers make."""
    return version.statement is not None and version.statement != goal_sentence(version)


def answered(before: GoalVersion, after: GoalVersion) -> GoalVersion:
    """Return `after` as it is kept: what follows from the answers that differ from `before`.

    The sentence follows the answers unless the person rewrote it; cleared, it follows them again. A title that was
    made from the sentence follows it too. The mark of an example goes once any of its words change.
    """
    kept = after
    if after.statement is None or (after.statement == before.statement and not is_rewritten(before)):
        kept = replace(kept, statement=goal_sentence(after))
    if after.title == before.title and before.statement and before.title == title_from(before.statement):
        kept = replace(kept, title=title_from(kept.statement) if kept.statement else None)
    if before.starter is not None and any(
        getattr(before, each.name) != getattr(after, each.name)
        for each in fields(GoalVersion)
        if each.name not in _NOT_WORDING
    ):
        kept = replace(kept, starter=None)
    return kept


def title_from(sentence: str) -> str:
    """Return a title made from a sentence: its first line without the full stop, cut between words when long."""
    line = next((line.strip() for line in sentence.splitlines() if line.strip()), sentence).rstrip(_STOPS) or sentence
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    words = cut.rsplit(" ", 1)[0].rstrip(_STOPS)
    return f"{words or cut}…"


def _clean(text: str | None) -> str:
    return " ".join((text or "").split()).rstrip(_STOPS)


def _within(text: str) -> str:
    """Return an answer as it stands within the sentence: a small first letter where its first word is no name."""
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _SMALL else text


def _joined(kind: str, text: str) -> str:
    """Return an answer whose first word joins it to the sentence by itself, in small letters; else nothing."""
    first, space, rest = text.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _LEADS[kind] else ""
