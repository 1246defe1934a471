"""What the pages of a reassessment show, read at once."""

from dataclasses import dataclass
from datetime import date

from workbook.domain.contents import Contents
from workbook.domain.reassessment import Reassessment
from workbook.services.concerns import helped_all
from workbook.services.half_decisions import HalfDecision, half_decisions
from workbook.services.ports import Workbook
from workbook.services.prepared_page import prepared_page
from workbook.services.summary import summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The workbook on `today`, and the reassessment that is prepared or was chosen; `helped` when all goals are helped.

    `undecided` is what was said about goals in the session that were not decided about; `page` the page, from 0, on
    which preparing stopped.
    """

    today: date
    contents: Contents
    reassessment: Reassessment | None
    helped: bool
    undecided: tuple[HalfDecision, ...] = ()
    page: int = 0


def see(workbook: Workbook, identifier: str | None, today: date) -> Seen:
    """Return what is shown for one reassessment, or for the draft where none is named."""
    contents = workbook.contents()
    drafts = [each for each in contents.reassessments if not each.complete]
    named = [each for each in contents.reassessments if each.id == identifier]
    chosen = named or drafts
    return Seen(
        today=today,
        contents=contents,
        reassessment=chosen[-1] if chosen else None,
        helped=helped_all(summarise(contents, today)),
        undecided=half_decisions(workbook, chosen[-1].id) if chosen else (),
        page=prepared_page(workbook, chosen[-1].id) if chosen else 0,
    )
