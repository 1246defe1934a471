"""How therapy itself is going, in the report: the four statements, sessions, practice, pressures, notes."""

from collections.abc import Iterator
from datetime import date

from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.reassessment import PrivateKind
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.concerns import statement_fact
from workbook.services.course import TherapyCourse
from workbook.services.days import full_day, months, months_or_how_many
from workbook.services.labels import label, session_rhythm, statement_ends
from workbook.services.report import DatedText, Fact, StatementLine, TherapyPage
from workbook.services.summary import sessions


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


def sessions_fact(choice: Choice) -> str:
    """Return the sessions of the period in short: "26 of 29 recorded; May not recorded", "about 26, weekly"."""
    inside = check_ins(choice)
    rhythm = choice.contents.therapy.rhythm_on(choice.end)
    often = session_rhythm(rhythm.sessions_every_days) if rhythm and rhythm.sessions_every_days else None
    recorded, missing = _recorded(inside)
    if recorded is None:
        began = choice.contents.therapy.therapy_start
        is_later = began is not None and began < choice.start
        count, _estimated = sessions(choice.contents, choice.start if is_later else began, choice.end)
        if count is None or often is None:
            return _("not recorded")
        if is_later:
            return _("not recorded; about {count}, {rhythm}").format(count=count, rhythm=often)
        return _("about {count} since the start, {rhythm}").format(count=count, rhythm=often)
    if missing:
        return _("{sessions} recorded; {months} not recorded").format(
            sessions=recorded, months=months(missing, choice.end)
        )
    return recorded if often is None else _("{sessions}, {rhythm}").format(sessions=recorded, rhythm=often)


def _recorded(inside: list[CheckIn]) -> tuple[str | None, list[date]]:
    """Return "26 of 29", or "26" when missed ones were never noted, and the days of check-ins without a number."""
    numbers = [each for each in inside if each.sessions_attended is not None]
    if not numbers:
        return None, []
    attended = sum(each.sessions_attended or 0 for each in numbers)
    missed = [each.sessions_missed for each in numbers if each.sessions_missed is not None]
    text = str(attended)
    if missed:
        text = _("{attended} of {planned}").format(attended=attended, planned=attended + sum(missed))
    return text, [each.on for each in inside if each.sessions_attended is None]


def _sessions(inside: list[CheckIn], end: date) -> str | None:
    recorded, missing = _recorded(inside)
    if recorded is None:
        return None
    sentence = _("Sessions that took place: {sessions}.").format(sessions=recorded)
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
    sentence = _("What we planned between sessions was tried at {done} of {planned} check-ins.").format(
        done=len(done), planned=len(set_at)
    )
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
            yield Fact(label=label(pressure), text=months_or_how_many(days, end))


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
