"""The page that stands alone: who, when, each goal in a row, what stands out, what the person wants to talk about."""

from collections.abc import Iterator, Sequence

from workbook.domain.reassessment import PrivateKind
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.due import due_in_period, open_day
from workbook.services.assembly.goals import brief_row, closed_goal, goal_row
from workbook.services.assembly.last_time import agreed_heading, outcomes
from workbook.services.assembly.shorten import LONGEST_PERSON, shorten
from workbook.services.assembly.stands_out import stands_out, stands_out_briefly
from workbook.services.assembly.therapy import check_ins, sessions_fact
from workbook.services.assembly.together import no_questions, own_questions
from workbook.services.course import Course
from workbook.services.days import full_day, period
from workbook.services.report import Fact, FirstPage


def title() -> str:
    """Return the title of the report; it holds no name, so that it can stand in the metadata."""
    return _("Where my therapy goals stand")


def first_page(choice: Choice, courses: Sequence[Course], *, brief: bool = False) -> FirstPage:
    """Return page one, with a course for each active goal; `brief` in fewer words, for many goals."""
    words = None if choice.reassessment is None else choice.reassessment.own_words.helped
    make_row = brief_row if brief else goal_row
    rows = tuple(
        make_row(choice, number, goal, course)
        for number, ((goal, _numbers), course) in enumerate(zip(choice.active, courses, strict=True), start=1)
    )
    standing_out = tuple((stands_out_briefly if brief else stands_out)(choice))
    return FirstPage(
        occasion=_occasion(choice),
        title=title(),
        facts=tuple(_facts(choice)),
        agreed_heading=agreed_heading(choice),
        agreed=outcomes(choice, brief=brief),
        rating_caption=_(
            "My own ratings since each start: 0 not at all, 5 half way, 10 fully there; the start is not a check-in"
        ),
        goals=rows,
        no_goals=None if rows else _("No active goal in this period."),
        closed=tuple(closed_goal(choice, goal) for goal, _numbers in choice.closed),
        own_helped=choice.private(PrivateKind.PROMPTS, words),
        stands_out=standing_out or (_("Nothing stands out in this period."),),
        own_questions=own_questions(choice),
        no_questions=no_questions(choice),
        written_for=choice.written_for if words or own_questions(choice) else None,
        in_this_session=_in_this_session(choice) if choice.has_session else None,
    )


def _in_this_session(choice: Choice) -> str:
    if not choice.active:
        return _(
            "In this session I would like us to: read {pages}, find a goal to begin with, "
            "fill in the sheet on page\u00a0{page}."
        )
    if len(choice.active) == 1:
        return _(
            "In this session I would like us to: read {pages}, talk about the goal, "
            "fill in the sheet on page\u00a0{page}."
        )
    return _(
        "In this session I would like us to: read {pages}, choose one goal to talk about, "
        "fill in the sheet on page\u00a0{page}."
    )


def _occasion(choice: Choice) -> str:
    therapy, session_on = choice.contents.therapy, choice.session_on
    if therapy.therapy_end is not None and choice.has_ended:
        return _("Therapy ended on {day}").format(day=full_day(therapy.therapy_end))
    if session_on is None:
        return _("As of {day}").format(day=full_day(choice.end))
    if therapy.therapist:
        return _("For the session on {day} with {therapist}").format(
            day=full_day(session_on), therapist=shorten(therapy.therapist, LONGEST_PERSON)
        )
    return _("For the session on {day}").format(day=full_day(session_on))


def _facts(choice: Choice) -> Iterator[Fact]:
    if choice.contents.therapy.name:
        name = shorten(choice.contents.therapy.name, LONGEST_PERSON)
        yield Fact(label=_("Written by"), text=name, own=True)
    else:
        yield Fact(label=_("Written by"), text=_("no name written"))
    yield Fact(label=_("Period"), text=period(choice.start, choice.end))
    yield Fact(label=_check_ins_label(choice), text=_check_ins(choice))
    yield sessions_fact(choice)
    if choice.previous is None:
        yield Fact(label=_("Last reassessment"), text=_("none yet"))


def _check_ins(choice: Choice) -> str:
    """Return "6 of 7 due": those answered of the due days in the period; one still open counts when it is answered."""
    counted = [answer for each, answer in due_in_period(choice) if answer is not None or each.closes < choice.end]
    if not counted:
        nothing = _("none in this period") if choice.contents.check_ins else _("none yet")
        return str(sum(each.complete for each in check_ins(choice)) or nothing)
    answered = sum(answer is not None for answer in counted)
    return _("{answered} of {due} due").format(answered=answered, due=len(counted))


def _check_ins_label(choice: Choice) -> str:
    """Return "Check-ins, 1 still open" where one is due that can still be answered; the pages of goals say which."""
    return _("Check-ins") if open_day(choice) is None else _("Check-ins, 1 still open")
