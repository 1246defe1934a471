"""The words for every choice a person makes, as the window and the report both show them."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from workbook.domain.check_in import Practice, Pressure, Statement
from workbook.domain.goal import Area, CouldHurt, GoalStatus
from workbook.domain.rating import Rater, RatingKind
from workbook.domain.reassessment import Agreed, Decision, Group, Page, PrivateKind, Step
from workbook.domain.therapy import EventKind
from workbook.resources import translate as _
from workbook.resources import translate_count


def label(member: StrEnum) -> str:
    """Return the words for a choice. What may be in the way has its words in `services.in_the_way`."""
    return _WORDS[type(member)]()[member]


def as_choice(words: str) -> str:
    """Return words as they stand beside a mark: with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def statement_ends(statement: Statement) -> str:
    """Return how the answers 0-4 to a statement are read."""
    if statement in (Statement.DREAD, Statement.AFTER):
        return _("0 not at all, 4 very much; lower is easier")
    return _("0 not at all, 4 very much; higher is easier")


def level_label(level: int) -> str:
    """Return what a goal attainment level from -2 to +2 means."""
    return {
        -2: _("much less than hoped for"),
        -1: _("less than hoped for"),
        0: _("as hoped for"),
        1: _("more than hoped for"),
        2: _("much more than hoped for"),
    }[level]


def session_rhythm(days: int) -> str:
    """Return how often sessions take place, every so many days, 1-366."""
    return {
        7: _("weekly"),
        14: _("every two weeks"),
        21: _("every three weeks"),
        28: _("every four weeks"),
    }.get(days, translate_count("every {days} day", "every {days} days", days).format(days=days))


def step_question(step: Step) -> str:
    """Return a step as a question to raise in the session."""
    return {
        Step.TALK: _("Could we talk about how therapy is going for me, and what may be in the way?"),
        Step.REASSESS: _("Could we look at my goals together and choose again what matters most?"),
        Step.RHYTHM: _("Is how often we meet still right for us?"),
        Step.LENGTH: _("How long do we think this will take, and how will we know?"),
        Step.APPROACH: _("Is there another tool or another way of working that we could try?"),
        Step.THERAPIST: _("What would it be like to see another therapist, and how could that go well?"),
        Step.EXTRA_SUPPORT: _("What other support could help beside therapy, such as a group or people near me?"),
        Step.MEDICINE: _("Is there a question about medicine that I could take to a doctor?"),
        Step.SPACE_OUT: _("Could we meet less often, or plan how to bring this to a good end?"),
    }[step]


_WORDS: dict[type[StrEnum], Callable[[], Mapping[StrEnum, str]]] = {
    GoalStatus: lambda: {
        GoalStatus.DRAFT: _("draft"),
        GoalStatus.ACTIVE: _("active"),
        GoalStatus.REACHED: _("reached"),
        GoalStatus.CONTENT: _("fine as it is"),
        GoalStatus.SET_ASIDE: _("set aside"),
    },
    Area: lambda: {
        Area.COPING: _("Coping with something hard"),
        Area.GROWTH: _("Growing as a person"),
        Area.FEELINGS: _("Feelings"),
        Area.CONFIDENCE: _("Confidence"),
        Area.RELATIONSHIPS: _("People in my life"),
        Area.HEALTH: _("Body, sleep and health"),
        Area.WORK: _("Work or study"),
        Area.OTHER: _("Something else"),
    },
    CouldHurt: lambda: {
        CouldHurt.NO: _("No"),
        CouldHurt.PERHAPS: _("Perhaps"),
        CouldHurt.NOT_SURE: _("Not sure"),
    },
    Statement: lambda: {
        Statement.DREAD: _("I dread going"),
        Statement.CONNECTION: _("I feel connected and understood"),
        Statement.NEEDS: _("We work on what matters most to me"),
        Statement.AFTER: _("After sessions I feel low or shaken, and it does not settle"),
    },
    Practice: lambda: {
        Practice.DONE: _("I tried it"),
        Practice.NONE_SET: _("Nothing was planned"),
        Practice.NOT_DONE: _("It did not happen"),
    },
    Pressure: lambda: {
        Pressure.WORK: _("Work or study"),
        Pressure.RELATIONSHIP: _("My relationship"),
        Pressure.FAMILY: _("Family"),
        Pressure.MONEY: _("Money"),
        Pressure.HOUSING: _("Where I live"),
        Pressure.HEALTH: _("My health"),
        Pressure.FEELINGS: _("How I feel in myself"),
        Pressure.LOSS: _("A loss"),
        Pressure.CARING: _("Caring for somebody"),
        Pressure.ALONE: _("Being alone with things"),
        Pressure.THERAPY_COST: _("What therapy costs"),
        Pressure.OTHER: _("Something else"),
    },
    EventKind: lambda: {
        EventKind.THERAPIST: _("Another therapist"),
        EventKind.APPROACH: _("Another way of working"),
        EventKind.MEDICATION: _("A change of medicine"),
        EventKind.LIFE: _("Something in my life"),
        EventKind.PAUSE: _("A pause in therapy"),
        EventKind.OTHER: _("Something else"),
    },
    RatingKind: lambda: {
        RatingKind.BASELINE: _("start"),
        RatingKind.CHECKIN: _("check-in"),
        RatingKind.EXTRA: _("between check-ins"),
        RatingKind.SESSION: _("in the session"),
        RatingKind.RECALLED: _("remembered start"),
    },
    Rater: lambda: {
        Rater.ME: _("my rating"),
        Rater.THERAPIST: _("my therapist’s rating"),
        Rater.OTHER: _("somebody else’s rating"),
    },
    Step: lambda: {
        Step.TALK: _("Talk about how therapy is going"),
        Step.REASSESS: _("Look at the goals again"),
        Step.RHYTHM: _("How often we meet"),
        Step.LENGTH: _("How long we go on"),
        Step.APPROACH: _("Try another tool or way of working"),
        Step.THERAPIST: _("Think about another therapist"),
        Step.EXTRA_SUPPORT: _("Extra support, such as a group"),
        Step.MEDICINE: _("A question about medicine, for a doctor"),
        Step.SPACE_OUT: _("Meet less often, or plan an ending"),
    },
    Decision: lambda: {
        Decision.KEEP: _("keep"),
        Decision.REWORD: _("reword"),
        Decision.REACHED: _("reached"),
        Decision.CONTENT: _("fine as it is"),
        Decision.SET_ASIDE: _("set aside"),
    },
    Agreed: lambda: {Agreed.YES: _("yes"), Agreed.PARTLY: _("partly"), Agreed.NOT_YET: _("not yet")},
    Group: lambda: {
        Group.LIFE_OUTSIDE: _("Life outside"),
        Group.MY_SIDE: _("My side of it"),
        Group.HOW_WE_WORK: _("How we work"),
        Group.WORKING_TOGETHER: _("Working together"),
    },
    PrivateKind: lambda: {
        PrivateKind.OWN_WORDS: _("My first own words, and things I added in my own words"),
        PrivateKind.RATING_NOTES: _("Notes on ratings"),
        PrivateKind.CHECKIN_NOTES: _("Notes on check-ins"),
        PrivateKind.PRACTICE_NOTES: _("Notes on practice"),
        PrivateKind.PRESSURE_NOTES: _("Notes on what life brought"),
        PrivateKind.CLOSING_NOTES: _("Notes on closed goals and decisions"),
        PrivateKind.PROMPTS: _("What has helped, why it may not be helping, what may stay as it is"),
    },
    Page: lambda: {Page.A4: _("A4"), Page.LETTER: _("US Letter")},
}
