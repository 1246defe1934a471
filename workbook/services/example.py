"""The example workbook: an invented person, three goals and eight months, all dates relative to today."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, Area, CouldHurt, Goal, GoalStatus, GoalVersion, Levels
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import (
    Agreed,
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
from workbook.domain.rhythm import step_from
from workbook.domain.therapy import Event, EventKind, Person, Rhythm, Therapy
from workbook.resources import resource

MONTHS_AGO = 7
"""Therapy began so many months before today, so that a check-in is due now."""
SESSIONS_EVERY_DAYS = 7
EXAMPLE = "example"
"""Id of the therapy, by which the example workbook is known."""
REASSESSMENT = "example-reassessment"

Plan = Mapping[str, Any]
"""A table of resources/example."""


def example_contents(today: date) -> Contents:
    """Return the example workbook as it is on a day; a check-in is due and a reassessment is twelve days away."""
    import tomllib  # every workbook asks whether it is the example; few are made

    plan = tomllib.loads(resource("example", "en.toml").read_text(encoding="utf-8"))
    calendar = _Calendar(today)
    next_on = today + timedelta(days=plan["reassessment"]["next_in_days"])
    return Contents(
        therapy=Therapy(
            id=EXAMPLE,
            therapy_start=calendar.start,
            next_reassessment=next_on,
            rhythms=(calendar.rhythm,),
            **plan["therapy"],
        ),
        goals=tuple(_goal(goal, plan["reassessment"], calendar) for goal in plan["goal"]),
        ratings=_ratings(plan, calendar),
        check_ins=tuple(_check_in(month, calendar) for month in plan["month"] if month["month"] > 0),
        events=tuple(_event(index, event, calendar) for index, event in enumerate(plan["event"])),
        reassessments=(_reassessment(plan["reassessment"], calendar, next_on),),
        people=tuple(Person(id=f"example-person-{index}", **person) for index, person in enumerate(plan["person"])),
    )


class _Calendar:
    """Turns months of the plan into days."""

    def __init__(self, today: date) -> None:
        start = step_from(today, Rhythm(start=today, months=1), -MONTHS_AGO)
        self.start = start
        self.rhythm = Rhythm(start=start, months=1, sessions_every_days=SESSIONS_EVERY_DAYS)

    def day(self, table: Plan) -> date:
        """Return the day of a table with `month` and, perhaps, `after`."""
        return self.due(table["month"]) + timedelta(days=table.get("after", 0))

    def due(self, month: int) -> date:
        """Return the day on which the check-in of a month falls due."""
        return step_from(self.start, self.rhythm, month)


def _entered(day: date, hour: int = 19) -> str:
    return f"{day.isoformat()}T{hour:02d}:30:00+00:00"


def _goal(table: Plan, reassessment: Plan, calendar: _Calendar) -> Goal:
    versions = tuple(
        _version(number, version, reassessment, calendar) for number, version in enumerate(table["version"], start=1)
    )
    return Goal(
        id=table["id"],
        status=GoalStatus.ACTIVE,
        created_on=calendar.start,
        area=Area(table["area"]),
        versions=versions,
    )


def _version(number: int, table: Plan, reassessment: Plan, calendar: _Calendar) -> GoalVersion:
    texts = dict(table)
    new = texts.pop("new_at_reassessment", False)
    return GoalVersion(
        version=number,
        start=calendar.day(reassessment) if new else calendar.start,
        target_date=calendar.due(texts.pop("target_month")),
        could_hurt=CouldHurt(texts.pop("could_hurt")),
        anchors=Anchors(**texts.pop("anchors")),
        levels=Levels(**texts.pop("levels", {})),
        **texts,
    )


def _ratings(plan: Plan, calendar: _Calendar) -> tuple[Rating, ...]:
    """Return all ratings by day."""
    reworded = [goal["id"] for goal in plan["goal"] if len(goal["version"]) > 1]
    ratings = [*_of_each_month(plan, reworded, calendar), *_in_session(plan["reassessment"], reworded, calendar)]
    return tuple(sorted(ratings, key=lambda rating: rating.on))


def _of_each_month(plan: Plan, reworded: Sequence[str], calendar: _Calendar) -> Iterator[Rating]:
    """Yield the baselines and the ratings of the check-ins."""
    for table in plan["month"]:
        month = table["month"]
        day = calendar.day(table)
        for goal, value in zip((goal["id"] for goal in plan["goal"]), table["ratings"], strict=True):
            yield Rating(
                id=f"{goal}-{month}",
                goal=goal,
                version=2 if goal in reworded and day > calendar.day(plan["reassessment"]) else 1,
                on=day,
                kind=RatingKind.CHECKIN if month else RatingKind.BASELINE,
                value=value,
                level=table["levels"].get(goal),
                worked_on=goal in table["worked_on"] if month else None,
                note=table.get("notes", {}).get(goal),
                checkin=_check_in_id(month) if month else None,
                entered_at=_entered(day),
            )


def _in_session(meeting: Plan, reworded: Sequence[str], calendar: _Calendar) -> Iterator[Rating]:
    """Yield the new start of each reworded goal and the therapist's ratings of the others."""
    day = calendar.day(meeting)
    for goal in reworded:
        yield Rating(
            id=f"{goal}-start",
            goal=goal,
            version=2,
            on=day,
            kind=RatingKind.BASELINE,
            value=meeting["new_start"],
            reassessment=REASSESSMENT,
            entered_at=_entered(day),
        )
    for goal, value in meeting["therapist_ratings"].items():
        yield Rating(
            id=f"{goal}-therapist",
            goal=goal,
            version=1,
            on=day,
            kind=RatingKind.SESSION,
            rater=Rater.THERAPIST,
            value=value,
            reassessment=REASSESSMENT,
            entered_at=_entered(day),
        )


def _check_in_id(month: int) -> str:
    return f"example-check-in-{month}"


def _check_in(table: Plan, calendar: _Calendar) -> CheckIn:
    day = calendar.day(table)
    attended, missed = table["sessions"]
    return CheckIn(
        id=_check_in_id(table["month"]),
        on=day,
        complete=True,
        sessions_attended=attended,
        sessions_missed=missed,
        statements=dict(zip(Statement, table["statements"], strict=True)),
        practice=Practice(table["practice"]),
        practice_helped=table.get("practice_helped"),
        pressures=tuple(Pressure(word) for word in table.get("pressures", ())),
        pressure_note=table.get("pressure_note"),
        entered_at=_entered(day, 20),
    )


def _event(index: int, table: Plan, calendar: _Calendar) -> Event:
    day = calendar.day(table)
    return Event(
        id=f"example-event-{index}",
        on=day,
        kind=EventKind(table["kind"]),
        label=table["label"],
        entered_at=_entered(day),
    )


def _reassessment(table: Plan, calendar: _Calendar, next_on: date) -> Reassessment:
    day = calendar.day(table)
    notes = table["decision_notes"]
    return Reassessment(
        id=REASSESSMENT,
        on=day,
        complete=True,
        start=calendar.start,
        end=day,
        in_the_way=tuple(Obstacle(item=InTheWay(item), show=show) for item, show in table["in_the_way"].items()),
        own_words=OwnWords(helped=table["helped"]),
        questions=(Question(text=table["question"], show=True),),
        open_to=tuple(OpenTo(step=Step(step), show=show) for step, show in table["open_to"].items()),
        decisions=tuple(
            GoalDecision(goal=goal, decision=Decision(decision), agreed=Agreed(agreed), note=notes.get(goal))
            for goal, (decision, agreed) in table["decisions"].items()
        ),
        agreed_steps=tuple(Step(step) for step in table["agreed_steps"]),
        next=next_on,
    )
