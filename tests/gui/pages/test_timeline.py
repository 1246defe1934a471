"""The timeline as a person reads it: everything, of one goal, changed, removed and taken back."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import OpenWindow
from tests.gui.driving import settle
from tests.gui.seen import press, seen
from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.rating import Rating, RatingKind
from workbook.gui.main_window import MainWindow
from workbook.gui.pages.timeline import TimelinePage
from workbook.gui.pages.timeline.entry_view import EntryView
from workbook.gui.places import CheckInPlace, EventPlace, ExtraRatingPlace, HomePlace, TimelinePlace

FRIEND = "Meet one friend in person for an hour, once a week"
LIGHTS = "Lights off by 23:30 on 5 nights a week"


def opened(
    qtbot: QtBot, open_window: OpenWindow, contents: Contents, goal: str | None = None
) -> tuple[MainWindow, TimelinePage]:
    window = open_window(contents)
    window.go(TimelinePlace(goal=goal))
    assert isinstance(window.page, TimelinePage)
    read(qtbot, window, window.page)
    return window, window.page


def read(qtbot: QtBot, window: MainWindow, page: TimelinePage) -> None:
    settle(qtbot, window)
    qtbot.waitUntil(lambda: page.is_complete)


def entries(page: TimelinePage) -> list[str]:
    return [seen(view) for view in page.findChildren(EntryView) if view.isVisibleTo(page)]


def with_extra(contents: Contents) -> tuple[Contents, Rating]:
    goal = next(each for each in contents.goals if each.newest.name == LIGHTS)
    extra = Rating(
        id="extra",
        goal=goal.id,
        version=goal.newest.version,
        on=date(2026, 7, 20),
        kind=RatingKind.EXTRA,
        value=9,
        note="A holiday",
        entered_at="2026-08-01T19:00:00+02:00",
    )
    return replace(contents, ratings=(*contents.ratings, extra)), extra


def go_and_tell(page: TimelinePage) -> list[object]:
    went: list[object] = []
    page.go_requested.disconnect()
    page.go_requested.connect(went.append)
    return went


def test_every_note_can_be_read_newest_first(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    _window, page = opened(qtbot, open_window, example)
    text = seen(page)
    notes = [each.note for each in example.ratings if each.note]
    for check_in in example.check_ins:
        notes += [each for each in (check_in.note, check_in.practice_note, check_in.pressure_note) if each]
    for reassessment in example.reassessments:
        words = reassessment.own_words
        notes += [each for each in (words.helped, words.why, words.as_is, reassessment.tool) if each]
        notes += [each.text for each in reassessment.questions]
    assert notes
    for note in notes:
        assert note in text
    assert text.index("6 July 2026") < text.index("6 June 2026") < text.index("6 January 2026")


def test_the_filter_leaves_one_goal(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    before = len(entries(page))
    page.picker.activated.emit(page.picker.findText(LIGHTS))
    read(qtbot, window, page)
    shown = entries(page)
    assert 0 < len(shown) < before
    assert all(LIGHTS in text for text in shown if text.startswith("Check-in"))
    assert not any(FRIEND in text for text in shown)
    assert page.picker.currentText() == LIGHTS


def test_what_was_entered_or_changed_later_says_so(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    contents, _extra = with_extra(example)
    changed = replace(contents.events[0], changed_at="2026-07-30T10:00:00+02:00")
    _window, page = opened(qtbot, open_window, replace(contents, events=(changed, *contents.events[1:])))
    assert any("between check-ins" in text and "entered later" in text for text in entries(page))
    assert any(text.startswith("Event") and "changed later" in text for text in entries(page))


def test_an_extra_rating_is_removed_and_brought_back(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    contents, _extra = with_extra(example)
    window, page = opened(qtbot, open_window, contents)
    remove = next(each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text() == "Remove")
    remove.click()
    remove.click()
    read(qtbot, window, page)
    assert "A holiday" not in seen(page)
    kept: list[Rating | None] = []
    window.surroundings.desk.ask(lambda workbook: workbook.find(Rating, "extra"), kept.append, window)
    settle(qtbot, window)
    assert kept == [None]
    press(window, "Undo")
    read(qtbot, window, page)
    assert "A holiday" in seen(page)


def test_entries_lead_to_where_they_are_changed(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    contents, extra = with_extra(example)
    _window, page = opened(qtbot, open_window, contents)
    went = go_and_tell(page)
    newest = max(contents.check_ins, key=lambda each: each.on)
    for words in ("Change this check-in", "Change this event", "Change"):
        next(each for each in page.findChildren(QAbstractButton) if each.text() == words).click()
    event = max(contents.events, key=lambda each: each.on)
    assert went == [
        CheckInPlace(check_in=newest.id),
        EventPlace(event=event.id),
        ExtraRatingPlace(goal=extra.goal, rating="extra"),
    ]


def test_many_entries_come_in_pages(qtbot: QtBot, open_window: OpenWindow) -> None:
    first = date(2024, 1, 1)
    check_ins = tuple(
        CheckIn(id=f"c{number}", on=first + timedelta(weeks=number), complete=True, note=f"Week {number}.")
        for number in range(120)
    )
    window, page = opened(qtbot, open_window, Contents(check_ins=check_ins))
    assert len(entries(page)) == 50
    press(page, "Show earlier entries")
    read(qtbot, window, page)
    assert len(entries(page)) == 100
    press(page, "Show earlier entries")
    read(qtbot, window, page)
    assert len(entries(page)) == 120
    assert "Week 0." in seen(page)
    assert not page.earlier.isVisibleTo(page)


def test_entries_take_the_room_they_need(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    for size, text in (((1000, 700), 100), ((800, 600), 100), ((800, 600), 200), ((1000, 700), 100)):
        window.resize(*size)
        window.surroundings.preferences.change(text_size=text)
        settle(qtbot, window)
        qtbot.waitUntil(lambda: not cut_off(page))


def cut_off(page: TimelinePage) -> list[str]:
    """Return the entries that have less room than they need."""
    return [
        seen(view)
        for view in page.findChildren(EntryView)
        if view.isVisibleTo(page) and view.height() < view.heightForWidth(view.width())
    ]


def test_nothing_entered_says_what_belongs_here(qtbot: QtBot, open_window: OpenWindow) -> None:
    _window, page = opened(qtbot, open_window, Contents())
    assert "Nothing entered yet" in seen(page)
    went = go_and_tell(page)
    press(page, "Check in")
    assert went == [CheckInPlace()]


def test_back_leads_to_where_the_person_came_from(qtbot: QtBot, open_window: OpenWindow, example: Contents) -> None:
    window, page = opened(qtbot, open_window, example)
    press(page, "Home")
    settle(qtbot, window)
    assert window.place == HomePlace()
