"""The families of letters: the system's own, and Noto Sans where it has none."""

from PySide6.QtGui import QFontDatabase

from workbook.resources import resource

NOTO = ("Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Devanagari")
_GENERIC = {"", "sans", "sans serif", "sans-serif"}


def families() -> list[str]:
    """Return the families to try in turn; those of ours that the system lacks are loaded first."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    for family in NOTO:
        if not QFontDatabase.hasFamily(family):
            for file in sorted(resource("fonts").glob(f"{family.replace(' ', '')}-*.ttf")):
                QFontDatabase.addApplicationFont(str(file))
    return [*([] if own.lower() in _GENERIC else [own]), *NOTO]
