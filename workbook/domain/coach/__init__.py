"""The coach: a goal statement in, clues out. It shows and suggests; it never scores and never blocks.

What it knows of a language is data (`resources/coach/`); here is how that is used. A statement is first cut down to
the goal itself, since the story around it ("after 12 years of this") says nothing about how well the goal is put
(`wording`). Each label then looks for its own signs in the part of the goal where they count (`labels`, `several`).
`review` turns what was found into hints, `form` adds those for the other fields of a goal.
"""

from workbook.domain.coach.hints import LABELS, WANTED, Hint
from workbook.domain.coach.review import Review, review, review_version
from workbook.domain.coach.rules import Rules, load_rules

__all__ = ["LABELS", "WANTED", "Hint", "Review", "Rules", "load_rules", "review", "review_version"]
