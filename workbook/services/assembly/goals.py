"""The goals in the report: their rows on page one, their pages, and those closed in the period."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.limits import HIGHEST_LEVEL, LOWEST_LEVEL
from workbook.domain.progress import GoalNumbers
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import PrivateKind
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.shorten import LONGEST_NAME, shorten
from workbook.services.course import Course
from workbook.services.days import full_day, in_month_or_on_day, near_day, near_month
from workbook.services.labels import label, level_label
from workbook.services.report import (
    ClosedGoal,
    DatedText,
    Fact,
    GoalPage,
    GoalRow,
    LevelRow,
    LevelsTable,
    RatingRow,
    RatingShown,
    WordingShown,
)
from workbook.services.texts import GoalTexts, goal_texts


def texts_of(choice: Choice, goal: Goal, course: Course, *, brief: bool = False) -> GoalTexts:
    """Return what is said about a goal on the last day of the period; `brief` where all goals stand on one page."""
    gaps = [gap for gap in course.gaps if gap >= goal.newest.start]
    texts = goal_texts(
        goal,
        choice.ratings_of(goal),
        choice.end,
        therapy_start=choice.contents.therapy.therapy_start,
        gaps=gaps,
        numbers=choice.numbers[goal.id],
        brief=brief,
    )
    moved = in_the_period(choice, goal)
    return texts if moved is None else replace(texts, remarks=(moved, *texts.remarks))


def in_the_period(choice: Choice, goal: Goal) -> str | None:
    """Return what moved in the period where a goal was first rated before it; None where the sentence says it all."""
    counted = choice.counted(goal)
    if not counted or counted[0].on >= choice.start:
        return None
    inside = [each for each in counted if each.on >= choice.start]
    if not inside:
        return _("Not rated in this period; last on {day}.").format(day=near_day(counted[-1].on, choice.end))
    values, first, last = [each.value or 0 for each in inside], inside[0].on, inside[-1].on
    if len(inside) == 1:
        return _("In this period: {now} {when}.").format(
            now=values[0], when=in_month_or_on_day(last, counted[0].on, choice.end)
        )
    if len(set(values)) == 1:
        return _("In this period: {now} each time.").format(now=values[0])
    return _("In this period: from {start} {first} to {now} {last}.").format(
        start=values[0],
        first=in_month_or_on_day(first, last, choice.end),
        now=values[-1],
        last=in_month_or_on_day(last, first, choice.end),
    )


def printable(choice: Choice, course: Course) -> Course:
    """Return a course without notes, which stand in the table, and without own words for events unless chosen."""
    course = replace(
        course,
        points=tuple(replace(each, note=None) for each in course.points),
        wordings=tuple(
            replace(each, baseline=each.baseline and replace(each.baseline, note=None)) for each in course.wordings
        ),
    )
    if PrivateKind.OWN_WORDS not in choice.include:
        kinds = {event.id: label(event.kind) for event in choice.contents.events}
        happenings = tuple(replace(each, label=kinds[each.event]) for each in course.happenings)
        course = replace(course, happenings=happenings)
    return course


def goal_row(choice: Choice, number: int, goal: Goal, course: Course) -> GoalRow:
    """Return the row of an active goal on page one."""
    counted = choice.counted(goal)
    return GoalRow(
        number=number,
        goal=goal.id,
        name=shorten(goal.newest.name, LONGEST_NAME),
        start=_shown(counted[0], choice.end) if counted else None,
        now=_shown(counted[-1], choice.end) if len(counted) > 1 else None,
        course=course,
        sentence=choice.sentence_of(goal),
        remarks=texts_of(choice, goal, course, brief=True).remarks,
    )


def _shown(rating: Rating, end: date) -> RatingShown:
    return RatingShown(value=rating.value or 0, when=near_month(rating.on, end))


def closed_goal(choice: Choice, goal: Goal) -> ClosedGoal:
    """Return a goal closed in the period, with one sentence."""
    return ClosedGoal(name=shorten(goal.newest.name, LONGEST_NAME), sentence=choice.sentence_of(goal))


def goal_page(choice: Choice, number: int, goal: Goal, numbers: GoalNumbers, course: Course) -> GoalPage:
    """Return everything about one goal; its table holds all ratings on its chart."""
    rows = list(_rating_rows(choice, goal, course))
    return GoalPage(
        number=number,
        goal=goal.id,
        name=shorten(goal.newest.name, LONGEST_NAME),
        wordings=tuple(_wording(choice, version) for version in reversed(goal.versions)),
        course=course,
        sentence=choice.sentence_of(goal),
        remarks=texts_of(choice, goal, course).remarks,
        ratings=tuple(rows),
        has_notes=any(row.own_note for row in rows),
        has_levels=any(row.level for row in rows),
        plan=tuple(_plan(choice, goal.newest)),
        anchors=_anchors(goal.newest),
        notes=tuple(_notes(choice, goal)),
        levels=_levels(choice, goal.newest, numbers),
    )


def _wording(choice: Choice, version: GoalVersion) -> WordingShown:
    statement = version.statement or version.name
    if version.name != statement and len(version.name) > LONGEST_NAME:
        statement = f"{version.name}\n{statement}"
    return WordingShown(
        since=_("Wording since {day}").format(day=full_day(version.start)),
        own_statement=statement,
        own_words=choice.private(PrivateKind.OWN_WORDS, version.own_words),
    )


def _notes(choice: Choice, goal: Goal) -> Iterator[DatedText]:
    """Return what was written when the goal was last decided about, and when it was closed."""
    written: list[tuple[date, str, str | None]] = []
    if choice.previous is not None:
        decided = (each for each in choice.previous.decisions if each.goal == goal.id)
        written += [(choice.previous.on, _("when we decided"), each.note) for each in decided]
    if goal.closed_on is not None:
        written.append((goal.closed_on, _("when it was closed"), goal.closing_note))
    for day, about, note in written:
        text = choice.private(PrivateKind.CLOSING_NOTES, note)
        if text is not None:
            yield DatedText(day=full_day(day), about=about, own_text=text)


def _plan(choice: Choice, version: GoalVersion) -> Iterator[Fact]:
    target = _("{target} of 10").format(target=version.effective_target)
    if version.target_date is not None:
        target = _("{target} of 10 by {day}").format(target=version.effective_target, day=full_day(version.target_date))
    yield Fact(label=_("Target"), text=target)
    own = [
        (_("How it shows"), version.measure),
        (_("What helps"), version.support),
        (_("First step"), version.first_step),
        (_("Plan"), version.if_then),
        (_("Why it matters"), choice.private(PrivateKind.OWN_WORDS, version.why)),
    ]
    for name, text in own:
        if text:
            yield Fact(label=name, text=text, own=True)


def _anchors(version: GoalVersion) -> tuple[Fact, ...]:
    words = (("0", version.anchors.zero), ("5", version.anchors.five), ("10", version.anchors.ten))
    return tuple(Fact(label=number, text=text, own=True) for number, text in words if text)


def _levels(choice: Choice, version: GoalVersion, numbers: GoalNumbers) -> LevelsTable | None:
    if not version.levels:
        return None
    words, now, t_score = version.levels.by_level(), numbers.gas_level, choice.summary.gas_t
    caption = _("No level chosen yet.")
    if now is not None:
        caption = _("Now: {level}, {meaning}.").format(level=level_text(now), meaning=level_label(now))
    return LevelsTable(
        rows=tuple(
            LevelRow(level=level_text(level), meaning=level_label(level), own_text=words[level], now=level == now)
            for level in range(HIGHEST_LEVEL, LOWEST_LEVEL - 1, -1)
        ),
        caption=caption,
        t_score=None
        if t_score is None
        else _("T-score of all active goals with a level: {score}. 50 is as hoped for on average.").format(
            score=f"{t_score:.1f}"
        ),
    )


def level_text(level: int) -> str:
    """Return a goal attainment level with its sign: "+1", "0", "−2"."""
    return f"{level:+d}".replace("-", "−") if level else "0"


def _rating_rows(choice: Choice, goal: Goal, course: Course) -> Iterator[RatingRow]:
    """Go through the ratings on the chart and the due days without one, oldest first; notes are those of the period."""
    inside: Sequence[Rating] = [each for each in choice.ratings_of(goal) if each.on >= course.first]
    entries: list[tuple[date, Rating | None]] = [(each.on, each) for each in inside]
    entries += [(day, None) for day in course.gaps if course.first <= day <= choice.end]
    version = min((each.version for each in inside), default=1)
    for day, rating in sorted(entries, key=lambda entry: entry[0]):
        if rating is None:
            yield RatingRow(
                day=near_month(day, choice.end), value="–", level=None, remark=_("no rating"), own_note=None
            )
            continue
        yield RatingRow(
            day=full_day(rating.on),
            value=_("not sure") if rating.value is None else str(rating.value),
            level=None if rating.level is None else level_text(rating.level),
            remark=_remark(rating, is_before=rating.on < choice.start),
            own_note=choice.private(PrivateKind.RATING_NOTES, rating.note) if rating.on >= choice.start else None,
            starts_wording=rating.version > version,
        )
        version = max(version, rating.version)


def _remark(rating: Rating, *, is_before: bool) -> str | None:
    parts = []
    if rating.rater is not Rater.ME:
        parts.append(label(rating.rater))
    if rating.kind is not RatingKind.CHECKIN:
        parts.append(label(rating.kind))
    if is_before:
        parts.append(_("before this period"))
    entered = _later_day(rating.entered_at, rating.on)
    if entered is not None:
        parts.append(_("entered on {day}").format(day=full_day(entered)))
    changed = _later_day(rating.changed_at, rating.on)
    if changed is not None:
        parts.append(_("changed on {day}").format(day=full_day(changed)))
    return ", ".join(parts) or None


def _later_day(moment: str | None, on: date) -> date | None:
    """Return the day of a moment where it is after the day it is about."""
    day = None if moment is None else date.fromisoformat(moment[:10])
    return day if day is not None and day > on else None
