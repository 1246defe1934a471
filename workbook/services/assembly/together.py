"""What the report brings into the session: what may be in the way, steps and questions, and the sheet to fill in."""

from workbook.domain.goal import Goal
from workbook.domain.progress import GoalNumbers
from workbook.domain.reassessment import GROUPS, Agreed, Decision, InTheWay, PrivateKind, Reassessment, Step
from workbook.resources import translate as _
from workbook.services.assembly.choice import Choice
from workbook.services.assembly.shorten import LONGEST_ANCHOR, LONGEST_NAME, shorten
from workbook.services.assembly.therapy import check_ins
from workbook.services.days import full_day
from workbook.services.in_the_way import item_question, item_text, said_before
from workbook.services.labels import label, step_question
from workbook.services.reassessment import is_shown
from workbook.services.report import InTheWayPage, ItemGroup, ItemLine, SessionSheet, SheetGoal, SheetStep


def own_questions(choice: Choice) -> tuple[str, ...]:
    """Return what the person would like to talk about, or asked for the session before."""
    questions = () if choice.reassessment is None else choice.reassessment.questions
    return tuple(each.text for each in questions if is_shown(each))


def no_questions(choice: Choice) -> str | None:
    """Return that nothing is written for a session to come, and for which one the questions were; None otherwise."""
    if not choice.has_session:
        return None
    if not own_questions(choice):
        return _("Nothing written yet.")
    if choice.prepared is not None or choice.reassessment is None:
        return None
    day = full_day(choice.reassessment.on)
    return _("Nothing written yet. For the session on {day} I asked:").format(day=day)


def in_the_way_page(choice: Choice) -> InTheWayPage | None:
    """Return what may be in the way and what the person is open to; None where nothing of it is shown."""
    reassessment = choice.reassessment
    if reassessment is None:
        return None
    is_past = choice.prepared is None
    shown = {each.item for each in reassessment.in_the_way if is_shown(each)}
    nothing = _("Nothing in the way right now.") if InTheWay.NOTHING_NOW in shown else None
    intro = _("This is not about blame. It is about what could make the next stretch easier.")
    page = InTheWayPage(
        intro=" ".join(
            filter(None, (choice.written_for, _("That session has taken place.") if is_past else None, intro))
        ),
        nothing_now=nothing,
        groups=_groups(choice, reassessment, shown, is_past=is_past),
        own_other=choice.private(PrivateKind.OWN_WORDS, reassessment.in_the_way_other),
        own_why=choice.private(PrivateKind.PROMPTS, reassessment.own_words.why),
        own_as_is=choice.private(PrivateKind.PROMPTS, reassessment.own_words.as_is),
        steps=tuple(
            label(each.step) if is_past else step_question(each.step) for each in reassessment.open_to if is_shown(each)
        ),
        is_past=is_past,
    )
    said = (page.nothing_now, page.groups, page.own_other, page.own_why, page.own_as_is, page.steps)
    return page if any(said) else None


def _groups(
    choice: Choice, reassessment: Reassessment, shown: set[InTheWay], *, is_past: bool
) -> tuple[ItemGroup, ...]:
    """Return what was ticked; questions that a session has answered are left out, but for a tool that is named."""
    inside = [each for each in check_ins(choice) if each.on <= reassessment.on]
    return tuple(
        ItemGroup(
            title=label(group),
            items=tuple(
                ItemLine(
                    text=item_text(item),
                    beside=said_before(item, inside, choice.end),
                    question=_question(item, reassessment.tool, is_past=is_past),
                )
                for item in items
                if item in shown
            ),
        )
        for group, items in GROUPS.items()
        if shown.intersection(items)
    )


def _question(item: InTheWay, tool: str | None, *, is_past: bool) -> str | None:
    question = item_question(item, tool)
    names_tool = bool(tool) and question is not None and str(tool) in question
    return question if names_tool or not is_past else None


def session_sheet(choice: Choice) -> SessionSheet | None:
    """Return the sheet that person and therapist fill in together; None where therapy has ended."""
    if not choice.has_session:
        return None
    reassessment = choice.prepared
    open_steps = {each.step for each in reassessment.open_to if is_shown(each)} if reassessment else set()
    caption = " ".join(filter(None, (_("Printed bold: I am open to this."), choice.written_for)))
    return SessionSheet(
        day=None if choice.session_on is None else full_day(choice.session_on),
        own_questions=() if choice.prepared is None else own_questions(choice),
        goals=tuple(
            _sheet_goal(number, goal, numbers) for number, (goal, numbers) in enumerate(choice.active, start=1)
        ),
        decisions=tuple(label(each) for each in Decision),
        agreed=tuple(label(each) for each in Agreed),
        therapist_rating=_("The therapist’s rating is a choice. A difference is something to talk about."),
        steps=tuple(_sheet_step(step, is_open=step in open_steps) for step in Step),
        open_to_caption=caption if open_steps else None,
    )


def _sheet_goal(number: int, goal: Goal, numbers: GoalNumbers) -> SheetGoal:
    anchors = goal.newest.anchors
    rating = _("no rating yet")
    if numbers.ratings == 1:
        rating = _("my rating: {now}").format(now=numbers.latest)
    elif numbers.ratings:
        rating = _("my rating: from {start} at the start to {now}").format(start=numbers.baseline, now=numbers.latest)
    return SheetGoal(
        number=number,
        goal=goal.id,
        name=shorten(goal.newest.name, LONGEST_NAME),
        my_rating=rating,
        own_anchors=(_short(anchors.zero), _short(anchors.five), _short(anchors.ten)),
    )


def _short(words: str | None) -> str | None:
    return None if words is None else shorten(words, LONGEST_ANCHOR)


def _sheet_step(step: Step, *, is_open: bool) -> SheetStep:
    text = label(step)
    return SheetStep(text=_("{step} (I am open to this)").format(step=text) if is_open else text, open_to=is_open)
