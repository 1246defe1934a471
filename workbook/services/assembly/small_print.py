"""What the numbers of the report can and cannot say, and where the rules come from."""

from workbook.resources import translate as _


def small_print(*, has_levels: bool) -> tuple[str, ...]:
    """Return what the small print says, a paragraph each; of levels where a goal has some."""
    said = (
        _(
            "Goal ratings show whether life moves towards what the person wants. They do not measure illness: in a "
            "study of 1,641 young people, 34.8\u00a0% had progress in their goals without reliable change in their "
            "symptoms (1). A rating is a start for a conversation, not a mark for anybody."
        ),
        _(
            "A change counts as reliable from 3 points on a scale of 0 to 10, from the first to the latest rating of "
            "one wording. This threshold was made for young people (2) and is a rule of thumb here. Ratings wobble "
            "by about one point by themselves."
        ),
        _(
            "To tell whether a goal is on its way, three simple stories are compared with all ratings: the line from "
            "start to target, standing still, and going down. Where none is clearly the better one, the report says "
            "so in plain numbers. Months without a rating are gaps and are never filled."
        ),
        _(
            "When something is worth raising is a rule of thumb too: in different studies, half of people improved "
            "within about 8 to 18 sessions (3, 4, 5). Feedback helps most when it comes with a look at what may be "
            "in the way (6)."
        ),
    )
    if not has_levels:
        return said
    return (
        *said,
        _(
            "Where five levels are written for a goal, the T-score sums up the levels of all such goals: 50 means "
            "that they are reached as hoped for on average (7, 8)."
        ),
    )


def sources(*, has_levels: bool) -> tuple[str, ...]:
    """Return the sources that the small print numbers from 1."""
    general = (
        "Krause KR, Edbrooke-Childs J, Singleton R, Wolpert M (2022). Are we comparing apples with oranges? Assessing "
        "improvement across symptoms, functioning, and goal progress for adolescent anxiety and depression. Child "
        "Psychiatry & Human Development 53, 737-753.",
        "NHS England. Mental health statistics: outcomes for children and young people, goal-based outcomes.",
        "Howard KI, Kopta SM, Krause MS, Orlinsky DE (1986). The dose-effect relationship in psychotherapy. "
        "American Psychologist 41, 159-164.",
        "Kadera SW, Lambert MJ, Andrews AA (1996). How much therapy is really enough? Journal of Psychotherapy "
        "Practice and Research 5, 132-151.",
        "Hansen NB, Lambert MJ, Forman EM (2002). The psychotherapy dose-response effect and its implications for "
        "treatment delivery services. Clinical Psychology: Science and Practice 9, 329-343.",
        "Barkham M, De Jong K, Delgadillo J, Lutz W (2023). Routine outcome monitoring (ROM) and feedback: research "
        "review and recommendations. Psychotherapy Research 33, 841-855.",
    )
    if not has_levels:
        return general
    return (
        *general,
        "Kiresuk TJ, Sherman RE (1968). Goal attainment scaling: a general method for evaluating comprehensive "
        "community mental health programs. Community Mental Health Journal 4, 443-453.",
        "Turner-Stokes L (2009). Goal attainment scaling (GAS) in rehabilitation: a practical guide. Clinical "
        "Rehabilitation 23, 362-370, with its erratum.",
    )
