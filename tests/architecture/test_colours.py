"""Charts may not know the window, so the colours they share are written down twice: they are the same."""

from dataclasses import fields

import pytest

from workbook.charts import palette
from workbook.gui import tokens


@pytest.mark.parametrize(("chart", "window"), [(palette.LIGHT, tokens.LIGHT), (palette.DARK, tokens.DARK)])
def test_charts_have_the_colours_of_the_window(chart: palette.Palette, window: tokens.Tokens) -> None:
    shared = {field.name for field in fields(chart)} - {"lines"}
    assert len(shared) == 11
    assert {name: getattr(chart, name) for name in shared} == {name: window.colour(name) for name in shared}
