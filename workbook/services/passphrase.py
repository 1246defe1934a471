"""An honest word on a passphrase: length first, since length is what makes guessing long."""

from workbook.resources import translate as _

SHORT, LONG = 12, 20
"""Characters."""
FEW_DIFFERENT = 5


def strength_hint(passphrase: str) -> str:
    """Return a sentence on how hard a passphrase is to guess; empty while nothing is typed. Nothing is refused."""
    if not passphrase:
        return ""
    if len(passphrase) < SHORT:
        return _(
            "Short: a computer can guess this. Four or five words that do not belong together are easier to remember "
            "and harder to guess."
        )
    if len(set(passphrase.lower())) < FEW_DIFFERENT:
        return _("The same few characters again and again are quick to guess.")
    if len(passphrase) < LONG:
        return _("Fair. One more word makes it much harder to guess.")
    return _("Long, and so hard to guess, unless it is a line from a song or a book.")
