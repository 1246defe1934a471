"""Puts the report together: from the workbook to pages on which every sentence is decided."""

from collections.abc import Collection, Mapping
from datetime import date

from workbook.domain.contents import Contents
from workbook.domain.goal import Goal
from workbook.domain.reassessment import Page, PrivateKind, Reassessment
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice, choose
from workbook.services.assembly.first_page import first_page, title
from workbook.services.assembly.goals import goal_page, printable
from workbook.services.assembly.private_texts import private_texts
from workbook.services.assembly.shorten import LONGEST_PERSON, shorten
from workbook.services.assembly.small_print import small_print, sources
from workbook.services.assembly.therapy import therapy_page
from workbook.services.assembly.together import in_the_way_page, session_sheet
from workbook.services.course import Course
from workbook.services.courses import Background, background, goal_course, therapy_course
from workbook.services.reassessment import first_day, newest
from workbook.services.report import Report


def assemble(
    contents: Contents,
    reassessment: Reassessment | None,
    *,
    today: date,
    start: date,
    end: date,
    page: Page | None = None,
    large_print: bool | None = None,
    include: Collection[PrivateKind] | None = None,
    language: str = "en-GB",
) -> Report:
    """Return the report from `start` to `end`, both in, printed on the day `today`.

    It holds nothing later than `end`; for a `reassessment` whose session comes later it is what was printed for it,
    without what the session decided. Paper, print and private texts are those of the reassessment unless given.
    """
    options = None if reassessment is None else reassessment.options
    chosen = include if include is not None else (() if options is None else options.include)
    choice = choose(contents, reassessment=reassessment, start=start, end=end, include=chosen)
    return _report(
        choice,
        today,
        page or (options and options.page) or Page.A4,
        large_print=bool(options and options.large_print) if large_print is None else large_print,
        language=language,
    )


def assemble_newest(
    contents: Contents,
    *,
    today: date,
    start: date | None = None,
    end: date | None = None,
    page: Page | None = None,
    large_print: bool | None = None,
    include: Collection[PrivateKind] | None = None,
) -> Report:
    """Return the report of the newest reassessment, from the first rating to today unless another period is given.

    A `start` after `end` is for the caller to refuse.
    """
    last = end or today
    return assemble(
        contents,
        newest(contents.reassessments, last),
        today=today,
        start=start or first_day(contents, last),
        end=last,
        page=page,
        large_print=large_print,
        include=include,
    )


def _report(choice: Choice, today: date, page: Page, *, large_print: bool, language: str) -> Report:
    around = background(choice.contents)
    together = min((choice.shown_from(goal) for goal, _numbers in choice.active), default=choice.start)
    courses = [_course(choice, around, goal, together) for goal, _numbers in choice.active]
    pages = tuple(
        goal_page(choice, number, goal, numbers, _course(choice, around, goal, choice.shown_from(goal)))
        for number, (goal, numbers) in enumerate((*choice.active, *choice.closed), start=1)
    )
    has_levels = any(page.levels is not None for page in pages)
    name = choice.contents.therapy.name
    return Report(
        document_title=title(),
        language=language,
        file_name=f"report-{choice.end.isoformat()}.pdf",
        printed_on=today,
        page=page,
        large_print=large_print,
        private_mark=_("Private"),
        foot=_(
            "Filled in by the person in therapy. A start for a conversation, not a diagnosis or a mark for anybody."
        ),
        sheet_foot=_("{name}: filled in together in the session").format(name=shorten(name, LONGEST_PERSON))
        if name
        else _("Filled in together in the session"),
        first=first_page(choice, courses),
        brief=first_page(choice, courses, brief=True),
        goals=pages,
        therapy=therapy_page(choice, therapy_course(around, first=choice.start, last=choice.end)),
        in_the_way=in_the_way_page(choice),
        sheet=session_sheet(choice),
        small_print=small_print(has_levels=has_levels),
        sources=sources(has_levels=has_levels),
    )


def _course(choice: Choice, around: Background, goal: Goal, first: date) -> Course:
    """Return the course of a goal from a day on, with no private text in it that was not chosen."""
    ratings, sentence = choice.ratings_of(goal), choice.sentence_of(goal)
    return printable(choice, goal_course(goal, ratings, around, first=first, last=choice.end, sentence=sentence))


def left_out(
    contents: Contents, reassessment: Reassessment | None, *, start: date, end: date, include: Collection[PrivateKind]
) -> Mapping[PrivateKind, int]:
    """Return how many private texts of each kind the report leaves out; kinds with none are not named."""
    choice = choose(contents, reassessment=reassessment, start=start, end=end, include=())
    return {kind: count for kind, count in private_texts(choice).items() if count and kind not in include}
