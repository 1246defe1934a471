"""The goals in the report: their rows on page one, their pages, and those closed in the period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from workbook.domain.goal import Goal, GoalVersion
from workbook.domain.limits import HIGHEST_LEVEL, LOWEST_LEVEL
from workbook.domain.progress import GoalNumbers
from workbook.domain.rating import Rating
from workbook.domain.reassessment import PrivateKind
from workbook.domain.signal import Signal
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.ratings import level_text, ratings_shown, years_caption
from workbook.services.assembly.shorten import LONGEST_BRIEF_NAME, LONGEST_NAME, shorten
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
    RatingShown,
    WordingShown,
)
from workbook.services.texts import GoalTexts, goal_texts, rating_of
from workbook.services.wordings import keeps_words

_WITHOUT_TARGET = (Signal.TOO_EARLY, Signal.NOT_MOVING, Signal.MOVING_AWAY, Signal.SLIPPED)
"""Signals whose sentences do not tell the target."""


def texts_of(choice: Choice, goal: Goal, course: Course, *, brief: bool = False) -> GoalTexts:
    """Return what is said about a goal on the last day of the period; `brief` where all goals stand on one page."""
    gaps = [gap for gap in course.gaps if gap >= goal.newest.start]
    texts = goal_texts(
        goal,
        choice.ratings_of(goal),
        choice.end,
        therapy=choice.contents.therapy,
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
        start=rating_of(values[0]),
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
    counted, texts = choice.counted(goal), texts_of(choice, goal, course, brief=True)
    target = _target_remark(choice, goal)
    return GoalRow(
        number=number,
        goal=goal.id,
        name=shorten(goal.newest.name, LONGEST_NAME),
        short_name=shorten(goal.newest.name, LONGEST_BRIEF_NAME),
        start=_shown(counted[0], choice.end) if counted else None,
        now=RatingShown(value=counted[-1].value or 0, when=near_day(counted[-1].on, choice.end))
        if len(counted) > 1
        else None,
        course=course,
        sentence=choice.sentence_of(goal),
        remarks=texts.remarks if target is None else (target, *texts.remarks),
    )


def _target_remark(choice: Choice, goal: Goal) -> str | None:
    """Return the target of a goal whose sentence does not tell it, with its date where that is still to come."""
    if choice.numbers[goal.id].signal not in _WITHOUT_TARGET:
        return None
    target, by = goal.newest.effective_target, goal.newest.target_date
    if by is None or by < choice.end:
        return _("Target {target}.").format(target=target)
    return _("Target {target} by {day}.").format(target=target, day=near_day(by, choice.end))


def brief_row(choice: Choice, number: int, goal: Goal, course: Course) -> GoalRow:
    """Return the row in fewer words: what it shortens or leaves out stands on the page of the goal."""
    row, counted, previous = goal_row(choice, number, goal, course), choice.counted(goal), choice.previous
    before = [each for each in counted if previous is not None and each.on <= previous.on]
    is_silent = bool(counted) and counted[-1].on < choice.start
    return replace(
        row,
        start=_briefly(counted[0], choice.end) if counted else None,
        now=_briefly(counted[-1], choice.end) if len(counted) > 1 else None,
        then=_briefly(before[-1], choice.end) if before else None,
        sentence=_brief_sentence(choice, goal),
        remarks=tuple(filter(None, (in_the_period(choice, goal),))) if is_silent else (),
    )


def _brief_sentence(choice: Choice, goal: Goal) -> str:
    """Return the sentence of a goal in fewer words, and that the date of its target has gone by where it has."""
    sentence, by = _without_numbers(choice, goal), goal.newest.target_date
    is_there = (choice.numbers[goal.id].latest or 0) >= goal.newest.effective_target
    if by is None or by >= choice.end or is_there:
        return sentence
    return _("{sentence} Its date has gone by.").format(sentence=sentence)


def _without_numbers(choice: Choice, goal: Goal) -> str:
    """Return the sentence of a goal without the two numbers and the encouragement, where it has them."""
    numbers = choice.numbers[goal.id]
    rising = (numbers.change or 0) > 0 and (numbers.latest or 0) < (numbers.target or 0)
    if rising and numbers.signal is Signal.BETWEEN:
        return _("Some movement towards {target}.").format(target=numbers.target)
    if rising and numbers.signal is Signal.ON_COURSE:
        return _("On the way to {target}.").format(target=numbers.target)
    if numbers.signal in (Signal.SLIPPED, Signal.MOVING_AWAY):
        fact = choice.fact_of(goal)
        return fact[:1].upper() + fact[1:]
    return choice.sentence_of(goal)


def _briefly(rating: Rating, end: date) -> RatingShown:
    """Return a rating with its month, or its year where that is another one."""
    when = near_month(rating.on, end) if rating.on.year == end.year else str(rating.on.year)
    return RatingShown(value=rating.value or 0, when=when)


def _shown(rating: Rating, end: date) -> RatingShown:
    return RatingShown(value=rating.value or 0, when=near_month(rating.on, end))


def closed_goal(choice: Choice, goal: Goal) -> ClosedGoal:
    """Return a goal closed in the period, with one sentence."""
    return ClosedGoal(name=shorten(goal.newest.name, LONGEST_NAME), sentence=choice.sentence_of(goal))


def goal_page(choice: Choice, number: int, goal: Goal, numbers: GoalNumbers, course: Course) -> GoalPage:
    """Return everything about one goal; its table holds all ratings on its chart."""
    rows, years = ratings_shown(choice, goal, course)
    return GoalPage(
        number=number,
        goal=goal.id,
        name=shorten(goal.newest.name, LONGEST_NAME),
        wordings=tuple(_wordings(choice, goal)),
        course=course,
        sentence=choice.sentence_of(goal),
        remarks=texts_of(choice, goal, course).remarks,
        years=years,
        years_caption=years_caption(choice, course, years),
        ratings=rows,
        has_notes=any(row.own_note for row in rows),
        has_levels=any(row.level for row in rows),
        plan=tuple(_plan(choice, goal.newest)),
        anchors=_anchors(goal.newest),
        notes=tuple(_notes(choice, goal)),
        levels=_levels(choice, goal.newest, numbers),
    )


def _wordings(choice: Choice, goal: Goal) -> Iterator[WordingShown]:
    """Yield the versions, newest first; words that stand there already are not printed again."""
    after: GoalVersion | None = None
    for version in reversed(goal.versions):
        is_same = after is not None and keeps_words(goal, after)
        own_words = None if after is not None and version.own_words == after.own_words else version.own_words
        since = _("Meaning since {day}") if keeps_words(goal, version) else _("Wording since {day}")
        yield WordingShown(
            since=since.format(day=full_day(version.start)),
            own_statement=None if is_same else _statement(version, after),
            own_words=choice.private(PrivateKind.OWN_WORDS, own_words),
            target=None if after is None else _target(version),
            same=_("Meaning changed on {day}, wording the same.").format(day=full_day(after.start))
            if after is not None and is_same
            else None,
        )
        after = version


def _statement(version: GoalVersion, after: GoalVersion | None) -> str:
    """Return the sentence of a version, or its title where the sentence of the one `after` it is the same."""
    if after is not None and version.statement == after.statement:
        return version.name
    statement = version.statement or version.name
    if version.name != statement and len(version.name) > LONGEST_NAME:
        return f"{version.name}\n{statement}"
    return statement


def _target(version: GoalVersion) -> str:
    if version.target_date is None:
        return _("{target} of 10").format(target=version.effective_target)
    return _("{target} of 10 by {day}").format(target=version.effective_target, day=full_day(version.target_date))


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
    yield Fact(label=_("Target"), text=_target(version))
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
        else _(
            "T-score, which sums up the levels of all active goals that have levels: {score}. 50 is as hoped for."
        ).format(score=f"{t_score:.1f}"),
    )
