"""How many private texts of each kind belong to a report, whether they go in or not."""

from collections.abc import Iterable, Mapping

from workbook.domain.reassessment import OwnWords, PrivateKind
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.therapy import check_ins


def private_texts(choice: Choice) -> Mapping[PrivateKind, int]:
    """Return the number of texts of each kind in the period and its goals."""
    goals = [goal for goal, _numbers in (*choice.active, *choice.closed)]
    shown = {goal.id for goal in goals}
    inside, reassessment, previous = check_ins(choice), choice.reassessment, choice.previous
    words = OwnWords() if reassessment is None else reassessment.own_words
    first = min((choice.shown_from(goal) for goal in goals), default=choice.start)
    return {
        PrivateKind.OWN_WORDS: _count(
            [
                *(version.own_words for goal in goals for version in goal.versions),
                *(goal.newest.why for goal in goals),
                *(event.label for event in choice.contents.events if (event.until or event.on) >= first),
                None if reassessment is None else reassessment.in_the_way_other,
            ]
        ),
        PrivateKind.RATING_NOTES: _count(
            each.note for each in choice.contents.ratings if each.goal in shown and each.on >= choice.start
        ),
        PrivateKind.CHECKIN_NOTES: _count(each.note for each in inside),
        PrivateKind.PRACTICE_NOTES: _count(each.practice_note for each in inside),
        PrivateKind.PRESSURE_NOTES: _count(each.pressure_note for each in inside),
        PrivateKind.CLOSING_NOTES: _count(
            [
                *(goal.closing_note for goal, _numbers in choice.closed),
                *(() if previous is None else (previous.note, *(each.note for each in previous.decisions))),
            ]
        ),
        PrivateKind.PROMPTS: _count([words.helped, words.why, words.as_is]),
    }


def _count(texts: Iterable[str | None]) -> int:
    return sum(bool(text) for text in texts)
