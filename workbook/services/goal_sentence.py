"""The goal as one sentence, made from the answers: activity, amount, support, time.

The parts are those of Bovend'Eerdt, Botell & Wade, Clin Rehabil 2009;23:352-61; the amount stands beside the activity,
where it reads best. The person can rewrite the sentence freely; one that they rewrote is theirs and no answer changes
it.
"""

from dataclasses import fields, replace

from workbook.domain.goal import GoalVersion
from workbook.domain.limits import LONGEST_TEXT
from workbook.resources import translate as _
from workbook.services.days import full_day
from workbook.services.goal_sentence_parts import (
    activity_words,
    amount_words,
    event_words,
    help_words,
    with_amount,
)

LONGEST_TITLE = 160
"""Characters of a title, also of one that is made from a sentence; a place with less room cuts it there."""
_NOT_WORDING = frozenset({"version", "start", "starter", "dismissed_hints", "importance", "confidence", "target"})
_STOPS = " \t\r\n.,;:"


def goal_sentence(version: GoalVersion) -> str | None:
    """Return the sentence that the answers make, or None while they do not say what will be done or happen.

    One that is longer than a text can be is cut.
    """
    activity, event, support = activity_words(version), event_words(version), help_words(version)
    if not activity and not event:
        return None
    parts = [with_amount(activity or event, version)]
    if support:
        parts.append(support)
    if version.target_date is not None:
        by_day = _("by {day}").format(day=full_day(version.target_date))
        is_alone = not support and not amount_words(version)
        parts[-1:] = [f"{parts[-1]} {by_day}"] if is_alone else [parts[-1], by_day]
    sentence = ", ".join(parts)
    if activity and event:
        sentence = _("{sentence}: done when {event}").format(sentence=sentence, event=event)
    whole = f"{sentence[0].upper()}{sentence[1:]}."
    return whole if len(whole) <= LONGEST_TEXT else f"{whole[: LONGEST_TEXT - 1]}…"


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
    if after.title == before.title and is_title_from(before.title, before.statement):
        kept = replace(kept, title=title_from(kept.statement) if kept.statement else None)
    if before.starter is not None and any(
        getattr(before, each.name) != getattr(after, each.name)
        for each in fields(GoalVersion)
        if each.name not in _NOT_WORDING
    ):
        kept = replace(kept, starter=None)
    return kept


def is_title_from(title: str | None, sentence: str | None) -> bool:
    """Tell whether a title was made from a sentence, and perhaps cut where titles were shorter."""
    if not title or not sentence:
        return False
    whole = title_from(sentence)
    return title == whole or (title.endswith("…") and whole.startswith(title[:-1]))


def title_from(sentence: str) -> str:
    """Return a title made from a sentence: its first line without the full stop, cut between words when long."""
    line = next((line.strip() for line in sentence.splitlines() if line.strip()), sentence).rstrip(_STOPS) or sentence
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: LONGEST_TITLE - 1]
    words = cut.rsplit(" ", 1)[0].rstrip(_STOPS)
    return f"{words or cut}…"
