"""What the services need from the world, as protocols; storage keeps these promises."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from workbook.domain.check_in import CheckIn
from workbook.domain.contents import Contents
from workbook.domain.goal import Goal
from workbook.domain.rating import Rating
from workbook.domain.reassessment import Reassessment
from workbook.domain.therapy import Event, Person, Therapy
from workbook.domain.unfinished import UnfinishedVersion
from workbook.services.mark import Mark

Entry = Goal | Rating | CheckIn | Event | Reassessment | Person | UnfinishedVersion | Mark | Therapy
"""Whatever can be put into a workbook. All but `Therapy`, of which there is one, have an `id`."""

Kind = TypeVar("Kind", Goal, CheckIn, Event, Reassessment, Person, UnfinishedVersion, Mark, Rating)


class Workbook(Protocol):
    """An open workbook. Every call is read or committed at once, unless inside `together()`.

    Reading may raise `StorageProblem` (see `services.problems`), writing too; then nothing of the call is kept.
    """

    def therapy(self) -> Therapy:
        """Return what is known about the therapy."""

    def every(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Return all entries of a kind in the order of the file: `every(Goal)`, `every(CheckIn)`."""

    def find(self, kind: type[Kind], identifier: str) -> Kind | None:
        """Return the entry of this kind with this id, or None."""

    def ratings_of(self, goal: str, *, newest: int | None = None) -> tuple[Rating, ...]:
        """Return a goal's ratings in file order; with `newest`, only so many of the latest by day."""

    def oldest_ratings_of(self, goal: str, number: int) -> tuple[Rating, ...]:
        """Return so many of a goal's ratings, the earliest by day, in file order."""

    def ratings_in(self, check_in: str) -> tuple[Rating, ...]:
        """Return the ratings that belong to a check-in, in file order."""

    def contents(self) -> Contents:
        """Return everything that the exchange file holds."""

    def put(self, *entries: Entry) -> None:
        """Add entries at the end of their list, or replace those with the same id where they stand."""

    def remove(self, *entries: Entry) -> None:
        """Remove entries, by kind and id; a goal takes its versions with it, its ratings are removed by the caller."""

    def put_goal_order(self, identifiers: Sequence[str]) -> None:
        """Put the goals into this order; `identifiers` names every goal once."""

    def together(self) -> AbstractContextManager[None]:
        """Make everything inside one transaction: all of it is kept, or nothing."""
