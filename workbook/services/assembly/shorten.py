"""Names that are as long as a text, cut where they stand beside others; the whole text stands on a page of its own."""

from unicodedata import category

LONGEST_NAME = 160
"""Letters of a goal's name on page one, in headings and on the sheet for the session."""
LONGEST_BRIEF_NAME = 41
"""Letters of it in one line, where many goals are to fit on page one."""
LONGEST_PERSON = 60
LONGEST_ANCHOR = 120
"""Letters of the own words under the line from 0 to 10 on the sheet."""
_HANGING = " ,;:.\n"
"""What does not stand before "…"."""
_WORD = 24
"""A cut moves back to the end of a word that is at most so many letters away."""


def shorten(text: str, longest: int) -> str:
    """Return a text of at most `longest` letters, cut between words where it can be, and with "…" where it was."""
    if len(text) <= longest:
        return text
    end = longest - 1
    space = text.rfind(" ", end - _WORD, end + 1)
    if space > 0:
        end = space
    while end > 1 and (category(text[end])[0] == "M" or "\u200d" in text[end - 1 : end + 1]):
        end -= 1
    return f"{text[:end].rstrip(_HANGING)}…"
