"""Get help now: whom to call, from the general to the person's own; it works while the workbook is locked, too."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbook.domain.contents import Contents
from workbook.domain.goal import Goal
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Person, Therapy
from workbook.gui.page import Page
from workbook.gui.places import GetHelpPlace, Place, SettingsPart, SettingsPlace
from workbook.gui.theme import BODY, CAPTION, INK, NUMBER, QUIET, SECTION, SUBHEADING, TITLE, Theme
from workbook.gui.tools import Surroundings
from workbook.gui.widgets.beside import at_left
from workbook.gui.widgets.buttons import LinkButton
from workbook.gui.widgets.card import Card
from workbook.gui.widgets.column import Column, empty
from workbook.gui.widgets.drop_down import DropDown
from workbook.gui.widgets.labelled import Labelled
from workbook.gui.widgets.passage import Passage
from workbook.gui.widgets.words import Words
from workbook.resources import translate as _
from workbook.services.changes import Changes
from workbook.services.days import full_day
from workbook.services.help_now import (
    CrisisLine,
    HelpNow,
    PersonToCall,
    RegionHelp,
    emergency_words,
    guess_region,
    help_now,
    help_now_locked,
    line_words,
    regions,
)
from workbook.services.ports import Workbook

ELSEWHERE = "ZZ"
"""The code of a region that is not in the list; ISO 3166-1 keeps it free for such uses."""


class GetHelpPage(Page):
    """Numbers first, then the person's own people and what has helped. A page like any other, not an alarm."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings)
        self.regions = DropDown()
        for region in regions():
            self.regions.addItem(region.name or "", region.code)
        self.regions.addItem(_("Somewhere else"), ELSEWHERE)
        self.regions.activated.connect(lambda index: self._choose(self.regions.itemData(index)))
        self.regions.setPlaceholderText(_("Choose your country"))
        self._place = GetHelpPlace()
        self._column = Column()
        self._emergency_part, self._lines_part, self._own_part = _part(), _part(), _part()
        self._back = LinkButton(_("Back"), icon="chevron-left")
        self._back.clicked.connect(self.back_requested)
        self._column.add_layout(at_left(self._back))
        self._column.add(Words(_("Get help now"), TITLE))
        self._column.add(self._emergency_part)
        self._column.add(Labelled(_("The numbers of which country?"), self.regions), above=8)
        self._column.add(self._lines_part, above=8)
        self._column.add(self._own_part, above=8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)

    def show_place(self, place: Place) -> None:
        """Show the numbers of the region at once, then what the open workbook adds."""
        assert isinstance(place, GetHelpPlace)
        self._place = place
        self._column.to_top()
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again when the people or what has helped changed."""
        if changes.touches(Person, Therapy, Goal, Reassessment):
            self._read()

    def _read(self) -> None:
        chosen = self.preferences.settings.region
        region = chosen or guess_region(self.surroundings.locale)
        without_workbook = help_now_locked(region, self._place.public_numbers)
        self._show_region(without_workbook, is_chosen=chosen is not None)
        if self.desk.is_open:
            self.desk.ask(lambda workbook: help_now(region, _own_contents(workbook)), self._show_own, owner=self)
        else:
            self._show_own(without_workbook)

    def _choose(self, code: str) -> None:
        self.preferences.change(region=code)
        self._read()

    def _show_region(self, shown: HelpNow, *, is_chosen: bool) -> None:
        """Show the numbers of a region; one that was not chosen is a guess, and is told as one."""
        region = shown.region
        code = region.code or (ELSEWHERE if is_chosen else None)
        self.regions.setCurrentIndex(-1 if code is None else self.regions.findData(code))
        _emptied(self._emergency_part).addWidget(_emergency_card(shown, is_chosen=is_chosen))
        parts = _emptied(self._lines_part)
        for line in region.lines:
            parts.addWidget(self._line_card(line))

    def _line_card(self, line: CrisisLine) -> Card:
        card = Card()
        card.parts.addWidget(Words(line.name, SUBHEADING))
        if line.phone:
            card.parts.addWidget(Words(line.phone, NUMBER))
        for words in line_words(replace(line, phone=None)):
            card.parts.addWidget(Words(words, BODY))
        if line.website is not None:
            link = LinkButton(_("Open {address}").format(address=line.website))
            link.clicked.connect(lambda _checked=False, to=line.website: self.surroundings.dialogs.open_link(to))
            card.parts.addLayout(at_left(link))
        card.parts.addWidget(Words(_("Checked on {day}").format(day=full_day(line.checked)), CAPTION))
        return card

    def _show_own(self, shown: HelpNow) -> None:
        parts = _emptied(self._own_part)
        if shown.therapist is not None:
            parts.addWidget(_heading(_("My therapist")))
            parts.addWidget(Words(shown.therapist, INK))
            if not shown.people:
                parts.addWidget(
                    Words(_("The number to call outside your sessions can go into My people and numbers."), QUIET)
                )
        if shown.people or self.desk.is_open:
            parts.addWidget(_heading(_("My people")))
        for person in shown.people:
            parts.addWidget(_person_card(person))
        if self.desk.is_open:
            change = LinkButton(_("Change my people and numbers") if shown.people else _("Add somebody I can call"))
            change.clicked.connect(lambda: self.go_requested.emit(SettingsPlace(part=SettingsPart.PEOPLE)))
            parts.addLayout(at_left(change))
        elif not shown.people:
            parts.addWidget(Words(_("Your own people show here once your workbook is open."), QUIET))
        if shown.helped:
            parts.addWidget(_heading(_("What has helped me before")))
        for text in shown.helped:
            parts.addWidget(Passage(text))


def _own_contents(workbook: Workbook) -> Contents:
    """Return what Get help now reads of a workbook, without the ratings, of which there can be many."""
    return Contents(
        therapy=workbook.therapy(),
        goals=workbook.every(Goal),
        reassessments=workbook.every(Reassessment),
        people=workbook.every(Person),
    )


def _emergency_card(shown: HelpNow, *, is_chosen: bool) -> Card:
    card, region = Card(is_due=True), shown.region
    first, *others = shown.first_lines
    card.parts.addWidget(Words(first, SUBHEADING))
    if not region.emergency:
        words = _("Call {number}.").format(number=" ".join(emergency_words(region)))
        card.parts.addWidget(Words(words, BODY))
    elif not is_chosen:
        words = _("Call your local emergency number. In {region} it is:").format(region=region.name)
        card.parts.addWidget(Words(words, BODY))
    for number in emergency_words(region) if region.emergency else ():
        card.parts.addWidget(Words(number, NUMBER))
    for line in others:
        card.parts.addWidget(Words(line, BODY))
    caption = _caption(region, is_chosen=is_chosen)
    if caption:
        card.parts.addWidget(Words(caption, CAPTION))
    return card


def _caption(region: RegionHelp, *, is_chosen: bool) -> str:
    """Return whose emergency number it is, and how the program comes to it."""
    if region.checked is None:
        return "" if is_chosen else _("Choose your country below, and its numbers show here.")
    words = _("Emergency number for {region}, checked on {day}")
    if not is_chosen:
        words = _("{region} is a guess from how this computer is set up; its number was checked on {day}.")
    return words.format(region=region.name, day=full_day(region.checked))


def _person_card(person: PersonToCall) -> Card:
    card = Card()
    card.parts.addWidget(Words(person.name, INK))
    if person.number:
        card.parts.addWidget(Words(person.number, replace(NUMBER, colour="ink")))
    if person.note:
        card.parts.addWidget(Words(person.note, INK))
    return card


def _heading(words: str) -> QWidget:
    part = QWidget()
    parts = QVBoxLayout(part)
    Theme.of().space(parts, 0, (0, 12, 0, 0))
    parts.addWidget(Words(words, SECTION))
    return part


def _part() -> QWidget:
    part = QWidget()
    Theme.of().space(QVBoxLayout(part), 8)
    return part


def _emptied(part: QWidget) -> QVBoxLayout:
    parts = part.layout()
    assert isinstance(parts, QVBoxLayout)
    empty(parts)
    return parts
