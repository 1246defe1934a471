"""Invented reports: as many goals and months as asked for, with any text in the place of the person's own words."""

from collections.abc import Sequence
from datetime import date, timedelta

from workbook.domain.goal import GoalStatus
from workbook.domain.rating import Rater, RatingKind
from workbook.domain.reassessment import Page
from workbook.services.course import Course, Happening, Point, TherapyCourse, Wording
from workbook.services.report import (
    ClosedGoal,
    DatedText,
    Fact,
    FirstPage,
    GoalPage,
    GoalRow,
    InTheWayPage,
    ItemGroup,
    ItemLine,
    LevelRow,
    LevelsTable,
    Outcome,
    RatingRow,
    RatingShown,
    Report,
    SessionSheet,
    SheetGoal,
    SheetStep,
    StatementLine,
    TherapyPage,
    WordingShown,
    YearRow,
)

FIRST = date(2021, 1, 6)
OWN = "I see a friend every week and look forward to it."


def course(number: int, months: int, name: str) -> Course:
    days = [FIRST + timedelta(days=30 * month) for month in range(months)]
    values = [min(8, 2 + month * 6 // max(months, 4) + (number + month) % 2) for month in range(months)]
    gap = 4 if months > 6 else None
    points = tuple(
        Point(
            rating=f"r{number}-{month}",
            on=day,
            value=value,
            version=1,
            kind=RatingKind.BASELINE if month == 0 else RatingKind.CHECKIN,
            rater=Rater.ME,
            counted=True,
            after_gap=gap is not None and month == gap + 1,
        )
        for month, (day, value) in enumerate(zip(days, values, strict=True))
        if month != gap
    )
    target_day = days[-1] + timedelta(days=60)
    return Course(
        goal=f"g{number}",
        name=name,
        status=GoalStatus.ACTIVE,
        first=days[0],
        last=days[-1] + timedelta(days=10),
        points=points,
        wordings=(Wording(version=1, start=days[0], name=name, target=8, target_date=target_day, baseline=points[0]),),
        gaps=() if gap is None else (days[gap],),
        happenings=(Happening(event="e1", number=1, on=days[months // 2], until=None, label="New shifts at work"),),
        line=((days[0], float(values[0])), (target_day, 8.0)),
        closed_on=None,
        sentence="From 2 in January to 5 in July, on the way to 8.",
    )


def sample_report(
    *,
    goals: int = 3,
    months: int = 8,
    own: str = OWN,
    names: Sequence[str] = (),
    page: Page = Page.A4,
    large_print: bool = False,
) -> Report:
    """A complete report; every text of the person's own is `own`, and goals are called after `names` in turn."""
    titles = [names[n % len(names)] if names else "Meet one friend in person for an hour" for n in range(goals)]
    courses = [course(n + 1, months, titles[n]) for n in range(goals)]
    return Report(
        document_title="Reassessment report",
        language="en-GB",
        file_name="report.pdf",
        printed_on=date(2026, 8, 6),
        page=page,
        large_print=large_print,
        private_mark="Private",
        foot="Filled in by the person in therapy. A start for a conversation, not a diagnosis or a mark for anybody.",
        sheet_foot="Filled in together in the session",
        first=_first(courses, own),
        brief=_first(courses, own),
        goals=tuple(_goal(n, each, own) for n, each in enumerate(courses, start=1)),
        therapy=_therapy(months, own),
        in_the_way=_in_the_way(own),
        sheet=_sheet(titles, own),
        small_print=("Goal ratings show whether life moves towards what the person wants (1).",) * 4,
        sources=("Howard KI and others (1986). The dose-effect relationship. American Psychologist 41, 159-164.",) * 3,
    )


def _first(courses: Sequence[Course], own: str) -> FirstPage:
    rows = tuple(
        GoalRow(
            number=n,
            goal=each.goal,
            name=each.name,
            short_name=each.name[:41],
            start=RatingShown(value=2, when="January"),
            now=RatingShown(value=5, when="July"),
            course=each,
            sentence=each.sentence,
            remarks=("No check-in in May.",),
        )
        for n, each in enumerate(courses, start=1)
    )
    return FirstPage(
        occasion="For the session on 18 August 2026",
        title="Where my therapy goals stand",
        facts=(
            Fact(label="Written by", text="Robin"),
            Fact(label="Period", text="6 January to 17 August 2026"),
            Fact(label="Check-ins", text="6 of 7 due"),
            Fact(label="Sessions", text="26 of 29, weekly"),
        ),
        agreed_heading="What we agreed on 25 April 2026",
        agreed=(Outcome(agreed="Talk about how therapy is going.", came_of_it=None, own_note=own),),
        rating_caption="My own ratings: 0 not at all, 5 half way, 10 fully there",
        goals=rows,
        no_goals=None if rows else "There is no active goal now.",
        closed=(ClosedGoal(name="Read each evening", sentence="Reached on 3 May."),),
        own_helped=own,
        stands_out=("Goals 1 and 2 each rose by 3 points or more. Moves of 1 or 2 often come and go.",),
        own_questions=(own,),
        no_questions=None,
        written_for=None,
        in_this_session="In this session I would like us to: read this page, choose one goal to talk about.",
    )


def _goal(number: int, each: Course, own: str) -> GoalPage:
    ratings = tuple(
        RatingRow(
            day=f"{point.on:%-d %B %Y}",
            value=str(point.value),
            level="0",
            remark=None,
            own_note=own if n % 3 == 0 else None,
        )
        for n, point in enumerate(each.points)
    )
    meanings = ("much more than hoped for", "more than hoped for", "as hoped for", "less", "much less")
    levels = tuple(
        LevelRow(level=f"{2 - n:+d}", meaning=meaning, own_text=own, now=n == 2) for n, meaning in enumerate(meanings)
    )
    return GoalPage(
        number=number,
        goal=each.goal,
        name=each.name,
        wordings=(
            WordingShown(since="Wording since 14 April 2026", own_statement=own, own_words=own),
            WordingShown(since="Wording since 6 January 2026", own_statement=own, own_words=None),
        ),
        course=each,
        sentence=each.sentence,
        remarks=("No check-in in May.",),
        years=_years(each) if len(ratings) > 18 else (),
        years_caption="My own ratings, month by month.",
        ratings=tuple(row for row in ratings if row.own_note) if len(ratings) > 18 else ratings,
        has_notes=True,
        has_levels=True,
        plan=(Fact(label="Target", text="8 of 10"), Fact(label="First step", text=own, own=True)),
        anchors=tuple(Fact(label=value, text=own, own=True) for value in ("0", "5", "10")),
        notes=(DatedText(day="3 May 2026", about="when we decided", own_text=own),),
        levels=LevelsTable(rows=levels, caption="Now: 0, as hoped for.", t_score="T-score: 50.0.")
        if number == 1
        else None,
    )


def _years(each: Course) -> tuple[YearRow, ...]:
    return tuple(
        YearRow(
            year=str(year),
            remark="new wording" if year == each.last.year else None,
            months=tuple(
                ", ".join(str(point.value) for point in each.points if (point.on.year, point.on.month) == (year, month))
                for month in range(1, 13)
            ),
            levels=("0",) * 12,
        )
        for year in range(each.first.year, each.last.year + 1)
    )


def _therapy(months: int, own: str) -> TherapyPage:
    days = [FIRST + timedelta(days=30 * month) for month in range(months)]
    keys = ("dread", "connection", "needs", "after")
    return TherapyPage(
        course=TherapyCourse(
            first=days[0],
            last=days[-1] + timedelta(days=10),
            statements={key: tuple((day, n % 5) for n, day in enumerate(days)) for key in keys},
            practice=(),
            sessions=(),
            pressures=(),
        ),
        statements=tuple(
            StatementLine(
                key=key, text=f"Statement about {key}", ends="0 not at all, 4 very much", sentence="3 of 4 in May."
            )
            for key in keys
        ),
        sessions="Sessions that took place: 26 of 29.",
        practice="Tried at 4 of 5 check-ins.",
        pressures=(Fact(label="Work or study", text="June and July"),),
        notes=(DatedText(day="17 July 2026", about="what life brought", own_text=own),),
    )


def _in_the_way(own: str) -> InTheWayPage:
    item = ItemLine(
        text="Too little support around me", beside="Ticked in July.", question="Where could support come from?"
    )
    return InTheWayPage(
        intro="This is not about blame.",
        nothing_now=None,
        groups=(ItemGroup(title="Life outside", items=(item, item)), ItemGroup(title="How we work", items=(item,))),
        own_other=own,
        own_why=own,
        own_as_is=None,
        steps=("Could we talk about how therapy is going for me?",),
    )


def _sheet(titles: Sequence[str], own: str) -> SessionSheet:
    return SessionSheet(
        day="18 August 2026",
        own_questions=(),
        goals=tuple(
            SheetGoal(
                number=n,
                goal=f"g{n}",
                name=name,
                my_rating="my rating: from 2 at the start to 5",
                own_anchors=(own, None, own),
            )
            for n, name in enumerate(titles, start=1)
        ),
        decisions=("keep", "reword", "reached", "fine as it is", "set aside"),
        agreed=("yes", "partly", "not yet"),
        therapist_rating="A difference is something to talk about; neither is right.",
        steps=(
            SheetStep(text="Talk about how therapy is going (I am open to this)", open_to=True),
            SheetStep(text="How often we meet", open_to=False),
            SheetStep(text="Extra support, such as a group", open_to=False),
        ),
        open_to_caption="Printed bold: I am open to this",
    )
