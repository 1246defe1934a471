"""How therapy itself is going, in the report: the four statements, sessions, practice, pressures, notes."""

from collections.abc import Iterator
from datetime import date

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.reassessment import PrivateKind
from workbook.resources import translate as _
from workbook.resources import translate_count
from workbook.services.assembly.choice import Choice
from workbook.services.concerns import statement_fact
from workbook.services.course import TherapyCourse
from workbook.services.days import full_day, month_name, months, near_day
from workbook.services.labels import label, session_rhythm, statement_ends
from workbook.services.report import DatedText, Fact, StatementLine, TherapyPage
from workbook.services.summary import sessions

_NAMED = 6
"""So many check-ins at most are named by their months."""


def therapy_page(choice: Choice, course: TherapyCourse) -> TherapyPage | None:
    """Return the page about therapy itself, None when the period has no check-in."""
    inside = check_ins(choice)
    if not inside:
        return None
    return TherapyPage(
        course=course,
        statements=tuple(
            StatementLine(
                key=each.value,
                text=label(each),
                ends=statement_ends(each),
                sentence=statement_fact(each, inside, choice.end),
            )
            for each in Statement
        ),
        sessions=_sessions(inside, choice.end),
        practice=_practice(inside),
        pressures=tuple(_pressures(inside, choice.end)),
        notes=tuple(_notes(choice, inside)),
    )


def check_ins(choice: Choice) -> list[CheckIn]:
    """Return the check-ins of the period, oldest first."""
    return sorted((each for each in choice.contents.check_ins if each.on >= choice.start), key=lambda each: each.on)


def sessions_fact(choice: Choice) -> Fact:
    """Return the sessions of the period, how often they are and up to when they were counted."""
    rhythm, label_text = choice.contents.therapy.rhythm_on(choice.end), _("Sessions")
    if rhythm is not None and rhythm.sessions_every_days is not None:
        often = session_rhythm(rhythm.sessions_every_days)
        label_text = _("Sessions, {rhythm}").format(rhythm=often)
    last = _counted_until(check_ins(choice), choice.end)
    if last is not None:
        label_text = _("{sessions}, to {day}").format(sessions=label_text, day=near_day(last, choice.end))
    return Fact(label=label_text, text=_sessions_in_short(choice))


def _sessions_in_short(choice: Choice) -> str:
    """Return "26 attended, 3 missed; May not recorded", or "about 26" by the rhythm."""
    inside = check_ins(choice)
    recorded, missing = _recorded(inside)
    if recorded is None:
        began = choice.contents.therapy.therapy_start
        is_later = began is not None and began < choice.start
        count, _estimated = sessions(choice.contents, choice.start if is_later else began, choice.end)
        if count is None:
            return _("not recorded")
        if is_later:
            return _("not recorded; about {count}").format(count=count)
        return _("about {count} since the start").format(count=count)
    if missing:
        return _("{sessions}; {months} not recorded").format(sessions=recorded, months=months(missing, choice.end))
    return recorded


def _counted_until(inside: list[CheckIn], end: date) -> date | None:
    """Return the day up to which sessions were counted, where that is before the last day."""
    last = max((each.on for each in inside if each.sessions_attended is not None), default=end)
    return last if last < end else None


def _recorded(inside: list[CheckIn]) -> tuple[str | None, list[date]]:
    """Return "26 attended, 3 missed", without what was never noted, and the days of check-ins without a number."""
    numbers = [each for each in inside if each.sessions_attended is not None]
    if not numbers:
        return None, []
    attended = sum(each.sessions_attended or 0 for each in numbers)
    missed = [each.sessions_missed for each in numbers if each.sessions_missed is not None]
    text = _("{attended} attended").format(attended=attended)
    if missed:
        text = _("{attended} attended, {missed} missed").format(attended=attended, missed=sum(missed))
    return text, [each.on for each in inside if each.sessions_attended is None]


def _sessions(inside: list[CheckIn], end: date) -> str | None:
    recorded, missing = _recorded(inside)
    if recorded is None:
        return None
    sentence = _("Sessions, as noted at check-ins: {sessions}.").format(sessions=recorded)
    last = _counted_until(inside, end)
    if last is not None:
        sentence = _("Sessions, as noted at check-ins up to {day}: {sessions}.").format(
            day=near_day(last, end), sessions=recorded
        )
    if not missing:
        return sentence
    return _("{sentence} Not recorded in {months}.").format(sentence=sentence, months=months(missing, end))


def _practice(inside: list[CheckIn]) -> str | None:
    answered = [each for each in inside if each.practice is not None]
    if not answered:
        return None
    done = [each for each in answered if each.practice is Practice.DONE]
    set_at = [each for each in answered if each.practice is not Practice.NONE_SET]
    if not set_at:
        return _("Nothing was planned to practise between sessions.")
    sentence = translate_count(
        "Something to practise was planned at {planned} check-in; it was tried at {done} of them.",
        "Something to practise was planned at {planned} check-ins; it was tried at {done} of them.",
        len(set_at),
    ).format(done=len(done), planned=len(set_at))
    helped = [each.practice_helped for each in done if each.practice_helped is not None]
    if not helped:
        return sentence
    if min(helped) == max(helped):
        return _("{sentence} How much it helped, 0 to 10: {low}.").format(sentence=sentence, low=helped[0])
    return _("{sentence} How much it helped, 0 to 10: between {low} and {high}.").format(
        sentence=sentence, low=min(helped), high=max(helped)
    )


def _pressures(inside: list[CheckIn], end: date) -> Iterator[Fact]:
    for pressure in Pressure:
        days = [each.on for each in inside if pressure in each.pressures]
        if days:
            yield Fact(label=label(pressure), text=_when(days, len(inside), end))


def _when(days: list[date], check_ins: int, end: date) -> str:
    """Return the months in which something was ticked, and of many how many check-ins and the last of them."""
    if len(days) <= _NAMED:
        return months(days, end)
    last = _("{month} {year}").format(month=month_name(days[-1].month), year=days[-1].year)
    return _("{count} of {all} check-ins, the last in {month}").format(count=len(days), all=check_ins, month=last)


def _notes(choice: Choice, inside: list[CheckIn]) -> Iterator[DatedText]:
    for each in inside:
        texts = (
            (_("practice"), choice.private(PrivateKind.PRACTICE_NOTES, each.practice_note)),
            (_("what life brought"), choice.private(PrivateKind.PRESSURE_NOTES, each.pressure_note)),
            (_("this check-in"), choice.private(PrivateKind.CHECKIN_NOTES, each.note)),
        )
        for about, text in texts:
            if text:
                yield DatedText(day=full_day(each.on), about=about, own_text=text)
