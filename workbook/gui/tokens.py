"""The colours by what they are for, how far apart two of them are, and the sizes that the first paint needs."""

from dataclasses import dataclass, fields

NAVIGATION_WIDTH = 200
"""Pixels at 100 %."""
LARGE_TEXT = 150
"""Percent; from here on parts stand one below the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One set of colours, each "#rrggbb"; `ink` is what the person wrote, `print` what the program says."""

    paper: str
    sheet: str
    margin: str
    rule: str
    edge: str
    print: str
    quiet: str
    ink: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    wash: str
    clay: str
    clay_wash: str
    line: str
    earlier: str
    grid: str

    def colour(self, token: str) -> str:
        """Return the colour with this name."""
        return str(getattr(self, token))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the name of every colour."""
        return tuple(field.name for field in fields(cls))


LIGHT = Tokens(
    paper="#FAF7F2",
    sheet="#FFFFFF",
    margin="#F1ECE3",
    rule="#DCD4C6",
    edge="#837A6C",
    print="#28241E",
    quiet="#5E574B",
    ink="#173F6B",
    accent="#1F5A8E",
    accent_hover="#194A76",
    accent_press="#12385B",
    on_accent="#FFFFFF",
    wash="#E4EDF5",
    clay="#8A5524",
    clay_wash="#F6EADB",
    line="#1F5A8E",
    earlier="#6F6759",
    grid="#E6DFD3",
)
DARK = Tokens(
    paper="#1F1D1A",
    sheet="#282622",
    margin="#191715",
    rule="#403C35",
    edge="#8F8778",
    print="#EDE7DC",
    quiet="#B9B0A1",
    ink="#B4D2F0",
    accent="#8CBBE8",
    accent_hover="#A3C9EE",
    accent_press="#74A6D6",
    on_accent="#10202F",
    wash="#23384B",
    clay="#DDA768",
    clay_wash="#3B2F20",
    line="#8CBBE8",
    earlier="#A1988A",
    grid="#36332D",
)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1-21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0-1 (WCAG 2.2)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
