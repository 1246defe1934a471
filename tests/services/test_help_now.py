"""Get help now: the crisis data, unknown regions, one's own people, and what shows while locked."""

import re
from datetime import date

import pytest

from workbook.domain.contents import Contents
from workbook.domain.goal import Goal, GoalStatus, GoalVersion
from workbook.domain.reassessment import OwnWords, Reassessment
from workbook.domain.therapy import Person, Therapy
from workbook.services.help_now import (
    CrisisLine,
    EmergencyService,
    PersonToCall,
    RegionHelp,
    emergency_words,
    guess_region,
    help_now,
    help_now_locked,
    line_words,
    region_help,
    regions,
)
from workbook.services.settings import PublicNumber

DIALLED = re.compile(r"\*?\d[\d -]*")
DAY = date(2026, 3, 1)


def test_at_least_forty_regions_each_once_and_by_name() -> None:
    assert len(regions()) >= 40
    assert len({region.code for region in regions()}) == len(regions())
    assert [region.name for region in regions()] == sorted(region.name or "" for region in regions())


@pytest.mark.parametrize("region", regions(), ids=lambda region: region.code)
def test_each_row_can_be_dialled_and_has_a_source_and_a_day(region: RegionHelp) -> None:
    assert re.fullmatch("[A-Z]{2}", region.code or "")
    assert {EmergencyService.ALL, EmergencyService.AMBULANCE} & {each.service for each in region.emergency}
    assert all(re.fullmatch(r"\d{3,5}", each.number) for each in region.emergency)
    looked_up = [(region.source, region.checked), *((line.source, line.checked) for line in region.lines)]
    assert all(source and re.match("https?://", source) for source, _ in looked_up)
    assert all(checked and date(2026, 1, 1) <= checked for _, checked in looked_up)
    for line in region.lines:
        assert line.phone or line.text
        assert all(DIALLED.fullmatch(number) for number in (line.phone, line.text) if number)
        assert line.website is None or line.website.startswith("https://")


@pytest.mark.parametrize(
    ("code", "emergency", "line"),
    [
        ("GB", "999", "Call 116 123"),
        ("us", "911", "Call 988"),
        ("AU", "000", "Call 13 11 14"),
        ("DE", "112", "Call 0800 111 0 111"),
        ("FR", "112", "Call 3114"),
        ("NO", "113 (ambulance)", "Call 116 123"),
        ("JP", "119 (ambulance)", "Call 0120-279-338"),
        ("ZA", "112 (from a mobile phone)", "Call 0800 567 567"),
    ],
)
def test_well_known_numbers(code: str, emergency: str, line: str) -> None:
    region = region_help(code)
    assert emergency_words(region)[0] == emergency
    assert line_words(region.lines[0])[0] == line


@pytest.mark.parametrize("code", [None, "", "ZZ", "nowhere"])
def test_an_unknown_region_still_says_what_to_call(code: str | None) -> None:
    region = region_help(code)
    assert region.code is None
    assert region.lines == ()
    assert emergency_words(region) == ("your local emergency number",)


def test_text_lines_say_what_to_text() -> None:
    word = CrisisLine(name="x", text="85258", say="SHOUT", hours="day and night", source="https://x", checked=DAY)
    anything = CrisisLine(name="x", text="988", source="https://x", checked=DAY)
    assert line_words(word) == ("Text SHOUT to 85258", "day and night")
    assert line_words(anything) == ("Text 988",)


@pytest.mark.parametrize(
    ("locale", "code"),
    [
        ("en_GB", "GB"),
        ("de_AT.UTF-8", "AT"),
        ("ca_ES@valencia", "ES"),
        ("zh-Hant-TW", "TW"),
        ("sr_Latn_RS", "RS"),
        ("en", None),
        ("fr_ZZ", None),
        ("C.UTF-8", None),
        ("", None),
        (None, None),
    ],
)
def test_the_region_is_guessed_from_the_locale(locale: str | None, code: str | None) -> None:
    assert guess_region(locale) == code


def _goal(identifier: str, support: str | None, status: GoalStatus = GoalStatus.ACTIVE) -> Goal:
    closed = None if status is GoalStatus.ACTIVE else DAY
    version = GoalVersion(start=DAY, title="x", support=support)
    return Goal(id=identifier, status=status, created_on=DAY, closed_on=closed, versions=(version,))


def _prepared(identifier: str, on: date, helped: str | None) -> Reassessment:
    return Reassessment(id=identifier, on=on, own_words=OwnWords(helped=helped))


CONTENTS = Contents(
    therapy=Therapy(therapist="Dr Ellis"),
    goals=(
        _goal("g1", "Noor"),
        _goal("g2", "A walk"),
        _goal("g3", "  "),
        _goal("g4", "The choir", GoalStatus.SET_ASIDE),
    ),
    reassessments=(_prepared("a1", date(2026, 1, 1), "Music"), _prepared("a2", date(2026, 4, 1), "A walk")),
    people=(Person(id="p1", name="Noor", number="01632 960001", note="any time"), Person(id="p2", name="Sam")),
)


def test_open_help_shows_my_people_and_what_has_helped() -> None:
    shown = help_now("GB", CONTENTS)
    assert "If you might act on thoughts of ending your life, call now." in shown.first_lines
    assert shown.first_lines[-1] == "You can say: I need help to stay safe."
    assert shown.region.code == "GB"
    assert shown.therapist == "Dr Ellis"
    assert shown.people == (
        PersonToCall(name="Noor", number="01632 960001", note="any time"),
        PersonToCall(name="Sam"),
    )
    assert shown.helped == ("A walk", "Music", "Noor")


def test_locked_help_shows_ticked_numbers_alone() -> None:
    public = (
        PublicNumber(workbook="w1", person="p1", name="Noor", number="01632 960001"),
        PublicNumber(workbook="w2", person="p9", name="Alex", number="01632 960009"),
    )
    shown = help_now_locked("GB", public, "w1")
    assert shown.people == (PersonToCall(name="Noor", number="01632 960001"),)
    assert (shown.therapist, shown.helped) == (None, ())
    assert [each.name for each in help_now_locked(None, public).people] == ["Noor", "Alex"]
