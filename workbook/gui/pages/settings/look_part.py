"""How the window looks: light or dark, the size of text, what Home shows, the language."""

from workbook.gui.file_errands import FileErrands
from workbook.gui.page import Note
from workbook.gui.pages.settings.part import Part
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.choice_row import ChoiceRow
from workbook.gui.widgets.choices import Tick
from workbook.resources import resource
from workbook.resources import translate as _
from workbook.services.settings import Look

SIZES = (100, 125, 150, 175, 200)
"""Percent."""


def look_words(look: Look, text_size: int) -> str:
    """Return the look and the size of text."""
    return _("{look}, text at {percent} %").format(look=_looks()[look], percent=text_size)


def _looks() -> dict[Look, str]:
    return {Look.SYSTEM: _("As the system is"), Look.LIGHT: _("Light"), Look.DARK: _("Dark")}


def _languages() -> list[str]:
    """Return the languages there are besides British English, such as "de_DE"."""
    folder = resource("translations")
    return sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []


class LookPart(Part):
    """Each choice shows at once."""

    def __init__(self, surroundings: Surroundings, errands: FileErrands) -> None:
        super().__init__(surroundings, errands)
        settings = self.preferences.settings
        self.colours = ChoiceRow(_("Colours"), list(_looks().items()))
        self.colours.set_value(settings.look)
        self.colours.chosen.connect(lambda look: self.preferences.change(look=look))
        self.text_size = ChoiceRow(_("Size of text"), [(size, f"{size} %") for size in SIZES])
        self.text_size.set_value(settings.text_size)
        self.text_size.chosen.connect(lambda size: self.preferences.change(text_size=size))
        self.ratings = Tick(
            _("Show my ratings on Home"), caption=_("Switched off, Home shows the names of your goals alone.")
        )
        self.ratings.setChecked(settings.show_ratings_on_home)
        self.ratings.toggled.connect(lambda shown: self.preferences.change(show_ratings_on_home=shown))
        for part in (self.colours, self.text_size, self.ratings):
            self.parts.addWidget(part)
            self.parts.addSpacing(8)
        languages = _languages()
        if languages:
            choices: list[tuple[object, str]] = [(None, "English"), *((each, each) for each in languages)]
            language = ChoiceRow(_("Language"), choices)
            language.set_value(settings.language)
            language.chosen.connect(self._change_language)
            self.parts.addWidget(language)

    def _change_language(self, language: object) -> None:
        self.preferences.change(language=language)
        self.noted.emit(Note(text=_("The language changes when you open the program the next time.")))
