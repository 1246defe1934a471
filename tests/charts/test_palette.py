"""Colours keep their contrast, and everything stays readable without colour."""

from itertools import combinations

import pytest

from workbook.charts.palette import DARK, LIGHT, PRINT, Palette


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """L* of CIE 1976, 0-100."""
    share = luminance(colour)
    return 116 * share ** (1 / 3) - 16 if share > 0.008856 else 903.3 * share


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_text_and_lines_can_be_read_on_both_grounds(palette: Palette) -> None:
    for ground in (palette.paper, palette.sheet):
        for text in (palette.print, palette.quiet, palette.ink, palette.clay, palette.line):
            assert contrast(text, ground) >= 4.5
        for line in (palette.edge, palette.earlier, *(stroke.colour for stroke in palette.lines)):
            assert contrast(line, ground) >= 3
    for text in (palette.print, palette.quiet, palette.clay):
        assert contrast(text, palette.wash) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_lines_differ_in_grey_dash_and_marker(palette: Palette) -> None:
    for one, other in combinations(palette.lines, 2):
        assert abs(lightness(one.colour) - lightness(other.colour)) >= 5
        assert one.dashes != other.dashes
        assert one.marker != other.marker


def test_print_is_grey_and_its_lines_differ_without_colour() -> None:
    colours = [getattr(PRINT, name) for name in Palette.__slots__ if name != "lines"]
    colours += [stroke.colour for stroke in PRINT.lines]
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)
    for one, other in combinations(PRINT.lines, 2):
        assert (one.dashes, one.marker) != (other.dashes, other.marker)
    assert lightness(PRINT.wash) - lightness(PRINT.earlier) >= 5
