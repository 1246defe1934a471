"""No text of the program has a word that is ruled out; every text can be translated."""

import re

from tests.architecture.words import calls, data, written

RULED_OUT = re.compile(
    r"\b(should|must|please|sorry|invalid|failed|worse|only|streak|p-?values?|(in)?significan\w*)\b", re.IGNORECASE
)
EXEMPT = {
    "resources/help/en/11-sources.md": "titles of papers stand as they were printed",
    "workbook/services/assembly/small_print.py": "titles of papers stand as they were printed",
}
"""Where ruled-out words may stand, and why. Not looked at: the licences, argparse's and Qt's own texts, docstrings,
the coach's rules (words a person may write, never shown) and comments."""
SENTENCE = re.compile(r"^[A-Z“].*\w+ \w+.*[.!?:…”]$", re.DOTALL)
UNTRANSLATED = {
    "workbook/services/assembly/small_print.py": "sources are cited in their own language",
}
"""Where sentences stand that are not handed to `_`, and why."""


def test_no_word_is_ruled_out() -> None:
    found = [f"{text.place}: {text.words!r}" for text in (*written(), *data()) if RULED_OUT.search(text.words)]
    assert [each for each in found if each.split(":")[0] not in EXEMPT] == []


def test_the_ruled_out_words_are_found() -> None:
    said = "You must not; please; 2 failed. Only p-values, no significance. Worse! Sorry, invalid: should a streak end?"
    assert len(RULED_OUT.findall(said)) == 11
    assert not RULED_OUT.search("Everyone commonly lonely; save_failed")


def test_texts_were_looked_at() -> None:
    assert len(calls()) > 800
    assert len(data()) > 1500
    assert {place.split("/")[1] for place in (text.place for text in data())} == {
        *("coach", "crisis", "example", "help", "preparation", "starters"),
    }


def test_every_text_to_translate_can_be_extracted() -> None:
    """A text put together before it is translated is in no catalogue."""
    assert [call.place for call in calls() if None in call.texts or "" in call.texts] == []


def test_every_text_is_translated_when_it_is_shown() -> None:
    """A text translated while its module loads stays in the language that was in use then."""
    assert [call.place for call in calls() if not call.is_late] == []


def test_every_sentence_is_translated() -> None:
    translated = {words for call in calls() for words in call.texts}
    found = [text for text in written() if SENTENCE.match(text.words) and text.words not in translated]
    assert [text for text in found if text.place.split(":")[0] not in UNTRANSLATED] == []
