"""The report as plain data: what goes in, what stays out, and that it can be made again as it was."""

import re
from dataclasses import asdict, replace
from datetime import date

import pytest

from tests.services.test_labels import RULED_OUT
from workbook.domain.check_in import CheckIn, Practice, Pressure, Statement
from workbook.domain.contents import Contents
from workbook.domain.goal import Anchors, EarlierClosing, Goal, GoalStatus, GoalVersion, Levels
from workbook.domain.rating import Rater, Rating, RatingKind
from workbook.domain.reassessment import (
    Agreed,
    Decision,
    GoalDecision,
    InTheWay,
    Obstacle,
    OpenTo,
    OwnWords,
    Page,
    PrivateKind,
    Question,
    Reassessment,
    ReportOptions,
    Step,
)
from workbook.domain.therapy import Event, EventKind, Person, Rhythm, Therapy
from workbook.services.assembly import assemble, assemble_newest, left_out
from workbook.services.assembly.numbers import named
from workbook.services.example import example_contents
from workbook.services.report import ClosedGoal, Fact, Outcome, RatingShown, Report

START = date(2026, 1, 6)
END = date(2026, 8, 17)


def months(values: list[int | None], goal: str, *, version: int = 1, first: int = 1, **more: object) -> list[Rating]:
    return [
        Rating(
            id=f"{goal}-{version}-{first + index}",
            goal=goal,
            version=version,
            on=date(2026, first + index, 6),
            kind=RatingKind.CHECKIN if index else RatingKind.BASELINE,
            value=value,
            **more,  # type: ignore[arg-type]
        )
        for index, value in enumerate(values)
    ]


FRIEND = Goal(
    id="friend",
    status=GoalStatus.ACTIVE,
    created_on=START,
    versions=(
        GoalVersion(start=START, title="See friends more", own_words="private own words one"),
        GoalVersion(
            version=2,
            start=date(2026, 4, 14),
            title="Meet one friend",
            statement="I will meet one friend each week.",
            own_words="private own words two",
            why="private why",
            target_date=date(2026, 12, 6),
            measure="A tick in my diary",
            anchors=Anchors(zero="Nobody", ten="Every week"),
        ),
    ),
)
MONDAY = Goal(
    id="monday",
    status=GoalStatus.ACTIVE,
    created_on=START,
    versions=(
        GoalVersion(
            start=START,
            title="Speak up on Mondays",
            levels=Levels(much_less="silent", less="nod", expected="one sentence", more="two", much_more="three"),
        ),
    ),
)
CLOSED = Goal(
    id="walk",
    status=GoalStatus.CONTENT,
    created_on=START,
    closed_on=date(2026, 6, 20),
    closing_note="private closing note",
    versions=(GoalVersion(start=START, title="Walk each day"),),
)
DRAFT = Goal(
    id="draft", status=GoalStatus.DRAFT, created_on=START, versions=(GoalVersion(start=START, title="private draft"),)
)
LAST_TIME = Reassessment(
    id="april",
    on=date(2026, 4, 14),
    complete=True,
    start=START,
    end=date(2026, 4, 13),
    questions=(Question(text="asked in April"),),
    decisions=(
        GoalDecision(goal="friend", decision=Decision.REWORD, agreed=Agreed.YES, note="private decision note"),
        GoalDecision(goal="monday", decision=Decision.KEEP, agreed=Agreed.PARTLY),
    ),
    agreed_steps=(Step.TALK, Step.APPROACH, Step.RHYTHM),
    note="private reassessment note",
)
NOW = Reassessment(
    id="august",
    on=date(2026, 8, 18),
    complete=False,
    start=START,
    end=END,
    in_the_way=(
        Obstacle(item=InTheWay.JOB),
        Obstacle(item=InTheWay.LOSS, show=False),
        Obstacle(item=InTheWay.TOOL_UNHELPFUL),
        Obstacle(item=InTheWay.FEEL_JUDGED),
        Obstacle(item=InTheWay.MISUNDERSTOOD, show=True),
        Obstacle(item=InTheWay.NOT_SAFE, show=True),
    ),
    in_the_way_other="private other",
    tool="The diary",
    own_words=OwnWords(helped="private helped", why="private because", as_is="private as is"),
    questions=(Question(text="What could make Mondays easier?"), Question(text="private question", show=False)),
    open_to=(OpenTo(step=Step.TALK), OpenTo(step=Step.MEDICINE, show=False), OpenTo(step=Step.THERAPIST)),
)
CHECK_INS = tuple(
    CheckIn(
        id=f"c{month}",
        on=date(2026, month, 6),
        complete=True,
        sessions_attended=None if month == 3 else 4,
        sessions_missed=1 if month == 6 else 0,
        statements={Statement.CONNECTION: 4 if month < 7 else 2, Statement.DREAD: 1},
        practice=Practice.DONE if month > 4 else Practice.NOT_DONE,
        practice_helped=6 if month > 4 else None,
        practice_note="private practice note",
        pressures=(Pressure.WORK,) if month in (7, 8) else (),
        pressure_note="private pressure note",
        note="private check-in note",
    )
    for month in (2, 3, 4, 6, 7, 8)
)
CONTENTS = Contents(
    therapy=Therapy(
        name="Robin",
        therapist="Dr Ada",
        therapy_start=date(2026, 1, 5),
        rhythms=(
            Rhythm(start=START, months=1, sessions_every_days=7),
            Rhythm(start=date(2026, 6, 6), months=1, sessions_every_days=14),
        ),
    ),
    goals=(FRIEND, MONDAY, CLOSED, DRAFT),
    ratings=(
        *months([2, 3, 2, 3], "friend", note="private rating note"),
        Rating(id="new", goal="friend", version=2, on=date(2026, 4, 14), kind=RatingKind.BASELINE, value=2),
        *(replace(each, kind=RatingKind.CHECKIN) for each in months([4, 5, 6], "friend", version=2, first=6)),
        *months([3, 4, 3, 3], "monday", level=-1),
        *(replace(each, kind=RatingKind.CHECKIN) for each in months([3, None, 3], "monday", first=6, level=0)),
        *months([4, 5, 6], "walk"),
        Rating(
            id="view",
            goal="monday",
            version=1,
            on=date(2026, 4, 14),
            kind=RatingKind.SESSION,
            rater=Rater.THERAPIST,
            value=5,
            reassessment="april",
        ),
    ),
    check_ins=CHECK_INS,
    events=(Event(id="e", on=date(2026, 5, 4), kind=EventKind.APPROACH, label="private event"),),
    reassessments=(LAST_TIME, NOW),
    people=(Person(id="p", name="private person", number="0123"),),
)
KINDS_OF = {
    "private own words one": PrivateKind.OWN_WORDS,
    "private own words two": PrivateKind.OWN_WORDS,
    "private why": PrivateKind.OWN_WORDS,
    "private other": PrivateKind.OWN_WORDS,
    "private event": PrivateKind.OWN_WORDS,
    "private rating note": PrivateKind.RATING_NOTES,
    "private check-in note": PrivateKind.CHECKIN_NOTES,
    "private practice note": PrivateKind.PRACTICE_NOTES,
    "private pressure note": PrivateKind.PRESSURE_NOTES,
    "private closing note": PrivateKind.CLOSING_NOTES,
    "private decision note": PrivateKind.CLOSING_NOTES,
    "private reassessment note": PrivateKind.CLOSING_NOTES,
    "private helped": PrivateKind.PROMPTS,
    "private because": PrivateKind.PROMPTS,
    "private as is": PrivateKind.PROMPTS,
}


def report(
    contents: Contents = CONTENTS, reassessment: Reassessment | None = NOW, *include: PrivateKind, end: date = END
) -> Report:
    return assemble(contents, reassessment, today=END, start=START, end=end, include=include)


def private_texts(made: Report) -> set[str]:
    return set(re.findall(r"private [a-z -]+", str(asdict(made))))


def test_no_private_text_goes_in_unless_chosen() -> None:
    assert private_texts(report()) == set()


@pytest.mark.parametrize("kind", PrivateKind)
def test_each_switch_lets_in_its_own_kind_and_no_other(kind: PrivateKind) -> None:
    assert private_texts(report(CONTENTS, NOW, kind)) == {text for text, of in KINDS_OF.items() if of is kind}


def test_what_is_kept_for_me_never_goes_in() -> None:
    made = report(CONTENTS, NOW, *PrivateKind)
    assert made.in_the_way is not None
    assert made.sheet is not None
    shown = [item.text for group in made.in_the_way.groups for item in group.items]
    assert shown == [
        "Work or study takes a lot out of me",
        "A tool or an exercise does not help me",
        "I feel misunderstood",
    ]
    assert made.in_the_way.steps == ("Could we talk about how therapy is going for me, and what may be in the way?",)
    assert made.first.own_questions == ("What could make Mondays easier?",)
    assert [step.text for step in made.sheet.steps if step.open_to] == [
        "Talk about how therapy is going (I am open to this)"
    ]
    everything = str(asdict(made))
    assert "safe" not in everything
    assert "judged" not in everything
    assert "private person" not in everything


def test_options_of_the_reassessment_count_unless_given() -> None:
    options = ReportOptions(page=Page.LETTER, large_print=True, include=(PrivateKind.PROMPTS,))
    asked = replace(NOW, options=options)
    own = assemble(CONTENTS, asked, today=END, start=START, end=END)
    assert (own.page, own.large_print, own.first.own_helped) == (Page.LETTER, True, "private helped")
    given = assemble(CONTENTS, asked, today=END, start=START, end=END, page=Page.A4, large_print=False, include=())
    assert (given.page, given.large_print, given.first.own_helped) == (Page.A4, False, None)
    assert assemble(CONTENTS, NOW, today=END, start=START, end=END).page is Page.A4


def test_what_is_left_out_is_counted() -> None:
    counts = left_out(CONTENTS, NOW, start=START, end=END, include=(PrivateKind.PROMPTS,))
    assert counts == {
        PrivateKind.OWN_WORDS: 5,
        PrivateKind.RATING_NOTES: 4,
        PrivateKind.CHECKIN_NOTES: 6,
        PrivateKind.PRACTICE_NOTES: 6,
        PrivateKind.PRESSURE_NOTES: 6,
        PrivateKind.CLOSING_NOTES: 3,
    }
    assert left_out(Contents(), None, start=START, end=END, include=()) == {}


def test_page_one_stands_alone() -> None:
    first = report().first
    assert first.occasion == "For the session on 18 August 2026 with Dr Ada"
    assert first.facts == (
        Fact(label="Written by", text="Robin", own=True),
        Fact(label="Period", text="6 January to 17 August 2026"),
        Fact(label="Check-ins", text="6 of 7 due"),
        Fact(label="Sessions, every two weeks, to 6 August", text="20 attended, 1 missed; March not recorded"),
    )
    assert first.agreed_heading == "What we agreed on 14 April 2026, and what came of it"
    assert first.agreed == (
        Outcome(
            agreed="Goal 1, “See friends more” then: reword.",
            came_of_it="New wording since 14 April. Since then: from a rating of 2 in April to 6 in August.",
            own_note=None,
        ),
        Outcome(
            agreed="Goal 2: keep; we agreed in part on having this goal.",
            came_of_it="Since then: from a rating of 3 in April to 3 in August.",
            own_note=None,
        ),
        Outcome(
            agreed="Try another tool or way of working.",
            came_of_it="Another way of working, since 4 May.",
            own_note=None,
        ),
        Outcome(agreed="How often we meet.", came_of_it="We have met every two weeks since 6 June.", own_note=None),
        Outcome(
            agreed="Also agreed: Talk about how therapy is going.",
            came_of_it="Nothing is written about what came of it.",
            own_note=None,
        ),
    )
    friend, monday = first.goals
    assert (friend.number, friend.name) == (1, "Meet one friend")
    assert (friend.start, friend.now) == (RatingShown(value=2, when="April"), RatingShown(value=6, when="6 August"))
    assert (
        friend.sentence
        == friend.course.sentence
        == "From a rating of 2 in April to 6 in August, on the way to 8 by 6 December."
    )
    assert friend.remarks == ("New wording on 14 April.",)
    assert report().goals[0].remarks == (
        "New wording on 14 April.",
        "No check-in in May.",
        "Moves of 1 or 2 often come and go.",
    )
    assert (monday.number, monday.sentence) == (2, "Between 3 and 4 since January.")
    assert monday.remarks == ("Target 8.",)
    assert first.closed == (
        ClosedGoal(
            name="Walk each day",
            sentence="From a rating of 4 in January to 6 in March. Closed on 20 June 2026, fine as it is.",
        ),
    )
    assert first.stands_out == (
        "Goal 1: up by 3 points or more since April. Moves of 1 or 2 often come and go.",
        "Goal 2: between 3 and 4 since January.",
        "“I feel connected and understood”: from 4 in February to 2 in August, on a scale of 0 to 4.",
        "What life brought in July and August: “Work or study”.",
    )
    assert first.no_goals is None


def test_a_goal_page_has_every_rating_and_gap_of_the_period() -> None:
    monday = report().goals[1]
    assert [(row.day, row.value, row.level, row.remark) for row in monday.ratings] == [
        ("6 January 2026", "3", "−1", "start"),
        ("6 February 2026", "4", "−1", None),
        ("6 March 2026", "3", "−1", None),
        ("6 April 2026", "3", "−1", None),
        ("14 April 2026", "5", None, "my therapist’s rating, in the session"),
        ("May", "–", None, "no check-in"),
        ("6 June 2026", "3", "0", None),
        ("6 July 2026", "not sure", "0", None),
        ("6 August 2026", "3", "0", None),
    ]
    assert (monday.has_levels, monday.has_notes) == (True, False)
    assert monday.levels is not None
    assert [row.level for row in monday.levels.rows if row.now] == ["0"]
    assert monday.levels.caption == "Now: 0, as hoped for."
    assert monday.levels.t_score == (
        "T-score, which sums up the levels of all active goals that have levels: 50.0. 50 is as hoped for."
    )


def test_both_wordings_stand_on_the_page_and_the_table_marks_the_break() -> None:
    friend = report(CONTENTS, NOW, PrivateKind.OWN_WORDS).goals[0]
    assert [(each.since, each.own_statement, each.own_words) for each in friend.wordings] == [
        ("Wording since 14 April 2026", "I will meet one friend each week.", "private own words two"),
        ("Wording since 6 January 2026", "See friends more", "private own words one"),
    ]
    assert [row.day for row in friend.ratings if row.starts_wording] == ["14 April 2026"]
    assert friend.anchors == (Fact(label="0", text="Nobody", own=True), Fact(label="10", text="Every week", own=True))
    assert friend.plan[:2] == (
        Fact(label="Target", text="8 of 10 by 6 December 2026"),
        Fact(label="How it shows", text="A tick in my diary", own=True),
    )
    assert friend.levels is None


def test_goals_are_numbered_through_the_report() -> None:
    made = report()
    assert [(page.number, page.name) for page in made.goals] == [
        (1, "Meet one friend"),
        (2, "Speak up on Mondays"),
        (3, "Walk each day"),
    ]
    assert made.sheet is not None
    assert [(goal.number, goal.name, goal.my_rating) for goal in made.sheet.goals] == [
        (1, "Meet one friend", "my rating: from 2 at the start to 6"),
        (2, "Speak up on Mondays", "my rating: from 3 at the start to 3"),
    ]


def test_therapy_itself() -> None:
    page = report().therapy
    assert page is not None
    assert [line.sentence for line in page.statements] == [
        "1 on a scale of 0 to 4, since February.",
        "From 4 in February to 2 in August, on a scale of 0 to 4.",
        "Not answered yet.",
        "Not answered yet.",
    ]
    assert [line.key for line in page.statements] == list(page.course.statements)
    assert page.sessions == (
        "Sessions, as noted at check-ins up to 6 August: 20 attended, 1 missed. Not recorded in March."
    )
    assert page.practice == (
        "Something to practise was planned at 6 check-ins; it was tried at 3 of them. How much it helped, 0 to 10: 6."
    )
    assert page.pressures == (Fact(label="Work or study", text="July and August"),)
    assert report(replace(CONTENTS, check_ins=())).therapy is None


def test_what_may_be_in_the_way_becomes_questions() -> None:
    page = report().in_the_way
    assert page is not None
    job, tool = page.groups[0].items[0], page.groups[1].items[0]
    assert [group.title for group in page.groups] == ["Life outside", "How we work", "Working together"]
    assert job.beside == "Ticked in July and August."
    assert tool.question == "“The diary” does not help me so far. Could we change it or try another?"
    nothing = replace(NOW, in_the_way=(Obstacle(item=InTheWay.NOTHING_NOW),), open_to=())
    calm = report(CONTENTS, nothing).in_the_way
    assert calm is not None
    assert (calm.nothing_now, calm.groups) == ("Nothing in the way right now.", ())
    kept = replace(NOW, in_the_way=(Obstacle(item=InTheWay.NOT_SAFE),), open_to=())
    assert report(CONTENTS, kept).in_the_way is None


def used(contents: Contents) -> Contents:
    """Return the workbook after the session in August, and some weeks more."""
    session = date(2026, 8, 18)
    done = replace(
        NOW,
        complete=True,
        decisions=(
            GoalDecision(goal="friend", decision=Decision.REACHED),
            GoalDecision(goal="monday", decision=Decision.REWORD),
        ),
    )
    reworded = GoalVersion(version=2, start=session, title="One question on Mondays")
    return replace(
        contents,
        goals=(
            replace(FRIEND, status=GoalStatus.REACHED, closed_on=session),
            replace(MONDAY, versions=(*MONDAY.versions, reworded)),
            CLOSED,
            Goal(
                id="later",
                status=GoalStatus.ACTIVE,
                created_on=session,
                versions=(GoalVersion(start=session, title="Later"),),
            ),
        ),
        ratings=(
            *contents.ratings,
            Rating(
                id="t",
                goal="friend",
                version=2,
                on=END,
                kind=RatingKind.SESSION,
                rater=Rater.THERAPIST,
                value=4,
                reassessment="august",
            ),
            Rating(id="b", goal="monday", version=2, on=session, kind=RatingKind.BASELINE, value=1),
        ),
        check_ins=(*contents.check_ins, CheckIn(id="c9", on=date(2026, 9, 6), complete=True)),
        reassessments=(LAST_TIME, done),
    )


def test_it_can_be_made_again_as_it_was() -> None:
    after = used(CONTENTS)
    again = assemble(after, after.reassessments[1], today=date(2026, 12, 1), start=START, end=END, include=())
    assert replace(again, printed_on=END) == report()


def test_what_the_session_decided_on_the_last_day_is_not_in_what_was_printed_for_it() -> None:
    session = replace(NOW, on=END)
    before = replace(CONTENTS, reassessments=(LAST_TIME, session))
    done = replace(session, complete=True, decisions=(GoalDecision(goal="friend", decision=Decision.REACHED),))
    closed = replace(FRIEND, status=GoalStatus.REACHED, closed_on=END, closing_note="done")
    after = replace(before, goals=(closed, *CONTENTS.goals[1:]), reassessments=(LAST_TIME, done))
    assert report(after, done) == report(before, session)
    later = assemble(after, done, today=END, start=START, end=date(2026, 9, 1))
    assert later.first.closed[0].name == "Meet one friend"
    assert later.first.agreed_heading == "What we agreed on 17 August 2026, and what came of it"
    assert later.first.agreed == ()


def test_entries_changed_or_entered_later_are_marked() -> None:
    first, second, *rest = CONTENTS.ratings
    changed = replace(first, changed_at="2026-09-03T10:00:00+02:00")
    late = replace(second, entered_at="2026-02-20T10:00:00+02:00")
    rows = report(replace(CONTENTS, ratings=(changed, late, *rest))).goals[0].ratings
    assert rows[0].remark == "start, changed on 3 September 2026"
    assert rows[1].remark == "entered on 20 February 2026"


def test_a_goal_that_was_closed_then_and_reopened_later_is_closed_in_an_earlier_report() -> None:
    closing = EarlierClosing(
        status=GoalStatus.SET_ASIDE, on=date(2026, 5, 1), note="then", reopened_on=date(2026, 7, 1)
    )
    reopened = replace(MONDAY, earlier_closings=(closing,))
    contents = replace(CONTENTS, goals=(FRIEND, reopened))
    june = report(contents, None, PrivateKind.CLOSING_NOTES, end=date(2026, 6, 10))
    assert [each.name for each in june.first.closed] == ["Speak up on Mondays"]
    assert [(each.about, each.own_text) for each in june.goals[1].notes] == [("when it was closed", "then")]
    assert [row.name for row in report(contents, None).first.goals] == ["Meet one friend", "Speak up on Mondays"]


def test_without_anything_there_is_still_a_report() -> None:
    made = assemble_newest(Contents(), today=END)
    assert made.first.occasion == "As of 17 August 2026"
    assert made.first.no_goals == "No active goal in this period."
    assert made.first.stands_out == ("Nothing stands out in this period.",)
    assert made.first.facts == (
        Fact(label="Written by", text="no name written"),
        Fact(label="Period", text="17 August 2026"),
        Fact(label="Check-ins", text="none yet"),
        Fact(label="Sessions", text="not recorded"),
        Fact(label="Last reassessment", text="none yet"),
    )
    assert (made.goals, made.therapy, made.in_the_way) == ((), None, None)
    assert made.sheet is not None
    assert (made.sheet.day, made.sheet.goals) == (None, ())
    assert made.first.no_questions == "Nothing written yet."
    assert made.first.in_this_session is not None
    assert "find a goal to begin with" in made.first.in_this_session
    assert made.small_print


def test_one_goal_with_two_ratings() -> None:
    contents = replace(CONTENTS, goals=(MONDAY,), ratings=tuple(months([3, 4], "monday")), check_ins=())
    row = report(contents, None, end=date(2026, 2, 28)).first.goals[0]
    assert row.sentence == "Two ratings so far: 3 and 4. Too few to say more."
    one = report(contents, None, end=date(2026, 1, 20))
    assert (one.first.goals[0].start, one.first.goals[0].now) == (RatingShown(value=3, when="January"), None)
    assert one.sheet is not None
    assert one.sheet.goals[0].my_rating == "my rating: 3"
    assert one.first.in_this_session is not None
    assert "talk about the goal" in one.first.in_this_session


def test_the_last_report_says_that_therapy_has_ended() -> None:
    ended = replace(CONTENTS, therapy=replace(CONTENTS.therapy, therapy_end=date(2026, 8, 1)))
    last = report(ended, None)
    assert last.first.occasion == "Therapy ended on 1 August 2026"
    assert (last.sheet, last.first.in_this_session) == (None, None)
    assert report(ended, NOW).sheet is not None
    planned = replace(CONTENTS, therapy=replace(CONTENTS.therapy, therapist=None, next_reassessment=date(2026, 9, 1)))
    assert report(planned, None).first.occasion == "For the session on 1 September 2026"


def test_the_newest_reassessment_is_used_from_the_first_rating_on() -> None:
    made = assemble_newest(CONTENTS, today=END)
    assert made.first.own_questions == ("What could make Mondays easier?",)
    assert made.first.facts[1].text == "6 January to 17 August 2026"
    april = assemble_newest(CONTENTS, today=END, start=date(2026, 2, 1), end=date(2026, 4, 13))
    assert april.first.own_questions == ("asked in April",)
    assert april.first.agreed_heading is None
    assert april.first.goals[0].name == "See friends more"
    assert april.first.facts[1].text == "1 February to 13 April 2026"


def test_what_was_prepared_for_an_earlier_session_says_so() -> None:
    waiting = replace(used(CONTENTS), reassessments=(LAST_TIME, NOW))
    later = assemble_newest(waiting, today=date(2026, 11, 3), include=tuple(PrivateKind))
    assert later.first.own_questions == ("What could make Mondays easier?",)
    assert later.first.written_for == "Written for the session on 18 August 2026."
    assert later.in_the_way is not None
    assert later.in_the_way.intro.startswith("Written for the session on 18 August 2026. This is not about blame.")
    assert later.sheet is not None
    assert later.sheet.open_to_caption == (
        "Printed bold: I am open to this. Written for the session on 18 August 2026."
    )
    assert later.first.occasion == "As of 3 November 2026"
    assert report().first.written_for is None


def test_ticks_are_told_beside_what_check_ins_said_up_to_the_session() -> None:
    """A month after the session is not said to have been ticked before it."""
    session = replace(NOW, on=date(2026, 7, 20))
    page = report(replace(CONTENTS, reassessments=(LAST_TIME, session)), session).in_the_way
    assert page is not None
    assert page.groups[0].items[0].beside == "Ticked in July."


def test_what_a_session_has_answered_is_no_wish_any_more() -> None:
    later = assemble_newest(used(CONTENTS), today=date(2026, 11, 3), include=tuple(PrivateKind))
    assert later.first.no_questions == "Nothing written yet. For the session on 18 August 2026 I asked:"
    assert later.first.own_questions == ("What could make Mondays easier?",)
    assert later.in_the_way is not None
    assert later.in_the_way.intro.startswith("Written for the session on 18 August 2026. That session has taken place.")
    assert later.in_the_way.is_past
    assert later.in_the_way.steps == ("Talk about how therapy is going",)
    assert [item.question for group in later.in_the_way.groups for item in group.items] == [
        None,
        "“The diary” does not help me so far. Could we change it or try another?",
        None,
    ]
    assert (later.first.own_helped, later.first.written_for) == (
        "private helped",
        "Written for the session on 18 August 2026.",
    )
    assert later.sheet is not None
    assert (later.sheet.own_questions, later.sheet.open_to_caption) == ((), None)
    assert not any(step.open_to for step in later.sheet.steps)


def test_ratings_of_a_new_wording_are_told_as_such() -> None:
    ratings = tuple(each for each in CONTENTS.ratings if each.goal == "friend" and each.on <= date(2026, 6, 6))
    later = [replace(each, kind=RatingKind.CHECKIN) for each in ratings if each.version == 2]
    new = tuple(each for each in later if each.on.month == 6)
    few = replace(CONTENTS, goals=(FRIEND,), ratings=(*ratings[:4], *new), reassessments=())
    made = report(few, None, end=date(2026, 6, 10))
    assert made.goals[0].sentence == "One rating since the new wording: 4. Too few to say more."
    assert [(row.day, row.remark, row.starts_wording) for row in made.goals[0].ratings[-2:]] == [
        ("May", "no check-in", False),
        ("6 June 2026", "start of the new wording", False),
    ]
    made = report(replace(few, ratings=ratings), None, end=date(2026, 6, 10))
    assert made.goals[0].sentence == "Two ratings since the new wording: 2 and 4. Too few to say more."


def test_a_check_in_that_is_still_open_on_the_last_day_is_told_as_that() -> None:
    on_time = replace(CONTENTS, check_ins=CHECK_INS[:-1], ratings=tuple(r for r in CONTENTS.ratings if r.on.month < 8))
    made = report(on_time, None, end=date(2026, 8, 6))
    assert made.first.facts[2] == Fact(label="Check-ins, 1 still open", text="5 of 6 due")
    friend, monday, walk = made.goals
    for page in (friend, monday):
        row = page.ratings[-1]
        assert (row.day, row.value, row.remark) == ("6 August 2026", "–", "check-in still open")
    assert walk.ratings[-1].remark != "check-in still open"
    answered = report(CONTENTS, None, end=date(2026, 8, 6))
    assert answered.first.facts[2] == Fact(label="Check-ins", text="6 of 7 due")
    assert answered.goals[0].ratings[-1].value == "6"
    paused = Event(id="p", on=date(2026, 8, 1), kind=EventKind.PAUSE)
    made = report(replace(on_time, events=(*on_time.events, paused)), None, end=date(2026, 8, 6))
    assert made.first.facts[2] == Fact(label="Check-ins", text="5 of 6 due")


def test_a_new_meaning_in_the_same_words_is_told_as_such() -> None:
    first = replace(FRIEND.versions[0], target=7, target_date=date(2026, 7, 1))
    raised = replace(first, version=2, start=date(2026, 4, 14), target=9, target_date=None)
    made = report(replace(CONTENTS, goals=(replace(FRIEND, versions=(first, raised)),)), NOW)
    assert made.goals[0].remarks[0] == "Meaning changed on 14 April, wording the same."
    newest, earlier = made.goals[0].wordings
    assert (newest.own_statement, newest.target, newest.same) == ("See friends more", None, None)
    assert (earlier.own_statement, earlier.target) == (None, "7 of 10 by 1 July 2026")
    assert earlier.same == "Meaning changed on 14 April 2026, wording the same."
    assert made.first.agreed[0].came_of_it == (
        "Meaning changed on 14 April, wording the same. Since then: from a rating of 2 in April to 6 in August."
    )


def test_a_new_meaning_in_the_same_words_is_one_story_in_table_chart_and_sentence() -> None:
    first = FRIEND.versions[0]
    friend = replace(FRIEND, versions=(first, replace(first, version=2, start=date(2026, 4, 14), target=9)))
    ratings = tuple(each for each in CONTENTS.ratings if each.goal == "friend" and each.on != date(2026, 4, 14))
    later = tuple(replace(each, kind=RatingKind.CHECKIN) if each.version == 2 else each for each in ratings)
    contents = replace(CONTENTS, goals=(friend,), ratings=later, reassessments=())
    page = report(contents, None, end=date(2026, 6, 10)).goals[0]
    assert page.sentence == "One rating since the meaning changed: 4. Too few to say more."
    assert page.wordings[0].since == "Meaning since 14 April 2026"
    assert [(row.day, row.value, row.remark) for row in page.ratings if row.remark is not None] == [
        ("6 January 2026", "2", "start"),
        ("14 April 2026", "", "new meaning"),
        ("May", "–", "no check-in"),
        ("6 June 2026", "4", "start of the new meaning"),
    ]
    assert [row.starts_wording for row in page.ratings].index(True) == 4
    assert [each.keeps_words for each in page.course.wordings] == [False, True]
    spoken = report(contents, None, end=date(2026, 4, 20)).goals[0].sentence
    assert spoken == "No rating since the meaning changed."


def test_an_earlier_title_of_the_same_sentence_is_told() -> None:
    first = replace(FRIEND.versions[0], statement="I will see a friend each week.")
    later = replace(first, version=2, start=date(2026, 4, 14), title="A friend each week")
    newest, earlier = report(replace(CONTENTS, goals=(replace(FRIEND, versions=(first, later)),))).goals[0].wordings
    assert (newest.own_statement, earlier.own_statement) == ("I will see a friend each week.", "See friends more")


def test_a_goal_left_out_of_a_check_in_is_not_told_as_a_check_in_that_did_not_take_place() -> None:
    ratings = tuple(each for each in CONTENTS.ratings if (each.goal, each.on) != ("monday", date(2026, 6, 6)))
    monday = report(replace(CONTENTS, ratings=ratings)).goals[1]
    told = {row.day: row.remark for row in monday.ratings if row.value == "–"}
    assert told == {"May": "no check-in", "6 June 2026": "not rated"}


def test_a_goal_closed_last_time_is_told_once_unless_both_did_not_agree() -> None:
    decided = GoalDecision(goal="walk", decision=Decision.CONTENT)
    for agreed, told in ((None, []), (Agreed.YES, []), (Agreed.NOT_YET, ["did not agree on having this goal yet"])):
        then = replace(LAST_TIME, decisions=(replace(decided, agreed=agreed),), agreed_steps=(), note=None)
        closed = replace(CLOSED, closed_on=LAST_TIME.on)
        first = report(replace(CONTENTS, goals=(closed,), reassessments=(then,)), None).first
        assert [each.name for each in first.closed] == ["Walk each day"]
        assert len(first.agreed) == len(told)
        assert all(text in str(outcome.agreed) for text, outcome in zip(told, first.agreed, strict=True))


def test_several_goals_say_once_what_holds_for_all() -> None:
    down = tuple(months([8, 8, 7, 6, 5, 4, 3], "friend"))
    up = tuple(months([2, 2, 3, 5, 5, 6], "walk", first=2))
    walk = replace(CLOSED, status=GoalStatus.ACTIVE, closed_on=None, closing_note=None)
    friend = replace(FRIEND, versions=FRIEND.versions[:1])
    first = report(Contents(goals=(friend, walk), ratings=(*down, *up)), None).first
    assert first.stands_out[:2] == (
        "Goal 2: up by 3 points or more since February. Moves of 1 or 2 often come and go.",
        "Goal 1: down by 3 points or more since January. Ratings do fall at times, also when therapy helps.",
    )
    assert [row.remarks for row in first.goals] == [("Target 8.",), ()]
    assert sum(text.count("come and go") for text in first.stands_out) == 1
    assert first.goals[0].sentence == first.goals[0].course.sentence
    assert "bring this to the next session" not in first.goals[0].sentence


def test_a_text_in_the_place_of_a_name_is_cut_on_page_one_and_whole_on_its_own_page() -> None:
    text = "a long name that goes on and on " * 600
    version = GoalVersion(start=START, title=text, statement="The statement.", anchors=Anchors(ten=text))
    therapy = replace(CONTENTS.therapy, name=text, therapist=text)
    made = report(
        replace(CONTENTS, goals=(replace(MONDAY, versions=(version,)),), ratings=(), therapy=therapy), NOW, *PrivateKind
    )
    assert made.sheet is not None
    anchor = made.sheet.goals[0].own_anchors[2]
    assert anchor is not None
    names = (made.first.goals[0].name, made.goals[0].name, made.sheet.goals[0].name, made.first.facts[0].text, anchor)
    assert all(name.endswith("…") and len(name) <= 160 for name in names)
    assert max(len(made.first.occasion), len(made.sheet_foot)) < 120
    assert made.goals[0].wordings[0].own_statement == f"{text}\nThe statement."
    assert made.goals[0].anchors == (Fact(label="10", text=text, own=True),)


def test_notes_on_decisions_stand_on_the_page_of_their_goal() -> None:
    made = report(CONTENTS, NOW, PrivateKind.CLOSING_NOTES)
    assert [(note.day, note.about, note.own_text) for page in made.goals for note in page.notes] == [
        ("14 April 2026", "when we decided", "private decision note"),
        ("20 June 2026", "when it was closed", "private closing note"),
    ]
    assert [outcome.own_note for outcome in made.first.agreed if outcome.own_note] == ["private reassessment note"]


def test_nothing_names_this_computer_or_the_person_where_all_can_read_it() -> None:
    made = report()
    assert "Robin" not in made.document_title + made.file_name
    assert made.file_name == "report-2026-08-17.pdf"


def test_no_ruled_out_word_in_the_report_of_the_example() -> None:
    made = assemble_newest(example_contents(END), today=END)
    assert len(made.first.goals) == 3
    assert not RULED_OUT.search(str(asdict(replace(made, sources=()))))


def test_a_later_period_keeps_the_start_and_says_what_moved_in_it() -> None:
    """Page one, the goal's page, its chart and its table agree, also about a goal that was rated before alone."""
    silent = replace(CLOSED, status=GoalStatus.ACTIVE, closed_on=None, closing_note=None)
    noted = tuple(replace(each, note="a note") for each in CONTENTS.ratings)
    contents = replace(CONTENTS, goals=(FRIEND, MONDAY, silent), ratings=noted)
    made = assemble(contents, NOW, today=END, start=date(2026, 6, 1), end=END, include=tuple(PrivateKind))
    friend, monday, walk = made.first.goals
    assert friend.sentence == "From a rating of 2 in April to 6 in August, on the way to 8 by 6 December."
    assert (friend.start, friend.now) == (RatingShown(value=2, when="April"), RatingShown(value=6, when="6 August"))
    assert friend.remarks[0] == made.goals[0].remarks[0] == "In this period: from a rating of 4 in June to 6 in August."
    assert monday.remarks[:2] == ("Target 8.", "In this period: 3 each time.")
    assert (walk.now, walk.remarks[0]) == (
        RatingShown(value=6, when="6 March"),
        "Not rated in this period; last on 6 March.",
    )
    for row, page in zip(made.first.goals, made.goals, strict=True):
        assert row.sentence == page.sentence == page.course.sentence
        for course in (row.course, page.course):
            first, *_between, last = (point for point in course.points if point.version == course.wordings[-1].version)
            assert row.start is not None
            assert row.now is not None
            assert (first.value, last.value) == (row.start.value, row.now.value)
    assert {row.course.first for row in made.first.goals} == {START}
    assert made.goals[0].course.first == date(2026, 4, 14)
    assert [(row.day, row.remark, row.own_note is None) for row in made.goals[0].ratings] == [
        ("14 April 2026", "start of the new wording, before this period", True),
        ("May", "no check-in", True),
        ("6 June 2026", None, False),
        ("6 July 2026", None, False),
        ("6 August 2026", None, False),
    ]
    assert all(row.remark.endswith("before this period") for row in made.goals[2].ratings[:3] if row.remark)
    assert all(point.note is None for page in made.goals for point in page.course.points)


def test_a_period_without_check_ins_counts_its_own_sessions() -> None:
    quiet = assemble(CONTENTS, None, today=END, start=date(2026, 8, 7), end=END)
    assert quiet.first.facts[3] == Fact(label="Sessions, every two weeks", text="not recorded; about 1")


def test_goals_are_named_by_runs_of_their_numbers() -> None:
    said = {
        (1,): "Goal 1",
        (1, 2, 4): "Goals 1, 2 and 4",
        (1, 2, 3, 4, 6): "Goals 1 to 4 and 6",
        (7, 8, 9): "Goals 7 to 9",
    }
    assert {numbers: named(numbers) for numbers in said} == said


def test_many_goals_are_told_in_fewer_words_that_say_the_same() -> None:
    """The brief page one has every number of the full one; what is alike stands together."""
    goals = tuple(
        Goal(id=name, status=GoalStatus.ACTIVE, created_on=START, versions=(GoalVersion(start=START, title=name * 60),))
        for name in "abcdef"
    )
    values = ([2, 3, 4, 5, 6, 7], [2, 2, 3, 4, 4, 6], [3] * 6, [4, 4, 4, 4, 5, 5], [6, 6, 5, 5, 4, 3], [5])
    ratings = tuple(each for goal, row in zip(goals, values, strict=True) for each in months(list(row), goal.id))
    kept = tuple(GoalDecision(goal=name, decision=Decision.KEEP, agreed=Agreed.YES) for name in "abcde")
    last = replace(LAST_TIME, decisions=(*kept, GoalDecision(goal="f", decision=Decision.REWORD)), agreed_steps=())
    contents = replace(CONTENTS, goals=goals, ratings=ratings, reassessments=(last,), check_ins=(), events=())
    made = report(contents, NOW)
    full, brief = made.first, made.brief
    assert [outcome.agreed for outcome in brief.agreed] == ["Goals 1 to 5: keep.", "Goal 6: reword."]
    assert [outcome.came_of_it for outcome in brief.agreed] == [
        "Higher since then: Goals 1 and 2. The same since then: Goal 3. Within a point of then: Goal 4. "
        "Lower since then: Goal 5.",
        "Not rated since then.",
    ]
    assert len(full.agreed) == 6
    assert brief.stands_out == (
        "Goals 1 and 2: up by 3 points or more. Moves of 1 or 2 often come and go.",
        "Goal 5: down by 3 points or more. Ratings do fall at times, also when therapy helps.",
        "Goals 3 and 4: about level.",
    )
    for row, short in zip(full.goals, brief.goals, strict=True):
        assert (row.number, row.goal, row.course) == (short.number, short.goal, short.course)
        assert (row.start and row.start.value, row.now and row.now.value) == (
            short.start and short.start.value,
            short.now and short.now.value,
        )
        assert (short.name, len(short.short_name)) == (row.name, 41)
    assert [row.then and row.then.value for row in brief.goals] == [5, 4, 3, 4, 5, 5]
    assert all(row.then is None for row in full.goals)
    assert [row.sentence for row in brief.goals] == [
        "On the way to 8.",
        "On the way to 8.",
        "At 3 since January.",
        "Between 4 and 5 since January.",
        "From a rating of 6 in January to 3 in June.",
        "One rating so far: 5. Too few to say more.",
    ]
    assert not RULED_OUT.search(str(asdict(brief)))


def test_a_goal_with_many_ratings_takes_a_row_for_each_year() -> None:
    days = [date(2024 + month // 12, month % 12 + 1, 6) for month in range(32)]
    values = [None if day == date(2024, 6, 6) else day.month % 10 for day in days]
    ratings = [
        Rating(
            id=f"r{place}",
            goal="monday",
            version=1 if day < date(2026, 3, 1) else 2,
            on=day,
            kind=RatingKind.CHECKIN if place else RatingKind.BASELINE,
            value=value,
            note="private rating note" if day in (date(2024, 2, 6), date(2026, 8, 6)) else None,
        )
        for place, (day, value) in enumerate(zip(days, values, strict=True))
        if day != date(2025, 11, 6)
    ]
    extra = Rating(id="x", goal="monday", version=2, on=date(2026, 8, 9), kind=RatingKind.EXTRA, value=1)
    twice = Rating(id="y", goal="monday", version=2, on=date(2026, 8, 12), kind=RatingKind.SESSION, value=9, level=1)
    first = replace(MONDAY.versions[0], start=days[0])
    goal = replace(
        MONDAY, created_on=days[0], versions=(first, GoalVersion(version=2, start=date(2026, 3, 1), title="Again"))
    )
    therapy = replace(CONTENTS.therapy, therapy_start=days[0], rhythms=(Rhythm(start=days[0], months=1),))
    contents = replace(
        CONTENTS, therapy=therapy, goals=(goal,), ratings=(*ratings, extra, twice), check_ins=(), reassessments=()
    )
    (page,) = assemble(contents, None, today=END, start=days[0], end=END, include=(PrivateKind.RATING_NOTES,)).goals
    assert [(row.year, row.remark) for row in page.years] == [
        ("2024", None),
        ("2025", None),
        ("2026", None),
        ("2026", "new wording"),
    ]
    assert page.years[0].months == ("1", "2", "3", "4", "5", "?", "7", "8", "9", "0", "1", "2")
    assert page.years[1].months[10] == "–"
    assert page.years_caption == (
        "My own ratings, month by month; “–” no check-in; “?” not sure; empty: none due, or another version."
    )
    assert page.years[3].months == ("", "", "3", "4", "5", "6", "7", "8, 9", "", "", "", "")
    assert (page.years[0].levels, page.years[3].levels) == (None, ("",) * 7 + ("+1",) + ("",) * 4)
    assert [(row.day, row.value, row.remark, row.own_note) for row in page.ratings] == [
        ("6 February 2024", "2", None, "private rating note"),
        ("6 August 2026", "8", None, "private rating note"),
        ("9 August 2026", "1", "between check-ins", None),
    ]
    (later,) = assemble(contents, None, today=END, start=date(2026, 6, 1), end=END).goals
    assert later.years == ()
    assert later.course.first == date(2026, 3, 6)
