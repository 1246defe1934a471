"""From the first start to the first report: once with the mouse, once with the keyboard alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, OpenWindow
from tests.journeys.person import Person, WithKeyboard, WithMouse
from workbook.domain.check_in import Statement
from workbook.domain.goal import GoalStatus
from workbook.domain.rating import RatingKind
from workbook.gui.dialogs import Dialogs

CLOSE = "Looking back over the last four weeks, how close are you to this goal?"
ENOUGH = "Which number would be good enough for you?"
SENTENCE = "Meet one friend in person for 1 hour every week, by 6 November 2026"


class Answers(Dialogs):
    """Takes one place for every file, and remembers which name was suggested."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.suggested: list[str] = []

    def save_file(self, parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
        self.suggested.append(suggested.name)
        return self.path


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path / "for-the-session.pdf")


Come = Callable[..., Person]


@pytest.fixture(params=[WithMouse, WithKeyboard])
def come(request: pytest.FixtureRequest, qtbot: QtBot, open_window: OpenWindow, clock: Clock, answers: Answers) -> Come:
    """Start the program on a day, and sit down in front of it."""

    def start(day: str) -> Person:
        clock.set(day)
        window = open_window()
        window.surroundings = replace(window.surroundings, dialogs=answers)
        person: Person = request.param(qtbot, window)
        return person

    return start


def test_from_the_first_start_to_the_first_report(come: Come, answers: Answers) -> None:
    me = come("2026-08-06")
    _set_up(me)
    me.write("My words", "I want to feel less alone")
    me.close()

    me = come("2026-08-07")
    _write_the_goal(me)
    me.close()

    me = come("2026-09-01")
    _begin_the_check_in(me)
    me.close()

    me = come("2026-09-02")
    _finish_the_check_in(me)
    _look_at_progress(me)
    me.close()

    me = come("2026-10-25")
    _prepare(me)
    me.press("Save as PDF")
    assert "Saved. Anybody who opens the file can read it." in me.sees
    _read_the_report(answers)
    me.close()


def _set_up(me: Person) -> None:
    me.press("Start my workbook")
    me.write("When does therapy start, or when did it?", "1 August 2026")
    me.write("What kind of therapy is it?", "Talking, with exercises")
    me.press("Continue")
    me.choose("How often do you have sessions?", "Every two weeks")
    assert "6 November 2026" in me.sees
    me.press("Continue")
    me.choose("Does anybody else use this computer?", "No")
    me.press("Write my first goal")


def _write_the_goal(me: Person) -> None:
    assert "A goal waits as a draft: I want to feel less alone" in me.sees
    me.press("Go on writing")
    assert "I want to feel less alone" in me.sees
    me.press("Continue")
    me.write("What will you be doing, where, and with whom?", "meet one friend in person")
    me.press("Continue")
    me.write("How much?", "1")
    me.write("Of what?", "hour")
    me.write("How often?", "week")
    me.write("10, fully there", "I see a friend every week.")
    me.write("0, not at all", "I say no to every invitation.")
    me.press("Continue")
    me.write("What is a first small step?", "Write to Noor about a walk")
    me.choose("Could working on this hurt you or somebody else?", "No")
    me.press("Continue")
    me.write("Why does it matter to you?", "Evenings are long")
    me.press("Continue")
    me.press("At the next reassessment")
    me.press("Continue")
    me.rate(CLOSE, 2)
    me.rate(ENOUGH, 8)
    me.press("Continue")
    me.press("Keep this goal")
    assert SENTENCE in me.sees
    (goal,) = me.kept.goals
    assert (goal.status, goal.newest.own_words) == (GoalStatus.ACTIVE, "I want to feel less alone")
    assert (goal.newest.target, goal.newest.first_step) == (8, "Write to Noor about a walk")
    assert [(each.kind, each.value) for each in me.kept.ratings] == [(RatingKind.BASELINE, 2)]


def _begin_the_check_in(me: Person) -> None:
    assert "Your September check-in is ready" in me.sees
    me.press_main("Check in")
    me.rate(CLOSE, 4)
    assert "You chose 4. Last time: 2 (7 August 2026)" in me.sees
    me.write("What helped, or got in the way?", "Two walks with Noor")


def _finish_the_check_in(me: Person) -> None:
    assert "Your check-in of 1 September is half done" in me.sees
    me.press("Go on")
    me.press("Four more short pages")
    me.choose("I feel connected and understood", "4 very much")
    for _question in range(4):
        me.press("Continue")
    assert "Two walks with Noor" in me.sees
    me.press("Done")
    assert "Saved. Thank you for looking at this." in me.sees
    me.press_main("Home")
    (check_in,) = me.kept.check_ins
    assert check_in.complete
    assert list(check_in.statements.values()) == [4]
    assert set(check_in.statements) <= set(Statement)


def _look_at_progress(me: Person) -> None:
    me.visit("Progress")
    assert SENTENCE in me.sees

    assert "Two ratings so far: 2 and 4." in me.sees


def _prepare(me: Person) -> None:
    assert "Reassessment with your therapist on 6 November 2026" in me.sees
    me.press("Prepare")
    me.press("Continue")
    me.press("Continue")
    me.write("What has helped, in a goal or outside it?", "Going for walks")
    me.press("Continue")
    me.press("Add a question of my own")
    me.write("Question 1", "How do I go on in winter?")
    me.press("Look at the report")


def _read_the_report(answers: Answers) -> None:
    assert answers.suggested == ["report-2026-10-25.pdf"]
    report = PdfReader(answers.path)
    text = "\n".join(page.extract_text() for page in report.pages)
    flat = " ".join(text.split())
    assert "Meet one friend in person for 1 hour every week" in flat
    assert "How do I go on in winter?" in flat
    assert "Two walks with Noor" not in flat
    assert "Going for walks" not in flat
    said = str(report.metadata)
    assert not [word for word in ("Noor", "walks", "friend", str(answers.path.parent)) if word in said]
