"""Days put right, something that happened, a pause, help and hiding: with the mouse, and with the keyboard alone."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.journeys.person import Person, WithKeyboard, WithMouse
from workbook.domain.contents import Contents
from workbook.domain.rating import RatingKind
from workbook.domain.therapy import EventKind
from workbook.gui.places import TimelinePlace

CLOSE = "Looking back over the last four weeks, how close are you to this goal?"


@pytest.fixture(params=[WithMouse, WithKeyboard])
def me(request: pytest.FixtureRequest, qtbot: QtBot, open_window: OpenWindow, example: Contents) -> Person:
    person: Person = request.param(qtbot, open_window(example))
    return person


def test_a_check_in_for_an_earlier_day_is_moved_onto_another_and_taken_back(me: Person, example: Contents) -> None:
    me.visit("Check in")
    me.write("Which day?", "20 July 2026")
    me.press("Check in for this day")
    me.rate(CLOSE, 6)
    me.press("Stop here for now")
    (late,) = [each for each in me.kept.check_ins if each not in example.check_ins]
    assert (late.on, late.complete) == (date(2026, 7, 20), False)
    assert "Your check-in of 20 July is half done" in me.sees
    me.press("Everything I have entered")
    assert "Check-in  20 July 2026, half done, entered later" in me.sees
    if isinstance(me, WithMouse):
        me.press("Move it to another day", 0)
    else:
        me.press("Move it to another day")
    me.write("Which day is this check-in about?", "6 July 2026")
    me.press("Move it to this day")
    assert "There is a check-in on 6 July 2026 already." in me.sees
    me.press("Put the two together")
    assert me.window.place == TimelinePlace()
    kept = me.kept
    (together,) = [each for each in kept.check_ins if each.on == date(2026, 7, 6)]
    assert together.complete
    rated = {each.goal: each.value for each in kept.ratings if each.checkin == together.id}
    assert rated[example.goals[0].id] == 6
    assert len(rated) == 3
    me.press("Undo")
    assert max(each.on for each in me.kept.check_ins) == date(2026, 7, 20)


def test_a_pause_is_written_down_and_home_rests(me: Person) -> None:
    me.press("Note an event")
    me.choose("What kind of event is it?", "A pause in therapy")
    me.write("When was it, or when did it begin?", "1 August 2026")
    me.write("In your own words", "We both travel")
    me.press("Keep this event")
    (pause,) = [each for each in me.kept.events if each.kind is EventKind.PAUSE]
    assert (pause.on, pause.until, pause.label) == (date(2026, 8, 1), None, "We both travel")
    assert "Your August check-in is ready" not in me.sees


def test_an_extra_rating_between_check_ins(me: Person, example: Contents) -> None:
    me.press(example.goals[1].newest.name)
    me.press("Rate between check-ins")
    me.rate("How close are you to this goal?", 10)
    me.write("For which day?", "1 August 2026")
    me.press("Keep this rating")
    (extra,) = [each for each in me.kept.ratings if each not in example.ratings]
    assert (extra.kind, extra.value, extra.on) == (RatingKind.EXTRA, 10, date(2026, 8, 1))


def test_help_is_one_press_away_and_leads_back(me: Person) -> None:
    me.press("Get help now")
    assert "Call your local emergency number." in me.sees
    me.press("Change my people and numbers")
    assert "My people and numbers" in me.sees
    me.press("Hide")
    assert "My people and numbers" not in me.sees
