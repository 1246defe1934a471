"""Made-up courses of a goal, a few by hand and any number by hypothesis."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from workbook.domain.goal import GoalStatus
from workbook.domain.rating import Rater, RatingKind
from workbook.services.course import Course, Happening, Point, Wording

START = date(2026, 1, 6)


def point(
    number: int,
    on: date,
    value: int,
    *,
    version: int = 1,
    counted: bool = True,
    rater: Rater = Rater.ME,
    kind: RatingKind = RatingKind.CHECKIN,
    after_gap: bool = False,
) -> Point:
    return Point(
        rating=f"r{number}",
        on=on,
        value=value,
        version=version,
        kind=kind,
        rater=rater,
        counted=counted,
        after_gap=after_gap,
    )


def wording(version: int, start: date, baseline: Point | None, target: int = 8) -> Wording:
    name = "Meet a friend"
    return Wording(version=version, start=start, name=name, target=target, target_date=None, baseline=baseline)


def monthly(values: list[int], *, gap_before: int | None = None) -> Course:
    """Return a course with a rating each 30 days; a gap lies before the rating with the index `gap_before`."""
    points = tuple(
        point(index, START + timedelta(days=30 * index), value, after_gap=index == gap_before)
        for index, value in enumerate(values)
    )
    last = START + timedelta(days=max(30 * (len(values) - 1), 0) + 10)
    start = points[0] if points else None
    return Course(
        goal="g",
        name="Meet one friend in person for an hour, once a week",
        status=GoalStatus.ACTIVE,
        first=START,
        last=last,
        points=points,
        wordings=(wording(1, START, start),),
        gaps=(),
        happenings=(),
        line=() if start is None else ((START, float(start.value)), (START + timedelta(days=334), 8.0)),
        closed_on=None,
        sentence="From 2 in January to 5 in July.",
    )


def reworded() -> Course:
    """Return the course of the design: four earlier ratings, a new wording, a gap and an event."""
    change = date(2026, 4, 14)
    earlier = [(date(2026, 1, 6), 2), (date(2026, 2, 6), 3), (date(2026, 3, 6), 2), (date(2026, 4, 3), 3)]
    points = [point(number, on, value) for number, (on, value) in enumerate(earlier)]
    points.append(point(4, change, 2, version=2, kind=RatingKind.BASELINE))
    points.append(point(5, date(2026, 6, 6), 4, version=2, after_gap=True))
    points.append(point(6, date(2026, 7, 6), 5, version=2))
    return replace(
        monthly([2]),
        last=date(2026, 8, 6),
        points=tuple(points),
        wordings=(wording(1, START, points[0]), wording(2, change, points[4])),
        gaps=(date(2026, 5, 6),),
        happenings=(happening(1, date(2026, 6, 18), "New shifts at work"),),
        line=((change, 2.0), (date(2026, 12, 6), 8.0)),
    )


def happening(number: int, on: date, label: str, until: date | None = None) -> Happening:
    return Happening(event=f"e{number}", number=number, on=on, until=until, label=label)


_NAMES = st.sampled_from(
    [
        "New job",
        "עבודה חדשה",
        "新しい仕事",
        "انتقلت إلى بيت جديد",
        "$x_1^2$ 🙂",
        "a" * 300,
        "_under_",
        "Moved to a flat with my sister and her children, a long way from everybody I knew " * 3,
        "انتقلت مع أختي وأطفالها إلى بيت جديد بعيد عن كل من أعرفهم " * 3,
    ]
)
_RATERS = st.sampled_from([Rater.ME, Rater.THERAPIST, Rater.OTHER])


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Return any course: 0-120 ratings over days to years, gaps, up to 7 wordings and 40 events, closed or not."""
    step = draw(st.sampled_from([1, 3, 7, 14, 30, 90]))
    jumps = draw(st.lists(st.integers(1, 3), max_size=draw(st.sampled_from([1, 3, 12, 24, 120]))))
    days = [START]
    for jump in jumps:
        days.append(days[-1] + timedelta(days=jump * step))
    values = draw(st.lists(st.integers(0, 10), min_size=len(days), max_size=len(days)))
    changes = sorted(set(draw(st.lists(st.integers(0, len(days) - 1), max_size=6))) - {0})
    numbers = [1 + sum(change <= index for change in changes) for index in range(len(days))]
    alone = draw(st.sets(st.integers(0, len(days) - 1), max_size=6)) if draw(st.booleans()) else set()
    points = tuple(
        point(
            index,
            day,
            value,
            version=number,
            counted=index not in alone,
            rater=draw(_RATERS) if index in alone else Rater.ME,
            kind=RatingKind.EXTRA if index in alone else RatingKind.CHECKIN,
            after_gap=index > 0 and jump > 1,
        )
        for index, (day, value, number, jump) in enumerate(zip(days, values, numbers, [1, *jumps], strict=True))
    )
    gaps = tuple(each.on - timedelta(days=step) for each in points if each.after_gap)
    last = days[-1] + timedelta(days=draw(st.integers(0, 60)))
    target = draw(st.integers(0, 10))
    wordings = []
    for number in range(1, len(changes) + 2):
        own = [each for each in points if each.counted and each.version == number]
        start = START if number == 1 else days[changes[number - 2]]
        wordings.append(wording(number, start, own[0] if own else None, target))
    base = wordings[-1].baseline
    line: tuple[tuple[date, float], ...] = ()
    if base is not None and base.value < target and draw(st.booleans()):
        ahead = timedelta(days=draw(st.integers(1, 3000)))
        line = ((base.on, float(base.value)), (base.on + ahead, float(target)))
    length = (last - START).days
    many = draw(st.sampled_from([0, 3, 12, 40]))
    event = st.tuples(st.integers(0, length), st.integers(0, 60), _NAMES)
    events = sorted(draw(st.lists(event, max_size=many)), key=lambda each: each[0])
    return replace(
        monthly([]),
        last=last,
        points=points,
        wordings=tuple(wordings),
        gaps=gaps,
        happenings=tuple(
            happening(number, START + timedelta(days=day), name, START + timedelta(days=day + long) if long else None)
            for number, (day, long, name) in enumerate(events, start=1)
        ),
        line=line,
        closed_on=last if draw(st.booleans()) else None,
        levels=tuple((each.on, each.value % 5 - 2) for each in points) if draw(st.booleans()) else (),
    )
