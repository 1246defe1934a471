"""Eight months with three goals: prepare, print, decide together, and what follows from it everywhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.journeys.person import WithMouse
from tests.services.kept import at
from workbook.domain.check_in import Pressure
from workbook.domain.goal import GoalStatus, GoalVersion
from workbook.domain.rating import Rater
from workbook.domain.reassessment import Decision, InTheWay, Step
from workbook.domain.therapy import Rhythm
from workbook.gui.dialogs import Dialogs
from workbook.gui.widgets.chart_view import ChartView
from workbook.paths import paths
from workbook.services.check_ins import finish, rate_goal, record_pressures, start_check_in
from workbook.services.courses import goal_courses
from workbook.services.goal_writing import choose_start, keep_goal, start_goal
from workbook.services.in_the_way import item_text
from workbook.services.labels import as_choice, label
from workbook.services.ports import Workbook
from workbook.services.ratings import GoalAnswer
from workbook.services.therapy import Details, set_up
from workbook.storage.shelf import FileShelf

START, SESSION = date(2026, 1, 5), date(2026, 9, 1)
WALK, FRIEND, SLEEP = "Walk for half an hour each day", "Call one friend each week", "Be in bed at eleven"
GOALS = {"walk": WALK, "friend": FRIEND, "sleep": SLEEP}
MONTHS = {2: (3, 3, 4), 3: (3, 2, 5), 4: (4, 3, 6), 6: (3, 3, 7), 7: (3, 3, 8)}
"""Ratings of the three goals by month; nothing was rated in May."""
CLOSE = "Looking back over the last four weeks, how close are you to this goal?"
TO_OTHERS = "Say yes to one invitation each month."

Come = Callable[[str], WithMouse]


class Desktop(Dialogs):
    """Takes every file into one folder, and a printer that counts its pages."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.printed = 0

    def save_file(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        return self.place / suggested.name

    def print_pdf(self, parent: QWidget, document: QPdfDocument) -> bool:
        self.printed = document.pageCount()
        return True


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


@pytest.fixture
def come(qtbot: QtBot, open_window: OpenWindow, clock: Clock, desktop: Desktop) -> Come:
    def start(day: str) -> WithMouse:
        clock.set(day)
        window = open_window()
        window.surroundings = replace(window.surroundings, dialogs=desktop)
        return WithMouse(qtbot, window)

    return start


def check_in(book: Workbook, on: date, values: dict[str, int]) -> None:
    identifier = f"c{on}"
    start_check_in(book, identifier, on, on, at(on))
    for goal, value in values.items():
        rate_goal(book, identifier, goal, GoalAnswer(value=value, worked_on=True), at(on))
    record_pressures(book, identifier, [Pressure.MONEY], None, at(on))
    finish(book, identifier)


def seven_months(folder: Path) -> None:
    """Set up, keep three goals with a start of 3, and check in each month but May."""
    folders = paths(folder)
    book = FileShelf(folders.backups).create(folders.workbook)
    details = Details(name="Ana", therapy_start=START, next_reassessment=SESSION)
    set_up(book, details, Rhythm(start=START, months=1, sessions_every_days=7), START)
    for goal, name in GOALS.items():
        answers = GoalVersion(start=START, activity=name, statement=f"{name}.", target=8)
        start_goal(book, goal, START, answers=answers)
        choose_start(book, goal, 3, START, at(START))
        keep_goal(book, goal, START, at(START))
    for month, values in MONTHS.items():
        check_in(book, date(2026, month, 5), dict(zip(GOALS, values, strict=True)))
    book.close()


def test_eight_months(come: Come, desktop: Desktop, tmp_path: Path) -> None:
    seven_months(tmp_path)
    me = come("2026-08-05")
    _check_in_by_hand(me, 3, 3, 9)
    me.close()

    me = come("2026-08-25")
    _prepare_and_print(me, desktop)
    me.close()

    me = come("2026-09-01")
    _write_down_what_was_decided(me)
    _see_what_follows(me)
    me.close()

    folders = paths(tmp_path)
    book = FileShelf(folders.backups).open(folders.workbook)
    for month in (10, 11):
        check_in(book, date(2026, month, 5), {"walk": 6, "friend": 5})
    book.close()
    me = come("2026-11-25")
    _read_what_came_of_it(me, desktop)
    me.close()


def _check_in_by_hand(me: WithMouse, *values: int) -> None:
    assert "Your August check-in is ready" in me.sees
    me.press_main("Check in")
    for value in values:
        me.rate(CLOSE, value)
        me.press("Continue")
    me.press("That is enough for today")
    me.press("Done")
    assert me.kept.check_ins[-1].complete


def _prepare_and_print(me: WithMouse, desktop: Desktop) -> None:
    assert "Reassessment with your therapist on 1 September 2026" in me.sees
    me.press("Prepare")
    me.press("Continue")
    me.press(item_text(InTheWay.MONEY))
    me.press("Continue")
    me.write("What has helped, in a goal or outside it?", "The new lamp")
    me.press("Continue")
    me.press(label(Step.REASSESS))
    me.press("Look at the report")
    me.press("Print")
    assert desktop.printed >= 6
    me.press("Save as PDF")
    text = _text(desktop.place / "report-2026-08-25.pdf")
    assert all(name in text for name in GOALS.values())
    assert "The new lamp" not in text
    assert [each.item for each in me.kept.reassessments[0].in_the_way] == [InTheWay.MONEY]


def _write_down_what_was_decided(me: WithMouse) -> None:
    me.press("Write down what we decided")
    for name, decision in ((WALK, Decision.KEEP), (FRIEND, Decision.REWORD), (SLEEP, Decision.REACHED)):
        me.choose(f"What did you decide: {name}", as_choice(label(decision)))
    me.press("Ratings from the session", number=0)
    me.rate(f"My rating in the session: {WALK}", 4)
    me.rate(f"My therapist's rating: {WALK}", 7)
    me.press(label(Step.REASSESS))
    me.write("Anything else we agreed on", "Look at sleep again in winter")
    me.press("Keep what we decided")
    assert "What you decided is kept." in me.sees
    assert FRIEND in me.sees
    me.write("What will you be doing, where, and with whom?", "Say yes to one invitation each month")
    for _page in range(6):
        if "Where are you now, and what is good enough?" in me.sees:
            break
        me.press("Continue")
    me.rate(CLOSE, 2)
    me.rate("Which number would be good enough for you?", 8)
    me.press("Continue")
    me.press("Keep this change")


def _see_what_follows(me: WithMouse) -> None:
    shown = me.sees
    assert "New wording on 1 September." in shown
    me.press("Earlier wordings")
    assert f"{FRIEND}." in me.sees
    kept = me.kept
    assert {goal.id: goal.status for goal in kept.goals} == {
        "walk": GoalStatus.ACTIVE,
        "friend": GoalStatus.ACTIVE,
        "sleep": GoalStatus.REACHED,
    }
    assert kept.therapy.next_reassessment == date(2026, 12, 1)
    courses = {each.goal: each for each in goal_courses(kept, first=None, last=SESSION, sentences={})}
    assert [each.name for each in courses["friend"].wordings] == [FRIEND, TO_OTHERS.rstrip(".")]
    assert {(each.rater, each.value) for each in courses["walk"].points if each.on == SESSION} == {
        (Rater.ME, 4),
        (Rater.THERAPIST, 7),
    }
    me.visit("Home")
    shown = me.sees
    assert WALK in shown
    assert TO_OTHERS.rstrip(".") in shown
    assert SLEEP not in shown
    me.press(WALK)
    (chart,) = (each for each in me.window.findChildren(ChartView) if each.isVisible())
    assert chart.picture is not None
    assert any("therapist" in stop.text for stop in chart.picture.stops)
    me.visit("My goals")
    assert "Closed goals" in me.sees


def _read_what_came_of_it(me: WithMouse, desktop: Desktop) -> None:
    assert "Reassessment with your therapist on 1 December 2026" in me.sees
    me.press("Prepare")
    for _page in range(3):
        me.press("Continue")
    me.press("Look at the report")
    me.press("Save as PDF")
    text = _text(desktop.place / "report-2026-11-25.pdf")
    assert "What we agreed on 1 September 2026, and what came of it" in text
    assert "In this period: from a rating of 4 in September to 6 in November." in text
    assert SLEEP in text
    assert FRIEND in text
    assert TO_OTHERS in text


def _text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
