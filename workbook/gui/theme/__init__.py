"""How the window looks: colours, letters, sizes, icons; light, dark, high contrast, and the size of text."""

from workbook.gui.theme.icons import paint_icon
from workbook.gui.theme.lettering import (
    BODY,
    CAPTION,
    INK,
    NUMBER,
    QUIET,
    QUOTE,
    SECTION,
    STRONG,
    SUBHEADING,
    TITLE,
    Lettering,
)
from workbook.gui.theme.theme import Theme
from workbook.gui.tokens import DARK, LIGHT, Tokens

__all__ = [
    "BODY",
    "CAPTION",
    "DARK",
    "INK",
    "LIGHT",
    "NUMBER",
    "QUIET",
    "QUOTE",
    "SECTION",
    "STRONG",
    "SUBHEADING",
    "TITLE",
    "Lettering",
    "Theme",
    "Tokens",
    "paint_icon",
]
