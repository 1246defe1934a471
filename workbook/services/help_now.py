"""Get help now: whom to call in a bad hour, by region, and the person's own people and what has helped before."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from workbook.domain.contents import Contents
from workbook.domain.goal import GoalStatus
from workbook.domain.therapy import Person
from workbook.resources import resource
from workbook.resources import translate as _
from workbook.services.settings import PublicNumber


class EmergencyService(StrEnum):
    """Who answers an emergency number."""

    ALL = "all"
    MOBILE = "mobile"
    """All, from a mobile phone."""
    AMBULANCE = "ambulance"
    POLICE = "police"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumber:
    """A number to dial when somebody is in danger."""

    number: str
    service: EmergencyService


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """A line that listens. At least one of `phone`, `text` and `website` is there; `hours` None: not known.

    `say` is the word to text, None when any word will do. `source` and `checked` say where and when it was looked up.
    """

    name: str
    phone: str | None = None
    text: str | None = None
    say: str | None = None
    website: str | None = None
    hours: str | None = None
    source: str
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionHelp:
    """Emergency numbers and crisis lines of one region. An unknown region has no code and no numbers."""

    code: str | None = None
    name: str | None = None
    emergency: tuple[EmergencyNumber, ...] = ()
    lines: tuple[CrisisLine, ...] = ()
    source: str | None = None
    checked: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonToCall:
    """Somebody of the person's own people."""

    name: str
    number: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpNow:
    """Everything that Get help now shows, from top to bottom. `helped` are the person's own words, newest first."""

    first_lines: tuple[str, ...]
    region: RegionHelp
    therapist: str | None = None
    people: tuple[PersonToCall, ...] = ()
    helped: tuple[str, ...] = ()


@cache
def regions() -> tuple[RegionHelp, ...]:
    """Return all known regions by name."""
    rows = tomllib.loads(resource("crisis", "regions.toml").read_text(encoding="utf-8"))["region"]
    found = (
        RegionHelp(
            code=row["code"],
            name=row["name"],
            emergency=tuple(
                EmergencyNumber(number=number, service=EmergencyService(service))
                for service, number in row["emergency"].items()
            ),
            lines=tuple(CrisisLine(**line) for line in row.get("line", ())),
            source=row["source"],
            checked=row["checked"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda region: region.name or ""))


def region_help(code: str | None) -> RegionHelp:
    """Return the help of a region by its ISO 3166-1 code, in any case; one without numbers when it is not known."""
    wanted = (code or "").upper()
    return next((region for region in regions() if region.code == wanted), RegionHelp())


def guess_region(locale: str | None) -> str | None:
    """Return the code of the region that a locale such as "de_AT.UTF-8" or "zh-Hant-TW" names, or None."""
    parts = (locale or "").partition(".")[0].partition("@")[0].replace("-", "_").split("_")[1:]
    codes = {region.code for region in regions()}
    return next((part.upper() for part in parts if part.upper() in codes), None)


def first_lines() -> tuple[str, ...]:
    """Return what stands at the top of Get help now, whatever else is known."""
    return (
        _("If you might act on thoughts of ending your life, call now."),
        _("You can say: I need help to stay safe."),
    )


def emergency_words(region: RegionHelp) -> tuple[str, ...]:
    """Return each emergency number of a region in words; "your local emergency number" when none is known."""
    if not region.emergency:
        return (_("your local emergency number"),)
    words = {
        EmergencyService.MOBILE: _("{number} (from a mobile phone)"),
        EmergencyService.AMBULANCE: _("{number} (ambulance)"),
        EmergencyService.POLICE: _("{number} (police)"),
    }
    return tuple(words.get(each.service, "{number}").format(number=each.number) for each in region.emergency)


def line_words(line: CrisisLine) -> tuple[str, ...]:
    """Return the ways to reach a crisis line in words, its hours last; its website is a link of its own."""
    words = []
    if line.phone:
        words.append(_("Call {number}").format(number=line.phone))
    if line.text and line.say:
        words.append(_("Text {word} to {number}").format(word=line.say, number=line.text))
    elif line.text:
        words.append(_("Text {number}").format(number=line.text))
    if line.hours:
        words.append(line.hours)
    return tuple(words)


def help_now(region: str | None, contents: Contents) -> HelpNow:
    """Return what Get help now shows while the workbook is open."""
    return HelpNow(
        first_lines=first_lines(),
        region=region_help(region),
        therapist=contents.therapy.therapist or None,
        people=tuple(_person(person) for person in contents.people),
        helped=what_has_helped(contents),
    )


def help_now_locked(region: str | None, public: Iterable[PublicNumber], workbook: str | None = None) -> HelpNow:
    """Return what Get help now shows while a workbook is locked: nothing of it but the numbers ticked for this.

    `workbook` is the id of the locked workbook; None, when it is not known, shows the numbers of all workbooks.
    """
    shown = [each for each in public if workbook is None or each.workbook == workbook]
    people = tuple(PersonToCall(name=each.name, number=each.number) for each in shown)
    return HelpNow(first_lines=first_lines(), region=region_help(region), people=people)


def _person(person: Person) -> PersonToCall:
    return PersonToCall(name=person.name, number=person.number, note=person.note)


def what_has_helped(contents: Contents) -> tuple[str, ...]:
    """Return what the person wrote about what helps: newest reassessment first, then the support in open goals."""
    prepared = sorted(contents.reassessments, key=lambda each: each.on, reverse=True)
    texts = [each.own_words.helped for each in prepared]
    texts += [goal.newest.support for goal in contents.goals if goal.status is GoalStatus.ACTIVE]
    return tuple(dict.fromkeys(text for text in texts if text and text.strip()))
