"""The readable page shows every text of a workbook, escaped."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from workbook.domain.check_in import CheckIn, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, Goal, GoalStatus, GoalVersion, Levels
from workbook.domain.rating import Rating, RatingKind
from workbook.domain.reassessment import (
    Decision,
    GoalDecision,
    InTheWay,
    Obstacle,
    OpenTo,
    OwnWords,
    Question,
    Reassessment,
    Step,
)
from workbook.domain.therapy import Event, EventKind, Person, Rhythm, Therapy
from workbook.exchange.readable import write_readable

DAY = date(2026, 8, 6)
NOT_SHOWN = {"id", "goal", "checkin", "reassessment", "starter", "entered_at", "changed_at"}


class Canaries:
    """Puts another text into every text field."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def fill(self, entry: Any) -> Any:
        """Return an entry with a canary in each field that may hold free text and is empty or None."""
        found: dict[str, Any] = {}
        for each in fields(entry):
            value = getattr(entry, each.name)
            if is_dataclass(value):
                found[each.name] = self.fill(value)
            elif "str" in str(each.type) and each.name not in NOT_SHOWN and value in (None, ""):
                self.texts.append(f"<canary {len(self.texts)}>")
                found[each.name] = self.texts[-1]
        return replace(entry, **found)


def test_every_text_is_shown_escaped() -> None:
    canaries = Canaries()
    fill = canaries.fill
    version = fill(GoalVersion(start=DAY, anchors=Anchors(), levels=Levels(), target=8, in_my_hands=True))
    goal = fill(Goal(id="g", status=GoalStatus.REACHED, created_on=DAY, closed_on=DAY, versions=(version,)))
    contents = Contents(
        therapy=fill(Therapy(id="w", therapy_start=DAY, rhythms=(Rhythm(start=DAY, weeks=2),))),
        goals=(goal, Goal(id="empty", status=GoalStatus.DRAFT, created_on=DAY)),
        ratings=(fill(Rating(id="r", goal="g", version=1, on=DAY, kind=RatingKind.CHECKIN, worked_on=False)),),
        check_ins=(
            fill(
                CheckIn(
                    id="c",
                    on=DAY,
                    complete=True,
                    statements={Statement.DREAD: None, Statement.NEEDS: 3},
                    pressures=(Pressure.MONEY,),
                )
            ),
        ),
        events=(fill(Event(id="e", on=DAY, kind=EventKind.LIFE)),),
        reassessments=(
            fill(
                Reassessment(
                    id="a",
                    on=DAY,
                    own_words=OwnWords(),
                    in_the_way=(Obstacle(item=InTheWay.NOT_SAFE, show=False),),
                    questions=(fill(Question(text="")),),
                    open_to=(OpenTo(step=Step.TALK),),
                    decisions=(fill(GoalDecision(goal="g", decision=Decision.KEEP)),),
                )
            ),
        ),
        people=(fill(Person(id="p", name="")),),
    )
    page = write_readable(contents).decode()
    assert len(canaries.texts) > 40
    for text in canaries.texts:
        assert text.replace("<", "&lt;").replace(">", "&gt;") in page, text
    assert "<canary" not in page
    for words in ("6 August 2026", "not sure", "A goal without a title", "Money", "did not feel safe"):
        assert words in page


def test_controls_and_quotes_cannot_leave_their_place() -> None:
    page = write_readable(Contents(people=(Person(id="p", name="\"'><script>\x1b\x7f&amp;"),))).decode()
    assert "&quot;&#x27;&gt;&lt;script&gt;\ufffd\ufffd&amp;amp;" in page


def test_an_empty_workbook_has_a_page() -> None:
    page = write_readable(Contents()).decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "Check-ins" not in page
    assert "default-src 'none'" in page
