"""The look in force, and everything that changes with it."""

from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLayout

from workbook.gui.theme.contrast import high_contrast
from workbook.gui.theme.fonts import families
from workbook.gui.theme.lettering import BODY, Lettering
from workbook.gui.theme.style_sheet import style_sheet
from workbook.gui.tokens import DARK, LARGE_TEXT, LIGHT, Tokens
from workbook.services.settings import Look

SMALLEST_TEXT, LARGEST_TEXT = 100, 200
"""Percent."""


class Theme(QObject):
    """Colours and sizes of the whole window; there is one for the application.

    Parts read it while they paint, so that a change shows everywhere at once.
    """

    changed = Signal()
    _of_application: ClassVar["Theme | None"] = None

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._look = Look.SYSTEM
        self.tokens: Tokens = LIGHT
        self.text_size = 100
        self.border = 1
        self._families = families()
        self._has_ring = False
        self._hints = application.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._accessibility.contrastPreferenceChanged.connect(self._follow)

    @classmethod
    def of(cls, application: QApplication | None = None) -> "Theme":
        """Return the theme of the application, made when it is first asked for."""
        if cls._of_application is None:
            running = application or QApplication.instance()
            assert isinstance(running, QApplication)
            cls._of_application = cls(running)
            cls._of_application._dress()
        return cls._of_application

    def use(self, look: Look, text_size: int) -> None:
        """Put a look and a size of text (percent, 100-200) into force."""
        self._look = look
        self.text_size = min(max(text_size, SMALLEST_TEXT), LARGEST_TEXT)
        scheme = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}.get(look)
        if scheme is None:
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(scheme)
        self._dress()

    def show_focus(self) -> None:
        """From now on put a ring around what has the keyboard; a second call does nothing.

        The first page can be painted before: PySide loads every list of names that Qt's styles have for it.
        """
        if not self._has_ring:
            from workbook.gui.theme.focus_ring import FocusRing  # as said above

            self._has_ring = True
            FocusRing(self._application, lambda: self.colour("accent")).begin()

    @property
    def is_dark(self) -> bool:
        """Whether text is light on dark."""
        return QColor(self.tokens.paper).lightness() < 128

    @property
    def is_large(self) -> bool:
        """Whether text is so large that parts stand one below the other."""
        return self.text_size >= LARGE_TEXT

    def px(self, size: float) -> int:
        """Return a size given for 100 % in the pixels of this size of text."""
        return round(size * self.text_size / 100)

    def colour(self, token: str) -> QColor:
        """Return the colour with this name."""
        return QColor(self.tokens.colour(token))

    def font(self, lettering: Lettering = BODY) -> QFont:
        """Return the font of a kind of letters."""
        font = QFont(self._families)
        font.setPixelSize(self.px(lettering.size))
        font.setWeight(QFont.Weight.DemiBold if lettering.bold else QFont.Weight.Normal)
        return font

    def space(self, layout: QLayout, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        """Give a layout its gap and its margins (left, top, right, bottom), at 100 %, and keep them to the text."""
        _Spacing(layout, self, gap, margins)

    def _follow(self) -> None:
        if self._look is Look.SYSTEM or self._wants_contrast() != (self.border == 2):
            self._dress()

    def _wants_contrast(self) -> bool:
        return self._accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast

    def _dress(self) -> None:
        application = self._application
        application.setPalette(QPalette())
        self.border = 2 if self._wants_contrast() else 1
        if self.border == 2:
            self.tokens = high_contrast(application.palette())
        else:
            self.tokens = DARK if self._wants_dark() else LIGHT
            application.setPalette(_palette(self.tokens))
        application.setFont(self.font())
        application.setStyleSheet(style_sheet(self.tokens, self.px, self.border))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._look is Look.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._look is Look.DARK


class _Spacing(QObject):
    """Keeps one layout's gap and margins to the size of text; lives and dies with the layout."""

    def __init__(self, layout: QLayout, theme: Theme, gap: int, margins: tuple[int, int, int, int]) -> None:
        super().__init__(layout)
        self._layout, self._theme, self._gap, self._margins = layout, theme, gap, margins
        theme.changed.connect(self._set)
        self._set()

    def _set(self) -> None:
        px = self._theme.px
        left, top, right, bottom = self._margins
        self._layout.setSpacing(px(self._gap))
        self._layout.setContentsMargins(px(left), px(top), px(right), px(bottom))


def _palette(tokens: Tokens) -> QPalette:
    """Return the palette for what Qt paints by itself, such as its dialogs."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(tokens.sheet), QColor(tokens.paper))
    for each, token in (
        (role.WindowText, "print"),
        (role.Text, "ink"),
        (role.ButtonText, "print"),
        (role.Base, "sheet"),
        (role.AlternateBase, "paper"),
        (role.ToolTipBase, "sheet"),
        (role.ToolTipText, "print"),
        (role.PlaceholderText, "quiet"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Accent, "accent"),
    ):
        palette.setColor(each, QColor(tokens.colour(token)))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(tokens.quiet))
    return palette
