"""Invented workbooks from which whole reports are made: few and many goals, short and long histories, right to left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, Goal, GoalStatus, GoalVersion, Levels
from workbook.domain.rating import Rating, RatingKind
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
from workbook.domain.therapy import Event, EventKind, Rhythm, Therapy
from workbook.services.example import example_contents

TODAY = date(2026, 8, 6)
SESSION = date(2026, 8, 18)
NAMES = (
    "Evenings with friends",
    "Speak up in the Monday meeting",
    "Sleep through most nights",
    "Walk by the river before work",
    "Cook a proper meal three times a week",
    "Call my sister without arguing about the past",
    "Finish the course in bookkeeping that I began two years ago",
    "Leave work at six",
    "Drive on the motorway again",
    "Say no when it is too much",
    "Read to the children at bedtime",
    "Play the piano for half an hour, twice a week, whatever the day was like",
)
_SLOPES = (0.1, 0.0, 0.08, 0.12, 0.02, -0.03, 0.1, 0.15, 0.02, 0.06, 0.1, 0.09)
_WOBBLE = (0, 1, 0, -1, 0, 0, 1, -1)


def month(number: int, first: date) -> date:
    """The same day so many months later."""
    later = first.month - 1 + number
    return first.replace(year=first.year + later // 12, month=later % 12 + 1)


def one_goal() -> Contents:
    """A goal with two ratings, a few weeks old."""
    start, later = date(2026, 6, 20), date(2026, 7, 20)
    version = GoalVersion(
        start=start,
        title="Sleep through most nights",
        statement="I will be in bed by eleven and up at seven, five nights a week, by 1 December.",
        target=7,
        target_date=date(2026, 12, 1),
        measure="A tick beside my bed",
        first_step="Phone stays in the kitchen",
        anchors=Anchors(zero="Awake most of the night", five="Half of the nights", ten="Every night"),
    )
    return Contents(
        therapy=Therapy(
            therapy_start=date(2026, 6, 24),
            next_reassessment=SESSION,
            rhythms=(Rhythm(start=start, months=1, sessions_every_days=14),),
        ),
        goals=(Goal(id="g", status=GoalStatus.ACTIVE, created_on=start, versions=(version,)),),
        ratings=(
            Rating(id="a", goal="g", version=1, on=start, kind=RatingKind.BASELINE, value=3),
            Rating(id="b", goal="g", version=1, on=later, kind=RatingKind.CHECKIN, value=4, checkin="c"),
        ),
        check_ins=(
            CheckIn(
                id="c",
                on=later,
                complete=True,
                sessions_attended=2,
                sessions_missed=0,
                statements={Statement.CONNECTION: 3},
            ),
        ),
    )


def three_goals() -> Contents:
    """The example: three goals and eight months, and what is prepared for the session to come."""
    contents = example_contents(TODAY)
    prepared = Reassessment(
        id="prepared",
        on=SESSION,
        complete=False,
        start=date(2026, 4, 14),
        end=TODAY,
        in_the_way=(Obstacle(item=InTheWay.JOB), Obstacle(item=InTheWay.TOO_LITTLE_SUPPORT)),
        own_words=OwnWords(helped="Walking with Noor. The charger in the kitchen."),
        questions=(Question(text="What smaller step could help me speak up on Mondays?"),),
        open_to=(OpenTo(step=Step.APPROACH), OpenTo(step=Step.EXTRA_SUPPORT)),
    )
    return replace(contents, reassessments=(*contents.reassessments, prepared))


def many_goals(count: int = 12, months: int = 60) -> Contents:
    """Goals that began one a month, each rated once a month since, three of them worded again half way."""
    start = month(-months, TODAY)
    goals = tuple(_goal(number, month(number % months, start), months) for number in range(count))
    last = month(-6, TODAY)
    return Contents(
        therapy=Therapy(
            name="Robin",
            therapist="Dr Lee",
            therapy_start=start,
            next_reassessment=SESSION,
            rhythms=(Rhythm(start=start, months=1, sessions_every_days=7),),
        ),
        goals=goals,
        ratings=tuple(each for number, goal in enumerate(goals) for each in _ratings(number, goal)),
        check_ins=tuple(_check_in(number, month(number, start)) for number in range(1, months)),
        events=(
            Event(id="e1", on=month(3, start), kind=EventKind.MEDICATION, label="Half the dose at first"),
            Event(id="e2", on=month(9, start), kind=EventKind.THERAPIST, label="Dr Lee took over from Dr Brandt"),
            Event(id="e3", on=month(12, start), until=month(13, start), kind=EventKind.PAUSE),
        ),
        reassessments=(
            Reassessment(
                id="last",
                on=last,
                complete=True,
                start=start,
                end=last,
                decisions=tuple(
                    GoalDecision(goal=goal.id, decision=Decision.KEEP, agreed=Agreed.YES) for goal in goals
                ),
                agreed_steps=(Step.TALK, Step.RHYTHM),
            ),
            Reassessment(
                id="next",
                on=SESSION,
                complete=False,
                start=start,
                end=TODAY,
                in_the_way=(Obstacle(item=InTheWay.JOB), Obstacle(item=InTheWay.HOLDING_BACK)),
                own_words=OwnWords(helped="Writing things down on Sunday evening."),
                questions=(
                    Question(text="Twelve goals are many. Which three matter now?"),
                    Question(text="Is how often we meet still right for us?"),
                ),
                open_to=(OpenTo(step=Step.TALK), OpenTo(step=Step.REASSESS)),
            ),
        ),
    )


def in_arabic() -> Contents:
    """The example with every text of the person's in Arabic."""
    contents = example_contents(TODAY)
    draft = contents.reassessments[-1]
    questions = (Question(text="كيف نعرف أن العلاج يساعدني؟"), Question(text="هل نلتقي كل أسبوعين (every two weeks)؟"))
    asked = replace(
        draft,
        complete=False,
        on=SESSION,
        questions=questions,
        own_words=OwnWords(helped="المشي مع أختي كل صباح، 20 دقيقة."),
        in_the_way_other="الوقت ضيق",
        decisions=(),
        agreed_steps=(),
    )
    return replace(
        contents,
        therapy=replace(contents.therapy, name="روبن الحسن", therapist="د. ليلى"),
        goals=tuple(_in_arabic(goal, *words) for goal, words in zip(contents.goals, _IN_ARABIC, strict=True)),
        ratings=tuple(replace(each, note="كان شهرًا صعبًا" if each.note else None) for each in contents.ratings),
        events=tuple(replace(each, label="دواء جديد") for each in contents.events),
        reassessments=(*contents.reassessments[:-1], asked),
    )


_IN_ARABIC = (
    (
        "أمسيات مع الأصدقاء مرة كل أسبوع",
        {
            "statement": "سألتقي بصديق واحد على الأقل لمدة ساعة كل أسبوع حتى ٦ ديسمبر ٢٠٢٦.",
            "own_words": "لا أريد أن أختبئ في البيت بعد الآن",
            "measure": "علامة في دفتري",
            "support": "أختي تعرف",
            "first_step": "أكتب رسالة يوم الأحد",
            "if_then": "إذا كنت متعبًا فسأخرج عشر دقائق",
            "why": "لأنني أفتقدهم",
            "anchors": Anchors(zero="لا أحد", five="مرة كل أسبوعين", ten="كل أسبوع"),
        },
    ),
    (
        "أن أنام معظم الليالي دون انقطاع",
        {
            "statement": "سأطفئ الضوء قبل ٢٣:٣٠ في خمس ليال من الأسبوع.",
            "own_words": "تعبت من التعب",
            "measure": "علامة على التقويم بجانب السرير",
            "support": "الهاتف ينام في المطبخ",
            "first_step": "أنقل الشاحن (charger) إلى المطبخ",
            "if_then": "إذا صارت الساعة ٢٣:٠٠ فسأضع الهاتف في المطبخ",
            "why": "اليوم أسهل بعد ليلة جيدة",
            "anchors": Anchors(zero="مستيقظ حتى الواحدة", five="ليلتان أو ثلاث", ten="خمس ليال في الأسبوع"),
            "levels": Levels(
                much_less="ولا ليلة", less="ليلة إلى ثلاث", expected="أربع أو خمس", more="ست ليال", much_more="كل ليلة"
            ),
        },
    ),
    (
        "أن أتكلم في اجتماع يوم الاثنين",
        {
            "statement": "سأقول رأيي مرة واحدة في كل اجتماع يوم الاثنين.",
            "own_words": "أعود إلى البيت غاضبًا من صمتي",
            "measure": "أكتب جملة واحدة قلتها",
            "support": "زميلتي آدا تعرف",
            "first_step": "أطرح سؤالًا واحدًا",
            "if_then": "إذا بدأ الموضوع الثاني فسأقول جملة",
            "why": "أفكاري تستحق أن تُسمع",
            "anchors": Anchors(zero="أصمت طوال اليوم", five="أتكلم إذا سُئلت", ten="أقول ما أفكر فيه"),
        },
    ),
)
"""The names of the goals and their words, in the order of the example."""


def _in_arabic(goal: Goal, name: str, words: Mapping[str, Any]) -> Goal:
    return replace(goal, versions=tuple(replace(version, title=name, **words) for version in goal.versions))


def _goal(number: int, start: date, months: int) -> Goal:
    name = NAMES[number % len(NAMES)]
    first = GoalVersion(
        start=start,
        title=name,
        statement=f"{name}: half an hour, twice a week, by next summer, with help from a friend.",
        target=8,
        target_date=month(months // 2, start),
        measure="A tick in my diary",
        support="My sister knows",
        first_step="Ask on Sunday",
        if_then="If I am tired, then I will do ten minutes.",
        anchors=Anchors(zero="Not at all this month", five="Every other week", ten="Every week"),
    )
    versions: Sequence[GoalVersion] = (first,)
    if number % 4 == 1:
        again = month(months // 3, start)
        versions = (first, replace(first, version=2, start=again, title=f"{name}, with company", target=7))
    return Goal(id=f"g{number}", status=GoalStatus.ACTIVE, created_on=start, versions=tuple(versions))


def _ratings(number: int, goal: Goal) -> list[Rating]:
    slope = _SLOPES[number % len(_SLOPES)]
    found: list[Rating] = []
    rated: set[int] = set()
    for place in range(600):
        day = month(place, goal.created_on)
        if day >= TODAY:
            return found
        version = max(each.version for each in goal.versions if each.start <= day)
        if place % 11 == 7:
            continue
        value = round(2 + number % 3 + min(place, 30) * slope * 1.3) + _WOBBLE[(place + number) % len(_WOBBLE)]
        found.append(
            Rating(
                id=f"{goal.id}-{place}",
                goal=goal.id,
                version=version,
                on=day,
                kind=RatingKind.CHECKIN if version in rated else RatingKind.BASELINE,
                value=min(max(value, 0), 10),
                note="It was a hard month, and still I went twice." if place % 9 == 4 else None,
            )
        )
        rated.add(version)
    return found


def _check_in(number: int, day: date) -> CheckIn:
    pressures = list(Pressure)
    return CheckIn(
        id=f"c{number}",
        on=day,
        complete=True,
        sessions_attended=4,
        sessions_missed=int(number % 5 == 0),
        statements={each: (number // 7 + place) % 4 for place, each in enumerate(Statement)},
        practice=list(Practice)[number % 3],
        pressures=(pressures[number % len(pressures)], pressures[(number + 5) % len(pressures)]),
    )
