"""The icons: Lucide outlines, painted in the colour of the text beside them."""

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from workbook.resources import resource

ICON = 18
"""Width and height of an icon at 100 %."""
_STROKE = "1.75"


def paint_icon(painter: QPainter, name: str, colour: str, where: QRectF) -> None:
    """Paint the outline `name` in a colour "#rrggbb"; sharp on every screen, since it is drawn and not scaled."""
    _outline(name, colour).render(painter, where)


@lru_cache(maxsize=128)
def _outline(name: str, colour: str) -> QSvgRenderer:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
    return QSvgRenderer(text.encode())
