"""Colours for a system that asks for high contrast: the system's own."""

from PySide6.QtGui import QPalette

from workbook.gui.tokens import Tokens, contrast


def high_contrast(palette: QPalette) -> Tokens:
    """Return the colours of the system's palette; everything that is not chosen is text on the window's colour."""
    role = QPalette.ColorRole
    text, field_text = palette.color(role.WindowText).name(), palette.color(role.Text).name()
    window, base = palette.color(role.Window).name(), palette.color(role.Base).name()
    chosen, on_chosen = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    if min(contrast(chosen, window), contrast(chosen, base)) < 4.5:  # also the colour of links
        chosen, on_chosen = text, window
    return Tokens(
        paper=window,
        sheet=base,
        margin=window,
        rule=text,
        edge=text,
        print=text,
        quiet=text,
        ink=field_text,
        accent=chosen,
        accent_hover=chosen,
        accent_press=chosen,
        on_accent=on_chosen,
        wash=window,
        clay=text,
        clay_wash=window,
        line=text,
        earlier=text,
        grid=text,
    )
