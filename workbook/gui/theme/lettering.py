"""The kinds of letters: size, height of a line, weight and colour."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """One kind of letters; `size` and `line` in pixels at 100 %, `colour` names the colour."""

    size: int
    line: int
    bold: bool = False
    colour: str = "print"


TITLE = Lettering(size=24, line=32, bold=True)
SECTION = Lettering(size=18, line=26, bold=True)
SUBHEADING = Lettering(size=16, line=24, bold=True)
BODY = Lettering(size=15, line=22)
STRONG = Lettering(size=15, line=22, bold=True)
QUIET = Lettering(size=15, line=22, colour="quiet")
CAPTION = Lettering(size=13, line=18, colour="quiet")
INK = Lettering(size=15, line=22, colour="ink")
QUOTE = Lettering(size=17, line=26, colour="ink")
NUMBER = Lettering(size=24, line=32, bold=True)
"""The numbers of Get help now."""
