"""What a service changed: enough to tell everybody who shows it, and to take it back."""

from dataclasses import dataclass

from workbook.domain.check_in import CheckIn
from workbook.domain.goal import Goal
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person, Therapy
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.ports import Entry, Workbook


def _key(entry: Entry) -> tuple[str, str]:
    return type(entry).__name__, "" if isinstance(entry, Therapy) else entry.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The entries as they were `before` and as they are `after`; one that stands on one side alone came or went.

    `goal_order` holds the order of the goals before and after where it changed.
    """

    before: tuple[Entry, ...] = ()
    after: tuple[Entry, ...] = ()
    goal_order: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def __bool__(self) -> bool:
        return self.before != self.after or self.goal_order is not None

    def __add__(self, later: "Changes") -> "Changes":
        """Return both as one: what was before the first, what is after the second."""
        touched_later = {_key(entry) for entry in (*later.before, *later.after)}
        touched_here = {_key(entry) for entry in (*self.before, *self.after)}
        order = self.goal_order or later.goal_order
        if self.goal_order and later.goal_order:
            order = (self.goal_order[0], later.goal_order[1])
        return Changes(
            before=(*self.before, *(entry for entry in later.before if _key(entry) not in touched_here)),
            after=(*(entry for entry in self.after if _key(entry) not in touched_later), *later.after),
            goal_order=order,
        )

    @property
    def goals(self) -> frozenset[str]:
        """Ids of the goals whose wording, status, ratings or half-written change is touched."""
        touched: set[str] = set()
        for entry in (*self.before, *self.after):
            match entry:
                case Goal():
                    touched.add(entry.id)
                case Rating() | UnfinishedVersion():
                    touched.add(entry.goal)
        if self.goal_order is not None:
            touched.update(self.goal_order[1])
        return frozenset(touched)

    @property
    def is_deed(self) -> bool:
        """Whether the person did something, more than write in a form that waits or look into a check-in."""
        entries = (*self.before, *self.after)
        if len(entries) == 1 and isinstance(entries[0], CheckIn) and not entries[0].complete:
            return False
        return bool(self.goals) or self.touches(CheckIn, Event, Reassessment, Person, Therapy)

    def touches(self, *kinds: type[Goal | Rating | CheckIn | Event | Reassessment | Person | Therapy]) -> bool:
        """Tell whether any entry of these kinds came, went or changed."""
        return any(isinstance(entry, kinds) for entry in (*self.before, *self.after))

    @property
    def reversed(self) -> "Changes":
        """What taking this back would change."""
        order = None if self.goal_order is None else (self.goal_order[1], self.goal_order[0])
        return Changes(before=self.after, after=self.before, goal_order=order)


def apply(workbook: Workbook, changes: Changes) -> Changes:
    """Make the workbook as it is after `changes`, in one transaction, and return them."""
    stay = {_key(entry) for entry in changes.after}
    with workbook.together():
        workbook.remove(*(entry for entry in changes.before if _key(entry) not in stay))
        workbook.put(*changes.after)
        if changes.goal_order is not None:
            workbook.put_goal_order(changes.goal_order[1])
    return changes


def undo(workbook: Workbook, changes: Changes) -> Changes:
    """Take `changes` back, in one transaction, and return what that changed; undoing those again redoes them."""
    return apply(workbook, changes.reversed)
