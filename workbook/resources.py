"""Finds the program's own data files, in a checkout and in an installed wheel, and its translations."""

import gettext
from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder in `resources/`."""
    installed = _PACKAGE / "_resources"
    root = installed if installed.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str | None) -> None:
    """Load the catalogue of a language such as "en_GB"; an unknown one leaves the built-in British English."""
    global _catalogue  # noqa: PLW0603 - the one place that knows the language in use
    languages = [language] if language else None
    _catalogue = gettext.translation("workbook", resource("translations"), languages, fallback=True)


def translate(text: str) -> str:
    """Return `text` in the language in use."""
    return _catalogue.gettext(text)


def translate_count(one: str, many: str, count: int) -> str:
    """Return the form of the text that fits `count`, in the language in use."""
    return _catalogue.ngettext(one, many, count)
